"""Marks seen from another side: one finding shows wherever its place on the body does.

A mark keeps its places on the skin. In a view it was not drawn in, what of it is turned towards the viewer is shown:
a point where it is, a line as far as it is seen, an area as the part of it that is seen.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from rmt_desktop.domain.chart.blobs import brush_radius, rings
from rmt_desktop.domain.chart.body import OFF_SKIN, Spot, Surface
from rmt_desktop.domain.chart.chart import Chart
from rmt_desktop.domain.chart.figures import Figures, View
from rmt_desktop.domain.chart.geometry import XY, box_of, is_inside, signed_area
from rmt_desktop.domain.chart.marks import Mark, Shape
from rmt_desktop.domain.chart.strokes import simplify

ACROSS = 12  # how many samples over the longer extent of an area tell where else it shows
LEAST_SHARE = 0.02  # less of an area than this at the edge of another view is no finding there
LEAST_MM2 = 30.0


def anchored(mark: Mark, figures: Figures) -> Mark:
    """Return the mark with the places of its points on the skin, as the view it was drawn in shows them."""
    surface = surface_of(figures, mark.figure, mark.view)
    if surface is None:
        return mark
    view = figures.view(mark.figure, mark.view)
    found = (surface.spot(*view.mm(point)) for point in mark.points)
    return replace(mark, spots=tuple(spot if spot is not None else OFF_SKIN for spot in found))


def anchored_chart(before: Chart, after: Chart, figures: Figures) -> Chart:
    """Return ``after`` with every mark anchored that is new or was drawn anew since ``before``."""
    known = {mark.id: mark for mark in before.marks}
    stale = [mark for mark in after.marks if _is_elsewhere(mark, known.get(mark.id))]
    return after.with_marks(anchored(mark, figures) for mark in stale)


def _is_elsewhere(mark: Mark, before: Mark | None) -> bool:
    if before is None:
        return not mark.spots
    return (mark.figure, mark.view, mark.points) != (before.figure, before.view, before.points)


def surface_of(figures: Figures, figure: str, view: str) -> Surface | None:
    """Return a view's surface, None for a view that has none."""
    try:
        return figures.surface(figure, view)
    except KeyError:
        return None


def echo(mark: Mark, view: View, figures: Figures) -> Mark | None:
    """Return the mark as ``view`` shows it, drawn in that view; None where nothing of it is seen."""
    target = surface_of(figures, view.figure, view.name) if mark.spots else None
    if target is None:
        return None
    match mark.shape:
        case Shape.POINT:
            at = target.seen(mark.spots[0])
            places = [at] if at is not None else []
        case Shape.AREA | Shape.BRUSH:
            places = _seen_area(mark, target, figures)
        case Shape.STROKE | Shape.ARROW | Shape.MEASURE:
            places = _seen_line(mark.spots, target)
    if not places:
        return None
    shape = Shape.AREA if mark.shape is Shape.BRUSH else mark.shape
    points = tuple(view.unit(x, y) for x, y in places)
    return replace(mark, figure=view.figure, view=view.name, shape=shape, points=points)


def _seen_line(spots: Sequence[Spot], target: Surface) -> list[XY]:
    """Return the longest part of a line that is seen without a gap."""
    runs: list[list[XY]] = [[]]
    for spot in spots:
        at = target.seen(spot)
        if at is None:
            runs.append([])
        else:
            runs[-1].append(at)
    longest = max(runs, key=len)
    return longest if len(longest) > 1 else []


def _seen_area(mark: Mark, target: Surface, figures: Figures) -> list[XY]:
    """Return the outline of the largest part of an area that is seen."""
    own = surface_of(figures, mark.figure, mark.view)
    if own is None or not any(target.seen(spot) for spot in _some(mark.spots)):
        return []
    view = figures.view(mark.figure, mark.view)
    samples = list(_samples(mark, view))
    spots = [own.spot(x, y) for x, y, _ in samples]
    discs = [
        (*at, 0.8 * size)
        for spot, (_, _, size) in zip(spots, samples, strict=True)
        if spot is not None and (at := target.seen(spot)) is not None
    ]
    if len(discs) < max(2, LEAST_SHARE * len(samples)):
        return []
    found = rings(discs, step=max(2.0, min(size for _, _, size in samples) / 2))
    ring = max(found, key=lambda one: abs(signed_area(one)), default=[])
    if abs(signed_area(ring)) < LEAST_MM2:
        return []
    kept = simplify([*ring, ring[0]], 0.8)[:-1]
    return [ring[i] for i in kept] if len(kept) > 2 else []


def _some(spots: Sequence[Spot], most: int = 16) -> Iterable[Spot]:
    return spots[:: max(1, len(spots) // most)]


def _samples(mark: Mark, view: View) -> Iterator[tuple[float, float, float]]:
    """Yield places spread over an area, each with how far it is to the next, in millimetres."""
    points = [view.mm(point) for point in mark.points]
    if mark.shape is Shape.BRUSH:
        yield from ((x, y, brush_radius(point.pressure)) for (x, y), point in zip(points, mark.points, strict=True))
        return
    box = box_of(points)
    step = max(box.width, box.height) / ACROSS
    if step <= 0:
        return
    for row in range(max(1, round(box.height / step)) + 1):
        for column in range(max(1, round(box.width / step)) + 1):
            x, y = box.left + column * step, box.top + row * step
            if is_inside(x, y, points):
                yield x, y, step
    yield from ((x, y, step / 2) for x, y in points)  # the border itself, so that narrow parts are not lost
