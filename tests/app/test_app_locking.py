"""Locking: whatever page is shown, it is let go of while the vault is still open."""

import gc
import weakref
from collections.abc import Iterator
from threading import Event

import pytest
from PySide6.QtWidgets import QTabBar
from pytestqt.qtbot import QtBot

from rmt_desktop.app.program import Program
from rmt_desktop.ui.context import Route
from rmt_desktop.ui.pages.unlock import UnlockPage
from tests.app.conftest import OpenAt
from tests.support.pages import press
from tests.support.services import Practice


@pytest.fixture
def held() -> Iterator[Event]:
    """What the worker waits for; let go at the end whatever became of the test, or the program could not close."""
    event = Event()
    yield event
    event.set()


def show_log(program: Program) -> None:
    """Turn the reports to the log."""
    (tabs,) = [one for one in program.window.findChildren(QTabBar) if one.accessibleName() == "Reports"]
    tabs.setCurrentIndex([tabs.tabText(at) for at in range(tabs.count())].index("Audit log"))


def test_locking_after_reading_the_log_shows_the_door(program: Program, open_at: OpenAt) -> None:
    navigator = open_at(Route("reports"))
    show_log(program)
    navigator.to(Route("settings", "", "facts"))
    assert program.lock()
    assert isinstance(program.window.centralWidget(), UnlockPage)
    assert not program.is_open


def test_a_check_that_runs_while_the_record_is_locked_troubles_nobody(
    program: Program, open_at: OpenAt, qtbot: QtBot, held: Event
) -> None:
    open_at(Route("reports"))
    show_log(program)
    program.tasks.run(program, held.wait, lambda _: None, lambda _: None)
    press(program.window, "Verify the log")

    assert program.lock()
    qtbot.waitUntil(lambda: not program.window.findChildren(QTabBar))
    held.set()
    qtbot.waitUntil(lambda: not program.tasks.is_busy)

    assert isinstance(program.window.centralWidget(), UnlockPage)


def test_what_a_page_showed_of_a_record_is_let_go_of_behind_the_locked_door(
    program: Program, open_at: OpenAt, practice: Practice, qtbot: QtBot
) -> None:
    page = weakref.ref(open_at(Route("note", practice.visit().id)).page)
    gc.freeze()  # as the first full collection may happen while a record is open
    assert program.lock()
    qtbot.waitUntil(lambda: page() is None)
    assert not program.is_open
