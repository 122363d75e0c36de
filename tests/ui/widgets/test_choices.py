"""Segments, strips of numbers and ticks: with the pointer, the keyboard alone, and by name."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from rmt_desktop.ui.widgets.choices import Segments, Strip, Ticks
from rmt_desktop.ui.widgets.digits import Digits
from tests.support.pages import named, names, press

YES_NO = (("yes", "Yes"), ("no", "No"))


def between(qtbot: QtBot, middle: QWidget) -> tuple[QLineEdit, QLineEdit]:
    """Show a widget between two lines, so that Tab has somewhere to come from and to go to."""
    holder = QWidget()
    qtbot.addWidget(holder)
    before, after = QLineEdit(), QLineEdit()
    layout = QVBoxLayout(holder)
    for widget in (before, middle, after):
        layout.addWidget(widget)
    middle.holder = holder  # type: ignore[attr-defined]  # else nothing in Python would hold on to it
    with qtbot.waitExposed(holder):
        holder.show()
    holder.activateWindow()
    before.setFocus()
    qtbot.waitUntil(before.hasFocus)
    return before, after


def key(qtbot: QtBot, *keys: Qt.Key) -> None:
    for one in keys:
        qtbot.keyClick(QApplication.focusWidget(), one)


def test_of_segments_one_is_down_and_choosing_it_again_takes_it_back(qtbot):
    choice = Segments(YES_NO, "Smokes")
    between(qtbot, choice)
    heard: list[str] = []
    choice.chosen.connect(heard.append)
    for name in ("Smokes: Yes", "Smokes: No", "Smokes: No"):
        press(choice, name)

    assert heard == ["yes", "no", ""]
    assert choice.value() == ""


def test_renamed_segments_are_called_by_the_new_name(qtbot):
    choice = Segments(YES_NO, "Smokes, line 2")
    between(qtbot, choice)
    choice.rename("Smokes, line 1")

    assert names(choice) == {"Smokes, line 1: Yes", "Smokes, line 1: No"}


def test_where_a_choice_is_needed_it_stays(qtbot):
    choice = Segments(YES_NO, "Smokes", optional=False)
    between(qtbot, choice)
    choice.set_value("yes")
    press(choice, "Smokes: Yes")

    assert choice.value() == "yes"


def test_setting_a_value_tells_nobody(qtbot):
    for widget, value in ((Segments(YES_NO, "Smokes"), "yes"), (Strip("Pain"), 7)):
        qtbot.addWidget(widget)
        with qtbot.assertNotEmitted(widget.chosen):
            widget.set_value(value)
        assert widget.value() == value


def test_segments_are_chosen_with_tab_and_space(qtbot):
    choice = Segments(YES_NO, "Smokes")
    between(qtbot, choice)
    key(qtbot, Qt.Key.Key_Tab, Qt.Key.Key_Tab, Qt.Key.Key_Space)

    assert choice.value() == "no"


@pytest.mark.parametrize(("typed", "means"), [("0", 0), ("7", 7), ("10", 10), ("12", 2), ("107", 7)])
def test_digits_choose_a_number(qtbot, typed, means):
    strip = Strip("Pain now")
    between(qtbot, strip)
    key(qtbot, Qt.Key.Key_Tab)
    for digit in typed:
        qtbot.keyClicks(QApplication.focusWidget(), digit)

    assert strip.value() == means


def test_digits_typed_apart_are_two_numbers(qtbot):
    seconds = [100.0]
    strip = Strip("Pain now", digits=Digits(lambda: seconds[0]))
    between(qtbot, strip)
    key(qtbot, Qt.Key.Key_Tab)
    for digit, means, later in (("1", 1, 0.2), ("0", 10, 0.2), ("1", 1, 5.0), ("0", 0, 0.0)):
        qtbot.keyClicks(QApplication.focusWidget(), digit)
        assert strip.value() == means
        seconds[0] += later


def test_a_strip_that_is_left_forgets_the_digit_typed_before(qtbot):
    strip = Strip("Pain now")
    between(qtbot, strip)
    key(qtbot, Qt.Key.Key_Tab)
    qtbot.keyClicks(QApplication.focusWidget(), "1")
    key(qtbot, Qt.Key.Key_Tab, Qt.Key.Key_Backtab)
    qtbot.keyClicks(QApplication.focusWidget(), "0")

    assert strip.value() == 0


def test_a_strip_is_one_stop_for_tab_at_the_number_chosen(qtbot):
    strip = Strip("Pain now")
    before, after = between(qtbot, strip)
    strip.set_value(7)
    key(qtbot, Qt.Key.Key_Tab)
    assert QApplication.focusWidget().accessibleName() == "Pain now: 7"
    key(qtbot, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is after
    before.setFocus()


def test_the_arrows_walk_through_a_strip_and_stop_at_its_ends(qtbot):
    strip = Strip("Pain now", low=1, high=3)
    between(qtbot, strip)
    key(qtbot, Qt.Key.Key_Tab, *[Qt.Key.Key_Right] * 5)
    assert QApplication.focusWidget().accessibleName() == "Pain now: 3"
    key(qtbot, *[Qt.Key.Key_Left] * 5)
    assert QApplication.focusWidget().accessibleName() == "Pain now: 1"
    assert strip.value() is None
    key(qtbot, Qt.Key.Key_Space)
    assert strip.value() == 1


def test_a_number_is_taken_back_by_choosing_it_again(qtbot):
    strip = Strip("Pain now")
    between(qtbot, strip)
    heard: list[int | None] = []
    strip.chosen.connect(heard.append)
    press(strip, "Pain now: 0")
    press(strip, "Pain now: 0")

    assert heard == [0, None]


def test_a_digit_beyond_the_strip_changes_nothing(qtbot):
    strip = Strip("Pain now", low=0, high=5)
    between(qtbot, strip)
    key(qtbot, Qt.Key.Key_Tab)
    qtbot.keyClicks(QApplication.focusWidget(), "38")

    assert strip.value() == 3


def test_every_number_says_what_it_is_of(qtbot):
    strip = Strip("Pain now")
    between(qtbot, strip)

    assert {f"Pain now: {number}" for number in range(11)} <= names(strip)


def test_of_ticks_any_are_down_and_none_of_these_lets_go_of_all(qtbot):
    ticks = Ticks((("a", "Asthma"), ("b", "Heart"), ("none", "None of these")), "Health", alone=frozenset({"none"}))
    between(qtbot, ticks)
    press(ticks, "Health: Asthma")
    press(ticks, "Health: Heart")
    assert ticks.value() == ("a", "b")
    press(ticks, "Health: None of these")
    assert ticks.value() == ("none",)
    press(ticks, "Health: Asthma")
    assert ticks.value() == ("a",)


def test_none_of_these_stands_in_a_row_of_its_own_below_the_others(qtbot):
    ticks = Ticks((("a", "Asthma"), ("b", "Heart"), ("none", "None of these")), "Health", alone=frozenset({"none"}))
    ticks.resize(800, 200)
    qtbot.addWidget(ticks)
    with qtbot.waitExposed(ticks):
        ticks.show()
    asthma, heart, none = (named(ticks, f"Health: {text}") for text in ("Asthma", "Heart", "None of these"))

    assert asthma.y() == heart.y()
    assert none.x() == asthma.x()
    assert none.y() >= asthma.geometry().bottom() + 2 * ticks.flow.spacing()


def test_a_chip_can_be_added_to_ticks(qtbot):
    ticks = Ticks((), "Risks")
    between(qtbot, ticks)
    ticks.add("own", "My own words")
    ticks.set_value(("own", "unknown"))

    assert ticks.value() == ("own",)
    assert ticks.focusProxy() is not None
