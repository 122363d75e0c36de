"""Drawing on the body chart: from the pointer's move to the painted stroke, with 500 marks on the figure.

The floor paints the same figure once, with nothing on it, into a picture of the same size.
"""

import time
from collections.abc import Iterator
from math import cos, sin

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from rmt_desktop.base import paths
from rmt_desktop.base.i18n import translator
from rmt_desktop.catalog.figures import PackagedFigures
from rmt_desktop.domain.chart.figure_drawing import draw_figure
from rmt_desktop.domain.chart.marks import Layer
from rmt_desktop.domain.chart.names import names_in
from rmt_desktop.ui.chart.editor import ChartEditor
from rmt_desktop.ui.chart.painting import Pictures, paint
from rmt_desktop.ui.chart.tools import ToolName
from rmt_desktop.ui.theme import Theme, load_fonts
from tests.support.builders import a_chart
from tools.benchmarks import Bench, Result, judged, percentile, timed_ms
from tools.benchmarks.program import PaintWatch

MARKS = 500
MOVES = 400
INNER, REACH = 30, 90


def measure(bench: Bench) -> Iterator[Result]:
    """Measure every move of one long freehand stroke."""
    del bench
    app = QApplication.instance() or QApplication(["rmt-desktop"])
    assert isinstance(app, QApplication)
    load_fonts(paths.resources() / "fonts")
    Theme("light", 100, paths.resources() / "styles").apply(app)
    from rmt_desktop.catalog.loader import load_catalog

    figures, catalog = PackagedFigures(), load_catalog()
    counter = iter(range(10**6))
    editor = ChartEditor(
        figures,
        translator("en"),
        lambda: f"drawn-{next(counter)}",
        layer=Layer.THERAPIST,
        modest=False,
        names=names_in("en", regions=catalog.regions, muscles=catalog.muscles),
    )
    editor.resize(1000, 760)
    editor.show_chart(a_chart(MARKS))
    editor.show()
    editor.sidebar.tool_chosen.emit(ToolName.STROKE)
    QApplication.processEvents()
    times = list(_stroke(editor))
    floor = _floor(figures, editor)
    editor.hide()
    yield judged(
        f"pen: move to painted stroke, {MARKS} marks, p99",
        percentile(times, 0.99),
        "ms",
        floor=percentile(floor, 0.5),
        at_most=8,
    )


def _stroke(editor: ChartEditor) -> Iterator[float]:
    canvas = editor.canvas
    middle = canvas.rect().center()
    watch = PaintWatch(canvas)
    QTest.mousePress(canvas, Qt.MouseButton.LeftButton, pos=middle)
    QApplication.processEvents()
    for step in range(MOVES):
        turn, reach = step / 8, INNER + (REACH - INNER) * step / MOVES  # a spiral, several pixels at every move
        at = middle + QPoint(round(reach * sin(turn)), round(reach * cos(turn)))
        watch.painted = False
        began = time.perf_counter()
        QTest.mouseMove(canvas, at)
        watch.wait()
        yield (time.perf_counter() - began) * 1000
    QTest.mouseRelease(canvas, Qt.MouseButton.LeftButton, pos=middle)


def _floor(figures: PackagedFigures, editor: ChartEditor) -> list[float]:
    view = editor.canvas.view
    items = draw_figure(view)
    pictures = Pictures(figures)
    size = editor.canvas.size()
    scale = min(size.width() / view.width, size.height() / view.height)

    def once() -> None:
        image = QImage(size, QImage.Format.Format_ARGB32_Premultiplied)
        painter = QPainter(image)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.scale(scale, scale)
        paint(painter, items, pictures)
        painter.end()

    return timed_ms(once, times=30)
