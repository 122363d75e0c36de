"""The body chart to draw on, with findings of the client and of the therapist."""

from itertools import count

from PySide6.QtWidgets import QApplication

from rmt_desktop.app.wiring import wire
from rmt_desktop.base import paths
from rmt_desktop.base.i18n import translator
from rmt_desktop.domain.chart.marks import Layer
from rmt_desktop.domain.chart.names import names_in
from rmt_desktop.ui.chart.editor import ChartEditor
from rmt_desktop.ui.theme import Theme, load_fonts
from tests.documents.samples import a_drawn_chart
from tools.previews import Wish


def preview(wish: Wish) -> ChartEditor:
    """Return the editor in the program's look."""
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    load_fonts(paths.resources() / "fonts")
    Theme(wish.theme, 100, paths.resources() / "styles").apply(app)
    wiring, numbers = wire(), count(1)
    catalog = wiring.catalog
    editor = ChartEditor(
        wiring.figures,
        translator(wish.language),
        lambda: f"drawn-{next(numbers)}",
        layer=Layer.THERAPIST,
        modest=False,
        names=names_in(wish.language, regions=catalog.regions, muscles=catalog.muscles),
    )
    editor.resize(1100, 780)
    editor.set_view("back")
    editor.show_chart(a_drawn_chart())
    return editor
