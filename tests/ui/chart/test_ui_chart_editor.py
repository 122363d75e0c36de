"""The body chart to draw on: with the pointer, the pen, the keyboard alone, and as a list."""

import gc
import weakref
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QPointingDevice, QTabletEvent
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QPushButton, QToolButton
from pytestqt.qtbot import QtBot

from rmt_desktop.base.i18n import translator
from rmt_desktop.domain.chart.chart import Chart
from rmt_desktop.domain.chart.legend import LEGEND, kinds_of
from rmt_desktop.domain.chart.marks import Layer, Mark, MarkKind, Place, Shape
from rmt_desktop.domain.chart.names import within_sentence
from rmt_desktop.domain.chart.sentences import sentence
from rmt_desktop.domain.ids import MarkId
from rmt_desktop.domain.sides import Side
from rmt_desktop.ui.chart.editor import ChartEditor
from rmt_desktop.ui.chart.marks_model import Column
from rmt_desktop.ui.chart.targets import RegionTarget
from rmt_desktop.ui.chart.tools import ToolName
from tests.support.chart_editor import at, drag, make_editor, move, only, press_button
from tests.support.charts import a_blob, a_mark_at, a_mark_in, every_kind, names
from tests.support.pages import named, press, press_by_name, words

EN = translator("en")
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def editor(qtbot: QtBot) -> Iterator[ChartEditor]:
    made = make_editor()
    qtbot.addWidget(made)
    made.show()
    qtbot.waitExposed(made)
    yield made
    made.close()


def test_two_clicks_place_a_trigger_point_on_the_right_muscle(qtbot: QtBot, editor: ChartEditor) -> None:
    press_button(editor, "Active trigger point")
    with qtbot.waitSignal(editor.chart_changed) as told:
        qtbot.mouseClick(editor.canvas, LEFT, pos=at(editor, "trap_up.L"))
    mark = only(editor)
    assert told.args == [editor.chart()]
    assert (mark.kind, mark.shape, mark.layer) == (MarkKind.TRIGGER_ACTIVE, Shape.POINT, Layer.THERAPIST)
    assert mark.place == Place(region="trap_up", muscle="trap_upper", side=Side.LEFT)


def test_the_last_intensity_is_remembered(qtbot: QtBot, editor: ChartEditor) -> None:
    qtbot.mouseClick(editor.canvas, LEFT, pos=at(editor, "trap_up.L"))
    qtbot.keyClick(editor.canvas, Qt.Key.Key_6)
    qtbot.mouseClick(editor.canvas, LEFT, pos=at(editor, "scapula.R"))
    assert [mark.intensity for mark in editor.chart().marks] == [6, 6]


def test_one_and_nought_typed_quickly_are_ten(qtbot: QtBot, editor: ChartEditor) -> None:
    qtbot.mouseClick(editor.canvas, LEFT, pos=at(editor, "trap_up.L"))
    qtbot.keyClick(editor.canvas, Qt.Key.Key_1)
    qtbot.keyClick(editor.canvas, Qt.Key.Key_0)
    assert only(editor).intensity == 10
    qtbot.keyClick(editor.canvas, Qt.Key.Key_0)
    assert only(editor).intensity == 0
    editor.undo()
    assert only(editor).intensity is None  # the digits typed for one finding are one step


def test_a_scar_has_no_intensity(qtbot: QtBot, editor: ChartEditor) -> None:
    qtbot.keyClick(editor.canvas, Qt.Key.Key_6)
    press_button(editor, "Scar")
    drag(qtbot, editor, (300, 400), (310, 430), (305, 460))
    qtbot.keyClick(editor.canvas, Qt.Key.Key_3)
    assert only(editor).intensity is None
    assert only(editor).shape is Shape.STROKE


def test_an_area_is_drawn_freehand(qtbot: QtBot, editor: ChartEditor) -> None:
    press_button(editor, "Hypertonic muscle")
    x, y = editor.canvas.view.by_key["scapula.R"].anchor
    drag(qtbot, editor, *a_blob(x, y, 35, 50))
    mark = only(editor)
    assert mark.shape is Shape.AREA
    assert mark.place == Place(region="scapula", muscle="infraspinatus", side=Side.RIGHT)
    assert 5 <= len(mark.points) <= 40


def test_a_tap_with_a_drawing_tool_is_a_point(qtbot: QtBot, editor: ChartEditor) -> None:
    press_button(editor, "Aching")
    qtbot.mouseClick(editor.canvas, LEFT, pos=at(editor, "lumbar.L"))
    assert only(editor).shape is Shape.POINT


def test_off_the_body_nothing_is_marked_and_a_sentence_says_so(qtbot: QtBot, editor: ChartEditor) -> None:
    with qtbot.waitSignal(editor.canvas.hinted) as told:
        qtbot.mouseClick(editor.canvas, LEFT, pos=QPoint(4, 4))
    assert told.args == ["Please mark on the body."]
    assert editor.status.text() == "Please mark on the body."
    assert editor.chart() == Chart()
    assert not editor.undo_stack().canUndo()


def test_a_finding_is_dragged_and_named_anew(qtbot: QtBot, editor: ChartEditor) -> None:
    editor.show_chart(Chart((a_mark_in("scapula.L"), a_mark_in("lumbar.R", id=MarkId("other")))))
    press_button(editor, "Select")
    scapula, buttock = (editor.canvas.view.by_key[key].anchor for key in ("scapula.L", "glut_max.L"))
    drag(qtbot, editor, scapula, (300, 600), buttock)
    moved, other = editor.chart().marks
    assert moved.place.region == "glut_max"
    assert moved.id == "mark-1"
    assert other == a_mark_in("lumbar.R", id=MarkId("other"))
    assert editor.undo_stack().count() == 1
    editor.undo()
    assert editor.chart().marks[0] == a_mark_in("scapula.L")


def test_a_click_selects_without_moving(qtbot: QtBot, editor: ChartEditor) -> None:
    editor.show_chart(Chart((a_mark_in("scapula.L"),)))
    press_button(editor, "Select")
    qtbot.mouseClick(editor.canvas, LEFT, pos=at(editor, "scapula.L"))
    assert editor.canvas.selected_marks() == ("mark-1",)
    assert editor.finding.isVisible()
    assert only(editor) == a_mark_in("scapula.L")
    qtbot.mouseClick(editor.canvas, LEFT, pos=QPoint(4, 4))
    assert editor.canvas.selected_marks() == ()
    assert not editor.finding.isVisible()


def test_a_finding_dragged_off_the_body_stays_where_it_was(qtbot: QtBot, editor: ChartEditor) -> None:
    editor.show_chart(Chart((a_mark_in("scapula.L"),)))
    press_button(editor, "Select")
    drag(qtbot, editor, editor.canvas.view.by_key["scapula.L"].anchor, (100, 300), (20, 100))
    assert only(editor) == a_mark_in("scapula.L")


def test_selecting_does_not_move_the_figure(editor: ChartEditor) -> None:
    editor.show_chart(Chart((a_mark_in("scapula.L"),)))
    before = (editor.canvas.size(), editor.canvas.camera)
    editor.show_mark(MarkId("mark-1"))
    assert (editor.canvas.size(), editor.canvas.camera) == before


def test_the_eraser_takes_what_it_touches_in_one_step(qtbot: QtBot, editor: ChartEditor) -> None:
    keys = ("scapula.L", "interscap.L", "lumbar.R")
    editor.show_chart(Chart(tuple(a_mark_in(key, id=MarkId(key)) for key in keys)))
    press_button(editor, "Eraser")
    view = editor.canvas.view
    drag(qtbot, editor, view.by_key["scapula.L"].anchor, (340, 390), view.by_key["interscap.L"].anchor)
    assert [mark.id for mark in editor.chart().marks] == ["lumbar.R"]
    editor.undo()
    assert len(editor.chart().marks) == 3


def test_delete_takes_the_selected_finding(qtbot: QtBot, editor: ChartEditor) -> None:
    editor.show_chart(Chart((a_mark_in("scapula.L"),)))
    editor.show_mark(MarkId("mark-1"))
    qtbot.keyClick(editor.canvas, Qt.Key.Key_Delete)
    assert editor.chart() == Chart()
    qtbot.keyClick(editor.canvas, Qt.Key.Key_Delete)
    qtbot.keyClick(editor.canvas, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert only(editor) == a_mark_in("scapula.L")


def test_escape_gives_up_the_line_being_drawn(qtbot: QtBot, editor: ChartEditor) -> None:
    press_button(editor, "Aching")
    qtbot.mousePress(editor.canvas, LEFT, pos=at(editor, "scapula.L"))
    move(editor, at(editor, "lumbar.L"))
    qtbot.keyClick(editor.canvas, Qt.Key.Key_Escape)
    qtbot.mouseRelease(editor.canvas, LEFT, pos=at(editor, "lumbar.R"))
    assert editor.chart() == Chart()


def test_the_pen_draws_with_its_pressure(editor: ChartEditor) -> None:
    press_button(editor, "Pins and needles")
    press_button(editor, "Line")
    canvas = editor.canvas
    x, y = canvas.view.by_key["scapula.L"].anchor

    def pen(kind: QEvent.Type, dx: float, pressure: float) -> None:
        place = QPointF(canvas.pixels(x + dx, y + dx))
        event = QTabletEvent(
            kind,
            QPointingDevice.primaryPointingDevice(),
            place,
            QPointF(canvas.mapToGlobal(place.toPoint())),
            pressure,
            0,
            0,
            0,
            0,
            0,
            Qt.KeyboardModifier.NoModifier,
            LEFT if kind is not QEvent.Type.TabletMove else Qt.MouseButton.NoButton,
            LEFT,
        )
        assert QApplication.sendEvent(canvas, event)

    pen(QEvent.Type.TabletPress, 0, 0.2)
    pen(QEvent.Type.TabletMove, 14, 0.5)
    pen(QEvent.Type.TabletMove, 30, 0.9)
    pen(QEvent.Type.TabletRelease, 31, 0.0)
    mark = only(editor)
    assert mark.shape is Shape.STROKE
    assert mark.points[0].pressure == 0.2
    assert all(0 < point.pressure <= 1 for point in mark.points)


def test_a_muscle_below_is_chosen_by_one_click(qtbot: QtBot, editor: ChartEditor) -> None:
    qtbot.mouseClick(editor.canvas, LEFT, pos=at(editor, "interscap.L"))
    assert only(editor).place.muscle != "rhomboid"
    named = names().muscles["rhomboid"]
    chip = next(
        one
        for one in editor.findChildren(QPushButton)
        if one.accessibleName().endswith(f"Left {within_sentence(named)}")
    )
    chip.click()
    assert only(editor).place == Place(region="interscap", muscle="rhomboid", side=Side.LEFT)
    assert editor.finding._text == f"Left {within_sentence(named)}: active trigger point."


def test_deep_muscles_can_be_named_first(qtbot: QtBot, editor: ChartEditor) -> None:
    editor.sidebar.deep_toggled.emit(True)
    qtbot.mouseClick(editor.canvas, LEFT, pos=at(editor, "interscap.R"))
    assert only(editor).place.muscle == "rhomboid"


def test_the_keyboard_alone_marks_a_region(qtbot: QtBot, editor: ChartEditor) -> None:
    press_button(editor, "Tender point")
    editor.canvas.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.waitUntil(editor.canvas.walk.has_focus)
    for _ in range(60):
        if editor.canvas.walk.region.key == "scapula.L":
            break
        step = Qt.Key.Key_Down if editor.canvas.walk.region.anchor[1] < 330 else Qt.Key.Key_Left
        qtbot.keyClick(QApplication.focusWidget(), step)
    assert editor.canvas.walk.region.key == "scapula.L"
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_4)
    mark = only(editor)
    assert (mark.kind, mark.intensity, mark.place.side) == (MarkKind.TENDER, 4, Side.LEFT)
    assert mark.place.region == "scapula"
    target = QApplication.focusWidget()
    blade = names().title(Place(region="scapula", side=Side.LEFT), EN)
    assert isinstance(target, RegionTarget)
    assert target.accessibleName() == f"{blade}, back view, 1 finding"
    qtbot.keyClick(target, Qt.Key.Key_Delete)
    assert editor.chart() == Chart()
    assert target.accessibleName() == f"{blade}, back view"


def test_assistive_software_sees_and_presses_the_regions(qtbot: QtBot, editor: ChartEditor) -> None:
    canvas = QAccessible.queryAccessibleInterface(editor.canvas)
    children = [canvas.child(number) for number in range(canvas.childCount())]
    spoken = {child.text(QAccessible.Text.Name): child for child in children}
    assert len(spoken) == len(editor.canvas.view.regions)
    blade = names().title(Place(region="scapula", side=Side.LEFT), EN)
    region = spoken[f"{blade}, back view"]
    assert region.role() == QAccessible.Role.Button
    assert region.rect().contains(editor.canvas.mapToGlobal(at(editor, "scapula.L")))
    with qtbot.waitSignal(editor.chart_changed):
        region.actionInterface().doAction("Press")
    assert only(editor).place.region == "scapula"
    assert canvas.text(QAccessible.Text.Name) == "Body chart, back view"


def test_letters_choose_kinds_and_with_shift_tools(qtbot: QtBot, editor: ChartEditor) -> None:
    qtbot.keyClick(editor.canvas, Qt.Key.Key_Y)
    assert editor._pencase.pen.kind is MarkKind.HYPERTONIC
    qtbot.keyClick(editor.canvas, Qt.Key.Key_E, Qt.KeyboardModifier.ShiftModifier)
    assert editor._pencase.pen.tool is ToolName.ERASE
    qtbot.keyClick(editor.canvas, Qt.Key.Key_L, Qt.KeyboardModifier.ShiftModifier)
    assert editor._pencase.pen.tool is ToolName.STROKE
    assert editor._pencase.pen.kind is MarkKind.HYPERTONIC


def test_a_kind_brings_the_tool_it_was_last_drawn_with(editor: ChartEditor) -> None:
    press_button(editor, "Aching")
    assert editor._pencase.pen.tool is ToolName.AREA
    press_button(editor, "Line")
    press_button(editor, "Active trigger point")
    assert editor._pencase.pen.tool is ToolName.POINT
    press_button(editor, "Aching")
    assert editor._pencase.pen.tool is ToolName.STROKE


def test_the_other_layer_is_seen_and_not_changed(qtbot: QtBot, editor: ChartEditor) -> None:
    theirs = a_mark_in("scapula.L", layer=Layer.CLIENT, kind=MarkKind.ACHING)
    editor.sidebar._list.click()
    editor.show_chart(Chart((theirs,)))
    press_button(editor, "Select")
    qtbot.mouseClick(editor.canvas, LEFT, pos=at(editor, "scapula.L"))
    assert editor.canvas.selected_marks() == ()
    press_button(editor, "Eraser")
    qtbot.mouseClick(editor.canvas, LEFT, pos=at(editor, "scapula.L"))
    editor.show_mark(theirs.id)
    qtbot.keyClick(editor.canvas, Qt.Key.Key_Delete)
    qtbot.keyClick(editor.canvas, Qt.Key.Key_9)
    assert editor.chart() == Chart((theirs,))
    flags = editor.list.model.flags(editor.list.model.index(0, Column.INTENSITY))
    assert not flags & Qt.ItemFlag.ItemIsEditable


def test_a_client_draws_pains_on_her_own_layer(qtbot: QtBot) -> None:
    editor = make_editor(Layer.CLIENT)
    qtbot.addWidget(editor)
    editor.show()
    offered = {one.accessibleName() for one in editor.findChildren(QToolButton)}
    assert {LEGEND[kind].label for kind in kinds_of(Layer.CLIENT)} <= offered
    assert "Active trigger point" not in offered
    big = next(one for one in editor.findChildren(QToolButton) if one.accessibleName() == "Aching")
    assert big.height() >= 44
    assert big.text() == "Aching"
    qtbot.mouseClick(editor.canvas, LEFT, pos=at(editor, "lumbar.R"))
    assert only(editor).layer is Layer.CLIENT
    editor.close()


def test_a_readonly_chart_takes_no_marks(qtbot: QtBot, editor: ChartEditor) -> None:
    editor.show_chart(Chart((a_mark_in("scapula.L"),)))
    editor.set_readonly(True)
    qtbot.mouseClick(editor.canvas, LEFT, pos=at(editor, "lumbar.R"))
    editor.canvas.walk.go_to("lumbar.R")
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    editor.show_mark(MarkId("mark-1"))
    qtbot.keyClick(editor.canvas, Qt.Key.Key_Delete)
    qtbot.keyClick(editor.canvas, Qt.Key.Key_5)
    assert editor.chart() == Chart((a_mark_in("scapula.L"),))
    assert not editor.sidebar.kinds.isVisible()
    editor.set_readonly(False)
    assert editor.sidebar.kinds.isVisible()


def test_views_and_figures_change_and_the_chart_does_not(editor: ChartEditor) -> None:
    chart = Chart((a_mark_in("scapula.L"), a_mark_in("chest_up.R", view="front", id=MarkId("front"))))
    editor.show_chart(chart)
    editor.set_figure("male")
    assert editor.canvas.view.figure == "male"
    editor.show_mark(MarkId("front"))
    assert editor.view() == "front"
    assert editor.tabs.value() == "front"
    editor.set_figure("female")
    assert editor.chart() == chart
    assert not editor.undo_stack().canUndo()


def test_a_finding_moved_on_another_figure_becomes_that_figures(qtbot: QtBot, editor: ChartEditor) -> None:
    editor.show_chart(Chart((a_mark_in("scapula.L"),)))
    editor.set_figure("male")
    press_button(editor, "Select")
    where = editor.canvas._scene.placing(only(editor))[0]
    drag(qtbot, editor, where, (where[0] + 40, where[1]), editor.canvas.view.by_key["lumbar.L"].anchor)
    assert only(editor).figure == "male"
    assert only(editor).place.region == "lumbar"


def test_withdrawn_areas_are_red_on_every_view(editor: ChartEditor) -> None:
    editor.set_withdrawn([(("scapula", "chest_up"), Side.LEFT)])
    assert editor.canvas._figure_options.withdrawn == {"scapula.L"}
    editor.set_view("front")
    assert editor.canvas._figure_options.withdrawn == {"chest_up.L"}


def test_the_last_visit_can_be_shown_and_hidden(editor: ChartEditor) -> None:
    assert not editor.sidebar._ghost.isVisible()
    editor.set_ghost(Chart((a_mark_in("scapula.L"),)))
    assert editor.sidebar._ghost.isVisible()
    editor.sidebar._ghost.setChecked(False)
    assert not editor.canvas._scene._ghost
    editor.sidebar._ghost.setChecked(True)
    assert editor.canvas._scene._ghost


def test_showing_the_same_chart_keeps_undo_and_another_forgets_it(qtbot: QtBot, editor: ChartEditor) -> None:
    qtbot.mouseClick(editor.canvas, LEFT, pos=at(editor, "lumbar.R"))
    editor.show_chart(editor.chart())
    assert editor.undo_stack().canUndo()
    editor.show_chart(Chart())
    assert not editor.undo_stack().canUndo()


def test_three_hundred_findings_are_undone_and_redone(editor: ChartEditor) -> None:
    charts = [editor.chart()]
    for number in range(300):
        editor.canvas.walk.go_to(["scapula.L", "lumbar.R", "glut_max.L"][number % 3])
        editor.canvas.mark_here()
        charts.append(editor.chart())
    gc.collect()
    for chart in reversed(charts[:-1]):
        editor.undo()
        assert editor.chart() == chart
    gc.collect()
    for chart in charts[1:]:
        editor.redo()
        assert editor.chart() == chart


def test_the_list_says_what_the_picture_shows(editor: ChartEditor) -> None:
    editor.show_chart(Chart(tuple(every_kind())))
    editor.sidebar._list.click()
    model = editor.list.model
    assert model.rowCount() == len(MarkKind)
    for row, mark in enumerate(every_kind()):
        cells = [model.index(row, column).data() for column in Column]
        assert cells[Column.KIND] == EN(LEGEND[mark.kind].label)
        assert cells[Column.PLACE] == names().of(mark.place)
        assert cells[Column.INTENSITY] == str(mark.intensity)
    titles = [model.headerData(column, Qt.Orientation.Horizontal) for column in Column]
    assert titles == ["Finding", "Muscle or region", "Side", "0–10", "Note"]


@pytest.fixture
def edit(qtbot: QtBot, editor: ChartEditor) -> Callable[[int, Column, str], None]:
    """Edit a cell of the list as one does with the keyboard."""
    editor.sidebar._list.click()
    table = editor.list.table

    def change(row: int, column: Column, text: str) -> None:
        index = editor.list.model.index(row, column)
        table.setCurrentIndex(index)
        table.edit(index)
        made = table.indexWidget(index) or table.findChildren((QComboBox, QLineEdit))[-1]  # type: ignore[arg-type]
        if isinstance(made, QComboBox):
            number = made.findText(text)
            assert number >= 0, text
            made.setCurrentIndex(number)
            made.activated.emit(number)
        elif isinstance(made, QLineEdit):
            made.setText(text)
            with qtbot.waitSignal(editor.chart_changed):  # Qt commits a line of text a moment later
                qtbot.keyClick(made, Qt.Key.Key_Return)

    return change


def test_the_list_changes_the_picture(edit: Callable[[int, Column, str], None], editor: ChartEditor) -> None:
    editor.show_chart(Chart((a_mark_in("interscap.L"),)))
    edit(0, Column.PLACE, names().muscles["rhomboid"])
    edit(0, Column.KIND, "Latent trigger point")
    edit(0, Column.INTENSITY, "8")
    edit(0, Column.NOTE, "jumps")
    edit(0, Column.SIDE, "Right")
    mark = only(editor)
    muscle = within_sentence(names().muscles["rhomboid"])
    assert sentence(mark, names(), EN) == f"Right {muscle}: latent trigger point, 8/10, jumps."
    assert mark.points[0].x > 0.5
    assert editor.undo_stack().count() == 5
    edit(0, Column.INTENSITY, "–")
    assert only(editor).intensity is None


def test_choosing_another_muscle_in_the_list_moves_the_mark(
    edit: Callable[[int, Column, str], None], editor: ChartEditor
) -> None:
    editor.show_chart(Chart((a_mark_in("interscap.L"),)))
    edit(0, Column.PLACE, names().muscles["glut_med"])
    mark = only(editor)
    assert mark.place.muscle == "glut_med"
    x, y = editor.canvas.view.mm(mark.points[0])
    assert any(one.id == "glut_med" and one.contour.contains(x, y) for one in editor.canvas.view.muscles)


def test_rows_and_picture_are_selected_together(qtbot: QtBot, editor: ChartEditor) -> None:
    front = a_mark_in("chest_up.R", view="front", id=MarkId("front"))
    editor.show_chart(Chart((a_mark_in("scapula.L"), front)))
    editor.sidebar._list.click()
    editor.list.table.setCurrentIndex(editor.list.model.index(1, 0))
    assert editor.canvas.selected_marks() == ("front",)
    assert editor.view() == "front"
    editor.show_mark(MarkId("mark-1"))
    assert editor.list.current() == "mark-1"
    qtbot.keyClick(editor.list.table, Qt.Key.Key_Delete)
    assert editor.chart() == Chart((front,))


def test_a_finding_is_added_by_name_alone(editor: ChartEditor) -> None:
    editor.sidebar._list.click()
    where = next(
        box for box in editor.findChildren(QComboBox) if box.accessibleName() == "Muscle or region of a new finding"
    )
    where.setEditText(names().muscles["levator"].lower())
    press = next(one for one in editor.findChildren(QPushButton) if one.text() == "Add finding")
    next(one for one in editor.findChildren(QPushButton) if one.text() == "right").click()
    press.click()
    assert (only(editor).place.muscle, only(editor).place.side) == ("levator", Side.RIGHT)
    assert editor.canvas.selected_marks() == (only(editor).id,)
    where.setEditText("nothing of the kind")
    press.click()
    assert len(editor.chart().marks) == 1


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("", "Type the name of a muscle or a region first."),
        ("nothing of the kind", "Nothing fits these letters."),
        ("s", "More than one fits these letters. Choose one with the arrow keys, or type more."),
    ],
)
def test_a_name_that_is_not_clear_adds_nothing_and_it_is_said_why(editor: ChartEditor, typed: str, said: str) -> None:
    press_by_name(editor, "List of findings")
    field = named(editor.list, "Muscle or region of a new finding", QLineEdit)
    field.setText(typed)
    press(editor.list, "Add finding")

    assert editor.chart().marks == ()
    assert said in words(editor.list)
    assert field.accessibleDescription() == said

    field.setText("levat")
    assert said not in words(editor.list)
    assert field.accessibleDescription() == ""


def test_the_beginning_that_only_one_name_has_is_enough(editor: ChartEditor) -> None:
    press_by_name(editor, "List of findings")
    named(editor.list, "Muscle or region of a new finding", QLineEdit).setText("Levator")
    press(editor.list, "Add finding")

    assert only(editor).place.muscle == "levator"


def test_a_finding_of_a_newer_program_is_shown_and_kept(editor: ChartEditor) -> None:
    strange = a_mark_at((300.0, 400.0), place=Place(region="tail", muscle="wagger", side=Side.LEFT))
    strange = Mark(**{**{name: getattr(strange, name) for name in Mark.__slots__}, "figure": "child", "view": "above"})
    editor.show_chart(Chart((strange, a_mark_in("scapula.L", id=MarkId("known")))))
    editor.show_mark(strange.id)
    editor.sidebar._list.click()
    assert editor.list.model.index(0, Column.PLACE).data() == "Wagger"
    assert editor.finding._text.startswith("Left wagger")
    assert editor.chart().mark(strange.id) == strange


def test_every_control_has_a_name(editor: ChartEditor) -> None:
    editor.sidebar._list.click()
    nameless = [
        widget
        for kind in (QToolButton, QPushButton, QComboBox)
        for widget in editor.findChildren(kind)
        if not widget.accessibleName() and not getattr(widget, "text", str)() and widget.isVisible()
    ]
    assert nameless == []


def test_the_chart_is_freed_when_closed(qtbot: QtBot) -> None:
    editor = make_editor()
    editor.show_chart(Chart(tuple(every_kind())))
    editor.show()
    editor.canvas.walk.go_to("scapula.L")
    editor.canvas.mark_here()
    gone = weakref.ref(editor)
    canvas = weakref.ref(editor.canvas)
    with qtbot.waitSignal(editor.destroyed):
        editor.close()
        editor.deleteLater()
    del editor
    gc.collect()
    assert gone() is None
    assert canvas() is None


def test_tool_kind_and_list_are_chosen_by_name(editor):
    kind = kinds_of(Layer.THERAPIST)[1]

    press_by_name(editor, "Area")
    press_by_name(editor, LEGEND[kind].label)
    press_by_name(editor, "List of findings")

    assert (editor._pencase.pen.tool, editor._pencase.pen.kind) == (ToolName.AREA, kind)
    assert editor.list.isVisible()
