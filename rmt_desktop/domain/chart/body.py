"""The body's surface: one skin that all figures share, and how each view shows it.

Every figure is the same net of four-cornered faces, pulled into another shape and pose. A place on the skin (a
:class:`Spot`) is told by a face and where in it, so it is the same place on every figure, from every side, however the
pictures are drawn. Lengths are millimetres of the figure; ``depth`` grows towards the viewer.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from math import hypot
from typing import NamedTuple

from rmt_desktop.domain.chart.geometry import XY

_CELL_MM = 12.0  # side of the squares in which faces are looked up; about the size of a face
_FACES_A_STEP = 2000
_PARTS_OF_ONE = 1000  # weights are kept in thousandths: finer than a tenth of a millimetre
HIDDEN_MM = 3.0  # a place this far behind what is seen there is still the same skin

Corner = tuple[float, float, float]
Face = tuple[int, int, int, int]


class Spot(NamedTuple):
    """A place on the skin.

    ``half`` numbers the triangles of all faces: face ``half // 2``, its corners 0 1 2 where ``half`` is even, else its
    corners 0 2 3. ``second`` and ``third`` are the weights of the triangle's last two corners in thousandths.
    """

    half: int
    second: int
    third: int


OFF_SKIN = Spot(-1, 0, 0)
"""Stands for a point that was drawn beside the body."""


@dataclass(frozen=True, kw_only=True, eq=False)
class Skin:
    """What all figures share: the faces by their corners, and for each corner the one opposite it."""

    faces: Sequence[Face]
    mirror: Sequence[int]

    @cached_property
    def _by_corners(self) -> dict[frozenset[int], int]:
        return {frozenset(face): number for number, face in enumerate(self.faces)}

    def has(self, spot: Spot) -> bool:
        """Return whether a place is one of this skin: not beside the body, and not of a newer program's finer skin."""
        return 0 <= spot.half < 2 * len(self.faces)

    def mirrored(self, spot: Spot) -> Spot:
        """Return the same place on the other side of the body."""
        if not self.has(spot):
            return spot
        number, odd = divmod(spot.half, 2)
        a, b, c = _triangle(self.faces[number], odd)
        wanted = [self.mirror[corner] for corner in (a, b, c)]
        weights = dict(zip(wanted, (_PARTS_OF_ONE - spot.second - spot.third, spot.second, spot.third), strict=True))
        other = self._by_corners[frozenset(self.mirror[corner] for corner in self.faces[number])]
        for odd in (0, 1):
            corners = _triangle(self.faces[other], odd)
            if set(corners) == set(wanted):
                return Spot(2 * other + odd, weights[corners[1]], weights[corners[2]])
        return self._across(other, weights)

    def _across(self, number: int, weights: dict[int, int]) -> Spot:
        """Return a place of a face whose triangles are cut the other way than those of its mirror face."""
        corners = self.faces[number]
        for odd in (0, 1):
            a, b, c = _triangle(corners, odd)
            (left_out,) = set(corners) - {a, b, c}
            # a four-cornered face is nearly flat and nearly a parallelogram: the opposite corners outweigh this one
            share = weights.get(left_out, 0)
            second, third = weights.get(b, 0) + (share if b != _opposite(corners, left_out) else -share), 0
            third = weights.get(c, 0) + (share if c != _opposite(corners, left_out) else -share)
            first = _PARTS_OF_ONE - second - third
            if min(first, second, third) >= 0:
                return Spot(2 * number + odd, second, third)
        return Spot(2 * number, weights.get(corners[1], 0), weights.get(corners[2], 0))


class Surface:
    """One view of one figure's skin: from its picture to the skin and back.

    ``corners`` are the skin's corners in the picture (x right, y down, depth); ``drawn`` says of each face whether the
    view draws it, as close-ups show a part of the body only.
    """

    def __init__(self, skin: Skin, corners: Sequence[Corner], drawn: Sequence[bool]) -> None:
        self.skin = skin
        self._corners = corners
        self._drawn = drawn

    @cached_property
    def _cells(self) -> dict[tuple[int, int], list[int]]:
        """Faces that may be seen, by the squares of the picture they touch."""
        cells: dict[tuple[int, int], list[int]] = {}
        for first in range(0, len(self.skin.faces), _FACES_A_STEP):
            self._sort(cells, first)
        return cells

    def warming(self) -> Iterator[None]:
        """Sort the faces in steps of a few milliseconds, so that neither the first question nor the window waits."""
        cells: dict[tuple[int, int], list[int]] = {}
        for first in range(0, len(self.skin.faces), _FACES_A_STEP):
            if "_cells" in self.__dict__:
                return
            self._sort(cells, first)
            yield
        self.__dict__.setdefault("_cells", cells)

    def warm(self) -> None:
        """Sort the faces now; for who does not mind to wait."""
        for _ in self.warming():
            pass

    def _sort(self, cells: dict[tuple[int, int], list[int]], first: int) -> None:
        """Put one step's worth of faces where they belong."""
        corners = self._corners
        for number, face in enumerate(self.skin.faces[first : first + _FACES_A_STEP], start=first):
            if not self._drawn[number]:
                continue
            (ax, ay, _), (bx, by, _), (cx, cy, _), (dx, dy, _) = (corners[corner] for corner in face)
            if (cx - ax) * (dy - by) - (cy - ay) * (dx - bx) >= 0:  # seen from behind: skin is never seen through
                continue
            columns = range(int(min(ax, bx, cx, dx) // _CELL_MM), int(max(ax, bx, cx, dx) // _CELL_MM) + 1)
            rows = range(int(min(ay, by, cy, dy) // _CELL_MM), int(max(ay, by, cy, dy) // _CELL_MM) + 1)
            for column in columns:
                for row in rows:
                    cells.setdefault((column, row), []).append(number)

    def spot(self, x: float, y: float) -> Spot | None:
        """Return the skin seen at a place of the picture; None beside the body."""
        found = max(self._at(x, y), key=lambda one: one[0], default=None)
        return found[1] if found is not None else None

    def _at(self, x: float, y: float) -> Iterator[tuple[float, Spot]]:
        for number in self._cells.get((int(x // _CELL_MM), int(y // _CELL_MM)), ()):
            face = self.skin.faces[number]
            for odd in (0, 1):
                (ax, ay, a), (bx, by, b), (cx, cy, c) = (self._corners[corner] for corner in _triangle(face, odd))
                twice = (bx - ax) * (cy - ay) - (cx - ax) * (by - ay)
                if not twice:
                    continue
                second = ((x - ax) * (cy - ay) - (cx - ax) * (y - ay)) / twice
                third = ((bx - ax) * (y - ay) - (x - ax) * (by - ay)) / twice
                if second >= -1e-6 and third >= -1e-6 and second + third <= 1.000001:
                    depth = a + second * (b - a) + third * (c - a)
                    yield depth, Spot(2 * number + odd, round(second * _PARTS_OF_ONE), round(third * _PARTS_OF_ONE))

    def at(self, spot: Spot) -> Corner:
        """Return where a place of the skin lies: x, y and depth, whether it is seen or hidden."""
        number, odd = divmod(spot.half, 2)
        (ax, ay, a), (bx, by, b), (cx, cy, c) = (
            self._corners[corner] for corner in _triangle(self.skin.faces[number], odd)
        )
        second, third = spot.second / _PARTS_OF_ONE, spot.third / _PARTS_OF_ONE
        return (
            ax + second * (bx - ax) + third * (cx - ax),
            ay + second * (by - ay) + third * (cy - ay),
            a + second * (b - a) + third * (c - a),
        )

    def seen(self, spot: Spot) -> XY | None:
        """Return where a place of the skin is seen in the picture, None where it is turned away or covered."""
        if not self.skin.has(spot) or not self._drawn[spot.half // 2]:
            return None
        x, y, depth = self.at(spot)
        nearest = max((one[0] for one in self._at(x, y)), default=None)
        return (x, y) if nearest is not None and nearest - depth <= HIDDEN_MM else None

    def area(self, spot: Spot) -> float:
        """Return how many square millimetres of skin one square millimetre of the picture stands for at a place."""
        across, down, facing = self._normal(spot)
        whole = hypot(across, down, facing)
        return whole / max(abs(facing), 0.1 * whole) if whole else 1.0

    def size(self, spot: Spot) -> float:
        """Return the area of the triangle a place lies in, in square millimetres of skin."""
        return hypot(*self._normal(spot)) / 2

    def _normal(self, spot: Spot) -> Corner:
        """Return the direction a triangle faces, as long as twice its area."""
        number, odd = divmod(spot.half, 2)
        (ax, ay, az), (bx, by, bz), (cx, cy, cz) = (
            self._corners[corner] for corner in _triangle(self.skin.faces[number], odd)
        )
        ux, uy, uz, vx, vy, vz = bx - ax, by - ay, bz - az, cx - ax, cy - ay, cz - az
        return uy * vz - uz * vy, uz * vx - ux * vz, ux * vy - uy * vx


def _triangle(face: Face, odd: int) -> tuple[int, int, int]:
    return (face[0], face[2], face[3]) if odd else (face[0], face[1], face[2])


def _opposite(face: Face, corner: int) -> int:
    return face[(face.index(corner) + 2) % 4]
