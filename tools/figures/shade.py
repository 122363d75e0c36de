"""Light on the skin: soft key light, darker towards the contour, local relief, and faint landmarks of the muscles.

A tone is 0 (dark) to a little over 1 (bright). Blurs know the depth, so that a limb does not bleed into the trunk
behind.
"""

import cv2
import numpy as np

from tools.figures.arrays import Array, unit
from tools.figures.places import Places
from tools.figures.rules import outlined
from tools.figures.views import View

KEY_LIGHT = unit((-0.35, 0.45, 0.82))
RELIEF = ((2.0, 0.55), (6.0, 0.9), (16.0, 0.9))
"""Sizes of local form in millimetres and their weights."""
TONES = np.array(((0, 67.6), (0.25, 112.6), (0.5, 169.4), (0.72, 212.1), (0.88, 235.6), (1.05, 251.5)))
"""Tones to levels of grey, 0 to 255."""
BROWS = {
    "full": ((10, 1647), (11, 1655), (30, 1661), (46, 1658.5), (58, 1649), (46, 1653.5), (30, 1654.5), (16, 1648)),
    "fine": ((11, 1649), (14, 1655), (30, 1660.5), (46, 1658), (58, 1649), (46, 1655), (30, 1656), (17, 1650)),
}
NIPPLE = (101, 1278)


def blurred(picture: Array, sigma: float) -> Array:
    """Return a picture blurred by a Gaussian of so many pixels."""
    found: Array = cv2.GaussianBlur(picture.astype(np.float32), (0, 0), sigma)
    return found


def blurred_by_depth(values: Array, view: View, sigma: float, slab: float = 25.0) -> Array:
    """Return values blurred by ``sigma`` pixels among what lies about equally deep; wide blurs run at lower
    resolution."""
    step = max(1, int(sigma / 4))
    height, width = values.shape
    inside = view.inside

    def shrunk(picture: Array) -> Array:
        small = (max(1, width // step), max(1, height // step))
        found: Array = cv2.resize(picture.astype(np.float32), small, interpolation=cv2.INTER_AREA)
        return found

    values = np.where(inside, values, 0).astype(np.float32)
    depth = np.where(inside, view.depth, 0).astype(np.float32)
    if step > 1:
        cover = shrunk(inside)
        here = cover > 0.05
        values = np.where(here, shrunk(values) / np.maximum(cover, 1e-3), 0)
        depth = np.where(here, shrunk(depth) / np.maximum(cover, 1e-3), 0)
    else:
        cover, here = inside.astype(np.float32), inside
    found = _slab_by_slab(values, depth, cover, here, sigma / step, slab)
    return cv2.resize(found, (width, height), interpolation=cv2.INTER_LINEAR) if step > 1 else found


def _slab_by_slab(values: Array, depth: Array, cover: Array, here: Array, sigma: float, slab: float) -> Array:
    low, high = float(depth[here].min()) - 1, float(depth[here].max()) + 1
    middles = np.linspace(low, high, max(2, int((high - low) / slab) + 1))
    apart = np.float32(middles[1] - middles[0])
    total, weights = np.zeros_like(values, np.float32), np.zeros_like(values, np.float32)
    for middle in middles.astype(np.float32):
        near = np.where(here, np.maximum(0, 1 - np.abs(depth - middle) / (2 * apart)), 0) * cover
        if not (near > 0).any():
            continue
        smooth = blurred(near * values, sigma) / np.maximum(blurred(near, sigma), 1e-4)
        share = np.where(here, np.maximum(0, 1 - np.abs(depth - middle) / apart), 0)
        total += share * smooth
        weights += share
    return total / np.maximum(weights, 1e-4)


def lit(view: View, openness: Array) -> Array:
    """Return the tone of the plain skin; ``openness`` is what light from all around reaches each vertex."""
    looks, open_sky = view.looks, view.seen.values(openness, 1.0)[..., 0]
    key = np.clip(looks @ KEY_LIGHT * 0.5 + 0.5, 0, 1) ** 1.25
    facing = np.clip(looks[..., 2], 0, 1)
    rim = 1 - (1 - facing) ** 2.2
    relief = np.zeros_like(facing)
    for size, weight in RELIEF:
        relief += weight * (facing - blurred_by_depth(facing, view, size * view.pixels))
    tone = (0.50 * key + 0.50 * rim) * (1 - 0.75 * (1 - open_sky**0.8)) + 0.74 * relief
    return np.where(view.inside, np.clip(tone, 0, 1.1), 1)


def with_features(view: View, tone: Array, at: Places) -> tuple[Array, Array]:
    """Return the tone with irises, brows and nipples, and where the irises are."""
    iris = np.zeros(view.inside.shape, bool)
    for side in (".L", ".R"):
        tone = _with_eye(view, tone, iris, side)
    brow = outlined(BROWS[view.figure.body.brows], at["x"], at["y"]) & (at["z"] > 120)
    tone = tone * (1 - 0.26 * blurred(view.masked(brow.astype(np.float32)), 0.9 * view.pixels))
    strength = view.figure.body.areola
    away = np.hypot(at["x"] - NIPPLE[0], at["y"] - NIPPLE[1])
    soft = strength * np.clip((10.5 - away) / 3 + 0.5, 0, 1)
    if view.figure.body.build.sex == 1:
        soft = soft + 0.9 * strength * np.clip((3.2 - away) / 1.5 + 0.5, 0, 1)
    spots = view.masked(np.where(at["z"] > 100, soft, 0).astype(np.float32))
    return tone * (1 - blurred(spots, 0.5 * view.pixels)), iris


def _with_eye(view: View, tone: Array, iris: Array, side: str) -> Array:
    """Draw iris, pupil and a spark of light on one eyeball; marks the iris in ``iris``."""
    figure = view.figure
    of_eye = (figure.is_eye > 0.5) & ((figure.vertices[:, 0] > 0) == (side == ".L"))
    centre, radius = _sphere(figure.vertices[of_eye])
    gaze = unit(unit(figure.tails["eye" + side] - figure.heads["eye" + side]) * (1, 0.35, 1))
    on_eye = view.seen.values(of_eye.astype(float))[..., 0] > 0.5
    if not on_eye.any():
        return tone
    from_centre = view.seen.values(figure.vertices) - centre
    along = from_centre @ gaze
    away = np.linalg.norm(from_centre - along[..., None] * gaze, axis=-1)
    seen = on_eye & (along > 0)
    scale = radius / 15
    wide, pupil = 6.6 * scale, 2.9 * scale

    def within(edge: float) -> Array:
        return np.clip((edge - away) / 0.5 + 0.5, 0, 1)

    ring = within(wide) * np.clip((away - wide + 1.3) / 1.3, 0, 1)
    drawn = tone * (1 - 0.42 * within(wide) - 0.20 * ring) * (1 - 0.62 * within(pupil))
    tone = np.where(seen, drawn, tone)
    spark = np.linalg.norm(from_centre - (gaze * radius + (-2.0, 2.2, 0)), axis=-1) < 1.3 * scale
    iris |= seen & (away < wide)
    return np.where(seen & spark, np.maximum(tone, 1.02), tone)


def _sphere(points: Array) -> tuple[Array, float]:
    system = np.c_[2 * points, np.ones(len(points))]
    found = np.linalg.lstsq(system, (points**2).sum(1), rcond=None)[0]
    return found[:3], float(np.sqrt(found[3] + found[:3] @ found[:3]))


def with_landmarks(view: View, tone: Array, muscles: Array, at: Places) -> Array:
    """Return the tone with the muscles' shapes as a very soft relief; fainter on the head."""
    edge = np.zeros(muscles.shape, np.uint8)
    edge[1:] |= muscles[1:] != muscles[:-1]
    edge[:, 1:] |= muscles[:, 1:] != muscles[:, :-1]
    away = cv2.distanceTransform(1 - edge, cv2.DIST_L2, 5) / view.pixels
    fine = view.fine
    bulge = blurred(1 - np.exp(-away / (8 * fine)), 1.5 * fine * view.pixels)
    groove = blurred(np.exp(-((away / (2.6 * fine)) ** 2)), 1.2 * fine * view.pixels)
    head = view.masked((at["y"] > 1505).astype(np.float32))
    faint = 1 - 0.8 * blurred(head, 6 * view.pixels)
    return tone * (1 - faint * (0.11 * groove + 0.05 * (1 - bulge)))


def grey(tone: Array) -> Array:
    """Return levels of grey, 0 to 255."""
    return np.interp(tone, TONES[:, 0], TONES[:, 1])


def bled(picture: Array, inside: Array, reach: float) -> Array:
    """Return a picture whose border values reach outwards by so many pixels (no fringe under the outline), then
    white."""
    from scipy import ndimage

    row, column = ndimage.distance_transform_edt(~inside, return_distances=False, return_indices=True)
    found = picture[row, column]
    found[cv2.distanceTransform((~inside).astype(np.uint8), cv2.DIST_L2, 3) > reach] = 255
    return np.asarray(found)
