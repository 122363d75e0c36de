"""A figure: one body in one pose as a smooth surface, where every point also knows its place on the template.

Lengths are millimetres; x to the body's left, y up from the floor, z to the front.
"""

import hashlib
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from tools.figures.arrays import Array, unit
from tools.figures.mesh import BODY_VERTICES, BaseMesh, Build
from tools.figures.pose import Pose, turned_bones
from tools.figures.raster import rasterised
from tools.figures.rig import Posed, Skeleton
from tools.figures.subdivide import normals, subdivided, triangles

DATA = Path(__file__).parent / "data"
TEMPLATE_POSE = "anatomical"
_STEPS = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """One body of ``bodies.toml``."""

    name: str
    build: Build
    height: float
    brows: str
    areola: float
    garment: tuple[str, ...]
    hands_and_feet: str
    head: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """The surface; arrays have one row per vertex, and the base mesh's own vertices come first, in its order.

    ``template`` is where a vertex lies on the template, ``weights`` how far each of ``bones`` holds it, ``is_eye`` 1 on
    the eyeballs.
    """

    body: Body
    pose: str
    vertices: Array
    triangles: Array
    normals: Array
    template: Array
    template_normals: Array
    weights: Array
    is_eye: Array
    bones: tuple[str, ...]
    heads: Mapping[str, Array]
    tails: Mapping[str, Array]

    def held_by(self, *beginnings: str) -> Array:
        """Return how far bones whose names begin like this hold each vertex."""
        return self.weights[:, [i for i, bone in enumerate(self.bones) if bone.startswith(beginnings)]].sum(1)


class Workshop:
    """Makes figures from the mesh's folder; the light, which takes long, is kept in ``cache``."""

    def __init__(self, folder: Path, cache: Path) -> None:
        facts = tomllib.loads((DATA / "bodies.toml").read_text(encoding="utf-8"))
        self.bodies = {name: _body(name, found) for name, found in facts["bodies"].items()}
        self.template = self.bodies[facts["template"]]
        self._poses = {name: Pose(**found) for name, found in facts["poses"].items()}
        self.mesh = BaseMesh(folder)
        self.skeleton = Skeleton(folder, len(self.mesh.vertices))
        self._cache = cache
        self._last: tuple[tuple[str, str], Figure] | None = None

    def figure(self, body: str, pose: str) -> Figure:
        """Return a figure; the last one made is kept at hand."""
        if self._last is None or self._last[0] != (body, pose):
            self._last = ((body, pose), self._made(self.bodies[body], pose))
        return self._last[1]

    def posed(self, body: Body, pose: str) -> tuple[Posed, Array, float]:
        """Return a body in the mesh's own lengths, all its vertices in millimetres, and the millimetres per length."""
        rest = self.mesh.shaped(body.build)
        posed = self.skeleton.posed(rest, turned_bones(self.skeleton, rest, self._poses[pose]))
        heights = posed.vertices[:BODY_VERTICES, 1]
        scale = body.height / float(heights.max() - heights.min())
        return posed, _in_mm(posed.vertices, float(heights.min()), scale), scale

    def _made(self, body: Body, pose: str) -> Figure:
        posed, vertices, scale = self.posed(body, pose)
        floor = float(posed.vertices[:BODY_VERTICES, 1].min())
        template = self.posed(self.template, TEMPLATE_POSE)[1]
        quads = np.concatenate([self.mesh.skin, self.mesh.eyes])
        used = np.unique(quads)
        assert (used[:BODY_VERTICES] == np.arange(BODY_VERTICES)).all()
        new_number = np.full(len(vertices), -1)
        new_number[used] = np.arange(len(used))
        is_eye = np.isin(np.arange(len(vertices)), self.mesh.eyes)[:, None].astype(float)
        values = np.concatenate([vertices, template, is_eye, self.skeleton.weights], 1)[used]
        quads = new_number[quads]
        for _ in range(_STEPS):
            quads, values = subdivided(quads, values)
        corners = triangles(quads)
        surface, on_template = values[:, :3], values[:, 3:6]
        looks = normals(surface, corners)
        return Figure(
            body=body,
            pose=pose,
            vertices=surface,
            triangles=corners,
            normals=looks,
            template=on_template,
            template_normals=normals(on_template, corners),
            weights=values[:, 7:].astype(np.float32),
            is_eye=values[:, 6],
            bones=tuple(self.skeleton.order),
            heads={bone: _in_mm(at, floor, scale) for bone, at in posed.heads.items()},
            tails={bone: _in_mm(at, floor, scale) for bone, at in posed.tails.items()},
        )

    def openness(self, figure: Figure) -> Array:
        """Return how much light from all around reaches each vertex, 0 to 1; worked out once per surface."""
        key = hashlib.sha256(figure.vertices.round(3).tobytes() + bytes([DIRECTIONS])).hexdigest()[:16]
        kept = self._cache / f"openness-{key}.npy"
        if not kept.is_file():
            np.save(kept, openness(figure.vertices, figure.normals, figure.triangles))
        found: Array = np.load(kept)
        return found


DIRECTIONS = 192


def openness(vertices: Array, looks: Array, corners: Array) -> Array:
    """Return which share of directions, weighted by their slant, each vertex is seen from (0 hidden to 1 open)."""
    centre = 0.5 * (vertices.min(0) + vertices.max(0))
    placed = vertices - centre
    lifted = placed + looks * 4.0  # a little off the surface, which would else shade itself
    size = 900
    scale = (size - 4) / (2 * np.linalg.norm(placed, axis=1).max())
    seen, total = np.zeros(len(vertices)), np.zeros(len(vertices))
    for direction in _all_around(DIRECTIONS):
        upwards = np.array([0, 1.0, 0]) if abs(direction[1]) < 0.9 else np.array([1.0, 0, 0])
        right = unit(np.cross(upwards, direction))
        up = np.cross(direction, right)

        def shot(points: Array, right: Array = right, up: Array = up, depth: Array = direction) -> Array:
            return np.stack([points @ right * scale + size / 2, size / 2 - points @ up * scale, points @ depth], 1)

        nearest = rasterised(shot(placed), corners, size, size).depth
        slant = looks @ direction
        faces = slant > 0
        x, y, depth = shot(lifted).T
        column, row = np.clip(x.astype(int), 0, size - 1), np.clip(y.astype(int), 0, size - 1)
        open_here = depth >= nearest[row, column] - 3.0
        seen[faces] += slant[faces] * open_here[faces]
        total[faces] += slant[faces]
    return seen / np.maximum(total, 1e-9)


def _all_around(count: int) -> Array:
    place = np.arange(count) + 0.5
    down, around = np.arccos(1 - 2 * place / count), np.pi * (1 + 5**0.5) * place
    return np.stack([np.cos(around) * np.sin(down), np.cos(down), np.sin(around) * np.sin(down)], 1)


def _in_mm(points: Array, floor: float, scale: float) -> Array:
    return (points - (0, floor, 0)) * scale


def _body(name: str, facts: dict[str, Any]) -> Body:
    return Body(
        name=name,
        build=Build(**facts["build"]),
        height=facts["height"],
        brows=facts["brows"],
        areola=facts["areola"],
        garment=tuple(facts["garment"]),
        hands_and_feet=facts.get("hands_and_feet", name),
        head=facts.get("head", name),
    )
