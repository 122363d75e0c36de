"""F1: the page of the user guide about what is on the screen, from the door to a dialog."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QSettings, Qt, QTimer
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from pytestqt.qtbot import QtBot

from rmt_desktop.base import paths
from rmt_desktop.ui.context import Route
from rmt_desktop.ui.navigation import Navigator
from rmt_desktop.ui.pages.first_run import FirstRunPage
from rmt_desktop.ui.pages.guide import GuideDialog
from rmt_desktop.ui.pages.intake import IntakeDialog
from rmt_desktop.ui.pages.unlock import UnlockPage
from rmt_desktop.ui.window import MainWindow
from rmt_desktop.ui.window_state import WindowState
from tests.support.pages import named
from tests.support.ui import a_context, a_gate


class Desk:
    """The window with an open vault behind it and the real guide beside it."""

    def __init__(self, qtbot: QtBot, qapp: QApplication, practice, wiring, tmp_path) -> None:
        self.qtbot = qtbot
        self.gate = a_gate(qapp, wiring.catalog, wiring.vaults, folder=tmp_path)
        state = WindowState(QSettings(str(tmp_path / "w.ini"), QSettings.Format.IniFormat))
        self.window = MainWindow(state, paths.guide())
        qtbot.addWidget(self.window, before_close_func=lambda one: one.close_now())
        self.navigator: Navigator = self.window.prepare()
        self.window.show_shell(a_context(self.gate, practice.services, folder=practice.vault.folder), Route("today"))
        with qtbot.waitExposed(self.window):
            self.window.show()

    def f1(self, window: QWidget) -> str:
        """Press F1 in a window and return the topic of the guide that opens, empty when none does."""
        topics: list[str] = []
        window.activateWindow()
        self.qtbot.waitUntil(window.isActiveWindow)
        QTimer.singleShot(0, window, lambda: topics.append(_read_and_close()))
        self.qtbot.keyClick(window, Qt.Key.Key_F1)
        return "".join(topics)

    def f1_in_dialog(self, opens: Callable[[], None], first: Callable[[QWidget], object] = bool) -> str:
        """Open a dialog, do something in it, press F1 there, and close it."""
        topics: list[str] = []

        def part() -> None:
            dialog = QApplication.activeModalWidget()
            assert dialog is not None
            first(dialog)
            topics.append(self.f1(dialog))
            dialog.done(0)

        QTimer.singleShot(0, self.window, part)
        opens()
        return "".join(topics)


def _read_and_close() -> str:
    guide = QApplication.activeModalWidget()
    if not isinstance(guide, GuideDialog):
        return ""
    guide.reject()
    return guide.topic


def _hand_over(dialog: QWidget) -> None:
    named(dialog, "How it is filled in: By the client alone", QAbstractButton).click()
    named(dialog, "Start", QAbstractButton).click()
    assert isinstance(dialog, IntakeDialog)
    assert dialog.is_handed_over


@pytest.fixture
def desk(qtbot, qapp, practice, wiring, tmp_path) -> Iterator[Desk]:
    made = Desk(qtbot, qapp, practice, wiring, tmp_path)
    yield made
    made.navigator.end()
    made.gate.tasks.close()


def test_f1_opens_the_guide_at_the_page_about_the_screen(desk, practice):
    assert desk.f1(desk.window) == "today"
    desk.navigator.to(Route("client", practice.client().id))
    assert desk.f1(desk.window) == "client"


@pytest.mark.parametrize(("kind", "topic"), [(UnlockPage, "security"), (FirstRunPage, "first-run")])
def test_f1_helps_at_the_door_too_where_a_pass_phrase_is_lost_or_chosen(desk, tmp_path, kind, topic):
    door = kind(desk.gate, tmp_path)
    desk.window.show_door(door, desk.gate)
    desk.qtbot.waitUntil(door.isVisible)
    assert desk.f1(desk.window) == topic


def test_f1_opens_the_guide_over_a_dialog(desk, practice):
    visit = practice.visit(practice.client())
    assert desk.f1_in_dialog(desk.navigator.book) == "today"
    assert desk.f1_in_dialog(desk.navigator.new_client) == "clients"
    assert desk.f1_in_dialog(lambda: desk.navigator.consent(visit.id)) == "consent"
    assert desk.f1_in_dialog(lambda: desk.navigator.intake(visit.client_id)) == "intake"


def test_f1_opens_nothing_while_a_client_has_the_screen(desk, practice):
    client = practice.client()
    assert desk.f1_in_dialog(lambda: desk.navigator.intake(client.id), _hand_over) == ""
