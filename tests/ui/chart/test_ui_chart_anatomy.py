"""Layers of anatomy in the editor: ticked, painted, named under the pointer and for the keyboard, filled."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QImage, QMouseEvent
from PySide6.QtWidgets import QApplication, QMenu, QToolButton
from pytestqt.qtbot import QtBot

from rmt_desktop.domain.chart.geometry import box_of, is_inside
from rmt_desktop.domain.chart.layers import Anatomy, LayerChoice, Strength, area_at
from rmt_desktop.domain.chart.marks import MarkKind, Shape
from rmt_desktop.domain.chart.strokes import length
from rmt_desktop.ui.chart.editor import ChartEditor
from rmt_desktop.ui.chart.tools import ToolName
from tests.support.chart_editor import at, make_editor, only
from tests.support.charts import a_mark_in

LEFT = Qt.MouseButton.LeftButton
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def editor(qtbot: QtBot) -> Iterator[ChartEditor]:
    made = make_editor()
    qtbot.addWidget(made)
    made.show()
    qtbot.waitExposed(made)
    yield made
    made.close()


def shot(editor: ChartEditor) -> QImage:
    return editor.canvas.grab().toImage()


def different(one: QImage, other: QImage) -> int:
    """Return how many pixels of a coarse grid differ."""
    assert one.size() == other.size()
    places = [(x, y) for x in range(0, one.width(), 3) for y in range(0, one.height(), 3)]
    return sum(one.pixel(x, y) != other.pixel(x, y) for x, y in places)


def tick(editor: ChartEditor, name: str) -> None:
    """Tick an entry of the menu of layers."""
    found = [action for action in editor.sidebar.anatomy.actions() if action.text() == name]
    assert len(found) == 1, name
    found[0].trigger()


def show(editor: ChartEditor, *layers: Anatomy) -> None:
    editor.set_anatomy(LayerChoice(shown=frozenset(layers)))


def hover(editor: ChartEditor, to: QPoint) -> None:
    event = QMouseEvent(
        QMouseEvent.Type.MouseMove,
        QPointF(to),
        QPointF(editor.canvas.mapToGlobal(to)),
        Qt.MouseButton.NoButton,
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
    )
    QApplication.sendEvent(editor.canvas, event)


@pytest.mark.parametrize(
    "name", ["Superficial muscles", "Deep muscles", "Bones and landmarks", "Dermatomes", "Areas of nerves"]
)
def test_each_layer_is_painted_when_it_is_ticked_and_gone_when_it_is_not(editor: ChartEditor, name: str) -> None:
    bare = shot(editor)
    tick(editor, name)
    layered = shot(editor)
    assert different(bare, layered) > 40
    tick(editor, name)
    assert different(bare, shot(editor)) == 0


def test_a_faint_layer_is_nearer_to_the_bare_figure_than_a_clear_one(editor: ChartEditor) -> None:
    def colour() -> QColor:
        view = editor.canvas.view
        muscle = next(one for one in view.muscles if one.id == "glut_max" and one.side.value == "L")
        (x, y), _ = muscle.contour.roomiest
        return shot(editor).pixelColor(editor.canvas.pixels(x, y + 14))

    bare = colour()
    tick(editor, "Superficial muscles")
    clear = colour()
    tick(editor, "Faint")
    faint = colour()
    assert bare.green() > faint.green() > clear.green()
    assert editor.anatomy().strength is Strength.FAINT


def test_the_pointer_names_what_each_shown_layer_has(editor: ChartEditor) -> None:
    spot = at(editor, "delt_lat.L")
    hover(editor, spot)
    assert editor.status.text() == "Left side of the shoulder"
    hover(editor, QPoint(2, 2))
    show(editor, Anatomy.MUSCLES, Anatomy.DERMATOMES, Anatomy.NERVES)
    hover(editor, spot)
    said = editor.status.text().split(" · ")
    assert said == ["Left side of the shoulder", "Middle deltoid", "Dermatome C5", "Axillary nerve"]
    assert editor.status.toolTip() == "General knowledge, to be verified by a practitioner."
    hover(editor, QPoint(2, 2))
    assert editor.status.toolTip() == ""


def test_the_name_follows_the_pointer_from_one_level_to_the_next_within_a_region(editor: ChartEditor) -> None:
    show(editor, Anatomy.DERMATOMES)
    canvas = editor.canvas
    x, y = canvas.view.by_key["interscap.L"].anchor
    levels = []
    for step in range(-30, 31, 5):
        hover(editor, canvas.pixels(x, y + step))
        levels += [part for part in editor.status.text().split(" · ") if part.startswith("Dermatome")]
    assert len(dict.fromkeys(levels)) >= 2


def test_a_landmark_is_named_when_the_pointer_is_near_it(editor: ChartEditor) -> None:
    show(editor, Anatomy.BONES)
    spine = next(one for one in editor.canvas.anatomy()[Anatomy.BONES] if one.id == "spine_t7")
    hover(editor, editor.canvas.pixels(spine.at[0] + 3, spine.at[1]))
    assert "Spinous process of T7" in editor.status.text()


def test_walking_with_arrows_says_what_the_layers_have(qtbot: QtBot, editor: ChartEditor) -> None:
    show(editor, Anatomy.DERMATOMES, Anatomy.NERVES)
    canvas = editor.canvas
    canvas.walk.go_to("delt_lat.L")
    focused = QApplication.focusWidget()
    assert focused is not None
    assert focused.accessibleName().startswith("Left side of the shoulder, back view. Here: Dermatome C5")
    assert focused.accessibleName().endswith(", Axillary nerve")
    assert "Axillary nerve" in editor.status.text()
    qtbot.keyClick(canvas, Qt.Key.Key_Down)
    there = QApplication.focusWidget()
    assert there is not None
    assert there is not focused
    assert "Here: Dermatome" in there.accessibleName()
    show(editor)
    assert "Here:" not in there.accessibleName()


def test_a_mark_made_by_keyboard_keeps_the_layers_in_what_is_said(qtbot: QtBot, editor: ChartEditor) -> None:
    show(editor, Anatomy.DERMATOMES)
    editor.canvas.walk.go_to("scapula.R")
    qtbot.keyClick(editor.canvas, Qt.Key.Key_Return)
    focused = QApplication.focusWidget()
    assert focused is not None
    assert "1 finding. Here: Dermatome" in focused.accessibleName()


def test_layers_follow_to_another_view_and_figure(editor: ChartEditor) -> None:
    show(editor, Anatomy.DERMATOMES)
    before = shot(editor)
    editor.set_view("front")
    editor.set_figure("male")
    assert "Here: Dermatome" in editor.canvas.walk.sentence(editor.canvas.view.by_key["chest_up.L"])
    layered = shot(editor)
    assert different(before, layered) > 100
    show(editor)
    assert different(layered, shot(editor)) > 100


def test_marks_lie_above_the_layers(editor: ChartEditor) -> None:
    mark = a_mark_in("scapula.L", kind=MarkKind.TRIGGER_ACTIVE)
    editor.show_chart(editor.chart().with_mark(mark))
    x, y = editor.canvas.view.by_key["scapula.L"].anchor
    spot = editor.canvas.pixels(x, y)
    before = shot(editor).pixelColor(spot)
    show(editor, *Anatomy)
    assert shot(editor).pixelColor(spot) == before


def test_shift_with_the_fill_tool_fills_the_dermatome_and_says_which(qtbot: QtBot, editor: ChartEditor) -> None:
    show(editor, Anatomy.DERMATOMES)
    editor.sidebar.kind_chosen.emit(MarkKind.NUMB)
    editor.sidebar.tool_chosen.emit(ToolName.FILL)
    spot = at(editor, "delt_post.L")
    qtbot.mouseClick(editor.canvas, LEFT, SHIFT, pos=spot)
    mark = only(editor)
    assert (mark.kind, mark.shape, mark.is_whole) == (MarkKind.NUMB, Shape.AREA, False)
    assert mark.note.startswith("Dermatome ")
    level = mark.note.removeprefix("Dermatome ")
    area = next(one for one in editor.canvas.anatomy()[Anatomy.DERMATOMES] if one.id == level and one.side.value == "L")
    assert area.contour is not None
    drawn = [editor.canvas.view.mm(point) for point in mark.points]
    assert max(area.contour.distance(x, y, within=5.0) for x, y in drawn) <= 1.5
    box = area.contour.box
    assert max(y for _, y in drawn) - min(y for _, y in drawn) == pytest.approx(box.height, abs=6.0)
    editor.undo()
    qtbot.mouseClick(editor.canvas, LEFT, pos=spot)
    assert only(editor).is_whole  # without Shift it fills the region as ever


def test_of_an_area_in_several_pieces_the_one_under_the_pointer_is_filled(qtbot: QtBot, editor: ChartEditor) -> None:
    show(editor, Anatomy.DERMATOMES)
    editor.sidebar.tool_chosen.emit(ToolName.FILL)
    areas = editor.canvas.anatomy()[Anatomy.DERMATOMES]
    (area,) = (one for one in areas if (one.id, one.side.value) == ("L3", "L") and one.contour is not None)
    assert area.contour is not None
    for ring in area.contour.rings:
        if length(ring) < 100:
            continue  # a sliver
        box = box_of(ring)
        inside = [
            (x, y)
            for x in range(round(box.left), round(box.right), 4)
            for y in range(round(box.top), round(box.bottom), 4)
            if is_inside(x, y, ring) and area_at(editor.canvas.anatomy(), x, y) is area
        ]
        x, y = inside[len(inside) // 2]
        qtbot.mouseClick(editor.canvas, LEFT, SHIFT, pos=editor.canvas.pixels(x, y))
        drawn = box_of([editor.canvas.view.mm(point) for point in only(editor).points])
        assert (drawn.left, drawn.top) == pytest.approx((box.left, box.top), abs=6.0)
        assert drawn.height == pytest.approx(box.height, abs=6.0)
        editor.undo()


def test_shift_fills_the_region_where_no_layer_is_shown(qtbot: QtBot, editor: ChartEditor) -> None:
    editor.sidebar.tool_chosen.emit(ToolName.FILL)
    qtbot.mouseClick(editor.canvas, LEFT, SHIFT, pos=at(editor, "scapula.L"))
    assert only(editor).is_whole


def test_the_menu_stays_open_while_several_layers_are_ticked(qtbot: QtBot, editor: ChartEditor) -> None:
    menu = editor.sidebar.anatomy
    menu.popup(editor.mapToGlobal(QPoint(10, 10)))
    first, second = menu.actions()[:2]
    qtbot.mouseClick(menu, LEFT, pos=menu.actionGeometry(first).center())
    assert menu.isVisible()
    menu.setActiveAction(second)
    qtbot.keyClick(menu, Qt.Key.Key_Space)
    assert menu.isVisible()
    assert editor.anatomy().shown == {Anatomy.MUSCLES, Anatomy.DEEP_MUSCLES}
    qtbot.keyClick(menu, Qt.Key.Key_Return)
    assert not menu.isVisible()
    assert editor.anatomy().shown == {Anatomy.MUSCLES}


def test_the_menu_is_reached_from_what_is_shown(editor: ChartEditor) -> None:
    (button,) = (one for one in editor.findChildren(QToolButton) if one.accessibleName() == "What is shown")
    menu = button.menu()
    assert isinstance(menu, QMenu)
    assert "Anatomy" in [action.text() for action in menu.actions()]
    assert button.focusPolicy() & Qt.FocusPolicy.TabFocus


def test_printing_is_offered_only_where_a_page_can_print_and_a_layer_is_shown(editor: ChartEditor) -> None:
    menu = editor.sidebar.anatomy
    (printing,) = (action for action in menu.actions() if action.text() == "Print with the note")
    assert not printing.isVisible()
    menu.offer_printing()
    assert printing.isVisible()
    assert not printing.isEnabled()
    tick(editor, "Dermatomes")
    tick(editor, "Print with the note")
    assert editor.anatomy().printed == {Anatomy.DERMATOMES}
    tick(editor, "Dermatomes")
    assert editor.anatomy().printed == frozenset()
