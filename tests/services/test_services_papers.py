"""Papers: everything that stands on them is gathered, what leaves is logged, and a reprint is a duplicate."""

from dataclasses import replace
from datetime import date

import pytest

from rmt_desktop.base.errors import InvalidInput, NotAllowed, NotFound
from rmt_desktop.domain.audit import Act, Kind
from rmt_desktop.domain.chart.chart import Chart
from rmt_desktop.domain.consent import Agreement
from rmt_desktop.domain.homecare import Dose
from rmt_desktop.domain.ids import PlanId
from rmt_desktop.domain.notes import AddendumKind
from rmt_desktop.services.papers import RecoveryPaper
from rmt_desktop.services.paperwork import Way, recovery_sheet
from tests.support.builders import LEFT_SHOULDER, a_chart, a_clinic, a_plan_item, a_treatment
from tests.support.services import PlainDocuments


def receipt_file(practice, receipt):
    """Return a receipt with all that happened to it."""
    return practice.services.receipts.file(receipt.id)


def test_the_first_print_is_the_original_and_the_next_a_duplicate_of_its_day(practice):
    receipt, papers = practice.receipt(), practice.services.paperwork
    original = papers.receipt(receipt_file(practice, receipt), to_print=True)
    assert b"duplicate_on=None" in original
    papers.left(Kind.RECEIPT, receipt.id, receipt.client_id, Way.PRINTER)
    practice.clock.forward(days=1)
    again = papers.receipt(receipt_file(practice, receipt), to_print=True)
    assert b"duplicate_on=datetime.date(2026, 11, 24)" in again
    assert b"duplicate_on=None" in papers.receipt(receipt_file(practice, receipt))


def test_a_saved_file_counts_as_the_original_too(practice):
    receipt, papers = practice.receipt(), practice.services.paperwork
    papers.left(Kind.RECEIPT, receipt.id, receipt.client_id, Way.FILE)
    (printed,) = receipt_file(practice, receipt).prints
    assert (printed.on, printed.by) == (date(2026, 11, 23), "Anna Roy")


@pytest.mark.parametrize(("way", "act"), [(Way.PRINTER, Act.PRINTED), (Way.FILE, Act.EXPORTED)])
def test_what_leaves_is_logged_and_what_is_only_shown_is_not(practice, way, act):
    receipt, papers = practice.receipt(), practice.services.paperwork
    file = receipt_file(practice, receipt)
    before = len(practice.services.audit_log.search(limit=500).entries)
    papers.receipt(file)
    assert len(practice.services.audit_log.search(limit=500).entries) == before
    papers.left(Kind.RECEIPT, receipt.id, receipt.client_id, way)
    newest = practice.services.audit_log.search(limit=1).entries[0].event
    assert (newest.act, newest.record, newest.client) == (act, receipt.id, receipt.client_id)


def test_a_void_receipt_a_preview_and_a_demo_clinic_say_so_on_paper(practice):
    receipt, papers = practice.receipt(), practice.services.paperwork
    practice.services.receipts.void(receipt.id, reason="Wrong client")
    assert b"Wrong client" in papers.receipt(receipt_file(practice, receipt))
    assert b"preview=True" in papers.preview_receipt(receipt)
    clinics = practice.services.clinics
    clinics.save_clinic(replace(clinics.clinic(), is_demo=True))
    assert b"is_demo=True" in papers.receipt(receipt_file(practice, receipt))


def test_the_printed_note_has_consent_changes_flags_and_addenda(practice):
    client = practice.client()
    practice.history(client, blood_thinner=True)
    visit = practice.visit(client)
    practice.consent(visit)
    practice.services.consents.change(visit.id, LEFT_SHOULDER, Agreement.WITHDRAWN, action="Stopped at once.")
    treated = a_treatment(areas=(LEFT_SHOULDER,), before_withdrawal=(LEFT_SHOULDER,))
    note = practice.services.notes.sign(replace(practice.note(visit), treatment=(treated,))).value
    practice.services.notes.add(note.id, AddendumKind.ADDENDUM, "No soreness next day.")
    paper = practice.services.paperwork.note(note.id).decode()
    for part in ("Stopped at once.", "No soreness next day.", "Blood thinner", "I agree.", "printed_by='Anna Roy'"):
        assert part in paper


def test_a_void_receipt_has_the_clinic_s_day_on_which_it_was_declared_void(practice):
    receipt, papers = practice.receipt(), practice.services.paperwork
    assert b"voided_on=None" in papers.receipt(receipt_file(practice, receipt))
    practice.clock.forward(hours=6)  # past midnight in Greenwich, not yet in Toronto
    practice.services.receipts.void(receipt.id, reason="Wrong client")
    assert b"voided_on=datetime.date(2026, 11, 23)" in papers.receipt(receipt_file(practice, receipt))


def test_the_printed_note_has_the_answers_that_stood_at_the_visit(practice):
    client = practice.client()
    practice.history(client, blood_thinner=True)
    note = practice.signed_note(practice.visit(client))
    practice.clock.forward(days=7)
    practice.history(client, blood_thinner=False)
    paper = practice.services.paperwork.note(note.id).decode()
    assert "Reason(key='blood_thinner', question='Do you take a blood thinner" in paper


def test_the_printed_health_history_has_the_cautions_of_its_answers(practice):
    form = practice.history(practice.client(), blood_thinner=True)
    assert "because=(Reason(key='blood_thinner'" in practice.services.paperwork.intake_form(form.id).decode()


def test_the_printed_history_has_its_own_reviews_only(practice):
    client = practice.client()
    old = practice.history(client)
    practice.services.intake.review(client.id, changes="Old news")
    practice.clock.forward(days=1)
    new = practice.history(client)
    practice.services.intake.review(client.id, changes="New news")
    papers = practice.services.paperwork
    assert b"Old news" in papers.intake_form(old.id)
    assert b"Old news" not in papers.intake_form(new.id)


def test_the_recovery_sheet_is_made_and_leaves_no_trace(practice):
    paper = RecoveryPaper(
        clinic_name="Harbour", code="AAAAA", made_on=date(2026, 1, 1), language="en", paper=a_clinic().paper
    )
    before = practice.services.audit_log.search().entries
    assert b"AAAAA" in recovery_sheet(PlainDocuments(), paper)
    assert practice.services.audit_log.search().entries == before


def a_sheet(practice, *items, **changes):
    """Begin a sheet for a visit and keep some items on it."""
    visit = practice.visit()
    plan = practice.services.home_care.start(visit.client_id, visit_id=visit.id, language="en").value
    return practice.services.home_care.keep(replace(plan, items=items or (a_plan_item(),), **changes))


def test_a_sheet_that_was_given_stays_as_it_was_given(practice):
    given = practice.services.home_care.give(a_sheet(practice)).value
    assert (given.given_at, given.given_by) == (practice.clock.now(), "Anna Roy")
    with pytest.raises(NotAllowed, match="given"):
        practice.services.home_care.keep(replace(given, message="more"))
    assert practice.services.home_care.get(given.id) == given
    assert not list(practice.services.home_care.give(given).changes)


def test_an_empty_sheet_is_not_given(practice):
    plan = practice.services.home_care.keep(replace(a_sheet(practice), items=()))
    with pytest.raises(NotAllowed, match="empty"):
        practice.services.home_care.give(plan)


@pytest.mark.parametrize("dose", [Dose(sets=-1), Dose(reps=101), Dose(hold_seconds=601), Dose(duration_minutes=181)])
def test_an_impossible_dose_is_named(practice, dose):
    plan = a_sheet(practice, a_plan_item(dose=dose))
    with pytest.raises(InvalidInput) as refused:
        practice.services.home_care.give(plan)
    assert refused.value.problems[0].field.startswith("chin_tuck.")


def test_beginning_a_sheet_twice_for_a_visit_goes_on_with_the_first(practice):
    plan = a_sheet(practice)
    again = practice.services.home_care.start(plan.client_id, visit_id=plan.visit_id, language="en")
    assert again.value == plan
    assert practice.services.home_care.of_client(plan.client_id) == (plan,)


def test_an_earlier_sheet_can_be_given_again_as_a_new_one(practice):
    given = practice.services.home_care.give(a_sheet(practice)).value
    again = practice.services.home_care.again(given.id).value
    assert again.id != given.id
    assert again.items == given.items
    assert again.given_at is None


def test_exercises_for_what_is_marked_come_first(practice):
    home_care = practice.services.home_care
    assert [one.id for one in home_care.suggested(a_chart())] == ["levator_stretch"]
    assert home_care.library(chart=a_chart())[0].id == "levator_stretch"
    assert [one.id for one in home_care.library(text="tuck ch")] == ["chin_tuck"]
    assert home_care.suggested(Chart()) == ()


def test_an_unknown_sheet_is_not_found(practice):
    with pytest.raises(NotFound, match="sheet"):
        practice.services.home_care.get(PlanId("?"))


def test_the_printed_sheet_names_client_therapist_and_day(practice):
    paper = practice.services.paperwork.home_care(practice.services.home_care.give(a_sheet(practice)).value).decode()
    assert "client_name='Maya Tremblay'" in paper
    assert "Anna Roy" in paper
    assert "on=datetime.date(2026, 11, 23)" in paper


def test_the_timeline_has_everything_newest_first(practice):
    client = practice.client()
    practice.history(client)
    practice.clock.forward(hours=1)
    receipt = practice.receipt(practice.visit(client))
    practice.clock.forward(days=7)
    booked = practice.visit(client, arrived=False)
    practice.services.receipts.void(receipt.id, reason="Wrong fee")
    happenings = practice.services.timelines.of(client.id)
    assert [(one.kind, one.state) for one in happenings] == [
        (Kind.VISIT, "booked"),
        (Kind.NOTE, "signed"),
        (Kind.RECEIPT, "void"),
        (Kind.FORM, "signed"),
    ]
    assert happenings[0].record == booked.id
    assert happenings[2].cents == 11_865
    assert happenings[1].label == "Neck and shoulder pain"


def test_the_timeline_counts_the_findings_of_a_chart_and_hands_out_the_chart_itself(practice):
    chart = a_chart()
    note = practice.signed_note(chart=chart)
    practice.history(practice.client(first_name="Zoe"))
    timelines = practice.services.timelines
    [line] = [one for one in timelines.of(note.client_id) if one.kind is Kind.NOTE]
    assert line.findings == len(chart.marks) > 0
    assert timelines.chart(line) == note.chart
    with pytest.raises(NotFound):
        timelines.chart(replace(line, record="?"))


def test_a_draft_sheet_and_a_draft_note_are_on_the_timeline(practice):
    plan = a_sheet(practice)
    practice.services.notes.start(plan.visit_id)
    found = {(one.kind, one.state) for one in practice.services.timelines.of(plan.client_id)}
    assert found == {(Kind.PLAN, "draft"), (Kind.NOTE, "draft")}
