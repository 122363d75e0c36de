"""Finding receipts in the list: by number as printed, by client, unpaid ones, and those of a month."""

from datetime import date

from rmt_desktop.domain.receipts import Method, Standing
from tests.support.services import Practice


def numbers(files: object) -> list[int]:
    return [file.receipt.number for file in files]  # type: ignore[attr-defined]


def test_a_receipt_is_found_by_the_beginning_of_its_number_with_prefix_and_zeros(practice: Practice) -> None:
    for _ in range(12):
        practice.receipt()
    receipts = practice.services.receipts
    assert numbers(receipts.find("00001")) == [12, 11, 10, 1]
    assert numbers(receipts.find("HM-00012")) == [12]
    assert numbers(receipts.find("0")) == []


def test_receipts_are_found_by_the_name_of_the_client_even_if_archived(practice: Practice) -> None:
    maya = practice.client()
    other = practice.client(first_name="Éric", last_name="Côté", phones=())
    practice.receipt(practice.visit(maya))
    practice.receipt(practice.visit(other))
    practice.services.clients.archive(other.id, reason="Moved away")
    assert numbers(practice.services.receipts.find("cote")) == [2]
    assert numbers(practice.services.receipts.find("maya t")) == [1]
    assert practice.services.receipts.find(" - ") == ()


def test_the_list_can_be_of_unpaid_receipts_or_of_those_since_a_day(practice: Practice) -> None:
    practice.receipt(method=Method.UNPAID)
    practice.clock.forward(days=10)
    practice.receipt()
    receipts = practice.services.receipts
    assert [file.standing for file in receipts.recent()] == [Standing.PAID, Standing.OWED]
    assert numbers(receipts.recent(unpaid_only=True)) == [1]
    assert numbers(receipts.recent(since=date(2026, 12, 1))) == [2]


def test_a_void_receipt_is_neither_paid_nor_owed(practice: Practice) -> None:
    receipt = practice.receipt(method=Method.UNPAID)
    practice.services.receipts.void(receipt.id, reason="Wrong client")
    assert practice.services.receipts.file(receipt.id).standing is Standing.VOID
