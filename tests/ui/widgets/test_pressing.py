"""Buttons answer to assistive software as they answer to the mouse."""

from collections.abc import Callable

import pytest
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from rmt_desktop.base.i18n import translator
from rmt_desktop.domain.chart.legend import LEGEND
from rmt_desktop.domain.chart.marks import MarkKind
from rmt_desktop.ui.chart.palette import KindPalette, choice_button
from rmt_desktop.ui.widgets.choices import Segments, Strip, Ticks
from rmt_desktop.ui.widgets.pressing import CheckBox, PushButton, ToolButton
from tests.support.code import PACKAGE, dotted, modules
from tests.support.pages import press_by_name

YES_NO = (("yes", "Yes"), ("no", "No"))
MADE = (PushButton, ToolButton, CheckBox)
TAKEN_FROM_QT = frozenset({"QPushButton", "QToolButton", "QCheckBox", "QRadioButton"})


def shown(qtbot: QtBot, *widgets: QWidget) -> QWidget:
    holder = QWidget()
    qtbot.addWidget(holder)
    layout = QVBoxLayout(holder)
    for widget in widgets:
        layout.addWidget(widget)
    return holder


def staying_down(make: Callable[[], QAbstractButton], name: str) -> QAbstractButton:
    made = make()
    made.setCheckable(True)
    made.setAccessibleName(name)
    return made


@pytest.mark.parametrize("make", MADE)
def test_a_button_toggled_by_name_is_clicked(qtbot, make):
    made = staying_down(make, "Large print")
    holder = shown(qtbot, made)
    heard: list[bool] = []
    made.clicked.connect(lambda down: heard.append(down))  # noqa: PLW0108 - Qt counts the arguments

    press_by_name(holder, "Large print")
    press_by_name(holder, "Large print")
    made.click()

    assert heard == [True, False, True]


@pytest.mark.parametrize("make", MADE)
def test_what_the_program_sets_is_no_click(qtbot, make):
    made = staying_down(make, "Large print")
    qtbot.addWidget(made)
    heard: list[bool] = []
    made.clicked.connect(lambda down: heard.append(down))  # noqa: PLW0108 - Qt counts the arguments

    made.setChecked(True)
    made.setChecked(False)

    assert heard == []


@pytest.mark.parametrize("make", MADE)
def test_of_a_group_only_the_pressed_one_is_clicked(qtbot, make):
    first, second = staying_down(make, "First"), staying_down(make, "Second")
    holder = shown(qtbot, first, second)
    group = QButtonGroup(holder, exclusive=True)
    heard: list[str] = []
    for made in (first, second):
        group.addButton(made)
        made.clicked.connect(lambda _=False, made=made: heard.append(made.accessibleName()))
    first.setChecked(True)

    press_by_name(holder, "Second")

    assert heard == ["Second"]
    assert not first.isChecked()


def test_a_segment_is_chosen_and_taken_back_by_name(qtbot):
    choice = Segments(YES_NO, "Smokes")
    holder = shown(qtbot, choice)
    heard: list[str] = []
    choice.chosen.connect(heard.append)

    press_by_name(holder, "Smokes: Yes")
    press_by_name(holder, "Smokes: No")
    press_by_name(holder, "Smokes: No")

    assert heard == ["yes", "no", ""]
    assert choice.value() == ""


def test_a_segment_of_which_one_must_be_down_stays_down(qtbot):
    choice = Segments(YES_NO, "Smokes", optional=False)
    holder = shown(qtbot, choice)
    choice.set_value("yes")

    press_by_name(holder, "Smokes: Yes")

    assert choice.value() == "yes"


def test_a_number_is_chosen_by_name(qtbot):
    strip = Strip("Pain")
    holder = shown(qtbot, strip)
    heard: list[object] = []
    strip.chosen.connect(heard.append)

    press_by_name(holder, "Pain: 7")
    press_by_name(holder, "Pain: 4")

    assert heard == [7, 4]
    assert strip.value() == 4


def test_a_tick_that_stands_alone_lets_go_of_the_others_by_name(qtbot):
    ticks = Ticks((("hot", "Hot"), ("cold", "Cold"), ("none", "None")), "Feels", alone=frozenset({"none"}))
    holder = shown(qtbot, ticks)
    heard: list[tuple[str, ...]] = []
    ticks.changed.connect(lambda: heard.append(ticks.value()))

    press_by_name(holder, "Feels: Hot")
    press_by_name(holder, "Feels: Cold")
    press_by_name(holder, "Feels: None")

    assert heard == [("hot",), ("hot", "cold"), ("none",)]


def test_a_kind_of_finding_is_chosen_by_name(qtbot):
    palette = KindPalette(translator("en"))
    holder = shown(qtbot, palette)
    first, second = tuple(MarkKind)[:2]
    palette.set_kinds((first, second))
    palette.set_kind(first)
    heard: list[MarkKind] = []
    palette.chosen.connect(heard.append)

    press_by_name(holder, LEGEND[second].label)

    assert heard == [second]


def test_a_tool_button_of_the_chart_is_clicked_by_name(qtbot):
    made = choice_button(QIcon(), "Area", "Area (A)", touch=False)
    holder = shown(qtbot, made)

    with qtbot.waitSignal(made.clicked, timeout=0):
        press_by_name(holder, "Area")


def test_every_button_of_the_program_is_of_this_kind():
    found = [
        module.at(call)
        for module in modules(PACKAGE / "ui")
        for call in module.calls()
        if dotted(call.func) in TAKEN_FROM_QT
    ]

    assert found == []
