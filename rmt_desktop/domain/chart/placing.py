"""Where a mark lies in a view, whichever figure it was made on.

A mark keeps the figure it was drawn on. Shown on another figure of the same view, it goes where the same regions are:
each point is shifted as the anchors of the regions round it are, near ones counting most.
"""

from collections.abc import Sequence

from rmt_desktop.domain.chart.contours import Contour
from rmt_desktop.domain.chart.figures import Figures, View
from rmt_desktop.domain.chart.geometry import XY
from rmt_desktop.domain.chart.marks import Mark
from rmt_desktop.domain.ids import MarkId


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
    if mark.figure == view.figure:
        return [view.mm(point) for point in mark.points]
    try:
        own = figures.view(mark.figure, mark.view)
    except KeyError:
        return [view.mm(point) for point in mark.points]
    return carried([own.mm(point) for point in mark.points], own, view)


def carried(points: Sequence[XY], source: View, target: View) -> list[XY]:
    """Return places of one figure's view on another figure's."""
    pairs = [
        (*region.anchor, *target.by_key[region.key].anchor)
        for region in source.regions
        if region.key in target.by_key and min(region.radius, target.by_key[region.key].radius) >= 4.0
    ]
    return [_carried(x, y, pairs, source, target) for x, y in points]


def _carried(x: float, y: float, pairs: Sequence[tuple[float, float, float, float]], source: View, target: View) -> XY:
    total = dx = dy = 0.0
    scale = target.height / source.height
    for sx, sy, tx, ty in pairs:
        near = 1.0 / ((x - sx) ** 2 + (y - sy) ** 2 + 25.0) ** 1.5  # 5 mm round an anchor it alone decides
        total += near
        dx += near * (tx - sx * scale)
        dy += near * (ty - sy * scale)
    moved = (x * scale + dx / total, y * scale + dy / total) if total else (x * scale, y * scale)
    home = source.region_at(x, y)
    if home is None or home.key not in target.by_key:
        return moved
    return _into(target.by_key[home.key].contour, moved, target.by_key[home.key].anchor)


def _into(contour: Contour, place: XY, anchor: XY) -> XY:
    """Return ``place``, or the first place on the way to the region's anchor that lies in the region."""
    if contour.contains(*place):
        return place
    for step in range(1, 9):
        share = step / 8
        nearer = (place[0] + (anchor[0] - place[0]) * share, place[1] + (anchor[1] - place[1]) * share)
        if contour.contains(*nearer):
            return nearer
    return anchor
