"""Where a mark lies in a view, whichever figure and from whichever side it was drawn.

A mark keeps the figure and view it was drawn on. On another figure of the same view it goes where the same skin is;
points that were drawn beside the body are shifted as the anchors of the regions round them are. In another view it
shows where it is seen there.
"""

from collections.abc import Sequence
from dataclasses import replace

from rmt_desktop.domain.chart.chart import Chart
from rmt_desktop.domain.chart.echoes import echo, surface_of
from rmt_desktop.domain.chart.figures import VIEWS, Figures, View
from rmt_desktop.domain.chart.geometry import XY
from rmt_desktop.domain.chart.marks import Mark, Shape
from rmt_desktop.domain.chart.wholes import outline_of
from rmt_desktop.domain.ids import MarkId

_SOFT_MM = 45.0  # round an anchor this far all shifts are alike, so that shapes bend and do not break

Pair = tuple[float, float, float, float]


class Placing:
    """Gives marks as one view shows them; what was worked out once is kept while the mark is."""

    def __init__(self, figures: Figures, view: View) -> None:
        self._figures = figures
        self._view = view
        self._known: dict[MarkId, tuple[Mark, Mark | None]] = {}

    def __call__(self, mark: Mark) -> Sequence[XY]:
        """Return the points of ``mark`` in the view, in millimetres; none where nothing of it is seen."""
        seen = self.seen(mark)
        return [self._view.mm(point) for point in seen.points] if seen is not None else []

    def seen(self, mark: Mark) -> Mark | None:
        """Return the mark as it would have been drawn in the view, or None where nothing of it is seen."""
        known = self._known.get(mark.id)
        if known is not None and known[0] is mark:
            return known[1]
        found = seen_in(self._view, mark, self._figures)
        self._known[mark.id] = (mark, found)
        return found

    def all_seen(self, chart: Chart) -> tuple[Mark, ...]:
        """Return all marks of a chart that are seen, as the view shows them, in drawing order."""
        return tuple(seen for mark in chart.marks if (seen := self.seen(mark)) is not None)


def whole_views(chart: Chart, figures: Figures, figure: str) -> tuple[str, ...]:
    """Return the whole views of a figure that together show what can be seen of a chart, in their usual order.

    They are those something was drawn in. For what was drawn in a close-up, and shows in none of those, it is the first
    that sees it; what lies on a picture of its own needs none.
    """
    needed = {view for view in VIEWS if chart.on(view)}
    for mark in chart.marks:
        if mark.view in VIEWS or chart.picture(mark.view) is not None:
            continue
        seeing = [view for view in VIEWS if seen_in(figures.view(figure, view), mark, figures) is not None]
        if seeing and needed.isdisjoint(seeing):
            needed.add(seeing[0])
    return tuple(view for view in VIEWS if view in needed)


def seen_in(view: View, mark: Mark, figures: Figures) -> Mark | None:
    """Return the mark as it would have been drawn in ``view``, None where nothing of it is seen.

    A figure this program does not have (a chart from a newer one) is taken to have the same proportions.
    """
    if mark.view != view.name:
        return echo(mark, view, figures)
    if mark.figure == view.figure:
        return mark
    points = placed(mark, view, figures)
    pressures = [point.pressure for point in mark.points] if len(points) == len(mark.points) else [1.0] * len(points)
    moved = (view.unit(x, y, force) for (x, y), force in zip(points, pressures, strict=True))
    return replace(mark, figure=view.figure, points=tuple(moved))


def placed(mark: Mark, view: View, figures: Figures) -> Sequence[XY]:
    """Return the points of a mark in millimetres of the same view of another figure."""
    if mark.is_whole and (ring := outline_of(mark.place, view)) is not None:
        return ring
    try:
        own = figures.view(mark.figure, mark.view)
    except KeyError:
        return [view.mm(point) for point in mark.points]
    surface = surface_of(figures, view.figure, view.name)
    if surface is not None and mark.spots and all(map(surface.skin.has, mark.spots)):
        return [surface.at(spot)[:2] for spot in mark.spots]
    points = carried([own.mm(point) for point in mark.points], own, view)
    return [_kept_in_region(own.mm(mark.points[0]), points[0], own, view)] if mark.shape is Shape.POINT else points


def carried(points: Sequence[XY], source: View, target: View) -> list[XY]:
    """Return places of one figure's view on another figure's: a smooth bend, shapes stay whole."""
    scale = target.height / source.height
    pairs = [
        (x, y, there.anchor[0] - x * scale, there.anchor[1] - y * scale)
        for region in source.regions
        if (there := target.by_key.get(region.key)) is not None and min(region.radius, there.radius) >= 4.0
        for x, y in (region.anchor,)
    ]
    return [_carried(x, y, pairs, scale) for x, y in points]


def _carried(x: float, y: float, pairs: Sequence[Pair], scale: float) -> XY:
    total = dx = dy = 0.0
    for ax, ay, shift_x, shift_y in pairs:
        near = ((x - ax) ** 2 + (y - ay) ** 2 + _SOFT_MM * _SOFT_MM) ** -1.5
        total += near
        dx += near * shift_x
        dy += near * shift_y
    return (x * scale + dx / total, y * scale + dy / total) if total else (x * scale, y * scale)


def _kept_in_region(before: XY, after: XY, source: View, target: View) -> XY:
    """Return ``after``, or the first place on the way to the anchor of the region it came from that lies in it."""
    home = source.region_at(*before)
    there = target.by_key.get(home.key) if home is not None else None
    if there is None:
        return after
    for step in range(9):
        share = step / 8
        nearer = (after[0] + (there.anchor[0] - after[0]) * share, after[1] + (there.anchor[1] - after[1]) * share)
        if there.contour.contains(*nearer):
            return nearer
    return there.anchor
