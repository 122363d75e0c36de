"""Places of the chart as segments of the CHOIR body map, for exchange with those who count in them.

The CHOIR body map (Collaborative Health Outcomes Information Registry) has 36 segments on the front and 38 on the back.
Its numbers are written as its users do, 101 to 136 and 201 to 238, in the order of its male map: the female one gives
six of them to other segments, and is brought to this order before it is counted. The tables are data; which of our
regions lies in which segment is our own reading of both maps (GK).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from rmt_desktop.domain.sides import Side

if TYPE_CHECKING:  # the reference data is read at the start, marks are not
    from rmt_desktop.domain.chart.marks import Mark, Place


class Face(StrEnum):
    """Which of the map's two pictures a segment is on."""

    FRONT = "front"
    BACK = "back"


@dataclass(frozen=True, slots=True, kw_only=True)
class ChoirSegment:
    """A segment by its number, the picture it is on, the part of the body it shows, and the person's own side."""

    code: int
    face: Face
    part: str
    side: Side
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ChoirRegion:
    """In which part of the body, as the map divides it, a region lies on either picture; empty where it is not seen."""

    region: str
    front: str
    back: str
    source: str

    def part(self, face: Face) -> str:
        """Return the part of the body on one picture."""
        return self.front if face is Face.FRONT else self.back


@dataclass(frozen=True, slots=True, kw_only=True)
class ChoirMap:
    """The two tables; without them nothing has a segment."""

    segments: Sequence[ChoirSegment] = ()
    regions: Sequence[ChoirRegion] = ()

    def codes(self, mark: "Mark") -> tuple[int, ...]:
        """Return the segments a mark lies in by its region, the lowest first.

        Where both pictures show the region, the view it was drawn in tells; from the side it is on both. The midline
        belongs to both sides. Nothing for a mark without a region or with one the tables do not have.
        """
        return self.codes_of(mark.place, _face_of(mark.view))

    def codes_of(self, place: "Place", face: Face | None) -> tuple[int, ...]:
        """Return the segments of a place on one picture, or on both; on the other where that one does not show it."""
        known = next((one for one in self.regions if one.region == place.region), None)
        if known is None:
            return ()
        shown = [one for one in Face if known.part(one)]
        faces = [face] if face in shown else shown
        sides = {place.side} if place.side in (Side.LEFT, Side.RIGHT) else {Side.LEFT, Side.RIGHT}
        return tuple(
            sorted(
                one.code
                for one in self.segments
                if one.face in faces and one.part == known.part(one.face) and one.side in sides
            )
        )


def _face_of(view: str) -> Face | None:
    """Return the picture a view corresponds to, None for a view from the side or an own picture."""
    if view in ("front", "head_front") or view.startswith(("hand_palmar", "foot_dorsal")):
        return Face.FRONT
    if view in ("back", "head_back") or view.startswith(("hand_dorsal", "foot_plantar")):
        return Face.BACK
    return None
