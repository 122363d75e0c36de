"""A stage for page tests: the real services on the real store, real papers that are remembered, and a printer that is
switched on and off. Widgets are found by the name a screen reader would read."""

import gc
import weakref
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from rmt_desktop.base.errors import PrintTrouble, StorageTrouble
from rmt_desktop.base.i18n import N_
from rmt_desktop.catalog.figures import PackagedFigures
from rmt_desktop.documents.render import PdfDocuments
from rmt_desktop.domain.catalog import Catalog
from rmt_desktop.services.ports import Documents, Unit, Units
from rmt_desktop.services.vault import Vaults
from rmt_desktop.ui.context import Page, UiContext
from tests.support.services import Practice
from tests.support.ui import RecordedGo, ScriptedAsk, a_context, a_gate
from tests.support.vaults import vault_files

W = TypeVar("W", bound=QWidget)
P = TypeVar("P", bound=Page)


class SeenDocuments:
    """Real papers; ``papers`` remembers every value that was laid out."""

    def __init__(self, documents: Documents) -> None:
        self._documents = documents
        self.papers: list[Any] = []

    @property
    def last(self) -> Any:
        """The paper laid out last."""
        return self.papers[-1]

    def receipt(self, paper: Any) -> bytes:
        self.papers.append(paper)
        return self._documents.receipt(paper)

    def home_care(self, paper: Any) -> bytes:
        self.papers.append(paper)
        return self._documents.home_care(paper)

    def note(self, paper: Any) -> bytes:
        return self._documents.note(paper)

    def intake(self, paper: Any) -> bytes:
        return self._documents.intake(paper)

    def chart_svg(self, paper: Any) -> bytes:
        return self._documents.chart_svg(paper)

    def chart_png(self, paper: Any) -> bytes:
        return self._documents.chart_png(paper)

    def recovery(self, paper: Any) -> bytes:
        return self._documents.recovery(paper)

    def unprintable(self, text: str) -> tuple[str, ...]:
        return self._documents.unprintable(text)


@dataclass
class OnePrinter:
    """A printer that takes everything, or none at all when it is off."""

    is_on: bool = True
    printed: list[bytes] = field(default_factory=list)

    def printers(self) -> tuple[str, ...]:
        return ("Desk printer",) if self.is_on else ()

    def print_plain(self, pdf: bytes, _title: str) -> str:
        if not self.is_on:
            raise PrintTrouble(N_("Could not print: this computer has no printer."))
        self.printed.append(pdf)
        return "Desk printer"

    def print_asking(self, _parent: QWidget, pdf: bytes, title: str) -> str | None:
        return self.print_plain(pdf, title) if self.is_on else None


class FullDisk:
    """Units that begin to fail when the disk is said to be full."""

    def __init__(self, units: Units) -> None:
        self._units = units
        self.is_full = False

    def __call__(self, *, reading: bool = False) -> Unit:
        if self.is_full and not reading:
            raise StorageTrouble(N_("The disk is full. Nothing is lost."))
        return self._units(reading=reading)


@dataclass
class Stage:
    """One page's surroundings."""

    ctx: UiContext
    practice: Practice
    documents: SeenDocuments
    printer: OnePrinter
    ask: ScriptedAsk
    go: RecordedGo
    disk: FullDisk
    qtbot: QtBot
    shown: list[Page] = field(default_factory=list)

    def show(self, page: P, *, width: int = 1180, height: int = 690) -> P:
        """Show a page in a window of its own; it is closed when the test ends."""
        self.shown.append(page)
        page.resize(width, height)
        with self.qtbot.waitExposed(page):
            page.show()
        page.activateWindow()
        page.focus_first()
        self.qtbot.waitUntil(page.isActiveWindow)
        return page

    def close(self) -> None:
        """Close every page that was shown."""
        while self.shown:
            page = self.shown.pop()
            page.closed()
            page.hide()
            page.deleteLater()


def a_stage(
    practice: Practice, qtbot: QtBot, app: QApplication, folder: Path, catalog: Catalog, *, language: str = "en"
) -> Iterator[Stage]:
    """Yield a stage over a practice's services; everything shown is closed afterwards."""
    gate = a_gate(app, catalog, Vaults(vault_files(), practice.clock), folder=folder, language=language)
    documents = SeenDocuments(PdfDocuments(catalog=catalog, figures=PackagedFigures()))
    printer, disk = OnePrinter(), FullDisk(practice.services.receipts.units)
    known = practice.services
    services = replace(
        known,
        paperwork=replace(known.paperwork, documents=documents, units=disk),
        home_care=replace(known.home_care, units=disk),
        receipts=replace(known.receipts, units=disk),
        chart_exchange=replace(known.chart_exchange, documents=documents, units=disk),
    )
    ask, go = ScriptedAsk(), RecordedGo()
    ctx = replace(a_context(gate, services, folder=folder, go=go), printing=printer, ask=ask)  # type: ignore[arg-type]
    stage = Stage(ctx, practice, documents, printer, ask, go, disk, qtbot)
    yield stage
    stage.close()
    gate.tasks.close()


def named(root: QWidget, name: str, kind: type[W] = QWidget) -> W:  # type: ignore[assignment]
    """Return the one visible widget with this accessible name (or text)."""
    found = [one for one in root.findChildren(kind) if one.isVisibleTo(root) and name_of(one) == name]
    assert len(found) == 1, f"{len(found)} widgets are called {name!r}; there are {sorted(names(root))}"
    return found[0]


def names(root: QWidget) -> set[str]:
    """Return the names of everything visible that can be used."""
    return {name_of(one) for one in root.findChildren(QWidget) if one.isVisibleTo(root)} - {""}


def name_of(widget: QWidget) -> str:
    """Return what a screen reader calls a control; labels have no name of their own here."""
    if isinstance(widget, QLabel):
        return ""
    return widget.accessibleName() or (widget.text() if isinstance(widget, QAbstractButton) else "")


def press(root: QWidget, name: str) -> None:
    """Press the one button of this name."""
    made = named(root, name, QAbstractButton)
    assert made.isEnabled(), f"{name!r} cannot be pressed now"
    made.click()


def type_into(qtbot: QtBot, root: QWidget, name: str, text: str) -> None:
    """Replace what stands in a line, key by key."""
    line = named(root, name, QLineEdit)
    line.setFocus()
    line.selectAll()
    qtbot.keyClick(line, Qt.Key.Key_Delete)
    qtbot.keyClicks(line, text)


def hold(key: Qt.Key, modifier: Qt.KeyboardModifier, text: str = "") -> None:
    """Press keys where the focus is and hold them down for a while: the system sends them again and again."""
    for repeat in (False, True, True):
        QTest.simulateEvent(QApplication.focusWidget(), True, key, modifier, text, repeat)
    QTest.simulateEvent(QApplication.focusWidget(), False, key, modifier, text, False)


def words(root: QWidget) -> str:
    """Return all visible words, a label a line."""
    return "\n".join(one.text() for one in root.findChildren(QLabel) if one.isVisibleTo(root) and one.text())


def cut_off(root: QWidget) -> list[str]:
    """Return the visible one-line texts that have less room than they need."""
    shown = [one for one in root.findChildren(QLabel) if one.isVisibleTo(root) and not one.wordWrap()]
    buttons = [one for one in root.findChildren(QAbstractButton) if one.isVisibleTo(root)]
    return [one.text() for one in (*shown, *buttons) if one.text() and one.width() < one.sizeHint().width()]


def is_freed(stage: Stage, make: Callable[[], Page]) -> bool:
    """Show a page, close it, and return whether nothing holds on to it."""
    page = stage.show(make())
    reference = weakref.ref(page)
    with stage.qtbot.waitSignal(page.destroyed):
        stage.close()
    del page
    gc.collect()
    return reference() is None


def folder_that_is_none(tmp_path: Path) -> Path:
    """Return a path in a folder that cannot be written, on every system and for every user."""
    (tmp_path / "file").write_text("not a folder")
    return tmp_path / "file" / "paper.pdf"


def press_by_name(root: QWidget, name: str) -> None:
    """Press or toggle the one button of this name as a screen reader or a voice does."""
    made = named(root, name, QAbstractButton)
    interface = QAccessible.queryAccessibleInterface(made)
    actions = interface.actionInterface()
    actions.doAction(actions.actionNames()[0])
