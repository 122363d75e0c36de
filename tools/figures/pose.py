"""Poses: the anatomical position and its relatives, as how far each bone is turned from the mesh's rest.

At rest the mesh holds its arms some 41 degrees from the trunk, elbows bent, palms to the back. All angles are degrees.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from tools.figures.arrays import Array, unit
from tools.figures.rig import Skeleton
from tools.figures.rotations import part_of, reframe, swing, turn, twist

FRONT = np.array([0.0, 0.0, 1.0])


@dataclass(frozen=True, slots=True, kw_only=True)
class Pose:
    """How a body stands. ``abduction`` and ``flexion`` are the upper arm's; ``palm`` is where the left palm looks."""

    abduction: float
    flexion: float = 2
    carrying: float = 9
    elbow: float = 7
    palm: tuple[float, float, float] = (0, 0, 1)
    shoulder_drop: float = 6
    adduction_of_legs: float = 4
    toes_out: float = 7
    fingers_spread: float = 1
    fingers_straight: float = 0.6


def turned_bones(skeleton: Skeleton, vertices: Array, pose: Pose) -> dict[str, Array]:
    """Return the rotations of a pose for a shaped body."""
    heads, tails = skeleton.joints(vertices)
    turned: dict[str, Array] = {}
    for side, outwards in ((".L", 1), (".R", -1)):
        limb = _Limb(side, outwards, pose, heads, tails)
        turned.update(limb.arm())
        turned.update(limb.leg())
    return turned


class _Limb:
    """The bones of one side."""

    def __init__(self, side: str, outwards: int, pose: Pose, heads: dict[str, Array], tails: dict[str, Array]) -> None:
        self._side, self._outwards, self._pose = side, outwards, pose
        self._heads, self._tails = heads, tails

    def _head(self, bone: str) -> Array:
        return self._heads[bone + self._side]

    def arm(self) -> dict[str, Array]:
        """Return the turns from the collar bone to the fingertips."""
        pose = self._pose
        upper = unit(self._head("lowerarm01") - self._head("upperarm01"))
        lower = unit(self._head("wrist") - self._head("lowerarm01"))
        hinge = unit(np.cross(upper, lower))
        away, forwards = np.radians(pose.abduction), np.radians(pose.flexion)
        new_upper = unit([self._outwards * np.sin(away), -np.cos(away) * np.cos(forwards), np.sin(forwards)])
        ahead = unit(FRONT - new_upper * new_upper[2]) if abs(new_upper[2]) < 0.7 else np.array([0, 1.0, 0])
        new_hinge = unit(np.cross(new_upper, ahead))
        lateral = unit(np.cross(ahead, new_upper))
        lateral = lateral if lateral[0] * self._outwards > 0 else -lateral
        carry, bend = np.radians(pose.carrying), np.radians(pose.elbow)
        new_lower = unit(new_upper * np.cos(carry) * np.cos(bend) + lateral * np.sin(carry) + ahead * np.sin(bend))
        shoulder = turn(FRONT, -self._outwards * pose.shoulder_drop)
        humerus = reframe(upper, hinge, new_upper, new_hinge)
        swung = swing(upper, new_upper)
        forearm = reframe(lower, hinge, new_lower, new_hinge - new_lower * (new_hinge @ new_lower))
        hand, axis, palm = self._hand(new_lower)
        rolled = twist(hand @ forearm.T, new_lower)
        turned = {
            "clavicle": part_of(shoulder, 0.35),
            "shoulder01": shoulder,
            "upperarm01": turn(new_upper, 0.45 * twist(humerus @ swung.T, new_upper)) @ swung,
            "upperarm02": humerus,
            "lowerarm01": turn(new_lower, 0.28 * rolled) @ forearm,
            "lowerarm02": turn(new_lower, 0.72 * rolled) @ forearm,
            "wrist": hand,
            **dict(self._fingers(hand, axis, palm)),
        }
        return {bone + self._side: rotation for bone, rotation in turned.items()}

    def _hand(self, forearm: Array) -> tuple[Array, Array, Array]:
        """Return the hand's turn, its long axis and where its palm looks."""
        wrist, middle = self._head("wrist"), self._head("finger3-1")
        along = unit(middle - wrist)
        palm = unit(np.cross(along, self._head("finger5-1") - self._head("finger2-1")))
        if palm @ (self._tails["finger3-3" + self._side] - middle) < 0:  # the fingers curl towards the palm
            palm = -palm
        looks = np.array(self._pose.palm, float) * (self._outwards, 1, 1)
        looks = unit(looks - forearm * (looks @ forearm))
        return reframe(along, palm, forearm, looks), forearm, looks

    def _fingers(self, hand: Array, axis: Array, palm: Array) -> Iterator[tuple[str, Array]]:
        straight, across = self._pose.fingers_straight, np.cross(axis, palm)
        for finger in (2, 3, 4, 5):
            for phalanx in (1, 2, 3):
                bone = f"finger{finger}-{phalanx}"
                now = hand @ unit(self._tails[bone + self._side] - self._head(bone))
                sideways = across * (across @ now) * self._pose.fingers_spread
                wanted = unit(axis + sideways + palm * (0.10 + 0.05 * phalanx))
                yield bone, swing(now, unit(now * (1 - straight) + wanted * straight)) @ hand

    def leg(self) -> dict[str, Array]:
        """Return the turns of thigh and shin; the foot stays level."""
        inwards = turn(FRONT, -self._outwards * self._pose.adduction_of_legs)
        foot = self._head("toe3-1") - self._head("foot")
        now = float(np.degrees(np.arctan2(foot[0] * self._outwards, foot[2])))
        turned = dict.fromkeys(("upperleg01", "upperleg02", "lowerleg01", "lowerleg02"), inwards)
        turned["foot"] = turn((0, 1, 0), self._outwards * (self._pose.toes_out - now))
        return {bone + self._side: rotation for bone, rotation in turned.items()}
