"""A display list on the screen: values become calls of QPainter.

The painter is set up in millimetres of the figure, ``y`` downwards, before anything here is called.
"""

from collections.abc import Sequence
from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFont,
    QImage,
    QPainter,
    QPainterPath,
    QPainterPathStroker,
    QPen,
    QTransform,
)

from rmt_desktop.domain.chart.display import Clipped, Fill, Item, Label, Picture, Stroke, ramp
from rmt_desktop.domain.chart.figures import Figures, Look
from rmt_desktop.domain.chart.geometry import Close, Curve, Line, Move, Path

_LABEL_PIXELS = 64  # labels are outlined once at this size and then scaled


class Pictures:
    """The grey pictures of the views, decoded when first painted; the few last used are kept."""

    def __init__(self, figures: Figures, *, kept: int = 4) -> None:
        self._figures = figures
        self._kept = kept
        self._known: dict[tuple[str, str, Look], QImage] = {}

    def tinted(self, item: Picture) -> QImage:
        """Return the picture in its two tones."""
        key = (item.figure, item.view, item.look)
        image = self._known.pop(key, None)
        if image is None:
            grey = QImage.fromData(self._figures.raster(*key)).convertToFormat(QImage.Format.Format_Grayscale8)
            image = grey.convertToFormat(QImage.Format.Format_Indexed8)  # its table is the 256 greys in order
        self._known[key] = image
        while len(self._known) > self._kept:
            del self._known[next(iter(self._known))]
        tinted = QImage(image)
        tinted.setColorTable([QColor(*colour).rgb() for colour in ramp(item.dark, item.light)])
        return tinted


def paint(painter: QPainter, items: Sequence[Item], pictures: Pictures | None = None) -> None:
    """Paint a display list; ``pictures`` gives the shading and may be None when there is none to paint."""
    for item in items:
        match item:
            case Fill(path, ink, alpha):
                painter.fillPath(painter_path(path), _colour(ink, alpha))
            case Stroke():
                painter.strokePath(painter_path(item.path), _pen(item))
            case Label():
                _paint_label(painter, item)
            case Picture():
                if pictures is not None:
                    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
                    painter.drawImage(QRectF(0, 0, item.box.width, item.box.height), pictures.tinted(item))
            case Clipped(path, inner):
                painter.save()
                painter.setClipPath(painter_path(path), Qt.ClipOperation.IntersectClip)
                paint(painter, inner, pictures)
                painter.restore()


def painter_path(path: Path) -> QPainterPath:
    """Return a path for QPainter, filled by the odd-even rule."""
    made = QPainterPath()
    made.setFillRule(Qt.FillRule.OddEvenFill)
    for segment in path:
        match segment:
            case Move(x, y):
                made.moveTo(x, y)
            case Line(x, y):
                made.lineTo(x, y)
            case Curve(x1, y1, x2, y2, x, y):
                made.cubicTo(x1, y1, x2, y2, x, y)
            case Close():
                made.closeSubpath()
    return made


def _colour(ink: str, alpha: float) -> QColor:
    colour = QColor(ink)
    colour.setAlphaF(alpha)
    return colour


def _pen(item: Stroke) -> QPen:
    pen = QPen(_colour(item.ink, item.alpha), item.width)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    if item.dash:
        pen.setDashPattern([length / item.width for length in item.dash])
    return pen


def _paint_label(painter: QPainter, item: Label) -> None:
    scale = item.size / _LABEL_PIXELS
    outline = QTransform(scale, 0, 0, scale, item.x, item.y).map(_letters(item.text))
    if item.halo:
        stroker = QPainterPathStroker()
        stroker.setWidth(item.size * 0.24)
        stroker.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.fillPath(stroker.createStroke(outline), QBrush(QColor(item.halo)))
    painter.fillPath(outline, QBrush(QColor(item.ink)))


@lru_cache(maxsize=256)
def _letters(text: str) -> QPainterPath:
    """Return the outline of a text centred on the origin, in the program's semi-bold."""
    font = QFont("Inter")
    font.setPixelSize(_LABEL_PIXELS)
    font.setWeight(QFont.Weight.DemiBold)
    path = QPainterPath()
    path.setFillRule(Qt.FillRule.WindingFill)  # letters are drawn with strokes that overlap
    path.addText(QPointF(0, 0), font, text)
    box = path.boundingRect()
    return path.translated(-box.center().x(), -box.center().y())
