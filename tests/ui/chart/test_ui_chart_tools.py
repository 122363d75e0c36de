"""The tools of the chart: what each makes of a gesture."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from rmt_desktop.base.i18n import translator
from rmt_desktop.domain.chart.chart import Chart
from rmt_desktop.domain.chart.geometry import XY, signed_area
from rmt_desktop.domain.chart.marks import Depth, MarkKind, Origin, Place, Shape
from rmt_desktop.domain.chart.sentences import sentences
from rmt_desktop.domain.ids import MarkId
from rmt_desktop.domain.sides import Side
from rmt_desktop.ui.chart.details import FindingDetails
from rmt_desktop.ui.chart.editor import ChartEditor
from tests.support.chart_editor import LEFT, at, drag, make_editor, only, press_button
from tests.support.charts import a_mark_in, names
from tests.support.pages import names as visible_names
from tests.support.pages import press

EN = translator("en")
FILL = "Fill a whole muscle or region"
ARROW = "Arrow: where pain goes"
LASSO = "Lasso: select several"


@pytest.fixture
def editor(qtbot: QtBot) -> Iterator[ChartEditor]:
    made = make_editor()
    qtbot.addWidget(made)
    made.show()
    qtbot.waitExposed(made)
    yield made
    made.close()


def anchor(editor: ChartEditor, key: str) -> XY:
    return editor.canvas.view.by_key[key].anchor


def said(editor: ChartEditor) -> list[str]:
    return list(sentences(editor.chart(), names(), EN).values())


def test_one_click_fills_a_region_for_a_quality_of_pain(qtbot: QtBot, editor: ChartEditor) -> None:
    press_button(editor, "Numb")
    press_button(editor, FILL)
    qtbot.mouseClick(editor.canvas, LEFT, pos=at(editor, "scapula.L"))
    mark = only(editor)
    assert (mark.shape, mark.is_whole, mark.place) == (Shape.AREA, True, Place(region="scapula", side=Side.LEFT))
    view = editor.canvas.view
    rings = view.by_key["scapula.L"].contour.rings
    region = max(abs(signed_area(ring)) for ring in rings)
    drawn = abs(signed_area([view.mm(point) for point in mark.points]))
    assert abs(drawn - region) < 0.02 * region


def test_one_click_fills_a_muscle_for_a_finding_of_a_muscle(qtbot: QtBot, editor: ChartEditor) -> None:
    press_button(editor, "Hypertonic muscle")
    press_button(editor, FILL)
    qtbot.mouseClick(editor.canvas, LEFT, pos=at(editor, "trap_up.L"))
    assert only(editor).place.muscle == "trap_upper"
    assert only(editor).is_whole


def test_filling_what_is_filled_selects_it(qtbot: QtBot, editor: ChartEditor) -> None:
    press_button(editor, "Numb")
    press_button(editor, FILL)
    for _ in range(2):
        qtbot.mouseClick(editor.canvas, LEFT, pos=at(editor, "scapula.L"))
    assert editor.canvas.selected_marks() == (only(editor).id,)


def test_a_filled_region_is_that_region_on_the_other_figure(qtbot: QtBot, editor: ChartEditor) -> None:
    press_button(editor, "Numb")
    press_button(editor, FILL)
    qtbot.mouseClick(editor.canvas, LEFT, pos=at(editor, "scapula.L"))
    editor.set_figure("male")
    editor.set_view("back")
    placed = editor.canvas._scene.placing(only(editor))
    there = editor.canvas.view.by_key["scapula.L"]
    assert all(there.contour.distance(x, y, within=2.0) < 2.0 for x, y in placed)


def test_the_brush_is_as_wide_as_the_pen_presses_and_says_where_it_is(qtbot: QtBot, editor: ChartEditor) -> None:
    press_button(editor, "Aching")
    press_button(editor, "Brush")
    x, y = anchor(editor, "scapula.R")
    drag(qtbot, editor, (x - 15, y), (x, y + 8), (x + 15, y))
    assert only(editor).shape is Shape.BRUSH
    assert only(editor).place.region == "scapula"


def test_an_arrow_from_a_trigger_point_says_where_it_refers(qtbot: QtBot, editor: ChartEditor) -> None:
    qtbot.mouseClick(editor.canvas, LEFT, pos=at(editor, "scapula.L"))
    point = only(editor)
    press_button(editor, ARROW)
    drag(qtbot, editor, anchor(editor, "scapula.L"), (260, 400), anchor(editor, "arm_post.L"))
    arrow = editor.chart().marks[-1]
    assert (arrow.shape, arrow.of) == (Shape.ARROW, point.id)
    assert arrow.leads_to.side is Side.LEFT
    (line,) = said(editor)  # the arrow is part of what the trigger point says
    assert "refers to left" in line


def test_an_arrow_of_pain_says_where_it_goes(qtbot: QtBot, editor: ChartEditor) -> None:
    press_button(editor, "Burning")
    press_button(editor, ARROW)
    drag(qtbot, editor, anchor(editor, "glut_max.R"), anchor(editor, "calf_med.R"))
    (line,) = said(editor)
    assert line.startswith("Right")
    assert "radiates to right" in line


def test_a_measured_line_says_how_long_it_is(qtbot: QtBot, editor: ChartEditor) -> None:
    press_button(editor, "Scar")
    press_button(editor, "Measure a length")
    x, y = anchor(editor, "scapula.L")
    drag(qtbot, editor, (x - 30, y), (x, y), (x + 30, y))
    mark = only(editor)
    assert mark.shape is Shape.MEASURE
    assert len(mark.points) == 2
    assert mark.length == pytest.approx(60, abs=2)
    assert mark.length is not None
    assert f"{mark.length / 10:g} cm long" in said(editor)[0]


def test_a_drawn_scar_is_measured_along_its_line(qtbot: QtBot, editor: ChartEditor) -> None:
    press_button(editor, "Scar")
    x, y = anchor(editor, "scapula.L")
    drag(qtbot, editor, (x, y - 20), (x, y), (x + 20, y))
    assert only(editor).length == pytest.approx(40, abs=3)


def test_the_lasso_selects_what_lies_within_and_delete_takes_it(qtbot: QtBot, editor: ChartEditor) -> None:
    left, right = a_mark_in("scapula.L", id=MarkId("l")), a_mark_in("scapula.R", id=MarkId("r"))
    knee = a_mark_in("popliteal.L", id=MarkId("k"))
    editor.show_chart(Chart((left, right, knee)))
    press_button(editor, LASSO)
    drag(qtbot, editor, (250, 250), (750, 250), (750, 600), (250, 600), (250, 250))
    assert set(editor.canvas.selected_marks()) == {left.id, right.id}
    qtbot.keyClick(editor.canvas, Qt.Key.Key_4)
    assert [mark.intensity for mark in editor.chart().marks] == [4, 4, 7]
    qtbot.keyClick(editor.canvas, Qt.Key.Key_Delete)
    assert editor.chart() == Chart((knee,))
    editor.undo()
    assert len(editor.chart().marks) == 3


def test_what_is_selected_together_is_moved_together(qtbot: QtBot, editor: ChartEditor) -> None:
    left, right = a_mark_in("scapula.L", id=MarkId("l")), a_mark_in("scapula.R", id=MarkId("r"))
    editor.show_chart(Chart((left, right)))
    editor.canvas.select(left.id, right.id)
    press_button(editor, "Select")
    x, y = anchor(editor, "scapula.L")
    drag(qtbot, editor, (x, y), (x + 6, y + 15), (x + 10, y + 30))
    moves = [
        tuple(
            b - a
            for a, b in zip(editor.canvas.view.mm(old.points[0]), editor.canvas.view.mm(new.points[0]), strict=True)
        )
        for old, new in zip((left, right), editor.chart().marks, strict=True)
    ]
    assert moves[0] == pytest.approx((10, 30), abs=2)
    assert moves[1] == pytest.approx(moves[0], abs=0.3)


def test_a_tap_with_the_lasso_selects_one_finding(qtbot: QtBot, editor: ChartEditor) -> None:
    mark = a_mark_in("scapula.L")
    editor.show_chart(Chart((mark,)))
    press_button(editor, LASSO)
    qtbot.mouseClick(editor.canvas, LEFT, pos=at(editor, "scapula.L"))
    assert editor.canvas.selected_marks() == (mark.id,)


def test_a_kind_of_the_menu_is_shown_on_its_button(editor: ChartEditor) -> None:
    editor._begin_kind(MarkKind.BRUISE)
    press_name = "Bruise; more kinds of findings"
    assert [
        b.isChecked() for b in editor.findChildren(type(editor.sidebar.kinds._more)) if b.accessibleName() == press_name
    ] == [True]
    editor._begin_kind(MarkKind.ACHING)
    assert editor.sidebar.kinds._more.accessibleName() == "More kinds of findings"


def test_a_finding_is_mirrored_as_one_of_its_own(qtbot: QtBot, editor: ChartEditor) -> None:
    qtbot.mouseClick(editor.canvas, LEFT, pos=at(editor, "scapula.L"))
    qtbot.keyClick(editor.canvas, Qt.Key.Key_6)
    press_button(editor, "Mirror to the other side")
    first, second = editor.chart().marks
    assert (first.place.side, second.place.side) == (Side.LEFT, Side.RIGHT)
    assert (second.kind, second.intensity, second.place.region) == (first.kind, 6, first.place.region)
    assert second.id != first.id
    assert editor.canvas.selected_marks() == (second.id,)
    editor.undo()
    assert editor.chart().marks == (first,)


def test_a_finding_is_repeated_beside_it(qtbot: QtBot, editor: ChartEditor) -> None:
    qtbot.mouseClick(editor.canvas, LEFT, pos=at(editor, "scapula.L"))
    press_button(editor, "Repeat beside it")
    first, second = editor.chart().marks
    assert second.points != first.points
    assert second.kind is first.kind


def test_details_are_kept_at_once_and_taken_back_in_one_step(qtbot: QtBot, editor: ChartEditor) -> None:
    qtbot.mouseClick(editor.canvas, LEFT, pos=at(editor, "scapula.L"))
    press_button(editor, "Details")
    dialog = editor.findChildren(FindingDetails)[0]
    press(dialog, "Tenderness to pressure: 3 severe")
    press(dialog, "Depth: deep")
    dialog.refers.setFocus()
    qtbot.keyClicks(dialog.refers, "front of the shoulder")
    dialog.reproduced.click()
    mark = only(editor)
    assert (mark.tenderness, mark.depth) == (3, Depth.DEEP)
    assert said(editor)[0].endswith("tenderness 3 of 4, deep, refers to front of the shoulder (reproduced).")
    dialog.accept()
    editor.undo()
    assert (only(editor).tenderness, only(editor).refers_to) == (None, "")


def test_a_measured_length_is_typed_over_what_was_drawn(qtbot: QtBot, editor: ChartEditor) -> None:
    press_button(editor, "Scar")
    x, y = anchor(editor, "scapula.L")
    drag(qtbot, editor, (x, y - 20), (x, y), (x + 20, y))
    press_button(editor, "Details")
    dialog = editor.findChildren(FindingDetails)[0]
    dialog.length.selectAll()
    qtbot.keyClicks(dialog.length, "4,5")
    assert only(editor).length == 45
    qtbot.keyClicks(dialog.length, "x")
    assert only(editor).length == 45
    assert "centimetres" in dialog._length_field.problem
    dialog.accept()


def test_last_visit_s_findings_are_brought_over_to_be_confirmed(editor: ChartEditor) -> None:
    editor.set_ghost(Chart((a_mark_in("scapula.L", id=MarkId("then")),)))
    press_button(editor, "Bring over last visit's findings")
    assert (only(editor).origin, only(editor).source) == (Origin.CARRIED, "then")
    assert "not confirmed" in said(editor)[0]
    press(editor, "Found again today: confirm")
    assert only(editor).origin is Origin.CONFIRMED
    press_button(editor, "Bring over last visit's findings")
    assert len(editor.chart().marks) == 1


def test_one_finding_of_the_last_visit_is_brought_over_by_a_click(qtbot: QtBot, editor: ChartEditor) -> None:
    then = (a_mark_in("scapula.L", id=MarkId("l")), a_mark_in("scapula.R", id=MarkId("r")))
    editor.set_ghost(Chart(then))
    press_button(editor, "Select")
    qtbot.mouseClick(editor.canvas, LEFT, pos=at(editor, "scapula.R"))
    assert only(editor).source == "r"


def test_a_changed_finding_of_the_last_visit_is_a_changed_one(qtbot: QtBot, editor: ChartEditor) -> None:
    editor.set_ghost(Chart((a_mark_in("scapula.L", id=MarkId("then")),)))
    press_button(editor, "Bring over last visit's findings")
    qtbot.keyClick(editor.canvas, Qt.Key.Key_2)
    assert (only(editor).intensity, only(editor).origin) == (2, Origin.CHANGED)


def test_without_a_last_visit_nothing_is_offered(editor: ChartEditor) -> None:
    assert "Bring over last visit's findings" not in visible_names(editor)
