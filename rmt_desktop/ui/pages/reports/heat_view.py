"""The heat map as a picture: front and back of the figure, regions coloured by how often they were marked."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPalette, QPixmap
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from rmt_desktop.base.i18n import N_, Translator
from rmt_desktop.domain.chart.figure_drawing import FigureOptions, Tones, draw_figure, side_letters
from rmt_desktop.domain.chart.figures import VIEW_PHRASES, Figures, Look, View
from rmt_desktop.domain.chart.heat import Band, heated
from rmt_desktop.domain.figure_choice import NEUTRAL
from rmt_desktop.ui.chart.camera import Frame
from rmt_desktop.ui.chart.painting import paint
from rmt_desktop.ui.widgets.layouts import clear, row
from rmt_desktop.ui.widgets.text import label

FIGURE = NEUTRAL  # regions are the same on every figure
_VIEWS = ("front", "back")
_PALE = Tones(light="#fffaf0", dark="#5a4638", line="#57463a", garment="#f4eee3", garment_line="#b3a99d")
"""A figure that is paler than any colour of the map, cloth and all: also in grey."""
_GAP = 12
_SWATCH = 18
_BORDER = "#8c8c8c"  # of a square of the legend: seen on any ground


class HeatView(QWidget):
    """Front and back side by side, only to look at; the table beside it says the same."""

    def __init__(self, figures: Figures, tr: Translator) -> None:
        super().__init__()
        self._figures = figures
        self._tr = tr
        self._visits: Mapping[str, int] = {}
        self._bands: Sequence[Band] = ()
        self.setMinimumSize(QSize(320, 240))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(tr(N_("Heat map")))

    def show_heat(self, visits: Mapping[str, int], bands: Sequence[Band]) -> None:
        """Show how many visits each region was marked in, by region key."""
        self._visits, self._bands = dict(visits), tuple(bands)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint both views, each with its name."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        line = self.fontMetrics().height()
        below = line + 4
        width = (self.width() - _GAP) // 2
        for number, name in enumerate(_VIEWS):
            place = QRect(number * (width + _GAP), 0, width, self.height() - below)
            self._paint_view(painter, self._figures.view(FIGURE, name), place)
            painter.setPen(self.palette().color(QPalette.ColorRole.WindowText))
            caption = QRectF(place.left(), place.bottom() + 2, width, line)
            painter.drawText(caption, Qt.AlignmentFlag.AlignCenter, self._tr(VIEW_PHRASES[name]))
        painter.end()

    def _paint_view(self, painter: QPainter, view: View, place: QRect) -> None:
        camera = Frame(view.width, view.height, place.width(), place.height(), margin=1.0).fitted(least=8.0)
        painter.save()
        painter.translate(place.left() + camera.dx, place.top() + camera.dy)
        painter.scale(camera.scale, camera.scale)
        ink = self.palette().color(QPalette.ColorRole.WindowText).name()
        paint(painter, draw_figure(view, FigureOptions(look=Look.LINE, tones=_PALE)))
        paint(painter, tuple(heated(view, self._visits, self._bands)))
        paint(painter, side_letters(view, self._tr, ink, size=max(30.0, 13 / camera.scale)))
        painter.restore()


class HeatLegend(QWidget):
    """What the colours mean: a square and the numbers of visits of each."""

    def __init__(self, tr: Translator) -> None:
        super().__init__()
        self._tr = tr
        self._row = row(self, spacing=_GAP)

    def show_bands(self, bands: Sequence[Band]) -> None:
        """Show other colours."""
        clear(self._row)
        if bands:
            self._row.addWidget(label(self._tr(N_("Visits"))))
        for band in bands:
            self._row.addWidget(self._entry(band))
        self._row.addStretch(1)

    def _entry(self, band: Band) -> QWidget:
        entry = QWidget()
        square = QLabel()
        square.setFixedSize(_SWATCH, _SWATCH)
        picture = QPixmap(_SWATCH, _SWATCH)
        picture.fill(QColor(_BORDER))
        painter = QPainter(picture)
        painter.fillRect(picture.rect().adjusted(1, 1, -1, -1), QColor(band.ink))
        painter.end()
        square.setPixmap(picture)
        inner = row(entry, spacing=6)
        inner.addWidget(square)
        inner.addWidget(label(str(band.low) if band.low == band.high else f"{band.low}\u2013{band.high}"))
        return entry
