"""The strict reader: a misspelt key, a missing translation or a wrong kind of value names its place."""

from datetime import date

import pytest

from rmt_desktop.catalog.entries import BadTable, Entry, built
from rmt_desktop.domain.bilingual import Bilingual


def an_entry(**values: object) -> Entry:
    return Entry("areas.toml area.3", dict(values))


def test_a_misspelt_key_is_an_error_that_names_the_file_and_the_key() -> None:
    with pytest.raises(BadTable, match=r"areas\.toml area\.3: sensitve is not known"):
        built([an_entry(id="breast", sensitve=True)], lambda entry: entry.text("id"))


def test_an_entry_read_to_its_last_key_is_returned() -> None:
    assert built([an_entry(id="neck", sides=True)], lambda entry: (entry.text("id"), entry.flag("sides"))) == (
        ("neck", True),
    )


@pytest.mark.parametrize("value", [{"en": "Neck"}, {"en": "Neck", "fr": ""}, {"en": "Neck", "fr": "Cou", "de": "Hals"}])
def test_a_text_needs_exactly_the_two_languages(value: dict[str, str]) -> None:
    with pytest.raises(BadTable, match="needs a text in English and one in French"):
        an_entry(name=value).both("name")


def test_a_missing_text_is_an_error_only_where_it_is_needed() -> None:
    assert an_entry().maybe_both("easier") is None
    with pytest.raises(BadTable, match="easier is missing"):
        an_entry().both("easier")


def test_lists_of_texts_keep_their_order() -> None:
    steps = [{"en": "Sit.", "fr": "Assoyez-vous."}, {"en": "Turn.", "fr": "Tournez."}]
    assert an_entry(steps=steps).list_of_both("steps") == (
        Bilingual(en="Sit.", fr="Assoyez-vous."),
        Bilingual(en="Turn.", fr="Tournez."),
    )


@pytest.mark.parametrize(("value", "expected"), [(60, 60), ("60", 60), ("", None)])
def test_whole_numbers_are_read_from_toml_and_from_csv(value: object, expected: int | None) -> None:
    assert an_entry(norm=value).maybe_whole("norm") == expected


@pytest.mark.parametrize("value", ["sixty", True, 4.5, "-3"])
def test_what_is_not_a_whole_number_is_refused(value: object) -> None:
    with pytest.raises(BadTable, match="norm is not a whole number"):
        an_entry(norm=value).maybe_whole("norm")


@pytest.mark.parametrize(("value", "expected"), [("yes", True), ("", False), (True, True), (False, False)])
def test_yes_and_no_are_read_from_toml_and_from_csv(value: object, *, expected: bool) -> None:
    assert an_entry(sides=value).flag("sides") is expected


def test_what_is_neither_yes_nor_no_is_refused() -> None:
    with pytest.raises(BadTable, match="sides is neither yes nor no"):
        an_entry(sides="no").flag("sides")


@pytest.mark.parametrize("value", ["2026-11-23", 2026])
def test_a_day_is_a_day_and_no_text(value: object) -> None:
    with pytest.raises(BadTable, match="effective is not a day"):
        an_entry(effective=value).day("effective")
    assert an_entry(effective=date(2026, 11, 23)).day("effective") == date(2026, 11, 23)


@pytest.mark.parametrize("value", ["fever", [["fever", "yes"]], [["fever"], "yes"]])
def test_conditions_are_groups_of_clauses(value: object) -> None:
    with pytest.raises(BadTable):
        an_entry(when=value).lists("when")
