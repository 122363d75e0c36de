"""The figure to draw on: pointer and keys become gestures of the tools.

The canvas never changes the chart. It says what was done (``edited``) and is shown the result.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from PySide6.QtCore import QEvent, QPointF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QHideEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPalette,
    QShowEvent,
    QTabletEvent,
)

from rmt_desktop.base.i18n import Translator
from rmt_desktop.domain.chart.chart import Chart
from rmt_desktop.domain.chart.display import Item
from rmt_desktop.domain.chart.figures import Figures
from rmt_desktop.domain.chart.geometry import XY, Box, box_of
from rmt_desktop.domain.chart.layers import LayerChoice
from rmt_desktop.domain.chart.marks import Mark, Shape
from rmt_desktop.domain.chart.names import Names
from rmt_desktop.domain.chart.walk import Direction, free_spot
from rmt_desktop.domain.ids import MarkId
from rmt_desktop.ui.chart.drawing_tools import drawn
from rmt_desktop.ui.chart.overlay import Trail, paint_closing, paint_focus, paint_hover, paint_point
from rmt_desktop.ui.chart.painting import paint
from rmt_desktop.ui.chart.pencase import Pen
from rmt_desktop.ui.chart.toolbox import tool
from rmt_desktop.ui.chart.tools import Contact, Desk, Outcome, Preview, Tool, ToolName
from rmt_desktop.ui.chart.view import ChartView
from rmt_desktop.ui.chart.walker import RegionWalk

_ARROWS = {
    Qt.Key.Key_Up: Direction.UP,
    Qt.Key.Key_Down: Direction.DOWN,
    Qt.Key.Key_Left: Direction.LEFT,
    Qt.Key.Key_Right: Direction.RIGHT,
}
_CURSORS = {
    ToolName.SELECT: Qt.CursorShape.ArrowCursor,
    ToolName.FILL: Qt.CursorShape.PointingHandCursor,
    ToolName.ERASE: Qt.CursorShape.PointingHandCursor,
}
WARM_MS = 250
TRAIL_REACH_MM = 24.0  # how far round a pointer a point's symbol may reach


class ChartCanvas(ChartView):
    """One view of the body to draw on, with the pointer or the keyboard alone."""

    edited = Signal(object)  # Outcome with a chart
    sketched = Signal()  # a line got longer, or was given up
    selected = Signal(str)  # mark id, empty for none
    hinted = Signal(str)  # a sentence for the user
    digit_typed = Signal(int)
    delete_pressed = Signal()
    touched = Signal(float, float)  # place of the body a gesture ended at, in millimetres
    ghost_pressed = Signal(str)  # id of an earlier visit's mark

    def __init__(
        self, *, figures: Figures, figure: str, view: str, tr: Translator, names: Names, new_id: Callable[[], str]
    ) -> None:
        super().__init__(figures=figures, figure=figure, view=view, tr=tr)
        self._new_id = new_id
        self._chart = Chart()
        self._pen = Pen()
        self._tool: Tool = tool(self._pen.tool)
        self._desk: Desk | None = None
        self._preview: Preview | None = None
        self._trail = Trail()
        self._selected: tuple[MarkId, ...] = ()
        self._is_readonly = False
        self._tablet_down = False
        self._has_pen = False  # someone draws with one here
        self.walk = RegionWalk(self, self.view, tr=tr, names=names)
        self.walk.pressed.connect(self._pressed_by_name)
        self.walk.moved.connect(self.update)
        self._steps: Iterator[None] = iter(())
        self._warming = QTimer(self)
        self._warming.timeout.connect(self._warm)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._set_cursor()

    def set_view(self, figure: str, name: str) -> None:
        """Show another view or figure, fitted."""
        self._drop_gesture()
        super().set_view(figure, name)
        self.walk.set_view(self.view)
        self.walk.show_layers(self.anatomy())
        self.walk.place(self.camera)

    def set_anatomy(self, choice: LayerChoice) -> None:
        """Lay these layers of anatomy over the figure; the walk over the regions names them too."""
        super().set_anatomy(choice)
        self.walk.show_layers(self.anatomy())

    def show_chart(self, chart: Chart) -> None:
        """Show these marks; a selected mark that is gone is not selected any more."""
        self._chart = chart
        self.select(*(mark_id for mark_id in self._selected if chart.mark(mark_id) is not None))
        super().show_chart(chart)
        self.walk.show_chart(chart)

    def set_pen(self, pen: Pen) -> None:
        """Draw with this from now on."""
        if pen.tool is not self._pen.tool:
            self._drop_gesture()
            self._tool = tool(pen.tool)
        self._pen = pen
        self._set_cursor()

    def set_readonly(self, readonly: bool) -> None:  # noqa: FBT001 - a Qt-like setter
        """Only look, or draw again."""
        self._drop_gesture()
        self._is_readonly = readonly
        self._set_cursor()

    def select(self, *mark_ids: MarkId) -> None:
        """Show these marks as selected, or none."""
        if mark_ids != self._selected:
            self._selected = mark_ids
            self._scene.set_selection(mark_ids, self.palette().color(QPalette.ColorRole.Highlight))
            self.selected.emit(mark_ids[0] if len(mark_ids) == 1 else "")
            self.update()

    def selected_marks(self) -> tuple[MarkId, ...]:
        """Return the selected marks."""
        return self._selected

    def set_underlay(self, items: Sequence[Item]) -> None:
        """Show these between the figure and the marks."""
        self._scene.set_underlay(items)
        self.update()

    def shows(self, mark: Mark) -> bool:
        """Say whether anything of a mark is seen in this view."""
        return self._scene.placing.seen(mark) is not None

    def reveal_mark(self, mark: Mark) -> None:
        """Bring a mark of this view into sight."""
        points = self._scene.placing(mark)
        if points:
            self.reveal(*points[len(points) // 2])

    def sketch(self) -> Chart | None:
        """Return the chart as it would be if the pen were lifted now; None while nothing is being drawn."""
        return self._tool.so_far(self._desk).chart if self._desk is not None else None

    def mark_here(self) -> None:
        """Place a point in the region the keyboard is on, beside those that are there."""
        region = self.walk.region
        if region is None or self._is_readonly:
            return
        taken = [self.view.mm(mark.points[0]) for mark in self._scene.placing.all_seen(self._chart)]
        self._finish(drawn(self._make_desk(), Shape.POINT, [Contact(*free_spot(region, taken))]))
        self.walk.announce(self.walk.sentence(region))

    def camera_moved(self) -> None:
        """Lay the regions' targets over their regions, and paint the line being drawn where it is now."""
        if self._preview is not None:
            self._trail.begin(self.size(), self.devicePixelRatioF())
            self._grow_trail(self._preview)
        self.walk.place(self.camera)

    def paint_above(self, painter: QPainter) -> None:
        """Show what is under the pointer, what has the keyboard, what is selected, what is being drawn."""
        accent = self.palette().color(QPalette.ColorRole.Highlight)
        scale = self.camera.scale
        if self._hover and self._desk is None:
            paint_hover(painter, self._scene.region_path(self._hover), accent, scale)
        if self.walk.region is not None and self.walk.has_focus():
            paint_focus(painter, self._scene.region_path(self.walk.region.key), accent, scale)
        preview = self._preview
        if preview is None or self._desk is None:
            return
        if preview.moved:
            for mark in preview.moved:
                paint(painter, self._scene.draw_alone(mark))
        elif len(preview.trail) == 1:
            paint_point(painter, preview.trail[0], self._pen.choice, self._scene.symbol_scale)
        elif preview.trail:
            painter.save()
            painter.resetTransform()
            self._trail.show(painter)
            painter.restore()
            if preview.closed:
                paint_closing(painter, preview.trail, self._pen.choice, scale)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin a gesture with the left button."""
        if event.button() == Qt.MouseButton.LeftButton and not self._space_down and not self._tablet_down:
            self.setFocus(Qt.FocusReason.MouseFocusReason)
            self._begin(Contact(*self.mm(event.position())), by_layer=_is_shifted(event))
        else:
            super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Go on with the gesture, or look what is under the pointer."""
        if self._desk is not None and not self._tablet_down:
            self._go_on(Contact(*self.mm(event.position())))
        else:
            super().mouseMoveEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """End the gesture."""
        if self._desk is not None and event.button() == Qt.MouseButton.LeftButton and not self._tablet_down:
            self._end(Contact(*self.mm(event.position())))
        else:
            super().mouseReleaseEvent(event)
            self._set_cursor()

    def finger(self, kind: QEvent.Type, at: QPointF) -> None:
        """Draw with a finger; beside a pen a finger moves the figure, so that a resting hand marks nothing."""
        contact = Contact(*self.mm(at))
        if self._has_pen or self._is_readonly:
            super().finger(kind, at)
        elif kind is QEvent.Type.TouchBegin:
            self._begin(contact)
        elif kind is QEvent.Type.TouchUpdate:
            self._go_on(contact)
        elif kind is QEvent.Type.TouchEnd:
            self._end(contact)
        else:
            self._drop_gesture()

    def second_finger(self) -> None:
        """Take back what the first finger began to draw."""
        super().second_finger()
        self._drop_gesture()

    def tabletEvent(self, event: QTabletEvent) -> None:
        """Draw with a pen: like the mouse, with pressure."""
        self._has_pen = True
        contact = Contact(*self.mm(event.position()), max(0.01, event.pressure()))
        match event.type():
            case QEvent.Type.TabletPress if event.button() == Qt.MouseButton.LeftButton:
                self._tablet_down = True
                self._begin(contact, by_layer=_is_shifted(event))
            case QEvent.Type.TabletMove if self._tablet_down:
                self._go_on(contact)
            case QEvent.Type.TabletRelease if self._tablet_down:
                self._tablet_down = False
                if self._desk is not None:
                    self._end(contact)
            case _:
                event.ignore()
                return
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk over the regions by arrows, mark by Return, set the intensity by digits, delete, give up by Escape."""
        key = Qt.Key(event.key())
        plain = not event.modifiers() & ~(Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier)
        if key in _ARROWS and plain:
            self.reveal(*self.walk.step(_ARROWS[key]).anchor)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and plain:
            self.mark_here()
        elif plain and event.text().isdecimal() and not self._is_readonly:
            self.digit_typed.emit(int(event.text()))
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and not self._is_readonly:
            self.delete_pressed.emit()
        elif key == Qt.Key.Key_Escape and (self._desk is not None or self._selected):
            self._drop_gesture()
            self.select()
        else:
            super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        """Have the tool's own cursor again after Space."""
        super().keyReleaseEvent(event)
        if not self._space_down:
            self._set_cursor()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "_selected"):
            self._scene.set_selection(self._selected, self.palette().color(QPalette.ColorRole.Highlight))

    def showEvent(self, event: QShowEvent) -> None:
        """Get ready to draw once the picture stands, so that the first line does not wait."""
        super().showEvent(event)
        self._steps = self._scene.warming()
        self._warming.start(WARM_MS)

    def _warm(self) -> None:
        self._warming.setInterval(0)
        if next(self._steps, self) is self:
            self._warming.stop()

    def hideEvent(self, event: QHideEvent) -> None:
        """Wait for nothing while nobody looks."""
        self._warming.stop()
        super().hideEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Give the keyboard to the region it was last on, when one tabs here."""
        super().focusInEvent(event)
        if event.reason() in (
            Qt.FocusReason.TabFocusReason,
            Qt.FocusReason.BacktabFocusReason,
            Qt.FocusReason.ShortcutFocusReason,
        ):
            self.reveal(*self.walk.start().anchor)

    def _begin(self, at: Contact, *, by_layer: bool = False) -> None:
        if self._is_readonly:
            return
        self._desk = replace(self._make_desk(), layers=self.anatomy() if by_layer else {})
        self._trail.begin(self.size(), self.devicePixelRatioF())
        self._show(self._tool.press(self._desk, at))

    def _go_on(self, at: Contact) -> None:
        if self._desk is not None:
            preview = self._tool.move(self._desk, at)
            if preview is not None:
                self._show(preview)
                self.sketched.emit()

    def _end(self, at: Contact) -> None:
        if self._desk is None:
            return
        desk = self._desk
        outcome = self._tool.release(desk, at)
        self._drop_gesture()
        self._finish(outcome)
        self.touched.emit(at.x, at.y)
        if self._pen.tool is ToolName.SELECT and outcome == Outcome():
            earlier = replace(desk, marks=self._scene.ghost_marks()).at(at.x, at.y)
            if earlier is not None:
                self.ghost_pressed.emit(earlier.id)

    def _finish(self, outcome: Outcome) -> None:
        if outcome.chart is not None:
            self.edited.emit(outcome)
        self.select(*outcome.selected)
        self.hinted.emit(self._tr(outcome.hint) if outcome.hint else "")

    def _drop_gesture(self) -> None:
        if self._desk is not None:
            self._tool = tool(self._pen.tool)
            self._desk = None
            self._preview = None
            self._scene.hides_selection = False
            self._scene.hide(frozenset())
            self.update()
            self.sketched.emit()

    def _show(self, preview: Preview | None) -> None:
        before, self._preview = self._preview, preview
        self._scene.hides_selection = preview is not None
        if preview is not None:
            self._grow_trail(preview)
        gone = preview.gone if preview is not None else frozenset()
        if preview is not None and preview.moved:
            gone = frozenset(mark.id for mark in preview.moved)
        self._scene.hide(gone)
        dirty = _dirty(before, preview)
        if dirty is None or gone:
            self.update()
        else:
            self.update_mm(dirty)

    def _grow_trail(self, preview: Preview) -> None:
        if preview.is_straight:
            self._trail.begin(self.size(), self.devicePixelRatioF())
        self._trail.grow(preview.trail, self._pen.choice, self.camera)

    def _points(self, mark: Mark) -> Sequence[XY]:
        return [self.view.mm(point) for point in mark.points]

    def _make_desk(self) -> Desk:
        pen = self._pen
        marks = tuple(
            mark
            for mark in self._scene.placing.all_seen(self._chart)
            if mark.layer is pen.layer and mark.layer not in self._hidden
        )
        return Desk(
            chart=self._chart,
            view=self.view,
            marks=marks,
            chosen=tuple(mark for mark in marks if mark.id in self._selected),
            placed=self._points,
            kind=pen.kind,
            own=pen.own,
            intensity=pen.intensity,
            layer=pen.layer,
            new_id=self._new_id,
            per_pixel=1 / self.camera.scale,
            symbol_scale=self._scene.symbol_scale,
            deep_first=pen.deep_first,
            language=self._tr.language,
        )

    def _pressed_by_name(self, key: str) -> None:
        self.walk.go_to(key)
        self.mark_here()

    def _set_cursor(self) -> None:
        look_only = Qt.CursorShape.ArrowCursor
        self.setCursor(look_only if self._is_readonly else _CURSORS.get(self._pen.tool, Qt.CursorShape.CrossCursor))


def _is_shifted(event: QMouseEvent | QTabletEvent) -> bool:
    return bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)


def _dirty(*previews: Preview | None) -> Box | None:
    """Return the part of the figure a growing line changes, or None when it is more than a part."""
    if any(preview is not None and preview.is_straight for preview in previews):
        return None
    trails = [preview.trail for preview in previews if preview is not None and not preview.moved]
    if len(trails) < 2 or previews[-1] is None or not all(trails):
        return None
    before, after = trails
    last = after[max(0, len(before) - 2) :] if len(after) > 1 else (*before, *after)
    ends = (*last, after[0]) if previews[-1].closed else last
    return box_of(ends).grown(TRAIL_REACH_MM)
