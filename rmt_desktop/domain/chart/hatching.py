"""Lines and places within a shape: worked out once, so that painting them needs no clipping."""

from collections.abc import Iterator, Sequence
from math import ceil, floor

from rmt_desktop.domain.chart.geometry import XY, Line, Move, Path

Rings = Sequence[Sequence[XY]]
"""Closed polygons; what an odd number of them holds is inside."""


def hatched(rings: Rings, across: XY, gap: float) -> Path:
    """Return parallel lines inside a shape, ``gap`` mm apart, as one path of pieces.

    ``across`` is the unit vector at right angles to them. Lines of two shapes meet: they are counted from the picture's
    corner.
    """
    ax, ay = across
    pieces: list[Move | Line] = []
    for number, ends in sorted(_crossings(rings, across, gap).items()):
        ends.sort()
        for begin, end in zip(ends[::2], ends[1::2], strict=False):
            at = number * gap
            pieces += (Move(*_place(at, begin, ax, ay)), Line(*_place(at, end, ax, ay)))
    return tuple(pieces)


def strewn(rings: Rings, gap: float, *, reach: float) -> tuple[XY, ...]:
    """Return places inside a shape in rows, every second row between those of the row above.

    ``reach`` is how far from left and right borders they stay.
    """
    found: list[XY] = []
    for row, ends in sorted(_crossings(rings, (0.0, 1.0), gap).items()):
        shift = 0.5 * (row % 2)
        lefts = sorted(-end for end in ends)  # along a row one counts from right to left, see _place
        for left, right in zip(lefts[::2], lefts[1::2], strict=False):
            first, last = ceil((left + reach) / gap - shift), floor((right - reach) / gap - shift)
            found += [(round((n + shift) * gap, 2), round(row * gap, 2)) for n in range(first, last + 1)]
    return tuple(found)


def _crossings(rings: Rings, across: XY, gap: float) -> dict[int, list[float]]:
    """Return where each line crosses the shape's border, measured along the line."""
    ax, ay = across
    found: dict[int, list[float]] = {}
    for ring in rings:
        for (x1, y1), (x2, y2) in _edges(ring):
            from_, to = x1 * ax + y1 * ay, x2 * ax + y2 * ay
            low, high = (from_, to) if from_ < to else (to, from_)
            for number in range(ceil(low / gap), ceil(high / gap)):  # the upper end belongs to the next edge
                share = (number * gap - from_) / (to - from_)
                x, y = x1 + (x2 - x1) * share, y1 + (y2 - y1) * share
                found.setdefault(number, []).append(y * ax - x * ay)
    return found


def _edges(ring: Sequence[XY]) -> Iterator[tuple[XY, XY]]:
    return zip(ring, (*ring[1:], ring[0]), strict=True)


def _place(at: float, along: float, ax: float, ay: float) -> XY:
    return (round(at * ax - along * ay, 2), round(at * ay + along * ax, 2))
