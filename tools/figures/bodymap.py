"""The body map: where every vertex of the skin lies in each figure's pose, so that places can be carried over.

``resources/figures/README.md`` describes the files. ``bodymap_reader`` reads them with the standard library alone.
"""

import json
import lzma
from pathlib import Path
from typing import Any

import numpy as np

from tools.figures.arrays import Array
from tools.figures.figure import Figure, Workshop
from tools.figures.mesh import BODY_VERTICES
from tools.figures.views import PARTS, SHOTS, camera_of, right_of

TENTHS = 10
"""Positions are written in tenths of a millimetre."""
_FILTERS = [{"id": lzma.FILTER_LZMA2, "preset": 9}]


def write_body(workshop: Workshop, template: Figure, path: Path) -> None:
    """Write what all figures share: faces, the template's positions, mirror vertices, and the parts views draw."""
    skin = workshop.mesh.skin
    numbers = [*skin.T, workshop.mesh.mirror()]
    parts = {name: drawn(template)[:BODY_VERTICES][skin].all(1) for name, drawn in PARTS.items()}
    content = b"".join(np.diff(column, prepend=0).astype("<u2").tobytes() for column in numbers)
    content += _positions(template.vertices)
    content += b"".join(np.packbits(parts[name], bitorder="little").tobytes() for name in sorted(parts))
    path.write_bytes(_packed(content))


def write_positions(figure: Figure, path: Path) -> None:
    """Write where a figure's vertices lie in its pose."""
    path.write_bytes(_packed(_positions(figure.vertices)))


def _positions(vertices: Array) -> bytes:
    tenths = np.round(vertices[:BODY_VERTICES] * TENTHS).astype(np.int32).T
    return b"".join(np.diff(axis, prepend=0).astype("<i2").tobytes() for axis in tenths)


def _packed(content: bytes) -> bytes:
    return lzma.compress(content, lzma.FORMAT_XZ, lzma.CHECK_CRC32, filters=_FILTERS)


def view_facts(figure: Figure, name: str) -> dict[str, Any]:
    """Return how a view shows its figure: size, pose, part, and the matrix from the body's axes to the picture."""
    camera = camera_of(figure, name)
    width, height = camera.size
    return {
        "figure": figure.body.name,
        "view": name,
        "width": width,
        "height": height,
        "pose": SHOTS[name].pose,
        "part": SHOTS[name].part,
        "matrix": [[round(float(number), 6) + 0.0 for number in row] for row in camera.to_picture()],
    }


def turned_facts(facts: dict[str, Any]) -> dict[str, Any]:
    """Return the facts of a left hand's or foot's view for the right one: a mirror of body and picture."""
    first, *others = ([-across, *rest] for across, *rest in facts["matrix"])
    to_the_right = [-number + 0.0 for number in first]
    to_the_right[3] = round(to_the_right[3] + facts["width"], 6)
    matrix = [to_the_right, *([number + 0.0 for number in row] for row in others)]
    return facts | {"view": right_of(facts["view"]), "part": right_of(facts["part"]), "matrix": matrix}


def index(poses: list[dict[str, Any]], views: list[dict[str, Any]]) -> str:
    """Return the text of ``index.json``: one line per entry."""

    def listed(entries: list[dict[str, Any]]) -> str:
        return ",\n".join(json.dumps(entry, separators=(",", ":")) for entry in entries)

    parts = json.dumps(sorted(PARTS))
    return f'{{"parts":{parts},\n"poses":[\n{listed(poses)}\n],\n"views":[\n{listed(views)}\n]}}\n'
