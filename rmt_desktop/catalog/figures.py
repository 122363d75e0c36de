"""The packaged figures: one JSON file per view, read when the view is first asked for.

The format is described in ``resources/figures/README.md``. Paths stay text until something asks for their curves, so
that opening a view costs a few milliseconds. In the package those files are compressed, and end in ``.json.gz``.
"""

import gzip
import json
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from typing import Any

from rmt_desktop.base.paths import resources
from rmt_desktop.catalog.bodies import PackagedBodies
from rmt_desktop.catalog.layers import layer_shapes, muscle_shapes
from rmt_desktop.domain.chart.body import Surface
from rmt_desktop.domain.chart.contours import Contour
from rmt_desktop.domain.chart.figures import InkShape, Look, MuscleShape, Region, View, split_key
from rmt_desktop.domain.chart.geometry import Box
from rmt_desktop.domain.chart.layers import Anatomy, LayerShape

MUSCLES = (Anatomy.MUSCLES, Anatomy.DEEP_MUSCLES)


class PackagedFigures:
    """Gives views and their pictures from a folder; each view is read once."""

    def __init__(self, folder: Path | None = None) -> None:
        self._folder = folder or resources() / "figures"
        self._views: dict[tuple[str, str], View] = {}
        self._layers: dict[tuple[str, str, Anatomy], tuple[LayerShape, ...]] = {}
        self._bodies = PackagedBodies(self._folder)

    @cached_property
    def _files(self) -> frozenset[str]:
        return frozenset(path.name.removesuffix(".gz") for path in self._folder.iterdir())

    @cached_property
    def _lenders(self) -> dict[tuple[str, str], str]:
        """Whose view serves a figure that has none of its own: a child's hands are a woman's."""
        index = json.loads((self._folder / "index.json").read_text(encoding="utf-8"))
        return {(one["figure"], one["view"]): one["borrowed_from"] for one in index["views"] if "borrowed_from" in one}

    def view(self, figure: str, name: str, /) -> View:
        """Return one view, the same value each time. Raises KeyError if there is none."""
        key = (figure, name)
        if key not in self._views:
            file = self._existing(f"{self._drawn(figure, name)}_{name}.json")
            found = _view(self._json(file))
            self._views[key] = found if found.figure == figure else replace(found, figure=figure)
        return self._views[key]

    def has(self, figure: str, name: str, /) -> bool:
        """Say whether there is such a view."""
        return f"{self._drawn(figure, name)}_{name}.json" in self._files

    def surface(self, figure: str, name: str, /) -> Surface:
        """Return the skin as a view shows it, the same value each time. Raises KeyError for a view without one."""
        return self._bodies.surface(self._drawn(figure, name), name)

    def raster(self, figure: str, name: str, look: Look, /) -> bytes:
        """Return the grey picture of a view (WebP). Raises KeyError for a look that has none."""
        return (self._folder / self._existing(f"{self._drawn(figure, name)}_{name}_{look.value}.webp")).read_bytes()

    def layer(self, figure: str, name: str, layer: Anatomy, /) -> tuple[LayerShape, ...]:
        """Return a layer of anatomy over a view, the same value each time; empty where it shows nothing."""
        key = (figure, name, layer)
        if key not in self._layers and layer in MUSCLES:
            self._layers[key] = muscle_shapes(self.view(figure, name), layer)
        if key not in self._layers:
            file = f"{self._drawn(figure, name)}_{name}_layers.json"
            content = self._json(file) if file in self._files else {}
            self._layers |= {(figure, name, one): layer_shapes(content, one) for one in Anatomy if one not in MUSCLES}
        return self._layers[key]

    def _drawn(self, figure: str, name: str) -> str:
        """Return the figure a view is drawn of: the one asked for, or the one it is borrowed from."""
        return figure if f"{figure}_{name}.json" in self._files else self._lenders.get((figure, name), figure)

    def _json(self, name: str) -> Any:
        plain = self._folder / name
        return json.loads(plain.read_bytes() if plain.is_file() else gzip.decompress(Path(f"{plain}.gz").read_bytes()))

    def _existing(self, name: str) -> str:
        if name not in self._files:
            raise KeyError(name)
        return name


def _view(data: dict[str, Any]) -> View:
    whole = Box(0.0, 0.0, data["width"], data["height"])
    return View(
        figure=data["figure"],
        name=data["view"],
        width=data["width"],
        height=data["height"],
        outline=Contour(data["outline"], whole),
        modesty=Contour(data["modesty"], whole) if data["modesty"] else None,
        iris=Contour(data["iris"], whole) if data["iris"] else None,
        ink=tuple(InkShape(alpha=alpha, contour=Contour(d, whole)) for alpha, d in data["ink"]),
        regions=tuple(_region(one) for one in data["regions"]),
        muscles=(
            *(_muscle(one, is_deep=False) for one in data["muscles"]),
            *(_muscle(one, is_deep=True) for one in data["deep"]),
        ),
    )


def _region(one: dict[str, Any]) -> Region:
    name, side = split_key(one["id"])
    x, y = one["at"]
    return Region(id=name, side=side, anchor=(x, y), radius=one["r"], contour=Contour(one["d"], Box(*one["box"])))


def _muscle(one: dict[str, Any], *, is_deep: bool) -> MuscleShape:
    name, side = split_key(one["id"])
    return MuscleShape(id=name, side=side, contour=Contour(one["d"], Box(*one["box"])), is_deep=is_deep)
