"""Folding and search terms: what a front desk types finds what is written, whatever the accents."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from rmt_desktop.domain.people import Phone
from rmt_desktop.domain.search import Rank, Term, fold, query_terms, terms_of, words
from tests.support.builders import a_client


@pytest.mark.parametrize(
    ("text", "folded"),
    [("Élodie", "elodie"), ("STRAßE", "strasse"), ("Łukasz", "lukasz"), ("Ærø", "aero"), ("ﬁn", "fin"), ("Ⅳ", "iv"),
     ("ǅ", "dz"), ("İstanbul", "istanbul"), ("e\u0301", "e"), ("ᴬ", "a")],
)  # fmt: skip
def test_folding_by_hand(text, folded):
    assert fold(text) == folded


@given(st.text())
@example("ᴬ")  # a capital once it is taken apart
@example("ẞΐ’Ǆ")
def test_folding_twice_is_folding_once(text):
    assert fold(fold(text)) == fold(text)


@given(st.text(st.characters(codec="latin-1")))
def test_upper_and_lower_case_fold_alike(text):
    assert fold(text.upper()) == fold(text) or "µ" in text or "ÿ" in text or "ß" in text


@given(st.text())
def test_words_hold_letters_and_digits_only(text):
    assert all(word and all(character.isalnum() for character in word) for word in words(text))


@given(st.text(min_size=1))
def test_every_beginning_of_a_word_of_a_name_finds_the_client(name):
    terms = [term.text for term in terms_of(a_client(last_name=name, phones=(), email=""))]
    for word in words(name):
        for end in range(1, len(word) + 1):
            assert any(term.startswith(word[:end]) for term in terms)


@pytest.mark.parametrize(
    ("typed", "terms"),
    [
        ("", ()),
        ("  ", ()),
        ("Élodie  Roy", ("elodie", "roy")),
        ("416 555-01", ("41655501",)),
        ("(416)", ("416",)),
        ("12", ("12",)),
        ("1 2", ("1", "2")),
        ("maya 555", ("maya", "555")),
        ("o'neill", ("o", "neill")),
        ("🙂", ()),
        ("J.Zed@example.ca", ("j", "zed")),
        ("@example", ("example",)),
    ],
)
def test_what_is_typed_becomes_words_or_one_number(typed, terms):
    assert query_terms(typed) == terms


def test_a_client_is_found_by_names_phone_e_mail_and_number_and_each_knows_how_telling_it_is():
    client = a_client(
        first_name="Anne-Marie",
        last_name="O'Neill",
        preferred_name="Ami",
        former_names="Roy",
        phones=(Phone(number="+1 416 555 0187"),),
        email="J.Zed@example.ca",
        number=42,
    )
    assert set(terms_of(client)) == {
        Term("o", Rank.FAMILY_NAME),
        Term("neill", Rank.FAMILY_NAME),
        Term("oneill", Rank.FAMILY_NAME),
        Term("ami", Rank.PREFERRED_NAME),
        Term("anne", Rank.FIRST_NAME),
        Term("marie", Rank.FIRST_NAME),
        Term("annemarie", Rank.FIRST_NAME),
        Term("roy", Rank.FORMER_NAME),
        Term("14165550187", Rank.PHONE),
        Term("4165550187", Rank.PHONE),
        Term("5550187", Rank.PHONE),
        Term("j", Rank.EMAIL),
        Term("zed", Rank.EMAIL),
        Term("jzed", Rank.EMAIL),
        Term("42", Rank.NUMBER),
    }


def test_a_word_that_is_two_things_keeps_its_best_rank():
    assert Term("roy", Rank.FAMILY_NAME) in terms_of(a_client(first_name="Roy", last_name="Roy", former_names="Roy"))


@pytest.mark.parametrize("number", ["", "1", "12", "x"])
def test_a_phone_of_one_or_two_digits_is_no_term(number):
    terms = terms_of(a_client(phones=(Phone(number=number),)))
    assert not [term for term in terms if term.rank is Rank.PHONE]
