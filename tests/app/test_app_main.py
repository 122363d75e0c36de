"""Starting: what goes wrong before there is a window is said in a sentence, and the clock is as the system says."""

import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QApplication

from rmt_desktop.app.crash import CrashHook
from rmt_desktop.app.main import begin
from rmt_desktop.app.options import Options
from rmt_desktop.app.preferences import shows_24_hours
from rmt_desktop.base.settings import Preferences, PreferencesFile
from tests.support.small_disk import small_disk


@pytest.fixture(autouse=True)
def own_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A computer on which the program never ran."""
    for name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "APPDATA", "LOCALAPPDATA"):
        monkeypatch.setenv(name, str(tmp_path / name))


@pytest.fixture
def reports() -> list[str]:
    """What the hook has shown."""
    return []


@pytest.fixture
def hook(tmp_path: Path, reports: list[str]) -> Iterator[CrashHook]:
    """The program's hook, as it is before there is a window."""
    made = CrashHook(tmp_path, reports.append)
    yield made
    made.remove()


def test_a_bug_before_there_is_a_window_is_shown_and_ends_the_start(
    qapp: QApplication, hook: CrashHook, reports: list[str], caplog: pytest.LogCaptureFixture
) -> None:
    said: list[str] = []
    assert begin(qapp, Options(vault=Path("~nobody-of-this-name/clinic")), hook, said.append) is None
    assert [report.splitlines()[1] for report in reports] == ["RuntimeError"]
    assert said == []
    assert caplog.messages == reports
    caplog.clear()


def test_once_there_is_a_window_a_bug_is_shown_above_it(qapp: QApplication, hook: CrashHook, tmp_path: Path) -> None:
    program = begin(qapp, Options(vault=tmp_path / "clinic"), hook, print)
    assert program is not None
    try:
        assert hook.show == program.apologise
        assert program.window.isVisible()
    finally:
        program.window.close_now()


if sys.platform != "win32":

    def test_a_demo_clinic_for_which_the_disk_has_no_room_is_said_in_a_sentence(
        qapp: QApplication, hook: CrashHook, reports: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        said: list[str] = []
        with small_disk(tmp_path / "disk") as disk:
            monkeypatch.setattr(tempfile, "tempdir", str(disk.folder))
            disk.fill()
            assert begin(qapp, Options(demo=True, clients=2, visits=1), hook, said.append) is None
            disk.make_room()
            left = [path.name for path in disk.folder.iterdir()]
        assert len(said) == 1
        assert said[0].endswith(".")
        assert reports == []
        assert left == []


@pytest.mark.parametrize(
    ("name", "hour24"), [("en_US", False), ("en_CA", False), ("fr_CA", True), ("de_DE", True), ("C", True)]
)
def test_the_clock_of_a_system_is_told_from_how_it_writes_times(name: str, hour24: bool) -> None:
    assert shows_24_hours(QLocale(name)) is hour24


def test_what_a_person_chose_counts_more_than_what_the_system_says(tmp_path: Path) -> None:
    path = tmp_path / "preferences.json"
    first = Preferences(hour24=False)
    assert PreferencesFile(path, first).load() == first
    PreferencesFile(path).save(Preferences(hour24=True))
    assert PreferencesFile(path, first).load().hour24
    path.write_text('{"theme": "dark"}', encoding="utf-8")
    assert PreferencesFile(path, first).load() == Preferences(theme="dark", hour24=False)
