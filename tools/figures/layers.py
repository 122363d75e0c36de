"""Layers: named shapes painted on the template's surface by the lines of a data file, and their borders in a view.

``shapes(layer, view, at)`` is all a new layer needs besides its data file. In a file with ``overlap = false`` the lines
paint one picture, later ones over earlier ones, so that shapes meet without gaps; with ``overlap = true`` each name
has a
picture of its own. One line is

- ``id``: the shape's name; an empty one wipes what was painted,
- ``where``: conditions (see ``rules``),
- ``chart`` and ``shape``: a name of the file's ``[charts]`` and a smooth closed curve in its two measures; or
``chart``,
  ``strap`` (a middle line) and ``width`` (half widths along it),
- ``nearest``: ovals by name, instead of ``id``,
- ``close = true``: painted in close-ups only; ``close = false``: in whole-body views only.

``midline`` names the shapes that have no side.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import cv2
import numpy as np

from tools.figures.arrays import Array
from tools.figures.bezier import Curves, deepest, holds, path
from tools.figures.borders import Patches
from tools.figures.figure import DATA
from tools.figures.lattice import without_crumbs
from tools.figures.places import Places
from tools.figures.rules import Conditions, Painted, nearest, numbers
from tools.figures.views import View


@dataclass(frozen=True, slots=True, kw_only=True)
class Layer:
    """A layer as its file says; lengths are millimetres of a whole-body view, half of that in close-ups."""

    name: str
    lines: tuple[dict[str, Any], ...]
    midline: frozenset[str]
    overlap: bool
    smallest: float
    inner: float
    curves: Mapping[str, str]
    groups: Mapping[str, str]
    charts: Mapping[str, Mapping[str, str]]

    @property
    def names(self) -> list[str]:
        """All names its lines can paint, in the file's order."""
        named = (tuple(line["nearest"]) if "nearest" in line else (line["id"],) for line in self.lines)
        return list(dict.fromkeys(name for names in named for name in names if name))


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """A shape in a view: ``key`` is the id with the body's side. The anchor is the point farthest from its border."""

    key: str
    path: str
    anchor: tuple[float, float]
    radius: float
    box: tuple[float, float, float, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """A label picture of a view and the keys of its labels: 0 is the outside, nothing has the key ``""``.

    ``corner`` is where it begins (row, column) in what is rendered.
    """

    labels: Array
    keys: tuple[str, ...]
    corner: tuple[int, int]


_NOTHING = 1
"""How a pixel of the body that no line paints is numbered before labels are counted."""


def read_layer(name: str) -> Layer:
    """Return a layer from ``data/NAME.toml``."""
    facts = tomllib.loads((DATA / f"{name}.toml").read_text(encoding="utf-8"))
    return Layer(
        name=name,
        lines=tuple(facts["paint"]),
        midline=frozenset(facts.get("midline", ())),
        overlap=facts["overlap"],
        smallest=facts["smallest_mm2"],
        inner=facts["smoothing_mm"],
        curves=facts.get("curves", {}),
        groups=facts.get("groups", {}),
        charts=facts.get("charts", {}),
    )


def painted(layer: Layer, view: View, at: Places, regions: Painted | None = None) -> Painted:
    """Return what a layer's lines paint on a view's pixels."""
    return _painted(layer, layer.lines, view, at, regions)


def _painted(
    layer: Layer, lines: tuple[dict[str, Any], ...], view: View, at: Places, regions: Painted | None
) -> Painted:
    conditions = Conditions(at, curves=layer.curves, groups=layer.groups, regions=regions)
    found = Painted(layer.names, len(at.side))
    for line in lines:
        if line.get("close", view.shot.is_close) != view.shot.is_close:
            continue
        where = conditions.hold(_condition(layer, line), found)
        if "nearest" in line:
            number = nearest(line["nearest"], conditions.value)
            for place, name in enumerate(line["nearest"]):
                found.paint(name, where & (number == place + 1))
        else:
            found.paint(line["id"], where)
    return found


def picture(layer: Layer, view: View, at: Places, found: Painted) -> Picture:
    """Return the label picture with left and right apart and crumbs given to their neighbours.

    The picture of an overlapping layer reaches only as far as its shapes.
    """
    is_midline = np.array([name in layer.midline or not name for name in found.names])
    side = np.where(is_midline[found.labels], 0, np.where(at.side > 0, 1, 2))
    whole = view.masked(found.labels.astype(np.int32) * 3 + side + 1)
    reach = whole > _NOTHING if layer.overlap else whole >= 0
    window = _around(reach, int(4 * view.pixels))
    used, label = np.unique(np.append(whole[window], 0), return_inverse=True)
    keys = ["(outside)", *(found.names[(n - 1) // 3] + ("", ".L", ".R")[(n - 1) % 3] for n in used[1:])]
    cut = label[:-1].reshape(whole[window].shape).astype(np.int32)
    smallest = int(layer.smallest * view.fine**2 * view.pixels**2)
    kept = [number for number, key in enumerate(keys) if layer.overlap and number and not key]
    cleaned = without_crumbs(cut, smallest, kept)
    return Picture(labels=cleaned, keys=tuple(keys), corner=(window[0].start, window[1].start))


def shapes(layer: Layer, view: View, at: Places, regions: Painted | None = None) -> list[Shape]:
    """Return a layer's shapes in a view, those of an overlapping layer each on its own."""
    if not layer.overlap:
        return traced(layer, view, picture(layer, view, at, painted(layer, view, at, regions)))[0]
    found = []
    for name in layer.names:
        lines = tuple(line for line in layer.lines if line.get("id") == name)
        alone = _painted(layer, lines, view, at, regions)
        if alone.labels.any():
            found += traced(layer, view, picture(layer, view, at, alone))[0]
    return found


def traced(layer: Layer, view: View, labels: Picture) -> tuple[list[Shape], list[Curves]]:
    """Return the shapes of a label picture and the rings of the body's outline, as far as the shapes reach."""
    fine, pixels = view.fine, view.pixels
    corner = (labels.corner[0] - view.bleed_pixels, labels.corner[1] - view.bleed_pixels)
    smoothing = {"outer": 0.8 * fine, "inner": layer.inner * fine, "error": 0.22 * fine}
    patches = Patches(labels.labels, pixels, **smoothing, corner=corner)
    found = []
    for number, key in enumerate(labels.keys):
        where = labels.labels == number
        if number and key and (shown := _in_picture(where, corner, view)).any() and (rings := patches.rings(number)):
            found.append(shape_of(key, rings, shown, corner, pixels))
    return found, patches.rings(0)


def shape_of(key: str, rings: list[Curves], where: Array, corner: tuple[int, int], pixels: float) -> Shape:
    """Return a shape from its rings and its pixels, which begin at a corner (row, column) of the view's picture."""
    window = _around(where, 1)
    away = cv2.distanceTransform(np.pad(where[window].astype(np.uint8), 1), cv2.DIST_L2, 5)[1:-1, 1:-1]
    row, column = np.unravel_index(int(away.argmax()), away.shape)
    x = (float(corner[1] + window[1].start + column) + 0.5) / pixels
    y = (float(corner[0] + window[0].start + row) + 0.5) / pixels
    radius = float(away.max()) / pixels
    if not holds(rings, round(x, 1), round(y, 1)):  # a sliver whose smoothed border left its pixels
        x, y, radius = deepest(rings)
    points = np.concatenate([np.concatenate(ring) for ring in rings])
    low, high = np.floor(points.min(0) * 10) / 10, np.ceil(points.max(0) * 10) / 10
    return Shape(
        key=key,
        path=path(rings),
        anchor=(round(x, 1), round(y, 1)),
        radius=round(radius, 1),
        box=(float(low[0]), float(low[1]), float(high[0]), float(high[1])),
    )


def _in_picture(where: Array, corner: tuple[int, int], view: View) -> Array:
    """Return marked pixels without those of the bleed; ``corner`` is where they begin in the view's picture."""
    found = where.copy()
    height, width = (length - 2 * view.bleed_pixels for length in view.inside.shape)
    rows, columns = np.arange(where.shape[0]) + corner[0], np.arange(where.shape[1]) + corner[1]
    found[(rows < 0) | (rows >= height)] = False
    found[:, (columns < 0) | (columns >= width)] = False
    return found


def _around(where: Array, margin: int) -> tuple[slice, slice]:
    """Return the smallest window that holds all marked pixels, with a margin."""
    spans = []
    for axis in (1, 0):
        marked = np.flatnonzero(where.any(axis))
        first, last = (int(marked[0]), int(marked[-1])) if len(marked) else (0, 0)
        spans.append(slice(max(0, first - margin), min(where.shape[1 - axis], last + margin + 1)))
    return spans[0], spans[1]


def _condition(layer: Layer, line: dict[str, Any]) -> str:
    parts = [line["where"]] if "where" in line else []
    if "chart" in line:
        chart = layer.charts[line["chart"]]
        points = line["shape"] if "shape" in line else _strap(line["strap"], line["width"])
        parts += [chart["where"], f"in {chart['measures']}: {points}"]
    return "; ".join(parts)


def _strap(middle: str, widths: str) -> str:
    line = np.array(numbers(middle))
    given = [float(width) for width in widths.split()]
    half = np.interp(np.linspace(0, 1, len(line)), np.linspace(0, 1, len(given)), given)[:, None]
    along = np.gradient(line, axis=0)
    across = np.stack([-along[:, 1], along[:, 0]], 1)
    across = across / np.linalg.norm(across, axis=1, keepdims=True)
    ring = np.vstack([line + across * half, (line - across * half)[::-1]])
    return ", ".join(f"{u:.2f} {v:.2f}" for u, v in ring)
