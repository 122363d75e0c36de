"""How a client does from visit to visit: pain, and the movement measured most often."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from rmt_desktop.base.errors import Translate
from rmt_desktop.base.i18n import N_
from rmt_desktop.domain.assessments import RomKind, RomValue
from rmt_desktop.domain.sides import SIDE_NAMES, Side


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """What was measured at one visit: pain now, 0 to 10 or None, and the range of motion."""

    day: date
    started_at: datetime
    pain: int | None
    rom: tuple[RomValue, ...] = ()


@dataclass(frozen=True, slots=True)
class TrendPoint:
    """One value of one visit."""

    day: date
    value: int


@dataclass(frozen=True, slots=True)
class Trend:
    """How pain (0 to 10) and one movement (degrees or millimetres, one side) went over the visits, oldest first."""

    pain: tuple[TrendPoint, ...] = ()
    motion: tuple[TrendPoint, ...] = ()
    motion_label: str = ""
    motion_side: Side = Side.MIDLINE
    motion_id: str = ""

    def motion_name(self, tr: Translate) -> str:
        """Return the movement's name with its side: ``Neck rotation, left``."""
        if self.motion_side is Side.MIDLINE:
            return self.motion_label
        return tr(N_("{movement}, {side}"), movement=self.motion_label, side=tr(SIDE_NAMES[self.motion_side]))


def trend_of(visits: Iterable[Measured]) -> Trend:
    """Return the course over the visits, in any order.

    Of the movements it shows the one measured most often, of equals the one that changed most.
    """
    ordered = sorted(visits, key=lambda visit: visit.started_at)
    pain = tuple(TrendPoint(visit.day, visit.pain) for visit in ordered if visit.pain is not None)
    series: dict[tuple[str, Side], list[TrendPoint]] = {}
    labels: dict[str, str] = {}
    for visit in ordered:
        for value in visit.rom:
            if value.kind is RomKind.ACTIVE:
                labels[value.movement] = value.label
                series.setdefault((value.movement, value.side), []).append(TrendPoint(visit.day, value.value))
    if not series:
        return Trend(pain)
    movement, side = max(series, key=lambda key: (len(series[key]), _change(series[key])))
    return Trend(pain, tuple(series[movement, side]), labels[movement], side, movement)


def _change(points: Sequence[TrendPoint]) -> int:
    return abs(points[-1].value - points[0].value)
