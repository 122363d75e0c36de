"""The body chart as one widget: picture, palette, intensity, the selected finding, the list, undo.

Whoever holds it shows it a chart and hears of every change; the chart itself is a value.
"""

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent, QUndoStack
from PySide6.QtWidgets import QMenu

from rmt_desktop.base.i18n import N_, Translator
from rmt_desktop.domain.chart.chart import Chart
from rmt_desktop.domain.chart.echoes import anchored_chart
from rmt_desktop.domain.chart.edits import mirrored, repeated
from rmt_desktop.domain.chart.figures import VIEWS, Figures
from rmt_desktop.domain.chart.layers import LayerChoice
from rmt_desktop.domain.chart.legend import Choice, kind_for_key, kinds_of, style_of
from rmt_desktop.domain.chart.looks import Look
from rmt_desktop.domain.chart.marks import Layer, Mark
from rmt_desktop.domain.chart.names import Names
from rmt_desktop.domain.chart.overtime import carried_over, confirmed, stamped, with_origins
from rmt_desktop.domain.chart.sentences import sentence
from rmt_desktop.domain.chart.typed import TypedFinding, typed_marks
from rmt_desktop.domain.ids import MarkId
from rmt_desktop.domain.sides import Side
from rmt_desktop.ui.chart.commands import ReplaceChart
from rmt_desktop.ui.chart.details import FindingDetails
from rmt_desktop.ui.chart.frame import EditorFrame
from rmt_desktop.ui.chart.palette import tool_for_key
from rmt_desktop.ui.chart.pencase import Pencase
from rmt_desktop.ui.chart.tools import Outcome, ToolName

Stamp = Callable[[], tuple[str, datetime | None]]
"""Says who draws, and when it is."""


class ChartEditor(EditorFrame):
    """The body chart to draw on."""

    chart_changed = Signal(object)  # Chart
    view_changed = Signal()
    sketched = Signal()  # what ``sketch`` returns is another now
    details_opened = Signal(object)  # FindingDetails

    def __init__(
        self,
        figures: Figures,
        tr: Translator,
        new_id: Callable[[], str],
        *,
        layer: Layer,
        modest: bool,
        names: Names,
        figure: str = "female",
        stamp: Stamp = lambda: ("", None),
    ) -> None:
        touch = layer is Layer.CLIENT
        super().__init__(figures=figures, figure=figure, tr=tr, names=names, new_id=new_id, modest=modest, touch=touch)
        self._figures = figures
        self._tr = tr
        self._new_id = new_id
        self._stamp = stamp
        self._names = names
        self._chart = Chart()
        self._figure = figure
        self._ghost: Chart | None = None
        self._withdrawn: tuple[tuple[tuple[str, ...], Side], ...] = ()
        self._is_readonly = False
        self._pencase = Pencase(layer)
        self._connect()
        self.set_layer(layer)

    # What others call

    def chart(self) -> Chart:
        """Return the chart as it is now."""
        return self._chart

    def sketch(self) -> Chart | None:
        """Return the chart with the line being drawn, as far as it is; None while nothing is being drawn."""
        return self.canvas.sketch()

    def show_chart(self, chart: Chart) -> None:
        """Show another chart and forget the steps that led to the last one; the same chart changes nothing."""
        if chart != self._chart:
            self.stack.clear()
            self._show(chart)

    def view(self) -> str:
        """Return the name of the view that is shown."""
        return self.canvas.view.name

    def set_view(self, name: str) -> None:
        """Show the body from ``front``, ``back``, ``left`` or ``right``."""
        self.tabs.set_value(name)
        self.canvas.set_view(self._figure, name)
        self.status.set_view(self.canvas.view)
        self._apply_withdrawn()
        self.view_changed.emit()

    def set_look(self, look: Look) -> None:
        """Draw the skin like this until another way is chosen."""
        self.canvas.set_figure_options(look=look)
        self.sidebar.set_look(look)

    def set_figure(self, figure: str) -> None:
        """Show another figure; marks made on the one before go where the same regions are."""
        if figure != self._figure:
            self._figure = figure
            self.tabs.set_figure(figure)
            view = self.view() if self._figures.has(figure, self.view()) else VIEWS[0]
            self.tabs.set_value(view)
            self.canvas.set_view(figure, view)
            self._apply_withdrawn()
            self.view_changed.emit()
        self.sidebar.set_figure(figure)

    def set_layer(self, layer: Layer) -> None:
        """Draw on this layer from now on; the other is seen and not changed."""
        self.sidebar.kinds.set_kinds(kinds_of(layer))
        self._pencase.choose_layer(layer)
        self._take_pen()
        self.list.set_editable(layer, readonly=self._is_readonly)

    def set_ghost(self, chart: Chart | None) -> None:
        """Show the marks of an earlier visit faintly below, or none."""
        self._ghost = chart
        self.canvas.set_ghost(chart)
        self.sidebar.set_ghost_offered(offered=bool(chart))

    def set_withdrawn(self, areas: Iterable[tuple[Iterable[str], Side]]) -> None:
        """Turn areas red: region ids without side, and the client's side, for each."""
        self._withdrawn = tuple((tuple(ids), side) for ids, side in areas)
        self._apply_withdrawn()

    def anatomy(self) -> LayerChoice:
        """Return which layers of anatomy are shown, and whether the note's paper shows them."""
        return self.sidebar.anatomy.choice

    def set_anatomy(self, choice: LayerChoice) -> None:
        """Show these layers of anatomy."""
        self.sidebar.anatomy.set_choice(choice)

    def set_readonly(self, readonly: bool) -> None:  # noqa: FBT001 - as Qt's own setters
        """Only look and read, or draw again."""
        self._is_readonly = readonly
        self.canvas.set_readonly(readonly)
        self.set_drawing_visible(visible=not readonly)
        self.list.set_editable(self._pencase.pen.layer, readonly=readonly)
        self._show_selected()

    def show_mark(self, mark_id: MarkId) -> None:
        """Select a mark and bring it into sight, on whichever view it is. An unknown one selects nothing."""
        mark = self._chart.mark(mark_id)
        if mark is not None and self._figures.has(self._figure, mark.view) and not self.canvas.shows(mark):
            self.set_view(mark.view)
        self.canvas.select(*((mark_id,) if mark is not None else ()))
        if mark is not None:
            self.canvas.reveal_mark(mark)

    def undo(self) -> None:
        """Take back the last step."""
        self.stack.undo()

    def redo(self) -> None:
        """Do again what was taken back."""
        self.stack.redo()

    def replace_chart(self, chart: Chart, text: str) -> None:
        """Put another chart in the place of this one as a step that can be undone; ``text`` is its message id."""
        self._push(chart, text)

    def add_menu(self, menu: QMenu, *actions: QAction) -> None:
        """Put a menu and actions below what is shown."""
        self.sidebar.add_menu(menu, *actions)

    def undo_stack(self) -> QUndoStack:
        """Return the steps, for actions and for the question whether anything changed."""
        return self.stack

    def _connect(self) -> None:
        self.tabs.chosen.connect(self.set_view)
        self.canvas.edited.connect(self._edited)
        self.canvas.sketched.connect(self.sketched)
        self.canvas.selected.connect(lambda _: self._show_selected())
        self.canvas.hovered.connect(lambda key: self.status.show_region(self.canvas.view, key, self.canvas.under))
        self.canvas.walk.moved.connect(self._show_walked)
        self.canvas.hinted.connect(self.status.show_hint)
        self.canvas.digit_typed.connect(self._type_digit)
        self.canvas.delete_pressed.connect(self._delete_selected)
        self.intensity.chosen.connect(self._choose_intensity)
        self.finding.changed.connect(lambda mark: self._replace_mark(mark, N_("Change place")))
        self.finding.removed.connect(self._delete_selected)
        self.finding.mirror_pressed.connect(self._mirror)
        self.finding.repeat_pressed.connect(self._repeat)
        self.finding.details_pressed.connect(self._open_details)
        self.finding.confirmed.connect(self._confirm)
        self.list.selected.connect(lambda mark_id: self.show_mark(MarkId(mark_id)))
        self.list.changed.connect(lambda mark: self._replace_mark(mark, N_("Change finding")))
        self.list.removed.connect(lambda mark_id: self._delete(MarkId(mark_id)))
        self.list.added.connect(self._add_in)
        side = self.sidebar
        side.kind_chosen.connect(self._begin_kind)
        side.tool_chosen.connect(self._choose_tool)
        side.zoomed.connect(self.canvas.zoom)
        side.fitted.connect(self.canvas.fit)
        side.list_toggled.connect(self.list.setVisible)
        side.hidden_changed.connect(self._hide_layers)
        side.ghost_toggled.connect(lambda shown: self.canvas.set_ghost(self._ghost if shown else None))
        side.look_chosen.connect(lambda look: self.canvas.set_figure_options(look=look))
        side.modest_toggled.connect(lambda modest: self.canvas.set_figure_options(modest=modest))
        side.deep_toggled.connect(self._prefer_deep)
        side.figure_chosen.connect(self.set_figure)
        side.anatomy_chosen.connect(self.canvas.set_anatomy)
        side.carry_pressed.connect(self._carry_over)
        self.canvas.ghost_pressed.connect(lambda mark_id: self._carry_over(MarkId(mark_id)))

    # Drawing

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose a kind by its letter, a tool by Shift and its letter."""
        shifted = event.modifiers() == Qt.KeyboardModifier.ShiftModifier
        name = tool_for_key(event.text()) if shifted and not self._is_readonly else None
        kind = None
        if not event.modifiers() and not self._is_readonly:
            kind = kind_for_key(event.text(), self._pencase.pen.layer)
        if name is not None:
            self._choose_tool(name)
        elif kind is not None:
            self._begin_kind(kind)
        else:
            super().keyPressEvent(event)

    def _choose_kind(self, kind: Choice) -> None:
        self._pencase.choose_kind(kind)
        self._take_pen()

    def _begin_kind(self, kind: Choice) -> None:
        """Let go of the mark made last: what is chosen from now on is for the next one."""
        self.canvas.select()
        self._choose_kind(kind)

    def _choose_tool(self, name: ToolName) -> None:
        self._pencase.choose_tool(name)
        self._take_pen()

    def _prefer_deep(self, deep_first: bool) -> None:  # noqa: FBT001 - a slot
        self._pencase.prefer_deep(deep_first=deep_first)
        self._take_pen()

    def _choose_intensity(self, value: int | None) -> None:
        self._pencase.choose_intensity(value)
        self._take_pen()
        rated = [mark for mark in self._all_selected() if self._may_change(mark) and style_of(mark).is_rated]
        if rated:
            gesture = f"intensity {' '.join(mark.id for mark in rated)}"
            chart = self._chart.with_marks(replace(mark, intensity=value) for mark in rated)
            self._push(chart, N_("Change intensity"), gesture=gesture)

    def _type_digit(self, digit: int) -> None:
        value = self._pencase.type_digit(digit)
        self.intensity.set_value(value)
        self._choose_intensity(value)

    def _take_pen(self) -> None:
        pen = self._pencase.pen
        self.sidebar.kinds.set_kind(pen.choice)
        self.sidebar.tools.set_tool(pen.tool)
        self.canvas.set_pen(pen)

    def _edited(self, outcome: Outcome) -> None:
        if outcome.chart is not None:
            self._push(outcome.chart, outcome.text)

    def _add_in(self, finding: TypedFinding) -> None:
        """Add a finding that was named in words, on each side it has."""
        if self._is_readonly:
            return
        pen = self._pencase.pen
        marks = typed_marks(
            finding,
            new_id=self._new_id,
            kind=pen.choice,
            intensity=self._pencase.intensity,
            layer=pen.layer,
            figures=self._figures,
            figure=self._figure,
            view=self.view(),
            taken=self._chart.marks,
        )
        self._push(self._chart.with_marks(marks), N_("Mark"))
        self.show_mark(marks[-1].id)

    def _mirror(self) -> None:
        """Copy what is selected to the other side of the body."""
        self._copy(N_("Mirror"), lambda mark: mirrored(mark, self._figures, MarkId(self._new_id())))

    def _repeat(self) -> None:
        """Copy what is selected beside it."""
        self._copy(N_("Repeat"), lambda mark: repeated(mark, self._figures, MarkId(self._new_id())))

    def _copy(self, text: str, copied: Callable[[Mark], Mark | None]) -> None:
        mine = (mark for mark in self._all_selected() if self._may_change(mark))
        copies = [copy for mark in mine if (copy := copied(mark)) is not None]
        if copies:
            self._push(self._chart.with_marks(copies), text)
            self.show_mark(copies[0].id)
            self.canvas.select(*(copy.id for copy in copies))

    def _carry_over(self, *mark_ids: MarkId) -> None:
        """Bring over findings of the last visit, all or some, to be confirmed."""
        if self._ghost is None:
            return
        after = carried_over(self._ghost, self._chart, self._new_id, ids=mark_ids)
        if after == self._chart:
            self.status.show_hint(self._tr(N_("Everything found at the last visit is here already.")))
            return
        self._push(after, N_("Bring over findings"))
        brought = [mark for mark in after.marks if mark.source and self._chart.mark(mark.id) is not None]
        self.show_mark(brought[-1].id)
        self.status.show_hint(self._tr(N_("Brought over from the last visit: confirm or change what is still so.")))

    def _confirm(self) -> None:
        chart = self._chart.with_marks(confirmed(mark) for mark in self._all_selected() if self._may_change(mark))
        self._push(chart, N_("Confirm finding"))

    def _open_details(self) -> None:
        mark = self._selected()
        if mark is None or not self._may_change(mark):
            return
        gesture = f"details {mark.id}"
        dialog = FindingDetails(mark, self._said, self._tr, self)
        dialog.changed.connect(lambda changed: self._replace_mark(changed, N_("Change details"), gesture=gesture))
        self.details_opened.emit(dialog)
        dialog.open()

    def _delete_selected(self) -> None:
        self._delete(*(mark.id for mark in self._all_selected()))

    def _delete(self, *mark_ids: MarkId) -> None:
        chart = self._chart
        for mark_id in mark_ids:
            mark = chart.mark(mark_id)
            if mark is not None and self._may_change(mark):
                chart = chart.without(mark_id)
        self._push(chart, N_("Delete finding"))

    def _replace_mark(self, mark: Mark, text: str, *, gesture: str = "") -> None:
        self._push(self._chart.with_mark(mark), text, gesture=gesture)

    def _push(self, after: Chart, text: str, *, gesture: str = "") -> None:
        if after != self._chart and not self._is_readonly:
            by, at = self._stamp()
            after = anchored_chart(self._chart, with_origins(self._chart, after), self._figures)
            after = stamped(self._chart, after, by=by, at=at)
            self.stack.push(ReplaceChart(self._chart, after, self._tr(text), self._apply, gesture=gesture))

    def _apply(self, chart: Chart) -> None:
        self._show(chart)
        self.chart_changed.emit(chart)

    # Showing

    def _show(self, chart: Chart) -> None:
        self._chart = chart
        self.canvas.show_chart(chart)
        self.list.show_chart(chart)
        self.sidebar.set_count(len(chart.marks))
        self.tabs.show_pictures(chart.backgrounds())
        self._show_selected()

    def _show_walked(self) -> None:
        """Name the region the keyboard is on, as the one under a pointer is named."""
        walk = self.canvas.walk
        if walk.region is not None and walk.has_focus():
            self.status.show_region(self.canvas.view, walk.region.key, walk.shapes(walk.region))

    def _show_selected(self) -> None:
        mark = self._selected()
        self.list.select(mark.id if mark is not None else None)
        editable = mark is not None and self._may_change(mark)
        self.finding.show_mark(mark, text=self._said(mark) if mark is not None else "", editable=editable)
        if mark is not None and editable and style_of(mark).is_rated:
            self.intensity.set_value(mark.intensity)
        else:
            self.intensity.set_value(self._pencase.intensity)
        if mark is not None:
            self.canvas.walk.announce(self._said(mark))

    def _said(self, mark: Mark) -> str:
        return sentence(mark, self._names, self._tr, chart=self._chart)

    def _selected(self) -> Mark | None:
        """Return the selected mark, None when there are none or several."""
        selected = self._all_selected()
        return selected[0] if len(selected) == 1 else None

    def _all_selected(self) -> tuple[Mark, ...]:
        wanted = self.canvas.selected_marks()
        return tuple(mark for mark in self._chart.marks if mark.id in wanted)

    def _may_change(self, mark: Mark) -> bool:
        return not self._is_readonly and mark.layer is self._pencase.pen.layer

    def _hide_layers(self, hidden: frozenset[Layer]) -> None:
        self.canvas.set_hidden(hidden)

    def _apply_withdrawn(self) -> None:
        view = self.canvas.view
        keys: frozenset[str] = frozenset()
        for ids, side in self._withdrawn:
            keys |= view.keys(ids, side)
        self.canvas.set_figure_options(withdrawn=keys)
