"""Bad input at the desk: a clear sentence where it was typed, and everything typed is still there."""

import pytest
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit

from rmt_desktop.ui.context import Route
from tests.support.journey import Journey

MISTAKES = {
    "future birth date": ("Birth date", "2188-04-30", "The birth date is in the future. Please check the year."),
    "no date": ("Birth date", "31/31/31", "This is not a date. Please write it as year-month-day, 1988-04-30."),
    "old": ("Birth date", "1850-01-01", "The birth date is more than 130 years ago. Please check the year."),
    "40 digits": (
        "Mobile phone",
        "4" * 40,
        "This phone number has 40 digits; a number that can be dialled has 7 to 15.",
    ),
    "no at": ("E-mail", "maya.example.ca", "This e-mail address is not complete. It looks like name@example.ca."),
    "no name": ("First name", "", "Please type a name."),
}
SHOWN = {"1988-04-30": "30 Apr 1988", "2188-04-30": "30 Apr 2188", "1850-01-01": "1 Jan 1850"}
NAMES = {
    "emoji": ("Zoë 🌻", "O’Brien-Łukasiewicz"),
    "Arabic": ("مايا", "الحسيني"),
    "Hebrew": ("מאיה", "לוי"),
    "both ways": ("Maya مايا", "Levy"),
}


@pytest.mark.parametrize("name", MISTAKES)
def test_a_client_typed_wrongly_is_not_entered_and_nothing_typed_is_lost(journey: Journey, name: str) -> None:
    field, wrong, sentence = MISTAKES[name]
    hand = journey.hand
    typed = {
        "First name": "Maya",
        "Last name": "",
        "Birth date": "1988-04-30",
        "Mobile phone": "416 555-0187",
        "E-mail": "maya@example.ca",
        "Occupation": "Architect",
    }

    def enter() -> None:
        for one, text in (typed | {field: wrong}).items():
            hand.write(one, text)
        hand.click("Save")
        assert hand.has(QLabel, sentence)
        assert journey.services.clients.find("") == ()
        for one, text in (typed | {field: wrong}).items():
            assert hand.find(QLineEdit, one).text() == SHOWN.get(text, text)
        hand.write(field, typed[field])
        hand.click("Save")

    journey.in_dialog(lambda: hand.click("New client"), enter)
    (entered,) = journey.services.clients.find("Maya")
    client = journey.services.clients.open(entered.id)
    assert (client.email, client.occupation) == ("maya@example.ca", "Architect")


@pytest.mark.parametrize("script", NAMES)
def test_a_name_in_any_script_comes_through_from_the_form_to_the_receipt(journey: Journey, script: str) -> None:
    first, last = NAMES[script]
    hand = journey.hand

    def enter() -> None:
        hand.write("First name", first)
        hand.write("Last name", last)
        hand.click("Save and start a visit")

    journey.in_dialog(lambda: hand.click("New client"), enter, lambda: hand.click("The client is here now"))
    (entered,) = journey.services.clients.find(last)
    assert entered.name == f"{first} {last}"
    (visit,) = journey.services.visits.of_client(entered.id)
    journey.services.notes.sign(journey.services.notes.start(visit.id).value)
    journey.go.to(Route("receipt", visit.id, "visit"))
    journey.answers.paths = [journey.home / "receipt.pdf"]
    hand.click("Issue and save as PDF…")
    (file,) = journey.services.receipts.of_client(entered.id)
    assert file.receipt.client_name == f"{first} {last}"
    printed = journey.paper("receipt.pdf")
    letters = [one for one in file.receipt.client_name if one.isalpha()]
    assert [one for one in letters if one not in printed] == []


FEES = {
    "negative": ("-5", "A fee cannot be negative. To give money back, void the receipt."),
    "enormous": ("1000000", "This fee is above $10,000. Please check the amount."),
    "words": ("a lot", "Please type an amount like 105.00."),
}


@pytest.mark.parametrize("name", FEES)
def test_a_fee_that_cannot_be_is_refused_beside_the_field_and_no_number_is_used(journey: Journey, name: str) -> None:
    typed, sentence = FEES[name]
    visit = journey.a_signed_visit()
    journey.go.to(Route("receipt", visit, "visit"))
    journey.hand.write("Fee before tax", typed)
    journey.hand.click("Issue only")
    assert journey.hand.has(QLabel, sentence)
    assert journey.services.receipts.recent() == ()
    assert journey.hand.find(QLineEdit, "Fee before tax").text() == typed
    journey.hand.write("Fee before tax", "105.00")
    journey.hand.click("Issue only")
    (file,) = journey.services.receipts.recent()
    assert file.receipt.number == 1


def test_a_fee_of_zero_is_a_receipt_with_a_reason(journey: Journey) -> None:
    visit = journey.a_signed_visit()
    journey.go.to(Route("receipt", visit, "visit"))
    journey.hand.write("Fee before tax", "0")
    journey.hand.click("Issue only")
    assert journey.hand.has(QLabel, "The fee differs from the posted one. Please write the reason.")
    journey.hand.write("Why another fee than the posted one", "Gift to a volunteer")
    journey.hand.click("The client agreed beforehand")
    journey.hand.click("Issue only")
    (file,) = journey.services.receipts.recent()
    assert (file.receipt.total_cents, [tax.cents for tax in file.receipt.taxes]) == (0, [0])


def test_a_day_without_a_tax_rate_says_so_and_leads_to_the_table(journey: Journey) -> None:
    early = journey.clock.now().replace(year=2024)
    visit = journey.a_signed_visit(starts_at=early)
    journey.go.to(Route("receipt", visit, "visit"))
    assert journey.hand.has(QLabel, "There is no tax rate for ON on 2024-11-23 in the tax table.")
    journey.hand.click("Issue only")
    assert journey.services.receipts.recent() == ()
    assert journey.hand.find(QAbstractButton, "Open Settings").isEnabled()


def test_without_a_printer_the_receipt_is_filed_and_can_be_saved(journey: Journey) -> None:
    visit = journey.a_signed_visit()
    journey.go.to(Route("receipt", visit, "visit"))
    journey.hand.click("Issue and print: paid by debit card")
    assert "Could not print: this computer has no printer." in journey.hand.banner()
    assert "Nothing is lost." in journey.hand.banner()
    (file,) = journey.services.receipts.recent()
    assert file.prints == ()
    journey.answers.paths = [journey.home / "receipt.pdf"]
    journey.hand.click("Save as PDF…")
    assert "DUPLICATE" not in journey.paper("receipt.pdf").upper()
