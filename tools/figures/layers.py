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
from tools.figures.bezier import Curves, path
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
    """A label picture of a view and the keys of its labels; 0 is the outside, label 1 may be nothing (key ``""``)."""

    labels: Array
    keys: tuple[str, ...]


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
    """Return the label picture with left and right apart and crumbs given to their neighbours."""
    is_midline = np.array([name in layer.midline or not name for name in found.names])
    side = np.where(is_midline[found.labels], 0, np.where(at.side > 0, 1, 2))
    both = found.labels.astype(np.int32) * 3 + side
    numbers_used, label = np.unique(both, return_inverse=True)
    keys = ["(outside)", *(found.names[n // 3] + ("", ".L", ".R")[n % 3] for n in numbers_used)]
    smallest = int(layer.smallest * view.fine**2 * view.pixels**2)
    whole = without_crumbs(view.masked(label.ravel().astype(np.int32) + 1), smallest)
    return Picture(labels=whole, keys=tuple(keys))


def shapes(layer: Layer, view: View, at: Places, regions: Painted | None = None) -> list[Shape]:
    """Return a layer's shapes in a view, those of an overlapping layer each on its own."""
    if not layer.overlap:
        return traced(layer, view, picture(layer, view, at, painted(layer, view, at, regions)))[0]
    found = []
    for name in layer.names:
        lines = tuple(line for line in layer.lines if line.get("id") == name)
        alone = picture(layer, view, at, _painted(layer, lines, view, at, regions))
        found += traced(layer, view, alone)[0]
    return found


def traced(layer: Layer, view: View, labels: Picture) -> tuple[list[Shape], list[Curves]]:
    """Return the shapes of a label picture and the rings of the body's outline."""
    fine = view.fine
    patches = Patches(labels.labels, view.pixels, outer=0.8 * fine, inner=layer.inner * fine, error=0.22 * fine)
    found = []
    for number, key in enumerate(labels.keys):
        if number and key and (rings := patches.rings(number)):
            found.append(shape_of(key, rings, labels.labels == number, view.pixels))
    return found, patches.rings(0)


def shape_of(key: str, rings: list[Curves], where: Array, pixels: float) -> Shape:
    """Return a shape from its rings and its pixels."""
    away = cv2.distanceTransform(np.pad(where.astype(np.uint8), 1), cv2.DIST_L2, 5)[1:-1, 1:-1]
    row, column = np.unravel_index(int(away.argmax()), away.shape)
    points = np.concatenate([np.concatenate(ring) for ring in rings])
    low, high = np.floor(points.min(0) * 10) / 10, np.ceil(points.max(0) * 10) / 10
    return Shape(
        key=key,
        path=path(rings),
        anchor=(round((float(column) + 0.5) / pixels, 1), round((float(row) + 0.5) / pixels, 1)),
        radius=round(float(away.max()) / pixels, 1),
        box=(float(low[0]), float(low[1]), float(high[0]), float(high[1])),
    )


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
