"""The little language in which layers are painted: conditions on places of the body, read from data files.

A condition is one of

- ``x < 15`` or ``1128 <= y < 1290``: comparisons of measures (see ``places``), numbers, ``|arm|`` for a size without
  sign, ``a + 3`` or ``a - 42``, curves, and names of curves defined in the file;
- ``y(1128:72 1275:70)`` inside a comparison: a curve, here 72 where y is 1128 falling to 70 where y is 1275, straight
  between and level beyond its ends;
- ``in x,y: 74 1412, 110 1424, ...``: inside a smooth closed curve through these points of two measures;
- ``now chest | ribs_low``: painted so by the lines before; ``free``: not painted yet; ``region scapula``: painted so in
  the layer of regions;
- the name of a group of conditions defined in the file; a group holds no ``now`` and no ``free``.

``not`` before a condition turns it round. Several conditions, all of which must hold, are parted by ``;``.
"""

import re
from collections.abc import Callable, Mapping, Sequence

import cv2
import numpy as np

from tools.figures.arrays import Array
from tools.figures.places import Places

_SUBPIXELS = 4
_COMPARISON = re.compile(r"\s*(<=|>=|<|>)\s*")
_OFFSET = re.compile(r"^(.*\S)\s+([+-])\s+(\S.*)$")
_CURVE = re.compile(r"^(\|?[\w-]+\|?)\(([^()]*)\)$")
_COMPARE: Mapping[str, Callable[[Array, Array], Array]] = {
    "<": np.less,
    "<=": np.less_equal,
    ">": np.greater,
    ">=": np.greater_equal,
}


class WrongRule(Exception):
    """A condition in a data file cannot be understood."""


def smooth_ring(points: Sequence[Sequence[float]] | Array, steps: int = 12) -> Array:
    """Return a closed Catmull-Rom curve through points."""
    ring = np.array(points, float)
    before, after, beyond = np.roll(ring, 1, 0), np.roll(ring, -1, 0), np.roll(ring, -2, 0)
    t = (np.arange(steps) / steps)[None, :, None]
    a, b, c, d = (part[:, None] for part in (before, ring, after, beyond))
    curve = 2 * b + (c - a) * t + (2 * a - 5 * b + 4 * c - d) * t**2 + (3 * b - a - 3 * c + d) * t**3
    found: Array = 0.5 * curve.reshape(-1, 2)
    return found


def outlined(points: Sequence[Sequence[float]] | Array, u: Array, v: Array) -> Array:
    """Return which places lie inside a smooth closed curve through points of the same two measures."""
    ring = smooth_ring(points)
    low = ring.min(0) - 2
    width, height = ((ring.max(0) + 2 - low) * _SUBPIXELS).astype(int) + 2
    drawn = np.zeros((height, width), np.uint8)
    cv2.fillPoly(drawn, [np.round((ring - low) * _SUBPIXELS * 16).astype(np.int32)], 1, shift=4)
    column, row = ((u - low[0]) * _SUBPIXELS).astype(np.int32), ((v - low[1]) * _SUBPIXELS).astype(np.int32)
    near = (column >= 0) & (column < width) & (row >= 0) & (row < height)
    found = np.zeros(u.shape, bool)
    found[near] = drawn[row[near], column[near]] > 0
    return found


class Conditions:
    """Answers conditions for the pixels of one view.

    ``curves`` and ``groups`` are the names a file defines; ``regions`` the names already painted in the layer of
    regions.
    """

    def __init__(
        self,
        at: Places,
        *,
        curves: Mapping[str, str] | None = None,
        groups: Mapping[str, str] | None = None,
        regions: "Painted | None" = None,
    ) -> None:
        self._at = at
        self._curves = curves or {}
        self._groups = groups or {}
        self._regions = regions
        self._kept: dict[str, Array] = {}

    def hold(self, text: str, painted: "Painted") -> Array:
        """Return where all conditions of a text hold. Raises WrongRule."""
        found = np.ones(len(self._at.side), bool)
        for condition in filter(None, (part.strip() for part in text.split(";"))):
            found &= self._one(condition, painted)
        return found

    def _one(self, condition: str, painted: "Painted") -> Array:
        if condition.startswith("not "):
            return ~self._one(condition[4:].strip(), painted)
        kind, _, rest = condition.partition(" ")
        if kind == "now":
            return painted.named(rest)
        if kind == "region":
            if self._regions is None:
                raise WrongRule(condition)
            return self._regions.named(rest)
        if condition == "free":
            return painted.labels == 0
        if condition in self._groups:
            if condition not in self._kept:
                self._kept[condition] = self.hold(self._groups[condition], painted)
            return self._kept[condition]
        if condition.startswith("in "):
            return self._inside(condition)
        parts = _COMPARISON.split(condition)
        if len(parts) < 3:
            raise WrongRule(condition)
        values = [self.value(part) for part in parts[::2]]
        found = np.ones(len(self._at.side), bool)
        for sign, low, high in zip(parts[1::2], values[:-1], values[1:], strict=True):
            found &= _COMPARE[sign](low, high)
        return found

    def _inside(self, condition: str) -> Array:
        measures, _, points = condition.removeprefix("in ").partition(":")
        u, v = (self.value(name.strip()) for name in measures.split(","))
        return outlined(numbers(points), u, v)

    def value(self, text: str) -> Array:
        """Return the value of a measure, number or curve at each pixel. Raises WrongRule."""
        if offset := _OFFSET.match(text):
            first, second = self.value(offset[1]), self.value(offset[3])
            return first + second if offset[2] == "+" else first - second
        if curve := _CURVE.match(text):
            knots = np.array(sorted([float(n) for n in knot.split(":")] for knot in curve[2].split()))
            return np.interp(self.value(curve[1]), knots[:, 0], knots[:, 1])
        if text.startswith("|"):
            return np.abs(self.value(text.strip("|")))
        if text in self._curves:
            return self.value(self._curves[text])
        if text in self._at:
            return self._at[text]
        try:
            return np.asarray(float(text))
        except ValueError:
            raise WrongRule(text) from None


def numbers(points: str) -> list[list[float]]:
    """Return ``1 2, 3 4`` as pairs."""
    return [[float(number) for number in pair.split()] for pair in points.split(",") if pair.strip()]


class Painted:
    """What a layer's lines have painted so far: one name per pixel of the body, or none."""

    def __init__(self, names: Sequence[str], pixels: int) -> None:
        self._numbers = {name: place + 1 for place, name in enumerate(dict.fromkeys(names))}
        self.labels = np.zeros(pixels, np.int16)

    @property
    def names(self) -> list[str]:
        """The names by their number; number 0 is nothing."""
        return ["", *self._numbers]

    def paint(self, name: str, where: Array) -> None:
        """Paint over whatever was there."""
        self.labels[where] = self._numbers[name] if name else 0

    def named(self, names: str) -> Array:
        """Return where one of ``a | b`` is painted. Raises WrongRule for a name no line paints."""
        wanted = [name.strip() for name in names.split("|")]
        if unknown := [name for name in wanted if name not in self._numbers]:
            raise WrongRule(f"{unknown[0]} is not painted by any line")
        found: Array = np.isin(self.labels, [self._numbers[name] for name in wanted])
        return found


def nearest(ovals: Mapping[str, Mapping[str, Sequence[float]]], value: Callable[[str], Array]) -> Array:
    """Return per pixel the number of the nearest oval (from 1, in order) that holds it, or 0.

    An oval gives for each of two measures its middle and its half width.
    """
    far = [
        sum(((value(measure) - middle) / half) ** 2 for measure, (middle, half) in oval.items())
        for oval in ovals.values()
    ]
    stacked = np.stack([np.asarray(one) for one in far])
    found: Array = np.where(stacked.min(0) < 1, stacked.argmin(0) + 1, 0)
    return found
