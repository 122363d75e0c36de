"""What was done: technique, areas, minutes, pressure, and how the client responded (domain facts 2.2, item 8)."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from rmt_desktop.base.errors import Problem
from rmt_desktop.base.i18n import N_
from rmt_desktop.domain.sides import Areal

LONGEST_MINUTES = 240


class Pressure(StrEnum):
    """How deep the hands worked."""

    LIGHT = "light"
    MODERATE = "moderate"
    DEEP = "deep"


PRESSURE_NAMES = {
    Pressure.LIGHT: N_("light"),
    Pressure.MODERATE: N_("moderate"),
    Pressure.DEEP: N_("deep"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Applied:
    """One technique as applied. ``technique`` is the catalogue id, ``label`` its name as written that day.

    ``grade`` is I to IV for joint mobilisation, empty otherwise; ``minutes`` 0 means not timed.
    """

    technique: str
    label: str
    areas: tuple[Areal, ...]
    minutes: int = 0
    pressure: Pressure | None = None
    grade: str = ""
    comment: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Response:
    """How the client responded during and after; ``pain_after`` 0 to 10, ``adverse`` any adverse reaction in words."""

    text: str = ""
    pain_after: int | None = None
    adverse: str = ""


def treated_areas(applied: Sequence[Applied]) -> tuple[Areal, ...]:
    """Return every area that was worked on, once, in the order of the treatment."""
    return tuple(dict.fromkeys(area for one in applied for area in one.areas))


def treatment_problems(applied: Sequence[Applied]) -> Iterator[Problem]:
    """Yield what is wrong with the treatment lines."""
    for index, one in enumerate(applied):
        if not 0 <= one.minutes <= LONGEST_MINUTES:
            yield Problem(
                field=f"treatment.{index}.minutes",
                message=N_("{technique}: {minutes} minutes is not possible in one visit."),
                values={"technique": one.label, "minutes": one.minutes},
            )
