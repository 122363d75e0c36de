"""What each role may do is checked in the use cases, whatever the windows show."""

from dataclasses import fields, replace

import pytest

from rmt_desktop.base.errors import NotAllowed, UserError
from rmt_desktop.domain.audit import Act, Kind
from rmt_desktop.domain.chart.chart import Chart
from rmt_desktop.domain.chart.findings import FindingQuestion, this_year
from rmt_desktop.domain.chart.kinds import ClinicKind
from rmt_desktop.domain.consent import Agreement
from rmt_desktop.domain.forms.answers import Mode
from rmt_desktop.domain.notes import AddendumKind
from rmt_desktop.domain.receipts import Method, ReceiptFile
from rmt_desktop.domain.timeline import Happening
from rmt_desktop.domain.visits import VisitStatus
from rmt_desktop.services.actor import May, Role
from rmt_desktop.services.chart_exchange import ChartForm
from rmt_desktop.services.consents import ConsentTalk
from rmt_desktop.services.paperwork import Way
from rmt_desktop.services.pictures import NewPicture
from rmt_desktop.services.ports import PlainPicture
from tests.support.builders import (
    LEFT_SHOULDER,
    NOW,
    TODAY,
    a_charge,
    a_client,
    a_clinic,
    a_filled_form,
    a_note,
    a_plan,
    a_receipt,
    a_service,
    a_signature,
    a_therapist,
)
from tests.support.catalog import a_catalog

ANYBODY = frozenset(Role)
READERS = frozenset({Role.OWNER, Role.THERAPIST, Role.READER})
TREATING = frozenset({Role.OWNER, Role.THERAPIST})
AT_THE_DESK = frozenset({Role.OWNER, Role.THERAPIST, Role.DESK})
OWNER = frozenset({Role.OWNER})

# Every use case, called with something that is not there, and the roles that get as far as hearing that.
USES = {
    "clinics.is_set_up": (ANYBODY, lambda s: s.clinics.is_set_up()),
    "clinics.clinic": (ANYBODY, lambda s: s.clinics.clinic()),
    "clinics.figure_of": (ANYBODY, lambda s: s.clinics.figure_of(a_client())),
    "clinics.zone": (ANYBODY, lambda s: s.clinics.zone()),
    "clinics.therapists": (ANYBODY, lambda s: s.clinics.therapists()),
    "clinics.therapist": (ANYBODY, lambda s: s.clinics.therapist("?")),
    "clinics.services": (ANYBODY, lambda s: s.clinics.services()),
    "clinics.service": (ANYBODY, lambda s: s.clinics.service("?")),
    "clinics.save_clinic": (OWNER, lambda s: s.clinics.save_clinic(a_clinic())),
    "clinics.save_therapist": (OWNER, lambda s: s.clinics.save_therapist(a_therapist())),
    "clinics.save_service": (OWNER, lambda s: s.clinics.save_service(a_service())),
    "clinics.save_services": (OWNER, lambda s: s.clinics.save_services(())),
    "clinics.set_up": (OWNER, lambda s: s.clinics.set_up(a_clinic(name=""), a_therapist(), ())),
    "mark_kinds.all": (ANYBODY, lambda s: s.mark_kinds.all()),
    "mark_kinds.in_use": (ANYBODY, lambda s: s.mark_kinds.in_use()),
    "mark_kinds.blank": (ANYBODY, lambda s: s.mark_kinds.blank()),
    "mark_kinds.save": (OWNER, lambda s: s.mark_kinds.save(ClinicKind(id="?"))),
    "mark_kinds.retire": (OWNER, lambda s: s.mark_kinds.retire("?")),
    "mark_kinds.take_up": (OWNER, lambda s: s.mark_kinds.take_up("?")),
    "clients.find": (ANYBODY, lambda s: s.clients.find("?")),
    "clients.count": (ANYBODY, lambda s: s.clients.count()),
    "clients.open": (ANYBODY, lambda s: s.clients.open("?")),
    "clients.names": (ANYBODY, lambda s: s.clients.names(["?"])),
    "clients.blank": (ANYBODY, lambda s: s.clients.blank(language="en")),
    "clients.alike": (ANYBODY, lambda s: s.clients.alike(a_client())),
    "clients.save": (AT_THE_DESK, lambda s: s.clients.save(a_client(first_name="", last_name=""))),
    "clients.archive": (AT_THE_DESK, lambda s: s.clients.archive("?", reason="x")),
    "clients.restore": (AT_THE_DESK, lambda s: s.clients.restore("?")),
    "visits.day": (ANYBODY, lambda s: s.visits.day(TODAY)),
    "visits.waiting": (ANYBODY, lambda s: s.visits.waiting()),
    "visits.unsigned": (ANYBODY, lambda s: s.visits.unsigned()),
    "visits.get": (ANYBODY, lambda s: s.visits.get("?")),
    "visits.of_client": (ANYBODY, lambda s: s.visits.of_client("?")),
    "visits.overlapping": (
        ANYBODY,
        lambda s: s.visits.overlapping(therapist="?", service="?", starts_at=NOW),
    ),
    "visits.book": (AT_THE_DESK, lambda s: s.visits.book("?", therapist="?", service="?", starts_at=NOW)),
    "visits.move": (AT_THE_DESK, lambda s: s.visits.move("?", VisitStatus.ARRIVED)),
    "intake.form": (ANYBODY, lambda s: s.intake.form("full")),
    "intake.state": (ANYBODY, lambda s: s.intake.state("?")),
    "intake.open": (ANYBODY, lambda s: s.intake.open("?")),
    "intake.start": (AT_THE_DESK, lambda s: s.intake.start(somebody(s), language="en")),
    "intake.keep": (AT_THE_DESK, lambda s: s.intake.keep(a_filled_form(version=9))),
    "intake.sign": (AT_THE_DESK, lambda s: s.intake.sign(a_filled_form(answers={}), a_signature())),
    "intake.review": (AT_THE_DESK, lambda s: s.intake.review("?")),
    "intake.history": (READERS, lambda s: s.intake.history("?")),
    "intake.flags": (READERS, lambda s: s.intake.flags("?")),
    "intake.flags_of": (ANYBODY, lambda s: s.intake.flags_of(None)),
    "intake.unanswered": (ANYBODY, lambda s: s.intake.unanswered(a_filled_form())),
    "intake.questions": (ANYBODY, lambda s: s.intake.questions(a_filled_form())),
    "intake.set_language": (ANYBODY, lambda s: s.intake.set_language(a_filled_form(), "fr")),
    "consents.of_visit": (READERS, lambda s: s.consents.of_visit("?")),
    "consents.of_client": (READERS, lambda s: s.consents.of_client("?")),
    "consents.text": (ANYBODY, lambda s: s.consents.text(TALK)),
    "consents.guardian_needed": (ANYBODY, lambda s: s.consents.guardian_needed("?")),
    "consents.record": (TREATING, lambda s: s.consents.record(TALK)),
    "consents.change": (TREATING, lambda s: s.consents.change("?", LEFT_SHOULDER, Agreement.WITHDRAWN, action="")),
    "notes.open": (READERS, lambda s: s.notes.open("?")),
    "notes.of_visit": (READERS, lambda s: s.notes.of_visit("?")),
    "notes.of_client": (READERS, lambda s: s.notes.of_client("?")),
    "notes.in_force": (READERS, lambda s: s.notes.in_force("?")),
    "notes.is_in_error": (READERS, lambda s: s.notes.is_in_error("?")),
    "notes.told": (READERS, lambda s: s.notes.told(a_note())),
    "notes.home_care": (READERS, lambda s: s.notes.home_care(a_note())),
    "notes.previous": (READERS, lambda s: s.notes.previous(a_note())),
    "notes.start": (TREATING, lambda s: s.notes.start("?")),
    "notes.keep": (TREATING, lambda s: s.notes.keep(a_note(version=9))),
    "notes.flags": (READERS, lambda s: s.notes.flags(a_note())),
    "notes.decide": (TREATING, lambda s: s.notes.decide(a_note(), None, None, text=" ")),
    "notes.missing": (READERS, lambda s: s.notes.missing(a_note())),
    "notes.sign": (TREATING, lambda s: s.notes.sign(a_note())),
    "notes.add": (TREATING, lambda s: s.notes.add("?", AddendumKind.ADDENDUM, "x")),
    "notes.trend": (READERS, lambda s: s.notes.trend("?")),
    "receipts.first_charge": (AT_THE_DESK, lambda s: s.receipts.first_charge("?")),
    "receipts.propose": (AT_THE_DESK, lambda s: s.receipts.propose("?", a_charge())),
    "receipts.issue": (AT_THE_DESK, lambda s: s.receipts.issue("?", a_charge())),
    "receipts.void": (AT_THE_DESK, lambda s: s.receipts.void("?", reason="x")),
    "receipts.replace": (AT_THE_DESK, lambda s: s.receipts.replace("?", a_charge(), reason="x")),
    "receipts.pay": (AT_THE_DESK, lambda s: s.receipts.pay("?", Method.CASH)),
    "receipts.file": (ANYBODY, lambda s: s.receipts.file("?")),
    "receipts.of_visit": (ANYBODY, lambda s: s.receipts.of_visit("?")),
    "receipts.of_client": (ANYBODY, lambda s: s.receipts.of_client("?")),
    "receipts.recent": (ANYBODY, lambda s: s.receipts.recent()),
    "receipts.find": (ANYBODY, lambda s: s.receipts.find("maya")),
    "home_care.start": (AT_THE_DESK, lambda s: s.home_care.start(somebody(s), visit_id=None, language="en")),
    "home_care.again": (AT_THE_DESK, lambda s: s.home_care.again("?")),
    "home_care.in_language": (ANYBODY, lambda s: s.home_care.in_language(a_plan(), "fr")),
    "home_care.keep": (AT_THE_DESK, lambda s: s.home_care.keep(a_plan(version=9))),
    "home_care.give": (AT_THE_DESK, lambda s: s.home_care.give(a_plan(items=(), message=""))),
    "home_care.get": (ANYBODY, lambda s: s.home_care.get("?")),
    "home_care.open": (ANYBODY, lambda s: s.home_care.open("?")),
    "home_care.of_client": (ANYBODY, lambda s: s.home_care.of_client("?")),
    "home_care.library": (ANYBODY, lambda s: s.home_care.library()),
    "home_care.is_for": (ANYBODY, lambda s: s.home_care.is_for(a_catalog().exercises[0], ())),
    "home_care.suggested": (ANYBODY, lambda s: s.home_care.suggested(Chart())),
    "paperwork.preview_receipt": (ANYBODY, lambda s: s.paperwork.preview_receipt(a_receipt())),
    "paperwork.receipt": (ANYBODY, lambda s: s.paperwork.receipt(ReceiptFile(receipt=a_receipt()))),
    "paperwork.home_care": (ANYBODY, lambda s: s.paperwork.home_care(a_plan(client_id="?"))),
    "paperwork.note": (READERS, lambda s: s.paperwork.note("?")),
    "paperwork.intake_form": (READERS, lambda s: s.paperwork.intake_form("?")),
    "paperwork.unprintable": (ANYBODY, lambda s: s.paperwork.unprintable("x")),
    "paperwork.left": (ANYBODY, lambda s: s.paperwork.left(Kind.NOTE, "?", "?", Way.FILE)),
    "timelines.of": (ANYBODY, lambda s: s.timelines.of("?")),
    "timelines.chart": (
        READERS,
        lambda s: s.timelines.chart(Happening(kind=Kind.NOTE, record="?", at=NOW, state="signed")),
    ),
    "pictures.plain": (TREATING, lambda s: s.pictures.plain(b"")),
    "pictures.add": (
        TREATING,
        lambda s: s.pictures.add(
            a_note(), PlainPicture(content=b"", width=1, height=1), NewPicture(name="", is_agreed=False)
        ),
    ),
    "pictures.of_note": (READERS, lambda s: s.pictures.of_note(a_note())),
    "findings.ask": (READERS, lambda s: s.findings.ask(FindingQuestion(kinds=frozenset(), period=this_year(TODAY)))),
    "findings.heat": (READERS, lambda s: s.findings.heat(this_year(TODAY))),
    "chart_exchange.file": (
        READERS,
        lambda s: s.chart_exchange.file(a_note(), ChartForm.DATA, figure="female", view="front", language="en"),
    ),
    "chart_exchange.left": (READERS, lambda s: s.chart_exchange.left(a_note(), ChartForm.DATA)),
    "chart_exchange.taken_in": (TREATING, lambda s: s.chart_exchange.taken_in(Chart(), b"", spots=1)),
    "audit_log.search": (READERS, lambda s: s.audit_log.search()),
    "audit_log.verify": (READERS, lambda s: s.audit_log.verify()),
    "audit_log.correct_clock": (OWNER, lambda s: s.audit_log.correct_clock()),
    "audit_log.note_unlock": (ANYBODY, lambda s: s.audit_log.note_unlock(0)),
    "audit_log.note_secret": (ANYBODY, lambda s: s.audit_log.note_secret("passphrase")),
    "audit_log.note_lock": (ANYBODY, lambda s: s.audit_log.note_lock("idle")),
}
TALK = ConsentTalk(visit_id="?", language="en", mode=Mode.VERBAL)
MAY = {
    Role.OWNER: set(May),
    Role.THERAPIST: {May.TREAT, May.READ_RECORD, May.DESK},
    Role.DESK: {May.DESK},
    Role.READER: {May.READ_RECORD},
}


def somebody(services):
    """Return the id of a client."""
    return services.clients.find("maya")[0].id


def acting_as(services, role):
    """Return the same use cases in the name of somebody with another role."""
    desk = replace(services.desk, actor=replace(services.desk.actor, role=role))
    parts = {
        field.name: replace(part, desk=desk)
        for field in fields(services)
        if field.name != "desk" and hasattr(part := getattr(services, field.name), "desk")
    }
    return replace(services, desk=desk, **parts)


def is_refused(use, services):
    """Whether a use case is refused for the role alone."""
    try:
        use(services)
    except NotAllowed as error:
        return "Your role" in error.message
    except UserError:
        return False
    return False


@pytest.mark.parametrize("role", Role)
def test_a_role_is_refused_exactly_what_it_is_not_for(practice, role):
    practice.client()
    services = acting_as(practice.services, role)
    refused = {name for name, (_, use) in USES.items() if is_refused(use, services)}
    assert refused == {name for name, (allowed, _) in USES.items() if role not in allowed}


def test_every_use_case_says_whom_it_is_for(services):
    found = {
        f"{part.name}.{name}"
        for part in fields(services)
        if part.name != "desk"
        for name, use in vars(type(getattr(services, part.name))).items()
        if callable(use) and not name.startswith("_")
    }
    assert found == set(USES)


def test_the_desk_fills_in_a_history_but_reads_no_signed_one(practice):
    signed = practice.history(practice.client(), reasons="Neck pain")
    practice.services.intake.review(signed.client_id, changes="New medicine")
    desk = acting_as(practice.services, Role.DESK)
    state = desk.intake.state(signed.client_id)
    assert state.reviewed_at == practice.services.intake.state(signed.client_id).reviewed_at
    assert "Neck pain" not in repr(state)
    assert "New medicine" not in repr(state)
    assert state.signed.lines == ()
    with pytest.raises(NotAllowed, match="role"):
        desk.intake.open(signed.id)
    draft = desk.intake.start(signed.client_id, language="en").value
    assert desk.intake.open(draft.id) == desk.intake.state(signed.client_id).draft == draft


def test_who_only_reads_may_read_everything(practice):
    receipt = practice.receipt()
    reader = acting_as(practice.services, Role.READER)
    signed = practice.history(practice.client(first_name="Zoe"), reasons="Neck pain")
    assert reader.intake.state(signed.client_id).signed == reader.intake.open(signed.id) == signed
    assert reader.receipts.recent()[0].receipt == receipt
    assert reader.timelines.of(receipt.client_id) == practice.services.timelines.of(receipt.client_id)


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
    newest = practice.services.audit_log.search(client=plan.client_id).entries[0].event
    assert (newest.act, newest.kind, newest.record) == (Act.VIEWED, Kind.PLAN, plan.id)
