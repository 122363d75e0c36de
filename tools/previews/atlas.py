"""The trigger-point atlas beside a picture: a place was clicked, the first muscle is shown."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QWidget

from rmt_desktop.app.wiring import wire
from rmt_desktop.base import paths
from rmt_desktop.base.i18n import translator
from rmt_desktop.catalog.atlas import patterns
from rmt_desktop.domain.chart.atlas import Atlas
from rmt_desktop.domain.chart.atlas_drawing import pattern_items
from rmt_desktop.domain.chart.display import Item
from rmt_desktop.domain.chart.figure_drawing import draw_figure
from rmt_desktop.domain.chart.figures import View
from rmt_desktop.domain.chart.names import names_in
from rmt_desktop.ui.chart.atlas_panel import AtlasPanel
from rmt_desktop.ui.chart.painting import Pictures, paint
from rmt_desktop.ui.theme import Theme, load_fonts
from rmt_desktop.ui.widgets.layouts import row
from tools.previews import Wish


class _Picture(QWidget):
    def __init__(self, view: View, items: tuple[Item, ...], pictures: Pictures) -> None:
        super().__init__()
        self._view, self._items, self._pictures = view, items, pictures

    def paintEvent(self, _: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        scale = self.height() / self._view.height * 1.9
        painter.translate(QRectF(self.rect()).center().x() - self._view.width / 2 * scale, 0)
        painter.scale(scale, scale)
        paint(painter, (*draw_figure(self._view), *self._items), self._pictures)
        painter.end()


def preview(wish: Wish) -> QWidget:
    """Return the panel and a picture in the program's look."""
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    load_fonts(paths.resources() / "fonts")
    Theme(wish.theme, 100, paths.resources() / "styles").apply(app)
    wiring = wire()
    catalog, atlas = wiring.catalog, Atlas(patterns(), wiring.figures)
    names = names_in(wish.language, regions=catalog.regions, muscles=catalog.muscles)
    panel = AtlasPanel(
        atlas, translator(wish.language), names=names, tests=catalog.special_tests, exercises=catalog.exercises
    )
    view = wiring.figures.view("female", "left")
    found = panel.show_at(view, *view.by_key["temple.L"].anchor)
    shown = next(one for one in found if one.pattern.id == "trapezius_upper")
    panel.list.setCurrentRow(found.index(shown))
    panel.setFixedWidth(300)
    both = QWidget()
    layout = row(both, margin=12)
    items = pattern_items(shown.pattern, shown.side, view, atlas)
    layout.addWidget(_Picture(view, items, Pictures(wiring.figures)), 1)
    layout.addWidget(panel)
    both.resize(900, 780)
    return both
