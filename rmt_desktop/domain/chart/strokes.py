"""Freehand strokes: fewer points, smooth curves, even steps along them.

Points are plain coordinates in millimetres of the figure. A scribble of any length comes out small.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from math import hypot

from rmt_desktop.domain.chart.geometry import (
    XY,
    Close,
    Curve,
    Move,
    Path,
    Segment,
    distance_to_segment,
    is_inside,
)

TOLERANCE_MM = 0.7  # less than a pen's width on the figure
LONGEST = 4000  # points looked at closely; a longer scribble is taken at wider steps
MOST_POINTS = 400  # what one mark may keep; a page of scribble is told by fewer


def simplify(points: Sequence[XY], tolerance: float = TOLERANCE_MM) -> list[int]:
    """Return the indices to keep so that no dropped point is farther than ``tolerance`` off the line (Douglas-Peucker).

    The first and the last are always kept. Runs without recursion, so the number of points has no limit.
    """
    if len(points) < 3:
        return list(range(len(points)))
    kept = [False] * len(points)
    kept[0] = kept[-1] = True
    spans = [(0, len(points) - 1)]
    while spans:
        first, last = spans.pop()
        a, b = points[first], points[last]
        farthest, index = tolerance, 0
        for i in range(first + 1, last):
            away = distance_to_segment(*points[i], a, b)
            if away > farthest:
                farthest, index = away, i
        if index:
            kept[index] = True
            spans.append((first, index))
            spans.append((index, last))
    return [i for i, keep in enumerate(kept) if keep]


def thinned(points: Sequence[XY], *, spacing: float = 0.4, most: int = MOST_POINTS) -> list[int]:
    """Return the indices worth keeping of a stroke as the pen gave it: at most ``most``, its shape kept if it can be.

    Points closer than ``spacing`` to the one before go first, so that a hand resting on the pen costs nothing.
    """
    spaced = _spaced(points, spacing)
    tolerance = TOLERANCE_MM
    while len(spaced) > LONGEST:
        spacing *= 2
        spaced = _spaced(points, spacing)
    kept = [spaced[i] for i in simplify([points[i] for i in spaced], tolerance)]
    while len(kept) > most:
        tolerance *= 2
        kept = [kept[i] for i in simplify([points[i] for i in kept], tolerance)]
        if tolerance > 200:  # wider than any part of the body: noise, not a drawing
            kept = kept[:: len(kept) // most + 1]
    return kept


def _spaced(points: Sequence[XY], spacing: float) -> list[int]:
    if not points:
        return []
    kept = [0]
    x, y = points[0]
    for i, (px, py) in enumerate(points):
        if hypot(px - x, py - y) >= spacing:
            kept.append(i)
            x, y = px, py
    if kept[-1] != len(points) - 1:
        kept.append(len(points) - 1)
    return kept


def smooth(points: Sequence[XY], *, closed: bool = False) -> Path:
    """Return curves through all ``points`` without visible corners (Catmull-Rom with centripetal handles).

    Centripetal spacing keeps curves from looping where the pen turned sharply. Fewer than two points give no path.
    """
    if len(points) < 2:
        return ()
    count = len(points)
    path: list[Segment] = [Move(*points[0])]
    for i in range(count if closed else count - 1):
        before = points[i - 1] if i or closed else points[0]
        here, there = points[i], points[(i + 1) % count]
        after = points[(i + 2) % count] if closed or i + 2 < count else there
        path.append(_between(before, here, there, after))
    if closed:
        path.append(Close())
    return tuple(path)


def _between(before: XY, here: XY, there: XY, after: XY) -> Curve:
    d1 = hypot(here[0] - before[0], here[1] - before[1]) ** 0.5
    d2 = hypot(there[0] - here[0], there[1] - here[1]) ** 0.5
    d3 = hypot(after[0] - there[0], after[1] - there[1]) ** 0.5
    out = _handle(here, there, before, d2, d1)
    into = _handle(there, here, after, d2, d3)
    return Curve(*out, *into, *there)


def _handle(at: XY, ahead: XY, behind: XY, d_ahead: float, d_behind: float) -> XY:
    if d_behind < 1e-6 or d_ahead < 1e-6:
        return (at[0] + (ahead[0] - at[0]) / 3, at[1] + (ahead[1] - at[1]) / 3)
    a, b = d_ahead * d_ahead, d_behind * d_behind
    weight = 3 * d_behind * (d_behind + d_ahead)
    own = 2 * b + 3 * d_behind * d_ahead + a
    return (
        (b * ahead[0] - a * behind[0] + own * at[0]) / weight,
        (b * ahead[1] - a * behind[1] + own * at[1]) / weight,
    )


def length(points: Sequence[XY]) -> float:
    """Return the length of the line through ``points``."""
    return sum(hypot(b[0] - a[0], b[1] - a[1]) for a, b in pairwise(points))


def along(points: Sequence[XY], step: float) -> Iterator[tuple[XY, float, float]]:
    """Yield a point every ``step`` mm along a line, with the direction it runs there as a unit vector.

    The first lies half a step from the start, so that what is placed there is centred; a short line yields its middle.
    """
    total = length(points)
    count = max(1, int(total / step))
    gap = total / count
    travelled, done = 0.0, 0  # counted, as a distance added up might never pass the end of a tiny piece
    for a, b in pairwise(points):
        dx, dy = b[0] - a[0], b[1] - a[1]
        piece = hypot(dx, dy)
        while piece and done < count and (wanted := (done + 0.5) * gap) <= travelled + piece + 1e-9:
            t = min(1.0, (wanted - travelled) / piece)
            yield (a[0] + dx * t, a[1] + dy * t), dx / piece, dy / piece
            done += 1
        travelled += piece


def spread(polygon: Sequence[XY], *, across: int = 9) -> list[XY]:
    """Return points spread evenly inside a closed polygon, about ``across`` over its longer extent.

    A polygon too thin for any of them gives its own corners.
    """
    left, right = min(x for x, _ in polygon), max(x for x, _ in polygon)
    top, bottom = min(y for _, y in polygon), max(y for _, y in polygon)
    step = max(right - left, bottom - top) / across
    if step <= 0:
        return [polygon[0]]
    columns = max(1, round((right - left) / step))
    rows = max(1, round((bottom - top) / step))
    inside = [
        (x, y)
        for column in range(columns)
        for row in range(rows)
        if is_inside(
            x := left + (column + 0.5) * (right - left) / columns,
            y := top + (row + 0.5) * (bottom - top) / rows,
            polygon,
        )
    ]
    return inside or list(polygon)
