"""The borders between the patches of a label picture, as polylines on the lattice of pixel corners.

Points are (row, column) of a pixel's top left corner. An arc runs from one junction to the next, or round and back.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numba
import numpy as np

from tools.figures.arrays import Array


@dataclass(frozen=True, slots=True, kw_only=True)
class Arc:
    """A border; seen along its direction, ``left`` and ``right`` are the labels beside it."""

    line: Array
    left: int
    right: int

    @property
    def ends(self) -> tuple[tuple[int, int], tuple[int, int]]:
        """The lattice points where it begins and ends."""
        first, last = self.line[0], self.line[-1]
        return (round(first[0]), round(first[1])), (round(last[0]), round(last[1]))


def arcs(labels: Array) -> list[Arc]:
    """Return all borders of a label picture, those to the outside (label 0 beyond the picture) too."""
    padded = np.pad(labels, 1)
    along = np.zeros((padded.shape[0] + 1, padded.shape[1]), bool)
    down = np.zeros((padded.shape[0], padded.shape[1] + 1), bool)
    along[1:-1] = padded[1:] != padded[:-1]
    down[:, 1:-1] = padded[:, 1:] != padded[:, :-1]
    return [Arc(line=arc.line - 1, left=arc.left, right=arc.right) for arc in traced(padded, along, down)]


def traced(labels: Array, along: Array, down: Array) -> list[Arc]:
    """Follow edges: ``along`` [i, j] joins corner (i, j) to (i, j + 1), ``down`` to (i + 1, j)."""
    height, width = down.shape[0] + 1, along.shape[1] + 1
    edge = np.zeros((height, width, 4), bool)  # leaving each corner to the right, down, left, up
    edge[:, :-1, 0] = along
    edge[:-1, :, 1] = down
    edge[:, 1:, 2] = along
    edge[1:, :, 3] = down
    edge[[0, -1], :, :] = False
    edge[:, [0, -1], :] = False
    points, starts, directions = _compiled_trace(edge, edge.sum(2))
    if not starts:
        return []
    line = np.array(points, float).reshape(-1, 2)
    found = []
    for first, last, direction in zip(starts, [*starts[1:], len(line)], directions, strict=True):
        i, j = points[first]
        around = (labels[i - 1, j], labels[i, j], labels[i, j - 1], labels[i - 1, j - 1])
        left, right = around[direction], around[(direction + 1) % 4]
        found.append(Arc(line=line[first:last], left=int(left), right=int(right)))
    return found


def _trace(edge: Any, degree: Any) -> Any:
    points = [(0, 0)]
    starts, directions = [0], [0]
    for junctions_first in (True, False):
        for i in range(edge.shape[0]):
            for j in range(edge.shape[1]):
                if degree[i, j] == 0 or (junctions_first and degree[i, j] == 2):
                    continue
                for direction in range(4):
                    if edge[i, j, direction]:
                        starts.append(len(points))
                        directions.append(direction)
                        _compiled_follow(edge, degree, i, j, direction, points)
    points[0] = points[1] if len(points) > 1 else (0, 0)
    return points, starts[1:], directions[1:]


def _follow(edge: Any, degree: Any, i: int, j: int, direction: int, points: Any) -> None:
    first_row, first_column = i, j
    points.append((i, j))
    while direction >= 0:
        edge[i, j, direction] = False
        i += (0, 1, 0, -1)[direction]
        j += (1, 0, -1, 0)[direction]
        edge[i, j, (direction + 2) % 4] = False
        points.append((i, j))
        if degree[i, j] != 2 or (i == first_row and j == first_column):
            return
        direction = -1
        for onwards in range(4):
            if edge[i, j, onwards]:
                direction = onwards


_compiled_follow = numba.njit(cache=True)(_follow)
_compiled_trace = numba.njit(cache=True)(_trace)


def without_crumbs(labels: Array, smallest: int, kept: Sequence[int] = ()) -> Array:
    """Give connected patches (and holes) of fewer pixels than ``smallest`` to their nearest neighbour.

    Patches of the labels ``kept`` stay however small they are.
    """
    from scipy import ndimage
    from skimage import measure

    for _ in range(3):
        patches = measure.label(labels + 1, connectivity=1, background=0)
        small = np.bincount(patches.ravel()) < smallest
        small[0] = False
        crumbs = small[patches] & ~np.isin(labels, kept)
        if not crumbs.any():
            break
        row, column = ndimage.distance_transform_edt(
            crumbs | (labels == 0), return_distances=False, return_indices=True
        )
        labels = np.where(crumbs, labels[row, column], labels)
    return labels
