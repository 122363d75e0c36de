"""Reads the body map with the standard library alone, and finds places: the reference for whoever uses the files.

``python -m tools.figures.bodymap_reader [DIR]`` proves the map: random points of each view come back from the body's
surface within half a millimetre, and lie in the same region in the other views that show them.
"""

import json
import lzma
import math
import random
import sys
from array import array
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate
from pathlib import Path
from typing import Any

from rmt_desktop.domain.chart.contours import Contour
from rmt_desktop.domain.chart.geometry import Box

VERTICES, FACES = 13380, 13378
NEAR = 1.0
CELL = 12.0
"""Size of the search grid's cells in millimetres."""
Point = tuple[float, float, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """A place on the skin: a face, which of its triangles (0: corners 0 1 2, 1: corners 0 2 3), and two weights."""

    face: int
    half: int
    second: float
    third: float


class SharedBody:
    """What ``body.bin.xz`` holds."""

    def __init__(self, folder: Path, parts: Sequence[str]) -> None:
        content = lzma.decompress((folder / "body.bin.xz").read_bytes())
        corners = [_column(content, k * 2 * FACES, FACES) for k in range(4)]
        self.faces = list(zip(*corners, strict=True))
        start = 8 * FACES
        self.mirror = _column(content, start, VERTICES)
        start += 2 * VERTICES
        self.template = _points(content, start)
        start += 6 * VERTICES
        size = math.ceil(FACES / 8)
        self.parts = {name: content[start + k * size : start + (k + 1) * size] for k, name in enumerate(parts)}
        assert len(content) == start + len(parts) * size

    def draws(self, part: str, face: int) -> bool:
        """Return whether a part of the body has a face."""
        return bool(self.parts[part][face >> 3] >> (face & 7) & 1)


class MappedView:
    """One view: from places in its picture to the skin and back."""

    def __init__(self, body: SharedBody, positions: list[Point], facts: dict[str, Any]) -> None:
        self._body = body
        self._part: str = facts["part"]
        self._size: tuple[float, float] = facts["width"], facts["height"]
        self.figure: str = facts["figure"]
        self.name = f"{self.figure}_{facts['view']}"
        self._placed = [_moved(facts["matrix"], point) for point in positions]

    @cached_property
    def _cells(self) -> dict[tuple[int, int], list[int]]:
        cells: dict[tuple[int, int], list[int]] = defaultdict(list)
        for face, corners in enumerate(self._body.faces):
            if self._body.draws(self._part, face):
                xs, ys, _ = zip(*(self._placed[corner] for corner in corners), strict=True)
                for column in range(int(min(xs) // CELL), int(max(xs) // CELL) + 1):
                    for row in range(int(min(ys) // CELL), int(max(ys) // CELL) + 1):
                        cells[column, row].append(face)
        return cells

    def spot(self, x: float, y: float) -> Spot | None:
        """Return the skin nearest to the viewer at a place of the picture; None beside the body."""
        found = [(self._weighted(spot)[2], spot) for spot in self._at(x, y)]
        return max(found, key=lambda one: one[0])[1] if found else None

    def _at(self, x: float, y: float) -> Iterator[Spot]:
        for face in self._cells.get((int(x // CELL), int(y // CELL)), ()):
            corners = [self._placed[corner] for corner in self._body.faces[face]]
            for half in (0, 1):
                a, b, c = corners[0], corners[half + 1], corners[half + 2]
                twice = (b[0] - a[0]) * (c[1] - a[1]) - (c[0] - a[0]) * (b[1] - a[1])
                if abs(twice) < 1e-9:
                    continue
                second = ((x - a[0]) * (c[1] - a[1]) - (c[0] - a[0]) * (y - a[1])) / twice
                third = ((b[0] - a[0]) * (y - a[1]) - (x - a[0]) * (b[1] - a[1])) / twice
                if min(second, third, 1 - second - third) >= -1e-6:
                    yield Spot(face=face, half=half, second=second, third=third)

    def place(self, spot: Spot) -> tuple[float, float]:
        """Return where a place of the skin lies in the picture, seen or hidden."""
        return self._weighted(spot)[:2]

    def shows(self, spot: Spot, tolerance: float = 2.0) -> bool:
        """Return whether a place is drawn in the picture and not hidden by more than ``tolerance`` mm of depth."""
        x, y, depth = self._weighted(spot)
        if not (0 <= x <= self._size[0] and 0 <= y <= self._size[1]):
            return False
        front = self.spot(x, y)
        drawn = self._body.draws(self._part, spot.face)
        return drawn and front is not None and self._weighted(front)[2] - depth <= tolerance

    def _weighted(self, spot: Spot) -> Point:
        corners = [self._placed[corner] for corner in self._body.faces[spot.face]]
        a, b, c = corners[0], corners[spot.half + 1], corners[spot.half + 2]
        first = 1 - spot.second - spot.third
        x, y, z = (first * a[k] + spot.second * b[k] + spot.third * c[k] for k in range(3))
        return x, y, z


def _column(content: bytes, start: int, count: int) -> list[int]:
    """Return numbers that are written as steps from one to the next, two bytes each, low byte first."""
    steps = array("h", content[start : start + 2 * count])
    if sys.byteorder == "big":
        steps.byteswap()
    return list(accumulate(steps))


def _points(content: bytes, start: int) -> list[Point]:
    x, y, z = (_column(content, start + axis * 2 * VERTICES, VERTICES) for axis in range(3))
    return [(a / 10, b / 10, c / 10) for a, b, c in zip(x, y, z, strict=True)]


def _moved(matrix: list[list[float]], point: Point) -> Point:
    x, y, z = (row[0] * point[0] + row[1] * point[1] + row[2] * point[2] + row[3] for row in matrix)
    return x, y, z


def read_views(folder: Path) -> dict[str, MappedView]:
    """Return every view that has a picture of its own, by ``FIGURE_VIEW``."""
    index = json.loads((folder / "index.json").read_text(encoding="utf-8"))
    body = SharedBody(folder, index["parts"])
    positions = {
        (entry["figure"], entry["pose"]): _points(lzma.decompress((folder / entry["file"]).read_bytes()), 0)
        for entry in index["poses"]
    }
    own = [entry for entry in index["views"] if "matrix" in entry]
    views = [MappedView(body, positions[entry["figure"], entry["pose"]], entry) for entry in own]
    return {view.name: view for view in views}


class _Drawn:
    """The outline and regions of a view's JSON file."""

    def __init__(self, path: Path) -> None:
        facts = json.loads(path.read_text(encoding="utf-8"))
        self._width, self._height = facts["width"], facts["height"]
        self.outline = Contour(facts["outline"], Box(0.0, 0.0, self._width, self._height))
        self._regions = [(one["id"], Contour(one["d"], Box(*one["box"]))) for one in facts["regions"]]

    def inside(self, count: int, chance: random.Random) -> Iterator[tuple[float, float]]:
        while count:
            x, y = chance.uniform(0, self._width), chance.uniform(0, self._height)
            if self.outline.contains(x, y):
                count -= 1
                yield x, y

    def has(self, key: str | None, x: float, y: float) -> bool:
        """Return whether a region of this name lies within a millimetre; each view smooths its borders by itself."""
        near = (contour for name, contour in self._regions if name == key)
        return any(contour.contains(x, y) or contour.distance(x, y, within=NEAR) <= NEAR for contour in near)

    def region(self, x: float, y: float) -> str | None:
        return next((key for key, contour in self._regions if contour.contains(x, y)), None)


def prove(folder: Path, count: int = 2000) -> None:
    """Print how well places survive the way to the skin and to other views. Raises AssertionError if badly."""
    views = {name: view for name, view in read_views(folder).items() if (folder / f"{name}.json").is_file()}
    drawn = {name: _Drawn(folder / f"{name}.json") for name in views}
    for name, view in views.items():
        farthest, beside, same, seen = 0.0, 0, 0, 0
        for x, y in drawn[name].inside(count, random.Random(name)):  # noqa: S311 - nothing secret
            if (spot := view.spot(x, y)) is None:
                beside += 1
                continue
            farthest = max(farthest, math.dist((x, y), view.place(spot)))
            for other in views:
                if other != name and views[other].figure == view.figure and views[other].shows(spot):
                    seen += 1
                    same += drawn[other].has(drawn[name].region(x, y), *views[other].place(spot))
        share = same / seen if seen else 1.0
        print(f"{name}: back within {farthest:.3f} mm, {beside} beside, {share:.1%} of {seen} in the same region")
        assert farthest < 0.5
        assert share > 0.97


if __name__ == "__main__":
    prove(Path(sys.argv[1]) if len(sys.argv) > 1 else Path("rmt_desktop/resources/figures"))
