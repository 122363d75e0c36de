"""Places on the body in measures an anatomist can point at, the same for every figure.

Every pixel knows its place on the template: a male body of 1750 mm standing anatomically. From that come, folded
onto the
left half: ``x`` millimetres from the midline, ``y`` up from the floor, ``z`` to the front, and, in degrees where 0
is the
front, 90 the outer side, 180 the back and -90 the inner side,

- ``trunk``, ``neck``: the angle about the trunk's and the neck's axis,
- ``arm`` with ``arm_at``: about the arm; 0 at the shoulder, 100 the elbow, 200 the wrist, 300 the middle finger's root,
- ``leg`` with ``leg_at``: about the leg; 0 at the hip, 100 the knee, 200 the ankle; negative above the hip,
- ``arm_360``, ``leg_360``: the same angles from 0 to 360,
- ``faces_up``, ``faces_front``: the surface's direction, 1 straight up or forwards,
- ``w_...``: how far (0 to 1) bones hold the skin: ``w_arm``, ``w_hand``, ``w_leg``, ``w_head``, ``w_finger1`` to 5,
  ``w_thumb_end``, ``w_toe1`` to 5, and each phalanx ``w_finger2-1``.
"""

from typing import Any

import numpy as np

from tools.figures.arrays import Array, unit, units
from tools.figures.views import ARM, HAND, View

SHOULDER, ELBOW, WRIST, KNUCKLE = (
    np.array(point, float) for point in ((199, 1385, 17), (264, 1142, 26), (365, 899, 66), (406, 796, 81))
)
HIP, KNEE, ANKLE = (np.array(point, float) for point in ((111, 939, -7), (118, 521, 27), (133, 72, 13)))
HEAD = (
    *("neck", "head", "jaw", "oculi", "oris", "temporalis", "risorius", "special", "levator", "orbicularis"),
    *("tongue", "eye"),
)
LEG = ("upperleg", "lowerleg", "foot", "toe")
SKIN = {
    "w_arm": ARM,
    "w_hand": HAND,
    "w_leg": LEG,
    "w_foot": ("foot", "toe"),
    "w_head": HEAD,
    "w_thumb_end": ("finger1-2", "finger1-3"),
    **{f"w_finger{n}": (f"finger{n}-",) for n in range(1, 6)},
    **{f"w_finger{n}-{k}": (f"finger{n}-{k}",) for n in range(1, 6) for k in range(1, 4)},
    **{f"w_toe{n}": (f"toe{n}-",) for n in range(1, 6)},
}


class Places:
    """The measures of a view's pixels, one value per pixel of the body; ``side`` is 1 on the body's left, else -1.

    How far bones hold the skin is worked out when it is first asked for: most lines ask for few of them.
    """

    def __init__(self, measures: dict[str, Array], side: Array, view: View) -> None:
        self.side = side
        self._measures = {name: found.astype(np.float32) for name, found in measures.items()}
        self._view = view

    def __contains__(self, name: str) -> bool:
        return name in self._measures or name in SKIN

    def __getitem__(self, name: str) -> Array:
        if name not in self._measures:
            held = self._view.figure.held_by(*SKIN[name])[:, None]
            self._measures[name] = self._view.seen.at_hits(held)[:, 0].astype(np.float32)
        return self._measures[name]


def places(view: View) -> Places:
    """Return the places of a view's pixels."""
    figure, seen = view.figure, view.seen
    point = seen.at_hits(figure.template)
    looks = units(seen.at_hits(figure.template_normals))
    side = np.where(point[:, 0] >= 0, 1, -1)
    point[:, 0] = np.abs(point[:, 0])
    x, y, z = point.T
    arm, arm_at = _along(point, SHOULDER, ELBOW, WRIST)
    leg, leg_at = _along(point, HIP, KNEE, ANKLE)
    beyond = _share(point, WRIST, KNUCKLE)
    arm_at = np.where(arm_at < 2, arm_at, 2 + np.clip(beyond, 0, 9))
    measures = {
        "x": x,
        "y": y,
        "z": z,
        "arm": arm,
        "arm_at": 100 * arm_at,
        "leg": leg,
        "leg_at": 100 * leg_at,
        "arm_360": arm % 360,
        "leg_360": leg % 360,
        "trunk": np.degrees(np.arctan2(x, (z - 30) * 1.4)),
        "neck": np.degrees(np.arctan2(x, z - 28)),
        "faces_up": looks[:, 1],
        "faces_front": looks[:, 2],
    }
    return Places(measures, side, view)


def _along(point: Array, start: Array, middle: Array, end: Array) -> tuple[Array, Array]:
    """Return angle and place along a limb of two bones; the two frames are blended at the joint between."""
    first, second = _share(point, start, middle), _share(point, middle, end)
    at = np.where(first < 1, first, 1 + np.clip(second, 0, 9))
    at = np.where(at < 2, at, 2.0) if end is WRIST else at
    blend = np.clip((at - 0.85) / 0.3, 0, 1)
    before, after = _angle(point, start, middle), _angle(point, middle, end)
    sine = (1 - blend) * np.sin(before) + blend * np.sin(after)
    cosine = (1 - blend) * np.cos(before) + blend * np.cos(after)
    return np.degrees(np.arctan2(sine, cosine)), at


def _share(point: Array, start: Array, end: Array) -> Array:
    bone = end - start
    found: Array = ((point - start) @ bone) / (bone @ bone)
    return found


def _angle(point: Array, start: Array, end: Array) -> Any:
    axis = unit(end - start)
    front = unit(np.array([0, 0, 1.0]) - axis * axis[2])
    outer = np.array([1.0, 0, 0])
    outer = outer - axis * (outer @ axis)
    outer = unit(outer - front * (outer @ front))
    from_start = point - start
    return np.arctan2(from_start @ outer, from_start @ front)
