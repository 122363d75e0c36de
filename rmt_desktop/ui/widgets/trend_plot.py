"""A small plot of one or two series over the visits: pain going down, range going up."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from rmt_desktop.ui.theme import Theme

BODY = 14  # pixels; the size of the text for which the distances below are given
APART = 14  # pixels between two visits at least, so that each is seen


@dataclass(frozen=True, slots=True, kw_only=True)
class Series:
    """One line: its name, values by day (oldest first), the range of its axis, the unit behind a number, its colour.

    ``norm`` is the usual value, drawn as a dashed line, or None where there is none. ``text`` writes a value out where
    a whole number and the unit are not enough.
    """

    name: str
    points: tuple[tuple[date, float], ...]
    low: float
    high: float
    unit: str
    colour: str
    norm: int | None = None
    text: Callable[[float], str] | None = None

    def written(self, value: float) -> str:
        """Return a value as it stands beside its dot."""
        return self.text(value) if self.text is not None else f"{value}{self.unit}"


class TrendPlot(QWidget):
    """Each series has its own row: a line with dots, first and last value written beside it."""

    def __init__(self, theme: Theme, series: tuple[Series, ...], name: str) -> None:
        super().__init__()
        self._theme = theme
        self._series = tuple(one for one in series if one.points)
        self.setAccessibleName(name)
        self.setAccessibleDescription("; ".join(_spoken(one) for one in self._series))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._scale = theme.sizes.body / BODY
        self.setFixedHeight(round(max(1, len(self._series)) * 84 * self._scale))

    def sizeHint(self) -> QSize:
        """Return the size the plot likes best."""
        return QSize(round(320 * self._scale), self.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint every series in its row."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        height = self.height() / max(1, len(self._series))
        for index, one in enumerate(self._series):
            self._paint(painter, one, QRectF(0, index * height, self.width(), height))
        painter.end()

    def _paint(self, painter: QPainter, one: Series, room: QRectF) -> None:
        painter.setFont(self._theme.font("small"))
        painter.setPen(self._theme.colour("soft"))
        larger = self._scale
        name = painter.fontMetrics().elidedText(one.name, Qt.TextElideMode.ElideRight, round(room.width()))
        top = QRectF(room.x(), room.y(), room.width(), 18 * larger)
        painter.drawText(top, Qt.AlignmentFlag.AlignLeft, name)
        before, after = self._room(one.written(one.points[0][1])), self._room(one.written(one.points[-1][1]))
        plot = room.adjusted(max(46 * larger, before), 28 * larger, -max(62 * larger, after), -12 * larger)
        painter.setPen(QPen(self._theme.colour("line"), 1))
        painter.drawLine(plot.bottomLeft(), plot.bottomRight())
        if one.norm is not None and one.low <= one.norm <= one.high:
            painter.setPen(QPen(self._theme.colour("soft"), 1, Qt.PenStyle.DashLine))
            level = _height(one, plot, one.norm)
            painter.drawLine(QPointF(plot.left(), level), QPointF(plot.right(), level))
        dots = _dots(one, plot, APART * larger)
        colour = self._theme.colour(one.colour)
        painter.setPen(QPen(colour, 2, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin))
        if len(dots) > 1:
            painter.drawPolyline(QPolygonF(dots))
        for dot in dots:
            painter.setBrush(self._theme.colour("surface"))
            painter.drawEllipse(dot, 3.5, 3.5)
        painter.setPen(self._theme.colour("ink"))
        painter.setFont(self._theme.font("body", strong=True))
        first, last = one.points[0][1], one.points[-1][1]
        if len(dots) > 1:
            side = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            place = QRectF(dots[0].x() - before, dots[0].y() - 10 * larger, before - 8, 20 * larger)
            painter.drawText(place, side, one.written(first))
        side = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        place = QRectF(dots[-1].x() + 10, dots[-1].y() - 10 * larger, after, 20 * larger)
        painter.drawText(place, side, one.written(last))

    def _room(self, text: str) -> float:
        """Return the room a value needs beside its dot, and a little air."""
        return QFontMetricsF(self._theme.font("body", strong=True)).horizontalAdvance(text) + 12


def _dots(one: Series, plot: QRectF, apart: float) -> list[QPointF]:
    """Return where the values stand: by day, but never on one spot. A single value stands where the newest would."""
    days = [day.toordinal() for day, _ in one.points]
    across = [plot.left() + one_way for one_way in places(days, plot.width(), apart)]
    return [QPointF(x, _height(one, plot, value)) for x, (_, value) in zip(across, one.points, strict=True)]


def places(days: Sequence[int], width: float, apart: float) -> list[float]:
    """Return how far from the left each day stands, 0 to ``width``; ``days`` are in order.

    Days keep their distances. Those of one day, or of neighbours in a long course, stand ``apart`` from each other, or
    as far as there is room; visits of one day alone share the whole width.
    """
    gaps = len(days) - 1
    if gaps < 1:
        return [width] * len(days)
    span = days[-1] - days[0]
    if not span:
        return [width * number / gaps for number in range(len(days))]
    least = min(apart, width / gaps)
    wanted = [width * (day - days[0]) / span for day in days]
    for number in range(1, gaps + 1):
        wanted[number] = max(wanted[number], wanted[number - 1] + least)
    for number in range(gaps, -1, -1):
        wanted[number] = min(wanted[number], width - (gaps - number) * least)
    return wanted


def _height(one: Series, plot: QRectF, value: float) -> float:
    inside = min(max(value, one.low), one.high) - one.low
    return plot.bottom() - plot.height() * inside / ((one.high - one.low) or 1)


def _spoken(one: Series) -> str:
    values = ", ".join(one.written(value) for _, value in one.points)
    return f"{one.name}: {values}"
