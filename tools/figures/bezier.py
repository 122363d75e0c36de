"""Polylines as few cubic curves (least squares, split where it does not fit), and paths as short text."""

from collections.abc import Iterable
from itertools import pairwise

import cv2
import numpy as np

from tools.figures.arrays import Array, lengths, unit

Curves = list[Array]
"""Cubic curves, each four points, each beginning where the one before ends."""


def fitted(line: Array, error: float = 0.25, corner: float = 50) -> Curves:
    """Return curves within ``error`` of a polyline; it keeps corners sharper than ``corner`` degrees."""
    line = line[np.r_[True, lengths(line) > 1e-6]]
    if len(line) < 2:
        return []
    line = _evenly(line, 0.6)
    cuts = [0, *_corners(line, corner), len(line) - 1]
    curves: Curves = []
    for first, last in pairwise(cuts):
        if last > first:
            piece = line[first : last + 1]
            reach = min(3, len(piece) - 1)
            _fit(
                piece, _direction(piece[reach] - piece[0]), _direction(piece[-1 - reach] - piece[-1]), error, curves, 0
            )
    return curves


def backwards(curves: Curves) -> Curves:
    """Return the same curves run the other way."""
    return [curve[::-1] for curve in curves[::-1]]


def path(rings: Iterable[Curves]) -> str:
    """Return closed rings as ``M x y`` with relative ``c`` and ``z``, to a tenth of a millimetre."""
    parts = []
    for ring in rings:
        at = np.round(ring[0][0], 1)
        parts.append(f"M{_short(at[0])} {_short(at[1])}c")
        text = ""
        for curve in ring:
            rounded = np.round(curve, 1)
            text += "".join(_spaced([_short(n) for n in (rounded[1:] - at).ravel()], first=not text))
            at = rounded[3]
        parts.append(text + "z")
    return "".join(parts)


def holds(rings: Iterable[Curves], x: float, y: float) -> bool:
    """Return whether a point lies within closed rings, by the odd-even rule."""
    inside = False
    for line in map(_flattened, rings):
        (x1, y1), (x2, y2) = line.T, np.roll(line, -1, 0).T
        crossing = (y1 > y) != (y2 > y)
        at = x1 + (y - y1) / np.where(crossing, y2 - y1, 1) * (x2 - x1)
        inside ^= bool((crossing & (at > x)).sum() % 2)
    return inside


def deepest(rings: Iterable[Curves]) -> tuple[float, float, float]:
    """Return the point of a small shape that is farthest from its border, and how far."""
    lines = [_flattened(ring) for ring in rings]
    low, high = np.concatenate(lines).min(0), np.concatenate(lines).max(0)
    scale = min(20.0, 1500 / float((high - low).max()))
    width, height = np.ceil((high - low) * scale).astype(int) + 3
    drawn = np.zeros((height, width), np.uint8)
    cv2.fillPoly(drawn, [np.round((line - low) * scale * 16 + 16).astype(np.int32) for line in lines], 1, shift=4)
    away = cv2.distanceTransform(drawn, cv2.DIST_L2, 5)
    row, column = np.unravel_index(int(away.argmax()), away.shape)
    return float(low[0] + (column - 1) / scale), float(low[1] + (row - 1) / scale), float(away.max()) / scale


def _flattened(ring: Curves) -> Array:
    """Return a ring as it will be written: to a tenth of a millimetre."""
    return np.concatenate([_on(np.round(curve, 1), np.arange(8) / 8) for curve in ring])


def _spaced(numbers: list[str], *, first: bool) -> list[str]:
    spaced = [number if number.startswith("-") else f" {number}" for number in numbers]
    return [numbers[0], *spaced[1:]] if first else spaced


def _short(number: float) -> str:
    text = f"{number:.1f}".removesuffix(".0")
    return "0" if text == "-0" else text


def _evenly(line: Array, step: float) -> Array:
    if len(line) <= 2:
        return line
    along = np.r_[0, np.cumsum(lengths(line))]
    places = np.linspace(0, along[-1], max(2, int(np.ceil(along[-1] / step)) + 1))
    return np.stack([np.interp(places, along, line[:, k]) for k in (0, 1)], 1)


def _corners(line: Array, corner: float) -> list[int]:
    reach = 3
    if len(line) <= 2 * reach + 1:
        return []
    before, after = line[reach:-reach] - line[: -2 * reach], line[2 * reach :] - line[reach:-reach]
    cross = before[:, 0] * after[:, 1] - before[:, 1] * after[:, 0]
    angle = np.degrees(np.abs(np.arctan2(cross, (before * after).sum(1))))
    sharp = np.flatnonzero(angle > corner)
    runs = np.split(sharp, np.flatnonzero(np.diff(sharp) > 1) + 1) if len(sharp) else []
    return [reach + int(run[angle[run].argmax()]) for run in runs]


def _direction(vector: Array) -> Array:
    return unit(vector) if np.linalg.norm(vector) > 1e-9 else np.array([1.0, 0.0])


def _fit(line: Array, leaves: Array, arrives: Array, error: float, curves: Curves, depth: int) -> None:
    if len(line) < 3 or depth > 30:
        third = np.linalg.norm(line[-1] - line[0]) / 3
        curves.append(np.array([line[0], line[0] + leaves * third, line[-1] + arrives * third, line[-1]]))
        return
    along = np.r_[0, np.cumsum(lengths(line))]
    t = along / max(along[-1], 1e-9)
    for _ in range(4):
        curve = _least_squares(line, t, leaves, arrives)
        away = ((_on(curve, t) - line) ** 2).sum(1)
        if away.max() < error * error:
            curves.append(curve)
            return
        if away.max() > (error * 6) ** 2:
            break
        t = _nearer(curve, line, t)
    split = min(max(int(away.argmax()), 1), len(line) - 2)
    reach = min(3, split, len(line) - 1 - split)
    through = _direction(line[split - reach] - line[split + reach])
    _fit(line[: split + 1], leaves, through, error, curves, depth + 1)
    _fit(line[split:], -through, arrives, error, curves, depth + 1)


def _on(curve: Array, t: Array) -> Array:
    t = t[:, None]
    s = 1 - t
    found: Array = s**3 * curve[0] + 3 * s * s * t * curve[1] + 3 * s * t * t * curve[2] + t**3 * curve[3]
    return found


def _least_squares(line: Array, t: Array, leaves: Array, arrives: Array) -> Array:
    s = 1 - t
    first, last = (3 * t * s * s)[:, None] * leaves, (3 * t * t * s)[:, None] * arrives
    a, b, c = (first * first).sum(), (first * last).sum(), (last * last).sum()
    ends = (s**3 + 3 * t * s * s)[:, None] * line[0] + (3 * t * t * s + t**3)[:, None] * line[-1]
    x, y = (first * (line - ends)).sum(), (last * (line - ends)).sum()
    determinant = a * c - b * b
    chord, whole = np.linalg.norm(line[-1] - line[0]), lengths(line).sum()
    out = into = chord / 3
    if abs(determinant) > 1e-12:
        out, into = (x * c - y * b) / determinant, (a * y - b * x) / determinant
    if min(out, into) < 1e-3 * chord or max(out, into) > 1.5 * whole:
        out = into = whole / 3
    return np.array([line[0], line[0] + leaves * out, line[-1] + arrives * into, line[-1]])


def _nearer(curve: Array, line: Array, t: Array) -> Array:
    """Move each parameter towards the curve's point nearest to the line's (one Newton step)."""
    first = 3 * np.diff(curve, axis=0)
    second = 2 * np.diff(first, axis=0)
    off, column = _on(curve, t) - line, t[:, None]
    speed = (1 - column) ** 2 * first[0] + 2 * (1 - column) * column * first[1] + column**2 * first[2]
    bend = (1 - column) * second[0] + column * second[1]
    below = (speed * speed).sum(1) + (off * bend).sum(1)
    moved = np.where(np.abs(below) > 1e-9, t - (off * speed).sum(1) / np.where(below == 0, 1, below), t)
    found: Array = np.maximum.accumulate(np.clip(moved, 0, 1))
    return found
