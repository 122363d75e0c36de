"""Drawing in the note: a line that takes long is in the record before the pen is lifted."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from rmt_desktop.domain.chart.chart import Chart
from rmt_desktop.domain.chart.marks import Mark, Place, Shape
from rmt_desktop.domain.chart.typed import TypedFinding
from rmt_desktop.domain.sides import Side
from rmt_desktop.domain.visits import Visit
from rmt_desktop.ui.chart.canvas import ChartCanvas
from rmt_desktop.ui.chart.tools import ToolName
from tests.support.catalog import a_catalog
from tests.support.charts import a_mark_in
from tests.support.notes import kept, opened
from tests.support.pages import Stage, a_stage, press
from tests.support.services import Practice


@pytest.fixture
def stage(practice: Practice, qtbot: QtBot, qapp: QApplication, tmp_path) -> Iterator[Stage]:
    yield from a_stage(practice, qtbot, qapp, tmp_path, a_catalog())


@pytest.fixture
def visit(practice: Practice) -> Visit:
    """A visit of a client who is here."""
    return practice.visit()


@pytest.fixture
def canvas(stage: Stage, visit: Visit) -> ChartCanvas:
    """The back of the body in an open note, with the pen for lines."""
    page = opened(stage, visit)
    chart = page._draft.chart
    chart.set_view("back")
    chart._choose_tool(ToolName.STROKE)
    return chart.canvas


def stored(stage: Stage, visit: Visit) -> tuple[Mark, ...]:
    return kept(stage, visit).chart.marks


def begin(canvas: ChartCanvas) -> QPoint:
    """Draw downwards beside the spine, the button still down; return where the pointer is."""
    at = QPoint(*map(round, canvas.camera.to_pixels(*canvas.view.by_key["scapula.L"].anchor)))
    QTest.mousePress(canvas, Qt.MouseButton.LeftButton, pos=at)
    for _ in range(12):
        at += QPoint(0, 5)
        QTest.mouseMove(canvas, at)
    return at


def test_a_line_is_kept_while_it_is_drawn_and_stands_once_when_it_is_done(stage, visit, canvas, qtbot):
    at = begin(canvas)
    qtbot.waitUntil(lambda: len(stored(stage, visit)) == 1)
    half = stored(stage, visit)[0]
    assert half.shape is Shape.STROKE

    QTest.mouseMove(canvas, at + QPoint(0, 20))
    QTest.mouseRelease(canvas, Qt.MouseButton.LeftButton, pos=at + QPoint(0, 20))
    qtbot.waitUntil(lambda: stored(stage, visit) != (half,))

    [whole] = stored(stage, visit)
    assert whole.points[-1] != half.points[-1]


def test_a_line_that_is_given_up_leaves_the_record_again(stage, visit, canvas, qtbot):
    begin(canvas)
    qtbot.waitUntil(lambda: len(stored(stage, visit)) == 1)
    QTest.keyClick(canvas, Qt.Key.Key_Escape)

    qtbot.waitUntil(lambda: stored(stage, visit) == ())


def test_the_line_so_far_is_not_a_step_of_undo(stage, visit, canvas, qtbot):
    begin(canvas)
    qtbot.waitUntil(lambda: len(stored(stage, visit)) == 1)

    assert stage.shown[-1]._draft.chart.undo_stack().count() == 0


def test_a_finding_says_who_marked_it_and_when(stage: Stage, visit: Visit) -> None:
    page = opened(stage, visit)
    page._draft.chart._add_in(TypedFinding(name="", places=(Place(muscle="levator", side=Side.LEFT),)))
    page._keeper.flush()
    (mark,) = stored(stage, visit)
    assert mark.by == stage.practice.services.desk.actor.name
    assert mark.at == stage.practice.services.desk.time.now()


def test_findings_that_are_not_confirmed_are_named_before_signing(stage: Stage, practice: Practice) -> None:
    second = practice.follow_up(chart=Chart((a_mark_in("scapula.L"),)))
    page = opened(stage, second)
    press(page, "Bring over last visit's findings")
    wanted = "Findings brought over from the last visit are not confirmed."
    assert wanted in [one.problem.message for one in page._missing()]
    page._draft.chart.canvas.select(page._draft.chart.chart().marks[0].id)
    press(page, "Found again today: confirm")
    page._keeper.flush()
    assert wanted not in [one.problem.message for one in page._missing()]
