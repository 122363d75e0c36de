"""Where a mark lies in a view, whichever figure it was made on.

A mark keeps the figure it was drawn on. Shown on another figure of the same view, it goes where the same regions are:
each point is shifted as the anchors of the regions round it are, near ones counting most.
"""

from collections.abc import Sequence

from rmt_desktop.domain.chart.figures import Figures, View
from rmt_desktop.domain.chart.geometry import XY
from rmt_desktop.domain.chart.marks import Mark, Shape
from rmt_desktop.domain.chart.wholes import outline_of
from rmt_desktop.domain.ids import MarkId

_SOFT_MM = 45.0  # round an anchor this far all shifts are alike, so that shapes bend and do not break

Pair = tuple[float, float, float, float]


class Placing:
    """Gives the points of marks in millimetres of one view; what was worked out once is kept while the mark is."""

    def __init__(self, figures: Figures, view: View) -> None:
        self._figures = figures
        self._view = view
        self._known: dict[MarkId, tuple[Mark, Sequence[XY]]] = {}

    def __call__(self, mark: Mark) -> Sequence[XY]:
        """Return the points of ``mark`` in the view."""
        known = self._known.get(mark.id)
        if known is not None and known[0] is mark:
            return known[1]
        points = placed(mark, self._view, self._figures)
        self._known[mark.id] = (mark, points)
        return points


def placed(mark: Mark, view: View, figures: Figures) -> Sequence[XY]:
    """Return the points of a mark in millimetres of ``view``, moved over from its own figure where that is another.

    A figure this program does not have (a chart from a newer one) is taken to have the same proportions.
    """
    if mark.is_whole and mark.figure != view.figure and (ring := outline_of(mark.place, view)) is not None:
        return ring
    if mark.figure == view.figure:
        return [view.mm(point) for point in mark.points]
    try:
        own = figures.view(mark.figure, mark.view)
    except KeyError:
        return [view.mm(point) for point in mark.points]
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
