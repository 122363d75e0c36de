"""The body chart as one widget: picture, palette, intensity, the selected finding, the list, undo.

Whoever holds it shows it a chart and hears of every change; the chart itself is a value.
"""

from collections.abc import Callable, Iterable
from dataclasses import replace

from PySide6.QtCore import QElapsedTimer, QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent, QUndoStack
from PySide6.QtWidgets import QSplitter, QWidget

from rmt_desktop.base.i18n import N_, Translator
from rmt_desktop.domain.chart.chart import Chart
from rmt_desktop.domain.chart.edits import mark_in
from rmt_desktop.domain.chart.figures import VIEW_NAMES, VIEWS, Figures
from rmt_desktop.domain.chart.legend import LEGEND, kinds_of
from rmt_desktop.domain.chart.marks import Layer, Mark, MarkKind, Place
from rmt_desktop.domain.chart.names import Names
from rmt_desktop.domain.chart.sentences import sentence
from rmt_desktop.domain.ids import MarkId
from rmt_desktop.domain.sides import Side
from rmt_desktop.ui.chart.canvas import ChartCanvas, Pen
from rmt_desktop.ui.chart.commands import ReplaceChart
from rmt_desktop.ui.chart.finding_bar import FindingBar
from rmt_desktop.ui.chart.mark_list import MarkList
from rmt_desktop.ui.chart.palette import tool_for_key
from rmt_desktop.ui.chart.sidebar import Sidebar
from rmt_desktop.ui.chart.status import StatusLine
from rmt_desktop.ui.chart.tools import Outcome, ToolName
from rmt_desktop.ui.widgets.choices import Segments, Strip
from rmt_desktop.ui.widgets.layouts import column, row
from rmt_desktop.ui.widgets.text import label

TEN_MS = 900  # 1 and 0 typed within this are a ten
WIDEST_INTENSITY = 520
BESIDE_FROM = 860  # pixels of width from which the list stands beside the picture

_NATURAL_TOOLS = {
    MarkKind.TRIGGER_ACTIVE: ToolName.POINT,
    MarkKind.TRIGGER_LATENT: ToolName.POINT,
    MarkKind.TENDER: ToolName.POINT,
    MarkKind.SCAR: ToolName.STROKE,
}


class ChartEditor(QWidget):
    """The body chart to draw on."""

    chart_changed = Signal(object)  # Chart

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
    ) -> None:
        super().__init__()
        self._figures = figures
        self._tr = tr
        self._new_id = new_id
        self._names = names
        self._chart = Chart()
        self._figure = figure
        self._ghost: Chart | None = None
        self._withdrawn: tuple[tuple[tuple[str, ...], Side], ...] = ()
        self._is_readonly = False
        self._tools_of_kinds: dict[MarkKind, ToolName] = {}
        self._typed = QElapsedTimer()
        self._last_digit = -1
        first = kinds_of(layer)[0] if layer is Layer.CLIENT else MarkKind.TRIGGER_ACTIVE
        self._pen = Pen(tool=_NATURAL_TOOLS.get(first, ToolName.AREA), kind=first, layer=layer)
        self._stack = QUndoStack(self)
        self.setAccessibleName(tr(N_("Body chart")))
        self._build(modest=modest, touch=layer is Layer.CLIENT)
        self._connect()
        self.set_layer(layer)

    # What others call

    def chart(self) -> Chart:
        """Return the chart as it is now."""
        return self._chart

    def show_chart(self, chart: Chart) -> None:
        """Show another chart and forget the steps that led to the last one; the same chart changes nothing."""
        if chart != self._chart:
            self._stack.clear()
            self._show(chart)

    def view(self) -> str:
        """Return the name of the view that is shown."""
        return self.canvas.view.name

    def set_view(self, name: str) -> None:
        """Show the body from ``front``, ``back``, ``left`` or ``right``."""
        self._tabs.set_value(name)
        self.canvas.set_view(self._figure, name)
        self._apply_withdrawn()

    def set_figure(self, figure: str) -> None:
        """Show the ``female`` or ``male`` figure; marks made on the other go where the same regions are."""
        if figure != self._figure:
            self._figure = figure
            self.canvas.set_view(figure, self.view())
            self._apply_withdrawn()
        self.sidebar.set_figure(figure)

    def set_layer(self, layer: Layer) -> None:
        """Draw on this layer from now on; the other is seen and not changed."""
        self.sidebar.kinds.set_kinds(kinds_of(layer))
        kind = self._pen.kind if self._pen.kind in kinds_of(layer) else kinds_of(layer)[0]
        self._pen = replace(self._pen, layer=layer)
        self._choose_kind(kind)
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

    def set_readonly(self, readonly: bool) -> None:  # noqa: FBT001 - as Qt's own setters
        """Only look and read, or draw again."""
        self._is_readonly = readonly
        self.canvas.set_readonly(readonly)
        self.sidebar.set_readonly(readonly=readonly)
        self._intensity.setVisible(not readonly)
        self._intensity_label.setVisible(not readonly)
        self.list.set_editable(self._pen.layer, readonly=readonly)
        self._show_selected()

    def show_mark(self, mark_id: MarkId) -> None:
        """Select a mark and bring it into sight, on whichever view it is. An unknown one selects nothing."""
        mark = self._chart.mark(mark_id)
        if mark is not None and mark.view != self.view() and mark.view in VIEWS:
            self.set_view(mark.view)
        self.canvas.select(mark_id if mark is not None else None)
        if mark is not None:
            self.canvas.reveal_mark(mark)

    def undo(self) -> None:
        """Take back the last step."""
        self._stack.undo()

    def redo(self) -> None:
        """Do again what was taken back."""
        self._stack.redo()

    def undo_stack(self) -> QUndoStack:
        """Return the steps, for actions and for the question whether anything changed."""
        return self._stack

    # Building

    def _build(self, *, modest: bool, touch: bool) -> None:
        tr = self._tr
        self.canvas = ChartCanvas(
            figures=self._figures, figure=self._figure, view="front", tr=tr, names=self._names, new_id=self._new_id
        )
        self.canvas.set_figure_options(modest=modest)
        entries = tuple((name, tr(VIEW_NAMES[name])) for name in VIEWS)
        self._tabs = Segments(entries, tr(N_("View")), touch=touch, optional=False)
        self._tabs.set_value("front")
        self.sidebar = Sidebar(tr, self._stack, layer_menu=not touch, touch=touch, modest=modest)
        self._status = StatusLine(tr, self._names)
        self._intensity = Strip(tr(N_("Intensity")), touch=touch)
        self._intensity.setMaximumWidth(WIDEST_INTENSITY)
        self._finding = FindingBar(self._figures, self._names, tr)
        self.list = MarkList(figures=self._figures, names=self._names, tr=tr)
        picture = QWidget()
        upper = column(picture, spacing=6)
        upper.addWidget(self._tabs)
        middle = row(spacing=6)
        middle.addWidget(self.sidebar)
        middle.addWidget(self.canvas, 1)
        upper.addLayout(middle, 1)
        upper.addWidget(self._status)
        scale = row(spacing=6)
        self._intensity_label = label(tr(N_("Intensity")), "small")
        scale.addWidget(self._intensity_label)
        scale.addWidget(self._intensity, 1)
        scale.addStretch(0)
        upper.addLayout(scale)
        upper.addWidget(self._finding)
        self._split = QSplitter(Qt.Orientation.Vertical)
        self._split.setChildrenCollapsible(False)
        self._split.addWidget(picture)
        self._split.addWidget(self.list)
        self._split.setStretchFactor(0, 3)
        self._split.setStretchFactor(1, 2)
        outer = column(self)
        outer.addWidget(self._split)
        self.list.setVisible(False)
        for action in self.sidebar.shortcut_actions():
            self.addAction(action)

    def _connect(self) -> None:
        self._tabs.chosen.connect(self.set_view)
        self.canvas.edited.connect(self._edited)
        self.canvas.selected.connect(lambda _: self._show_selected())
        self.canvas.hovered.connect(lambda key: self._status.show_region(self.canvas.view, key))
        self.canvas.hinted.connect(self._status.show_hint)
        self.canvas.digit_typed.connect(self._type_digit)
        self.canvas.delete_pressed.connect(self._delete_selected)
        self._intensity.chosen.connect(self._choose_intensity)
        self._finding.changed.connect(lambda mark: self._replace_mark(mark, N_("Change place")))
        self._finding.removed.connect(self._delete_selected)
        self.list.selected.connect(lambda mark_id: self.show_mark(MarkId(mark_id)))
        self.list.changed.connect(lambda mark: self._replace_mark(mark, N_("Change finding")))
        self.list.removed.connect(lambda mark_id: self._delete(MarkId(mark_id)))
        self.list.added.connect(self._add_in)
        side = self.sidebar
        side.kind_chosen.connect(self._choose_kind)
        side.tool_chosen.connect(self._choose_tool)
        side.zoomed.connect(self.canvas.zoom)
        side.fitted.connect(self.canvas.fit)
        side.list_toggled.connect(self.list.setVisible)
        side.hidden_changed.connect(self._hide_layers)
        side.ghost_toggled.connect(lambda shown: self.canvas.set_ghost(self._ghost if shown else None))
        side.look_chosen.connect(lambda look: self.canvas.set_figure_options(look=look))
        side.modest_toggled.connect(lambda modest: self.canvas.set_figure_options(modest=modest))
        side.deep_toggled.connect(lambda deep: self._set_pen(replace(self._pen, deep_first=deep)))
        side.figure_chosen.connect(self.set_figure)

    # Drawing

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose a tool by its letter."""
        name = tool_for_key(event.text()) if not event.modifiers() and not self._is_readonly else None
        if name is not None:
            self._choose_tool(name)
        else:
            super().keyPressEvent(event)

    def _choose_kind(self, kind: MarkKind) -> None:
        self.sidebar.kinds.set_kind(kind)
        tool = self._tools_of_kinds.get(kind, _NATURAL_TOOLS.get(kind, ToolName.AREA))
        self._set_pen(replace(self._pen, kind=kind, tool=tool))
        self.sidebar.tools.set_tool(tool)

    def _choose_tool(self, name: ToolName) -> None:
        self.sidebar.tools.set_tool(name)
        if name not in (ToolName.SELECT, ToolName.ERASE):
            self._tools_of_kinds[self._pen.kind] = name
        self._set_pen(replace(self._pen, tool=name))

    def _choose_intensity(self, value: int | None) -> None:
        self._set_pen(replace(self._pen, intensity=value))
        mark = self._selected()
        if mark is not None and self._may_change(mark):
            self._replace_mark(replace(mark, intensity=value), N_("Change intensity"), gesture=f"intensity {mark.id}")

    def _type_digit(self, digit: int) -> None:
        is_ten = digit == 0 and self._last_digit == 1 and self._typed.isValid() and self._typed.elapsed() < TEN_MS
        self._last_digit = digit
        self._typed.start()
        value = 10 if is_ten else digit
        self._intensity.set_value(value)
        self._choose_intensity(value)

    def _set_pen(self, pen: Pen) -> None:
        self._pen = pen
        rated = LEGEND[pen.kind].is_rated
        self.canvas.set_pen(pen if rated else replace(pen, intensity=None))

    def _edited(self, outcome: Outcome) -> None:
        if outcome.chart is not None:
            self._push(outcome.chart, outcome.text)

    def _add_in(self, place: Place) -> None:
        if self._is_readonly:
            return
        pen = self._pen
        mark = mark_in(
            place,
            id=MarkId(self._new_id()),
            kind=pen.kind,
            layer=pen.layer,
            figures=self._figures,
            figure=self._figure,
            view=self.view(),
            intensity=pen.intensity if LEGEND[pen.kind].is_rated else None,
            taken=self._chart.marks,
        )
        self._replace_mark(mark, N_("Mark"))
        self.show_mark(mark.id)

    def _delete_selected(self) -> None:
        mark = self._selected()
        if mark is not None:
            self._delete(mark.id)

    def _delete(self, mark_id: MarkId) -> None:
        mark = self._chart.mark(mark_id)
        if mark is not None and self._may_change(mark):
            self._push(self._chart.without(mark_id), N_("Delete finding"))

    def _replace_mark(self, mark: Mark, text: str, *, gesture: str = "") -> None:
        self._push(self._chart.with_mark(mark), text, gesture=gesture)

    def _push(self, after: Chart, text: str, *, gesture: str = "") -> None:
        if after != self._chart and not self._is_readonly:
            self._stack.push(ReplaceChart(self._chart, after, self._tr(text), self._apply, gesture=gesture))

    def _apply(self, chart: Chart) -> None:
        self._show(chart)
        self.chart_changed.emit(chart)

    # Showing

    def _show(self, chart: Chart) -> None:
        self._chart = chart
        self.canvas.show_chart(chart)
        self.list.show_chart(chart)
        self.sidebar.set_count(len(chart.marks))
        self._show_selected()

    def _show_selected(self) -> None:
        mark = self._selected()
        self.list.select(mark.id if mark is not None else None)
        editable = mark is not None and self._may_change(mark)
        self._finding.show_mark(mark, editable=editable)
        if mark is not None and editable and LEGEND[mark.kind].is_rated:
            self._intensity.set_value(mark.intensity)
        else:
            self._intensity.set_value(self._pen.intensity)
        if mark is not None:
            self.canvas.walk.announce(sentence(mark, self._names, self._tr))

    def _selected(self) -> Mark | None:
        mark_id = self.canvas.selected_mark()
        return self._chart.mark(mark_id) if mark_id is not None else None

    def _may_change(self, mark: Mark) -> bool:
        return not self._is_readonly and mark.layer is self._pen.layer

    def _hide_layers(self, hidden: frozenset[Layer]) -> None:
        self.canvas.set_hidden(hidden)

    def _apply_withdrawn(self) -> None:
        view = self.canvas.view
        keys: frozenset[str] = frozenset()
        for ids, side in self._withdrawn:
            keys |= view.keys(ids, side)
        self.canvas.set_figure_options(withdrawn=keys)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the list beside the picture where there is room, else below."""
        super().resizeEvent(event)
        wide = event.size().width() >= BESIDE_FROM
        self._split.setOrientation(Qt.Orientation.Horizontal if wide else Qt.Orientation.Vertical)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "sidebar"):
            self.sidebar.dress()
