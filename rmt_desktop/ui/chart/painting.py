"""A display list on the screen: values become calls of QPainter.

The painter is set up in millimetres of the figure, ``y`` downwards, before anything here is called.
"""

from collections.abc import Callable, Sequence
from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QImage,
    QPainter,
    QPainterPath,
    QPen,
    QTransform,
)

from rmt_desktop.domain.chart.display import Clipped, Fill, Item, Label, Picture, Stamps, Stroke, ramp
from rmt_desktop.domain.chart.figures import Figures, Look
from rmt_desktop.domain.chart.geometry import Close, Curve, Line, Move, Path

Brush = Callable[[QPainter], None]
"""Paints one item."""

_LABEL_PIXELS = 64  # labels are outlined once at this size and then scaled


class Pictures:
    """The grey pictures of the views, decoded when first painted; the few last used are kept."""

    def __init__(self, figures: Figures, *, kept: int = 4) -> None:
        self._figures = figures
        self._kept = kept
        self._known: dict[tuple[str, str, Look], QImage] = {}

    def tinted(self, item: Picture) -> QImage:
        """Return the picture in its two tones, an own picture in its own colours."""
        key = (item.figure, item.view, item.look)
        image = self._known.pop(key, None)
        if image is None and not item.is_grey:
            image = QImage.fromData(self._figures.raster(*key))
        elif image is None:
            image = QImage.fromData(self._figures.raster(*key)).convertToFormat(QImage.Format.Format_Grayscale8)
            image.reinterpretAsFormat(QImage.Format.Format_Indexed8)  # the greys in order: nothing to convert
        self._known[key] = image
        while len(self._known) > self._kept:
            del self._known[next(iter(self._known))]
        if not item.is_grey:
            return image
        tinted = QImage(image)
        tinted.setColorTable([QColor(*colour).rgb() for colour in ramp(item.dark, item.light)])
        return tinted


def paint(painter: QPainter, items: Sequence[Item], pictures: Pictures | None = None) -> None:
    """Paint a display list; ``pictures`` gives the shading and may be None when there is none to paint."""
    for brush in prepared(items, pictures):
        brush(painter)


def prepared(items: Sequence[Item], pictures: Pictures | None = None) -> tuple[Brush, ...]:
    """Return a display list made ready, to be painted again and again without a thought about it."""
    return tuple(_prepared(item, pictures) for item in items)


def _prepared(item: Item, pictures: Pictures | None) -> Brush:
    match item:
        case Fill(path, ink, alpha):
            area, colour = painter_path(path), _colour(ink, alpha)
            return lambda painter: painter.fillPath(area, colour)
        case Stroke():
            line, pen = painter_path(item.path), _pen(item.ink, item.width, item.alpha, item.dash)
            return lambda painter: painter.strokePath(line, pen)
        case Stamps():
            return _prepared_stamps(item)
        case Label():
            return _prepared_label(item)
        case Picture():
            return lambda painter: _paint_picture(painter, item, pictures)
        case Clipped(path, inner):
            clip, within = painter_path(path), prepared(inner, pictures)
            return lambda painter: _paint_within(painter, clip, within)


def _paint_within(painter: QPainter, clip: QPainterPath, within: tuple[Brush, ...]) -> None:
    painter.save()
    painter.setClipPath(clip, Qt.ClipOperation.IntersectClip)
    for brush in within:
        brush(painter)
    painter.restore()


def _paint_picture(painter: QPainter, item: Picture, pictures: Pictures | None) -> None:
    if pictures is not None:
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(QRectF(0, 0, item.box.width, item.box.height), pictures.tinted(item))


def _prepared_stamps(item: Stamps) -> Brush:
    stamp, all_stamps = painter_path(item.path), QPainterPath()
    for x, y in item.places:
        all_stamps.addPath(stamp.translated(x, y))
    if not item.width:
        colour = _colour(item.ink, item.alpha)
        all_stamps.setFillRule(Qt.FillRule.WindingFill)
        return lambda painter: painter.fillPath(all_stamps, colour)
    pen = _pen(item.ink, item.width, item.alpha)
    return lambda painter: painter.strokePath(all_stamps, pen)


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


def _pen(ink: str, width: float, alpha: float, dash: tuple[float, ...] = ()) -> QPen:
    pen = QPen(_colour(ink, alpha), width)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    if dash:
        pen.setDashPattern([length / width for length in dash])
    return pen


def _prepared_label(item: Label) -> Brush:
    scale = item.size / _LABEL_PIXELS
    letters = QTransform(scale, 0, 0, scale, item.x, item.y).map(_letters(item.text))
    ink = QColor(item.ink)
    if not item.halo:
        return lambda painter: painter.fillPath(letters, ink)
    halo = QPen(QColor(item.halo), item.size * 0.24)
    halo.setJoinStyle(Qt.PenJoinStyle.RoundJoin)

    def brush(painter: QPainter) -> None:
        painter.strokePath(letters, halo)
        painter.fillPath(letters, ink)

    return brush


@lru_cache(maxsize=256)
def _letters(text: str) -> QPainterPath:
    """Return the outline of a text centred on the origin, in the program's semi-bold.

    As on paper its capitals are centred, so that words with and without tails stand on one line.
    """
    font = QFont("Inter")
    font.setPixelSize(_LABEL_PIXELS)
    font.setWeight(QFont.Weight.DemiBold)
    path = QPainterPath()
    path.setFillRule(Qt.FillRule.WindingFill)  # letters are drawn with strokes that overlap
    path.addText(QPointF(0, 0), font, text)
    metrics = QFontMetricsF(font)
    return path.translated(-metrics.horizontalAdvance(text) / 2, metrics.capHeight() / 2)
