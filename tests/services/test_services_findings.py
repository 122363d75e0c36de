"""Questions across the clinic: only what stands in the record is found, and nothing is told that is not in the log."""

from dataclasses import replace
from datetime import timedelta

import pytest

from rmt_desktop.base.errors import NotAllowed, StorageTrouble
from rmt_desktop.domain.audit import Act, Kind
from rmt_desktop.domain.chart.chart import Chart
from rmt_desktop.domain.chart.findings import FindingQuestion, Period, this_year
from rmt_desktop.domain.chart.heat import LEAST_CLIENTS
from rmt_desktop.domain.chart.marks import Layer, MarkKind, Place
from rmt_desktop.domain.notes import AddendumKind
from rmt_desktop.domain.sides import Side
from tests.support.builders import TODAY, a_mark
from tests.support.services import Practice

POINT = a_mark(
    kind=MarkKind.TRIGGER_ACTIVE,
    layer=Layer.THERAPIST,
    place=Place(region="scapula", muscle="infraspinatus", side=Side.RIGHT),
    intensity=6,
)
QUESTION = FindingQuestion(
    kinds=frozenset({MarkKind.TRIGGER_ACTIVE}), period=this_year(TODAY), muscle="infraspinatus", side=Side.RIGHT
)


def treated(practice: Practice, name: str, *marks, **given):
    """Treat somebody with these marks and return the signed note."""
    client = practice.client(first_name=name)
    return practice.signed_note(practice.visit(client, **given), chart=Chart(marks or (POINT,)))


def entries(practice: Practice):
    """Return the events of the log, newest first."""
    return [entry.event for entry in practice.services.audit_log.search(limit=1000).entries]


def named(answer):
    return [name for name, _ in answer.clients]


def test_a_client_with_such_a_finding_is_named_with_visit_and_intensity(practice: Practice) -> None:
    note = treated(practice, "Maya")
    treated(practice, "Noor", replace(POINT, kind=MarkKind.TRIGGER_LATENT))
    ((name, one),) = practice.services.findings.ask(QUESTION).clients
    assert name == "Maya Tremblay"
    assert (one.client, one.visit, one.day, one.intensity, one.visits) == (note.client_id, note.visit_id, TODAY, 6, 1)


def test_a_draft_is_not_searched(practice: Practice) -> None:
    visit = practice.visit()
    practice.consent(visit)
    practice.services.notes.keep(replace(practice.note(visit), chart=Chart((POINT,))))
    assert practice.services.findings.ask(QUESTION).clients == ()


def test_a_note_entered_in_error_is_not_searched(practice: Practice) -> None:
    note = treated(practice, "Maya")
    practice.services.notes.add(note.id, AddendumKind.ENTERED_IN_ERROR, "Wrong client")
    assert practice.services.findings.ask(QUESTION).clients == ()
    assert practice.services.findings.heat(QUESTION.period).visits == 0


def test_that_something_was_added_later_is_said(practice: Practice) -> None:
    note = treated(practice, "Maya")
    assert not practice.services.findings.ask(QUESTION).clients[0][1].is_added_to
    practice.services.notes.add(note.id, AddendumKind.CORRECTION, "It was the left side")
    assert practice.services.findings.ask(QUESTION).clients[0][1].is_added_to


def test_the_first_and_the_last_day_belong_to_the_period(practice: Practice) -> None:
    treated(practice, "Maya")
    ask = practice.services.findings.ask
    day = timedelta(days=1)
    for first, last, count in (
        (TODAY, TODAY, 1),
        (TODAY - day, TODAY - day, 0),
        (TODAY + day, TODAY + day, 0),
        (TODAY - day, TODAY + day, 1),
    ):
        assert len(ask(replace(QUESTION, period=Period(first=first, last=last))).clients) == count


def test_a_question_is_one_entry_and_each_client_named_has_one_that_leads_to_it(practice: Practice) -> None:
    maya, noor = treated(practice, "Maya"), treated(practice, "Noor")
    treated(practice, "Ann", replace(POINT, kind=MarkKind.SCAR))
    log = practice.services.audit_log
    before = len(entries(practice))
    practice.services.findings.ask(QUESTION)
    new = log.search(limit=len(entries(practice)) - before).entries
    (asked,) = [entry for entry in new if entry.event.act is Act.SEARCHED]
    assert asked.event.detail == QUESTION.detail(2)
    assert asked.event.client == ""
    shown = [entry.event for entry in new if entry is not asked]
    assert {event.client for event in shown} == {maya.client_id, noor.client_id}
    assert {(event.act, event.kind, event.detail) for event in shown} == {
        (Act.VIEWED, Kind.NOTE, f"answer to={asked.seq}")
    }
    assert log.search(client=maya.client_id).entries[0].event.detail == f"answer to={asked.seq}"
    assert log.verify().broken_at is None


def test_a_question_that_finds_nobody_is_logged_too(practice: Practice) -> None:
    practice.services.findings.ask(QUESTION)
    assert entries(practice)[0].detail == QUESTION.detail(0)


def test_what_cannot_be_logged_is_not_answered(practice: Practice) -> None:
    treated(practice, "Maya")
    real = practice.vault.unit

    def read_only(*, reading: bool = False):
        if not reading:
            raise StorageTrouble("The disk is full.")
        return real(reading=True)

    findings = replace(practice.services.findings, units=read_only)
    with pytest.raises(StorageTrouble):
        findings.ask(QUESTION)
    with pytest.raises(StorageTrouble):
        findings.heat(QUESTION.period)


def test_a_period_that_ends_before_it_begins_is_refused_and_nothing_logged(practice: Practice) -> None:
    period = Period(first=TODAY, last=TODAY - timedelta(days=1))
    before = entries(practice)
    with pytest.raises(NotAllowed, match="first day"):
        practice.services.findings.ask(replace(QUESTION, period=period))
    with pytest.raises(NotAllowed, match="first day"):
        practice.services.findings.heat(period)
    assert entries(practice) == before


def test_the_heat_map_counts_visits_and_its_entry_names_nobody(practice: Practice) -> None:
    for number in range(LEAST_CLIENTS):
        treated(practice, f"Client {number}")
    heat = practice.services.findings.heat(QUESTION.period)
    assert heat.visits == LEAST_CLIENTS
    assert heat.layers[Layer.THERAPIST].visits == {"scapula.R": LEAST_CLIENTS}
    newest, before, *_ = entries(practice)
    assert (newest.act, newest.client) == (Act.SEARCHED, "")
    assert newest.detail == f"heat days=2026-01-01/2026-11-23 visits={LEAST_CLIENTS}"
    assert before.act is Act.SIGNED


def test_a_map_of_too_few_clients_is_not_made(practice: Practice) -> None:
    for number in range(LEAST_CLIENTS - 1):
        treated(practice, f"Client {number}")
    layer = practice.services.findings.heat(QUESTION.period).layers[Layer.THERAPIST]
    assert not layer.is_anonymous
    assert layer.visits == {}
