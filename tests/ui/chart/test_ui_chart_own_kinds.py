"""The clinic's own kinds in the editor: chosen in the palette's menu, drawn, listed, typed."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QToolButton
from pytestqt.qtbot import QtBot

from rmt_desktop.base.i18n import translator
from rmt_desktop.domain.chart.chart import Chart
from rmt_desktop.domain.chart.marks import MarkKind
from rmt_desktop.domain.chart.own_kinds import OwnKind
from rmt_desktop.domain.chart.typed import read_finding
from rmt_desktop.ui.chart.editor import ChartEditor
from rmt_desktop.ui.chart.marks_model import Column
from tests.support.chart_editor import at, make_editor, only
from tests.support.charts import a_mark_in

GANGLION = OwnKind(id="g", name="Ganglion", name_fr="Kyste", symbol="hexagon", ink="blue", is_rated=True)
BRACE = OwnKind(id="b", name="Brace", symbol="star", group="care")


@pytest.fixture
def editor(qtbot: QtBot) -> ChartEditor:
    made = make_editor()
    qtbot.addWidget(made)
    made.sidebar.kinds.set_own((GANGLION, BRACE))
    made.list.set_own_kinds((GANGLION, BRACE))
    with qtbot.waitExposed(made):
        made.show()
    return made


def more(editor: ChartEditor) -> QToolButton:
    (button,) = [one for one in editor.sidebar.kinds.findChildren(QToolButton) if one.menu() is not None]
    return button


def choose(editor: ChartEditor, name: str) -> None:
    (action,) = [one for one in more(editor).menu().actions() if one.text() == name]
    action.trigger()


def draw(editor: ChartEditor, qtbot: QtBot, key: str = "scapula.L") -> None:
    qtbot.mouseClick(editor.canvas, Qt.MouseButton.LeftButton, pos=at(editor, key))


def test_a_mark_of_an_own_kind_carries_its_name_and_look(editor: ChartEditor, qtbot: QtBot) -> None:
    choose(editor, "Ganglion")
    assert more(editor).toolTip() == "Ganglion"
    draw(editor, qtbot)
    mark = only(editor)
    assert (mark.kind, mark.own) == (MarkKind.OWN, GANGLION)
    assert "ganglion" in editor.finding.findChild(type(editor.finding._sentence)).text()


def test_an_own_kind_that_is_rated_takes_the_intensity_and_another_has_none(editor: ChartEditor, qtbot: QtBot) -> None:
    choose(editor, "Ganglion")
    qtbot.keyClick(editor.canvas, Qt.Key.Key_4)
    draw(editor, qtbot)
    choose(editor, "Brace")
    draw(editor, qtbot, "scapula.R")
    assert [(mark.own.name, mark.intensity) for mark in editor.chart().marks if mark.own] == [
        ("Ganglion", 4),
        ("Brace", None),
    ]


def test_a_usual_kind_chosen_afterwards_is_a_usual_kind(editor: ChartEditor, qtbot: QtBot) -> None:
    choose(editor, "Ganglion")
    qtbot.keyClick(editor.canvas, Qt.Key.Key_E)
    draw(editor, qtbot)
    assert (only(editor).kind, only(editor).own) == (MarkKind.TENDER, None)


def test_the_list_names_it_and_changes_a_mark_to_it_and_back(editor: ChartEditor) -> None:
    editor.show_chart(Chart((a_mark_in("scapula.L", kind=MarkKind.TENDER),)))
    editor.sidebar.show_list()
    model = editor.list.model
    cell = model.index(0, Column.KIND)
    options = {option.text: option.value for option in model.options(cell)}
    model.setData(cell, options["Brace"])
    assert only(editor).own == BRACE
    assert model.data(cell) == "Brace"
    model.setData(cell, options["Tender point"])
    assert (only(editor).kind, only(editor).own) == (MarkKind.TENDER, None)


def test_a_mark_of_a_retired_kind_keeps_it_among_its_choices(editor: ChartEditor) -> None:
    retired = OwnKind(id="r", name="Retired kind")
    editor.show_chart(Chart((a_mark_in("scapula.L", kind=MarkKind.OWN, own=retired),)))
    editor.sidebar.show_list()
    model = editor.list.model
    assert model.data(model.index(0, Column.KIND)) == "Retired kind"
    assert retired in [option.value for option in model.options(model.index(0, Column.KIND))]
    assert retired not in model.kinds_by_name().values()


def test_it_is_named_in_a_typed_line(editor: ChartEditor) -> None:
    found = read_finding("ganglion levator", kinds=editor.list.model.kinds_by_name(), sides={})
    assert (found.kind, found.name) == (GANGLION, "levator")


def test_the_menu_speaks_french_where_the_kind_does(qtbot: QtBot) -> None:
    made = type(make_editor().sidebar.kinds)(translator("fr"))
    qtbot.addWidget(made)
    made.set_kinds(tuple(kind for kind in MarkKind if kind not in (MarkKind.OWN, MarkKind.UNKNOWN)))
    made.set_own((GANGLION, BRACE))
    (button,) = [one for one in made.findChildren(QToolButton) if one.menu() is not None]
    assert {"Kyste", "Brace"} <= {action.text() for action in button.menu().actions()}
