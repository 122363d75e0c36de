"""The log in words, and lists for a spreadsheet."""

import csv
import io
from dataclasses import fields

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rmt_desktop.base.i18n import translator
from rmt_desktop.domain.audit import FIRST_HASH, Act, AuditEntry, AuditEvent, Kind, chained
from rmt_desktop.domain.clients import Client
from rmt_desktop.domain.clinic import Clinic, Service, Therapist
from rmt_desktop.domain.visits import Visit
from rmt_desktop.ui.pages.reports.audit_words import ACT_GROUPS, ACT_WORDS, FIELD_WORDS, KIND_WORDS, AuditWords
from rmt_desktop.ui.pages.reports.spreadsheet import csv_bytes
from tests.support.builders import NOW
from tests.support.catalog import a_catalog
from tests.support.services import Practice

WORDS = AuditWords(translator("en"), a_catalog())


def an_entry(act: Act = Act.CHANGED, kind: Kind = Kind.CLIENT, detail: str = "") -> AuditEntry:
    event = AuditEvent(act=act, kind=kind, detail=detail)
    return chained(event, seq=1, at=NOW, user="u", user_name="Anna Roy", previous=FIRST_HASH)


@pytest.mark.parametrize(
    ("detail", "words"),
    [
        ("", ""),
        ("first_name phones", "first name, phones"),
        ("status=arrived", "arrived"),
        ("language=fr", "in French"),
        ("items=1", "1 item"),
        ("payment debit", "payment: Debit card"),
        ("payment barter", "payment: barter"),
        ("failed attempts=3", "3 failed attempts before"),
        ("withdrawn area=neck", "withdrawn: Neck"),
        ("withdrawn area=gone", "withdrawn: gone"),
        ("version=2026.1 mode=verbal sha256=abc", "spoken, form 2026.1, fingerprint abc"),
        ("wording=2026-1 sha256=abc", "wording 2026-1, fingerprint abc"),
        ("42 holds", "42 entries, whole"),
        ("42 broken at 17", "broken at entry 17"),
        (
            "record=2036-11-20 14:02 clock=2026-11-23 14:03",
            "the record was at 2036-11-20 14:02, the clock is right at 2026-11-23 14:03",
        ),
        ("42 altered at 17", "the note signed in entry 17 was altered"),
        ("content=1:0123456789abcdef", "fingerprint 0123456789ab"),
        (
            "kinds=trigger_active muscle=levator side=R days=2026-01-01/2026-11-23 clients=1",
            "1 client named; Active trigger point: right levator, 1 Jan 2026 to 23 Nov 2026",
        ),
        (
            "kinds=scar,bruise days=2026-11-01/2026-11-02 clients=0",
            "0 clients named; Bruise, Scar: anywhere, 1 Nov 2026 to 2 Nov 2026",
        ),
        (
            "kinds=scar side=L days=2026-11-01/2026-11-02 clients=3",
            "3 clients named; Scar: anywhere on the left, 1 Nov 2026 to 2 Nov 2026",
        ),
        ("kinds=gone days=2026-11-01/2026-11-02 clients=0", "kinds=gone days=2026-11-01/2026-11-02 clients=0"),
        ("kinds=scar days=2026-13-01/2026-11-02 clients=0", "kinds=scar days=2026-13-01/2026-11-02 clients=0"),
        (
            "heat days=2026-01-01/2026-11-23 visits=812",
            "heat map of 812 visits, 1 Jan 2026 to 23 Nov 2026; nobody named",
        ),
        ("heat days=2026-01-32/2026-11-23 visits=8", "heat days=2026-01-32/2026-11-23 visits=8"),
        ("answer to=213", "named by the search in entry 213"),
        ("review unchanged", "reviewed: nothing changed"),
        ("late_entry", "Late entry"),
        ("passphrase by recovery code", "pass phrase, with the recovery code"),
        ("idle", "nobody used the computer"),
        ("00042", "00042"),
        ("something new", "something new"),
    ],
)
def test_details_are_said_in_words_and_unknown_ones_stay(detail: str, words: str) -> None:
    assert WORDS.detail(an_entry(detail=detail)) == words


@given(st.text(max_size=60))
def test_no_detail_can_break_the_reading_of_the_log(detail: str) -> None:
    assert isinstance(WORDS.detail(an_entry(detail=detail)), str)


def test_every_act_and_kind_has_a_word_and_every_act_a_filter() -> None:
    assert set(ACT_WORDS) == set(Act)
    assert set(KIND_WORDS) == set(Kind)
    assert frozenset().union(*(acts for _, acts in ACT_GROUPS.values())) == frozenset(Act)


@pytest.mark.parametrize("record", [Client, Clinic, Therapist, Service, Visit])
def test_every_field_that_may_change_has_a_word(record: type) -> None:
    missing = {one.name for one in fields(record)} - {"version"} - FIELD_WORDS.keys()
    assert missing == set()


def test_a_whole_visit_leaves_no_machine_word_in_the_log(practice: Practice) -> None:
    maya = practice.client()
    practice.history(maya)
    practice.services.intake.review(maya.id)
    practice.receipt(practice.visit(maya))
    said = [WORDS.detail(entry) for entry in practice.services.audit_log.search(limit=500).entries]
    assert [words for words in said if "=" in words or "_" in words] == []


def test_a_name_that_would_be_a_formula_is_harmless() -> None:
    data = csv_bytes(["Client"], [["=1+1"], ["Roy"], ["@home"], ["-2"]])
    assert [row[0] for row in read(data)] == ["Client", "'=1+1", "Roy", "'@home", "'-2"]


@given(
    st.lists(st.lists(st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=20), min_size=2, max_size=2))
)
def test_every_text_comes_back_from_the_file(rows: list[list[str]]) -> None:
    data = csv_bytes(["a", "b"], rows)
    back = [[cell.removeprefix("'") for cell in row] for row in read(data)[1:]]
    assert back == [[cell.removeprefix("'") for cell in row] for row in rows]


def read(data: bytes) -> list[list[str]]:
    assert data.startswith(b"\xef\xbb\xbf")
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))
