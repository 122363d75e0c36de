"""Receipts: only for a treatment given, numbered without gaps, never changed, voided and replaced in the open."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date, timedelta

import pytest

from rmt_desktop.base.errors import InvalidInput, NotAllowed
from rmt_desktop.domain.audit import Act
from rmt_desktop.domain.clinic import TaxRegistration
from rmt_desktop.domain.ids import TherapistId, VisitId
from rmt_desktop.domain.money import NoTaxRate, TaxTable
from rmt_desktop.domain.notes import AddendumKind
from rmt_desktop.domain.people import Address
from rmt_desktop.domain.receipts import Method, Payment, charge_of
from tests.support.builders import TODAY, a_charge, a_service
from tests.support.catalog import a_catalog


def treated(practice, **client):
    """Return a visit whose note is signed."""
    visit = practice.visit(practice.client(**client))
    practice.signed_note(visit)
    return visit


def numbers(practice):
    """Return the numbers of all receipts, in order."""
    return sorted(file.receipt.number for file in practice.services.receipts.recent())


def refused_fields(practice, visit, charge):
    """Return the fields a receipt is refused for; nothing may have been issued."""
    with pytest.raises(InvalidInput) as refused:
        practice.services.receipts.issue(visit.id, charge)
    assert numbers(practice) == []
    return [problem.field for problem in refused.value.problems]


def test_a_receipt_says_all_that_an_insurer_needs(practice):
    visit = treated(practice)
    receipt = practice.services.receipts.issue(visit.id, practice.services.receipts.first_charge(visit.id)).value
    assert (receipt.label, receipt.client_name, receipt.minutes) == ("00001", "Maya Tremblay", 60)
    assert receipt.service_date == receipt.issued_on == date(2026, 11, 23)
    assert (receipt.fee_cents, receipt.taxes[0].cents, receipt.total_cents) == (10_500, 1365, 11_865)
    assert receipt.taxes[0].number == "123456789 RT0001"
    assert (receipt.issuer.therapist, receipt.issuer.registration, receipt.issuer.regulator) == (
        "Anna Roy", "T012345", "CMTO",
    )  # fmt: skip
    assert receipt.issuer.clinic_lines == ("12 Front St E", "Toronto ON M5E 1B1")
    assert receipt.balance_cents == 0
    assert practice.services.receipts.file(receipt.id).receipt == receipt


def test_a_visit_without_a_signed_note_gets_no_receipt(practice):
    visit = practice.visit()
    practice.note(visit)
    assert refused_fields(practice, visit, a_charge()) == ["visit"]


def test_a_visit_gets_one_receipt(practice):
    visit = treated(practice)
    practice.services.receipts.issue(visit.id, a_charge())
    with pytest.raises(NotAllowed, match="has a receipt already"):
        practice.services.receipts.issue(visit.id, a_charge())
    assert numbers(practice) == [1]


@pytest.mark.parametrize(
    ("charge", "fields"),
    [
        (a_charge(fee_cents=9000), ["fee_reason", "client_agreed"]),
        (a_charge(fee_cents=9000, fee_reason="Student"), ["client_agreed"]),
        (a_charge(fee_cents=9000, client_agreed=True), ["fee_reason"]),
        (a_charge(fee_cents=-100, fee_reason="x", client_agreed=True), ["fee_cents"]),
        (a_charge(fee_cents=10**9, fee_reason="x", client_agreed=True), ["fee_cents"]),
    ],
)
def test_a_fee_that_differs_needs_a_reason_and_an_agreement_and_is_never_negative(practice, charge, fields):
    assert refused_fields(practice, treated(practice), charge) == fields


def test_a_treatment_given_for_nothing_gets_a_receipt_over_zero(practice):
    charge = a_charge(fee_cents=0, fee_reason="Voucher", client_agreed=True)
    receipt = practice.services.receipts.issue(treated(practice).id, charge).value
    assert (receipt.total_cents, receipt.balance_cents, receipt.fee_reason) == (0, 0, "Voucher")


@pytest.mark.parametrize("change", [{"registration": ""}, {"regulator": " "}, {"signature": b""}])
def test_a_therapist_without_registration_or_signature_issues_nothing(practice, change):
    visit = treated(practice)
    known = practice.services.clinics.therapist(TherapistId("therapist-1"))
    practice.services.clinics.save_therapist(replace(known, **change))
    assert refused_fields(practice, visit, a_charge()) == ["therapist"]


def test_a_visit_of_tomorrow_gets_no_receipt_today(practice):
    visit = treated(practice)
    practice.clock.forward(days=-1)
    with pytest.raises(NotAllowed, match="clock says"):
        practice.services.receipts.issue(visit.id, a_charge())


def test_a_receipt_has_the_day_of_its_note_whatever_zone_the_clinic_has_since(practice):
    practice.clock.forward(hours=9)  # 23:02 in Toronto, the next day in Halifax
    visit = treated(practice)
    assert practice.services.receipts.propose(visit.id, a_charge()).receipt.service_date == date(2026, 11, 23)
    clinics = practice.services.clinics
    clinics.save_clinic(replace(clinics.clinic(), zone="America/Halifax"))
    receipt = practice.services.receipts.issue(visit.id, a_charge()).value
    assert (receipt.service_date, receipt.issued_on) == (date(2026, 11, 23), date(2026, 11, 24))
    new = practice.services.receipts.replace(receipt.id, a_charge(), reason="Wrong method").value
    assert new.service_date == date(2026, 11, 23)


def test_the_day_of_a_visit_nobody_has_written_about_is_that_of_the_clinic_s_calendar(practice):
    practice.clock.forward(hours=9)
    visit = practice.visit()
    assert practice.services.receipts.propose(visit.id, a_charge()).receipt.service_date == date(2026, 11, 23)


def test_a_small_supplier_charges_no_tax(practice):
    practice.services.clinics.save_clinic(replace(practice.services.clinics.clinic(), tax=TaxRegistration()))
    receipt = practice.services.receipts.issue(treated(practice).id, a_charge()).value
    assert (receipt.taxes, receipt.total_cents) == ((), 10_500)


def test_a_visit_before_the_registration_carries_no_tax(practice):
    tax = TaxRegistration(registered_from=date(2026, 11, 24), gst_hst_number="123456789 RT0001")
    practice.services.clinics.save_clinic(replace(practice.services.clinics.clinic(), tax=tax))
    assert practice.services.receipts.issue(treated(practice).id, a_charge()).value.taxes == ()


def test_quebec_has_two_taxes_each_on_the_fee(practice):
    tax = TaxRegistration(registered_from=date(2020, 1, 1), gst_hst_number="123456789 RT0001", qst_number="QST1")
    clinic = replace(practice.services.clinics.clinic(), province="QC", tax=tax)
    practice.services.clinics.save_clinic(clinic)
    receipt = practice.services.receipts.issue(treated(practice).id, a_charge()).value
    assert [(one.name, one.cents, one.number) for one in receipt.taxes] == [
        ("GST", 525, "123456789 RT0001"),
        ("QST", 1047, "QST1"),
    ]


def test_a_registered_clinic_in_quebec_types_its_qst_number_before_any_receipt(practice):
    clinics, tax = (
        practice.services.clinics,
        TaxRegistration(registered_from=date(2020, 1, 1), gst_hst_number="123456789 RT0001"),
    )
    moved = clinics.save_clinic(replace(clinics.clinic(), province="QC", tax=tax)).value
    for refused in (
        lambda: practice.services.receipts.issue(treated(practice).id, a_charge()),
        lambda: clinics.save_clinic(replace(moved, phone="416 555 0100")),
    ):
        with pytest.raises(InvalidInput, match="QST number"):
            refused()
    clinics.save_clinic(replace(moved, tax=replace(tax, qst_number="QST1")))
    assert practice.services.receipts.issue(treated(practice).id, a_charge()).value.label == "00001"


@pytest.mark.parametrize(("valid_until", "is_refused"), [(TODAY - timedelta(days=1), True), (TODAY, False)])
def test_a_registration_that_ended_before_the_treatment_issues_nothing(practice, valid_until, is_refused):
    clinics = practice.services.clinics
    clinics.save_therapist(replace(clinics.therapists()[0], valid_until=valid_until))
    visit = treated(practice)
    (*problems,) = practice.services.receipts.propose(visit.id, a_charge()).problems
    assert [one.message for one in problems if "ended on" in one.message] == [one.message for one in problems]
    assert bool(problems) is is_refused
    assert [one.values["day"] for one in problems] == ["2026-11-22"] * is_refused


def test_a_missing_tax_rate_stops_the_receipt_with_a_sentence(practice):
    receipts = replace(practice.services.receipts, catalog=a_catalog(taxes=TaxTable(())))
    visit = treated(practice)
    with pytest.raises(NoTaxRate, match="no tax rate"):
        receipts.issue(visit.id, a_charge())
    assert numbers(practice) == []


def test_a_proposal_shows_the_receipt_and_every_problem_and_issues_nothing(practice):
    visit = practice.visit()
    proposal = practice.services.receipts.propose(visit.id, a_charge(fee_cents=9000))
    assert (proposal.receipt.label, proposal.receipt.fee_cents, proposal.posted_cents) == ("00001", 9000, 10_500)
    assert [one.field for one in proposal.problems] == ["visit", "fee_reason", "client_agreed"]
    assert numbers(practice) == []


def test_the_first_charge_is_the_posted_fee_in_the_client_s_language(practice):
    visit = practice.visit(practice.client(language="fr"))
    charge = practice.services.receipts.first_charge(visit.id)
    assert (charge.fee_cents, charge.language) == (10_500, "fr")


def test_what_was_issued_stays_when_clinic_therapist_client_and_fee_change(practice):
    visit = treated(practice)
    receipt = practice.services.receipts.issue(visit.id, a_charge()).value
    clinics, clients = practice.services.clinics, practice.services.clients
    clinics.save_clinic(replace(clinics.clinic(), name="Another", address=Address(line1="Elsewhere")))
    clinics.save_therapist(replace(clinics.therapist(TherapistId("therapist-1")), name="Anna Singh"))
    clinics.save_service(a_service(version=1, price_cents=20_000))
    clients.save(replace(clients.open(visit.client_id), last_name="Roy"))
    assert practice.services.receipts.file(receipt.id).receipt == receipt


def test_numbers_have_no_gap_when_issuing_fails_in_between(practice):
    receipts = practice.services.receipts
    receipts.issue(treated(practice, first_name="A").id, a_charge())
    with pytest.raises(InvalidInput):
        receipts.issue(practice.visit(practice.client(first_name="B")).id, a_charge())
    receipts.issue(treated(practice, first_name="C").id, a_charge())
    assert numbers(practice) == [1, 2]


def test_two_desks_that_issue_at_the_same_moment_get_different_numbers(practice):
    visits = [treated(practice, first_name=name) for name in "ABCDEF"]
    with ThreadPoolExecutor(3) as workers:
        done = list(workers.map(lambda visit: practice.services.receipts.issue(visit.id, a_charge()), visits))
    assert sorted(one.value.number for one in done) == numbers(practice) == [1, 2, 3, 4, 5, 6]


def test_two_desks_that_issue_for_one_visit_make_one_receipt(practice):
    visit = treated(practice)

    def issue(_):
        try:
            return practice.services.receipts.issue(visit.id, a_charge()).value.number
        except NotAllowed:
            return None

    with ThreadPoolExecutor(2) as workers:
        assert set(workers.map(issue, range(2))) == {1, None}
    assert numbers(practice) == [1]


def test_numbering_begins_where_the_clinic_says_and_carries_its_prefix(practice):
    clinics = practice.services.clinics
    clinics.save_clinic(replace(clinics.clinic(), receipt_prefix="H-", first_receipt_number=2041))
    assert practice.receipt().label == "H-02041"
    assert practice.receipt(practice.visit(practice.client(first_name="Zoe"))).label == "H-02042"


def test_a_void_receipt_keeps_its_number_and_its_reason(practice):
    receipt = practice.receipt()
    practice.services.receipts.void(receipt.id, reason=" Wrong client ")
    file = practice.services.receipts.file(receipt.id)
    assert (file.receipt, file.void.reason, file.void.by) == (receipt, "Wrong client", "Anna Roy")
    assert file.balance_cents == 0
    assert practice.services.receipts.of_visit(receipt.visit_id) is None


@pytest.mark.parametrize("reason", ["", "   "])
def test_a_receipt_is_not_voided_without_a_reason(practice, reason):
    receipt = practice.receipt()
    with pytest.raises(NotAllowed, match="why"):
        practice.services.receipts.void(receipt.id, reason=reason)
    with pytest.raises(NotAllowed, match="why"):
        practice.services.receipts.replace(receipt.id, a_charge(), reason=reason)
    assert practice.services.receipts.file(receipt.id).void is None


CASH_LATER = Payment(cents=11_865, method=Method.CASH, on=date(2026, 11, 30))


def corrected(practice, old, **changes):
    """Replace a receipt two weeks later, with the charge the page begins with."""
    receipts = practice.services.receipts
    practice.clock.forward(days=14)
    charge = replace(charge_of(receipts.file(old.id)), **changes)
    return receipts.replace(old.id, charge, reason="Corrected").value


def test_a_replacement_keeps_what_was_paid_and_when(practice):
    old = practice.receipt(method=Method.CREDIT)
    new = corrected(practice, old)
    assert (new.payments, new.issued_on) == (old.payments, date(2026, 12, 7))
    assert new.payments[0].on == date(2026, 11, 23)


def test_a_replacement_carries_over_what_was_paid_after_the_first_was_made(practice):
    old = practice.receipt(method=Method.UNPAID)
    practice.clock.forward(days=7)
    practice.services.receipts.pay(old.id, Method.CASH)
    assert corrected(practice, old).payments == (CASH_LATER,)


@pytest.mark.parametrize("method", [Method.DEBIT, Method.UNPAID])
def test_a_payment_recorded_while_the_replacement_was_typed_is_not_lost(practice, method):
    old = practice.receipt(method=Method.UNPAID)
    charge = replace(charge_of(practice.services.receipts.file(old.id)), method=method)
    practice.clock.forward(days=7)
    practice.services.receipts.pay(old.id, Method.CASH)
    new = practice.services.receipts.replace(old.id, charge, reason="Corrected").value
    assert new.payments == (CASH_LATER,)


@pytest.mark.parametrize(
    ("fee", "settled", "payments", "balance"),
    [
        (12_000, Method.UNPAID, [(11_865, 23)], 1_695),
        (12_000, Method.CASH, [(11_865, 23), (1_695, 7)], 0),
        (9_000, Method.UNPAID, [(11_865, 23)], -1_695),
        (9_000, Method.CASH, [(11_865, 23), (-1_695, 7)], 0),
    ],
)
def test_a_difference_to_what_was_paid_is_open_until_somebody_says_how_it_was_settled(
    practice, fee, settled, payments, balance
):
    old = practice.receipt()
    new = corrected(practice, old, fee_cents=fee, fee_reason="Other length", client_agreed=True, rest_method=settled)
    assert [(payment.cents, payment.on.day) for payment in new.payments] == payments
    assert new.balance_cents == balance
    if balance:
        practice.services.receipts.pay(new.id, Method.CASH)
    assert practice.services.receipts.file(new.id).balance_cents == 0
    with pytest.raises(NotAllowed, match="Nothing is owed"):
        practice.services.receipts.pay(new.id, Method.CASH)


def test_a_replacement_corrects_how_it_was_paid_and_leaves_the_day(practice):
    old = practice.receipt(method=Method.DEBIT)
    new = corrected(practice, old, method=Method.CREDIT)
    assert new.payments == (replace(old.payments[0], method=Method.CREDIT),)
    newest = corrected(practice, new, method=Method.UNPAID)
    assert (newest.payments, newest.balance_cents) == ((), 11_865)


def test_a_first_receipt_takes_over_no_payments(practice):
    charge = a_charge(received=(CASH_LATER,))
    receipt = practice.services.receipts.issue(treated(practice).id, charge).value
    assert [(one.method, one.on) for one in receipt.payments] == [(Method.DEBIT, date(2026, 11, 23))]


def test_a_note_entered_in_error_is_no_treatment_to_make_a_receipt_for(practice):
    note = practice.signed_note()
    practice.services.notes.add(note.id, AddendumKind.ENTERED_IN_ERROR, "Another client's visit.")
    with pytest.raises(InvalidInput, match="entered in error"):
        practice.services.receipts.issue(note.visit_id, a_charge())
    (problem,) = practice.services.receipts.propose(note.visit_id, a_charge()).problems
    assert problem.field == "visit"
    assert numbers(practice) == []


def test_a_receipt_is_voided_once(practice):
    receipt = practice.receipt()
    practice.services.receipts.void(receipt.id, reason="Wrong fee")
    with pytest.raises(NotAllowed, match="void already"):
        practice.services.receipts.void(receipt.id, reason="Again")
    with pytest.raises(NotAllowed, match="void already"):
        practice.services.receipts.replace(receipt.id, a_charge(), reason="Again")


def test_a_replacement_and_the_receipt_it_replaces_name_each_other(practice):
    old = practice.receipt()
    charge = a_charge(fee_cents=9000, fee_reason="Student", client_agreed=True)
    new = practice.services.receipts.replace(old.id, charge, reason="Wrong fee").value
    assert (new.number, new.replaces, new.fee_cents) == (2, "00001", 9000)
    assert practice.services.receipts.file(old.id).void.replaced_by == "00002"
    assert practice.services.receipts.of_visit(old.visit_id).receipt == new


def test_a_replacement_that_is_refused_leaves_the_old_receipt_in_force(practice):
    old = practice.receipt()
    with pytest.raises(InvalidInput):
        practice.services.receipts.replace(old.id, a_charge(fee_cents=-1), reason="Wrong fee")
    assert practice.services.receipts.of_visit(old.visit_id).receipt == old
    assert numbers(practice) == [1]


def test_a_later_payment_settles_the_balance_once(practice):
    receipt = practice.receipt(method=Method.UNPAID)
    assert receipt.balance_cents == 11_865
    assert practice.services.receipts.recent(unpaid_only=True)
    practice.services.receipts.pay(receipt.id, Method.TRANSFER)
    file = practice.services.receipts.file(receipt.id)
    assert (file.balance_cents, file.paid_since[0].method) == (0, Method.TRANSFER)
    assert not practice.services.receipts.recent(unpaid_only=True)
    with pytest.raises(NotAllowed, match="Nothing is owed"):
        practice.services.receipts.pay(receipt.id, Method.CASH)


def test_nothing_is_paid_by_not_paying_nor_on_a_void_receipt(practice):
    receipt = practice.receipt(method=Method.UNPAID)
    with pytest.raises(NotAllowed):
        practice.services.receipts.pay(receipt.id, Method.UNPAID)
    practice.services.receipts.void(receipt.id, reason="Wrong fee")
    with pytest.raises(NotAllowed):
        practice.services.receipts.pay(receipt.id, Method.CASH)


def test_issuing_viewing_voiding_and_paying_are_logged_with_the_number(practice):
    receipt = practice.receipt(method=Method.UNPAID)
    receipts = practice.services.receipts
    receipts.file(receipt.id)
    receipts.pay(receipt.id, Method.CASH)
    receipts.void(receipt.id, reason="Wrong fee")
    entries = [one.event for one in practice.services.audit_log.search().entries if one.event.record == receipt.id]
    assert [one.act for one in reversed(entries)] == [Act.CREATED, Act.VIEWED, Act.ADDED, Act.VOIDED]
    assert entries[-1].detail == "00001"
    assert "Tremblay" not in " ".join(one.detail for one in entries)


def test_an_unknown_visit_gets_no_receipt(practice):
    with pytest.raises(Exception, match="This visit is not in this vault"):
        practice.services.receipts.issue(VisitId("?"), a_charge())
