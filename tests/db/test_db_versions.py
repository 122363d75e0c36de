"""Saving with versions: nothing is silently overwritten, and what is closed stays as it is."""

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy.exc import IntegrityError

from rmt_desktop.base.errors import NotAllowed, NotFound, StaleRecord
from rmt_desktop.base.i18n import translator
from rmt_desktop.domain.audit import Act, Kind
from rmt_desktop.domain.ids import ClientId, FormId, NoteId, PlanId, ReceiptId, ServiceId, TherapistId, VisitId
from tests.support.builders import (
    NOW,
    a_client,
    a_clinic,
    a_filled_form,
    a_note,
    a_plan,
    a_service,
    a_signed_form,
    a_signing,
    a_therapist,
    a_visit,
    an_event,
)

ROUNDS = {
    "client": (lambda unit: unit.clients.save, a_client(id=ClientId("new"), number=9)),
    "clinic": (lambda unit: unit.clinic.save_clinic, a_clinic(version=1)),
    "therapist": (lambda unit: unit.clinic.save_therapist, a_therapist(id=TherapistId("new"))),
    "service": (lambda unit: unit.clinic.save_service, a_service(id=ServiceId("new"))),
    "visit": (lambda unit: unit.visits.save, a_visit(id=VisitId("new"))),
    "form": (lambda unit: unit.forms.save, a_filled_form()),
    "note": (lambda unit: unit.notes.save, a_note()),
    "plan": (lambda unit: unit.plans.save, a_plan()),
}


@pytest.mark.parametrize("kind", ROUNDS)
def test_each_save_counts_the_version_up_and_a_stale_one_is_refused(furnished, kind):
    save_of, value = ROUNDS[kind]
    with furnished.unit() as unit:
        save = save_of(unit)
        first = save(value)
        assert first == replace(value, version=value.version + 1)
        second = save(first)
        assert second.version == first.version + 1
        with pytest.raises(StaleRecord):
            save(first)
        with pytest.raises(StaleRecord):
            save(replace(first, version=0))


@pytest.mark.parametrize(
    ("read", "words"),
    [
        (lambda unit: unit.clients.get(ClientId("?")), "client"),
        (lambda unit: unit.clinic.therapist(TherapistId("?")), "therapist"),
        (lambda unit: unit.clinic.service(ServiceId("?")), "fee list"),
        (lambda unit: unit.visits.get(VisitId("?")), "visit"),
        (lambda unit: unit.forms.get(FormId("?")), "form"),
        (lambda unit: unit.notes.get(NoteId("?")), "note"),
        (lambda unit: unit.receipts.file(ReceiptId("?")), "receipt"),
        (lambda unit: unit.plans.get(PlanId("?")), "sheet"),
    ],
)
def test_what_is_not_there_is_named(furnished, read, words):
    with furnished.unit(reading=True) as unit, pytest.raises(NotFound, match=words):
        read(unit)


def test_saving_what_was_never_stored_is_not_found(furnished):
    with furnished.unit() as unit, pytest.raises(NotFound):
        unit.clients.save(a_client(id=ClientId("?"), version=3))


def test_a_stale_save_says_who_was_faster_and_when_in_the_clinic_s_time(furnished):
    with furnished.unit() as unit:
        client = unit.clients.get(ClientId("client-1"))
        unit.clients.save(client)
        unit.log(an_event(act=Act.CHANGED), at=NOW, user="u2", user_name="Benoît")
        unit.log(an_event(act=Act.VIEWED), at=NOW, user="u3", user_name="Somebody who only looked")
        with pytest.raises(StaleRecord) as refused:
            unit.clients.save(client)
    text = refused.value.text(translator("en"))
    assert "Benoît saved this record after you opened it (2026-11-23 14:02)" in text
    assert "still here" in text


def test_a_stale_save_of_a_note_says_when_it_was_saved_and_not_when_that_was_logged_last(furnished):
    with furnished.unit() as unit:
        note = unit.notes.save(a_note())
        unit.log(an_event(act=Act.CHANGED, kind=Kind.NOTE, record=note.id), at=NOW, user="u", user_name="Ben")
        unit.notes.save(replace(note, saved_at=NOW + timedelta(minutes=4)))
        with pytest.raises(StaleRecord) as refused:
            unit.notes.save(note)
    assert refused.value.values == {"name": "Ben", "time": "2026-11-23 14:06"}


def test_a_stale_save_without_an_entry_in_the_log_says_so_plainly(furnished):
    with furnished.unit() as unit:
        client = unit.clients.get(ClientId("client-1"))
        unit.clients.save(client)
        with pytest.raises(StaleRecord, match="somebody else"):
            unit.clients.save(client)


def test_a_stale_save_of_the_clinic_names_who_changed_it(furnished):
    with furnished.unit() as unit:
        unit.log(an_event(act=Act.CHANGED, kind=Kind.CLINIC, record="clinic"), at=NOW, user="u", user_name="Benoît")
        with pytest.raises(StaleRecord) as refused:
            unit.clinic.save_clinic(a_clinic(version=7))
    assert refused.value.values["name"] == "Benoît"


@pytest.mark.parametrize(
    ("save_of", "closed", "words"),
    [
        (lambda unit: unit.notes.save, a_note(signing=a_signing()), "addendum"),
        (lambda unit: unit.forms.save, a_signed_form(), "signed form does not change"),
        (lambda unit: unit.plans.save, a_plan(given_at=NOW, given_by="Anna Roy"), "given"),
    ],
)
def test_what_is_closed_is_never_replaced(furnished, save_of, closed, words):
    with furnished.unit() as unit:
        save = save_of(unit)
        stored = save(closed)
        with pytest.raises(NotAllowed, match=words):
            save(stored)


def test_a_draft_that_was_signed_elsewhere_meanwhile_is_refused_as_signed(furnished):
    with furnished.unit() as unit:
        draft = unit.notes.save(a_note())
        unit.notes.save(replace(draft, signing=a_signing()))
        with pytest.raises(NotAllowed, match="signed already"):
            unit.notes.save(replace(draft, assessment="typed into the old window"))


def test_a_visit_has_one_note(furnished):
    with furnished.unit() as unit:
        unit.notes.save(a_note())
        with pytest.raises(IntegrityError):
            unit.notes.save(a_note(id=NoteId("another")))


def test_there_is_one_clinic(furnished):
    with furnished.unit() as unit, pytest.raises(StaleRecord):
        unit.clinic.save_clinic(a_clinic(name="A second one"))


def test_a_visit_of_nobody_is_refused(furnished):
    with furnished.unit() as unit, pytest.raises(IntegrityError, match="FOREIGN KEY"):
        unit.visits.save(a_visit(id=VisitId("new"), client_id=ClientId("?")))
