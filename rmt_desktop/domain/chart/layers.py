"""Layers of anatomy one may lay over a figure, to see what lies under the skin or feels it.

They are guides: borders are good to some 10 mm, sources differ, and every one is to be verified by a practitioner.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from rmt_desktop.base.i18n import N_
from rmt_desktop.domain.bilingual import Bilingual
from rmt_desktop.domain.chart.contours import Contour
from rmt_desktop.domain.chart.geometry import XY
from rmt_desktop.domain.sides import Side


class Anatomy(StrEnum):
    """What one layer shows, from the muscles outwards to the skin, in the order in which they are painted and named."""

    MUSCLES = "muscles"
    DEEP_MUSCLES = "deep_muscles"
    BONES = "bones"
    DERMATOMES = "dermatomes"
    NERVES = "nerves"


ANATOMY_NAMES = {
    Anatomy.MUSCLES: N_("Superficial muscles"),
    Anatomy.DEEP_MUSCLES: N_("Deep muscles"),
    Anatomy.BONES: N_("Bones and landmarks"),
    Anatomy.DERMATOMES: N_("Dermatomes"),
    Anatomy.NERVES: N_("Areas of nerves"),
}


class Strength(StrEnum):
    """How strongly layers are drawn."""

    FAINT = "faint"
    CLEAR = "clear"


STRENGTH_NAMES = {
    Strength.FAINT: N_("Faint"),
    Strength.CLEAR: N_("Clear"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class LayerChoice:
    """Which layers are seen, how strongly, and whether the note's paper shows the same."""

    shown: frozenset[Anatomy] = frozenset()
    strength: Strength = Strength.CLEAR
    is_printed: bool = False

    @property
    def printed(self) -> frozenset[Anatomy]:
        """The layers the note's paper shows."""
        return self.shown if self.is_printed else frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class LayerShape:
    """A named area or landmark of a layer in one view.

    ``at`` is where its label goes, in millimetres of the picture; a landmark is that place and has no ``contour``.
    ``short`` is the name as it is written on the figure, ``group`` what shapes of one colour have in common (a nerve,
    a part of the spine). ``side`` is the client's own. ``source`` marks where the fact comes from; GK is to be
    verified by a practitioner.
    """

    id: str
    side: Side
    name: Bilingual
    at: XY
    contour: Contour | None
    source: str
    short: Bilingual | None = None
    group: str = ""

    @property
    def written(self) -> Bilingual:
        """The name as it is written on the figure."""
        return self.short or self.name


Layers = Mapping[Anatomy, tuple[LayerShape, ...]]
"""The shapes of the layers that are shown."""


class LayerSource(Protocol):
    """Who has the layers of every view."""

    def layer(self, figure: str, name: str, layer: Anatomy, /) -> tuple[LayerShape, ...]:
        """Return a layer of anatomy over a view; empty where it shows nothing."""
        ...


def layers_over(source: LayerSource, figure: str, view: str, shown: frozenset[Anatomy]) -> Layers:
    """Return the chosen layers of a view, in the order in which they are painted."""
    return {layer: source.layer(figure, view, layer) for layer in Anatomy if layer in shown}


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


def shapes_at(layers: Layers, x: float, y: float, *, within: float = 8.0) -> tuple[LayerShape, ...]:
    """Return what each layer has at a place, at most one shape of each."""
    found = (shape_at(shapes, x, y, within=within) for shapes in layers.values())
    return tuple(shape for shape in found if shape is not None)


def shape_names(shapes: Iterable[LayerShape], language: str) -> tuple[str, ...]:
    """Return the names of shapes in one language, each once."""
    return tuple(dict.fromkeys(shape.name.in_(language) for shape in shapes))


def area_at(layers: Layers, x: float, y: float) -> LayerShape | None:
    """Return the area nearest to the skin that a place lies in, or None."""
    found = [shape for shape in shapes_at(layers, x, y, within=-1.0) if shape.contour is not None]
    return found[-1] if found else None
