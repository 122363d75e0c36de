"""A small orthographic rasteriser: which triangle is nearest at each pixel, and where in it the pixel lies."""

from dataclasses import dataclass
from typing import Any

import numba
import numpy as np

from tools.figures.arrays import Array


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """What each pixel sees: a triangle, two of its three weights, and the depth (larger is nearer).

    ``hit`` says where anything is seen at all.
    """

    corners: Array
    hit: Array
    triangle: Array
    first: Array
    second: Array
    depth: Array

    def values(self, per_vertex: Array, elsewhere: float = 0.0) -> Array:
        """Return what vertices know, at each pixel; rows stay rows."""
        rows = np.asarray(per_vertex, float).reshape(len(per_vertex), -1)
        found = np.full((*self.triangle.shape, rows.shape[1]), elsewhere, np.float32)
        found[self.hit] = self.at_hits(rows)
        return found

    def at_hits(self, rows: Array) -> Array:
        """Return what vertices know at the pixels that see something, one row per pixel."""
        hit = self.hit
        corners = self.corners[self.triangle[hit]]
        first, second = self.first[hit][:, None], self.second[hit][:, None]
        found: Array = rows[corners[:, 0]] * first + rows[corners[:, 1]] * second
        return found + rows[corners[:, 2]] * (1 - first - second)


def rasterised(points: Array, corners: Array, width: int, height: int) -> Seen:
    """Return what each pixel sees. ``points`` are x and y in pixels (y down) and depth, one row per vertex."""
    depth = np.full((height, width), -1e30)
    triangle = np.full((height, width), -1, np.int32)
    first, second = np.zeros((height, width), np.float32), np.zeros((height, width), np.float32)
    contiguous = np.ascontiguousarray(points, np.float64), np.ascontiguousarray(corners, np.int32)
    _compiled(*contiguous, depth, triangle, first, second)
    return Seen(corners=corners, hit=triangle >= 0, triangle=triangle, first=first, second=second, depth=depth)


def _fill(points: Any, corners: Any, depth: Any, triangle: Any, first: Any, second: Any) -> None:
    height, width = depth.shape
    for i in range(corners.shape[0]):
        ax, ay, az = points[corners[i, 0]]
        bx, by, bz = points[corners[i, 1]]
        cx, cy, cz = points[corners[i, 2]]
        twice = (bx - ax) * (cy - ay) - (cx - ax) * (by - ay)
        if abs(twice) < 1e-12:
            continue
        left, right = max(0, int(np.ceil(min(ax, bx, cx) - 0.5))), min(width - 1, int(np.floor(max(ax, bx, cx) - 0.5)))
        top, bottom = max(0, int(np.ceil(min(ay, by, cy) - 0.5))), min(height - 1, int(np.floor(max(ay, by, cy) - 0.5)))
        for y in range(top, bottom + 1):
            for x in range(left, right + 1):
                px, py = x + 0.5, y + 0.5
                v = ((px - ax) * (cy - ay) - (cx - ax) * (py - ay)) / twice
                w = ((bx - ax) * (py - ay) - (px - ax) * (by - ay)) / twice
                u = 1 - v - w
                near = u * az + v * bz + w * cz
                if min(u, v, w) >= -1e-9 and near > depth[y, x]:
                    depth[y, x] = near
                    triangle[y, x] = i
                    first[y, x] = u
                    second[y, x] = v


_compiled = numba.njit(cache=True)(_fill)
