"""What every act of the story uses: the player, the program, the clock, and ways to read back what came of it."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from rmt_desktop.app.program import Program
from rmt_desktop.app.selftest.player import Player, StepFailed
from rmt_desktop.app.selftest.stand_ins import ReadyAnswers, TurnedClock
from rmt_desktop.domain.chart.figures import View, key_of
from rmt_desktop.domain.chart.geometry import XY
from rmt_desktop.domain.clients import ClientSummary
from rmt_desktop.services.bundle import Services
from rmt_desktop.ui.chart.canvas import ChartCanvas
from rmt_desktop.ui.widgets.signature_pad import SignaturePad

SIGNATURE = [(0.1, 0.6), (0.2, 0.3), (0.3, 0.7), (0.4, 0.35), (0.55, 0.65), (0.7, 0.4), (0.85, 0.55)]


@dataclass(frozen=True)
class Stage:
    """One running program with a hand on it."""

    play: Player
    program: Program
    clock: TurnedClock
    answers: ReadyAnswers

    @property
    def services(self) -> Services:
        """The use cases of the open vault, to read back what was recorded."""
        return self.program.services

    def maya(self) -> ClientSummary:
        """Return the client of the story."""
        return self.services.clients.find("Maya Lindqvist")[0]

    def days_pass(self, days: int) -> None:
        """Turn the clock on; that nobody touched the computer meanwhile is no reason to lock it."""
        self.clock.turn_on(days)
        self.program.touch()

    def must(self, holds: object, otherwise: str) -> None:
        """Fail the step unless something holds."""
        if not holds:
            raise StepFailed(otherwise)

    def sign(self) -> None:
        """Sign in the signature field on the screen."""
        self.play.drag(self.play.find(SignaturePad, "Signature"), SIGNATURE)

    def mark(self, view: str, region: str, kind: str, intensity: int) -> None:
        """Mark the middle of a region (id with side): view, kind, intensity, then a click on the figure."""
        self._mark(view, kind, intensity, lambda canvas: canvas.view.by_key[region].anchor)

    def mark_muscle(self, view: str, muscle: str, kind: str, intensity: int) -> None:
        """Mark the middle of a muscle (id with side), and say that it is this one where another lies above it."""
        self._mark(view, kind, intensity, lambda canvas: _middle(canvas.view, muscle))

    def _mark(self, view: str, kind: str, intensity: int, place: Callable[[ChartCanvas], XY]) -> None:
        play = self.play
        play.click(f"View: {view}")
        play.click(kind)
        play.click(f"Intensity: {intensity}")
        canvas = play.find(ChartCanvas, "Body chart")
        px, py = canvas.camera.to_pixels(*place(canvas))
        QTest.mouseClick(canvas, Qt.MouseButton.LeftButton, pos=QPoint(round(px), round(py)))
        play.settle()

    def paper(self, name: str, *words: str) -> str:
        """Read a paper back from its file and check that it says what it must; return its text."""
        import pypdfium2

        path = self.answers.out / name
        self.play.wait(path.is_file, name)
        document = pypdfium2.PdfDocument(path.read_bytes())
        text = "\n".join(page.get_textpage().get_text_range() for page in document)
        document.close()
        plain = " ".join(text.split())
        for word in words:
            self.must(word in plain, f"{name} does not say “{word}”")
        return plain

    def save_as(self, name: str) -> None:
        """Give the next saved paper this file name."""
        self.answers.name = name


def _middle(view: View, muscle: str) -> XY:
    """Return the place of a muscle (id with side) that is farthest from its border, on a grid of 3 mm."""
    shape = next(one for one in view.muscles if key_of(one.id, one.side) == muscle)
    box = shape.contour.box
    places = [
        (box.left + 3.0 * column, box.top + 3.0 * line)
        for column in range(int(box.width // 3) + 1)
        for line in range(int(box.height // 3) + 1)
    ]
    inside = [place for place in places if shape.contour.contains(*place)]
    return max(inside, key=lambda place: shape.contour.distance(*place))
