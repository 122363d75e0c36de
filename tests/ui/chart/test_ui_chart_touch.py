"""Fingers and pen on the chart: one finger draws, two move and zoom, a hand resting beside the pen draws nothing."""

from collections.abc import Callable, Iterator
from itertools import count

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QPointingDevice, QTabletEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from rmt_desktop.base.i18n import translator
from rmt_desktop.domain.chart.marks import Shape
from rmt_desktop.ui.chart.canvas import ChartCanvas
from rmt_desktop.ui.chart.pencase import Pen
from rmt_desktop.ui.chart.tools import Outcome, ToolName
from tests.support.charts import FIGURES, names

AT = QPoint(300, 300)


class Fingers:
    """Touches a canvas with up to two fingers."""

    def __init__(self, canvas: ChartCanvas) -> None:
        self._canvas = canvas
        self._device = QTest.createTouchDevice()

    def one(self, *way: QPoint) -> None:
        """Draw along a way with one finger and lift it."""
        QTest.touchEvent(self._canvas, self._device).press(0, way[0], self._canvas).commit()
        for at in way[1:]:
            QTest.touchEvent(self._canvas, self._device).move(0, at, self._canvas).commit()
        QTest.touchEvent(self._canvas, self._device).release(0, way[-1], self._canvas).commit()

    def spread(self, start: int, end: int) -> None:
        """Put down one finger, then another ``start`` pixels beside it, and spread them to ``end`` pixels."""
        canvas, device = self._canvas, self._device
        QTest.touchEvent(canvas, device).press(0, AT, canvas).commit()
        QTest.touchEvent(canvas, device).move(0, AT, canvas).press(1, AT + QPoint(start, 0), canvas).commit()
        for wide in range(start, end + 1, 4):
            QTest.touchEvent(canvas, device).move(0, AT, canvas).move(1, AT + QPoint(wide, 0), canvas).commit()
        QTest.touchEvent(canvas, device).release(0, AT, canvas).release(1, AT + QPoint(end, 0), canvas).commit()


@pytest.fixture
def canvas(qtbot: QtBot) -> Iterator[ChartCanvas]:
    numbers = count()
    made = ChartCanvas(
        figures=FIGURES,
        figure="female",
        view="front",
        tr=translator("en"),
        names=names(),
        new_id=lambda: f"drawn-{next(numbers)}",
    )
    made.set_pen(Pen(tool=ToolName.STROKE))
    qtbot.addWidget(made)
    made.resize(600, 800)
    with qtbot.waitExposed(made):
        made.show()
    yield made
    made.close()


@pytest.fixture
def drawn(canvas: ChartCanvas) -> list[Outcome]:
    """What was drawn."""
    made: list[Outcome] = []
    canvas.edited.connect(made.append)
    return made


@pytest.fixture
def pen(canvas: ChartCanvas) -> Callable[[], None]:
    """Draw a short line with a pen."""

    def draw() -> None:
        kinds = (QEvent.Type.TabletPress, QEvent.Type.TabletMove, QEvent.Type.TabletRelease)
        for step, kind in enumerate(kinds):
            at = QPointF(AT + QPoint(0, 30 * step))
            is_press = kind is not QEvent.Type.TabletMove
            event = QTabletEvent(
                kind,
                QPointingDevice.primaryPointingDevice(),
                at,
                QPointF(canvas.mapToGlobal(at)),
                0.5,
                0,
                0,
                0,
                0,
                0,
                Qt.KeyboardModifier.NoModifier,
                Qt.MouseButton.LeftButton if is_press else Qt.MouseButton.NoButton,
                Qt.MouseButton.LeftButton,
            )
            QApplication.sendEvent(canvas, event)

    return draw


def test_one_finger_draws(canvas: ChartCanvas, drawn: list[Outcome]) -> None:
    Fingers(canvas).one(AT, AT + QPoint(0, 40), AT + QPoint(0, 80))
    (outcome,) = drawn
    assert outcome.chart is not None
    assert [mark.shape for mark in outcome.chart.marks] == [Shape.STROKE]


def test_two_fingers_zoom_as_far_as_they_spread_and_draw_nothing(canvas: ChartCanvas, drawn: list[Outcome]) -> None:
    before = canvas.camera.scale
    Fingers(canvas).spread(80, 200)
    assert drawn == []
    assert canvas.camera.scale / before == pytest.approx(200 / 80, rel=0.01)


def test_a_hand_that_rests_beside_the_pen_moves_the_figure_and_draws_nothing(
    canvas: ChartCanvas, drawn: list[Outcome], pen: Callable[[], None]
) -> None:
    canvas.zoom(3)
    pen()
    assert len(drawn) == 1
    before = canvas.camera
    Fingers(canvas).one(AT, AT + QPoint(20, 40), AT + QPoint(20, 60))
    assert len(drawn) == 1
    assert (canvas.camera.dx - before.dx, canvas.camera.dy - before.dy) == pytest.approx((20, 60), abs=1)


def test_after_moving_the_tool_has_its_own_cursor_again(canvas: ChartCanvas, pen: Callable[[], None]) -> None:
    pen()
    own = canvas.cursor().shape()
    Fingers(canvas).one(AT, AT + QPoint(0, 30))
    assert canvas.cursor().shape() == own == Qt.CursorShape.CrossCursor
