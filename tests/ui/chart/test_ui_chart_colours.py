"""Every kind of finding is told from every other without colour: in grey, and by who sees no green or no red."""

from collections.abc import Callable
from itertools import combinations

import pytest
from PySide6.QtGui import QColor, QImage, QPainter

from rmt_desktop.domain.chart.drawing import PAPER, symbol_items
from rmt_desktop.domain.chart.legend import STYLES, Style
from rmt_desktop.ui.chart.painting import paint

SIDE = 36
LEAST_DIFFERENCE = 0.035
"""Share of full contrast by which two symbols differ, averaged over their pixels."""

Colour = tuple[float, float, float]

# Viénot, Brettel and Mollon (1999): what is seen without one kind of cone, as a matrix on linear RGB
DEUTERANOPIA = ((0.29275, 0.70725, 0.0), (0.29275, 0.70725, 0.0), (-0.02234, 0.02234, 1.0))
PROTANOPIA = ((0.11238, 0.88762, 0.0), (0.11238, 0.88762, 0.0), (0.00401, -0.00401, 1.0))
GREY = ((0.2126, 0.7152, 0.0722),) * 3


def seen_by(matrix: tuple[Colour, ...]) -> Callable[[Colour], Colour]:
    def see(colour: Colour) -> Colour:
        red, green, blue = (sum(a * b for a, b in zip(row, colour, strict=True)) for row in matrix)
        return red, green, blue

    return see


def pixels(style: Style, see: Callable[[Colour], Colour]) -> list[float]:
    """Return a kind's symbol on paper as somebody sees it, as numbers from 0 to 1."""
    image = QImage(SIDE, SIDE, QImage.Format.Format_RGB32)
    image.fill(QColor(PAPER))
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    paint(painter, tuple(symbol_items(style.symbol, (SIDE / 2, SIDE / 2), SIDE * 0.4, style.ink)))
    painter.end()
    found: list[float] = []
    for y in range(SIDE):
        for x in range(SIDE):
            colour = image.pixelColor(x, y)
            linear = tuple((part / 255) ** 2.2 for part in (colour.red(), colour.green(), colour.blue()))
            found += [max(0.0, part) ** (1 / 2.2) for part in see((linear[0], linear[1], linear[2]))]
    return found


@pytest.mark.parametrize("matrix", [DEUTERANOPIA, PROTANOPIA, GREY], ids=["no green", "no red", "grey"])
@pytest.mark.usefixtures("qapp")
def test_no_two_kinds_look_alike(matrix: tuple[Colour, ...]) -> None:
    seen = {style.kind: pixels(style, seen_by(matrix)) for style in STYLES}
    alike = [
        (one, other)
        for one, other in combinations(seen, 2)
        if sum(abs(a - b) for a, b in zip(seen[one], seen[other], strict=True)) / len(seen[one]) < LEAST_DIFFERENCE
    ]
    assert alike == []
