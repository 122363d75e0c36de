"""Which mark is under the pointer."""

from collections.abc import Callable, Sequence
from math import hypot

from rmt_desktop.domain.chart.blobs import brush_radius
from rmt_desktop.domain.chart.drawing import ARROW_MM, BAND_MM, SYMBOL_MM
from rmt_desktop.domain.chart.geometry import XY, box_of, distance_to_line, is_inside
from rmt_desktop.domain.chart.marks import Mark, Shape

_LINES = {
    Shape.STROKE: BAND_MM / 2,
    Shape.BRUSH: brush_radius(0.7),
    Shape.ARROW: ARROW_MM / 2,
    Shape.MEASURE: 2.0,
}
"""The shapes that are lines, with how far each reaches to either side."""


def mark_at(
    marks: Sequence[Mark],
    x: float,
    y: float,
    *,
    placed: Callable[[Mark], Sequence[XY]],
    reach: float = 4.0,
    symbol_scale: float = 1.0,
) -> Mark | None:
    """Return the topmost mark within ``reach`` mm of a place, or None.

    Points come first, as they lie on top; then strokes, the newest first. Of areas the smallest wins:
    the larger ones have room elsewhere.
    """
    radius = SYMBOL_MM * 1.2 * symbol_scale + reach
    near = [
        (hypot(x - at[0], y - at[1]), -index, mark)
        for index, mark in enumerate(marks)
        if mark.shape is Shape.POINT and hypot(x - (at := placed(mark)[0])[0], y - at[1]) <= radius
    ]
    if near:
        return min(near, key=lambda one: one[:2])[2]
    for mark in reversed(marks):
        if mark.shape in _LINES and distance_to_line(x, y, placed(mark)) <= _LINES[mark.shape] + reach:
            return mark
    areas = [mark for mark in reversed(marks) if mark.shape is Shape.AREA and _covers(placed(mark), x, y, reach)]
    return min(areas, key=lambda mark: _extent(placed(mark)), default=None)


def _covers(points: Sequence[XY], x: float, y: float, reach: float) -> bool:
    if not box_of(points).holds(x, y, within=reach):
        return False
    return is_inside(x, y, points) or distance_to_line(x, y, [*points, points[0]]) <= reach


def _extent(points: Sequence[XY]) -> float:
    box = box_of(points)
    return box.width * box.height
