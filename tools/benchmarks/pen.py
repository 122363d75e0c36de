"""The body chart with 500 marks: from the pointer's move to the painted stroke, zooming, moving, opening.

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
from rmt_desktop.domain.chart.layers import Anatomy, LayerChoice
from rmt_desktop.domain.chart.marks import Layer
from rmt_desktop.domain.chart.names import names_in
from rmt_desktop.ui.chart.editor import ChartEditor
from rmt_desktop.ui.chart.painting import Pictures, paint
from rmt_desktop.ui.chart.tools import ToolName
from rmt_desktop.ui.theme import Theme, load_fonts
from tests.support.builders import a_chart
from tools.benchmarks import Bench, Result, judged, percentile, timed_ms
from tools.benchmarks.program import PaintWatch

MARKS, FEW = 500, 5
MOVES = 400
FRAMES = 120
FRAME_MS = 1000 / 60
INNER, REACH = 30, 90


def measure(bench: Bench) -> Iterator[Result]:
    """Measure one long freehand stroke, zooming, moving and opening, and how they grow with the marks."""
    del bench
    app = QApplication.instance() or QApplication(["rmt-desktop"])
    assert isinstance(app, QApplication)
    load_fonts(paths.resources() / "fonts")
    Theme("light", 100, paths.resources() / "styles").apply(app)
    figures = PackagedFigures()
    few, _ = _opened(figures, FEW)
    few_times = list(_stroke(few))
    few.hide()
    editor, opening = _opened(figures, MARKS)
    times = list(_stroke(editor))
    floor = percentile(_floor(figures, editor), 0.5)
    yield judged(
        f"pen: move to painted stroke, {MARKS} marks, p99", percentile(times, 0.99), "ms", floor=floor, at_most=8
    )
    yield judged(
        f"pen: growth from {FEW} to {MARKS} marks, median",
        percentile(times, 0.5),
        "ms",
        floor=percentile(few_times, 0.5),
        at_most_times=2,
    )
    yield judged(f"chart: opened with {MARKS} marks", opening, "ms", floor=floor, at_most=100)
    yield judged(
        f"chart: zoomed to painted frame, {MARKS} marks, p99",
        percentile(list(_zoomed(editor)), 0.99),
        "ms",
        floor=floor,
        at_most=FRAME_MS,
    )
    yield judged(
        f"chart: moved to painted frame, {MARKS} marks, p99",
        percentile(list(_moved(editor)), 0.99),
        "ms",
        floor=floor,
        at_most=FRAME_MS,
    )
    yield from _with_layers(editor, floor)
    editor.hide()


def _with_layers(editor: ChartEditor, floor: float) -> Iterator[Result]:
    """Measure the same with every layer of anatomy laid over the figure."""
    editor.set_anatomy(LayerChoice(shown=frozenset(Anatomy)))
    editor.canvas.fit()
    QApplication.processEvents()
    yield judged(
        f"pen: move to painted stroke, {MARKS} marks and all layers, p99",
        percentile(list(_stroke(editor)), 0.99),
        "ms",
        floor=floor,
        at_most=8,
    )
    for name, frames in (("zoomed", _zoomed), ("moved", _moved)):
        yield judged(
            f"chart: {name} to painted frame, {MARKS} marks and all layers, p99",
            percentile(list(frames(editor)), 0.99),
            "ms",
            floor=floor,
            at_most=FRAME_MS,
        )


def _opened(figures: PackagedFigures, marks: int) -> tuple[ChartEditor, float]:
    """Return an editor with so many marks, and how long it took from showing it to the painted picture, in ms."""
    from rmt_desktop.catalog.loader import load_catalog

    catalog = load_catalog()
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
    watch = PaintWatch(editor.canvas)
    began = time.perf_counter()
    editor.show_chart(a_chart(marks))
    editor.show()
    watch.wait()
    took = (time.perf_counter() - began) * 1000
    editor.sidebar.tool_chosen.emit(ToolName.STROKE)
    QApplication.processEvents()
    return editor, took


def _zoomed(editor: ChartEditor) -> Iterator[float]:
    """Yield how long each step of a steady zoom takes, in and out again."""
    watch = PaintWatch(editor.canvas)
    for step in range(FRAMES):
        watch.painted = False
        began = time.perf_counter()
        editor.canvas.zoom(1.03 if step < FRAMES / 2 else 1 / 1.03)
        watch.wait()
        yield (time.perf_counter() - began) * 1000


def _moved(editor: ChartEditor) -> Iterator[float]:
    """Yield how long each step takes when the zoomed figure is moved under the hand, within the margin and beyond."""
    canvas = editor.canvas
    canvas.zoom(2.0)
    watch = PaintWatch(canvas)
    watch.wait()
    for step in range(FRAMES):
        watch.painted = False
        began = time.perf_counter()
        canvas.pan(0, 2 if step < FRAMES / 2 else -2)
        watch.wait()
        yield (time.perf_counter() - began) * 1000


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
