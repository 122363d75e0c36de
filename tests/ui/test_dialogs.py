"""Questions: worded buttons, Escape means no, a reason must be written, and the window comes back where it was."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import QRect, QSettings, Qt, QTimer
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QLabel,
    QMainWindow,
    QPlainTextEdit,
    QPushButton,
    QSplitter,
    QWidget,
)

from rmt_desktop.base.i18n import translator
from rmt_desktop.ui.dialogs import QtAsk, Question, QuestionDialog
from rmt_desktop.ui.window_state import FRAME, WindowState, first_place
from tests.support.pages import named, press

VOID = Question(title="Void this receipt?", text="It keeps its number.", yes="Void it", no="Keep it", is_danger=True)
WHY = Question(title="Archive?", text="The record stays.", yes="Archive", no="Go back", reason="Why?")


@pytest.fixture
def parent(qtbot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    return made


def answer(parent: QWidget, act: Callable[[QuestionDialog], object]) -> None:
    """Answer the next question, and close it whatever happens."""

    def meanwhile() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, QuestionDialog)
        try:
            act(dialog)
        finally:
            dialog.close()

    QTimer.singleShot(0, parent, meanwhile)


@pytest.fixture
def ask() -> QtAsk:
    return QtAsk(translator("en"))


@pytest.mark.parametrize(("word", "agreed"), [("Void it", True), ("Keep it", False)])
def test_the_buttons_say_what_they_do(parent, ask, word, agreed):
    answer(parent, lambda dialog: press(dialog, word))

    assert ask.confirm(parent, VOID) is agreed


def test_escape_means_no(qtbot, parent, ask):
    answer(parent, lambda dialog: qtbot.keyClick(dialog, Qt.Key.Key_Escape))

    assert not ask.confirm(parent, VOID)


def test_a_dangerous_button_looks_dangerous(parent, ask):
    roles = []
    answer(parent, lambda dialog: roles.append(named(dialog, "Void it", QPushButton).property("role")))
    ask.confirm(parent, VOID)

    assert roles == ["danger"]


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Space, Qt.Key.Key_Escape])
def test_a_key_pressed_without_reading_loses_nothing(qtbot, parent, ask, key):
    seen = []

    def act(dialog: QuestionDialog) -> None:
        seen.append(dialog.focusWidget() is named(dialog, "Keep it", QPushButton))
        qtbot.keyClick(dialog.focusWidget(), key)

    answer(parent, act)

    assert not ask.confirm(parent, VOID)
    assert seen == [True]


def test_return_agrees_where_nothing_is_lost(qtbot, parent, ask):
    answer(parent, lambda dialog: qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Return))

    assert ask.confirm(parent, replace(VOID, is_danger=False))


def test_a_reason_is_typed_at_once(parent, ask):
    seen = []
    answer(parent, lambda dialog: seen.append(dialog.focusWidget() is named(dialog, "Why?", QPlainTextEdit)))
    ask.reason(parent, replace(WHY, is_danger=True))

    assert seen == [True]


def test_a_reason_must_be_written(parent, ask):
    seen = []

    def act(dialog: QuestionDialog) -> None:
        go_on = named(dialog, "Archive", QPushButton)
        field = named(dialog, "Why?", QPlainTextEdit)
        seen.append(go_on.isEnabled())
        field.setPlainText("  ")
        seen.append(go_on.isEnabled())
        field.setPlainText("Moved away")
        seen.append(go_on.isEnabled())
        go_on.click()

    answer(parent, act)

    assert ask.reason(parent, WHY) == "Moved away"
    assert seen == [False, False, True]


def test_going_back_gives_no_reason(parent, ask):
    answer(parent, lambda dialog: press(dialog, "Go back"))

    assert ask.reason(parent, WHY) is None


def test_the_users_words_in_a_question_are_never_read_as_markup(qtbot):
    dialog = QuestionDialog(None, Question(title="<b>Roy</b>", text="<img src=x>", yes="Yes", no="No"))  # type: ignore[arg-type]
    qtbot.addWidget(dialog)

    assert all(one.textFormat() is Qt.TextFormat.PlainText for one in dialog.findChildren(QLabel))


def test_a_question_is_gone_once_it_is_answered(qtbot, parent, ask):
    gone = []

    def act(dialog: QDialog) -> None:
        dialog.destroyed.connect(lambda: gone.append("gone"))

    answer(parent, act)
    ask.confirm(parent, VOID)

    qtbot.waitUntil(lambda: gone == ["gone"])


def test_the_window_comes_back_as_it_was_left(qtbot, tmp_path):
    state = WindowState(QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat))
    first, second = QMainWindow(), QMainWindow()
    for window in (first, second):
        qtbot.addWidget(window)
    state.restore(first)
    assert first.size() == first_place(first.screen().availableGeometry()).size()

    first.resize(710, 540)
    state.remember(first)
    state.restore(second)
    assert (second.width(), second.height()) == (710, 540)


def test_a_damaged_memory_of_the_window_is_no_trouble(qtbot, tmp_path):
    settings = QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat)
    settings.setValue("window/geometry", "nonsense")
    settings.setValue("panes/note", 7)
    state, window, panes = WindowState(settings), QMainWindow(), QSplitter()
    for widget in (window, panes):
        qtbot.addWidget(widget)
    state.restore(window)
    state.restore_panes("note", panes)

    assert window.size() == first_place(window.screen().availableGeometry()).size()


def test_panes_come_back_as_wide_as_they_were(qtbot, tmp_path):
    state = WindowState(QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat))
    first, second = QSplitter(), QSplitter()
    for panes in (first, second):
        qtbot.addWidget(panes)
        panes.addWidget(QWidget())
        panes.addWidget(QWidget())
        panes.resize(600, 100)
        with qtbot.waitExposed(panes):
            panes.show()
    first.setSizes([150, 450])
    state.remember_panes("note", first)
    state.restore_panes("note", second)

    assert second.sizes() == first.sizes()


@pytest.mark.parametrize("screen", [QRect(0, 0, 1366, 728), QRect(60, 27, 1220, 740), QRect(0, 0, 2560, 1400)])
def test_the_first_window_stands_whole_on_the_screen(screen):
    place = first_place(screen)
    framed = QRect(place.topLeft(), place.size() + FRAME)

    assert screen.contains(framed)
    assert place.height() == min(800, screen.height() - FRAME.height())
