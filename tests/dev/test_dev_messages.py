"""The French catalogue: finding the texts, keeping the file in step, saying what is wrong, compiling it."""

import gettext
import io
import os
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po, write_po
from hypothesis import given
from hypothesis import strategies as st

from tools.compile_messages import compile_stale, compiled, entries
from tools.messages import marked_texts, merged, placeholders, problems, rendered

WORDS = st.text(st.characters(codec="utf-8", exclude_characters="\0\r", exclude_categories=["Cs"]), min_size=1)


def catalog(*messages: tuple[str | tuple[str, str], str | tuple[str, str]], fuzzy: bool = False) -> Catalog:
    result = Catalog(locale="fr", fuzzy=False)
    for ids, texts in messages:
        result.add(ids, texts, locations=[("rmt_desktop/domain/money.py", 0)], flags=["fuzzy"] if fuzzy else [])
    return result


def po_bytes(source: Catalog) -> bytes:
    out = io.BytesIO()
    write_po(out, source)
    return out.getvalue()


def translations(source: Catalog) -> gettext.GNUTranslations:
    data = compiled(entries(io.StringIO(po_bytes(source).decode(), newline="\n")))
    return gettext.GNUTranslations(io.BytesIO(data))


def test_texts_are_found_wherever_they_are_marked() -> None:
    source = """
name = N_("Cash")
title = self._tr("Paid {amount}", amount=money)
line = f"{tr('Total')}: {tr.plural('{count} day', '{count} days', n)}"
long = tr("one " "sentence")
not_a_text = tr(name)
"""
    assert set(marked_texts(source)) == {
        ("Cash",),
        ("Paid {amount}",),
        ("Total",),
        ("{count} day", "{count} days"),
        ("one sentence",),
    }


def test_updating_keeps_the_words_and_drops_texts_that_are_gone() -> None:
    known = catalog(("Cash", "Comptant"), ("Cheque", "Chèque"))
    template = catalog(("Cash", ""), ("Debit card", ""))
    result = merged(template, known)
    assert result["Cash"].string == "Comptant"
    assert not result["Debit card"].string
    assert result.get("Cheque") is None


def test_writing_the_catalogue_twice_changes_nothing() -> None:
    source = catalog(("Cash", "Comptant"), (("{count} day", "{count} days"), ("{count} jour", "{count} jours")))
    text = rendered(merged(source, source))
    again = read_po(io.BytesIO(text.encode()), locale="fr")
    assert rendered(merged(source, again)) == text


def test_the_catalogue_names_files_without_line_numbers_and_dates() -> None:
    source = Catalog(locale="fr")
    source.add("Cash", "Comptant", locations=[("rmt_desktop/domain/money.py", 321)])
    text = rendered(merged(source, source))
    assert "#: rmt_desktop/domain/money.py\n" in text
    assert "321" not in text
    assert "Date" not in text


@pytest.mark.parametrize(
    ("template", "known", "sentence"),
    [
        (catalog(("Cash", "")), catalog(), "not in the catalogue"),
        (catalog(), catalog(("Cash", "Comptant")), "no longer in the program"),
        (catalog(("Cash", "")), catalog(("Cash", "")), "not translated"),
        (catalog(("Cash", "")), catalog(("Cash", "Comptant"), fuzzy=True), "fuzzy"),
        (catalog(("Paid {cents}", "")), catalog(("Paid {cents}", "Payé {sous}")), "placeholders differ"),
        (catalog(("Paid {cents}", "")), catalog(("Paid {cents}", "Payé")), "placeholders differ"),
        (catalog(("Paid {}", "")), catalog(("Paid {}", "Payé {}")), "must have names"),
        (catalog(("Paid {", "")), catalog(("Paid {", "Payé {")), "broken braces"),
    ],
)
def test_every_fault_of_a_translation_is_named(template: Catalog, known: Catalog, sentence: str) -> None:
    assert sentence in " ".join(problems(template, known))


def test_a_complete_translation_has_no_problems() -> None:
    one = ("Paid {cents}", "Payé {cents}")
    many = (("{count} day", "{count} days"), ("{count} jour", "{count} jours"))
    assert list(problems(catalog(one, many), catalog(one, many))) == []


def test_placeholders_are_read_as_format_reads_them() -> None:
    assert placeholders("{a} and {b:>4} and {{c}}") == {"a", "b"}
    assert placeholders("{a") is None


@given(st.dictionaries(WORDS, WORDS, min_size=1, max_size=6))
def test_compiled_messages_read_back_as_they_were_written(messages: dict[str, str]) -> None:
    tr = translations(catalog(*messages.items()))
    assert {text: tr.gettext(text) for text in messages} == messages


def test_a_compiled_plural_follows_french_counting() -> None:
    tr = translations(catalog((("{count} day", "{count} days"), ("{count} jour", "{count} jours"))))
    assert [tr.ngettext("{count} day", "{count} days", n) for n in (0, 1, 2)] == [
        "{count} jour",
        "{count} jour",
        "{count} jours",
    ]


def test_guesses_and_gaps_show_the_english_text() -> None:
    assert translations(catalog(("Cash", "Comptant?"), fuzzy=True)).gettext("Cash") == "Cash"
    assert translations(catalog(("Cash", ""))).gettext("Cash") == "Cash"


def test_a_broken_catalogue_is_refused_with_its_line() -> None:
    with pytest.raises(ValueError, match="line 2"):
        list(entries(['msgid "Cash"', "nonsense"]))


def test_only_a_stale_catalogue_is_compiled(tmp_path: Path) -> None:
    source = tmp_path / "fr" / "LC_MESSAGES" / "rmt.po"
    source.parent.mkdir(parents=True)
    source.write_bytes(po_bytes(catalog(("Cash", "Comptant"))))
    assert compile_stale(tmp_path) == [source.with_suffix(".mo")]
    assert compile_stale(tmp_path) == []
    later = source.with_suffix(".mo").stat().st_mtime + 5
    os.utime(source, (later, later))
    assert compile_stale(tmp_path) == [source.with_suffix(".mo")]
