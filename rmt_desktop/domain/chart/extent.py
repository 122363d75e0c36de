"""Numbers of a drawing: how much of the skin hurts, how strongly, how many trigger points are active.

They describe a drawing and nothing else. How far a pain drawing extends responds poorly to change: read it beside the
0-to-10 scale and a scored measure (GK, to be verified by a practitioner).
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from rmt_desktop.domain.chart.blobs import brush_radius
from rmt_desktop.domain.chart.body import Spot, Surface
from rmt_desktop.domain.chart.chart import Chart
from rmt_desktop.domain.chart.drawing import BAND_MM, SYMBOL_MM
from rmt_desktop.domain.chart.echoes import surface_of
from rmt_desktop.domain.chart.figures import Figures, View
from rmt_desktop.domain.chart.geometry import XY, box_of, is_inside
from rmt_desktop.domain.chart.legend import LEGEND, Group
from rmt_desktop.domain.chart.marks import Layer, Mark, MarkKind, Shape
from rmt_desktop.domain.chart.strokes import along

STEP_MM = 6.0  # of the grid laid over an area: a thumb's breadth is three of them
POINT_MM2 = 3.14159 * SYMBOL_MM**2  # a point stands for the skin its symbol covers


@dataclass(frozen=True, slots=True, kw_only=True)
class Extent:
    """What the marks of one layer come to.

    ``area`` is square millimetres of skin, ``share`` the same of the whole body's skin (0 to 1), ``load`` the sum over
    marks of intensity times share in percent, ``active_points`` the number of active trigger points.
    """

    area: float = 0.0
    share: float = 0.0
    load: float = 0.0
    active_points: int = 0


def extent(chart: Chart, layer: Layer, figures: Figures) -> Extent:
    """Return how far the marks of a layer extend; skin under two marks is counted once."""
    marks = [mark for mark in chart.marks if mark.layer is layer and _hurts(mark)]
    skin: dict[int, float] = {}
    load = 0.0
    for mark in marks:
        covered = _covered(mark, figures)
        whole = _body_area(figures, mark)
        for half, area in covered.items():
            skin[half] = max(area, skin.get(half, 0.0))
        load += (mark.intensity or 0) * 100 * sum(covered.values()) / whole
    total = sum(skin.values())
    whole = _body_area(figures, marks[0]) if marks else 1.0
    active = sum(mark.kind is MarkKind.TRIGGER_ACTIVE for mark in chart.marks if mark.layer is layer)
    return Extent(area=total, share=min(1.0, total / whole), load=round(load, 2), active_points=active)


def _hurts(mark: Mark) -> bool:
    return LEGEND[mark.kind].group in (Group.PAIN, Group.MUSCLE) and not mark.of


def _covered(mark: Mark, figures: Figures) -> dict[int, float]:
    """Return how much skin of each triangle a mark covers, in square millimetres, told by samples."""
    surface = surface_of(figures, mark.figure, mark.view)
    if surface is None:
        return {}
    view = figures.view(mark.figure, mark.view)
    found: dict[int, float] = {}
    for (x, y), share in _samples(mark, view):
        spot = surface.spot(x, y)
        if spot is not None:
            found[spot.half] = found.get(spot.half, 0.0) + share * surface.area(spot)
    return found


def _samples(mark: Mark, view: View) -> Iterator[tuple[XY, float]]:
    """Yield places of a mark with the square millimetres of the picture each stands for."""
    points = [view.mm(point) for point in mark.points]
    match mark.shape:
        case Shape.POINT:
            yield points[0], POINT_MM2
        case Shape.AREA:
            box = box_of(points)
            step = max(STEP_MM, max(box.width, box.height) / 60)
            for row in range(int(box.height // step) + 1):
                for column in range(int(box.width // step) + 1):
                    at = (box.left + (column + 0.5) * step, box.top + (row + 0.5) * step)
                    if is_inside(*at, points):
                        yield at, step * step
        case Shape.BRUSH | Shape.STROKE | Shape.ARROW | Shape.MEASURE:
            width = 2 * _mean_radius(mark) if mark.shape is Shape.BRUSH else BAND_MM
            for at, _, _ in along(points, STEP_MM):
                yield at, STEP_MM * width


def _mean_radius(mark: Mark) -> float:
    return sum(brush_radius(point.pressure) for point in mark.points) / len(mark.points)


def _body_area(figures: Figures, mark: Mark) -> float:
    surface = surface_of(figures, mark.figure, mark.view)
    return _whole(surface) if surface is not None else 1.0


@lru_cache(maxsize=32)
def _whole(surface: Surface) -> float:
    halves: Sequence[Spot] = [Spot(half, 0, 0) for half in range(2 * len(surface.skin.faces))]
    return sum(surface.size(spot) for spot in halves)
