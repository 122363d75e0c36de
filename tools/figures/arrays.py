"""The few array shorthands all of the generator uses."""

from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

Array: TypeAlias = NDArray[Any]


def unit(vector: Any) -> Array:
    """Return a vector in the same direction with length 1."""
    found = np.asarray(vector, float)
    return found / np.linalg.norm(found)


def units(vectors: Array) -> Array:
    """Return rows scaled to length 1; rows of zeros stay zero."""
    return vectors / np.maximum(np.linalg.norm(vectors, axis=-1, keepdims=True), 1e-12)


def lengths(line: Array) -> Array:
    """Return the lengths of a polyline's pieces."""
    return np.linalg.norm(np.diff(line, axis=0), axis=1)
