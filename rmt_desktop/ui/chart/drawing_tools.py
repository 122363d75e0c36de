"""The tools that make marks: point, line, area, brush, arrow, measure, and filling a whole region or muscle."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from math import hypot

from rmt_desktop.base.i18n import N_
from rmt_desktop.domain.chart.contours import Contour
from rmt_desktop.domain.chart.geometry import XY, box_of, is_inside
from rmt_desktop.domain.chart.layers import LayerShape, area_at
from rmt_desktop.domain.chart.legend import MEASURED_KINDS, TRIGGER_POINTS, choice_of
from rmt_desktop.domain.chart.marks import Mark, Place, Point, Shape
from rmt_desktop.domain.chart.naming import place_of
from rmt_desktop.domain.chart.strokes import length, thinned
from rmt_desktop.domain.chart.wholes import whole_mark
from rmt_desktop.domain.ids import MarkId
from rmt_desktop.ui.chart.tools import NOTHING_TO_FILL, OFF_BODY, Contact, Desk, Outcome, Preview, Tool, is_off_body

TAP_MM = 6.0  # a stroke shorter than this was meant as a point
_CLOSED = (Shape.AREA,)


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
    """Draws a line of some shape with the pointer down. What is too small for one becomes a point."""

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
        return Preview(trail=tuple((one.x, one.y) for one in self._contacts), closed=self.shape in _CLOSED)


@dataclass
class MeasureTool(Tool):
    """Measures a straight line from where the pointer went down to where it is let go."""

    _from: Contact = Contact(0, 0)

    def press(self, desk: Desk, at: Contact) -> Preview | None:
        """Begin the line."""
        self._from = at
        return self.move(desk, at)

    def move(self, desk: Desk, at: Contact) -> Preview | None:
        """Show the line."""
        return Preview(trail=((self._from.x, self._from.y), (at.x, at.y)), is_straight=True)

    def release(self, desk: Desk, at: Contact) -> Outcome:
        """Make the mark."""
        return drawn(desk, Shape.MEASURE, [self._from, at])

    def so_far(self, desk: Desk) -> Outcome:
        """Return nothing: half a measurement is none."""
        return Outcome()


class FillTool(Tool):
    """Fills the region under the pointer, or the muscle where the kind speaks of one, by one click.

    With Shift it fills the area of the outermost layer of anatomy that is shown, and the finding says which that was.
    """

    def press(self, desk: Desk, at: Contact) -> Preview | None:
        """Wait for the release: a pointer that slid off fills nothing else."""
        return None

    def move(self, desk: Desk, at: Contact) -> Preview | None:
        """Show nothing."""
        return None

    def release(self, desk: Desk, at: Contact) -> Outcome:
        """Fill what is under the pointer; what is filled so already is selected."""
        area = area_at(desk.layers, at.x, at.y)
        if area is not None and area.contour is not None:
            return _filled(desk, area, area.contour, at)
        point = _mark(desk, Shape.POINT, [at])
        if point.place == Place():
            return Outcome(hint=NOTHING_TO_FILL if desk.view.is_picture else OFF_BODY)
        known = next((mark for mark in desk.marks if _says_the_same(mark, point)), None)
        if known is not None:
            return Outcome(selected=(known.id,))
        mark = whole_mark(point, desk.view)
        return Outcome(desk.chart.with_mark(mark), N_("Fill"), (mark.id,))


def _filled(desk: Desk, area: LayerShape, contour: Contour, at: Contact) -> Outcome:
    """Return the chart with the area of a layer filled; its name stands in the finding's note.

    Of an area in several pieces the one under the pointer is meant.
    """
    pointed = [ring for ring in contour.rings if is_inside(at.x, at.y, ring)]
    ring = max(pointed or contour.rings, key=length)
    kept = [ring[i] for i in thinned(ring)]
    mark = _mark(desk, Shape.AREA, [Contact(*point) for point in kept])
    mark = replace(mark, note=area.name.in_(desk.language))
    return Outcome(desk.chart.with_mark(mark), N_("Fill"), (mark.id,))


def _says_the_same(mark: Mark, other: Mark) -> bool:
    one, two = mark.place, other.place
    is_there = (one.muscle, one.side) == (two.muscle, two.side) and (bool(one.muscle) or one.region == two.region)
    return mark.is_whole and choice_of(mark) == choice_of(other) and is_there


def drawn(desk: Desk, shape: Shape, contacts: Sequence[Contact]) -> Outcome:
    """Return the chart with a new mark, or a hint when nothing of it lies on the body."""
    points = [(one.x, one.y) for one in contacts]
    if shape is not Shape.POINT and is_tap(shape, points):
        shape, contacts = Shape.POINT, [contacts[0]]
    if shape not in (Shape.POINT, Shape.MEASURE):
        kept = thinned(points)
        contacts = [contacts[i] for i in kept]
        if shape is Shape.AREA and len(contacts) < 3:
            shape = Shape.STROKE
    mark = _mark(desk, shape, contacts)
    if is_off_body(desk.view, mark.place):
        return Outcome(hint=OFF_BODY)
    return Outcome(desk.chart.with_mark(mark), N_("Mark"), (mark.id,))


def is_tap(shape: Shape, points: Sequence[XY]) -> bool:
    """Say whether a freehand gesture is too small to be a line or an area, and was meant as a point."""
    if shape is Shape.AREA:
        box = box_of(points)
        return max(box.width, box.height) < TAP_MM
    return length(points) < TAP_MM


def _mark(desk: Desk, shape: Shape, contacts: Sequence[Contact]) -> Mark:
    """Return a new mark with everything that follows from how it was drawn."""
    mark = Mark(
        id=MarkId(desk.new_id()),
        kind=desk.kind,
        own=desk.own,
        shape=shape,
        layer=desk.layer,
        figure=desk.view.figure,
        view=desk.view.name,
        points=tuple(_pulled(desk, one) for one in contacts),
        intensity=desk.intensity,
    )
    mark = replace(mark, place=place_of(desk.view, mark, deep_first=desk.deep_first))
    if shape is Shape.ARROW:
        return _as_arrow(mark, desk)
    is_measured = shape is Shape.MEASURE or (shape is Shape.STROKE and desk.kind in MEASURED_KINDS)
    if is_measured and not desk.view.is_picture:  # nobody knows how large a photo shows things
        return replace(mark, length=round(length([(one.x, one.y) for one in contacts])))
    return mark


def _as_arrow(mark: Mark, desk: Desk) -> Mark:
    """Return an arrow with where it leads to; one that begins on a trigger point shows where that refers."""
    start, tip = (replace(mark, shape=Shape.POINT, points=(mark.points[i],)) for i in (0, -1))
    begun = desk.at(*desk.view.mm(mark.points[0]))
    return replace(
        mark,
        place=place_of(desk.view, start, deep_first=desk.deep_first),
        leads_to=replace(place_of(desk.view, tip), muscle=""),
        of=begun.id if begun is not None and begun.kind in TRIGGER_POINTS else MarkId(""),
    )


def _pulled(desk: Desk, one: Contact) -> Point:
    """Return a contact as a point of the unit square, its pressure in hundredths."""
    return desk.view.unit(one.x, one.y, round(one.pressure, 2))
