"""The packaged layers of anatomy: a file for each view, read when a layer is first shown, and their names.

The files' format is described in ``resources/figures/README.md``, the names are in ``resources/catalog/layers.csv``.
"""

from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any

from rmt_desktop.catalog.entries import from_csv
from rmt_desktop.domain.bilingual import Bilingual
from rmt_desktop.domain.chart.contours import Contour
from rmt_desktop.domain.chart.figures import split_key
from rmt_desktop.domain.chart.geometry import Box
from rmt_desktop.domain.chart.layers import Anatomy, LayerShape

_KINDS = {
    Anatomy.BONES: ("bones", "landmarks"),
    Anatomy.DERMATOMES: ("dermatomes",),
    Anatomy.NERVES: ("nerves",),
}


@cache
def _named() -> Mapping[tuple[str, str], tuple[Bilingual, str]]:
    """Return name and source of each shape by its kind and id."""
    rows = from_csv(
        "layers.csv", lambda row: ((row.text("layer"), row.text("id")), (row.both("name"), row.text("source")))
    )
    return dict(rows)


def layer_shapes(content: Mapping[str, Iterable[Mapping[str, Any]]], layer: Anatomy) -> tuple[LayerShape, ...]:
    """Return a layer's shapes from the content of a view's file, areas before landmarks."""
    return tuple(_shape(kind, one) for kind in _KINDS[layer] for one in content.get(kind, ()))


def _shape(kind: str, one: Mapping[str, Any]) -> LayerShape:
    shape_id, side = split_key(one["id"])
    name, source = _named()[kind, shape_id]
    x, y = one["at"]
    contour = Contour(one["d"], Box(*one["box"])) if "d" in one else None
    return LayerShape(id=shape_id, side=side, name=name, at=(x, y), contour=contour, source=source)
