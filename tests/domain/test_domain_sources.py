"""Where a fact comes from, in words."""

import pytest

from rmt_desktop.base.i18n import translator
from rmt_desktop.catalog.loader import load_catalog
from rmt_desktop.domain.catalog import source_text


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("GK", "General knowledge, to be verified by a practitioner."),
        ("", "General knowledge, to be verified by a practitioner."),
        ("S4", "Source: S4"),
        ("S8, S10", "Source: S8, S10"),
        ("S55, GK", "Source: S55; in part general knowledge, to be verified by a practitioner."),
    ],
)
def test_general_knowledge_is_always_said_to_be_verified(source: str, words: str) -> None:
    assert source_text(source, translator("en")) == words


def test_every_mark_of_the_rules_is_explained() -> None:
    catalog = load_catalog()
    known = {one.mark for one in catalog.sources} | {"GK"}
    used = {mark for rule in catalog.rules for mark in rule.source.replace(",", " ").split()}
    assert used <= known
    assert all(one.place for one in catalog.sources)
