"""What a pointer does to the chart: small state machines without Qt.

A tool is pressed, moved and released in millimetres of the figure. While the pointer is down it only says what to show
(:class:`Preview`); the chart is replaced once, at release. A long line can be asked for before (``so_far``), so that it
can be saved while it is drawn.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from math import hypot

from rmt_desktop.base.i18n import N_
from rmt_desktop.domain.chart.chart import Chart
from rmt_desktop.domain.chart.figures import View
from rmt_desktop.domain.chart.geometry import XY, box_of
from rmt_desktop.domain.chart.hit import mark_at
from rmt_desktop.domain.chart.marks import Layer, Mark, MarkKind, Place, Point, Shape
from rmt_desktop.domain.chart.naming import place_of
from rmt_desktop.domain.chart.strokes import length, thinned
from rmt_desktop.domain.ids import MarkId

TAP_MM = 6.0  # a stroke shorter than this was meant as a point
CLICK_PIXELS = 4.0  # a mark moved less than this was only clicked


class ToolName(StrEnum):
    """The tools of the chart."""

    SELECT = "select"
    POINT = "point"
    STROKE = "stroke"
    AREA = "area"
    ERASE = "erase"


@dataclass(frozen=True, slots=True)
class Contact:
    """Where the pointer is, in millimetres, and how hard it presses (0 to 1)."""

    x: float
    y: float
    pressure: float = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """What a tool works on: frozen while the pointer is down.

    ``marks`` are those on this view that may be changed; ``per_pixel`` is millimetres per pixel of the screen.
    """

    chart: Chart
    view: View
    marks: tuple[Mark, ...]
    placed: Callable[[Mark], Sequence[XY]]
    kind: MarkKind
    intensity: int | None
    layer: Layer
    new_id: Callable[[], str]
    per_pixel: float
    symbol_scale: float = 1.0
    deep_first: bool = False

    def at(self, x: float, y: float) -> Mark | None:
        """Return the mark under the pointer, or None."""
        return mark_at(self.marks, x, y, placed=self.placed, reach=4.0 * self.per_pixel, symbol_scale=self.symbol_scale)


@dataclass(frozen=True, slots=True)
class Preview:
    """What to show while the pointer is down: a line so far, marks moved, marks that will go."""

    trail: tuple[XY, ...] = ()
    closed: bool = False
    moved: Mark | None = None
    gone: frozenset[MarkId] = frozenset()


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a gesture led to. ``text`` names it for undo, ``selected`` is the mark to go on with, ``hint`` a message."""

    chart: Chart | None = None
    text: str = ""
    selected: MarkId | None = None
    hint: str = ""


OFF_BODY = N_("Please mark on the body.")


class Tool:
    """Base of all tools: what each does with the pointer."""

    def press(self, desk: Desk, at: Contact) -> Preview | None:
        """Begin a gesture."""
        raise NotImplementedError

    def move(self, desk: Desk, at: Contact) -> Preview | None:
        """Go on with it."""
        raise NotImplementedError

    def release(self, desk: Desk, at: Contact) -> Outcome:
        """End it."""
        raise NotImplementedError

    def so_far(self, desk: Desk) -> Outcome:
        """Return what it would lead to if it ended now; nothing for what takes no time."""
        return Outcome()


class PointTool(Tool):
    """Places one point where the pointer is let go."""

    def press(self, desk: Desk, at: Contact) -> Preview | None:
        """Show where the point would be."""
        return Preview(trail=((at.x, at.y),))

    def move(self, desk: Desk, at: Contact) -> Preview | None:
        """Show where the point would be."""
        return self.press(desk, at)

    def release(self, desk: Desk, at: Contact) -> Outcome:
        """Place the point."""
        return drawn(desk, Shape.POINT, [at])


@dataclass
class FreehandTool(Tool):
    """Draws a stroke or an area with the pointer down. What is too small for one becomes a point."""

    shape: Shape
    _contacts: list[Contact] = field(default_factory=list)

    def press(self, desk: Desk, at: Contact) -> Preview | None:
        """Begin the line."""
        self._contacts = [at]
        return self._preview()

    def move(self, desk: Desk, at: Contact) -> Preview | None:
        """Lengthen the line."""
        last = self._contacts[-1]
        if hypot(at.x - last.x, at.y - last.y) < 0.7 * desk.per_pixel:
            return None
        self._contacts.append(at)
        return self._preview()

    def release(self, desk: Desk, at: Contact) -> Outcome:
        """Make the mark."""
        contacts, self._contacts = [*self._contacts, at], []
        return drawn(desk, self.shape, contacts)

    def so_far(self, desk: Desk) -> Outcome:
        """Return the mark as it is now."""
        return drawn(desk, self.shape, self._contacts) if self._contacts else Outcome()

    def _preview(self) -> Preview:
        return Preview(trail=tuple((one.x, one.y) for one in self._contacts), closed=self.shape is Shape.AREA)


@dataclass
class SelectTool(Tool):
    """Selects a mark and drags it. A mark made on another figure becomes one of this figure when it is moved."""

    _mark: Mark | None = None
    _from: Contact = Contact(0, 0)

    def press(self, desk: Desk, at: Contact) -> Preview | None:
        """Take hold of the mark under the pointer."""
        self._mark, self._from = desk.at(at.x, at.y), at
        return Preview(moved=self._mark) if self._mark is not None else None

    def move(self, desk: Desk, at: Contact) -> Preview | None:
        """Show the mark where it is dragged to."""
        return Preview(moved=self._dragged(desk, at)) if self._mark is not None else None

    def release(self, desk: Desk, at: Contact) -> Outcome:
        """Leave the mark where it is now; named anew if it was moved."""
        mark, dragged = self._mark, self._dragged(desk, at)
        self._mark = None
        if mark is None:
            return Outcome()
        if dragged is None or dragged is mark:
            return Outcome(selected=mark.id)
        place = place_of(desk.view, dragged, deep_first=desk.deep_first)
        if place == Place():
            return Outcome(selected=mark.id, hint=OFF_BODY)
        return Outcome(desk.chart.with_mark(replace(dragged, place=place)), N_("Move finding"), mark.id)

    def _dragged(self, desk: Desk, at: Contact) -> Mark | None:
        if self._mark is None:
            return None
        dx, dy = at.x - self._from.x, at.y - self._from.y
        if hypot(dx, dy) < CLICK_PIXELS * desk.per_pixel:
            return self._mark
        return shifted(self._mark, desk, dx, dy)


@dataclass
class EraseTool(Tool):
    """Takes away every mark the pointer touches."""

    _gone: set[MarkId] = field(default_factory=set)

    def press(self, desk: Desk, at: Contact) -> Preview | None:
        """Begin with the mark under the pointer."""
        self._gone = set()
        return self.move(desk, at)

    def move(self, desk: Desk, at: Contact) -> Preview | None:
        """Take the mark under the pointer too."""
        left = replace(desk, marks=tuple(mark for mark in desk.marks if mark.id not in self._gone))
        mark = left.at(at.x, at.y)
        if mark is not None:
            self._gone.add(mark.id)
        return Preview(gone=frozenset(self._gone)) if self._gone else None

    def release(self, desk: Desk, at: Contact) -> Outcome:
        """Return the chart without what was touched."""
        self.move(desk, at)
        chart = desk.chart
        for mark_id in self._gone:
            chart = chart.without(mark_id)
        gone, self._gone = self._gone, set()
        return Outcome(chart, N_("Erase")) if gone else Outcome()


def tool(name: ToolName) -> Tool:
    """Return a fresh tool."""
    match name:
        case ToolName.SELECT:
            return SelectTool()
        case ToolName.POINT:
            return PointTool()
        case ToolName.STROKE:
            return FreehandTool(Shape.STROKE)
        case ToolName.AREA:
            return FreehandTool(Shape.AREA)
        case ToolName.ERASE:
            return EraseTool()


def drawn(desk: Desk, shape: Shape, contacts: Sequence[Contact]) -> Outcome:
    """Return the chart with a new mark, or a hint when nothing of it lies on the body."""
    points = [(one.x, one.y) for one in contacts]
    if shape is not Shape.POINT and is_tap(shape, points):
        shape, contacts = Shape.POINT, [contacts[0]]
    if shape is not Shape.POINT:
        kept = thinned(points)
        contacts = [contacts[i] for i in kept]
        if shape is Shape.AREA and len(contacts) < 3:
            shape = Shape.STROKE
    mark = Mark(
        id=MarkId(desk.new_id()),
        kind=desk.kind,
        shape=shape,
        layer=desk.layer,
        figure=desk.view.figure,
        view=desk.view.name,
        points=tuple(_pulled(desk.view, one) for one in contacts),
        intensity=desk.intensity,
    )
    place = place_of(desk.view, mark, deep_first=desk.deep_first)
    if place == Place():
        return Outcome(hint=OFF_BODY)
    return Outcome(desk.chart.with_mark(replace(mark, place=place)), N_("Mark"), mark.id)


def is_tap(shape: Shape, points: Sequence[XY]) -> bool:
    """Say whether a freehand gesture is too small to be a line or an area, and was meant as a point."""
    if shape is Shape.STROKE:
        return length(points) < TAP_MM
    box = box_of(points)
    return max(box.width, box.height) < TAP_MM


def shifted(mark: Mark, desk: Desk, dx: float, dy: float) -> Mark:
    """Return the mark moved by millimetres on the figure that is shown."""
    pressures = [point.pressure for point in mark.points]
    points = [
        desk.view.unit(x + dx, y + dy, pressure) for (x, y), pressure in zip(desk.placed(mark), pressures, strict=True)
    ]
    return replace(mark, figure=desk.view.figure, points=tuple(points))


def _pulled(view: View, one: Contact) -> Point:
    """Return a contact as a point of the unit square, its pressure in hundredths."""
    return view.unit(one.x, one.y, round(one.pressure, 2))
