"""Names, phones, e-mails, birth dates: what is plainly wrong is said, and everything a person is called is kept."""

from datetime import date, timedelta

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from rmt_desktop.domain.people import (
    Address,
    Contact,
    age_on,
    birth_date_problems,
    clean_line,
    digits,
    email_problems,
    name_problems,
    phone_problems,
)
from tests.support.builders import TODAY


@pytest.mark.parametrize(
    ("born", "day", "age"),
    [
        (date(1988, 4, 30), date(2026, 4, 29), 37),
        (date(1988, 4, 30), date(2026, 4, 30), 38),
        (date(2004, 2, 29), date(2026, 2, 28), 21),
        (date(2004, 2, 29), date(2026, 3, 1), 22),
        (date(2026, 1, 1), date(2026, 1, 1), 0),
    ],
)
def test_age_in_whole_years(born, day, age):
    assert age_on(born, day) == age


@given(st.dates(), st.integers(0, 40_000))
def test_nobody_gets_younger(born, days):
    assume(born + timedelta(days=days) < date.max - timedelta(days=1) if days < (date.max - born).days else False)
    day = born + timedelta(days=days)
    assert 0 <= age_on(born, day) <= age_on(born, day + timedelta(days=1)) <= age_on(born, day) + 1


@pytest.mark.parametrize(
    ("born", "is_wrong"),
    [
        (None, False),
        (TODAY, False),
        (TODAY + timedelta(days=1), True),
        (date(1896, 11, 23), False),
        (date(1895, 11, 23), True),
        (date(1, 1, 1), True),
    ],
)
def test_a_birth_date_is_neither_in_the_future_nor_older_than_anybody(born, is_wrong):
    assert bool(list(birth_date_problems("birth_date", born, TODAY))) is is_wrong


@pytest.mark.parametrize(
    "number", ["", "416 555 0187", "(416) 555-0187", "+1 416 555 0187", "5550187", "+4917612345678"]
)
def test_a_number_that_can_be_dialled_is_right(number):
    assert not list(phone_problems("phone", number))


@pytest.mark.parametrize("number", ["4" * 40, "12345", "none", "🙂", "٤١٦٥٥٥٠١٨٧"])
def test_a_number_that_cannot_be_dialled_says_how_many_digits_it_has(number):
    (problem,) = phone_problems("phone", number)
    assert problem.values["count"] == len(digits(number))


@pytest.mark.parametrize("email", ["", "a@b.ca", "first.last+x@sub.example.ca", "é@ü.ca"])
def test_an_e_mail_that_could_arrive_is_right(email):
    assert not list(email_problems("email", email))


@pytest.mark.parametrize("email", ["a", "a@", "@b.ca", "a@b", "a b@c.ca", "a@b.", "a@@b.ca", "a@b.ca "])
def test_an_e_mail_that_is_not_complete_is_said(email):
    assert list(email_problems("email", email))


def test_a_name_is_needed_or_not_and_fits_on_paper():
    assert list(name_problems("name", " ", required=True))
    assert not list(name_problems("name", " ", required=False))
    assert not list(name_problems("name", "x" * 120, required=True))
    assert list(name_problems("name", "x" * 121, required=False))


@given(st.text())
def test_a_cleaned_line_is_one_line_without_hidden_signs_and_cleaning_again_changes_nothing(text):
    line = clean_line(text)
    assert not set(line) & set("\n\r\t\u202e\u2066\x00\x7f")
    assert line == line.strip()
    assert "  " not in line
    assert clean_line(line) == line


@given(st.text(st.characters(categories=("L", "N", "P", "S")), min_size=1))
def test_letters_numbers_and_emoji_of_every_script_stay(text):
    assert clean_line(text) == text


def test_every_kind_of_space_is_a_space():
    assert clean_line("Dr\u00a0Roy\u2003X") == "Dr Roy X"


def test_persian_and_indic_names_keep_their_joiners_but_joiners_alone_are_no_name():
    assert clean_line("علی\u200cرضا") == "علی\u200cرضا"
    assert clean_line(" \u200c\u200d ") == ""


def test_a_family_emoji_stays_in_one_piece():
    assert clean_line(" 👩\u200d👧 Maya ") == "👩\u200d👧 Maya"


def test_an_address_on_an_envelope_has_no_empty_lines():
    address = Address(line1="12 Front St E", city="Toronto", province="ON", postal_code="M5E 1B1")
    assert address.lines() == ("12 Front St E", "Toronto ON M5E 1B1")
    assert Address().lines() == ()


@pytest.mark.parametrize(
    ("contact", "is_there"),
    [
        (Contact(), False),
        (Contact(relation="mother"), False),
        (Contact(name="Julie"), True),
        (Contact(phone="1"), True),
    ],
)
def test_a_contact_is_there_when_it_can_be_reached_or_named(contact, is_there):
    assert bool(contact) is is_there
