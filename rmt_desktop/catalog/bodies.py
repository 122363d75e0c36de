"""The packaged skin and how each view of each figure shows it.

The files' format is described in ``resources/figures/README.md``. They are read when a place on the skin is first
asked for: opening a chart needs none of them.
"""

import json
import lzma
import sys
from array import array
from collections.abc import Sequence
from functools import cached_property
from itertools import accumulate
from pathlib import Path
from typing import Any

from rmt_desktop.domain.chart.body import Corner, Skin, Surface

VERTICES, FACES = 13380, 13378
_NUMBER = 2  # bytes of a number
_TENTHS = 10.0


class PackagedBodies:
    """Gives surfaces from a folder; each is read once."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._surfaces: dict[tuple[str, str], Surface] = {}
        self._poses: dict[tuple[str, str], Sequence[Corner]] = {}

    def surface(self, figure: str, view: str) -> Surface:
        """Return the surface of a view, the same value each time. Raises KeyError if there is none."""
        key = (figure, view)
        if key not in self._surfaces:
            facts = self._views[key]
            drawn = self._body[1][facts["part"]]
            corners = [_moved(facts["matrix"], point) for point in self._pose(figure, facts["pose"])]
            self._surfaces[key] = Surface(self._body[0], corners, drawn)
        return self._surfaces[key]

    @cached_property
    def _index(self) -> dict[str, Any]:
        found: dict[str, Any] = json.loads((self._folder / "index.json").read_text(encoding="utf-8"))
        return found

    @cached_property
    def _views(self) -> dict[tuple[str, str], dict[str, Any]]:
        return {(one["figure"], one["view"]): one for one in self._index["views"] if "matrix" in one}

    @cached_property
    def _body(self) -> tuple[Skin, dict[str, Sequence[bool]]]:
        """Return the skin, and for each part of the body which faces it has."""
        content = lzma.decompress((self._folder / "body.bin.xz").read_bytes())
        corners = [_column(content, number * _NUMBER * FACES, FACES) for number in range(4)]
        start = 4 * _NUMBER * FACES
        mirror = _column(content, start, VERTICES)
        start += (1 + 3) * _NUMBER * VERTICES  # the mirror corners, then the template's positions
        size = (FACES + 7) // 8
        parts: dict[str, Sequence[bool]] = {
            name: _bits(content[start + number * size : start + (number + 1) * size])
            for number, name in enumerate(self._index["parts"])
        }
        return Skin(faces=list(zip(*corners, strict=True)), mirror=mirror), parts

    def _pose(self, figure: str, pose: str) -> Sequence[Corner]:
        key = (figure, pose)
        if key not in self._poses:
            file = next(one["file"] for one in self._index["poses"] if (one["figure"], one["pose"]) == key)
            content = lzma.decompress((self._folder / file).read_bytes())
            x, y, z = (_column(content, axis * _NUMBER * VERTICES, VERTICES) for axis in range(3))
            self._poses[key] = [(a / _TENTHS, b / _TENTHS, c / _TENTHS) for a, b, c in zip(x, y, z, strict=True)]
        return self._poses[key]


def _column(content: bytes, start: int, count: int) -> list[int]:
    """Return numbers written as steps from one to the next, two bytes each, low byte first."""
    steps = array("h", content[start : start + _NUMBER * count])
    if sys.byteorder == "big":
        steps.byteswap()
    return list(accumulate(steps))


def _bits(content: bytes) -> list[bool]:
    return [bool(byte >> bit & 1) for byte in content for bit in range(8)][:FACES]


def _moved(matrix: Sequence[Sequence[float]], point: Corner) -> Corner:
    x, y, z = point
    a, b, c = matrix
    return (
        a[0] * x + a[1] * y + a[2] * z + a[3],
        b[0] * x + b[1] * y + b[2] * z + b[3],
        c[0] * x + c[1] * y + c[2] * z + c[3],
    )
