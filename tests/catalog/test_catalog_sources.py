"""Every fact names where it was taken from, and every mark can be looked up."""

import csv
import re
import tomllib

import pytest

from rmt_desktop.base.paths import resources
from rmt_desktop.catalog.loader import load_catalog
from rmt_desktop.domain.catalog import TO_VERIFY, is_to_verify

CATALOG = load_catalog()
FOLDER = resources() / "catalog"
MARK = re.compile(r"GK|S\d+[a-e]?")
TABLES = (
    "areas",
    "techniques",
    "movements",
    "postures",
    "special_tests",
    "exercises",
    "provinces",
    "rules",
    "collection",
)


@pytest.mark.parametrize("table", TABLES)
def test_every_entry_names_its_sources(table: str) -> None:
    for entry in getattr(CATALOG, table):
        assert all(MARK.fullmatch(mark) for mark in entry.source.split(", ")), entry


def test_taxes_and_consent_name_their_sources() -> None:
    sources = [period.source for period in CATALOG.taxes.periods]
    sources += [CATALOG.consent_wording.source, *(element.source for element in CATALOG.consent_wording.elements)]
    assert all(MARK.fullmatch(mark) for source in sources for mark in source.split(", "))


def test_every_mark_in_the_tables_can_be_looked_up_and_every_one_listed_is_used() -> None:
    listed = set(tomllib.loads((FOLDER / "sources.toml").read_text(encoding="utf-8"))["sources"])
    used = set()
    for file in FOLDER.iterdir():
        if file.suffix == ".csv":
            with file.open(encoding="utf-8", newline="") as lines:
                used |= {mark for row in csv.DictReader(lines) for mark in row.get("source", "").split(", ")}
        elif file.name != "sources.toml":
            used |= set(re.findall(r"\bS\d+[a-e]?\b", file.read_text(encoding="utf-8")))
    assert used - {"GK", ""} == listed


@pytest.mark.parametrize(("source", "expected"), [("GK", True), ("S8, GK", True), ("S8, S62", False)])
def test_general_knowledge_is_shown_as_to_be_verified(source: str, *, expected: bool) -> None:
    assert is_to_verify(source) is expected
    assert TO_VERIFY == "to be verified by a practitioner"
