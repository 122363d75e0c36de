"""What the program loads before somebody has typed the pass phrase: the door must stand at once."""

import json
import subprocess
import sys
from pathlib import Path
from textwrap import dedent

import pytest

from tests.support.processes import ROOT

SLOW = {
    "PIL",
    "alembic",
    "argon2",
    "cryptography",
    "numpy",
    "pypdfium2",
    "rapidfuzz",
    "reportlab",
    "sqlalchemy",
    "sqlcipher3",
    "zxcvbn",
}
AT_THE_DOOR = {"rmt_desktop.ui.pages.unlock"}
IN_THE_WIZARD = {"rmt_desktop.ui.pages.first_run", "rmt_desktop.ui.pages.unlock"}

PROGRAM = """
    import json, sys
    from pathlib import Path
    from PySide6.QtCore import QSettings
    from PySide6.QtWidgets import QApplication
    from rmt_desktop.app.preferences import KeptPreferences
    from rmt_desktop.app.program import Parts, Program
    from rmt_desktop.app.wiring import wire
    from rmt_desktop.base.settings import PreferencesFile

    folder = Path(sys.argv[1])
    app = QApplication([])
    program = Program(
        app,
        Parts(
            wiring=wire(),
            preferences=KeptPreferences(PreferencesFile(folder / "preferences.json")),
            settings=QSettings(str(folder / "window.ini"), QSettings.Format.IniFormat),
            folder=folder / "vault",
        ),
    )
    program.start()
    assert program.window.isVisible()
    shown = type(program.window.centralWidget()).__name__
    loaded = sorted(sys.modules)
    program.window.close_now()
    print(json.dumps([shown, loaded]))
"""


def started(folder: Path) -> tuple[str, set[str]]:
    """Start the program in a process of its own; return the page that is shown and the modules that are loaded."""
    run = subprocess.run(  # noqa: S603 - our own program
        [sys.executable, "-c", dedent(PROGRAM), str(folder)], cwd=ROOT, check=True, capture_output=True, text=True
    )
    shown, loaded = json.loads(run.stdout)
    return shown, set(loaded)


def pages(loaded: set[str]) -> set[str]:
    return {name for name in loaded if name.startswith("rmt_desktop.ui.pages.")}


@pytest.fixture(scope="module")
def at_the_door(vault_template: Path) -> tuple[str, set[str]]:
    return started(vault_template.parent)


@pytest.fixture(scope="module")
def in_the_wizard(tmp_path_factory: pytest.TempPathFactory) -> tuple[str, set[str]]:
    return started(tmp_path_factory.mktemp("first"))


def test_the_door_loads_nothing_that_only_an_open_record_needs(at_the_door):
    shown, loaded = at_the_door

    assert shown == "UnlockPage"
    assert SLOW & loaded == set()
    assert pages(loaded) == AT_THE_DOOR


def test_the_door_loads_neither_the_charts_nor_the_papers_nor_the_tables(at_the_door):
    _, loaded = at_the_door
    heavy = ("rmt_desktop.ui.chart", "rmt_desktop.documents", "rmt_desktop.db.rows", "rmt_desktop.db.migrations")

    assert [name for name in sorted(loaded) if name.startswith(heavy)] == []


def test_the_door_does_not_read_the_catalogue(at_the_door):
    _, loaded = at_the_door

    assert not {"rmt_desktop.catalog.loader", "rmt_desktop.services.bundle"} & loaded


def test_the_wizard_waits_with_what_makes_the_record(in_the_wizard):
    shown, loaded = in_the_wizard

    assert shown == "FirstRunPage"
    assert SLOW & loaded == set()
    assert pages(loaded) == IN_THE_WIZARD
