"""A pattern of the atlas as a display list: points as crosses, zones as soft stippled fills.

The two kinds of zone differ in more than strength of colour, so that they are told apart on a grey print: essential
ones have dense dots and a firm border, spill-over ones sparse dots and a broken border.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from math import ceil

from rmt_desktop.domain.chart.atlas import Atlas, Pattern, Reach
from rmt_desktop.domain.chart.display import Clipped, Fill, Item, Stamps, Stroke
from rmt_desktop.domain.chart.figures import View
from rmt_desktop.domain.chart.geometry import XY, Box, Line, Move, Path, bounds, ellipse
from rmt_desktop.domain.sides import Side

ATLAS_INK = "#0b6b5e"
ATLAS_HALO = "#ffffff"
_CROSS_MM = 6.0
_ROW = 0.866  # rows of a triangular pattern are this much nearer than its dots


@dataclass(frozen=True, slots=True, kw_only=True)
class _Texture:
    fill: float
    dot: float
    spacing: float
    border: float
    dash: tuple[float, ...]


_TEXTURES = {
    Reach.ESSENTIAL: _Texture(fill=0.22, dot=1.5, spacing=6.5, border=0.85, dash=()),
    Reach.SPILL_OVER: _Texture(fill=0.08, dot=1.1, spacing=12.0, border=0.5, dash=(3.0, 3.0)),
}


def pattern_items(
    pattern: Pattern, side: Side, view: View, atlas: Atlas, *, ink: str = ATLAS_INK, halo: str = ATLAS_HALO
) -> tuple[Item, ...]:
    """Return what a view shows of a pattern on one side, or on both, to be painted over the figure.

    Nothing for a view in which neither points nor zones are seen.
    """
    zones = tuple(item for reach, path in atlas.zones_in(pattern, view, side) for item in _zone(reach, path, ink))
    points = tuple(_crosses(atlas.points_in(pattern, view, side), ink, halo))
    return (Clipped(view.outline.path, zones), *points) if zones else points


def _zone(reach: Reach, path: Path, ink: str) -> Iterator[Item]:
    texture = _TEXTURES[reach]
    dots = Stamps(ellipse(0, 0, texture.dot), _grid(bounds(path), texture.spacing), ink, 0.0, 0.75)
    yield Fill(path, ink, texture.fill)
    yield Clipped(path, (dots,))
    yield Stroke(path, ink, 1.0, texture.border, texture.dash)


def _grid(box: Box, spacing: float) -> tuple[XY, ...]:
    """Return places of a triangular pattern over a box, the same all over the view, so that zones fit together."""
    rise = spacing * _ROW
    rows = range(ceil(box.top / rise), int(box.bottom // rise) + 1)
    columns = range(ceil(box.left / spacing) - 1, int(box.right // spacing) + 1)
    return tuple(((column + row % 2 / 2) * spacing, row * rise) for row in rows for column in columns)


def _crosses(places: tuple[XY, ...], ink: str, halo: str) -> Iterator[Item]:
    if places:
        arm = _CROSS_MM * 0.7071
        cross: Path = (Move(-arm, -arm), Line(arm, arm), Move(-arm, arm), Line(arm, -arm))
        yield Stamps(cross, places, halo, 5.0, 0.9)
        yield Stamps(cross, places, ink, 2.6)
