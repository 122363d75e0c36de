"""The program over the vault of a practice."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication

from rmt_desktop.app.preferences import KeptPreferences
from rmt_desktop.app.program import Parts, Program
from rmt_desktop.app.wiring import Wiring
from rmt_desktop.base.settings import PreferencesFile
from tests.support.services import Practice


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
