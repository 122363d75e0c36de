"""The skeleton of the mesh: its joints in any shape, and the skin that follows its bones.

The skin is moved by dual quaternions, so that a turned forearm keeps its thickness.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from tools.figures.arrays import Array
from tools.figures.rotations import product, quaternion


@dataclass(frozen=True, slots=True, kw_only=True)
class Posed:
    """A body in a pose: every vertex, and the matrix (4 x 4) of every bone in the skeleton's order."""

    vertices: Array
    matrices: Array
    heads: Mapping[str, Array]
    tails: Mapping[str, Array]


class Skeleton:
    """Bones with parents, joints that move with the shape, and weights of the skin."""

    def __init__(self, folder: Path, vertices: int) -> None:
        rig = _read(folder / "rigs" / "standard" / "rig.default.json")
        groups = _read(folder / "mesh_metadata" / "basemesh_vertex_groups.json")
        weights = _read(folder / "rigs" / "standard" / "weights.default.json")["weights"]
        self._bones: dict[str, dict[str, Any]] = rig.get("bones", rig)
        self._cubes = {
            name: np.concatenate([np.arange(first, last + 1) for first, last in spans])
            for name, spans in groups.items()
        }
        self.order = self._parents_first()
        self.index = {bone: place for place, bone in enumerate(self.order)}
        self.weights = self._weights(weights, vertices)

    def _parents_first(self) -> list[str]:
        order: list[str] = []
        while len(order) < len(self._bones):
            placed = set(order)
            for bone, facts in self._bones.items():
                if bone not in placed and (not facts["parent"] or facts["parent"] in placed):
                    order.append(bone)
                    placed.add(bone)
        return order

    def _weights(self, listed: Mapping[str, list[list[float]]], vertices: int) -> Array:
        weights = np.zeros((vertices, len(self.order)))
        for bone, pairs in listed.items():
            if bone in self.index and pairs:
                rows = np.array(pairs)
                weights[rows[:, 0].astype(int), self.index[bone]] = rows[:, 1]
        weights[weights.sum(1) == 0, self.index["root"]] = 1
        return weights / np.maximum(weights.sum(1, keepdims=True), 1e-9)

    def joints(self, vertices: Array) -> tuple[dict[str, Array], dict[str, Array]]:
        """Return where each bone begins and ends in a shaped, unposed body."""
        heads = {bone: self._point(self._bones[bone]["head"], vertices) for bone in self.order}
        tails = {bone: self._point(self._bones[bone]["tail"], vertices) for bone in self.order}
        return heads, tails

    def _point(self, spec: dict[str, Any], vertices: Array) -> Array:
        match spec.get("strategy"):
            case "CUBE":
                return vertices[self._cubes[spec["cube_name"]]].mean(0)
            case "MEAN":
                return vertices[spec["vertex_indices"]].mean(0)
            case "VERTEX":
                return vertices[spec["vertex_index"]]
        raise ValueError(spec)

    def posed(self, vertices: Array, turned: Mapping[str, Array]) -> Posed:
        """Return a body whose named bones are turned that far from rest; the others follow their parents."""
        heads, tails = self.joints(vertices)
        matrices: dict[str, Array] = {}
        for bone in self.order:
            parent = self._bones[bone]["parent"]
            above = matrices[parent] if parent else np.eye(4)
            rotation = turned.get(bone, above[:3, :3])
            matrices[bone] = _about(rotation, heads[bone], above)
        stacked = np.stack([matrices[bone] for bone in self.order])
        moved_heads = {bone: _moved(matrices[bone], heads[bone]) for bone in self.order}
        moved_tails = {bone: _moved(matrices[bone], tails[bone]) for bone in self.order}
        skin = _skinned(vertices, self.weights, stacked)
        return Posed(vertices=skin, matrices=stacked, heads=moved_heads, tails=moved_tails)


def _read(path: Path) -> Any:
    return json.loads(path.read_text(encoding="utf-8"))


def _about(rotation: Array, head: Array, above: Array) -> Array:
    matrix = np.eye(4)
    matrix[:3, :3] = rotation
    matrix[:3, 3] = _moved(above, head) - rotation @ head
    return matrix


def _moved(matrix: Array, point: Array) -> Array:
    return matrix[:3, :3] @ point + matrix[:3, 3]


def _skinned(vertices: Array, weights: Array, matrices: Array) -> Array:
    real = np.stack([quaternion(matrix[:3, :3]) for matrix in matrices])
    shifts = np.concatenate([np.zeros((len(matrices), 1)), matrices[:, :3, 3]], 1)
    dual = 0.5 * product(shifts, real)
    strongest = real[np.argmax(weights, 1)]
    sum_real, sum_dual = np.zeros((len(vertices), 4)), np.zeros((len(vertices), 4))
    for bone in range(len(real)):
        held = weights[:, bone] > 0
        if held.any():
            same_way = np.where((strongest[held] * real[bone]).sum(1) < 0, -1, 1)
            share = (weights[held, bone] * same_way)[:, None]
            sum_real[held] += share * real[bone]
            sum_dual[held] += share * dual[bone]
    size = np.linalg.norm(sum_real, axis=1, keepdims=True)
    sum_real, sum_dual = sum_real / size, sum_dual / size
    scalar, vector = sum_real[:, :1], sum_real[:, 1:]
    turned = vertices + 2 * np.cross(vector, np.cross(vector, vertices) + scalar * vertices)
    shifted: Array = turned + 2 * product(sum_dual, sum_real * (1, -1, -1, -1))[:, 1:]
    return shifted
