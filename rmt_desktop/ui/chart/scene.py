"""What the canvas paints, kept up to date: the figure's layer and the marks' layer.

The scene is a picture of the chart and is never asked what the chart is. When one mark changes, only the part of the
picture it covered and covers is painted anew.
"""

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath

from rmt_desktop.domain.chart.chart import Chart
from rmt_desktop.domain.chart.display import Item, Label
from rmt_desktop.domain.chart.drawing import Drawn, Options, composed, draw_mark, labels_of
from rmt_desktop.domain.chart.echoes import surface_of
from rmt_desktop.domain.chart.figure_drawing import ON_DARK, FigureOptions, draw_figure
from rmt_desktop.domain.chart.figures import VIEWS, Figures, View
from rmt_desktop.domain.chart.geometry import XY, Box
from rmt_desktop.domain.chart.labels import box_of
from rmt_desktop.domain.chart.layer_drawing import draw_layers, extent_of, layer_labels, light_beside
from rmt_desktop.domain.chart.layers import LayerChoice, Layers, layers_over
from rmt_desktop.domain.chart.marks import Layer as MarkLayer
from rmt_desktop.domain.chart.marks import Mark
from rmt_desktop.domain.chart.placing import Placing
from rmt_desktop.domain.ids import MarkId
from rmt_desktop.ui.chart.camera import Camera
from rmt_desktop.ui.chart.layers import MARGIN, Layer
from rmt_desktop.ui.chart.overlay import paint_selection
from rmt_desktop.ui.chart.painting import Brush, Pictures, paint, painter_path, prepared

GHOST_OPACITY = 0.5
LEAST_NAME_PIXELS = 11.0  # of what is written on layers of anatomy
LARGEST_NAME_MM = 36.0  # beyond it a name is no larger than the least, however large the window's letters are
MOST_TOUCHED = 20  # beyond it painting everything is quicker


Placed = tuple[tuple[Box, Brush], ...]
"""Items ready to paint with where they lie, in millimetres."""


class Scene:
    """Figure and marks of one view, painted into layers."""

    def __init__(self, figures: Figures, view: View) -> None:
        self._figures = figures
        self._pictures = Pictures(figures)
        self._chart = Chart()
        self._ghost = Chart()
        self._options = Options()
        self._figure_options = FigureOptions()
        self._drawn: dict[MarkId, Ready] = {}
        self._ghosts: dict[MarkId, Ready] = {}
        self._anatomy = LayerChoice()
        self._writing = (0.0, "")  # size of the layers' letters in pixels, and their language
        self._anatomy_ready: Placed | None = None  # None until it is next painted
        self._names_ready: Placed = ()
        self._names_for: tuple[float, Box] | None = None  # the size and the room the names were made for
        self._room = self._seen = view.box  # where the names may be written, and what a layer's picture holds
        self._underlay: tuple[Item, ...] = ()
        self._gone: frozenset[MarkId] = frozenset()
        self._labels: dict[MarkId, Label] | None = None  # None until they are next painted
        self._paths: dict[str, QPainterPath] = {}
        self._figure_layer = Layer(self._paint_figure)
        self._marks_layer = Layer(self._paint_marks)
        self._selection_layer = Layer(self._paint_selection)
        self._selected: tuple[MarkId, ...] = ()
        self._accent = QColor()
        self.hides_selection = False  # while something is drawn or moved
        self.view = view
        self.placing = Placing(figures, view)

    @property
    def symbol_scale(self) -> float:
        """How large points are drawn now."""
        return self._options.symbol_scale

    def set_view(self, view: View) -> None:
        """Show another view or figure."""
        self.view = view
        self.placing = Placing(self._figures, view)
        self._paths = {}
        self._drawn, self._ghosts, self._labels = {}, {}, None
        self._anatomy_ready = None
        self.forget()

    def set_figure_options(self, options: FigureOptions) -> None:
        """Show the figure in another way."""
        if options != self._figure_options:
            self._figure_options = options
            self._anatomy_ready = None
            self._figure_layer.forget()

    def set_anatomy(self, choice: LayerChoice, *, letters: float, language: str) -> None:
        """Lay these layers over the figure, their names written ``letters`` pixels high."""
        if (choice.shown, choice.strength, (letters, language)) != (
            self._anatomy.shown,
            self._anatomy.strength,
            self._writing,
        ):
            self._anatomy, self._writing = choice, (letters, language)
            self._anatomy_ready = None
            self._figure_layer.forget()

    def anatomy(self) -> Layers:
        """Return the layers over this view."""
        return layers_over(self._figures, self.view.figure, self.view.name, self._anatomy.shown)

    def set_underlay(self, items: Sequence[Item]) -> None:
        """Show these between the figure and the marks."""
        if tuple(items) != self._underlay:
            self._underlay = tuple(items)
            self._figure_layer.forget()

    def set_options(self, options: Options) -> None:
        """Show marks in another way."""
        if options != self._options:
            self._options = options
            self._drawn, self._ghosts, self._labels = {}, {}, None
            self._marks_layer.forget()
            self._selection_layer.forget()

    def set_ghost(self, ghost: Chart) -> None:
        """Show the marks of an earlier visit faintly below."""
        self._ghost = ghost
        self._ghosts = {}
        self._marks_layer.forget()

    def ghost_marks(self) -> tuple[Mark, ...]:
        """Return the therapist's marks of the earlier visit that are seen."""
        return tuple(mark for mark in self._visible(self._ghost) if mark.layer is MarkLayer.THERAPIST)

    def set_selection(self, selected: tuple[MarkId, ...], accent: QColor) -> None:
        """Show these marks as selected."""
        if (selected, accent) != (self._selected, self._accent):
            self._selected, self._accent = selected, QColor(accent)
            self._selection_layer.forget()

    def show_chart(self, chart: Chart) -> None:
        """Show these marks; what is the same as before is not painted anew."""
        before = {mark.id: mark for mark in self.placing.all_seen(self._chart)}
        after = {mark.id: mark for mark in self.placing.all_seen(chart)}
        self._chart = chart
        changed = [key for key in {**before, **after} if before.get(key) != after.get(key)]
        if not frozenset(self._selected).isdisjoint(changed):
            self._selection_layer.forget()
        reordered = [key for key in before if key in after] != [key for key in after if key in before]
        if reordered or len(changed) > MOST_TOUCHED:
            self._marks_layer.forget()
        boxes = [old.box for mark_id in changed if (old := self._drawn.pop(mark_id, None)) is not None]
        boxes += [self.drawn(after[mark_id]).box for mark_id in changed if mark_id in after]
        self._repaint([*boxes, *self._relabel()])

    def hide(self, gone: frozenset[MarkId]) -> None:
        """Leave marks out for now: they are being moved or erased."""
        marks = (self._chart.mark(mark_id) for mark_id in self._gone ^ gone)
        seen = (self.placing.seen(mark) for mark in marks if mark is not None)
        boxes = [self.drawn(mark).box for mark in seen if mark is not None]
        self._gone = gone
        self._repaint([*boxes, *self._relabel()])

    def _repaint(self, boxes: Sequence[Box]) -> None:
        for box in boxes:
            self._marks_layer.touch(box)

    def _relabel(self) -> list[Box]:
        """Put every number where it is clear of the others; return where numbers were or are that moved."""
        before = self._labels or {}
        self._labels = labels_of([one.drawn for one in self._shown()])
        moved = [key for key in {**before, **self._labels} if before.get(key) != self._labels.get(key)]
        labels = [label for key in moved for label in (before.get(key), self._labels.get(key)) if label is not None]
        return [box_of(label).grown(2.0) for label in labels]

    def _shown(self) -> list["Ready"]:
        return [self.drawn(mark) for mark in self._visible(self._chart) if mark.id not in self._gone]

    def drawn(self, mark: Mark) -> "Ready":
        """Return a mark as this view shows it ready to paint, made once."""
        known = self._drawn.get(mark.id)
        if known is None or known.mark is not mark:
            known = self._drawn[mark.id] = Ready(draw_mark(mark, self._points(mark), self._options))
        return known

    def draw_alone(self, mark: Mark) -> Sequence[Item]:
        """Return the display list of a mark that is not of the chart: one being drawn or moved."""
        return composed(self.view, [draw_mark(mark, self._points(mark), self._options)])

    def _points(self, mark: Mark) -> Sequence[XY]:
        return [self.view.mm(point) for point in mark.points]

    def region_path(self, key: str) -> QPainterPath:
        """Return a region's border for the painter, made once."""
        if key not in self._paths:
            self._paths[key] = painter_path(self.view.by_key[key].contour.path)
        return self._paths[key]

    def is_fresh(self, camera: Camera, size: QSize) -> bool:
        """Say whether both layers can be shown as they are."""
        return all(layer.is_fresh(camera, size) for layer in self._layers())

    @property
    def is_empty(self) -> bool:
        """Whether nothing was ever painted, so that there is nothing to stretch meanwhile."""
        return self._figure_layer.is_empty

    def renew(self, camera: Camera, size: QSize, density: float) -> None:
        """Paint the layers that are out of date."""
        window = Box(*camera.to_mm(0, 0), *camera.to_mm(size.width(), size.height()))
        self._seen = window.grown(MARGIN / camera.scale)
        # A close-up ends at its edge; beside a whole figure there may be paper to write on.
        self._room = self.view.box.joined(window) if self.view.name in VIEWS else self.view.box
        for layer in self._layers():
            if not layer.is_fresh(camera, size):
                layer.renew(camera, size, density)

    def warming(self) -> Iterator[None]:
        """Get ready, in short steps, to say where on the skin a place of this view is."""
        surface = surface_of(self._figures, self.view.figure, self.view.name)
        yield
        if surface is not None:
            yield from surface.warming()

    def forget(self) -> None:
        """Paint everything anew next time: the screen's density changed."""
        for layer in self._layers():
            layer.forget()

    def _layers(self) -> tuple[Layer, Layer, Layer]:
        return self._figure_layer, self._marks_layer, self._selection_layer

    def show(self, painter: QPainter, camera: Camera) -> None:
        """Draw all layers."""
        self._figure_layer.show(painter, camera)
        self._marks_layer.show(painter, camera)
        if self._selected and not self.hides_selection:
            self._selection_layer.show(painter, camera)

    def _paint_selection(self, painter: QPainter, _box: Box | None) -> None:
        for mark in self._visible(self._chart):
            if mark.id in self._selected:
                scale = self._selection_layer.scale
                paint_selection(painter, mark.shape, self._points(mark), self._accent, scale, self.symbol_scale)

    def _paint_figure(self, painter: QPainter, box: Box | None) -> None:
        paint(painter, draw_figure(self.view, self._figure_options), self._pictures)
        if self._anatomy.shown:
            self._paint_anatomy(painter)
        paint(painter, self._underlay)

    def _paint_anatomy(self, painter: QPainter) -> None:
        """Paint the layers, made ready once, and what is written on them at this zoom; only what is in sight."""
        if self._anatomy_ready is None:
            tones = self._figure_options.tones
            items = draw_layers(self.view, self.anatomy(), outline=tones.line, strength=self._anatomy.strength)
            self._anatomy_ready, self._names_for = _placed(items), None
        letters, language = self._writing
        scale = self._figure_layer.scale
        size = max(LEAST_NAME_PIXELS, min(letters, LARGEST_NAME_MM * scale)) / scale
        if self._names_for != (size, self._room):
            tones = self._figure_options.tones
            names = layer_labels(
                self.view, self.anatomy(), size=size, language=language, halo=tones.light, room=self._room
            )
            if tones == ON_DARK:
                names = light_beside(names, self.view.outline)
            self._names_ready, self._names_for = _placed(names), (size, self._room)
        for box, brush in (*self._anatomy_ready, *self._names_ready):
            if box.meets(self._seen):
                brush(painter)

    def _paint_marks(self, painter: QPainter, box: Box | None) -> None:
        if self._ghost:
            painter.save()
            painter.setOpacity(GHOST_OPACITY)
            self._paint_ready(painter, [one for one in self._ready_ghosts() if _meets(one.box, box)])
            painter.restore()
        self._paint_ready(painter, [one for one in self._shown() if _meets(one.box, box)])
        if self._labels is None:
            self._relabel()
        labels = (self._labels or {}).values()
        paint(painter, [label for label in labels if _meets(box_of(label), box)])

    def _paint_ready(self, painter: QPainter, marks: "Sequence[Ready]") -> None:
        """Paint marks as :func:`composed` orders them: low inside the body, high above all."""
        if any(one.low for one in marks):
            painter.save()
            painter.setClipPath(self._outline(), Qt.ClipOperation.IntersectClip)
            for one in marks:
                for brush in one.low:
                    brush(painter)
            painter.restore()
        for one in marks:
            for brush in one.high:
                brush(painter)

    def _outline(self) -> QPainterPath:
        if "" not in self._paths:
            self._paths[""] = painter_path(self.view.outline.path)
        return self._paths[""]

    def _visible(self, chart: Chart) -> Sequence[Mark]:
        return [mark for mark in self.placing.all_seen(chart) if mark.layer not in self._options.hidden]

    def _ready_ghosts(self) -> "Sequence[Ready]":
        if not self._ghosts:
            faint = Options(symbol_scale=self._options.symbol_scale, is_ghost=True, with_labels=False)
            marks = self._visible(self._ghost)
            self._ghosts = {mark.id: Ready(draw_mark(mark, self._points(mark), faint)) for mark in marks}
        return list(self._ghosts.values())


class Ready:
    """A mark made ready for the painter."""

    def __init__(self, drawn: Drawn) -> None:
        self.drawn = drawn
        self.mark = drawn.mark
        self.box = drawn.box
        self.low = prepared(drawn.low)
        self.high = prepared(drawn.high)


def _placed(items: Sequence[Item]) -> "Placed":
    """Return items ready to paint, each with where it lies."""
    return tuple((extent_of(item), brush) for item, brush in zip(items, prepared(items), strict=True))


def _meets(one: Box, other: Box | None) -> bool:
    return other is None or one.meets(other)
