"""Rotations of the body's bones: from axes, between directions, and as quaternions."""

from typing import Any

import numpy as np

from tools.figures.arrays import Array, unit


def turn(axis: Any, degrees: float) -> Array:
    """Return the rotation by an angle about an axis."""
    x, y, z = unit(axis)
    cross = np.array([[0, -z, y], [z, 0, -x], [-y, x, 0]])
    angle = np.radians(degrees)
    return np.eye(3) + np.sin(angle) * cross + (1 - np.cos(angle)) * cross @ cross


def swing(start: Array, end: Array) -> Array:
    """Return the shortest rotation from one direction to another."""
    start, end = unit(start), unit(end)
    axis = np.cross(start, end)
    sine = np.linalg.norm(axis)
    return np.eye(3) if sine < 1e-9 else turn(axis, float(np.degrees(np.arctan2(sine, start @ end))))


def reframe(first: Array, second: Array, new_first: Array, new_second: Array) -> Array:
    """Return the rotation that brings one pair of directions onto another."""
    return _frame(new_first, new_second) @ _frame(first, second).T


def _frame(first: Array, second: Array) -> Array:
    first = unit(first)
    third = unit(np.cross(first, second))
    return np.stack([first, np.cross(third, first), third], 1)


def twist(rotation: Array, axis: Array) -> float:
    """Return how far a rotation turns about an axis, in degrees from -180 to 180."""
    found = quaternion(rotation)
    degrees = float(np.degrees(2 * np.arctan2(found[1:] @ unit(axis), found[0])))
    return (degrees + 180) % 360 - 180


def part_of(rotation: Array, share: float) -> Array:
    """Return the same turn by a share of its angle."""
    found = quaternion(rotation)
    sine = np.linalg.norm(found[1:])
    return np.eye(3) if sine < 1e-9 else turn(found[1:], float(np.degrees(2 * np.arctan2(sine, found[0]))) * share)


def quaternion(rotation: Array) -> Array:
    """Return a rotation as w, x, y, z."""
    trace = np.trace(rotation)
    found = np.empty(4)
    if trace > 0:
        scale = np.sqrt(trace + 1) * 2
        found[0] = 0.25 * scale
        found[1:] = _antisymmetric(rotation) / scale
        return found
    i = int(np.argmax(np.diag(rotation)))
    j, k = (i + 1) % 3, (i + 2) % 3
    scale = np.sqrt(1 + rotation[i, i] - rotation[j, j] - rotation[k, k]) * 2
    found[0] = (rotation[k, j] - rotation[j, k]) / scale
    found[1 + i] = 0.25 * scale
    found[1 + j] = (rotation[j, i] + rotation[i, j]) / scale
    found[1 + k] = (rotation[k, i] + rotation[i, k]) / scale
    return found


def _antisymmetric(rotation: Array) -> Array:
    return np.array([rotation[2, 1] - rotation[1, 2], rotation[0, 2] - rotation[2, 0], rotation[1, 0] - rotation[0, 1]])


def product(first: Array, second: Array) -> Array:
    """Multiply quaternions."""
    a, b, c, d = np.moveaxis(first, -1, 0)
    e, f, g, h = np.moveaxis(second, -1, 0)
    return np.stack(
        [
            a * e - b * f - c * g - d * h,
            a * f + b * e + c * h - d * g,
            a * g - b * h + c * e + d * f,
            a * h + b * g - c * f + d * e,
        ],
        -1,
    )
