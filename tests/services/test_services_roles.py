"""What each role may do is checked in the use cases, whatever the windows show."""

from dataclasses import fields, replace

import pytest

from rmt_desktop.base.errors import NotAllowed
from rmt_desktop.domain.audit import Act, Kind
from rmt_desktop.domain.consent import Agreement
from rmt_desktop.domain.forms.answers import Mode
from rmt_desktop.domain.ids import NoteId
from rmt_desktop.domain.notes import AddendumKind
from rmt_desktop.domain.visits import VisitStatus
from rmt_desktop.services.actor import May, Role
from rmt_desktop.services.consents import ConsentTalk
from tests.support.builders import (
    LEFT_SHOULDER,
    a_charge,
    a_client,
    a_clinic,
    a_filled_form,
    a_note,
    a_plan,
    a_service,
    a_signature,
    a_therapist,
)

USES = {
    May.MANAGE: (
        lambda s: s.clinics.save_clinic(a_clinic()),
        lambda s: s.clinics.save_therapist(a_therapist()),
        lambda s: s.clinics.save_service(a_service()),
        lambda s: s.clinics.set_up(a_clinic(), a_therapist(), ()),
    ),
    May.TREAT: (
        lambda s: s.notes.start("?"),
        lambda s: s.notes.keep(a_note()),
        lambda s: s.notes.sign(a_note()),
        lambda s: s.notes.add(NoteId("?"), AddendumKind.ADDENDUM, "x"),
        lambda s: s.consents.record(ConsentTalk(visit_id="?", language="en", mode=Mode.VERBAL)),
        lambda s: s.consents.change("?", LEFT_SHOULDER, Agreement.WITHDRAWN, action=""),
    ),
    May.READ_RECORD: (
        lambda s: s.notes.open(NoteId("?")),
        lambda s: s.notes.of_visit("?"),
        lambda s: s.notes.of_client("?"),
        lambda s: s.notes.trend("?"),
        lambda s: s.consents.of_client("?"),
        lambda s: s.audit_log.read(),
        lambda s: s.audit_log.verify(),
        lambda s: s.paperwork.note(NoteId("?")),
    ),
    May.DESK: (
        lambda s: s.clients.save(a_client()),
        lambda s: s.clients.archive("?", reason="x"),
        lambda s: s.clients.restore("?"),
        lambda s: s.visits.book("?", therapist="?", service="?", starts_at=None),
        lambda s: s.visits.move("?", VisitStatus.ARRIVED),
        lambda s: s.visits.change(None),
        lambda s: s.intake.start("?", language="en"),
        lambda s: s.intake.sign(a_filled_form(), a_signature()),
        lambda s: s.intake.review("?"),
        lambda s: s.receipts.issue("?", a_charge()),
        lambda s: s.receipts.void("?", reason="x"),
        lambda s: s.receipts.replace("?", a_charge(), reason="x"),
        lambda s: s.home_care.start("?", visit_id=None, language="en"),
        lambda s: s.home_care.give(a_plan()),
        lambda s: s.timelines.of("?"),
    ),
}

MAY = {
    Role.OWNER: set(May),
    Role.THERAPIST: {May.TREAT, May.READ_RECORD, May.DESK},
    Role.DESK: {May.DESK},
    Role.READER: {May.READ_RECORD},
}

FORBIDDEN = [
    (role, may, number) for role in Role for may in May if may not in MAY[role] for number in range(len(USES[may]))
]


def acting_as(services, role):
    """Return the same use cases in the name of somebody with another role."""
    desk = replace(services.desk, actor=replace(services.desk.actor, role=role))
    parts = {
        field.name: replace(part, desk=desk)
        for field in fields(services)
        if field.name != "desk" and hasattr(part := getattr(services, field.name), "desk")
    }
    return replace(services, desk=desk, **parts)


@pytest.mark.parametrize(("role", "may", "number"), FORBIDDEN)
def test_a_role_is_refused_what_it_may_not_do(practice, role, may, number):
    with pytest.raises(NotAllowed, match="role"):
        USES[may][number](acting_as(practice.services, role))


@pytest.mark.parametrize("role", Role)
def test_a_role_may_do_exactly_what_it_is_for(practice, role):
    actor = replace(practice.services.desk.actor, role=role)
    allowed = set()
    for may in May:
        try:
            actor.must(may)
            allowed.add(may)
        except NotAllowed:
            continue
    assert allowed == MAY[role]


def test_the_desk_sees_a_timeline_but_no_note(practice):
    note = practice.signed_note()
    desk = acting_as(practice.services, Role.DESK)
    assert desk.timelines.of(note.client_id)
    with pytest.raises(NotAllowed):
        desk.notes.open(note.id)


def test_before_the_first_run_nobody_is_a_therapist(services):
    assert services.desk.actor.therapist is None


def test_who_opened_the_vault_acts_as_the_owner_and_as_the_first_therapist(practice):
    assert practice.services.desk.actor.role is Role.OWNER
    assert practice.services.desk.actor.therapist == "therapist-1"
    assert practice.services.desk.actor.name == practice.vault.user.name


def test_the_desk_sees_that_there_was_a_visit_and_nothing_of_its_note(practice):
    note = practice.note()
    desk = acting_as(practice.services, Role.DESK)
    kinds = {one.kind for one in desk.timelines.of(note.client_id)}
    assert Kind.VISIT in kinds
    assert Kind.NOTE not in kinds
    assert Kind.NOTE in {one.kind for one in practice.services.timelines.of(note.client_id)}


def test_reading_a_home_care_sheet_is_logged(practice):
    plan = practice.services.home_care.start(practice.client().id, visit_id=None, language="en").value
    practice.services.home_care.open(plan.id)
    newest = practice.services.audit_log.read(client=plan.client_id)[0].event
    assert (newest.act, newest.kind, newest.record) == (Act.VIEWED, Kind.PLAN, plan.id)
