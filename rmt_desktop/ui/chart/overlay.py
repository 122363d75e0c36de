"""What moves over the picture: the region under the pointer, the keyboard's place, the selection, the line being drawn.

Widths are given in pixels and divided by the scale, as the painter works in millimetres of the figure.
"""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from rmt_desktop.domain.chart.drawing import BAND_MM, PAPER, SYMBOL_MM, symbol_items
from rmt_desktop.domain.chart.geometry import XY
from rmt_desktop.domain.chart.legend import LEGEND
from rmt_desktop.domain.chart.marks import MarkKind, Shape
from rmt_desktop.domain.chart.strokes import smooth
from rmt_desktop.ui.chart.painting import paint, painter_path
from rmt_desktop.ui.chart.tools import Preview

_CHUNK = 24  # pieces of a trail that are looked at together


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


def paint_trail(painter: QPainter, preview: Preview, kind: MarkKind, scale: float, symbol_scale: float) -> None:
    """Show the line so far, or the point where it would be. Only pieces that need repainting are drawn."""
    style = LEGEND[kind]
    trail = preview.trail
    if len(trail) == 1:
        paint(painter, tuple(symbol_items(style.symbol, trail[0], SYMBOL_MM * symbol_scale, style.ink, halo=PAPER)))
        return
    dirty = painter.clipBoundingRect() if painter.hasClipping() else QRectF()
    wide, thin = _pen(QColor(PAPER), 5.0 / scale), _pen(QColor(style.ink), 2.6 / scale)
    for pen in (wide, thin):
        painter.setPen(pen)
        for start in range(0, len(trail) - 1, _CHUNK):
            points = [QPointF(x, y) for x, y in trail[start : start + _CHUNK + 1]]
            if dirty.isNull() or _box(points, 6.0 / scale).intersects(dirty):
                painter.drawPolyline(points)
    if preview.closed:
        closing = _pen(_faint(QColor(style.ink), 0.6), 1.6 / scale)
        closing.setDashPattern([3, 3])
        painter.setPen(closing)
        painter.drawLine(QPointF(*trail[-1]), QPointF(*trail[0]))


def _box(points: Sequence[QPointF], margin: float) -> QRectF:
    xs = [point.x() for point in points]
    ys = [point.y() for point in points]
    return QRectF(QPointF(min(xs) - margin, min(ys) - margin), QPointF(max(xs) + margin, max(ys) + margin))


def _pen(colour: QColor, width: float) -> QPen:
    return QPen(colour, width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)


def _faint(colour: QColor, alpha: float) -> QColor:
    faint = QColor(colour)
    faint.setAlphaF(alpha)
    return faint
