"""The packaged layers of anatomy: a file for each view, read when a layer is first shown, and their names.

The files' format is described in ``resources/figures/README.md``, the names are in ``resources/catalog/layers.csv``.
Muscles are shapes of the views themselves, and ``resources/catalog/muscles.csv`` names them.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from rmt_desktop.catalog.body import muscles
from rmt_desktop.catalog.entries import from_csv
from rmt_desktop.domain.bilingual import Bilingual
from rmt_desktop.domain.chart.contours import Contour
from rmt_desktop.domain.chart.figures import MuscleShape, View, split_key
from rmt_desktop.domain.chart.geometry import Box
from rmt_desktop.domain.chart.layers import Anatomy, LayerShape

_KINDS = {
    Anatomy.BONES: ("bones", "landmarks"),
    Anatomy.DERMATOMES: ("dermatomes",),
    Anatomy.NERVES: ("nerves",),
}
_GENERAL = "GK"  # source of the muscles' shapes, as the head of tools/figures/data/muscles.toml says


@dataclass(frozen=True, slots=True, kw_only=True)
class _Known:
    """What the table says of a shape, whatever the view."""

    name: Bilingual
    short: Bilingual | None
    group: str
    source: str


@cache
def _named() -> Mapping[tuple[str, str], _Known]:
    """Return what is known of each shape by its kind and id."""
    rows = from_csv(
        "layers.csv",
        lambda row: (
            (row.text("layer"), row.text("id")),
            _Known(
                name=row.both("name"),
                short=row.maybe_both("short"),
                group=row.text("group"),
                source=row.text("source"),
            ),
        ),
    )
    return dict(rows)


@cache
def _muscle_names() -> Mapping[str, Bilingual]:
    return {one.figure_id: one.name for one in muscles()}


def layer_shapes(content: Mapping[str, Iterable[Mapping[str, Any]]], layer: Anatomy) -> tuple[LayerShape, ...]:
    """Return a layer's shapes from the content of a view's file, areas before landmarks."""
    return tuple(_shape(kind, one) for kind in _KINDS[layer] for one in content.get(kind, ()))


def muscle_shapes(view: View, layer: Anatomy) -> tuple[LayerShape, ...]:
    """Return the superficial or the deep muscles of a view as a layer."""
    is_deep = layer is Anatomy.DEEP_MUSCLES
    return tuple(_muscle(one) for one in view.muscles if one.is_deep is is_deep)


def _muscle(one: MuscleShape) -> LayerShape:
    name, (at, _) = _muscle_names()[one.id], one.contour.roomiest
    return LayerShape(id=one.id, side=one.side, name=name, at=at, contour=one.contour, source=_GENERAL)


def _shape(kind: str, one: Mapping[str, Any]) -> LayerShape:
    shape_id, side = split_key(one["id"])
    known = _named()[kind, shape_id]
    x, y = one["at"]
    contour = Contour(one["d"], Box(*one["box"])) if "d" in one else None
    return LayerShape(
        id=shape_id,
        side=side,
        name=known.name,
        short=known.short,
        group=known.group,
        at=(x, y),
        contour=contour,
        source=known.source,
    )
