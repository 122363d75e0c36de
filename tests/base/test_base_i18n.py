"""Texts in three languages: English as written, French from the catalogue, and one that shows what was forgotten."""

import pytest

from rmt_desktop.base.i18n import translator


def test_english_texts_are_what_stands_in_the_code() -> None:
    assert translator("en")("Saved {time}", time="14:02") == "Saved 14:02"
    assert translator("en")("a { that is no placeholder") == "a { that is no placeholder"


def test_french_texts_come_from_the_catalogue_with_their_values() -> None:
    assert translator("fr")("Lock") == "Verrouiller"
    assert "14:02" in translator("fr")("Saved {time}", time="14:02")
    assert translator("fr")("Saved {time}", time="14:02") != "Saved 14:02"


@pytest.mark.parametrize("language", ["en", "fr", "en_XA"])
def test_nothing_to_say_is_nothing_in_every_language(language: str) -> None:
    assert translator(language)("") == ""


def test_the_language_of_the_layout_tests_is_longer_and_keeps_placeholders() -> None:
    said = translator("en_XA")("Saved {time}", time="14:02")
    assert said.startswith("Sàvéd 14:02")
    assert len(translator("en_XA")("Saved at once")) >= 1.4 * len("Saved at once") - 1


def test_a_plural_takes_the_form_that_fits_the_count() -> None:
    assert translator("en").plural("{count} client", "{count} clients", 1) == "1 client"
    assert translator("en").plural("{count} client", "{count} clients", 2) == "2 clients"
