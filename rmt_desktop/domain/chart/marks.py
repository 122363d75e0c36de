"""Marks: what is found or felt at one place of the body.

Coordinates are in the unit square of a figure's view: ``x`` from 0 (left edge of the picture) to 1, ``y`` from 0 (top)
to 1. Zoom, paper size and screen density cannot change a record.
"""

from dataclasses import dataclass
from enum import StrEnum

from rmt_desktop.domain.ids import MarkId
from rmt_desktop.domain.sides import Side


@dataclass(frozen=True, slots=True)
class Point:
    """A place on the picture, both coordinates from 0 to 1; ``pressure`` of the pen from 0 to 1, 1 for a mouse."""

    x: float
    y: float
    pressure: float = 1.0


class MarkKind(StrEnum):
    """What a mark says."""

    ACHING = "aching"
    BURNING = "burning"
    STABBING = "stabbing"
    NUMB = "numb"
    TINGLING = "tingling"
    STIFF = "stiff"
    TRIGGER_ACTIVE = "trigger_active"
    TRIGGER_LATENT = "trigger_latent"
    HYPERTONIC = "hypertonic"
    TENDER = "tender"
    SCAR = "scar"
    SWELLING = "swelling"
    AVOID = "avoid"


class Shape(StrEnum):
    """How a mark is drawn: one point, an open freehand stroke, or a closed filled area."""

    POINT = "point"
    STROKE = "stroke"
    AREA = "area"


class Layer(StrEnum):
    """Whose mark it is: what the client feels, or what the therapist finds."""

    CLIENT = "client"
    THERAPIST = "therapist"


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a mark lies on the body: figure region and muscle ids without side, and the client's side.

    ``muscle`` is empty when none is charted there or the mark speaks of a region.
    """

    region: str = ""
    muscle: str = ""
    side: Side = Side.MIDLINE


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """One mark. ``figure`` and ``view`` name the picture it was made on (``female``, ``back``).

    ``intensity`` is 0 to 10 or None when not asked; ``points`` has one point for a POINT, at least two for a STROKE,
    at least three for an AREA.
    """

    id: MarkId
    kind: MarkKind
    shape: Shape
    layer: Layer
    figure: str
    view: str
    points: tuple[Point, ...]
    place: Place = Place()
    intensity: int | None = None
    note: str = ""
