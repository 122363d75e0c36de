"""Catmull-Clark subdivision of a mesh of quads that carries along whatever each vertex knows."""

import numpy as np

from tools.figures.arrays import Array, units


def subdivided(quads: Array, values: Array) -> tuple[Array, Array]:
    """Return four quads for each and the values (one row per vertex) at all their corners; old vertices come first."""
    count, faces = len(values), len(quads)
    edges, edge_of = np.unique(
        np.sort(np.stack([quads, np.roll(quads, -1, 1)], -1).reshape(-1, 2), 1), axis=0, return_inverse=True
    )
    edge_of = edge_of.ravel()
    face_points = values[quads].mean(1)
    uses = np.bincount(edge_of, minlength=len(edges))
    around = np.zeros((len(edges), values.shape[1]))
    np.add.at(around, edge_of, np.repeat(face_points, 4, 0))
    middles = 0.5 * (values[edges[:, 0]] + values[edges[:, 1]])
    border = uses == 1
    inner = 0.5 * middles + around / np.maximum(uses, 1)[:, None] * 0.5
    edge_points = np.where(border[:, None], middles, inner)
    corners = _moved_corners(quads, values, face_points, edges, middles, border)
    points = np.concatenate([corners, edge_points, face_points])
    at_edge, at_face = edge_of.reshape(faces, 4) + count, np.arange(faces) + count + len(edges)
    parts = [np.stack([quads[:, k], at_edge[:, k], at_face, at_edge[:, k - 1]], 1) for k in range(4)]
    return np.stack(parts, 1).reshape(-1, 4), points


def _moved_corners(
    quads: Array, values: Array, face_points: Array, edges: Array, middles: Array, border: Array
) -> Array:
    count = len(values)
    valence = np.bincount(quads.ravel(), minlength=count).astype(float)
    from_faces = np.zeros_like(values)
    np.add.at(from_faces, quads.ravel(), np.repeat(face_points, 4, 0))
    from_faces /= np.maximum(valence, 1)[:, None]
    from_edges = _mean_at(count, edges, middles)[0]
    weight = np.maximum(valence, 3)[:, None]
    moved = (from_faces + 2 * from_edges + (weight - 3) * values) / weight
    if border.any():
        mean, uses = _mean_at(count, edges[border], middles[border])
        rim = uses > 0
        moved[rim] = 0.5 * mean[rim] + 0.5 * values[rim]
    moved[valence == 0] = values[valence == 0]
    return moved


def _mean_at(count: int, edges: Array, middles: Array) -> tuple[Array, Array]:
    total, uses = np.zeros((count, middles.shape[1])), np.zeros(count)
    for end in (0, 1):
        np.add.at(total, edges[:, end], middles)
        np.add.at(uses, edges[:, end], 1)
    return total / np.maximum(uses, 1)[:, None], uses


def triangles(quads: Array) -> Array:
    """Return two triangles for each quad: all first halves, then all second halves."""
    return np.concatenate([quads[:, [0, 1, 2]], quads[:, [0, 2, 3]]])


def normals(vertices: Array, corners: Array) -> Array:
    """Return the direction the surface looks at each vertex, from the triangles around it."""
    a, b, c = (vertices[corners[:, k]] for k in range(3))
    of_face = np.cross(b - a, c - a)
    found = np.zeros_like(vertices)
    for corner in range(3):
        np.add.at(found, corners[:, corner], of_face)
    return units(found)
