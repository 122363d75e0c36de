"""The base mesh and its shapes: sliders for sex, age, build, turned into a weighted sum of the mesh's shape targets.

Coordinates are the mesh's own (decimetres; x to the body's left, y up, z to the front). The number and order of the
vertices never change, which is why a place on one body is known on all others.
"""

import gzip
import itertools
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import numpy as np

from tools.figures.arrays import Array

BODY_VERTICES = 13380
"""The skin comes first in the file; after it come eyes and the helper shapes that carry the joints."""
EYES = ("helper-l-eye", "helper-r-eye")

_ORIGINS = ("african", "asian", "caucasian")
_AGES = ((0.0, 0.1875, "baby", "child"), (0.1875, 0.5, "child", "young"), (0.5, 1.0, "young", "old"))
_MIDDLE_HAS_NO_FILE = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Build:
    """One body by its sliders, each from 0 to 1: ``sex`` 0 female to 1 male, ``age`` .1875 a child, .5 young, 1 old."""

    sex: float
    age: float = 0.5
    muscle: float = 0.5
    weight: float = 0.5
    proportions: float = 0.5
    tallness: float = 0.5
    cup: float = 0.5
    firmness: float = 0.5


class BaseMesh:
    """The mesh as it lies in its folder, with the shapes it can take."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._targets: dict[str, tuple[Array, Array] | None] = {}

    @cached_property
    def _file(self) -> tuple[Array, dict[str, Array]]:
        vertices: list[list[float]] = []
        groups: dict[str, list[list[int]]] = {}
        group: list[list[int]] = []
        for line in (self._folder / "3dobjs" / "base.obj").read_text(encoding="utf-8").splitlines():
            kind, _, rest = line.partition(" ")
            if kind == "v":
                vertices.append([float(number) for number in rest.split()[:3]])
            elif kind == "g":
                group = groups.setdefault(rest.split()[0], [])
            elif kind == "f":
                group.append([int(corner.split("/")[0]) - 1 for corner in rest.split()])
        return np.array(vertices), {name: np.array(faces) for name, faces in groups.items() if faces}

    @property
    def vertices(self) -> Array:
        """All vertices of the unshaped mesh, helpers too."""
        return self._file[0]

    @property
    def skin(self) -> Array:
        """The quads of the skin."""
        return self._file[1]["body"]

    @property
    def eyes(self) -> Array:
        """The quads of both eyeballs."""
        return np.concatenate([self._file[1][name] for name in EYES])

    def shaped(self, build: Build) -> Array:
        """Return all vertices of a body; targets that have no file are no offset, as the mesh's makers mean it."""
        shape = self.vertices.copy()
        for name, weight in target_weights(build):
            if (target := self._target(name)) is not None:
                np.add.at(shape, target[0], weight * target[1])
        return shape

    def _target(self, name: str) -> tuple[Array, Array] | None:
        if name not in self._targets:
            path = self._folder / "targets" / f"{name}.target.gz"
            self._targets[name] = _read_target(path) if path.is_file() else None
        return self._targets[name]

    def mirror(self) -> Array:
        """Return for each vertex of the skin the vertex on the body's other side; itself on the midline."""
        from scipy.spatial import cKDTree

        skin = self.vertices[:BODY_VERTICES]
        distance, found = cKDTree(skin).query(skin * (-1, 1, 1))
        assert distance.max() < 0.01, "the mesh is not symmetric"
        assert (found[found] == np.arange(BODY_VERTICES)).all(), "two vertices share a mirror"
        return np.asarray(found)


def target_weights(build: Build) -> Iterator[tuple[str, float]]:
    """Yield the names of shape targets with their weights; a name is a product of one value per slider."""
    origins = dict.fromkeys(_ORIGINS, 1 / 3)
    sexes = {"female": 1 - build.sex, "male": build.sex}
    ages = _between(build.age, _AGES)
    muscle, weight = _three(build.muscle, "muscle"), _three(build.weight, "weight")
    common = (sexes, ages, muscle, weight)
    proportions = _ends(build.proportions, "uncommonproportions", "idealproportions")
    tallness = _ends(build.tallness, "minheight", "maxheight")
    breast = (
        {"female": 1 - build.sex},
        ages,
        muscle,
        weight,
        _three(build.cup, "cup"),
        _three(build.firmness, "firmness"),
    )
    yield from _product("macrodetails/", origins, sexes, ages)
    yield from _product("macrodetails/universal-", *common)
    yield from _product("macrodetails/proportions/", *common, proportions)
    yield from _product("macrodetails/height/", *common, tallness)
    yield from _product("breast/", *breast)


def _product(prefix: str, *sliders: Mapping[str, float]) -> Iterator[tuple[str, float]]:
    for chosen in itertools.product(*(slider.items() for slider in sliders)):
        names = [name for name, _ in chosen]
        weight = float(np.prod([share for _, share in chosen]))
        if weight > 1e-6 and _MIDDLE_HAS_NO_FILE not in names:
            yield prefix + "-".join(names), weight


def _between(value: float, stops: tuple[tuple[float, float, str, str], ...]) -> dict[str, float]:
    for low, high, below, above in stops:
        if low <= value <= high:
            share = (value - low) / (high - low)
            return {below: 1 - share, above: share}
    raise ValueError(value)


def _three(value: float, of: str) -> dict[str, float]:
    return _between(value, ((0.0, 0.5, f"min{of}", f"average{of}"), (0.5, 1.0, f"average{of}", f"max{of}")))


def _ends(value: float, low: str, high: str) -> dict[str, float]:
    return _between(value, ((0.0, 0.5, low, _MIDDLE_HAS_NO_FILE), (0.5, 1.0, _MIDDLE_HAS_NO_FILE, high)))


def _read_target(path: Path) -> tuple[Array, Array]:
    text = gzip.decompress(path.read_bytes()).decode("utf-8")
    rows = [line.split() for line in text.splitlines() if not line.startswith("#")]
    rows = [row for row in rows if len(row) == 4]
    return np.array([int(row[0]) for row in rows], int), np.array(
        [[float(n) for n in row[1:]] for row in rows]
    ).reshape(-1, 3)
