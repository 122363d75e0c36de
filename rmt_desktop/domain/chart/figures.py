"""Figures as values: what one view of a body is made of, and who can give it.

Lengths are millimetres of the figure, ``y`` downwards from the top left corner of the picture. Ids of regions and
muscles come without side; the side is always the client's own.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Protocol

from rmt_desktop.base.i18n import N_
from rmt_desktop.domain.chart.body import Surface
from rmt_desktop.domain.chart.contours import Contour
from rmt_desktop.domain.chart.geometry import XY, Box
from rmt_desktop.domain.chart.layers import Anatomy, LayerShape
from rmt_desktop.domain.chart.looks import Look as Look
from rmt_desktop.domain.chart.marks import Point
from rmt_desktop.domain.chart.pictures import PICTURE
from rmt_desktop.domain.sides import Side

FIGURE_NAMES = {
    "female": N_("Female figure"),
    "male": N_("Male figure"),
    "neutral": N_("Neutral figure"),
    "child": N_("Child figure"),
    "female_large": N_("Female figure, larger"),
    "male_large": N_("Male figure, larger"),
    "female_older": N_("Female figure, older"),
    "male_older": N_("Male figure, older"),
}
VIEWS = ("front", "back", "left", "right")
"""The views of the whole body."""

CLOSE_UPS = {
    N_("Head"): ("head_front", "head_back", "head_left", "head_right"),
    N_("Hands"): ("hand_palmar_left", "hand_dorsal_left", "hand_palmar_right", "hand_dorsal_right"),
    N_("Feet"): ("foot_dorsal_left", "foot_plantar_left", "foot_dorsal_right", "foot_plantar_right"),
}
"""Views of one part of the body, by the part."""

VIEW_NAMES = {
    "front": N_("Front"),
    "back": N_("Back"),
    "left": N_("Left side"),
    "right": N_("Right side"),
    "head_front": N_("Head, front"),
    "head_back": N_("Head, back"),
    "head_left": N_("Head, left side"),
    "head_right": N_("Head, right side"),
    "hand_palmar_left": N_("Left palm"),
    "hand_dorsal_left": N_("Back of the left hand"),
    "hand_palmar_right": N_("Right palm"),
    "hand_dorsal_right": N_("Back of the right hand"),
    "foot_dorsal_left": N_("Top of the left foot"),
    "foot_plantar_left": N_("Left sole"),
    "foot_dorsal_right": N_("Top of the right foot"),
    "foot_plantar_right": N_("Right sole"),
}
VIEW_PHRASES = {
    "front": N_("front view"),
    "back": N_("back view"),
    "left": N_("left side view"),
    "right": N_("right side view"),
    "head_front": N_("head from the front"),
    "head_back": N_("head from the back"),
    "head_left": N_("head from the left"),
    "head_right": N_("head from the right"),
    "hand_palmar_left": N_("left palm"),
    "hand_dorsal_left": N_("back of the left hand"),
    "hand_palmar_right": N_("right palm"),
    "hand_dorsal_right": N_("back of the right hand"),
    "foot_dorsal_left": N_("top of the left foot"),
    "foot_plantar_left": N_("left sole"),
    "foot_dorsal_right": N_("top of the right foot"),
    "foot_plantar_right": N_("right sole"),
}
ALL_VIEWS = tuple(VIEW_NAMES)

NEAR_MM = 18.0  # about a finger's breadth: how far off the body a mark may begin and still mean the body


@dataclass(frozen=True, slots=True, kw_only=True)
class Region:
    """A zone of the skin in one view. Every point of the body is in exactly one.

    ``anchor`` is the point farthest from its border, ``radius`` how far that is: where a label or a mark made without
    a mouse goes.
    """

    id: str
    side: Side
    anchor: XY
    radius: float
    contour: Contour

    @property
    def key(self) -> str:
        """The id with the client's side, ``scapula.L``; just the id on the midline."""
        return key_of(self.id, self.side)


@dataclass(frozen=True, slots=True, kw_only=True)
class MuscleShape:
    """A muscle, or a part of one, in one view. ``is_deep`` shapes lie under others and overlap them."""

    id: str
    side: Side
    contour: Contour
    is_deep: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class InkShape:
    """A drawn line of the figure as a filled shape; ``alpha`` 0 to 1."""

    alpha: float
    contour: Contour


@dataclass(frozen=True, kw_only=True, eq=False)
class View:
    """One view of one figure, or an own picture to draw on, which has a ``title``."""

    figure: str
    name: str
    width: float
    height: float
    outline: Contour
    modesty: Contour | None
    iris: Contour | None
    ink: tuple[InkShape, ...]
    regions: tuple[Region, ...]
    muscles: tuple[MuscleShape, ...]
    title: str = ""

    @property
    def is_picture(self) -> bool:
        """Whether it is an own picture: nothing on it is a place of the body."""
        return self.figure == PICTURE

    @property
    def box(self) -> Box:
        """The whole picture."""
        return Box(0.0, 0.0, self.width, self.height)

    @cached_property
    def by_key(self) -> dict[str, Region]:
        """Regions by their key."""
        return {region.key: region for region in self.regions}

    def mm(self, point: Point) -> XY:
        """Return where a point of the unit square lies, in millimetres."""
        return (point.x * self.width, point.y * self.height)

    def unit(self, x: float, y: float, pressure: float = 1.0) -> Point:
        """Return a place in millimetres as a point of the unit square, clipped to the picture and rounded to 0.1 mm."""
        return Point(
            round(min(1.0, max(0.0, x / self.width)), 5), round(min(1.0, max(0.0, y / self.height)), 5), pressure
        )

    def region_at(self, x: float, y: float, *, within: float = 0.0) -> Region | None:
        """Return the region a place lies in, or the nearest one no farther than ``within`` mm; none on a picture."""
        if self.is_picture:
            return None
        for region in self.regions:
            if region.contour.contains(x, y):
                return region
        if within <= 0:
            return None
        near = min(self.regions, key=lambda region: region.contour.distance(x, y, within=within), default=None)
        return near if near is not None and near.contour.distance(x, y, within=within) <= within else None

    def keys(self, ids: Iterable[str], side: Side) -> frozenset[str]:
        """Return the keys of regions in this view that belong to ``ids`` on one side.

        Regions of the midline belong to either side; ``BOTH`` and ``MIDLINE`` take everything.
        """
        wanted = frozenset(ids)
        everything = side in (Side.BOTH, Side.MIDLINE)
        return frozenset(
            region.key
            for region in self.regions
            if region.id in wanted and (everything or region.side in (side, Side.MIDLINE))
        )


class Figures(Protocol):
    """Where views come from."""

    def view(self, figure: str, name: str, /) -> View:
        """Return one view, the same value each time. Raises KeyError if there is none."""
        ...

    def has(self, figure: str, name: str, /) -> bool:
        """Say whether there is such a view."""
        ...

    def surface(self, figure: str, name: str, /) -> Surface:
        """Return the skin as a view shows it, the same value each time. Raises KeyError for a view without one."""
        ...

    def raster(self, figure: str, name: str, look: Look, /) -> bytes:
        """Return the grey picture of a view (WebP). Raises KeyError for a look that has none."""
        ...

    def layer(self, figure: str, name: str, layer: Anatomy, /) -> tuple[LayerShape, ...]:
        """Return a layer of anatomy over a view, the same value each time; empty where it shows nothing."""
        ...


def key_of(id: str, side: Side) -> str:
    """Return an id with its side, ``scapula.L``; just the id on the midline."""
    return id if side is Side.MIDLINE else f"{id}.{side.value}"


def split_key(key: str) -> tuple[str, Side]:
    """Return id and side of a key; without a side it is on the midline. Raises ValueError for another side."""
    name, dot, side = key.partition(".")
    return name, Side(side) if dot else Side.MIDLINE
