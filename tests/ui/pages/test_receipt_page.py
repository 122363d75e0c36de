"""The page of one receipt: preview, issue, print, void, replace, payment, and what bad input does."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QCheckBox, QComboBox, QLineEdit, QPlainTextEdit, QSpinBox
from pytestqt.qtbot import QtBot

from rmt_desktop.domain.audit import Kind
from rmt_desktop.domain.clinic import Service, TaxRegistration
from rmt_desktop.domain.ids import ServiceId, VisitId
from rmt_desktop.domain.receipts import Method, ReceiptFile, Standing
from rmt_desktop.services.paperwork import Way
from rmt_desktop.ui.context import Route
from rmt_desktop.ui.pages.receipt import ReceiptPage
from tests.support.builders import a_charge, a_service, a_therapist, a_treatment
from tests.support.catalog import a_catalog
from tests.support.pages import (
    Stage,
    a_stage,
    folder_that_is_none,
    hold,
    is_freed,
    named,
    names,
    press,
    type_into,
    words,
)
from tests.support.services import Practice


@pytest.fixture
def stage(practice: Practice, qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[Stage]:
    yield from a_stage(practice, qtbot, qapp, tmp_path, a_catalog())


@pytest.fixture
def visit(practice: Practice) -> VisitId:
    """A visit whose note is signed."""
    return practice.signed_note().visit_id


def opened(stage: Stage, visit: VisitId) -> ReceiptPage:
    return stage.show(ReceiptPage(stage.ctx, visit, is_visit=True))


def of(stage: Stage, visit: VisitId) -> ReceiptFile | None:
    return stage.practice.services.receipts.of_visit(visit)


def issued(stage: Stage, visit: VisitId) -> ReceiptFile:
    file = of(stage, visit)
    assert file is not None
    return file


def test_the_preview_follows_what_is_typed(stage: Stage, visit: VisitId) -> None:
    page = opened(stage, visit)
    assert stage.documents.last.preview
    assert "$118.65" in words(page)
    type_into(stage.qtbot, page, "Fee before tax", "80")
    stage.qtbot.waitUntil(lambda: stage.documents.last.receipt.fee_cents == 8000)
    assert "$90.40" in words(page)
    press(page, "Language of the receipt: Français")
    stage.qtbot.waitUntil(lambda: stage.documents.last.receipt.language == "fr")
    assert of(stage, visit) is None


def test_issue_and_print_is_one_press(stage: Stage, visit: VisitId) -> None:
    page = opened(stage, visit)
    press(page, "Issue and print: paid by debit card")
    file = issued(stage, visit)
    assert (file.receipt.label, file.receipt.total_cents, file.standing) == ("00001", 11_865, Standing.PAID)
    assert len(stage.printer.printed) == len(file.prints) == 1
    assert stage.documents.last.receipt.id == file.receipt.id
    assert page.banner.text == "Sent to the printer Desk printer."
    assert page.title() == "Receipt 00001"
    assert "Issue and print: paid by debit card" not in names(page)


@pytest.mark.parametrize(
    ("method", "words"),
    [
        (Method.CASH, "paid in cash"),
        (Method.CREDIT, "paid by credit card"),
        (Method.TRANSFER, "paid by e-transfer"),
        (Method.CHEQUE, "paid by cheque"),
        (Method.UNPAID, "not paid yet"),
    ],
)
def test_the_button_says_how_the_receipt_will_say_it_is_paid(
    stage: Stage, visit: VisitId, method: Method, words: str
) -> None:
    page = opened(stage, visit)
    assert "Issue and print: paid by debit card" in names(page)
    choose(named(page, "Payment", QComboBox), method)
    press(page, f"Issue and print: {words}")
    assert [one.method for one in issued(stage, visit).receipt.payments] == [method] * (method is not Method.UNPAID)


def choose(pick: QComboBox, word: str) -> None:
    """Choose an entry as a click on it does."""
    pick.setCurrentIndex(pick.findData(word))
    pick.activated.emit(pick.currentIndex())


@pytest.fixture
def short(stage: Stage) -> Service:
    """A treatment of half an hour."""
    made = a_service(id=ServiceId("service-30"), name="Massage therapy, 30 minutes", minutes=30, price_cents=6000)
    return stage.practice.services.clinics.save_service(made).value


def test_another_treatment_brings_its_length_and_its_fee(stage: Stage, visit: VisitId, short: Service) -> None:
    page = opened(stage, visit)
    choose(named(page, "Treatment given", QComboBox), short.id)
    assert named(page, "Length", QSpinBox).value() == 30
    assert "Why another fee than the posted one" not in names(page)
    press(page, "Issue only")
    receipt = issued(stage, visit).receipt
    assert (receipt.service, receipt.minutes, receipt.fee_cents) == (short.name, 30, 6000)


def test_a_fee_somebody_typed_stays_with_another_treatment(stage: Stage, visit: VisitId, short: Service) -> None:
    page = opened(stage, visit)
    type_into(stage.qtbot, page, "Fee before tax", "70")
    choose(named(page, "Treatment given", QComboBox), short.id)
    assert named(page, "Fee before tax", QLineEdit).text() == "70"
    assert "Posted fee: $60.00" in words(page)


def test_a_replacement_begins_with_the_length_and_treatment_of_the_receipt(
    stage: Stage, visit: VisitId, short: Service
) -> None:
    stage.practice.services.receipts.issue(visit, a_charge(service=short.id, minutes=35, fee_cents=6000))
    page = opened(stage, visit)
    press(page, "Replace…")
    replacement = stage.documents.last.receipt
    assert (replacement.service, replacement.minutes, replacement.fee_cents) == (short.name, 35, 6000)
    assert named(page, "Length", QSpinBox).value() == 35


@pytest.mark.parametrize(("noted", "is_said"), [(35, True), (50, True), (51, False), (60, False), (0, False)])
def test_minutes_of_the_note_that_are_far_from_the_length_are_said(stage: Stage, noted: int, is_said: bool) -> None:
    page = opened(stage, stage.practice.signed_note(treatment=(a_treatment(minutes=noted),)).visit_id)
    sentence = f"The note has {noted} minutes of treatment. Check the length: insurers do."
    assert (sentence in words(page)) is is_said


def test_the_length_follows_what_was_given_and_the_hint_goes(stage: Stage) -> None:
    visit = stage.practice.signed_note(treatment=(a_treatment(minutes=35),)).visit_id
    page = opened(stage, visit)
    named(page, "Length", QSpinBox).setValue(35)
    stage.qtbot.waitUntil(lambda: "Check the length" not in words(page))
    press(page, "Issue only")
    assert issued(stage, visit).receipt.minutes == 35


def test_by_keyboard_alone_a_receipt_is_issued_and_printed(stage: Stage, visit: VisitId) -> None:
    page = opened(stage, visit)
    fee = named(page, "Fee before tax", QLineEdit)
    assert fee.hasFocus()
    stage.qtbot.keyClick(fee, Qt.Key.Key_Tab)
    payment = named(page, "Payment", QComboBox)
    assert payment.hasFocus()
    stage.qtbot.keyClick(payment, Qt.Key.Key_Up)
    stage.qtbot.keyClick(payment, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    assert issued(stage, visit).receipt.payments[0].method is Method.CASH
    assert len(stage.printer.printed) == 1


def test_keys_that_are_held_issue_and_print_once(stage: Stage, visit: VisitId) -> None:
    opened(stage, visit)
    hold(Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    assert len(stage.printer.printed) == 1
    assert len(issued(stage, visit).prints) == 1


def test_without_a_printer_the_receipt_is_issued_and_a_sentence_says_so(stage: Stage, visit: VisitId) -> None:
    stage.printer.is_on = False
    page = opened(stage, visit)
    press(page, "Issue and print: paid by debit card")
    assert issued(stage, visit).prints == ()
    assert page.banner.text == "Could not print: this computer has no printer."
    stage.printer.is_on = True
    press(page, "Print")
    assert len(issued(stage, visit).prints) == 1


def test_issue_and_save_writes_the_original(stage: Stage, visit: VisitId, tmp_path: Path) -> None:
    stage.ask.paths = [tmp_path / "receipt.pdf"]
    press(opened(stage, visit), "Issue and save as PDF…")
    assert (tmp_path / "receipt.pdf").read_bytes().startswith(b"%PDF")
    assert stage.documents.papers[-2].duplicate_on is None
    assert len(issued(stage, visit).prints) == 1


def test_going_back_in_the_file_dialog_leaves_an_issued_receipt_and_says_so(stage: Stage, visit: VisitId) -> None:
    stage.ask.paths = [None]
    page = opened(stage, visit)
    press(page, "Issue and save as PDF…")
    assert issued(stage, visit).prints == ()
    assert page.banner.text == "Receipt 00001 is issued. It is not printed or saved yet."


def test_a_folder_that_cannot_be_written_is_a_sentence(stage: Stage, visit: VisitId, tmp_path: Path) -> None:
    stage.ask.paths = [folder_that_is_none(tmp_path)]
    page = opened(stage, visit)
    press(page, "Issue and save as PDF…")
    assert page.banner.text.startswith("Could not save")
    assert issued(stage, visit).prints == ()


def test_a_full_disk_issues_nothing_and_keeps_what_is_typed(stage: Stage, visit: VisitId) -> None:
    page = opened(stage, visit)
    type_into(stage.qtbot, page, "Paid by somebody else", "Her mother")
    stage.disk.is_full = True
    press(page, "Issue only")
    assert page.banner.text == "The disk is full. Nothing is lost."
    assert named(page, "Paid by somebody else", QLineEdit).text() == "Her mother"
    stage.disk.is_full = False
    press(page, "Issue only")
    assert issued(stage, visit).receipt.paid_by == "Her mother"


def test_another_fee_asks_for_reason_and_agreement_beside_their_fields(stage: Stage, visit: VisitId) -> None:
    page = opened(stage, visit)
    assert "Why another fee than the posted one" not in names(page)
    type_into(stage.qtbot, page, "Fee before tax", "90")
    press(page, "Issue only")
    assert "Please write the reason." in words(page)
    assert "Confirm that the client agreed beforehand." in words(page)
    assert of(stage, visit) is None
    reason = named(page, "Why another fee than the posted one", QLineEdit)
    assert reason.hasFocus()
    stage.qtbot.keyClicks(reason, "Student")
    named(page, "The client agreed beforehand", QCheckBox).click()
    press(page, "Issue only")
    receipt = issued(stage, visit).receipt
    assert (receipt.fee_cents, receipt.fee_reason) == (9000, "Student")


def test_a_fee_of_nothing_is_possible_with_reason_and_agreement(stage: Stage, visit: VisitId) -> None:
    page = opened(stage, visit)
    type_into(stage.qtbot, page, "Fee before tax", "0")
    type_into(stage.qtbot, page, "Why another fee than the posted one", "Exchange of treatments")
    named(page, "The client agreed beforehand", QCheckBox).click()
    press(page, "Issue only")
    assert issued(stage, visit).receipt.total_cents == 0


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("-20", "A fee cannot be negative."),
        ("12345", "This fee is above $10,000."),
        ("a hundred", "Please type an amount like 105.00."),
        ("", "Please type an amount like 105.00."),
    ],
)
def test_a_fee_that_is_none_gets_a_sentence_and_issues_nothing(
    stage: Stage, visit: VisitId, typed: str, sentence: str
) -> None:
    page = opened(stage, visit)
    type_into(stage.qtbot, page, "Fee before tax", typed)
    press(page, "Issue and print: paid by debit card")
    assert sentence in words(page)
    assert named(page, "Fee before tax", QLineEdit).text() == typed
    assert of(stage, visit) is None


def test_an_unsigned_note_is_said_with_the_way_to_it(stage: Stage) -> None:
    visit = stage.practice.note().visit_id
    page = opened(stage, visit)
    assert "Sign the note of this visit first." in words(page)
    press(page, "Open the note")
    assert stage.go.routes == [Route("note", visit)]
    press(page, "Issue only")
    assert of(stage, visit) is None


def test_a_therapist_without_signature_is_said_with_the_way_to_settings(stage: Stage, visit: VisitId) -> None:
    clinics = stage.practice.services.clinics
    known = clinics.therapist(a_therapist().id)
    clinics.save_therapist(replace(known, signature=b""))
    page = opened(stage, visit)
    assert "Anna Roy has no signature yet." in words(page)
    press(page, "Open Settings")
    assert stage.go.routes == [Route("settings", "", "therapists")]


def test_a_missing_tax_rate_is_a_sentence_in_the_place_of_the_preview(stage: Stage, visit: VisitId) -> None:
    clinics = stage.practice.services.clinics
    clinics.save_clinic(replace(clinics.clinic(), province="BC"))
    page = opened(stage, visit)
    assert "There is no tax rate for BC on 2026-11-23 in the tax table." in words(page)
    assert "No preview yet" in words(page)
    press(page, "Issue only")
    assert of(stage, visit) is None
    clinics.save_clinic(replace(clinics.clinic(), province="ON"))
    page.refresh()
    assert "No preview yet" not in words(page)


def test_a_small_supplier_charges_no_tax(stage: Stage, visit: VisitId) -> None:
    clinics = stage.practice.services.clinics
    clinics.save_clinic(replace(clinics.clinic(), tax=TaxRegistration()))
    page = opened(stage, visit)
    assert "$105.00" in words(page)
    press(page, "Issue only")
    assert issued(stage, visit).receipt.taxes == ()


def test_a_visit_that_has_a_receipt_opens_it(stage: Stage, visit: VisitId) -> None:
    stage.practice.services.receipts.issue(visit, a_charge())
    page = opened(stage, visit)
    assert page.title() == "Receipt 00001"
    assert not stage.documents.last.preview
    assert "Issue and print: paid by debit card" not in names(page)


def test_the_second_print_is_a_duplicate_of_today(stage: Stage, visit: VisitId) -> None:
    page = opened(stage, visit)
    press(page, "Issue and print: paid by debit card")
    assert "The first print is the original" not in words(page)
    stage.practice.clock.forward(days=3)
    stage.documents.papers.clear()
    press(page, "Print")
    assert stage.documents.papers[0].duplicate_on == date(2026, 11, 26)
    assert len(issued(stage, visit).prints) == 2


def test_voiding_asks_why_and_shows_the_void_paper(stage: Stage, visit: VisitId) -> None:
    stage.practice.services.receipts.issue(visit, a_charge())
    page = opened(stage, visit)
    stage.ask.reasons = [None, "Wrong client"]
    press(page, "Void…")
    assert of(stage, visit) is not None
    press(page, "Void…")
    assert of(stage, visit) is None
    assert stage.documents.last.void.reason == "Wrong client"
    assert "Wrong client" in words(page)
    press(page, "Receipt of this visit")
    assert stage.go.routes == [Route("receipt", visit, "visit")]


def test_a_replacement_needs_a_reason_and_each_names_the_other(stage: Stage, visit: VisitId) -> None:
    old = stage.practice.services.receipts.issue(visit, a_charge(method=Method.UNPAID)).value
    page = opened(stage, visit)
    press(page, "Replace…")
    assert stage.documents.last.receipt.replaces == "00001"
    press(page, "Replace only")
    assert "Please say why the receipt is void" in words(page)
    assert issued(stage, visit).receipt.id == old.id
    named(page, "Why it is replaced", QPlainTextEdit).setPlainText("Paid after all")
    named(page, "Payment", QComboBox).setCurrentIndex(0)
    press(page, "Replace and print")
    new = issued(stage, visit)
    assert (new.receipt.label, new.receipt.replaces, new.standing) == ("00002", "00001", Standing.PAID)
    press(page, "Replaces 00001")
    assert stage.go.routes == [Route("receipt", old.id)]
    void = stage.show(ReceiptPage(stage.ctx, old.id, is_visit=False))
    assert "Paid after all" in words(void)
    press(void, "Replaced by 00002")
    assert stage.go.routes[-1] == Route("receipt", new.receipt.id)


def test_a_replacement_shows_what_came_in_and_asks_about_the_difference(stage: Stage, visit: VisitId) -> None:
    stage.practice.services.receipts.issue(visit, a_charge(method=Method.CREDIT))
    stage.practice.clock.forward(days=3)
    page = opened(stage, visit)
    press(page, "Replace…")
    assert "$118.65 on 23 Nov 2026: Credit card" in words(page)
    assert "Payment of the difference" not in words(page)
    type_into(stage.qtbot, page, "Fee before tax", "90")
    stage.qtbot.waitUntil(lambda: stage.documents.last.receipt.fee_cents == 9000)
    assert "$16.95 less than was received" in words(page)
    settled = named(page, "Payment of the difference", QComboBox)
    assert settled.currentText() == "Still open"
    named(page, "Why it is replaced", QPlainTextEdit).setPlainText("Shorter")
    stage.qtbot.keyClicks(named(page, "Why another fee than the posted one", QLineEdit), "Shorter")
    named(page, "The client agreed beforehand", QCheckBox).click()
    press(page, "Replace only")
    file = issued(stage, visit)
    assert [(one.cents, one.on) for one in file.receipt.payments] == [(11_865, date(2026, 11, 23))]
    assert "$101.70; $16.95 is to be given back" in words(page)
    press(page, "Record")
    assert issued(stage, visit).balance_cents == 0
    assert "to be given back" not in words(page)


def test_turning_back_from_a_replacement_changes_nothing(stage: Stage, visit: VisitId) -> None:
    stage.practice.services.receipts.issue(visit, a_charge())
    page = opened(stage, visit)
    press(page, "Replace…")
    press(page, "Do not replace")
    assert stage.ask.asked == []
    press(page, "Replace…")
    named(page, "Why it is replaced", QPlainTextEdit).setPlainText("Wrong fee")
    stage.ask.agrees = [False, True]
    press(page, "Do not replace")
    assert named(page, "Why it is replaced", QPlainTextEdit).toPlainText() == "Wrong fee"
    press(page, "Do not replace")
    assert "Print" in names(page)
    assert issued(stage, visit).receipt.label == "00001"


def test_an_open_balance_is_recorded_as_paid_today(stage: Stage, visit: VisitId) -> None:
    stage.practice.services.receipts.issue(visit, a_charge(method=Method.UNPAID))
    page = opened(stage, visit)
    assert "$118.65, of which $118.65 is still owed" in words(page)
    named(page, "Paid now by", QComboBox).setCurrentIndex(0)
    press(page, "Record payment")
    assert issued(stage, visit).paid_since[0].method is Method.CASH
    assert "Record payment" not in names(page)
    assert "still owed" not in words(page)


def test_the_home_care_sheet_is_one_press_away(stage: Stage, visit: VisitId) -> None:
    stage.practice.services.receipts.issue(visit, a_charge())
    press(opened(stage, visit), "Home-care sheet")
    assert stage.go.routes == [Route("plan", visit, "visit")]


def test_leaving_asks_only_when_something_was_typed(stage: Stage, visit: VisitId) -> None:
    page = opened(stage, visit)
    named(page, "Payment", QComboBox).setCurrentIndex(0)
    assert page.leave()
    type_into(stage.qtbot, page, "Paid by somebody else", "Her mother")
    stage.ask.agrees = [False, True]
    assert not page.leave()
    assert page.leave()


def test_a_receipt_issued_elsewhere_takes_the_place_of_the_draft(stage: Stage, visit: VisitId) -> None:
    page = opened(stage, visit)
    done = stage.practice.services.receipts.issue(visit, a_charge())
    stage.ctx.changes.announce(done.changes)
    assert page.title() == "Receipt 00001"


def test_a_print_from_elsewhere_is_known_here(stage: Stage, visit: VisitId) -> None:
    receipt = stage.practice.services.receipts.issue(visit, a_charge()).value
    page = opened(stage, visit)
    left = stage.practice.services.paperwork.left
    stage.ctx.changes.announce(left(Kind.RECEIPT, receipt.id, receipt.client_id, Way.PRINTER))
    assert "DUPLICATE with today" in words(page)


def test_the_page_is_freed_on_close(stage: Stage, visit: VisitId) -> None:
    assert is_freed(stage, lambda: ReceiptPage(stage.ctx, visit, is_visit=True))
    stage.practice.services.receipts.issue(visit, a_charge())
    assert is_freed(stage, lambda: ReceiptPage(stage.ctx, visit, is_visit=True))
