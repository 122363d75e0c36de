"""The throw-away clinic: a full year of invented people that is marked everywhere and gone when the window closes."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel

from rmt_desktop.app.demo.commands import PASSPHRASE, demo_program
from rmt_desktop.app.options import Options
from rmt_desktop.app.preferences import KeptPreferences
from rmt_desktop.app.selftest.player import Player
from rmt_desktop.base.settings import PreferencesFile
from tests.support.journey import Journey
from tests.support.processes import ROOT
from tests.support.story import own_folders

MARKED = "Demo clinic with invented people. Everything is gone when you close it."
SECRET = "invented people only please"  # noqa: S105 - of invented people


def test_the_demo_clinic_is_marked_opens_again_after_locking_and_is_gone_when_it_is_closed(
    qapp: QApplication, tmp_path: Path
) -> None:
    kept = KeptPreferences(PreferencesFile(tmp_path / "preferences.json"))
    settings = QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat)
    program = demo_program(qapp, kept, settings, Options(clients=3, visits=2))
    hand = Player(program.window, tmp_path)
    folder = program._parts.folder
    try:
        assert hand.has(QLabel, MARKED)
        assert len(program.services.clients.find("")) == 3
        hand.click("Lock")
        assert hand.has(QLabel, f"The pass phrase of the demo clinic is: {PASSPHRASE}")
        hand.write("Pass phrase", PASSPHRASE)
        hand.click("Unlock")
        hand.wait(lambda: program.is_open, "the demo clinic")
        assert folder.is_dir()
    finally:
        assert program.window.close()
    assert not folder.exists()
    assert kept.current.last_vault == ""


def test_a_vault_made_by_the_demo_command_opens_through_the_door_and_its_log_holds(
    arrive: Callable[..., Journey], tmp_path: Path
) -> None:
    made = tmp_path / "made"
    first, second = _make(made, tmp_path), _make(made, tmp_path)
    assert (first.returncode, second.returncode) == (0, 1)
    assert "4 clients in" in first.stdout
    assert "There is a vault in the folder" in second.stderr
    journey = arrive(vault=made)
    assert journey.try_to_unlock(SECRET) == ""
    assert len(journey.services.clients.find("")) == 4
    assert journey.services.audit_log.verify().broken_at is None
    journey.hand.click("Clients")
    assert journey.hand.has(QAbstractButton, "New client")


def _make(vault: Path, folder: Path) -> "subprocess.CompletedProcess[str]":
    command = [sys.executable, "-m", "rmt_desktop", "demo", "--vault", str(vault), "--clients", "4", "--visits", "3"]
    environment = own_folders(folder) | {"RMT_PASSPHRASE": SECRET}
    return subprocess.run(  # noqa: S603 - our own program
        command, cwd=ROOT, env=environment, capture_output=True, text=True, encoding="utf-8", check=False
    )
