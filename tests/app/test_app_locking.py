"""Locking: whatever page is shown, it is let go of while the vault is still open."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication, QTabBar
from pytestqt.qtbot import QtBot

from rmt_desktop.app.preferences import KeptPreferences
from rmt_desktop.app.program import Parts, Program
from rmt_desktop.app.wiring import Wiring
from rmt_desktop.base.settings import PreferencesFile
from rmt_desktop.ui.context import Route
from rmt_desktop.ui.pages.unlock import UnlockPage
from tests.support.services import Practice


@pytest.fixture
def program(practice: Practice, wiring: Wiring, qapp: QApplication, tmp_path: Path) -> Iterator[Program]:
    """The program with the practice's vault open."""
    made = Program(
        qapp,
        Parts(
            wiring=wiring,
            preferences=KeptPreferences(PreferencesFile(tmp_path / "preferences.json")),
            settings=QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat),
            folder=practice.vault.folder,
        ),
    )
    made.adopt(practice.vault)
    yield made
    made.window.close_now()


def test_locking_after_reading_the_log_shows_the_door(program: Program, qtbot: QtBot) -> None:
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
