"""A running program to be shot: always the same clinic, clock and ids, in one language, in a window of 1280 by 800."""

import shutil
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from itertools import count
from math import cos, pi, sin
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QPoint, QRect, QSettings, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QDialog, QScrollArea, QWidget

from rmt_desktop.app.preferences import KeptPreferences
from rmt_desktop.app.program import Parts, Program
from rmt_desktop.app.selftest.player import Player
from rmt_desktop.app.selftest.stand_ins import ReadyAnswers
from rmt_desktop.app.wiring import wire
from rmt_desktop.base import paths
from rmt_desktop.base.i18n import translator
from rmt_desktop.base.settings import Preferences, PreferencesFile
from rmt_desktop.db.keys import Kdf
from rmt_desktop.domain.chart.figures import key_of
from rmt_desktop.domain.chart.geometry import XY
from rmt_desktop.domain.ids import ClientId
from rmt_desktop.domain.sides import Side
from rmt_desktop.services.bundle import Services
from rmt_desktop.ui.chart.canvas import ChartCanvas
from rmt_desktop.ui.context import Route
from rmt_desktop.ui.theme import Theme, load_fonts
from rmt_desktop.ui.widgets.signature_pad import SignaturePad
from tools.guide_scenes.camera import Camera, around
from tools.guide_scenes.clinic import THERAPIST, fill
from tools.guide_scenes.words import Say

NOW = datetime(2026, 11, 23, 16, 40, tzinfo=UTC)  # twenty to twelve in Guelph
SIZE = (1280, 800)
FOLDER = Path("/home/robin/.local/share/RMT Desktop/clinic")
PASSPHRASE = "lantern orchard nine pebbles"  # noqa: S105 - of a vault that is deleted at the end
QUICK = Kdf(memory_kib=1024, passes=1, lanes=1)


@dataclass
class StandingClock:
    """A clock that stands still until a scene lets time pass."""

    moment: datetime = NOW

    def now(self) -> datetime:
        """Return the moment of the scene."""
        return self.moment


class Studio:
    """One program in one language: the clinic is open, or with ``is_open`` false the program starts for the first time.

    The folder it names as the clinic's is a usual one; what is really written lies in a temporary folder.
    """

    def __init__(
        self,
        app: QApplication,
        camera: Camera,
        language: str,
        *,
        is_open: bool = True,
        size: tuple[int, int] = SIZE,
    ) -> None:
        self.say = Say(language)
        self.tr = translator(language)
        self.clock = StandingClock()
        self.camera = camera
        self._temporary = Path(tempfile.mkdtemp(prefix="rmt-guide-"))
        numbers = count(1)
        self.wiring = wire(clock=self.clock, kdf=QUICK, new_id=lambda: f"{next(numbers):032x}")
        file = PreferencesFile(self._temporary / "preferences.json")
        file.save(Preferences(language=language, theme="light"))
        self.program = Program(
            app,
            Parts(
                wiring=self.wiring,
                preferences=KeptPreferences(file),
                settings=QSettings(str(self._temporary / "window.ini"), QSettings.Format.IniFormat),
                folder=FOLDER,
                ask=lambda _tr: ReadyAnswers(self._temporary),
            ),
        )
        if is_open:
            vault, _ = self.wiring.vaults.create(self._temporary / "clinic", PASSPHRASE, THERAPIST)
            fill(vault, self.wiring, self.say, self._signature())
            self.program.adopt(vault)
        else:
            self.program.start()
        self.window = self.program.window
        self.window.resize(*size)
        self.play = Player(self.window, self._temporary)
        self.window.activateWindow()
        self.play.wait(self.window.isActiveWindow, "the window to be in front")

    def __enter__(self) -> "Studio":
        """Begin."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close the program and leave nothing behind."""
        self.window.close_now()
        shutil.rmtree(self._temporary, ignore_errors=True)

    @property
    def services(self) -> Services:
        """The use cases of the open vault."""
        return self.program.services

    @property
    def maya(self) -> ClientId:
        """The client the guide tells of."""
        return self.services.clients.find("Maya Lindqvist")[0].id

    def day(self, ahead: int) -> date:
        """Return a day of the clinic, counted from today."""
        return self.services.desk.time.today() + timedelta(days=ahead)

    def area(self, area: str, side: Side) -> str:
        """Return an area of treatment as the screen names it."""
        found = self.wiring.catalog.area(area).on(side, self.say.language)
        return found.text(self.tr)

    @property
    def front(self) -> QWidget:
        """The window in front: a dialog if one is open."""
        return QApplication.activeModalWidget() or self.window

    def shoot(self, name: str, *widgets: QWidget, margin: int = 12) -> None:
        """Shoot the window in front, or the part of it around some widgets."""
        self.play.settle()
        self.camera.shoot(name, self.front, around(self.front, *widgets, margin=margin) if widgets else None)

    def shoot_part(self, name: str, part: QRect) -> None:
        """Shoot a part of the window in front."""
        self.play.settle()
        self.camera.shoot(name, self.front, part)

    def click(self, text: str, of: str = "") -> None:
        """Click the button with this message; ``of`` is what its accessible name says after a colon."""
        self.play.click(f"{self.tr(text)}: {of}" if of else self.tr(text))

    def write(self, field: str, text: str) -> None:
        """Write into the field with this message."""
        self.write_into(self.tr(field), text)

    def write_into(self, name: str, text: str) -> None:
        """Write into the field with this name, as a keyboard would that knows all letters."""
        self.play.write(name, "")
        field = self.front.focusWidget()
        if isinstance(field, QComboBox):
            self.play.write(name, text)
        elif field is not None:
            typed = QInputMethodEvent()
            typed.setCommitString(text)
            QApplication.sendEvent(field, typed)
        self.play.settle()

    def pick(self, field: str, text: str) -> None:
        """Choose from a field that offers choices."""
        self.write_into(self.tr(field), text)
        QTest.keyClick(self.front.focusWidget(), Qt.Key.Key_Return)
        self.play.settle()

    def go(self, route: Route) -> None:
        """Show a page."""
        if self.window.navigator is not None:
            self.window.navigator.to(route)
        self.play.settle()

    def in_dialog(self, opens: Callable[[], object], plays: Callable[[], object]) -> None:
        """Open a dialog, play in it, and close it if it is still open."""

        def part() -> None:
            dialog = self.front
            dialog.activateWindow()
            self.play.wait(dialog.isActiveWindow, "the dialog to be in front")
            plays()
            if isinstance(dialog, QDialog) and dialog.isVisible():
                dialog.reject()

        self.play.in_dialogs(opens, part)

    def reveal(self, widget: QWidget, below: int = 0) -> None:
        """Scroll a widget into sight, with so many pixels below it."""
        parent = widget.parentWidget()
        while parent is not None:
            if isinstance(parent, QScrollArea) and (inside := parent.widget()) is not None:
                at = widget.mapTo(inside, QPoint(0, 0))
                parent.ensureVisible(at.x(), at.y() + widget.height() + below, 0, 0)
                parent.ensureVisible(at.x(), at.y(), 0, 12)
            parent = parent.parentWidget()
        self.play.settle()

    def scroll_of(self, widget: QWidget) -> QScrollArea:
        """Return what a widget is scrolled in."""
        parent = widget.parentWidget()
        while parent is not None and not isinstance(parent, QScrollArea):
            parent = parent.parentWidget()
        if parent is None:
            raise LookupError(widget.accessibleName())
        return parent

    def outline(self, view: str, kind: str, intensity: int, region: str, *, mm: tuple[float, float]) -> None:
        """Draw an oval of so many millimetres to either side around the middle of a region (id with side)."""
        self.click("View", self.tr(view))
        self.click(kind)
        self.click("Intensity", str(intensity))
        self.click("Area")
        canvas = self.play.find(ChartCanvas, "")
        x, y = canvas.view.by_key[region].anchor
        turns = [2 * pi * step / 24 for step in range(24)]
        places = [canvas.camera.to_pixels(x + mm[0] * cos(turn), y + mm[1] * sin(turn)) for turn in turns]
        self.play.drag(canvas, [(px / canvas.width(), py / canvas.height()) for px, py in places])
        self.click("Point")

    def mark(self, view: str, kind: str, intensity: int, *, region: str = "", muscle: str = "") -> None:
        """Mark the middle of a region or of a muscle (id with side)."""
        self.click("View", self.tr(view))
        self.click(kind)
        self.click("Intensity", str(intensity))
        canvas = self.play.find(ChartCanvas, "")
        at = canvas.view.by_key[region].anchor if region else _middle(canvas, muscle)
        px, py = canvas.camera.to_pixels(*at)
        QTest.mouseClick(canvas, Qt.MouseButton.LeftButton, pos=QPoint(round(px), round(py)))
        self.play.settle()

    def sign(self, pad: SignaturePad) -> None:
        """Sign with the mouse."""
        self.reveal(pad)
        self.play.drag(pad, SIGNATURE)

    def _signature(self) -> bytes:
        load_fonts(paths.resources() / "fonts")
        pad = SignaturePad(Theme("light", 100, paths.resources() / "styles"), "", "")
        pad.adopt(THERAPIST)
        return pad.png()


SIGNATURE = [(0.1, 0.6), (0.2, 0.3), (0.3, 0.7), (0.4, 0.35), (0.55, 0.65), (0.7, 0.4), (0.85, 0.55)]


def _middle(canvas: ChartCanvas, muscle: str) -> XY:
    """Return the place of a muscle (id with side) that is farthest from its border, on a grid of 3 mm."""
    shape = next(one for one in canvas.view.muscles if key_of(one.id, one.side) == muscle)
    box = shape.contour.box
    columns, lines = range(int(box.width // 3) + 1), range(int(box.height // 3) + 1)
    places = [(box.left + 3.0 * column, box.top + 3.0 * line) for column in columns for line in lines]
    inside = [place for place in places if shape.contour.contains(*place)]
    return max(inside, key=lambda place: shape.contour.distance(*place))
