"""The charts of three visits compared."""

from dataclasses import replace
from datetime import date

from PySide6.QtWidgets import QApplication

from rmt_desktop.app.wiring import wire
from rmt_desktop.base import paths
from rmt_desktop.base.i18n import translator
from rmt_desktop.domain.chart.chart import Chart
from rmt_desktop.domain.chart.echoes import anchored_chart
from rmt_desktop.domain.chart.names import names_in
from rmt_desktop.ui.chart.compare import CompareCharts, VisitChart
from rmt_desktop.ui.theme import Theme, load_fonts
from tests.documents.samples import a_drawn_chart
from tests.support.charts import a_mark_in
from tools.previews import Wish


def preview(wish: Wish) -> CompareCharts:
    """Return the dialog in the program's look."""
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    load_fonts(paths.resources() / "fonts")
    Theme(wish.theme, 100, paths.resources() / "styles").apply(app)
    wiring = wire()
    first = anchored_chart(Chart(), a_drawn_chart(), wiring.figures)
    second = Chart(tuple(replace(mark, intensity=4) if mark.intensity else mark for mark in first.marks))
    third = Chart((*second.marks[1:], a_mark_in("lumbar.R", intensity=3)))
    days = (date(2026, 10, 5), date(2026, 10, 26), date(2026, 11, 16))
    return CompareCharts(
        [VisitChart(day, chart) for day, chart in zip(days, (first, second, third), strict=True)],
        figures=wiring.figures,
        figure="female",
        names=names_in(wish.language, regions=wiring.catalog.regions, muscles=wiring.catalog.muscles),
        tr=translator(wish.language),
    )
