"""Smoothing of lattice polylines: stairs vanish, real corners and narrow folds stay."""

import numpy as np
from scipy import ndimage

from tools.figures.arrays import Array

_HEAVIER = (2.5, 6.0)


def smoothed(line: Array, sigma: float, *, closed: bool = False, tolerance: float = 0.8) -> Array:
    """Return a polyline smoothed by a Gaussian of ``sigma`` points, ends kept.

    Wherever much heavier smoothing stays within ``tolerance`` of that, the heavy one is taken: there the difference is
    only the staircase of the pixels.
    """
    if len(line) < 3:
        return line
    mode = "wrap" if closed else "nearest"
    found = _gaussian(line, sigma, closed=closed)
    for heavier in _HEAVIER:
        if len(line) < 6 * sigma * heavier / 2.5:
            continue
        heavy = _gaussian(line, sigma * heavier, closed=closed)
        apart = np.linalg.norm(heavy - found, axis=1)
        apart = ndimage.maximum_filter1d(apart, max(3, int(sigma * heavier)), mode=mode)
        share = np.clip((tolerance - apart) / (tolerance * 0.5), 0, 1)
        share = ndimage.gaussian_filter1d(share, max(1, sigma * heavier * 0.5), mode=mode)[:, None]
        found = share * heavy + (1 - share) * found
    if closed:
        found[-1] = found[0]
    return found


def _gaussian(line: Array, sigma: float, *, closed: bool) -> Array:
    if closed:
        ring = line[:-1] if np.allclose(line[0], line[-1]) else line
        turned = ndimage.gaussian_filter1d(ring, sigma, axis=0, mode="wrap")
        return np.vstack([turned, turned[:1]])
    reach = min(int(4 * sigma) + 1, len(line) - 1)
    before, after = 2 * line[0] - line[reach:0:-1], 2 * line[-1] - line[-2 : -reach - 2 : -1]
    longer = ndimage.gaussian_filter1d(np.vstack([before, line, after]), sigma, axis=0, mode="nearest")
    found = np.asarray(longer[reach : reach + len(line)])
    found[0], found[-1] = line[0], line[-1]
    return found
