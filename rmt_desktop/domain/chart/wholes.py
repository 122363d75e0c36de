"""Marks that cover a whole region or a whole muscle.

Such a mark keeps the outline it had where it was made, and on another figure takes the outline of the same region or
muscle there. A muscle that shows in several pieces is marked at its largest.
"""

from collections.abc import Sequence
from dataclasses import replace

from rmt_desktop.domain.chart.figures import View
from rmt_desktop.domain.chart.geometry import XY, signed_area
from rmt_desktop.domain.chart.marks import Mark, Place, Shape
from rmt_desktop.domain.chart.strokes import thinned
from rmt_desktop.domain.sides import Side

MOST_POINTS = 160  # enough for any region's border to within a millimetre


def whole_mark(mark: Mark, view: View) -> Mark:
    """Return the mark grown over the whole of its place; unchanged where the view does not show that."""
    ring = outline_of(mark.place, view)
    if ring is None:
        return mark
    return replace(mark, shape=Shape.AREA, is_whole=True, points=tuple(view.unit(x, y) for x, y in ring))


def outline_of(place: Place, view: View) -> Sequence[XY] | None:
    """Return the outline of a region or muscle in a view in millimetres, None where it is not shown."""
    if place.muscle:
        contours = [one.contour for one in view.muscles if one.id == place.muscle and one.side is place.side]
    else:
        contours = [one.contour for one in view.regions if one.id == place.region and one.side in _sides(place.side)]
    rings = [ring for contour in contours for ring in contour.rings]
    largest = max(rings, key=lambda ring: abs(signed_area(ring)), default=None)
    if largest is None:
        return None
    kept = thinned([*largest, largest[0]], spacing=1.0, most=MOST_POINTS)[:-1]
    return [largest[i] for i in kept]


def _sides(side: Side) -> tuple[Side, ...]:
    return (side, Side.MIDLINE) if side is not Side.MIDLINE else (side,)
