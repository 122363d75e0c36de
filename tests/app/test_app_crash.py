"""A bug: one apology, a report that names places in the code and nobody, and the work goes on."""

import logging
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPlainTextEdit, QPushButton
from pytestqt.qtbot import QtBot

from rmt_desktop import __version__
from rmt_desktop.app.crash import CrashHook, report_of
from rmt_desktop.base.i18n import translator
from rmt_desktop.base.logs import start_logging
from rmt_desktop.ui.crash_dialog import CrashDialog

NAME = "Marguerite Lindqvist"


def a_bug() -> Exception:
    """Return an error that carries a client's name, as one from the data layers may."""
    try:
        {}[NAME]
    except KeyError as error:
        return error
    raise AssertionError


@pytest.fixture
def hook() -> Iterator[Callable[..., CrashHook]]:
    """Make the program's hook; it is taken away afterwards, and the one before is put back."""
    before, made = sys.excepthook, []

    def make(folder: Path, show: Callable[[str], object]) -> CrashHook:
        made.append(CrashHook(folder, show))
        return made[-1]

    yield make
    for one in made:
        one.remove()
    sys.excepthook = before


@pytest.fixture
def log(tmp_path: Path) -> Iterator[Callable[[], str]]:
    """The program's own log in a file, and how to read it."""
    root = logging.getLogger("rmt_desktop")
    before = list(root.handlers)
    start_logging(tmp_path / "logs")
    yield lambda: (tmp_path / "logs" / "rmt-desktop.log").read_text(encoding="utf-8")
    for handler in set(root.handlers) - set(before):
        root.removeHandler(handler)
        handler.close()


def test_the_report_names_versions_error_and_places_and_no_value() -> None:
    error = a_bug()
    report = report_of(type(error), error.__traceback__)
    assert report.startswith(f"RMT Desktop {__version__}, Python 3.")
    assert "KeyError" in report
    assert "test_app_crash.py:" in report
    assert " in a_bug" in report
    assert NAME not in report
    assert "/" not in report.partition("KeyError")[2]


def test_a_bug_is_logged_without_the_client_and_shown_once(
    tmp_path: Path, hook: Callable[..., CrashHook], log: Callable[[], str], caplog: pytest.LogCaptureFixture
) -> None:
    shown: list[str] = []

    def show(report: str) -> None:
        shown.append(report)
        ours.handle(type(error), error, error.__traceback__)  # another bug while the first is on the screen

    ours, error = hook(tmp_path / "logs", show), a_bug()
    ours.handle(type(error), error, error.__traceback__)
    assert len(shown) == 1
    assert log().count("KeyError") == 2
    assert NAME not in log() + shown[0]
    assert len(caplog.records) == 2
    ours.handle(type(error), error, error.__traceback__)
    assert len(shown) == 2
    caplog.clear()


def test_the_apology_can_be_copied_and_closed(qtbot: QtBot) -> None:
    dialog = CrashDialog(None, translator("en"), "RMT Desktop 1\nKeyError")
    qtbot.addWidget(dialog)
    with qtbot.waitExposed(dialog):
        dialog.show()
    assert dialog.findChildren(QPlainTextEdit)[0].toPlainText() == "RMT Desktop 1\nKeyError"
    copy, go_on = dialog.findChildren(QPushButton)
    copy.click()
    assert QGuiApplication.clipboard().text() == "RMT Desktop 1\nKeyError"
    go_on.click()
    assert not dialog.isVisible()


def test_where_no_log_can_be_written_the_program_starts_all_the_same(
    tmp_path: Path, hook: Callable[..., CrashHook]
) -> None:
    (tmp_path / "file").write_text("no folder")
    ours = hook(tmp_path / "file" / "logs", lambda _report: None)
    ours.install()
    assert sys.excepthook == ours.handle
    ours.remove()
    assert sys.excepthook == sys.__excepthook__
