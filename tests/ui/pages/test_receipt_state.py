"""What the receipt page decides without any widget."""

import pytest

from rmt_desktop.base.errors import Problem, UserError
from rmt_desktop.base.i18n import translator
from rmt_desktop.domain.ids import ClientId, VisitId
from rmt_desktop.domain.money import NoTaxRate
from rmt_desktop.domain.receipts import ReceiptFile, ReceiptPrint
from rmt_desktop.ui.context import Route
from rmt_desktop.ui.pages.receipt.state import fee_trouble, gaps, next_print, proposed, trouble_gap, with_label
from tests.support.builders import NOW, TODAY, a_receipt, a_void

TR = translator("en")


def the_gaps(*fields: str) -> tuple[str | None, ...]:
    problems = [Problem(field=field, message=f"About {field}") for field in fields]
    found = gaps(problems, TR, visit=VisitId("visit-1"), client=ClientId("client-1"))
    return tuple(gap.text if gap.route is None else f"{gap.text}: {gap.route}" for gap in found)


def test_what_no_field_can_cure_names_the_place_that_can() -> None:
    assert the_gaps("visit", "therapist", "client") == (
        f"About visit: {Route('note', 'visit-1')}",
        f"About therapist: {Route('settings', '', 'therapists')}",
        f"About client: {Route('client', 'client-1')}",
    )


def test_what_a_field_shows_is_not_said_twice() -> None:
    assert the_gaps("fee_cents", "fee_reason", "client_agreed", "reason") == ()


def test_a_problem_without_a_cure_is_said_without_a_button() -> None:
    assert the_gaps("service_date") == ("About service_date",)


def test_a_missing_tax_rate_leads_to_the_tax_table() -> None:
    gap = trouble_gap(NoTaxRate("No rate for {province}.", province="BC"), TR)
    assert (gap.text, gap.route) == ("No rate for BC.", Route("settings", "", "taxes"))
    assert trouble_gap(UserError("Something else."), TR).route is None


@pytest.mark.parametrize(
    ("cents", "sentence"),
    [
        (None, "Please type an amount like 105.00."),
        (-1, "A fee cannot be negative. To give money back, void the receipt."),
        (1_000_001, "This fee is above $10,000. Please check the amount."),
    ],
)
def test_a_fee_that_is_none_has_a_sentence(cents: int | None, sentence: str) -> None:
    problem = fee_trouble(cents)
    assert problem is not None
    assert (problem.field, problem.text(TR)) == ("fee_cents", sentence)


@pytest.mark.parametrize("cents", [0, 10_500, 1_000_000])
def test_a_usual_fee_has_no_trouble(cents: int) -> None:
    assert fee_trouble(cents) is None


def test_the_next_print_says_original_then_duplicate_then_void() -> None:
    receipt = a_receipt()
    printed = ReceiptPrint(receipt_id=receipt.id, at=NOW, on=TODAY, by="Anna Roy")
    assert "original" in next_print(ReceiptFile(receipt=receipt))
    assert "DUPLICATE with today" in next_print(ReceiptFile(receipt=receipt, prints=(printed,)))
    assert "VOID" in next_print(ReceiptFile(receipt=receipt, prints=(printed,), void=a_void()))


def test_a_preview_of_a_replacement_names_what_it_replaces() -> None:
    old, new = a_receipt(number=7), a_receipt(number=8)
    assert proposed(new, old).replaces == "00007"
    assert proposed(new, None) is new


def test_the_other_receipt_is_found_by_its_number_as_printed() -> None:
    files = [ReceiptFile(receipt=a_receipt(number=number)) for number in (1, 2, 3)]
    found = with_label(files, "00002")
    assert found is not None
    assert found.number == 2
    assert with_label(files, "") is None
    assert with_label(files, "00009") is None
