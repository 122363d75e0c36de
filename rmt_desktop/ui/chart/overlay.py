"""What moves over the picture: the region under the pointer, the keyboard's place, the selection, the line being drawn.

Widths are given in pixels and divided by the scale, as the painter works in millimetres of the figure.
"""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPixmap

from rmt_desktop.domain.chart.drawing import BAND_MM, PAPER, SYMBOL_MM, symbol_items
from rmt_desktop.domain.chart.geometry import XY
from rmt_desktop.domain.chart.legend import Choice, look
from rmt_desktop.domain.chart.marks import Shape
from rmt_desktop.domain.chart.strokes import smooth
from rmt_desktop.ui.chart.camera import Camera
from rmt_desktop.ui.chart.painting import paint, painter_path


def paint_hover(painter: QPainter, region: QPainterPath, accent: QColor, scale: float) -> None:
    """Show softly which region is under the pointer."""
    painter.fillPath(region, _faint(accent, 0.10))
    painter.strokePath(region, QPen(_faint(accent, 0.55), 1.2 / scale))


def paint_focus(painter: QPainter, region: QPainterPath, accent: QColor, scale: float) -> None:
    """Show plainly which region the keyboard is on; the light line within keeps it visible on any colour."""
    painter.fillPath(region, _faint(accent, 0.14))
    painter.strokePath(region, QPen(QColor(PAPER), 5.0 / scale))
    painter.strokePath(region, QPen(accent, 2.4 / scale))


def paint_selection(
    painter: QPainter, shape: Shape, points: Sequence[XY], accent: QColor, scale: float, symbol_scale: float
) -> None:
    """Show which mark is worked on."""
    around = QPainterPath()
    if shape is Shape.POINT:
        radius = SYMBOL_MM * symbol_scale * 1.75
        around.addEllipse(QPointF(*points[0]), radius, radius)
    else:
        around = painter_path(smooth(points, closed=shape is Shape.AREA))
    if shape is Shape.STROKE:
        painter.strokePath(around, _pen(_faint(accent, 0.35), BAND_MM + 6.0 / scale))
    painter.strokePath(around, _pen(QColor(PAPER), 4.5 / scale))
    pen = _pen(accent, 2.2 / scale)
    pen.setDashPattern([2.6, 2.2])
    painter.strokePath(around, pen)


class Trail:
    """The line being drawn, kept as a picture: each move paints its last pieces only, however long the line is."""

    def __init__(self) -> None:
        self._picture = QPixmap()
        self._painted = 0

    def begin(self, size: QSize, density: float) -> None:
        """Start with a clean picture of the widget."""
        pixels = QSize(round(size.width() * density), round(size.height() * density))
        if self._picture.size() != pixels:
            self._picture = QPixmap(pixels)
            self._picture.setDevicePixelRatio(density)
        self._picture.fill(Qt.GlobalColor.transparent)
        self._painted = 0

    def grow(self, trail: Sequence[XY], kind: Choice, camera: Camera) -> None:
        """Paint what was added to the line."""
        if len(trail) < 2 or len(trail) == self._painted:
            return
        points = [QPointF(*camera.to_pixels(x, y)) for x, y in trail[max(0, self._painted - 4) :]]
        painter = QPainter(self._picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(_pen(QColor(PAPER), 5.0))
        painter.drawPolyline(points[max(0, len(points) - (len(trail) - self._painted) - 1) :])
        painter.setPen(_pen(QColor(look(kind).ink), 2.6))
        painter.drawPolyline(points)  # from a little earlier, to lie on the light border of what was just added
        painter.end()
        self._painted = len(trail)

    def show(self, painter: QPainter) -> None:
        """Draw the line; the painter works in pixels."""
        painter.drawPixmap(0, 0, self._picture)


def paint_closing(painter: QPainter, trail: Sequence[XY], kind: Choice, scale: float) -> None:
    """Show how an area would be closed if the pointer were let go."""
    pen = _pen(_faint(QColor(look(kind).ink), 0.6), 1.6 / scale)
    pen.setDashPattern([3, 3])
    painter.setPen(pen)
    painter.drawLine(QPointF(*trail[-1]), QPointF(*trail[0]))


def paint_point(painter: QPainter, at: XY, kind: Choice, symbol_scale: float) -> None:
    """Show where a point would be."""
    style = look(kind)
    paint(painter, tuple(symbol_items(style.symbol, at, SYMBOL_MM * symbol_scale, style.ink, halo=PAPER)))


def _pen(colour: QColor, width: float) -> QPen:
    return QPen(colour, width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)


def _faint(colour: QColor, alpha: float) -> QColor:
    faint = QColor(colour)
    faint.setAlphaF(alpha)
    return faint
