"""A hand on the mouse and the keyboard: finds what is on the screen by its accessible name, as a person would."""

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QEventLoop, QPoint, Qt, QTimer
from PySide6.QtGui import QImage, QInputMethodEvent
from PySide6.QtPrintSupport import QPrinterInfo
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QDialog,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QTabBar,
    QWidget,
)

from rmt_desktop.domain.ids import ClientId
from rmt_desktop.ui.context import Route
from rmt_desktop.ui.navigation import Navigator
from rmt_desktop.ui.widgets.banner import Banner
from rmt_desktop.ui.window import MainWindow

Found = TypeVar("Found", bound=QWidget)
PATIENCE_S = 20.0
LOOK_EVERY_MS = 20


class StepFailed(Exception):
    """A step of the story did not hold; its text says which and why."""


class Player:
    """Plays steps on one window, prints a line for each, and keeps a picture of what was seen."""

    def __init__(self, window: MainWindow, out: Path) -> None:
        self._window = window
        self._out = out
        self._number = 0
        self._pictures = 0

    @contextmanager
    def step(self, text: str) -> Iterator[None]:
        """Run one step of the story: a line on the terminal, ``ok`` only if all of it held."""
        self._number += 1
        begun = time.perf_counter()
        try:
            yield
        except Exception as error:
            self._say(f"FAILED {self._number:3d}  {text}: {error}")
            self.picture("failed")
            raise StepFailed(f"{text}: {error}") from error
        self._say(f"ok     {self._number:3d}  {text}  ({time.perf_counter() - begun:.1f} s)")

    def picture(self, name: str) -> None:
        """Keep a picture of the window, with its dialog if one is open, as ``NN-name.png``."""
        self._pictures += 1
        self._still().save(str(self._out / f"{self._pictures:02d}-{name}.png"))

    def _still(self) -> QImage:
        """Return what is on the screen once it has come to rest: papers and previews follow a moment later."""
        self.settle()
        shown = QApplication.activeModalWidget() or self._window
        self.wait(lambda: not _has_plans(shown), "the window to be at rest")
        self.settle()
        return shown.grab().toImage()

    def settle(self) -> None:
        """Let Qt finish what it has begun."""
        QApplication.sendPostedEvents()
        QApplication.processEvents()

    def wait(self, holds: Callable[[], object], what: str) -> None:
        """Wait until something holds. Raises StepFailed when it does not within the player's patience."""
        end = time.monotonic() + PATIENCE_S
        while not holds():
            if time.monotonic() > end:
                raise StepFailed(f"waited in vain for {what}")
            _let_pass(LOOK_EVERY_MS)

    def find(self, kind: type[Found], name: str) -> Found:
        """Return the visible widget of a kind whose accessible name is, or begins with, ``name``."""
        found: list[Found] = []

        def look() -> bool:
            found[:] = self._visible(kind, name)
            return bool(found)

        self.wait(look, f"“{name}”")
        return found[0]

    def has(self, kind: type[QWidget], name: str) -> bool:
        """Whether such a widget is on the screen now."""
        return bool(self._visible(kind, name))

    def click(self, name: str) -> None:
        """Click the button with this name, scrolled into sight first."""
        self.settle()
        button = self.find(QAbstractButton, name)
        if not button.isEnabled():
            self.wait(button.isEnabled, f"“{name}” to be allowed")
        self._reveal(button)
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
        self.settle()

    def write(self, name: str, text: str) -> None:
        """Put ``text`` into the field with this name, in place of what was there."""
        field = self._field(name)
        self._reveal(field)
        field.setFocus()
        if isinstance(field, QComboBox):
            self._choose(field, text)
        else:
            QTest.keyClick(field, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
            QTest.keyClick(field, Qt.Key.Key_Delete)
            for character in text:
                _type(field, character)
        self.settle()

    def pick(self, name: str, text: str) -> None:
        """Type into a field that offers choices and press Return; where more than one fits, take the first listed."""
        self.write(name, text)
        QTest.keyClick(self._field(name), Qt.Key.Key_Return)
        self.settle()
        choices = QApplication.activePopupWidget()
        if choices is not None:
            QTest.keyClick(choices, Qt.Key.Key_Down)
            QTest.keyClick(choices, Qt.Key.Key_Return)
            self.settle()

    def key(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Press a key where the focus is."""
        root = self._root()
        root.activateWindow()
        self.wait(root.isActiveWindow, "the window to be in front")
        target = QApplication.focusWidget() or self._window
        QTest.keyClick(target, key, modifier)
        self.settle()

    def drag(self, widget: QWidget, points: list[tuple[float, float]]) -> None:
        """Draw with the left button through places of a widget, as parts of its width and height."""
        places = [QPoint(round(x * widget.width()), round(y * widget.height())) for x, y in points]
        QTest.mousePress(widget, Qt.MouseButton.LeftButton, pos=places[0])
        for place in places[1:]:
            QTest.mouseMove(widget, place)
            self.settle()
        QTest.mouseRelease(widget, Qt.MouseButton.LeftButton, pos=places[-1])
        self.settle()

    def banner(self) -> str:
        """Return the sentence above the page, empty when there is none."""
        shown = [one.text for one in self._root().findChildren(Banner) if one.isVisible() and one.text]
        return shown[0] if shown else ""

    def descriptions(self, kind: type[QWidget]) -> str:
        """Return what a screen reader says of every visible widget of a kind."""
        return "; ".join(one.accessibleDescription() for one in self._visible(kind, ""))

    def has_printer(self) -> bool:
        """Whether this computer knows a printer."""
        return bool(QPrinterInfo.availablePrinterNames())

    def open_client(self, client_id: str) -> None:
        """Open a client's record as the search field would."""
        self._go(Route("client", client_id))

    def open_note(self, visit_id: str) -> None:
        """Open the note of a visit as the timeline would."""
        self._go(Route("note", visit_id))

    def open_intake(self, client_id: str) -> None:
        """Open the health history dialog as a chip of the client page would."""
        self._navigator().intake(ClientId(client_id))

    def _go(self, route: Route) -> None:
        self._navigator().to(route)
        self.settle()

    def _navigator(self) -> Navigator:
        if self._window.navigator is None:
            raise StepFailed("no vault is open")
        return self._window.navigator

    def choose_tab(self, text: str) -> None:
        """Show the tab with this text."""
        for bar in self._root().findChildren(QTabBar):
            for index in range(bar.count()):
                if bar.isVisible() and bar.tabText(index) == text:
                    bar.setCurrentIndex(index)
                    self.settle()
                    return
        raise StepFailed(f"no tab “{text}”")

    def in_dialogs(self, opens: Callable[[], object], *plays: Callable[[], object]) -> None:
        """Do something that opens dialogs one after another, and play one part in each; all must be closed at the end.

        A dialog runs a loop of its own: each part is played from within it.
        """
        failures: list[BaseException] = []
        waiting = list(plays)
        seen: list[QWidget] = [one for one in (QApplication.activeModalWidget(),) if one is not None]

        def look() -> None:
            if not waiting:
                return
            dialog = QApplication.activeModalWidget()
            if dialog is None or dialog in seen:
                QTimer.singleShot(LOOK_EVERY_MS, look)
                return
            seen.append(dialog)
            part = waiting.pop(0)
            if waiting:
                QTimer.singleShot(LOOK_EVERY_MS, look)
            try:
                part()
            except BaseException as error:
                failures.append(error)
                self.picture("failed-dialog")
                if isinstance(dialog, QDialog):
                    dialog.done(QDialog.DialogCode.Rejected)

        QTimer.singleShot(LOOK_EVERY_MS, look)
        opens()
        is_one_missing = bool(waiting)
        waiting.clear()
        if failures:
            raise failures[0]
        if is_one_missing:
            raise StepFailed("a dialog that was expected did not open")

    def _root(self) -> QWidget:
        return QApplication.activeModalWidget() or self._window

    def _visible(self, kind: type[Found], name: str) -> list[Found]:
        matches = [one for one in self._root().findChildren(kind) if one.isVisible() and _name(one).startswith(name)]
        return sorted(matches, key=lambda one: (_name(one) != name, not one.isEnabled()))

    def _field(self, name: str) -> QWidget:
        kinds = (QLineEdit, QPlainTextEdit, QComboBox, QAbstractSpinBox)
        found: list[QWidget] = []

        def look() -> bool:
            found[:] = [one for kind in kinds for one in self._visible(kind, name) if _name(one) == name]
            return bool(found)

        self.wait(look, f"the field “{name}”")
        return found[0]

    def _choose(self, field: QComboBox, text: str) -> None:
        index = field.findText(text, Qt.MatchFlag.MatchStartsWith)
        if index < 0:
            raise StepFailed(f"“{text}” is no choice of “{_name(field)}”")
        while field.currentIndex() != index:
            QTest.keyClick(field, Qt.Key.Key_Down if field.currentIndex() < index else Qt.Key.Key_Up)
        field.activated.emit(index)

    def _reveal(self, widget: QWidget) -> None:
        parent = widget.parentWidget()
        while parent is not None:
            if isinstance(parent, QScrollArea):
                parent.ensureWidgetVisible(widget)
            parent = parent.parentWidget()
        self.settle()

    def _say(self, line: str) -> None:
        sys.stdout.write(line + "\n")
        sys.stdout.flush()


def _type(field: QWidget, character: str) -> None:
    """Press the key of a character; what no key of an English keyboard gives comes as an input method sends it."""
    if character == "\n":
        QTest.keyClick(field, Qt.Key.Key_Return)
    elif character.isascii():
        QTest.keyClicks(field, character)
    else:
        composed = QInputMethodEvent()
        composed.setCommitString(character)
        QApplication.sendEvent(field, composed)


def _has_plans(window: QWidget) -> bool:
    return any(timer.isActive() and timer.isSingleShot() for timer in window.findChildren(QTimer))


def _let_pass(milliseconds: int) -> None:
    """Let a moment pass in Qt's own loop, which lets the worker thread run (``QTest.qWait`` does not)."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def _name(widget: QWidget) -> str:
    name = widget.accessibleName()
    if not name and isinstance(widget, QAbstractButton | QLabel):
        name = widget.text().replace("&", "")
    return name
