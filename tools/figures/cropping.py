"""Paths cut to a picture and turned over: what is done to a view after it is drawn, so that nothing is rendered again.

A path cut at the picture's edge goes straight along it. Where it leaves the picture and comes back it goes along the
edge too; such a bridge has no width and fills nothing.
"""

import re
from typing import Any

import numpy as np

from tools.figures.arrays import Array
from tools.figures.bezier import Curves, deepest, holds, path

_NUMBER = re.compile(r"-?[\d.]+")
OUTLINE_BEYOND = 2.0
"""The outline goes on this many millimetres beyond the picture, so that the line drawn along it is not seen there."""


def curves_of(text: str) -> list[Curves]:
    """Return the closed rings of a path as this generator writes it."""
    rings = []
    for part in filter(None, text.split("M")):
        start, _, steps = part.partition("c")
        at = np.array([float(number) for number in _NUMBER.findall(start)])
        ring: Curves = []
        for step in np.array([float(number) for number in _NUMBER.findall(steps)]).reshape(-1, 3, 2):
            ring.append(np.vstack([at, at + step]))
            at = ring[-1][3]
        rings.append(ring)
    return rings


def cropped(view: dict[str, Any]) -> dict[str, Any]:
    """Return a view's facts with every path cut to the picture; shapes outside of it go."""
    right, bottom = view["width"], view["height"]
    inside = (0.0, 0.0, right, bottom)
    beyond = (-OUTLINE_BEYOND, -OUTLINE_BEYOND, right + OUTLINE_BEYOND, bottom + OUTLINE_BEYOND)
    return view | {
        "outline": _cut(view["outline"], beyond),
        "iris": _cut(view["iris"], inside),
        "ink": [[opacity, cut] for opacity, text in view["ink"] if (cut := _cut(text, inside))],
        **{
            layer: [_anchored(shape | _boxed(cut)) for shape in view[layer] if (cut := _cut(shape["d"], inside))]
            for layer in ("regions", "muscles", "deep")
        },
    }


def turned_over(view: dict[str, Any], name: str) -> dict[str, Any]:
    """Return a view's facts as a mirror shows them, under another name: left and right change places."""
    width = view["width"]
    return view | {
        "view": name,
        "outline": _flipped(view["outline"], width),
        "modesty": _flipped(view["modesty"], width),
        "iris": _flipped(view["iris"], width),
        "ink": [[opacity, _flipped(text, width)] for opacity, text in view["ink"]],
        **{layer: [_flipped_shape(shape, width) for shape in view[layer]] for layer in ("regions", "muscles", "deep")},
    }


def other_side(key: str) -> str:
    """Return a key with the body's other side."""
    swapped = {"L": "R", "R": "L"}
    name, dot, side = key.partition(".")
    return f"{name}.{swapped[side]}" if dot else name


def _anchored(shape: dict[str, Any]) -> dict[str, Any]:
    """Return a shape whose anchor, if it has one, lies in what was left of it."""
    rings = curves_of(shape["d"])
    if "at" not in shape or holds(rings, *shape["at"]):
        return shape
    x, y, radius = deepest(rings)
    return shape | {"at": [round(x, 1), round(y, 1)], "r": round(radius, 1)}


def _flipped_shape(shape: dict[str, Any], width: float) -> dict[str, Any]:
    turned = shape | {"id": other_side(shape["id"])}
    if "at" in shape:
        turned["at"] = [round(width - shape["at"][0], 1), shape["at"][1]]
    return turned | _boxed(_flipped(shape["d"], width))


def _flipped(text: str, width: float) -> str:
    return path([[np.stack([width - one[:, 0], one[:, 1]], 1) for one in ring] for ring in curves_of(text)])


def _boxed(text: str) -> dict[str, Any]:
    points = np.concatenate([np.concatenate(ring) for ring in curves_of(text)]).round(1)
    (left, top), (right, bottom) = points.min(0).tolist(), points.max(0).tolist()
    return {"box": [left, top, right, bottom], "d": text}


def _cut(text: str, box: tuple[float, float, float, float]) -> str:
    rings = curves_of(text)
    for axis in (0, 1):
        for limit, keeps in ((box[axis], 1.0), (box[axis + 2], -1.0)):
            rings = [cut for ring in rings if (cut := _half(ring, axis, limit, keeps))]
    return path(rings)


def _half(ring: Curves, axis: int, limit: float, keeps: float) -> Curves:
    """Return a ring's part on one side of an upright or level line, closed along it."""
    if all(((one[:, axis] - limit) * keeps >= 0).all() for one in ring):
        return ring
    pieces = [piece for one in ring for piece in _split(one, axis, limit)]
    kept = [piece for piece in pieces if (_middle(piece)[axis] - limit) * keeps > 0]
    joined: Curves = []
    for before, piece in zip([*kept[-1:], *kept[:-1]], kept, strict=True):
        if np.abs(before[3] - piece[0]).max() > 1e-6:
            joined.append(np.linspace(before[3], piece[0], 4))
        joined.append(piece)
    return joined


def _split(curve: Array, axis: int, limit: float) -> Curves:
    """Return a curve's pieces between its crossings of a line."""
    a, b, c, d = curve[:, axis]
    roots = np.roots([d - 3 * c + 3 * b - a, 3 * (c - 2 * b + a), 3 * (b - a), a - limit])
    crossings = sorted(root.real for root in roots if abs(root.imag) < 1e-9 and 1e-6 < root.real < 1 - 1e-6)
    pieces, rest, gone = [], curve, 0.0
    for crossing in crossings:
        first, rest = _parted(rest, (crossing - gone) / (1 - gone))
        first[3, axis] = rest[0, axis] = limit
        pieces.append(first)
        gone = crossing
    return [*pieces, rest]


def _parted(curve: Array, t: float) -> tuple[Array, Array]:
    first, last = [curve[0]], [curve[3]]
    while len(curve) > 1:
        curve = curve[:-1] * (1 - t) + curve[1:] * t
        first.append(curve[0])
        last.append(curve[-1])
    return np.array(first), np.array(last[::-1])


def _middle(curve: Array) -> Array:
    found: Array = (curve * np.array([1, 3, 3, 1])[:, None]).sum(0) / 8
    return found
