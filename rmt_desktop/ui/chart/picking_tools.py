"""The tools that work on marks that are there: select and move one or several, lasso, erase."""

from dataclasses import dataclass, field, replace
from math import hypot

from rmt_desktop.base.i18n import N_
from rmt_desktop.domain.chart.geometry import is_inside
from rmt_desktop.domain.chart.marks import Mark, Shape
from rmt_desktop.domain.chart.naming import place_of
from rmt_desktop.domain.ids import MarkId
from rmt_desktop.ui.chart.tools import CLICK_PIXELS, OFF_BODY, Contact, Desk, Outcome, Preview, Tool, is_off_body


@dataclass
class SelectTool(Tool):
    """Selects a mark and drags it, with the others that are selected. A mark of another figure becomes one of this."""

    _held: tuple[Mark, ...] = ()
    _from: Contact = Contact(0, 0)

    def press(self, desk: Desk, at: Contact) -> Preview | None:
        """Take hold of the mark under the pointer, or of all that are selected if it is one of them."""
        mark, self._from = desk.at(at.x, at.y), at
        self._held = () if mark is None else desk.chosen if mark in desk.chosen else (mark,)
        return Preview(moved=self._held) if self._held else None

    def move(self, desk: Desk, at: Contact) -> Preview | None:
        """Show the marks where they are dragged to."""
        return Preview(moved=self._dragged(desk, at)) if self._held else None

    def release(self, desk: Desk, at: Contact) -> Outcome:
        """Leave the marks where they are now; named anew if they were moved."""
        held, dragged = self._held, self._dragged(desk, at)
        self._held = ()
        chosen = tuple(mark.id for mark in held)
        if dragged == held:
            return Outcome(selected=chosen)
        chart = desk.chart
        for mark in dragged:
            place = place_of(desk.view, mark, deep_first=desk.deep_first)
            if is_off_body(desk.view, place):
                return Outcome(selected=chosen, hint=OFF_BODY)
            chart = chart.with_mark(replace(mark, place=place))
        return Outcome(chart, N_("Move finding"), chosen)

    def _dragged(self, desk: Desk, at: Contact) -> tuple[Mark, ...]:
        dx, dy = at.x - self._from.x, at.y - self._from.y
        if hypot(dx, dy) < CLICK_PIXELS * desk.per_pixel:
            return self._held
        return tuple(shifted(mark, desk, dx, dy) for mark in self._held)


@dataclass
class LassoTool(Tool):
    """Selects every mark that lies more than half within a line drawn round it. A tap selects one mark or none."""

    _line: list[tuple[float, float]] = field(default_factory=list)

    def press(self, desk: Desk, at: Contact) -> Preview | None:
        """Begin the line."""
        self._line = [(at.x, at.y)]
        return self._preview()

    def move(self, desk: Desk, at: Contact) -> Preview | None:
        """Lengthen the line."""
        x, y = self._line[-1]
        if hypot(at.x - x, at.y - y) < desk.per_pixel:
            return None
        self._line.append((at.x, at.y))
        return self._preview()

    def release(self, desk: Desk, at: Contact) -> Outcome:
        """Select what is inside."""
        line, self._line = self._line, []
        if len(line) < 3:
            mark = desk.at(at.x, at.y)
            return Outcome(selected=(mark.id,) if mark is not None else ())
        caught = tuple(mark.id for mark in desk.marks if _is_caught(mark, desk, line))
        return Outcome(selected=caught, hint="" if caught else NOTHING_CAUGHT)

    def _preview(self) -> Preview:
        return Preview(trail=tuple(self._line), closed=True)


NOTHING_CAUGHT = N_("No finding lies within the line.")


def _is_caught(mark: Mark, desk: Desk, line: list[tuple[float, float]]) -> bool:
    points = desk.placed(mark)
    return sum(is_inside(x, y, line) for x, y in points) * 2 > len(points)


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


def shifted(mark: Mark, desk: Desk, dx: float, dy: float) -> Mark:
    """Return the mark moved by millimetres on the figure that is shown. What was moved is no whole region any more."""
    points = desk.placed(mark)
    pressures = [point.pressure for point in mark.points] if len(points) == len(mark.points) else [1.0] * len(points)
    moved = tuple(desk.view.unit(x + dx, y + dy, force) for (x, y), force in zip(points, pressures, strict=True))
    shape = Shape.AREA if mark.is_whole else mark.shape
    return replace(mark, figure=desk.view.figure, view=desk.view.name, points=moved, shape=shape, is_whole=False)
