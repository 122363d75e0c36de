"""Contours of a figure: closed shapes that answer quickly whether a point is inside.

A contour is read from its path string only when it is first asked, and then sorts its edges into horizontal bands, so
that one question looks at a handful of edges. A view has some two hundred contours, a visit touches a dozen.
"""

from collections.abc import Sequence
from functools import cached_property
from math import inf

from rmt_desktop.domain.chart.geometry import XY, Box, Path, distance_to_segment, flatten, parse_path

_BAND = 6.0  # mm; about the length of an edge after flattening
_LINES = 19  # looked at between top and bottom for room to write

Edge = tuple[float, float, float, float]


class Contour:
    """A closed shape with its box. Equal to another with the same path string; never changes."""

    def __init__(self, text: str, box: Box) -> None:
        self.text = text
        self.box = box

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Contour) and self.text == other.text

    def __hash__(self) -> int:
        return hash(self.text)

    @cached_property
    def path(self) -> Path:
        """The curves."""
        return parse_path(self.text)

    @cached_property
    def rings(self) -> Sequence[Sequence[XY]]:
        """The curves as closed polygons, within 0.1 mm."""
        return flatten(self.path)

    @cached_property
    def _bands(self) -> dict[int, list[Edge]]:
        bands: dict[int, list[Edge]] = {}
        for ring in self.rings:
            ax, ay = ring[-1]
            for bx, by in ring:
                if ay != by:
                    low, high = (ay, by) if ay < by else (by, ay)
                    for band in range(int(low // _BAND), int(high // _BAND) + 1):
                        bands.setdefault(band, []).append((ax, ay, bx, by))
                ax, ay = bx, by
        return bands

    @cached_property
    def roomiest(self) -> tuple[XY, float]:
        """Where a line of writing has most room inside: the middle of that place, and how wide it is, in mm."""
        best: tuple[XY, float] = ((self.box.left + self.box.width / 2, self.box.top + self.box.height / 2), 0.0)
        for step in range(_LINES):
            y = self.box.top + self.box.height * (0.05 + 0.9 * step / (_LINES - 1))
            for left, right in self.spans(y):
                if right - left > best[1] * 1.02:
                    best = (((left + right) / 2, y), right - left)
        return best

    def spans(self, y: float) -> Sequence[tuple[float, float]]:
        """Return from where to where the shape reaches at a height, from left to right."""
        edges = self._bands.get(int(y // _BAND), ())
        crossings = sorted(ax + (y - ay) * (bx - ax) / (by - ay) for ax, ay, bx, by in edges if (ay > y) != (by > y))
        return tuple(zip(crossings[::2], crossings[1::2], strict=False))

    def contains(self, x: float, y: float) -> bool:
        """Say by the odd-even rule whether a point in mm lies inside."""
        if not self.box.holds(x, y):
            return False
        inside = False
        for ax, ay, bx, by in self._bands.get(int(y // _BAND), ()):
            if (ay > y) != (by > y) and x < ax + (y - ay) * (bx - ax) / (by - ay):
                inside = not inside
        return inside

    def distance(self, x: float, y: float, *, within: float = inf) -> float:
        """Return how far a point is from the shape: 0 inside, infinite when farther than ``within`` mm."""
        if not self.box.holds(x, y, within=within):
            return inf
        if self.contains(x, y):
            return 0.0
        nearest = min(
            distance_to_segment(x, y, a, b)
            for ring in self.rings
            for a, b in zip(ring, (*ring[1:], ring[0]), strict=True)
        )
        return nearest if nearest <= within else inf
