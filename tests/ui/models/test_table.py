"""The table: room for what it shows, and one row to open."""

from dataclasses import dataclass

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from rmt_desktop.ui.models.rows import Column
from rmt_desktop.ui.models.table import Table


@dataclass(frozen=True)
class Person:
    name: str
    phone: str


SHORT = Person("Ada", "1")
LONG = Person("Bea", "613 555 0199 extension 4020 in the evening")


@pytest.fixture
def table(qtbot: QtBot) -> Table:
    made = Table(
        "People",
        (
            Column(title="Name", text=lambda one: one.name),
            Column(title="Phone", text=lambda one: one.phone, right=True),
        ),
    )
    qtbot.addWidget(made)
    made.resize(900, 300)
    made.show()
    return made


def test_a_column_is_as_wide_as_its_longest_text(table: Table) -> None:
    table.show_rows([SHORT, LONG, SHORT])

    assert table.columnWidth(1) >= table.fontMetrics().horizontalAdvance(LONG.phone)
    assert table.columnWidth(0) + table.columnWidth(1) == table.viewport().width()


def test_the_widest_text_counts_not_the_one_with_most_letters(table: Table) -> None:
    wide = Person("Cyd", "WWWWWWWWWWWWWWWWWWWW")
    table.show_rows([Person("Ada", "iiiiiiiiiiiiiiiiiiiiiiiii"), wide])

    assert table.columnWidth(1) >= table.fontMetrics().horizontalAdvance(wide.phone)


def test_columns_do_not_jump_while_one_types(table: Table) -> None:
    table.show_rows([LONG])
    wide = table.columnWidth(1)
    table.show_rows([SHORT])

    assert table.columnWidth(1) == wide
    table.show_rows([])
    assert table.columnWidth(1) == wide


def test_a_title_has_room_without_rows(table: Table) -> None:
    table.show_rows([])

    assert table.columnWidth(1) >= table.fontMetrics().horizontalAdvance("Phone")


def test_return_opens_the_current_row(table: Table) -> None:
    opened: list[Person] = []
    table.on_open(opened.append)
    table.show_rows([SHORT, LONG])
    assert table.current() == SHORT

    QTest.keyClick(table, Qt.Key.Key_Down)
    QTest.keyClick(table, Qt.Key.Key_Return)

    assert opened == [LONG]


def test_a_cell_says_its_text_and_stands_on_its_side(table: Table) -> None:
    table.show_rows([LONG])
    name, phone = (table.rows.index(0, column) for column in (0, 1))

    assert name.data(Qt.ItemDataRole.AccessibleTextRole) == "Bea"
    assert Qt.AlignmentFlag(phone.data(Qt.ItemDataRole.TextAlignmentRole)) & Qt.AlignmentFlag.AlignRight
    assert not Qt.AlignmentFlag(name.data(Qt.ItemDataRole.TextAlignmentRole)) & Qt.AlignmentFlag.AlignRight
