"""Small charts: for a timeline, and to show which areas a consent speaks of.

The bare figure is painted once for each size and then copied, so that a timeline of two hundred visits costs little.
"""

from collections.abc import Mapping

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QSizePolicy, QWidget

from rmt_desktop.base.i18n import N_, Translator
from rmt_desktop.domain.chart.chart import Chart
from rmt_desktop.domain.chart.display import Item
from rmt_desktop.domain.chart.drawing import SYMBOL_MM, Options, draw_chart
from rmt_desktop.domain.chart.figure_drawing import ON_DARK, ON_LIGHT, FigureOptions, draw_figure, highlighted
from rmt_desktop.domain.chart.figures import VIEW_PHRASES, VIEWS, Figures, Look, View
from rmt_desktop.domain.chart.placing import Placing, whole_views
from rmt_desktop.domain.sides import Side
from rmt_desktop.ui.chart.camera import Camera, Frame
from rmt_desktop.ui.chart.painting import Pictures, paint

SYMBOL_PIXELS = 3.0  # radius of a point in a small chart, as far as that does not hide the body
LARGEST_SCALE = 2.2
GAP = 6
MOST_KEPT = 16  # bare figures; a window being resized asks for a new size at each step

Areas = Mapping[tuple[tuple[str, ...], Side], str]
"""Colour (``#rrggbb``) of an area: region ids without side, and the client's side."""


class Thumbs:
    """Paints small charts; keeps the bare figures."""

    def __init__(self, figures: Figures) -> None:
        self._figures = figures
        self._pictures = Pictures(figures)
        self._bare: dict[tuple[str, str, int, int, float, bool], QImage] = {}

    def paint(
        self, chart: Chart, figure: str, size: QSize, *, view: str = "", on_dark: bool = False, density: float = 1.0
    ) -> QImage:
        """Return a chart as a picture on a transparent ground, ``size`` in pixels of ``density`` device pixels.

        Without ``view`` it is the one with most marks, the back when there are none.
        """
        name = view or busiest_view(chart)
        drawn = chart.on(name)
        if not view and not drawn:  # all in close-ups: the view that sees them
            name, drawn = next(iter(whole_views(chart, self._figures, figure)), name), chart.marks
        shown = self._figures.view(figure, name)
        camera = _camera(shown, size)
        scale = min(LARGEST_SCALE, max(1.0, SYMBOL_PIXELS / (SYMBOL_MM * camera.scale)))
        options = Options(symbol_scale=scale, with_labels=False)
        # only what was drawn in this view: a timeline shows many of these, each no larger than a stamp
        marks = draw_chart(shown, Placing(self._figures, shown).all_seen(Chart(drawn)), options)
        return self._over(shown, size, marks, on_dark=on_dark, density=density)

    def areas(
        self, areas: Areas, figure: str, size: QSize, *, view: str, on_dark: bool = False, density: float = 1.0
    ) -> QImage:
        """Return one view of the dressed figure with areas in colour."""
        shown = self._figures.view(figure, view)
        colours: dict[str, str] = {}
        for (ids, side), colour in areas.items():
            colours |= dict.fromkeys(shown.keys(ids, side), colour)
        return self._over(shown, size, tuple(highlighted(shown, colours)), on_dark=on_dark, density=density)

    def _over(self, view: View, size: QSize, items: tuple[Item, ...], *, on_dark: bool, density: float) -> QImage:
        image = self._figure(view, size, on_dark=on_dark, density=density).copy()
        painter = _painter(image, _camera(view, size))
        paint(painter, items)
        painter.end()
        return image

    def _figure(self, view: View, size: QSize, *, on_dark: bool, density: float) -> QImage:
        key = (view.figure, view.name, size.width(), size.height(), density, on_dark)
        if key not in self._bare:
            image = QImage(size * density, QImage.Format.Format_ARGB32_Premultiplied)
            image.setDevicePixelRatio(density)
            image.fill(Qt.GlobalColor.transparent)
            options = FigureOptions(look=Look.SHADE, modest=True, tones=ON_DARK if on_dark else ON_LIGHT)
            painter = _painter(image, _camera(view, size))
            paint(painter, draw_figure(view, options), self._pictures)
            painter.end()
            self._bare[key] = image
            while len(self._bare) > MOST_KEPT:
                del self._bare[next(iter(self._bare))]
        return self._bare[key]


def busiest_view(chart: Chart) -> str:
    """Return the view with most marks, the back when there are none."""
    return max(VIEWS, key=lambda name: (len(chart.on(name)), name == "back"))


class AreasView(QWidget):
    """Front and back of the dressed figure with areas in colour, only to look at: what a consent speaks of."""

    def __init__(self, figures: Figures, tr: Translator, *, figure: str = "female") -> None:
        super().__init__()
        self._tr = tr
        self._figure = figure
        self._thumbs = Thumbs(figures)
        self._areas: Areas = {}
        self.setMinimumSize(QSize(180, 200))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(tr(N_("Figure of the treatment areas")))

    def set_figure(self, figure: str) -> None:
        """Show the ``female`` or ``male`` figure."""
        self._figure = figure
        self.update()

    def highlight(self, areas: Areas) -> None:
        """Show areas in colour."""
        self._areas = dict(areas)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint front and back side by side, each with its name."""
        painter = QPainter(self)
        half = (self.width() - GAP) // 2
        caption = self.fontMetrics().height() + 2
        size = QSize(half, max(1, self.height() - caption))
        painter.setPen(self.palette().color(QPalette.ColorRole.PlaceholderText))
        for number, name in enumerate(("front", "back")):
            left = number * (half + GAP)
            density = self.devicePixelRatioF()
            dark = _is_dark(self)
            image = self._thumbs.areas(self._areas, self._figure, size, view=name, on_dark=dark, density=density)
            painter.drawImage(left, 0, image)
            place = QRectF(left, self.height() - caption, half, caption)
            painter.drawText(place, Qt.AlignmentFlag.AlignCenter, self._tr(VIEW_PHRASES[name]))
        painter.end()


def _camera(view: View, size: QSize) -> Camera:
    return Frame(view.width, view.height, size.width(), size.height(), margin=1.0).fitted(least=8.0)


def _painter(image: QImage, camera: Camera) -> QPainter:
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(camera.dx, camera.dy)
    painter.scale(camera.scale, camera.scale)
    return painter


def _is_dark(widget: QWidget) -> bool:
    return widget.palette().color(QPalette.ColorRole.Base).lightness() < 128
