"""Turn the figure generator's output into what the program reads: ``lean.py IN_FOLDER OUT_FOLDER``.

For each whole-body view: one small JSON file (outline, garment, ink, regions, muscles with the deep ones of
``deep_muscles.toml`` placed by landmarks) and one grey WebP per look at 1.5 pixels per millimetre. The file format is
described in ``rmt_desktop/resources/figures/README.md``. Needs Pillow; the same input gives the same bytes.
"""

import json
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from PIL import Image

from rmt_desktop.domain.chart.contours import Contour
from rmt_desktop.domain.chart.geometry import XY, Box, bounds, distance_to_line, parse_path, write_path
from rmt_desktop.domain.chart.strokes import smooth, spread

FIGURES = ("female", "male")
VIEWS = ("front", "back", "left", "right")
LOOKS = ("ghost", "shade")
PIXELS_PER_MM = 1.5
QUALITY = 78


def main() -> None:
    source, target = Path(sys.argv[1]), Path(sys.argv[2])
    deep = tomllib.loads((Path(__file__).parent / "deep_muscles.toml").read_text(encoding="utf-8"))
    for figure in FIGURES:
        for name in VIEWS:
            view = json.loads((source / f"{figure}_{name}.json").read_text(encoding="utf-8"))
            lean = leaned(view, deep.get(name) or deep["side"])
            text = json.dumps(lean, ensure_ascii=False, separators=(",", ":"))
            (target / f"{figure}_{name}.json").write_text(text.replace('{"id"', '\n{"id"') + "\n", encoding="utf-8")
            for look in LOOKS:
                shrink(source / f"{figure}_{name}_{look}.webp", target / f"{figure}_{name}_{look}.webp", view)


def leaned(view: dict[str, Any], deep: dict[str, Any]) -> dict[str, Any]:
    """Return the view as the program reads it."""
    return {
        "figure": view["figure"],
        "view": view["view"],
        "width": view["width"],
        "height": view["height"],
        "outline": view["outline"],
        "modesty": view["modesty"] or "",
        "iris": view["iris"] or "",
        "ink": [[ink["a"], ink["d"]] for ink in view["ink"]],
        "regions": [region(one) for one in view["regions"]],
        "muscles": [muscle(one["id"], one["d"]) for one in view["muscles"]],
        "deep": list(deep_muscles(view, deep)),
    }


def region(one: dict[str, Any]) -> dict[str, Any]:
    return {"id": one["id"], "at": anchor(one), "r": one["r"], "box": box(one["d"]), "d": one["d"]}


def anchor(one: dict[str, Any]) -> list[float]:
    """Return the generator's anchor; for slivers it may miss, the point inside that is farthest from the border."""
    contour = Contour(one["d"], Box(*box(one["d"])))
    x, y = one["anchor"]
    if contour.contains(x, y):
        return [x, y]
    ring = max(contour.rings, key=len)
    border = [*ring, ring[0]]
    x, y = max(spread(ring, across=80), key=lambda at: distance_to_line(at[0], at[1], border))
    return [round(x, 1), round(y, 1)]


def muscle(id: str, d: str) -> dict[str, Any]:
    return {"id": id, "box": box(d), "d": d}


def box(d: str) -> list[float]:
    return [round(side, 1) for side in bounds(parse_path(d))]


def deep_muscles(view: dict[str, Any], deep: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Yield each deep muscle on each side whose landmarks this view shows."""
    boxes = {one["id"]: bounds(parse_path(one["d"])) for one in view["regions"]}
    middle = view["width"] / 2
    for name, points in deep.items():
        for side in "LR":
            placed = [at for point in points if (at := place(boxes, point, side, view["view"], middle))]
            if len(placed) == len(points):
                yield muscle(f"{name}.{side}", write_path(smooth(placed, closed=True)))


def place(boxes: dict[str, Any], point: list[Any], side: str, view: str, middle: float) -> XY | None:
    """Return where ``[region, u, v]`` lies on one side, or None when the view does not show that region."""
    name, u, v = point
    if view in ("left", "right"):
        if side != view[0].upper() or f"{name}.{side}" not in boxes:
            return None
        found = boxes[f"{name}.{side}"]
        x = found.left + u * found.width if view == "left" else found.right - u * found.width
    else:
        outwards = 1 if (side == "L") == (view == "front") else -1  # seen from the front, the client's left is right
        if f"{name}.{side}" in boxes:
            found = boxes[f"{name}.{side}"]
            x = found.left + u * found.width if outwards > 0 else found.right - u * found.width
        elif name in boxes:
            found = boxes[name]
            x = middle + outwards * u * found.width / 2
        else:
            return None
    return (x, found.top + v * found.height)


def shrink(source: Path, target: Path, view: dict[str, Any]) -> None:
    """Write the picture in grey: its warm tint comes from the program's palette."""
    size = (round(view["width"] * PIXELS_PER_MM), round(view["height"] * PIXELS_PER_MM))
    grey = Image.open(source).convert("L").resize(size, Image.Resampling.LANCZOS)
    grey.save(target, "WEBP", quality=QUALITY, method=6)


if __name__ == "__main__":
    main()
