"""What a task costs a person: keys, clicks and ways of the pointer are counted while a test does it, and told as time.

The time is that of the keystroke-level model (Card, Moran and Newell, "The keystroke-level model for user performance
time with interactive systems", Communications of the ACM 23(7), 1980) for somebody who knows the program and makes no
mistake. ``docs/measures.md`` has the numbers.
"""

from dataclasses import dataclass
from itertools import pairwise
from math import hypot

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

KEY = 0.28  # seconds for a key or a button, an average typist
POINT = 1.1  # to bring the pointer to a target
HOME = 0.4  # to change between mouse and keys
THINK = 1.35  # to know what to do next
LINE = 0.9  # to draw one straight piece of a line
PER_CM = 0.16  # and for each centimetre of it on the screen
PIXELS_PER_CM = 96 / 2.54


@dataclass
class Effort:
    """The hands of somebody who works, and what they did so far."""

    keys: int = 0
    clicks: int = 0
    pointings: int = 0
    travel: float = 0.0  # pixels
    homings: int = 0
    thoughts: int = 0
    pieces: int = 0  # straight pieces of what was drawn
    drawn: float = 0.0  # pixels
    _at: QPoint | None = None
    _on_keys: bool | None = None

    @property
    def seconds(self) -> float:
        """The time of the keystroke-level model."""
        drawing = self.pieces * LINE + self.drawn / PIXELS_PER_CM * PER_CM
        moves = self.pointings * POINT + self.homings * HOME + self.thoughts * THINK
        return (self.keys + self.clicks) * KEY + moves + drawing

    def think(self, times: int = 1) -> None:
        """Know what to do next."""
        self.thoughts += times

    def press(self, key: Qt.Key, with_: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Press one key where the focus is; a modifier is a key of its own."""
        self._home(on_keys=True)
        self.keys += 1 + (with_ != Qt.KeyboardModifier.NoModifier)
        QTest.keyClick(QApplication.focusWidget(), key, with_)

    def type(self, text: str) -> None:
        """Type a text where the focus is; a capital is two keys."""
        self._home(on_keys=True)
        self.keys += len(text) + sum(letter.isupper() for letter in text)
        QTest.keyClicks(QApplication.focusWidget(), text)

    def click(self, widget: QWidget, at: QPoint | None = None) -> None:
        """Bring the pointer to a place of a widget, its middle unless said otherwise, and click."""
        pos = widget.rect().center() if at is None else at
        self._point(widget.mapToGlobal(pos))
        self.clicks += 1
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton, pos=pos)

    def draw(self, widget: QWidget, *through: QPoint) -> None:
        """Draw through places of a widget with the button down; pressing and letting go are two."""
        self._point(widget.mapToGlobal(through[0]))
        self.clicks += 2
        QTest.mousePress(widget, Qt.MouseButton.LeftButton, pos=through[0])
        for before, after in pairwise(through):
            self.pieces += 1
            self.drawn += _distance(before, after)
            steps = max(2, round(_distance(before, after) / 6))
            for step in range(1, steps + 1):
                QTest.mouseMove(widget, before + (after - before) * step / steps)
        QTest.mouseRelease(widget, Qt.MouseButton.LeftButton, pos=through[-1])
        self._at = widget.mapToGlobal(through[-1])

    def _point(self, to: QPoint) -> None:
        self._home(on_keys=False)
        self.pointings += 1
        self.travel += _distance(self._at, to) if self._at is not None else 0.0
        self._at = to

    def _home(self, *, on_keys: bool) -> None:
        if self._on_keys is not None and self._on_keys is not on_keys:
            self.homings += 1
        self._on_keys = on_keys


def _distance(one: QPoint, other: QPoint) -> float:
    return hypot(one.x() - other.x(), one.y() - other.y())
