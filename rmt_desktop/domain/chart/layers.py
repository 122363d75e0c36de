"""Layers of anatomy one may lay over a figure, to see what lies under the skin or feels it.

They are guides: borders are good to some 10 mm, sources differ, and every one is to be verified by a practitioner.
"""

from dataclasses import dataclass
from enum import StrEnum

from rmt_desktop.base.i18n import N_
from rmt_desktop.domain.bilingual import Bilingual
from rmt_desktop.domain.chart.contours import Contour
from rmt_desktop.domain.chart.geometry import XY
from rmt_desktop.domain.sides import Side


class Anatomy(StrEnum):
    """What one layer shows."""

    BONES = "bones"
    DERMATOMES = "dermatomes"
    NERVES = "nerves"


ANATOMY_NAMES = {
    Anatomy.BONES: N_("Bones and landmarks"),
    Anatomy.DERMATOMES: N_("Dermatomes"),
    Anatomy.NERVES: N_("Areas of nerves"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class LayerShape:
    """A named area or landmark of a layer in one view.

    ``at`` is where its label goes, in millimetres of the picture; a landmark is that place and has no ``contour``.
    ``side`` is the client's own. ``source`` marks where the fact comes from; GK is to be verified by a practitioner.
    """

    id: str
    side: Side
    name: Bilingual
    at: XY
    contour: Contour | None
    source: str


def shape_at(shapes: tuple[LayerShape, ...], x: float, y: float, *, within: float = 8.0) -> LayerShape | None:
    """Return the landmark nearest to a place, no farther than ``within`` mm, or else the area it lies in."""
    near = [
        (distance, number)
        for number, shape in enumerate(shapes)
        if shape.contour is None and (distance := ((shape.at[0] - x) ** 2 + (shape.at[1] - y) ** 2) ** 0.5) <= within
    ]
    if near:
        return shapes[min(near)[1]]
    return next((shape for shape in reversed(shapes) if shape.contour and shape.contour.contains(x, y)), None)
