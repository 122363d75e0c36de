"""``python -m tools.atlas.sheet OUT [WORD ...]``: the patterns on the figure, to be looked at by one who knows.

Writes pictures ``OUT-1.png`` and so on: for each pattern whose name has one of the words (all without words) what each
view of the figure shows of it, near to. ``--figure`` and ``--views`` choose others than the male one from all sides.
"""

import argparse
import os
from collections.abc import Iterator, Sequence
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFont, QGuiApplication, QImage, QPainter

from rmt_desktop.base.paths import resources
from rmt_desktop.catalog import atlas as packaged
from rmt_desktop.catalog.figures import PackagedFigures
from rmt_desktop.domain.chart.atlas import Atlas, Pattern
from rmt_desktop.domain.chart.atlas_drawing import pattern_items
from rmt_desktop.domain.chart.figure_drawing import draw_figure
from rmt_desktop.domain.chart.figures import View
from rmt_desktop.domain.chart.geometry import Box, bounds
from rmt_desktop.domain.sides import Side
from rmt_desktop.ui.chart.painting import Pictures, paint
from rmt_desktop.ui.theme import load_fonts

TILE = (300, 330)
ACROSS, DOWN = 6, 4
_MARGIN_MM = 35.0
_TITLE = 26


class Sheet:
    """Paints tiles: one pattern as one view shows it."""

    def __init__(self, figures: PackagedFigures, views: Sequence[View]) -> None:
        self._atlas = Atlas(packaged.patterns(), figures)
        self._pictures = Pictures(figures, kept=8)
        self._views = views

    def tiles(self, words: Sequence[str]) -> Iterator[tuple[Pattern, View, Box]]:
        """Yield what is to be shown: patterns of the given names in the views that see something of them."""
        for pattern in self._atlas.patterns:
            if words and not any(word in pattern.id for word in words):
                continue
            for view in self._views:
                zones = [bounds(path) for _, path in self._atlas.zones_in(pattern, view, Side.LEFT)]
                points = [Box(x, y, x, y) for x, y in self._atlas.points_in(pattern, view, Side.LEFT)]
                if boxes := [*zones, *points]:
                    whole = boxes[0]
                    for box in boxes[1:]:
                        whole = whole.joined(box)
                    yield pattern, view, whole.grown(_MARGIN_MM)

    def paint(self, painter: QPainter, at: QRectF, pattern: Pattern, view: View, box: Box) -> None:
        """Paint one tile."""
        painter.setPen(Qt.GlobalColor.black)
        painter.drawText(at.adjusted(6, 4, 0, 0), 0, f"{pattern.id} · {view.name}")
        inside = at.adjusted(4, _TITLE, -4, -4)
        scale = min(inside.width() / box.width, inside.height() / box.height, 4.0)
        painter.save()
        painter.setClipRect(inside)
        painter.translate(inside.center())
        painter.scale(scale, scale)
        painter.translate(-(box.left + box.right) / 2, -(box.top + box.bottom) / 2)
        paint(painter, draw_figure(view), self._pictures)
        paint(painter, pattern_items(pattern, Side.LEFT, view, self._atlas))
        painter.restore()


def main() -> None:
    """Write the pictures."""
    parser = argparse.ArgumentParser(prog="python -m tools.atlas.sheet")
    parser.add_argument("out", type=Path)
    parser.add_argument("words", nargs="*")
    parser.add_argument("--figure", default="male")
    parser.add_argument("--views", nargs="+", default=["front", "back", "left"])
    parser.add_argument("--figures", type=Path, default=resources() / "figures", metavar="DIR")
    arguments = parser.parse_args()
    app = QGuiApplication([])
    load_fonts(resources() / "fonts")
    app.setFont(QFont("Inter", 10))
    figures = PackagedFigures(arguments.figures)
    sheet = Sheet(figures, [figures.view(arguments.figure, name) for name in arguments.views])
    tiles = list(sheet.tiles(arguments.words))
    for number, start in enumerate(range(0, len(tiles), ACROSS * DOWN), start=1):
        page = tiles[start : start + ACROSS * DOWN]
        rows = -(-len(page) // ACROSS)
        image = QImage(ACROSS * TILE[0], rows * TILE[1], QImage.Format.Format_RGB32)
        image.fill(Qt.GlobalColor.white)
        painter = QPainter(image)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for index, (pattern, view, box) in enumerate(page):
            at = QRectF(index % ACROSS * TILE[0], index // ACROSS * TILE[1], *TILE)
            sheet.paint(painter, at, pattern, view, box)
        painter.end()
        image.save(str(arguments.out.with_name(f"{arguments.out.stem}-{number}.png")))


if __name__ == "__main__":
    main()
