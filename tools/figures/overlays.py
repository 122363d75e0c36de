"""``python -m tools.figures.overlays [FIGURE ...]``: the layers laid over a figure, a file for each view.

Areas are painted like regions; landmarks are places of the skin, found on the template and carried over by the map.
"""

import argparse
import json
import time
import tomllib
from pathlib import Path
from typing import Any

from rmt_desktop.catalog.figures import PackagedFigures
from rmt_desktop.domain.chart.body import Spot
from tools.figures.figure import DATA, Workshop
from tools.figures.layers import Shape, read_layer, shapes
from tools.figures.places import places
from tools.figures.source import body_data
from tools.figures.views import SHOTS, WHOLE_VIEWS, taken

ROOT = Path(__file__).resolve().parents[2]
CACHE = ROOT / "build" / "figures"
FOLDER = ROOT / "rmt_desktop" / "resources" / "figures"
AREAS = ("bones", "dermatomes", "nerves")
EDGE_ON = 8.0
"""Skin that stands for so much more than it covers in the picture is seen edge-on: a landmark there is not shown."""
SEEN_FROM = {"front": "front", "back": "back", "side": "head_left"}
"""The template's views that show a landmark; the head's view from the side stands in the anatomical pose."""


def main() -> None:
    """Write the layers of every figure that is there, or of those that are asked for."""
    parser = argparse.ArgumentParser(prog="python -m tools.figures.overlays", description="Make the layers anew.")
    parser.add_argument("figures", nargs="*", help="some of those in index.json; all without them")
    asked = parser.parse_args().figures
    figures = PackagedFigures(FOLDER)
    index = json.loads((FOLDER / "index.json").read_text(encoding="utf-8"))
    workshop = Workshop(body_data(CACHE), CACHE)
    spots = landmarks(figures, workshop.template.name, index["views"])
    for view in index["views"]:
        figure, name = view["figure"], view["view"]
        if "matrix" in view and (not asked or figure in asked):
            began = time.monotonic()
            painted = areas(workshop, figure, name) if name in WHOLE_VIEWS else {}
            write({"landmarks": seen(figures, figure, name, spots)} | painted, FOLDER / f"{figure}_{name}_layers.json")
            print(f"{figure} {name}: {time.monotonic() - began:.0f} s", flush=True)


def landmarks(figures: PackagedFigures, template: str, views: list[dict[str, Any]]) -> dict[str, Spot]:
    """Return where the landmarks of ``landmarks.toml`` are on the skin. Raises ValueError for one beside the body."""
    matrices = {one["view"]: one["matrix"] for one in views if one["figure"] == template and "matrix" in one}
    found: dict[str, Spot] = {}
    for one in tomllib.loads((DATA / "landmarks.toml").read_text(encoding="utf-8"))["landmarks"]:
        name = SEEN_FROM[one["seen_from"]]
        across, up = (float(number) for number in one["at"].split())
        place = (0.0, up, across) if one["seen_from"] == "side" else (across, up, 0.0)
        x, y = (sum(a * b for a, b in zip(row, (*place, 1.0), strict=True)) for row in matrices[name][:2])
        surface = figures.surface(template, name)
        spot = surface.spot(x, y)
        if spot is None:
            message = f"{one['id']} lies beside the body"
            raise ValueError(message)
        sides = {"": spot} if one.get("midline") else {".L": spot, ".R": surface.skin.mirrored(spot)}
        found |= {one["id"] + side: place for side, place in sides.items()}
    return found


def seen(figures: PackagedFigures, figure: str, name: str, spots: dict[str, Spot]) -> list[dict[str, Any]]:
    """Return the landmarks a view shows, each with its place in the picture."""
    surface, box = figures.surface(figure, name), figures.view(figure, name).box
    facing = {key: spot for key, spot in spots.items() if surface.area(spot) <= EDGE_ON}
    places_seen = ((key, surface.seen(spot)) for key, spot in facing.items())
    return [{"id": key, "at": [round(at[0], 1), round(at[1], 1)]} for key, at in places_seen if at and box.holds(*at)]


def areas(workshop: Workshop, figure: str, name: str) -> dict[str, list[dict[str, Any]]]:
    """Return the areas of each layer in a view."""
    view = taken(workshop.figure(figure, SHOTS[name].pose), name)
    at = places(view)
    return {layer: [_area(shape) for shape in shapes(read_layer(layer), view, at)] for layer in AREAS}


def _area(shape: Shape) -> dict[str, Any]:
    return {"id": shape.key, "at": shape.anchor, "box": shape.box, "d": shape.path}


def write(layers: dict[str, list[dict[str, Any]]], path: Path) -> None:
    """Write a view's layers, one shape a line."""
    text = json.dumps(layers, ensure_ascii=False, separators=(",", ":")).replace('{"id"', '\n{"id"')
    path.write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
