"""The heat map as a picture: front and back of the figure, regions coloured by how often they were marked."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QSizePolicy, QWidget

from rmt_desktop.base.i18n import N_, Translator
from rmt_desktop.domain.chart.figure_drawing import FigureOptions, Tones, draw_figure, side_letters
from rmt_desktop.domain.chart.figures import VIEW_PHRASES, Figures, Look, View
from rmt_desktop.domain.chart.heat import Band, heated
from rmt_desktop.ui.chart.camera import Frame
from rmt_desktop.ui.chart.painting import paint

FIGURE = "female"  # regions are the same on every figure
_VIEWS = ("front", "back")
_PALE = Tones(light="#fffaf0", dark="#5a4638", line="#57463a", garment="#f4eee3", garment_line="#b3a99d")
"""A figure that is paler than any colour of the map, cloth and all: also in grey."""
_GAP = 12
_SWATCH = 18


class HeatView(QWidget):
    """Front and back side by side with the legend below, only to look at; the table beside it says the same."""

    def __init__(self, figures: Figures, tr: Translator) -> None:
        super().__init__()
        self._figures = figures
        self._tr = tr
        self._visits: Mapping[str, int] = {}
        self._bands: Sequence[Band] = ()
        self.setMinimumSize(QSize(320, 280))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(tr(N_("Heat map")))

    def show_heat(self, visits: Mapping[str, int], bands: Sequence[Band]) -> None:
        """Show how many visits each region was marked in, by region key."""
        self._visits, self._bands = dict(visits), tuple(bands)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint both views and the legend."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        line = self.fontMetrics().height()
        below = 2 * line + 2 * _GAP
        width = (self.width() - _GAP) // 2
        for number, name in enumerate(_VIEWS):
            place = QRect(number * (width + _GAP), 0, width, self.height() - below)
            self._paint_view(painter, self._figures.view(FIGURE, name), place)
            painter.setPen(self.palette().color(QPalette.ColorRole.PlaceholderText))
            caption = QRectF(place.left(), place.bottom() + 2, width, line)
            painter.drawText(caption, Qt.AlignmentFlag.AlignCenter, self._tr(VIEW_PHRASES[name]))
        self._paint_legend(painter, QRect(0, self.height() - line - 4, self.width(), line))
        painter.end()

    def _paint_view(self, painter: QPainter, view: View, place: QRect) -> None:
        camera = Frame(view.width, view.height, place.width(), place.height(), margin=1.0).fitted(least=8.0)
        painter.save()
        painter.translate(place.left() + camera.dx, place.top() + camera.dy)
        painter.scale(camera.scale, camera.scale)
        ink = self.palette().color(QPalette.ColorRole.PlaceholderText).name()
        paint(painter, draw_figure(view, FigureOptions(look=Look.LINE, tones=_PALE)))
        paint(painter, tuple(heated(view, self._visits, self._bands)))
        paint(painter, side_letters(view, self._tr, ink, size=max(30.0, 13 / camera.scale)))
        painter.restore()

    def _paint_legend(self, painter: QPainter, place: QRect) -> None:
        """Paint a square and the numbers of visits of each colour, centred."""
        texts = [str(band.low) if band.low == band.high else f"{band.low}\u2013{band.high}" for band in self._bands]
        unit = self._tr(N_("visits")) if texts else ""
        widths = [_SWATCH + 6 + self.fontMetrics().horizontalAdvance(text) + 2 * _GAP for text in texts]
        ink = self.palette().color(QPalette.ColorRole.WindowText)
        x = place.left() + max(0, place.width() - sum(widths) - self.fontMetrics().horizontalAdvance(unit)) // 2
        for band, text, width in zip(self._bands, texts, widths, strict=True):
            square = QRectF(x, place.center().y() - _SWATCH / 2, _SWATCH, _SWATCH)
            painter.setPen(self.palette().color(QPalette.ColorRole.PlaceholderText))
            painter.setBrush(QColor(band.ink))
            painter.drawRoundedRect(square, 3, 3)
            painter.setPen(ink)
            painter.drawText(QRect(x + _SWATCH + 6, place.top(), width, place.height()), _LEFT, text)
            x += width
        painter.drawText(QRect(x, place.top(), place.width(), place.height()), _LEFT, unit)


_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
