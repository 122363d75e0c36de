"""The files of one view, as ``resources/figures/README.md`` describes them.

Close-ups are rendered a little larger than they are shown, so that the cut edge of the body lies outside the picture,
and are cut to the picture then. Right hands and feet are mirror images of the left ones.
"""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import cv2
import numpy as np
from PIL import Image

from tools.figures.arrays import Array
from tools.figures.bezier import fitted, path
from tools.figures.cropping import cropped, turned_over
from tools.figures.ink import drawn_lines
from tools.figures.layers import Layer, Shape, painted, picture, read_layer, shapes, traced
from tools.figures.places import Places, places
from tools.figures.shade import bled, blurred, grey, lit, with_features, with_landmarks
from tools.figures.smoothing import smoothed
from tools.figures.views import View, right_of

QUALITY = 78


@dataclass(frozen=True, slots=True, kw_only=True)
class Layers:
    """The layers every view has."""

    regions: Layer
    muscles: Layer
    deep: Layer
    garment: Layer


def read_layers() -> Layers:
    """Read the layers' data files."""
    return Layers(
        regions=read_layer("regions"),
        muscles=read_layer("muscles"),
        deep=read_layer("deep"),
        garment=read_layer("garment"),
    )


def write_view(view: View, openness: Array, layers: Layers, folder: Path) -> dict[str, Any]:
    """Write a view's JSON file and pictures; return the view as written."""
    at = places(view)
    regions = painted(layers.regions, view, at)
    muscles = painted(layers.muscles, view, at, regions)
    region_shapes, outline = traced(layers.regions, view, picture(layers.regions, view, at, regions))
    muscle_picture = picture(layers.muscles, view, at, muscles)
    muscle_shapes, _ = traced(layers.muscles, view, muscle_picture)
    tone, iris = with_features(view, lit(view, openness), at)
    name = f"{view.figure.body.name}_{view.name}"
    width, height = view.camera.size
    facts = {
        "figure": view.figure.body.name,
        "view": view.name,
        "width": width,
        "height": height,
        "outline": path(outline),
        "modesty": "" if view.shot.is_close else garment(layers.garment, view, at),
        "iris": _iris(view, iris),
        "ink": [[opacity, path(ribbons)] for opacity, ribbons in drawn_lines(view, at)],
        "regions": [_region(shape) for shape in region_shapes],
        "muscles": [_muscle(shape) for shape in muscle_shapes],
        "deep": [_muscle(shape) for shape in shapes(layers.deep, view, at, regions)],
    }
    facts = cropped(facts) if view.shot.is_close else facts
    _write_facts(facts, folder)
    _write_picture(view, tone, folder / f"{name}_shade.webp")
    ghost = with_landmarks(view, tone, muscle_picture.labels, at)
    _write_picture(view, ghost, folder / f"{name}_ghost.webp")
    return facts


def write_right(figure: str, left: str, folder: Path) -> None:
    """Write the view of a right hand or foot: the mirror image of the left one, which is there already."""
    name = right_of(left)
    facts = json.loads((folder / f"{figure}_{left}.json").read_text(encoding="utf-8"))
    _write_facts(turned_over(facts, name), folder)
    for look in ("ghost", "shade"):
        with Image.open(folder / f"{figure}_{left}_{look}.webp") as picture:
            turned = picture.convert("L").transpose(Image.Transpose.FLIP_LEFT_RIGHT)
        turned.save(folder / f"{figure}_{name}_{look}.webp", "WEBP", quality=QUALITY, method=6)


def _write_facts(facts: dict[str, Any], folder: Path) -> None:
    text = json.dumps(facts, ensure_ascii=False, separators=(",", ":")).replace('{"id"', '\n{"id"')
    (folder / f"{facts['figure']}_{facts['view']}.json").write_text(text + "\n", encoding="utf-8")


def garment(layer: Layer, view: View, at: Places) -> str:
    """Return the plain clothing of a body as one path."""
    worn = view.figure.body.garment
    return "".join(shape.path for shape in shapes(layer, view, at) if shape.key in worn)


def _region(shape: Shape) -> dict[str, Any]:
    return {"id": shape.key, "at": shape.anchor, "r": shape.radius, "box": shape.box, "d": shape.path}


def _muscle(shape: Shape) -> dict[str, Any]:
    return {"id": shape.key, "box": shape.box, "d": shape.path}


def _iris(view: View, where: Array) -> str:
    from skimage import measure

    lines = measure.find_contours(blurred(where, 0.25 * view.pixels), 0.5)
    long_enough = (line[:, ::-1] / view.pixels - view.bleed for line in lines if len(line) > 2 * view.pixels)
    return path(ring for line in long_enough if (ring := fitted(smoothed(line, 2, closed=True), 0.1)))


def _write_picture(view: View, tone: Array, path: Path) -> None:
    """Write a tone in grey; its tint comes from the program's palette."""
    border, whole = view.bleed_pixels, bled(grey(tone), view.inside, 4 * view.pixels)
    levels = whole[border : whole.shape[0] - border, border : whole.shape[1] - border]
    width, height = (round(length * view.shot.shown) for length in view.camera.size)
    shrunk = cv2.resize(levels, (width, height), interpolation=cv2.INTER_AREA)
    Image.fromarray(shrunk.clip(0, 255).round().astype(np.uint8)).save(path, "WEBP", quality=QUALITY, method=6)
