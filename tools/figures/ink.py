"""Drawn lines inside the outline: where the surface hides itself, and its folds; as tapered ribbons.

A line is a polyline in millimetres with a width at each point and an opacity.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import cv2
import numpy as np
from scipy import ndimage

from tools.figures.arrays import Array, lengths
from tools.figures.bezier import Curves, fitted
from tools.figures.lattice import traced
from tools.figures.places import HEAD, Places
from tools.figures.shade import NIPPLE, blurred_by_depth
from tools.figures.smoothing import smoothed
from tools.figures.views import HAND, View


@dataclass(frozen=True, slots=True, kw_only=True)
class Stroke:
    """One drawn line; ``opacity`` is 0 to 1."""

    line: Array
    width: Array
    opacity: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Folds:
    """How folds of one size are found: size and lengths in millimetres, thresholds of how sharp a fold is."""

    size: float
    weak: float
    strong: float
    shortest: float
    off_border: float
    width: float
    strength: float
    only_trunk: bool = False


WHOLE = (
    Folds(size=1.5, weak=0.014, strong=0.032, shortest=5, off_border=1.4, width=1.05, strength=1.0),
    Folds(size=3.6, weak=0.0045, strong=0.0105, shortest=14, off_border=4.5, width=1.44, strength=0.62),
    Folds(size=7.5, weak=0.0042, strong=0.0095, shortest=26, off_border=8, width=1.5, strength=0.55, only_trunk=True),
)
CLOSE = (
    Folds(size=0.9, weak=0.012, strong=0.03, shortest=2.5, off_border=0.8, width=0.55, strength=1.0),
    Folds(size=2.0, weak=0.0075, strong=0.018, shortest=6, off_border=2.5, width=0.69, strength=0.65),
    Folds(size=5, weak=0.006, strong=0.014, shortest=16, off_border=6, width=0.69, strength=0.5),
)


def drawn_lines(view: View, at: Places) -> list[tuple[float, list[Curves]]]:
    """Return ribbons by opacity, in steps of a quarter."""
    by_opacity: dict[float, list[Curves]] = {}
    for stroke in _Inker(view, at).strokes():
        if ribbon := _ribbon(stroke):
            opacity = round(stroke.opacity * 4) / 4 if stroke.opacity < 1 else 1.0
            by_opacity.setdefault(opacity, []).append(ribbon)
    return sorted(by_opacity.items())


class _Inker:
    def __init__(self, view: View, at: Places) -> None:
        self._view = view
        self._pixels = view.pixels
        self._fine = 0.55 if view.shot.is_close else 1.0
        self._from_border = cv2.distanceTransform(view.inside.astype(np.uint8), cv2.DIST_L2, 5) / view.pixels
        self._taken = np.zeros(view.inside.shape, np.uint8)
        self._allowed = self._without_nipples(at)

    def _without_nipples(self, at: Places) -> Array:
        """Return where folds may be drawn; over a breast the finder would draw a hook above the nipple."""
        if self._view.figure.body.build.sex == 1:
            return np.ones(self._view.inside.shape, bool)
        away = np.hypot(at["x"] - NIPPLE[0], at["y"] - NIPPLE[1])
        clear = (away > 30) & ~((away < 66) & (at["y"] > NIPPLE[1] - 6))
        return self._view.masked(clear | (at["z"] < 90), elsewhere=True)

    def strokes(self) -> Iterator[Stroke]:
        fine = self._fine
        for line in _hidden_edges(self._view, 1.6 if self._view.shot.is_close else 3.0):
            inside = np.median(self._from_border[self._cells(line)]) >= 2.2 * fine
            if len(line) >= 4 * self._pixels * fine and inside:
                stroke = self._stroke(line, np.ones(len(line)), 1.15 * fine, fine, 5 * fine)
                yield from [stroke] if stroke else []
        for folds in CLOSE if self._view.shot.is_close else WHOLE:
            yield from self._folds(folds)

    def _folds(self, folds: Folds) -> Iterator[Stroke]:
        allowed = self._allowed & ~self._extremities() if folds.only_trunk else self._allowed
        found = _valleys(self._view, folds, allowed & (self._from_border > folds.off_border))
        for line, sharpness in sorted(found, key=lambda one: -len(one[0])):
            strength = np.clip(sharpness / (folds.strong * 2.2), 0.15, 1) * folds.strength
            cells = self._cells(smoothed(line, folds.size * 0.5 * self._pixels))
            if self._taken[cells].mean() <= 0.45:
                stroke = self._stroke(line, strength, folds.width, folds.size * 0.5, folds.shortest)
                yield from [stroke] if stroke else []

    def _extremities(self) -> Array:
        figure, seen = self._view.figure, self._view.seen
        ends = [figure.held_by(*HAND) / 0.5, figure.held_by("foot", "toe") / 0.5, figure.held_by(*HEAD[1:]) / 0.6]
        return np.asarray((seen.values(np.stack(ends, 1)) > 1).any(-1))

    def _stroke(self, line: Array, strength: Array, widest: float, smooth: float, shortest: float) -> Stroke | None:
        fine = self._fine
        line = smoothed(line, smooth * self._pixels)
        length = lengths(line).sum() / self._pixels
        if length < shortest:
            return None
        count = max(4, int(length / (1.2 * fine)))
        place = np.linspace(0, len(line) - 1, count)
        line = np.stack([np.interp(place, np.arange(len(line)), line[:, k]) for k in (0, 1)], 1)
        soft = ndimage.gaussian_filter1d(np.asarray(strength, float), 4.0)
        strength = np.interp(place, np.arange(len(soft)), soft)
        along = np.linspace(0, 1, count)
        taper = np.clip(np.minimum(along, 1 - along) * length / min(14 * fine, length * 0.45), 0, 1) ** 0.7
        width = widest * taper * (0.35 + 0.65 * np.clip(strength, 0, 1))
        path = [np.round(line[:, ::-1]).astype(np.int32)]
        cv2.polylines(self._taken, path, isClosed=False, color=1, thickness=int(7 * fine * self._pixels))
        opacity = float(np.clip(strength.mean(), 0.3, 1))
        return Stroke(line=line[:, ::-1] / self._pixels - self._view.bleed, width=width, opacity=opacity)

    def _cells(self, line: Array) -> tuple[Array, Array]:
        rows, columns = np.clip(line.astype(int), 0, np.array(self._view.inside.shape) - 1).T
        return rows, columns


def _ribbon(stroke: Stroke) -> Curves:
    direction = np.gradient(stroke.line, axis=0)
    across = np.stack([-direction[:, 1], direction[:, 0]], 1)
    across /= np.maximum(np.linalg.norm(across, axis=1, keepdims=True), 1e-9)
    half = across * np.maximum(stroke.width, 0.06)[:, None] / 2
    there, back = fitted(stroke.line + half, 0.12, 80), fitted((stroke.line - half)[::-1], 0.12, 80)
    return there + back if there and back else []


def _hidden_edges(view: View, jump: float) -> list[Array]:
    """Return where the depth jumps by more than ``jump`` millimetres inside the figure."""
    depth = np.pad(np.where(view.inside, view.depth, np.nan), 1, constant_values=np.nan)
    along = np.zeros((depth.shape[0] + 1, depth.shape[1]), bool)
    down = np.zeros((depth.shape[0], depth.shape[1] + 1), bool)
    with np.errstate(invalid="ignore"):
        along[1:-1] = np.abs(depth[1:] - depth[:-1]) > jump
        down[:, 1:-1] = np.abs(depth[:, 1:] - depth[:, :-1]) > jump
    return [arc.line - 1 for arc in traced(np.zeros(depth.shape, np.int32), along, down)]


def _valleys(view: View, folds: Folds, allowed: Array) -> list[tuple[Array, Array]]:
    """Return valley lines of how much the surface faces us, with their sharpness at each point."""
    from skimage.morphology import thin

    scale = folds.size * view.pixels
    facing = blurred_by_depth(np.clip(view.looks[..., 2], 0, 1), view, max(scale * 0.5, 1), 18.0)
    facing = _reflected(facing, view.inside)

    def second(order: tuple[int, int]) -> Array:
        return np.asarray(ndimage.gaussian_filter(facing, scale, order=order)) * scale * scale

    xx, yy, xy = second((0, 2)), second((2, 0)), second((1, 1))
    mean, spread = (xx + yy) / 2, np.sqrt(((xx - yy) / 2) ** 2 + xy**2)
    sharpness = np.where(view.inside & allowed, mean + spread - np.abs(mean - spread) * 0.6, 0).astype(np.float32)
    ridge = _is_largest_across(sharpness, 0.5 * np.arctan2(2 * xy, xx - yy), max(1.0, scale * 0.35))
    strong, weak = ridge & (sharpness > folds.strong), ridge & (sharpness > folds.weak)
    weak = ndimage.binary_dilation(weak) & (sharpness > folds.weak * 0.8)
    patches = ndimage.label(weak, np.ones((3, 3)))[0]
    kept = np.unique(patches[strong & weak])
    lines = _skeleton_lines(thin(np.isin(patches, kept[kept > 0])))
    long_enough = [line for line in lines if len(line) / view.pixels >= folds.shortest]
    return [(line, sharpness[line[:, 0].astype(int), line[:, 1].astype(int)]) for line in long_enough]


def _is_largest_across(values: Array, direction: Array, step: float) -> Array:
    dx, dy = np.cos(direction) * step, np.sin(direction) * step
    row, column = np.mgrid[0 : values.shape[0], 0 : values.shape[1]].astype(np.float32)
    ahead, behind = (
        cv2.remap(values, (column + s * dx).astype(np.float32), (row + s * dy).astype(np.float32), cv2.INTER_LINEAR)
        for s in (1, -1)
    )
    return np.asarray((values >= ahead) & (values >= behind))


def _reflected(values: Array, inside: Array) -> Array:
    """Continue values beyond the outline by odd reflection, so that the outline itself is no valley."""
    edge = ndimage.distance_transform_edt(~inside, return_distances=False, return_indices=True)
    row, column = np.indices(inside.shape)
    mirror_row = np.clip(2 * edge[0] - row, 0, inside.shape[0] - 1)
    mirror_column = np.clip(2 * edge[1] - column, 0, inside.shape[1] - 1)
    at_edge = values[edge[0], edge[1]]
    mirrored = 2 * at_edge - values[mirror_row, mirror_column]
    beyond = np.where(inside[mirror_row, mirror_column], mirrored, at_edge)
    return np.where(inside, values, beyond).astype(np.float32)


Cell = tuple[int, int]
_AROUND = ((-1, 0), (0, 1), (1, 0), (0, -1), (-1, -1), (-1, 1), (1, 1), (1, -1))


def _skeleton_lines(skeleton: Array) -> list[Array]:
    """Return the lines of a one pixel wide skeleton, from node to node."""
    cells: dict[Cell, None] = dict.fromkeys((int(row), int(column)) for row, column in np.argwhere(skeleton))
    joined = {
        (row, column): [(row + i, column + j) for i, j in _AROUND if (row + i, column + j) in cells]
        for row, column in cells
    }
    used: set[tuple[Cell, Cell]] = set()

    def walk(cell: Cell, onwards: Cell) -> Array:
        line = [cell, onwards]
        used.update(((cell, onwards), (onwards, cell)))
        while len(joined[onwards]) == 2:
            following = [one for one in joined[onwards] if one != cell and (onwards, one) not in used]
            if not following:
                break
            cell, onwards = onwards, following[0]
            line.append(onwards)
            used.update(((cell, onwards), (onwards, cell)))
        return np.array(line, float)

    found = []
    for at_nodes in (True, False):
        for cell in cells:
            if not at_nodes or len(joined[cell]) != 2:
                found += [walk(cell, onwards) for onwards in joined[cell] if (cell, onwards) not in used]
    return found
