"""What lists show: the cards of a day, what waits, receipts with all that happened to them."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from sqlalchemy import text

from rmt_desktop.domain.forms.answers import FilledForm
from rmt_desktop.domain.ids import ClientId, ConsentId, FormId, NoteId, PlanId, ReceiptId, VisitId
from rmt_desktop.domain.receipts import Method, ReceiptPrint
from rmt_desktop.domain.visits import NextStep, VisitStatus
from tests.support.builders import (
    NOW,
    PIXEL,
    TODAY,
    a_charge,
    a_client,
    a_consent,
    a_consent_change,
    a_filled_form,
    a_note,
    a_payment,
    a_plan,
    a_receipt,
    a_receipt_draft,
    a_review,
    a_service,
    a_signature,
    a_signed_form,
    a_signing,
    a_therapist,
    a_visit,
    a_void,
    an_addendum,
    an_issuer,
)

DAY = timedelta(days=1)


def cards(unit):
    """Return the cards of the day around now."""
    return unit.visits.cards(NOW - DAY / 2, NOW + DAY / 2)


def test_a_card_says_all_the_today_page_shows(furnished):
    with furnished.unit() as unit:
        unit.forms.save(a_signed_form(signed_at=NOW - timedelta(hours=16)))
        unit.notes.save(a_note(signing=a_signing()))
        unit.receipts.add(a_receipt())
        (card,) = cards(unit)
    assert card.visit == a_visit(version=1)
    assert (card.client_name, card.service_in("en")) == ("Maya Tremblay", "Massage therapy, 60 min")
    assert card.service_in("fr") == "Massothérapie, 60 min"
    assert (card.note_id, card.note_is_signed, card.receipt_id) == ("note-1", True, "receipt-1")
    assert card.history_reviewed_on == date(2026, 11, 22)  # 22:02 in Toronto, when it was the 23rd in UTC


def test_a_card_of_a_visit_that_has_only_been_booked_is_bare(furnished):
    with furnished.unit(reading=True) as unit:
        (card,) = cards(unit)
    assert (card.note_id, card.note_is_signed, card.receipt_id, card.history_reviewed_on) == (None, False, None, None)
    assert card.next_step is NextStep.INTAKE


def test_cards_are_those_of_the_half_open_span_in_the_order_of_the_day(furnished):
    with furnished.unit() as unit:
        for number, hours in enumerate((2, -1, 24, -24)):
            unit.visits.save(a_visit(id=VisitId(f"v{number}"), starts_at=NOW + timedelta(hours=hours)))
        found = [card.visit.id for card in unit.visits.cards(NOW - timedelta(hours=1), NOW + timedelta(hours=24))]
    assert found == ["v1", "visit-1", "v0"]


def test_the_receipt_of_a_card_is_the_one_in_force(furnished):
    with furnished.unit() as unit:
        unit.receipts.add(a_receipt())
        unit.receipts.add_void(a_void())
        assert cards(unit)[0].receipt_id is None
        unit.receipts.add(a_receipt(id=ReceiptId("receipt-2"), number=2, replaces="00001"))
        assert cards(unit)[0].receipt_id == "receipt-2"


@pytest.mark.parametrize(
    ("status", "note", "waits"),
    [
        (VisitStatus.STARTED, None, True),
        (VisitStatus.STARTED, a_note(), True),
        (VisitStatus.DONE, a_note(), True),
        (VisitStatus.DONE, a_note(signing=a_signing()), False),
        (VisitStatus.BOOKED, None, False),
        (VisitStatus.NO_SHOW, None, False),
    ],
)
def test_a_visit_waits_for_its_signature_when_it_was_begun_and_is_not_signed(furnished, status, note, waits):
    with furnished.unit() as unit:
        unit.visits.save(replace(unit.visits.get(VisitId("visit-1")), status=status))
        if note is not None:
            unit.notes.save(note)
        assert bool(unit.visits.unsigned_before(NOW + DAY)) is waits
        assert unit.visits.unsigned_before(NOW) == ()


def test_visits_of_a_client_come_newest_first(furnished):
    with furnished.unit() as unit:
        unit.visits.save(a_visit(id=VisitId("later"), starts_at=NOW + DAY))
        assert [visit.id for visit in unit.visits.of_client(ClientId("client-1"))] == ["later", "visit-1"]


def test_the_draft_and_the_latest_signed_form_are_told_apart(furnished):
    old = a_signed_form(id=FormId("old"), signed_at=NOW - DAY)
    new = a_signed_form(id=FormId("new"), signed_at=NOW)
    with furnished.unit() as unit:
        assert unit.forms.draft(ClientId("client-1")) is None
        assert unit.forms.latest_signed(ClientId("client-1")) is None
        for form in (old, new, a_filled_form(id=FormId("draft"))):
            unit.forms.save(form)
        assert unit.forms.latest_signed(ClientId("client-1")) == replace(new, version=1)
        assert unit.forms.draft(ClientId("client-1")) == a_filled_form(id=FormId("draft"), version=1)
        assert unit.forms.get(FormId("old")) == replace(old, version=1)
        assert {form.id for form in unit.forms.of_client(ClientId("client-1"))} == {"old", "new", "draft"}


def due(unit, before=NOW):
    """Return the names of clients whose history is due."""
    return [one.name for one in unit.forms.due(before, limit=5)]


def test_a_history_is_due_when_it_was_signed_or_reviewed_long_ago(furnished):
    with furnished.unit() as unit:
        assert due(unit) == []  # nothing signed, nothing due
        unit.forms.save(a_signed_form(signed_at=NOW - 400 * DAY))
        assert due(unit) == ["Maya Tremblay"]
        unit.forms.add_review(a_review(at=NOW - DAY))
        assert due(unit, NOW - 2 * DAY) == []
        assert due(unit, NOW) == ["Maya Tremblay"]
        unit.clients.save(unit.clients.get(ClientId("client-1")).archived(at=NOW, reason="moved"))
        assert due(unit) == []


def test_an_older_review_does_not_make_a_history_older(furnished):
    with furnished.unit() as unit:
        unit.forms.save(a_signed_form(signed_at=NOW))
        unit.forms.add_review(a_review(at=NOW - DAY))
        assert due(unit, NOW) == []


def test_saving_a_client_leaves_what_the_store_knows_about_her_visits(furnished):
    with furnished.unit() as unit:
        unit.forms.save(a_signed_form(signed_at=NOW - DAY))
        unit.clients.save(replace(unit.clients.get(ClientId("client-1")), email="new@example.ca"))
        assert due(unit) == ["Maya Tremblay"]
        assert unit.clients.find(("maya",), limit=1, archived=False)[0].last_visit == NOW


def test_reviews_come_newest_first(furnished):
    with furnished.unit() as unit:
        unit.forms.save(a_signed_form())
        unit.forms.add_review(a_review())
        unit.forms.add_review(a_review(id="review-2", at=NOW + DAY, changes="New medicine"))
        assert [one.id for one in unit.forms.reviews(ClientId("client-1"))] == ["review-2", "review-1"]


def test_consents_and_their_changes_come_in_the_order_they_were_given(furnished):
    later = a_consent(id=ConsentId("consent-2"), obtained_at=NOW + DAY, signature=None)
    with furnished.unit() as unit:
        unit.consents.add(later)
        unit.consents.add(a_consent())
        unit.consents.add_change(a_consent_change())
        expected = ((a_consent(), later), (a_consent_change(),))
        assert unit.consents.of_visit(VisitId("visit-1")) == expected
        assert unit.consents.of_client(ClientId("client-1")) == expected
        assert unit.consents.of_visit(VisitId("another")) == ((), ())


def test_notes_come_newest_visit_first_with_their_addenda_in_order(furnished):
    with furnished.unit() as unit:
        unit.visits.save(a_visit(id=VisitId("v2"), starts_at=NOW + DAY))
        unit.notes.save(a_note(signing=a_signing()))
        unit.notes.save(a_note(id=NoteId("note-2"), visit_id=VisitId("v2"), service_date=TODAY + DAY))
        unit.notes.add_addendum(an_addendum(id="b", at=NOW + DAY))
        unit.notes.add_addendum(an_addendum(id="a"))
        assert [note.id for note in unit.notes.of_client(ClientId("client-1"))] == ["note-2", "note-1"]
        assert [one.id for one in unit.notes.addenda(NoteId("note-1"))] == ["a", "b"]
        assert unit.notes.of_visit(VisitId("v2")).id == "note-2"
        assert unit.notes.of_visit(VisitId("v3")) is None


def test_plans_come_newest_first(furnished):
    with furnished.unit() as unit:
        unit.plans.save(a_plan())
        unit.plans.save(a_plan(id=PlanId("plan-2"), created_at=NOW + DAY))
        assert [plan.id for plan in unit.plans.of_client(ClientId("client-1"))] == ["plan-2", "plan-1"]
        assert unit.plans.of_visit(VisitId("visit-1")).id == "plan-2"
        assert unit.plans.of_visit(VisitId("?")) is None


def test_a_receipt_comes_back_with_all_that_happened_to_it(furnished):
    receipt = a_receipt(issuer=an_issuer(logo=b"a picture"))
    printed = ReceiptPrint(receipt_id=receipt.id, at=NOW, on=TODAY, by="Anna Roy")
    with furnished.unit() as unit:
        unit.receipts.add(receipt)
        unit.receipts.add_print(printed)
        unit.receipts.add_payment(receipt.id, a_payment())
        unit.receipts.add_void(a_void())
        file = unit.receipts.file(receipt.id)
        assert (file.receipt, file.prints, file.paid_since, file.void) == (
            receipt, (printed,), (a_payment(),), a_void(),
        )  # fmt: skip
        assert unit.receipts.of_client(ClientId("client-1")) == unit.receipts.recent(limit=5) == (file,)
        assert unit.receipts.of_visit(VisitId("visit-1")) is None


def unpaid(unit):
    """Return the numbers of receipts on which something is owed."""
    return [file.receipt.number for file in unit.receipts.recent(limit=9, unpaid_only=True)]


def test_the_unpaid_list_holds_what_is_owed_and_neither_paid_nor_void(furnished):
    owing = a_receipt_draft(charge=a_charge(method=Method.UNPAID))
    with furnished.unit() as unit:
        unit.receipts.add(a_receipt())
        for number in (2, 3, 4):
            unit.receipts.add(a_receipt(draft=owing, id=ReceiptId(f"r{number}"), number=number))
        assert unpaid(unit) == [4, 3, 2]
        unit.receipts.add_payment(ReceiptId("r2"), a_payment())
        unit.receipts.add_payment(ReceiptId("r3"), a_payment(cents=1))
        unit.receipts.add_void(a_void(receipt_id=ReceiptId("r4")))
        assert unpaid(unit) == [3]
        assert [file.receipt.number for file in unit.receipts.recent(limit=2)] == [4, 3]


def test_a_picture_on_many_papers_is_kept_once(furnished):
    with furnished.unit() as unit:
        for number in range(1, 6):
            unit.receipts.add(a_receipt(id=ReceiptId(f"r{number}"), number=number))
        unit.consents.add(a_consent(signature=a_signature(image=PIXEL)))
        assert unit.connection.execute(text("SELECT count(*) FROM images")).scalar_one() == 1
        assert all(file.receipt.issuer.signature == PIXEL for file in unit.receipts.recent(limit=9))


def test_the_first_receipt_takes_the_clinic_s_first_number_and_the_others_follow(furnished):
    with furnished.unit() as unit:
        assert unit.receipts.next_number(500) == 500
        unit.receipts.add(a_receipt(number=500))
        assert unit.receipts.next_number(500) == unit.receipts.next_number(9000) == 501


@pytest.mark.parametrize("signature", [None, a_signature(), a_signature(image=b"")])
def test_a_signature_comes_back_with_or_without_its_picture(furnished, signature):
    form: FilledForm = a_signed_form(signature=signature)
    with furnished.unit() as unit:
        unit.forms.save(form)
        assert unit.forms.get(form.id).signature == signature
        unit.consents.add(a_consent(signature=signature))
        assert unit.consents.of_visit(VisitId("visit-1"))[0][0].signature == signature


def test_therapists_come_by_name_and_services_by_length(furnished):
    with furnished.unit() as unit:
        unit.clinic.save_therapist(a_therapist(id="t2", name="Aaron"))
        unit.clinic.save_service(a_service(id="s30", minutes=30))
        assert [one.name for one in unit.clinic.therapists()] == ["Aaron", "Anna Roy"]
        assert [one.minutes for one in unit.clinic.services()] == [30, 60]
        assert unit.clients.get(ClientId("client-1")) == a_client(number=1, version=1)
