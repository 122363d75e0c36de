"""Locking: whatever page is shown, it is let go of while the vault is still open."""

from PySide6.QtWidgets import QTabBar
from pytestqt.qtbot import QtBot

from rmt_desktop.app.program import Program
from rmt_desktop.ui.context import Route
from rmt_desktop.ui.pages.unlock import UnlockPage
from tests.support.services import Practice


def test_locking_after_reading_the_log_shows_the_door(practice: Practice, program: Program, qtbot: QtBot) -> None:
    program.adopt(practice.vault)
    navigator = program.window.navigator
    assert navigator is not None
    with qtbot.waitExposed(program.window):
        navigator.to(Route("reports"))
    tabs = program.window.findChildren(QTabBar)[0]
    tabs.setCurrentIndex(tabs.count() - 1)
    navigator.to(Route("settings", "", "facts"))
    assert program.lock()
    assert isinstance(program.window.centralWidget(), UnlockPage)
    assert not program.is_open
