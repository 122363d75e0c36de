"""Blobs: the outline of many discs taken together, such as the track of a brush.

The discs are laid over a grid of small squares; where the grid changes from outside to inside the outline is drawn
(marching squares), so that tracks may cross themselves and leave holes. Lengths are millimetres of the figure.
"""

from collections.abc import Iterable, Sequence
from math import ceil, floor, hypot

from rmt_desktop.domain.chart.geometry import XY, Path
from rmt_desktop.domain.chart.marks import Point
from rmt_desktop.domain.chart.strokes import simplify, smooth

Disc = tuple[float, float, float]
Node = tuple[int, int]
_Edge = tuple[int, int, int]  # the grid edge from a node to the right (0) or downwards (1)

BRUSH_MM = (5.0, 16.0)  # radius of the brush at the lightest and at full pressure
STEP_MM = 2.0
_TOLERANCE_MM = 0.25

# Which grid edges of a square the outline joins, inside on its left, by the corners that are inside: 1 top left,
# 2 top right, 4 bottom right, 8 bottom left. Edges are top, right, bottom, left.
_TOP, _RIGHT, _BOTTOM, _LEFT = range(4)
_JOINS: tuple[tuple[tuple[int, int], ...], ...] = (
    (),
    ((_TOP, _LEFT),),
    ((_RIGHT, _TOP),),
    ((_RIGHT, _LEFT),),
    ((_BOTTOM, _RIGHT),),
    ((_TOP, _LEFT), (_BOTTOM, _RIGHT)),
    ((_BOTTOM, _TOP),),
    ((_BOTTOM, _LEFT),),
    ((_LEFT, _BOTTOM),),
    ((_TOP, _BOTTOM),),
    ((_RIGHT, _TOP), (_LEFT, _BOTTOM)),
    ((_RIGHT, _BOTTOM),),
    ((_LEFT, _RIGHT),),
    ((_TOP, _RIGHT),),
    ((_LEFT, _TOP),),
    (),
)


def brush_radius(pressure: float) -> float:
    """Return how far a brush reaches to either side, in mm, at a pressure from 0 to 1."""
    least, most = BRUSH_MM
    return least + (most - least) * min(1.0, max(0.0, pressure))


def track(points: Sequence[XY], pressed: Sequence[Point]) -> Path:
    """Return the outline of a brush's track through ``points``, as wide as ``pressed`` tells of each."""
    radii = [brush_radius(point.pressure) for point in pressed]
    return outline(_between(points, radii))


def _between(points: Sequence[XY], radii: Sequence[float]) -> Iterable[Disc]:
    """Yield discs along a line, close enough that no notch is seen between them."""
    yield (*points[0], radii[0])
    for (ax, ay), (bx, by), a, b in zip(points, points[1:], radii, radii[1:], strict=False):
        count = max(1, ceil(hypot(bx - ax, by - ay) / (0.4 * min(a, b))))
        for i in range(1, count + 1):
            t = i / count
            yield (ax + (bx - ax) * t, ay + (by - ay) * t, a + (b - a) * t)


def outline(discs: Iterable[Disc], *, step: float = STEP_MM) -> Path:
    """Return the smooth closed outlines of discs taken together, holes included, for the odd-even rule."""
    path: list[Path] = []
    for ring in rings(discs, step=step):
        kept = [ring[i] for i in simplify([*ring, ring[0]], _TOLERANCE_MM)[:-1]]
        if len(kept) >= 3:
            path.append(smooth(kept, closed=True))
    return tuple(segment for one in path for segment in one)


def rings(discs: Iterable[Disc], *, step: float = STEP_MM) -> list[list[XY]]:
    """Return the outlines as closed polygons. Discs of less than ``step`` may be lost between the squares."""
    field = _field(discs, step)
    follows = _follows(field)
    found = []
    while follows:
        first, edge = follows.popitem()
        ring = [_crossing(first, field, step)]
        while edge != first:
            ring.append(_crossing(edge, field, step))
            edge = follows.pop(edge)
        found.append(ring)
    return found


def _field(discs: Iterable[Disc], step: float) -> dict[Node, float]:
    """Return how deep inside each grid node lies, in mm; negative just outside, missing farther out."""
    field: dict[Node, float] = {}
    for x, y, radius in discs:
        reach = radius + 1.5 * step
        for j in range(ceil((y - reach) / step), floor((y + reach) / step) + 1):
            for i in range(ceil((x - reach) / step), floor((x + reach) / step) + 1):
                depth = radius - hypot(i * step - x, j * step - y)
                if depth > field.get((i, j), -step):
                    field[i, j] = depth
    return field


def _follows(field: dict[Node, float]) -> dict[_Edge, _Edge]:
    """Return which crossed grid edge comes after which along the outline."""
    follows: dict[_Edge, _Edge] = {}
    squares = {(i + di, j + dj) for (i, j), depth in field.items() if depth > 0 for di in (-1, 0) for dj in (-1, 0)}
    for i, j in squares:
        corners = ((i, j), (i + 1, j), (i + 1, j + 1), (i, j + 1))
        case = sum(bit for bit, node in zip((1, 2, 4, 8), corners, strict=True) if field.get(node, -1.0) > 0)
        edges = ((i, j, 0), (i + 1, j, 1), (i, j + 1, 0), (i, j, 1))
        for out_of, into in _JOINS[case]:
            follows[edges[out_of]] = edges[into]
    return follows


def _crossing(edge: _Edge, field: dict[Node, float], step: float) -> XY:
    i, j, down = edge
    other = (i, j + 1) if down else (i + 1, j)
    a, b = field.get((i, j), -step), field.get(other, -step)
    t = a / (a - b) if a != b else 0.5
    return ((i + (0 if down else t)) * step, (j + (t if down else 0)) * step)
