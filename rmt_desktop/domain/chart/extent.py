"""Numbers of a drawing: how much of the skin hurts, how strongly, how many trigger points are active.

They describe a drawing and nothing else. How far a pain drawing extends responds poorly to change: read it beside the
0-to-10 scale and a scored measure (GK, to be verified by a practitioner).
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from rmt_desktop.domain.chart.blobs import brush_radius
from rmt_desktop.domain.chart.body import Spot, Surface
from rmt_desktop.domain.chart.chart import Chart
from rmt_desktop.domain.chart.drawing import BAND_MM, SYMBOL_MM
from rmt_desktop.domain.chart.echoes import surface_of
from rmt_desktop.domain.chart.figures import Figures, View
from rmt_desktop.domain.chart.geometry import XY, box_of, is_inside
from rmt_desktop.domain.chart.legend import Group, style_of
from rmt_desktop.domain.chart.marks import Layer, Mark, MarkKind, Place, Shape
from rmt_desktop.domain.chart.pictures import PICTURE
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


@dataclass(frozen=True, slots=True, kw_only=True)
class RegionExtent:
    """What the marks of one layer come to in one region; ``place`` names region and side.

    ``share`` and ``load`` are as in :class:`Extent`; over all regions they come to the same. ``strongest`` is the
    highest intensity, None where no mark has one.
    """

    place: Place
    share: float = 0.0
    load: float = 0.0
    strongest: int | None = None
    active_points: int = 0


def extent(chart: Chart, layer: Layer, figures: Figures) -> Extent:
    """Return how far the marks of a layer extend; skin under two marks is counted once."""
    marks = [mark for mark in chart.marks if mark.layer is layer and _hurts(mark)]
    skin: dict[int, float] = {}
    load = 0.0
    for mark in marks:
        covered = _covered(mark, figures)
        whole = _body_area(figures, mark)
        for half, (area, _) in covered.items():
            skin[half] = max(area, skin.get(half, 0.0))
        load += _load(mark, sum(area for area, _ in covered.values()), whole)
    total = sum(skin.values())
    whole = _body_area(figures, marks[0]) if marks else 1.0
    active = sum(mark.kind is MarkKind.TRIGGER_ACTIVE for mark in chart.marks if mark.layer is layer and not mark.of)
    return Extent(area=total, share=min(1.0, total / whole), load=round(load, 2), active_points=active)


def extent_by_region(chart: Chart, layer: Layer, figures: Figures) -> tuple[RegionExtent, ...]:
    """Return the same region by region, the largest first; skin under two marks is counted once, where it is more."""
    parts: dict[Place, RegionExtent] = {}
    skin: dict[int, tuple[float, Place]] = {}

    def grow(place: Place, mark: Mark, *, load: float = 0.0, points: int = 0) -> None:
        known = parts.get(place, RegionExtent(place=place))
        felt = [one for one in (known.strongest, mark.intensity) if one is not None]
        strongest = max(felt, default=None)
        load, points = known.load + load, known.active_points + points
        parts[place] = replace(known, load=load, strongest=strongest, active_points=points)

    for mark in (one for one in chart.marks if one.layer is layer and _hurts(one)):
        whole = _body_area(figures, mark)
        for half, (area, at) in _covered(mark, figures).items():
            place = _region_at(mark, at, figures)
            grow(place, mark, load=_load(mark, area, whole))
            if area / whole > skin.get(half, (0.0, place))[0]:
                skin[half] = (area / whole, place)
        if mark.kind is MarkKind.TRIGGER_ACTIVE:
            grow(Place(region=mark.place.region, side=mark.place.side), mark, points=1)
    for share, place in skin.values():
        parts[place] = replace(parts[place], share=parts[place].share + share)
    return tuple(sorted(parts.values(), key=lambda one: (-one.share, one.place.region, one.place.side)))


def _region_at(mark: Mark, at: XY, figures: Figures) -> Place:
    """Return the region of a place of a mark's picture, the mark's own where that is between two."""
    region = figures.view(mark.figure, mark.view).region_at(*at)
    if region is None:
        return Place(region=mark.place.region, side=mark.place.side)
    return Place(region=region.id, side=region.side)


def _hurts(mark: Mark) -> bool:
    on_skin = mark.figure != PICTURE  # what is drawn on an own picture covers no skin
    return on_skin and style_of(mark).group in (Group.PAIN, Group.MUSCLE) and not mark.of


def _load(mark: Mark, area: float, whole: float) -> float:
    return (mark.intensity or 0) * 100 * area / whole


def _covered(mark: Mark, figures: Figures) -> dict[int, tuple[float, XY]]:
    """Return how much skin of each triangle a mark covers, in square millimetres, and where; told by samples."""
    surface = surface_of(figures, mark.figure, mark.view)
    if surface is None:
        return {}
    view = figures.view(mark.figure, mark.view)
    found: dict[int, tuple[float, XY]] = {}
    for (x, y), share in _samples(mark, view):
        spot = surface.spot(x, y)
        if spot is not None:
            area, at = found.get(spot.half, (0.0, (x, y)))
            found[spot.half] = (area + share * surface.area(spot), at)
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
