"""The list of receipts: what is shown, found, counted and opened."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from rmt_desktop.domain.receipts import Method, Receipt
from rmt_desktop.ui.context import Route
from rmt_desktop.ui.models.table import Table
from rmt_desktop.ui.pages.receipts import ReceiptsPage
from tests.support.catalog import a_catalog
from tests.support.pages import Stage, a_stage, is_freed, named, press, type_into, words
from tests.support.services import Practice


@pytest.fixture
def stage(practice: Practice, qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[Stage]:
    yield from a_stage(practice, qtbot, qapp, tmp_path, a_catalog())


@pytest.fixture
def three(practice: Practice) -> tuple[Receipt, ...]:
    """An unpaid receipt of November, a void one and a paid one of December, the last two of another client."""
    first = practice.receipt(method=Method.UNPAID)
    practice.clock.forward(days=30)
    other = practice.client(first_name="Éric", last_name="Côté", phones=(), email="")
    second = practice.receipt(practice.visit(other))
    third = practice.receipt(practice.visit(other))
    practice.services.receipts.void(second.id, reason="Wrong day")
    return first, second, third


def rows(page: ReceiptsPage) -> list[tuple[str, ...]]:
    model = named(page, "Receipts", Table).rows
    return [
        tuple(model.index(row, column).data() for column in range(model.columnCount()))
        for row in range(model.rowCount())
    ]


def labels(page: ReceiptsPage) -> list[str]:
    return [row[0] for row in rows(page)]


def test_an_empty_list_says_how_the_first_receipt_comes_about(stage: Stage) -> None:
    page = stage.show(ReceiptsPage(stage.ctx))
    assert "sign the note of a visit, then press Receipt" in words(page)
    press(page, "Go to Today")
    assert stage.go.routes == [Route("today")]


def test_each_receipt_says_number_day_client_service_total_and_state(stage: Stage, three: tuple[Receipt, ...]) -> None:
    page = stage.show(ReceiptsPage(stage.ctx))
    assert len(three) == 3
    assert rows(page) == [
        ("00003", "23 Dec 2026", "Éric Côté", "Massage therapy, 60 min", "$118.65", "Paid"),
        ("00002", "23 Dec 2026", "Éric Côté", "Massage therapy, 60 min", "$118.65", "Void"),
        ("00001", "23 Nov 2026", "Maya Tremblay", "Massage therapy, 60 min", "$118.65", "$118.65 owed"),
    ]
    assert "3 receipts, $237.30 in all" in words(page)


@pytest.mark.usefixtures("three")
def test_the_list_can_be_of_unpaid_ones_or_of_this_month(stage: Stage) -> None:
    page = stage.show(ReceiptsPage(stage.ctx))
    press(page, "Which receipts: Not paid")
    assert labels(page) == ["00001"]
    assert "1 receipt, $118.65 owed" in words(page)
    press(page, "Which receipts: This month")
    assert labels(page) == ["00003", "00002"]


@pytest.mark.usefixtures("three")
def test_a_receipt_is_found_by_number_or_client_while_typing(stage: Stage) -> None:
    page = stage.show(ReceiptsPage(stage.ctx))
    type_into(stage.qtbot, page, "Find in the list of receipts", "cote")
    stage.qtbot.waitUntil(lambda: labels(page) == ["00003", "00002"])
    type_into(stage.qtbot, page, "Find in the list of receipts", "00001")
    stage.qtbot.waitUntil(lambda: labels(page) == ["00001"])
    type_into(stage.qtbot, page, "Find in the list of receipts", "nobody")
    stage.qtbot.waitUntil(lambda: "No receipt is found for “nobody”." in words(page))


@pytest.mark.usefixtures("three")
def test_what_is_found_can_be_narrowed_to_unpaid_or_this_month(stage: Stage) -> None:
    page = stage.show(ReceiptsPage(stage.ctx))
    named(page, "Find in the list of receipts", QLineEdit).setText("maya")
    press(page, "Which receipts: Not paid")
    assert labels(page) == ["00001"]
    press(page, "Which receipts: This month")
    assert "No receipt is found" in words(page)


def test_by_keyboard_a_receipt_is_typed_and_opened(stage: Stage, three: tuple[Receipt, ...]) -> None:
    page = stage.show(ReceiptsPage(stage.ctx))
    find = named(page, "Find in the list of receipts", QLineEdit)
    assert find.hasFocus()
    stage.qtbot.keyClicks(find, "00002")
    stage.qtbot.keyClick(find, Qt.Key.Key_Return)
    assert stage.go.routes == [Route("receipt", three[1].id)]


def test_a_new_receipt_appears_and_the_place_in_the_list_stays(stage: Stage, three: tuple[Receipt, ...]) -> None:
    page = stage.show(ReceiptsPage(stage.ctx))
    table = named(page, "Receipts", Table)
    table.setCurrentIndex(table.rows.index(2, 0))
    fourth = stage.practice.receipt(stage.practice.visit(stage.practice.client(first_name="Sam", phones=())))
    stage.ctx.changes.announce(stage.practice.services.receipts.void(fourth.id, reason="Test").changes)
    assert labels(page)[0] == "00004"
    assert table.current().receipt.id == three[0].id


@pytest.mark.usefixtures("three")
def test_with_large_text_the_service_gives_way_to_the_names(stage: Stage) -> None:
    page = stage.show(ReceiptsPage(stage.ctx))
    table = named(page, "Receipts", Table)
    assert not table.isColumnHidden(3)
    page.resize(700, 600)
    assert table.isColumnHidden(3)


def test_the_page_is_freed_on_close(stage: Stage) -> None:
    assert is_freed(stage, lambda: ReceiptsPage(stage.ctx))
