"""Marks: what is found or felt at one place of the body.

Coordinates are in the unit square of a figure's view: ``x`` from 0 (left edge of the picture) to 1, ``y`` from 0 (top)
to 1. Zoom, paper size and screen density cannot change a record.
"""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from rmt_desktop.domain.chart.body import Spot
from rmt_desktop.domain.chart.own_kinds import OwnKind
from rmt_desktop.domain.ids import MarkId
from rmt_desktop.domain.sides import Side


@dataclass(frozen=True, slots=True)
class Point:
    """A place on the picture, both coordinates from 0 to 1; ``pressure`` of the pen from 0 to 1, 1 for a mouse."""

    x: float
    y: float
    pressure: float = 1.0


class MarkKind(StrEnum):
    """What a mark says.

    ``OWN`` is a kind the clinic made itself; the mark says which. ``UNKNOWN`` stands for a kind of a newer program and
    is never drawn.
    """

    ACHING = "aching"
    BURNING = "burning"
    STABBING = "stabbing"
    THROBBING = "throbbing"
    NUMB = "numb"
    TINGLING = "tingling"
    STIFF = "stiff"
    TRIGGER_ACTIVE = "trigger_active"
    TRIGGER_LATENT = "trigger_latent"
    TRIGGER_SATELLITE = "trigger_satellite"
    TENDER = "tender"
    HYPERTONIC = "hypertonic"
    HYPOTONIC = "hypotonic"
    SPASM = "spasm"
    ADHESION = "adhesion"
    SWELLING = "swelling"
    BRUISE = "bruise"
    SCAR = "scar"
    LESION = "lesion"
    HEAT = "heat"
    COLD = "cold"
    ALTERED_EDGE = "altered_edge"
    JOINT_RESTRICTED = "joint_restricted"
    JOINT_HYPERMOBILE = "joint_hypermobile"
    AVOID = "avoid"
    DECLINED = "declined"
    TREATED = "treated"
    REMARK = "remark"
    OWN = "own"
    UNKNOWN = "unknown"


class Shape(StrEnum):
    """How a mark is drawn.

    One point; an open freehand stroke; a closed filled area; the track of a soft brush, as wide as the pen pressed; an
    arrow from where pain begins to where it goes; a straight measured line.
    """

    POINT = "point"
    STROKE = "stroke"
    AREA = "area"
    BRUSH = "brush"
    ARROW = "arrow"
    MEASURE = "measure"


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


class Depth(StrEnum):
    """How deep below the skin a finding lies, as felt; empty when nothing is said."""

    UNSAID = ""
    SUPERFICIAL = "superficial"
    DEEP = "deep"


class Origin(StrEnum):
    """Where a mark comes from: made in this visit, or taken over from an earlier one.

    What is carried over has not been looked at again; it is confirmed, or changed, by the therapist.
    """

    NEW = "new"
    CARRIED = "carried"
    CONFIRMED = "confirmed"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """One mark. ``figure`` and ``view`` name the picture it was made on (``female``, ``back``).

    ``points`` has one point for a POINT, two for a MEASURE, at least two for a STROKE, a BRUSH and an ARROW, at least
    three for an AREA. ``is_whole`` marks cover the whole region or muscle of their place, whichever figure is shown.

    ``spots`` are the same points as places on the skin, whatever the figure and the side one looks from; ``OFF_SKIN``
    for one beside the body. They are empty in marks older than the skin.

    ``intensity`` is 0 to 10 and ``tenderness`` 0 to 4 (none, mild, moderate, severe, withdraws), each None when not
    asked. ``refers_to`` says in words where pressing is felt, ``is_reproduced`` that it is the pain the client knows;
    ``leads_to`` is where an ARROW ends, ``of`` the trigger point it belongs to when it shows where that one refers.
    ``length`` is the length in millimetres of what is measured, told from the figure's own stature.

    A mark on an own picture (``figure`` is ``PICTURE``, ``view`` the picture's id) has no place on the body; ``where``
    says in words where it is. ``photo`` is the id of a picture of the chart that shows the finding.

    ``source`` is the mark of an earlier visit that this one was taken over from. ``by`` and ``at`` say who made or last
    changed it and when; they are set when the chart is kept, empty before.

    ``own`` is the clinic's kind of an OWN mark, None for every other.

    ``written`` is what a newer program has said of the mark and this one cannot read, as JSON; it is kept with the mark
    and written again (see :mod:`rmt_desktop.domain.chart.exchange`).
    """

    id: MarkId
    kind: MarkKind
    shape: Shape
    layer: Layer
    figure: str
    view: str
    points: tuple[Point, ...]
    spots: tuple[Spot, ...] = ()
    place: Place = Place()
    intensity: int | None = None
    note: str = ""
    is_whole: bool = False
    depth: Depth = Depth.UNSAID
    tenderness: int | None = None
    refers_to: str = ""
    is_reproduced: bool = False
    leads_to: Place = Place()
    of: MarkId = MarkId("")
    length: int | None = None
    origin: Origin = Origin.NEW
    source: MarkId = MarkId("")
    by: str = ""
    at: datetime | None = None
    photo: str = ""
    where: str = ""
    own: OwnKind | None = None
    written: str = ""
