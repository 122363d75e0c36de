"""Somebody at work in the note of a real program, until the process is killed.

``python -m tests.e2e.typist VAULT VISIT SEED`` opens the vault through the door, the note of the visit, and goes on
writing and drawing at the pace of a quick hand. After each act it prints ``time characters marks``: the computer's time
in seconds, and how much it has written and drawn in all.
"""

import random
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPlainTextEdit

from rmt_desktop.base import paths
from rmt_desktop.base.clock import SystemClock
from rmt_desktop.base.logs import start_logging
from rmt_desktop.domain.chart.geometry import XY
from rmt_desktop.domain.ids import VisitId
from rmt_desktop.ui.chart.canvas import ChartCanvas
from tests.support.journey import CONCERN, Journey

QUICKEST_MS, SLOWEST_MS = 5, 60
ONE_IN = 8  # acts is a mark on the chart
STEP = 14  # pixels between two marks, so that each is one of its own
WORDS = "Marguerite Lindqvist feels a pulling pain below the left shoulder blade after an hour at the keyboard. "


class Typist:
    """Writes and draws in the note that is open, one act at a time."""

    def __init__(self, journey: Journey, visit: VisitId, seed: int) -> None:
        self._hand = hand = journey.hand
        note = journey.open_note(visit).note
        self._chance = random.Random(seed)  # noqa: S311 - a test
        self._written = len(note.subjective.concern)
        self._drawn = len(note.chart.marks)
        self._edit = hand.find(QPlainTextEdit, CONCERN)
        self._edit.setFocus()
        QTest.keyClick(self._edit, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
        hand.click("View: Back")
        hand.click("Active trigger point")
        self._canvas = hand.find(ChartCanvas, "Body chart")
        self._places = _places(self._canvas)
        for _ in range(self._drawn):
            next(self._places)

    def act(self) -> None:
        """Do one thing, say so, and go on a moment later."""
        if self._chance.randrange(ONE_IN) == 0:
            self._draw(self._canvas.camera.to_pixels(*next(self._places)))
        else:
            self._edit.setFocus()
            QTest.keyClicks(self._edit, WORDS[self._written % len(WORDS)])
            self._written += 1
        print(f"{time.time():.6f} {self._written} {self._drawn}", flush=True)  # noqa: T201 - the test listens
        QTimer.singleShot(self._chance.randint(QUICKEST_MS, SLOWEST_MS), self.act)

    def _draw(self, place: XY) -> None:
        """Mark a point, or draw a short line from there."""
        self._hand.click(self._chance.choice(("Point", "Line")))
        start, button = QPoint(round(place[0]), round(place[1])), Qt.MouseButton.LeftButton
        QTest.mousePress(self._canvas, button, pos=start)
        for step in range(STEP // 2):
            QTest.mouseMove(self._canvas, start + QPoint(step, step // 2))
        QTest.mouseRelease(self._canvas, button, pos=start + QPoint(STEP // 2, STEP // 4))
        self._drawn += 1


def _places(canvas: ChartCanvas) -> Iterator[XY]:
    """Yield places on the body, in millimetres, far enough from each other that none lies on another's mark."""
    outline = [region.contour for region in canvas.view.regions]
    step = STEP / canvas.camera.scale
    for line in range(1, 200):
        for column in range(1, 200):
            place = (column * step, line * step)
            if any(contour.contains(*place) for contour in outline):
                yield place


def main() -> int:
    """Open the note and work in it for ever."""
    vault, visit, seed = Path(sys.argv[1]), VisitId(sys.argv[2]), int(sys.argv[3])
    start_logging(paths.log_folder())
    app = QApplication(sys.argv[:1])
    journey = Journey(app, vault=vault, home=paths.config_folder(), clock=SystemClock()).start().unlock()
    typist = Typist(journey, visit, seed)
    QTimer.singleShot(0, typist.act)
    return app.exec()


if __name__ == "__main__":
    sys.exit(main())
