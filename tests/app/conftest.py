"""The program over the vault of a practice."""

import faulthandler
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from _pytest.faulthandler import fault_handler_stderr_fd_key
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from rmt_desktop.app.preferences import KeptPreferences
from rmt_desktop.app.program import Parts, Program
from rmt_desktop.app.wiring import Wiring
from rmt_desktop.base.settings import PreferencesFile
from rmt_desktop.ui.context import Route
from rmt_desktop.ui.navigation import Navigator
from tests.support.services import Practice

OpenAt = Callable[[Route], Navigator]


@pytest.fixture(autouse=True)
def _faults_are_told(pytestconfig: pytest.Config) -> Iterator[None]:
    """Let pytest say again where Python died: the program's own hook turned that off as it was taken away."""
    yield
    if not faulthandler.is_enabled():
        faulthandler.enable(pytestconfig.stash[fault_handler_stderr_fd_key])


@pytest.fixture
def program(practice: Practice, wiring: Wiring, qapp: QApplication, tmp_path: Path) -> Iterator[Program]:
    """The program in front of the practice's vault, which is for the test to adopt."""
    made = Program(
        qapp,
        Parts(
            wiring=wiring,
            preferences=KeptPreferences(PreferencesFile(tmp_path / "preferences.json")),
            settings=QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat),
            folder=practice.vault.folder,
        ),
    )
    yield made
    made.window.close_now()


@pytest.fixture
def open_at(practice: Practice, program: Program, qtbot: QtBot) -> OpenAt:
    """Open the vault in the program and show a page of it."""

    def go(route: Route) -> Navigator:
        program.adopt(practice.vault)
        navigator = program.window.navigator
        assert navigator is not None
        with qtbot.waitExposed(program.window):
            navigator.to(route)
        return navigator

    return go
