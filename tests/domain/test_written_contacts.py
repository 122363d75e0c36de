"""Phone numbers and postal codes in their one form: what is certain takes it, everything else stays as typed."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rmt_desktop.domain.people import Address, Contact, digits, written_phone, written_postal_code
from tests.support.builders import a_clinic

FORM = re.compile(r"[2-9][0-9]{2} [2-9][0-9]{2}-[0-9]{4}")
GAPS = st.sampled_from(["", " ", "-", ".", " - ", "\u00a0", "\u2011", "/"])
FIRST, ANY = "ABCEGHJKLMNPRSTVXY", "ABCEGHJKLMNPRSTVWXYZ"


@st.composite
def north_american(draw: st.DrawFn) -> tuple[str, str]:
    """Return ten digits, and the same number as somebody may type it."""
    area, exchange = (draw(st.from_regex(r"[2-9][0-9]{2}", fullmatch=True)) for _ in range(2))
    line = draw(st.from_regex(r"[0-9]{4}", fullmatch=True))
    country = draw(st.sampled_from(["", "1", "+1", "1-", "+1 "]))
    shown = draw(st.sampled_from([area, f"({area})"]))
    typed = f" {country}{shown}{draw(GAPS)}{exchange}{draw(GAPS)}{line} "
    return area + exchange + line, typed


@given(north_american())
def test_a_north_american_number_takes_one_form_however_it_is_typed(number: tuple[str, str]) -> None:
    ten, typed = number
    written = written_phone(typed)
    assert FORM.fullmatch(written)
    assert digits(written) == ten


@given(st.text(max_size=30) | st.from_regex(r"[+0-9() .x-]{0,20}", fullmatch=True))
def test_a_number_keeps_its_digits_and_a_second_writing_changes_nothing(typed: str) -> None:
    written = written_phone(typed)
    assert written_phone(written) == written
    assert digits(written) == digits(typed) or "1" + digits(written) == digits(typed)
    assert written == typed or FORM.match(written)


@pytest.mark.parametrize(
    "typed", ["+49 69 1234567", "555-0100", "116 555 0100", "416 155 0100", "0049 416 555 0100", "ask Anna", "", "911"]
)
def test_what_is_not_certain_stays_as_it_was_typed(typed: str) -> None:
    assert written_phone(typed) == typed


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("(416)555-0100 x12", "416 555-0100 x12"),
        ("4165550100, ext. 7", "416 555-0100 ext. 7"),
        ("514.555.0100 poste 21", "514 555-0100 poste 21"),
        ("514-555-0100 #3", "514 555-0100 #3"),
        ("416 555 0100 after six", "416 555 0100 after six"),
    ],
)
def test_an_extension_stays_behind_the_number_as_typed(typed: str, written: str) -> None:
    assert written_phone(typed) == written


@given(
    st.tuples(*(st.sampled_from(letters) for letters in (FIRST, "0123456789", ANY, "0123456789", ANY, "0123456789"))),
    st.sampled_from(["", " ", "-", "  "]),
    st.booleans(),
)
def test_a_canadian_postal_code_takes_one_form(code: tuple[str, ...], gap: str, is_small: bool) -> None:
    typed = "".join(code[:3]) + gap + "".join(code[3:])
    written = written_postal_code(typed.lower() if is_small else typed)
    assert written == f"{''.join(code[:3])} {''.join(code[3:])}"
    assert written_postal_code(written) == written


@pytest.mark.parametrize("typed", ["90210", "SW1A 1aa", "D1A 0B1", "W1A 0B1", "K1A 0O1", "K1A", ""])
def test_another_code_stays_as_it_was_typed(typed: str) -> None:
    assert written_postal_code(typed) == typed


def test_address_contact_and_clinic_write_their_own() -> None:
    clinic = a_clinic(phone="(519)5550100", address=Address(city="Ottawa", province="ON", postal_code="k1a0b1"))
    assert clinic.written().phone == "519 555-0100"
    assert clinic.written().address.lines() == ("Ottawa ON K1A 0B1",)
    assert Contact(name="Anna", phone="5195550100").written().phone == "519 555-0100"
