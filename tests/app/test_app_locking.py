"""Locking: whatever page is shown, it is let go of while the vault is still open."""

from threading import Event

from PySide6.QtWidgets import QTabBar
from pytestqt.qtbot import QtBot

from rmt_desktop.app.program import Program
from rmt_desktop.ui.context import Route
from rmt_desktop.ui.pages.unlock import UnlockPage
from tests.app.conftest import OpenAt
from tests.support.pages import press


def test_locking_after_reading_the_log_shows_the_door(program: Program, open_at: OpenAt) -> None:
    navigator = open_at(Route("reports"))
    tabs = program.window.findChildren(QTabBar)[0]
    tabs.setCurrentIndex(tabs.count() - 1)
    navigator.to(Route("settings", "", "facts"))
    assert program.lock()
    assert isinstance(program.window.centralWidget(), UnlockPage)
    assert not program.is_open


def test_a_check_that_runs_while_the_record_is_locked_troubles_nobody(
    program: Program, open_at: OpenAt, qtbot: QtBot
) -> None:
    open_at(Route("reports"))
    tabs = program.window.findChildren(QTabBar)[0]
    tabs.setCurrentIndex(tabs.count() - 1)
    held = Event()
    program.tasks.run(program, held.wait, lambda _: None, lambda _: None)
    press(program.window, "Verify the log")

    assert program.lock()
    qtbot.waitUntil(lambda: not program.window.findChildren(QTabBar))
    held.set()
    qtbot.waitUntil(lambda: not program.tasks.is_busy)

    assert isinstance(program.window.centralWidget(), UnlockPage)
