"""The real program over a vault, for the benchmarks: opened in its window without a screen, watched, and let go.

Beside it the bare driver over the same vault: what the program asked of the database can be asked again without
anything above it. That is the floor of everything that reads.
"""

import contextlib
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QSettings, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from rmt_desktop.app.preferences import KeptPreferences
from rmt_desktop.app.program import Parts, Program
from rmt_desktop.app.wiring import wire
from rmt_desktop.base.settings import PreferencesFile
from rmt_desktop.db.engine import VaultKey, connect
from rmt_desktop.db.keys import read_keys
from rmt_desktop.services.bundle import Services
from rmt_desktop.ui.context import Page, Route
from tools.benchmarks import PASSPHRASE

Statement = tuple[str, Any]
LONGEST_WAIT_S = 30.0


class PaintWatch(QObject):
    """Says whether anything under a widget has been painted since it was last asked."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__()
        self._widget = widget
        self.painted = False
        app = QCoreApplication.instance()
        assert app is not None
        app.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Note a paint event of the widget or of what lies in it."""
        if (
            event.type() == QEvent.Type.Paint
            and isinstance(watched, QWidget)
            and (watched is self._widget or self._widget.isAncestorOf(watched))
        ):
            self.painted = True
        return False

    def wait(self) -> None:
        """Let events run until something was painted and nothing is left to do."""
        end = time.perf_counter() + LONGEST_WAIT_S
        while not self.painted and time.perf_counter() < end:
            QApplication.processEvents()
        QApplication.processEvents()
        if not self.painted:
            raise TimeoutError("nothing was painted")


@dataclass
class Running:
    """The program with its vault open."""

    program: Program
    statements: list[Statement] = field(default_factory=list)

    @property
    def page(self) -> Page:
        """The page shown."""
        navigator = self.program.window.navigator
        assert navigator is not None
        assert navigator.page is not None
        return navigator.page

    @property
    def services(self) -> Services:
        """The use cases of the open vault."""
        return self.page.ctx.services

    def show(self, route: Route) -> float:
        """Go to a page; return how long it took until it was painted, in milliseconds."""
        navigator = self.program.window.navigator
        assert navigator is not None
        watch = PaintWatch(self.program.window)
        began = time.perf_counter()
        navigator.to(route)
        watch.wait()
        return (time.perf_counter() - began) * 1000

    def type_into(self, line: QLineEdit, text: str) -> Iterator[float]:
        """Type into a field letter by letter; yield for each how long it took until the page was painted, in ms."""
        watch = PaintWatch(self.page)
        for letter in text:
            watch.painted = False
            began = time.perf_counter()
            QTest.keyClick(line, Qt.Key(ord(letter.upper())) if letter.isascii() else Qt.Key.Key_unknown)
            watch.wait()
            yield (time.perf_counter() - began) * 1000


@contextlib.contextmanager
def running(vault: Path, scratch: Path) -> Iterator[Running]:
    """Open the program over a vault, without a screen and without this computer's preferences."""
    app = QApplication.instance() or QApplication(["rmt-desktop"])
    assert isinstance(app, QApplication)
    wiring = wire()
    preferences = KeptPreferences(PreferencesFile(scratch / "preferences.json"))
    settings = QSettings(str(scratch / "window.ini"), QSettings.Format.IniFormat)
    program = Program(app, Parts(wiring=wiring, preferences=preferences, settings=settings, folder=vault))
    opened, _ = wiring.vaults.unlock(vault, PASSPHRASE)
    program.adopt(opened)
    program.window.resize(1280, 800)
    QApplication.processEvents()
    try:
        yield Running(program)
    finally:
        program.window.hide()
        program.end()


@contextlib.contextmanager
def listening(into: list[Statement]) -> Iterator[None]:
    """Write down every statement SQLAlchemy sends, with its values."""
    from sqlalchemy import Engine, event

    def heard(_connection: object, _cursor: object, statement: str, values: Any, *_: object) -> None:
        into.append((statement, values))

    event.listen(Engine, "before_cursor_execute", heard)
    try:
        yield
    finally:
        event.remove(Engine, "before_cursor_execute", heard)


@contextlib.contextmanager
def bare(vault: Path) -> Iterator[Any]:
    """Open the vault's database with the driver alone, set up as the program sets it up."""
    _, key = read_keys(vault / "keys.json").opened_by(PASSPHRASE)
    connection = connect(vault / "vault.db", VaultKey(key))
    try:
        yield connection
    finally:
        connection.close()


def reads(statements: Sequence[Statement]) -> list[Statement]:
    """Return those statements that only read."""
    return [one for one in statements if one[0].lstrip().upper().startswith(("SELECT", "WITH"))]


def replay(connection: Any, statements: Sequence[Statement], *, most: int = -1) -> Callable[[], None]:
    """Return a function that asks the bare driver the same and fetches every row, or ``most`` of each answer."""

    def work() -> None:
        for statement, values in statements:
            cursor = connection.execute(statement, values)
            cursor.fetchall() if most < 0 else cursor.fetchmany(most)

    return work
