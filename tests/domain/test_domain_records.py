"""Clients, visits, receipts and home-care sheets as values: what they say about themselves and refuse."""

from dataclasses import FrozenInstanceError, replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rmt_desktop.base.errors import InvalidInput, NotAllowed
from rmt_desktop.base.i18n import N_, translator
from rmt_desktop.domain.bilingual import Bilingual
from rmt_desktop.domain.clinic import TaxRegistration
from rmt_desktop.domain.homecare import item_from
from rmt_desktop.domain.ids import ReceiptId, TherapistId
from rmt_desktop.domain.receipts import Method, ReceiptFile, issued, taxes_on
from rmt_desktop.domain.visits import NextStep, VisitCard, VisitStatus
from tests.support.builders import (
    NOW,
    TODAY,
    a_charge,
    a_client,
    a_clinic,
    a_payment,
    a_plan,
    a_plan_item,
    a_receipt,
    a_receipt_draft,
    a_service,
    a_visit,
    a_void,
)
from tests.support.catalog import a_catalog, a_tax_table


def test_values_do_not_change():
    with pytest.raises(FrozenInstanceError):
        a_client().email = "x"  # type: ignore[misc]


@pytest.mark.parametrize(
    ("changes", "shown", "legal"),
    [
        ({}, "Maya Tremblay", "Maya Tremblay"),
        ({"preferred_name": "May"}, "May Tremblay", "Maya Tremblay"),
        ({"last_name": ""}, "Maya", "Maya"),
        ({"first_name": ""}, "Tremblay", "Tremblay"),
    ],
)
def test_a_client_is_called_by_her_preferred_name_and_written_by_her_legal_one(changes, shown, legal):
    client = a_client(**changes)
    assert (client.shown_name, client.legal_name) == (shown, legal)


def test_archiving_and_restoring_are_each_other_s_opposite():
    client = a_client()
    assert client.archived(at=NOW, reason="moved").restored() == client
    with pytest.raises(NotAllowed):
        client.archived(at=NOW, reason="\t")


def test_every_field_that_is_wrong_is_named():
    client = a_client(first_name="", last_name="", email="x", birth_date=date(2100, 1, 1))
    with pytest.raises(InvalidInput) as refused:
        client.checked(today=TODAY)
    assert [one.field for one in refused.value.problems] == ["first_name", "last_name", "birth_date", "email"]


ORDER = [VisitStatus.BOOKED, VisitStatus.ARRIVED, VisitStatus.STARTED, VisitStatus.DONE]


@pytest.mark.parametrize("start", VisitStatus)
@pytest.mark.parametrize("end", VisitStatus)
def test_a_visit_that_has_begun_only_goes_on_and_one_that_is_done_stays_done(start, end):
    visit = a_visit(status=start)
    begun = start in (VisitStatus.STARTED, VisitStatus.DONE)
    goes_on = start is VisitStatus.STARTED and end is VisitStatus.DONE
    if start is end:
        assert visit.moved_to(end, at=NOW) is visit
    elif begun and not goes_on:
        with pytest.raises(NotAllowed):
            visit.moved_to(end, at=NOW)
    elif goes_on or (start in ORDER and end in ORDER and ORDER.index(end) == ORDER.index(start) + 1):
        assert visit.moved_to(end, at=NOW).status is end


def a_card(status, *, reviewed=None, signed=False, receipt=None):
    """Return a card of the Today page."""
    return VisitCard(
        visit=a_visit(status=status),
        client_name="Maya",
        service_name="60 min",
        note_id=None,
        note_is_signed=signed,
        receipt_id=receipt,
        history_reviewed_on=reviewed,
    )


@pytest.mark.parametrize(
    ("card", "step"),
    [
        (a_card(VisitStatus.BOOKED), NextStep.ARRIVED),
        (a_card(VisitStatus.ARRIVED), NextStep.INTAKE),
        (a_card(VisitStatus.ARRIVED, reviewed=TODAY), NextStep.START),
        (a_card(VisitStatus.STARTED), NextStep.FINISH_NOTE),
        (a_card(VisitStatus.DONE, signed=True), NextStep.RECEIPT),
        (a_card(VisitStatus.DONE, signed=True, receipt=ReceiptId("r")), NextStep.DONE),
        (a_card(VisitStatus.CANCELLED), NextStep.DONE),
        (a_card(VisitStatus.NO_SHOW), NextStep.DONE),
    ],
)
def test_a_visit_has_one_next_step(card, step):
    assert card.next_step is step


@given(st.integers(0, 1_000_000), st.sampled_from(Method))
def test_a_receipt_adds_up_and_is_paid_at_once_or_not_at_all(fee, method):
    draft = a_receipt_draft(charge=a_charge(fee_cents=fee, method=method))
    taxes = taxes_on(fee, clinic=a_clinic(), table=a_tax_table(), day=TODAY)
    receipt = issued(draft, id=ReceiptId("r"), number=1, taxes=taxes, at=NOW, today=TODAY, by="A")
    assert receipt.total_cents == fee + sum(tax.cents for tax in taxes)
    assert receipt.balance_cents == (receipt.total_cents if method is Method.UNPAID else 0)
    assert receipt.paid_cents + receipt.balance_cents == receipt.total_cents


@pytest.mark.parametrize(
    ("registered_from", "applies"),
    [(None, False), (TODAY, True), (date(2026, 11, 24), False), (date(2000, 1, 1), True)],
)
def test_tax_is_charged_from_the_day_of_registration_on(registered_from, applies):
    clinic = a_clinic(tax=TaxRegistration(registered_from=registered_from, gst_hst_number="1"))
    assert bool(taxes_on(10_500, clinic=clinic, table=a_tax_table(), day=TODAY)) is applies


def test_nothing_is_owed_on_a_void_receipt():
    unpaid = a_receipt(draft=a_receipt_draft(charge=a_charge(method=Method.UNPAID)))
    assert ReceiptFile(receipt=unpaid).balance_cents == 11_865
    assert ReceiptFile(receipt=unpaid, paid_since=(a_payment(cents=1000),)).balance_cents == 10_865
    assert ReceiptFile(receipt=unpaid, void=a_void()).balance_cents == 0


@pytest.mark.parametrize(
    ("prefix", "number", "label"), [("", 1, "00001"), ("H-", 42, "H-00042"), ("", 123_456, "123456")]
)
def test_a_receipt_number_as_printed(prefix, number, label):
    assert a_receipt(prefix=prefix, number=number).label == label


def test_a_service_without_a_french_name_stands_on_a_french_receipt_by_its_own():
    receipt = a_receipt(draft=a_receipt_draft(service=a_service(name_fr="")))
    assert receipt.service_fr == receipt.service


def plan_of(*names):
    """Return a sheet with these exercises."""
    return a_plan(items=tuple(a_plan_item(exercise=name) for name in names))


@given(st.permutations("abcde"), st.integers(-9, 9), st.sampled_from("abcde"))
def test_moving_an_item_keeps_all_of_them_and_the_order_of_the_others(names, place, moved):
    after = [item.exercise for item in plan_of(*names).moved(moved, place).items]
    assert sorted(after) == sorted(names)
    assert [one for one in after if one != moved] == [one for one in names if one != moved]
    assert after.index(moved) == max(0, min(place, 4))


def test_an_exercise_is_on_a_sheet_once():
    plan = plan_of("a", "b").with_item(a_plan_item(exercise="a", own_words="slowly"))
    assert [(item.exercise, item.own_words) for item in plan.items] == [("a", "slowly"), ("b", "")]
    assert plan.without("a").without("?") == plan_of("b")


def test_a_sheet_with_a_message_alone_can_be_given():
    plan = a_plan(items=(), message="Rest today.")
    assert plan.given(at=NOW, by="A").given_by == "A"
    with pytest.raises(NotAllowed):
        replace(plan, message=" ").given(at=NOW, by="A")


def test_an_item_copies_the_library_in_the_language_of_the_sheet():
    exercise = a_catalog().exercise("chin_tuck")
    french = item_from(exercise, "fr")
    assert (french.name, french.dose.frequency) == ("Chin tuck (fr)", "deux fois par jour")
    assert item_from(exercise, "en").steps == ("Sit tall.", "Breathe out and turn.")


@pytest.mark.parametrize(("language", "text"), [("en", "Neck"), ("fr", "Cou"), ("fr_CA", "Cou"), ("de", "Neck")])
def test_a_bilingual_text_speaks_english_unless_it_is_asked_in_french(language, text):
    assert Bilingual(en="Neck", fr="Cou").in_(language) == text
    assert Bilingual(en="Neck", fr="").in_(language) == "Neck"


def test_an_error_is_a_whole_sentence_with_its_hint_and_values():
    error = NotAllowed(N_("{name} may not."), hint=N_("Ask {other}."), name="Ben", other="Anna")
    assert error.text(translator("en")) == "Ben may not. Ask Anna."


@pytest.mark.parametrize(
    ("start", "minutes", "takes"), [(-60, 60, False), (-60, 61, True), (59, 30, True), (60, 30, False), (10, 10, True)]
)
def test_a_visit_takes_the_time_from_its_beginning_to_its_end(start, minutes, takes):
    visit = a_visit()
    assert visit.takes(visit.therapist_id, visit.starts_at + timedelta(minutes=start), minutes) is takes


def test_a_visit_takes_no_time_of_another_therapist_and_none_when_it_was_called_off():
    visit = a_visit()
    off = replace(visit, status=VisitStatus.CANCELLED)
    assert not visit.takes(TherapistId("another"), visit.starts_at, 30)
    assert not off.takes(visit.therapist_id, visit.starts_at, 30)
