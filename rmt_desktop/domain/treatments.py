"""What was done: technique, areas, minutes, pressure, and how the client responded (domain facts 2.2, item 8)."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
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

    ``grade`` is I to IV for joint mobilisation, empty otherwise; ``minutes`` 0 means not timed. ``before_withdrawal``
    are those of its areas of which the therapist says: treated, and then the client withdrew her consent.
    """

    technique: str
    label: str
    areas: tuple[Areal, ...]
    minutes: int = 0
    pressure: Pressure | None = None
    grade: str = ""
    comment: str = ""
    before_withdrawal: tuple[Areal, ...] = ()

    def with_areas(self, areas: tuple[Areal, ...]) -> "Applied":
        """Return the technique on other areas; what was said of one that is gone goes with it."""
        return replace(self, areas=areas, before_withdrawal=tuple(a for a in self.before_withdrawal if a in areas))

    def said_before(self, area: Areal, *, before: bool) -> "Applied":
        """Return the technique with or without the word that an area was treated before consent was withdrawn."""
        others = tuple(one for one in self.before_withdrawal if one != area)
        return replace(self, before_withdrawal=(*others, area) if before else others)


@dataclass(frozen=True, slots=True, kw_only=True)
class Response:
    """How the client responded during and after; ``pain_after`` 0 to 10, ``adverse`` any adverse reaction in words."""

    text: str = ""
    pain_after: int | None = None
    adverse: str = ""


def treated_areas(applied: Sequence[Applied]) -> tuple[Areal, ...]:
    """Return every area that was worked on, once, in the order of the treatment."""
    return tuple(dict.fromkeys(area for one in applied for area in one.areas))


def minutes_of(applied: Sequence[Applied]) -> int:
    """Return how many minutes are written down, 0 where nothing was timed."""
    return sum(one.minutes for one in applied)


def treatment_problems(applied: Sequence[Applied]) -> Iterator[Problem]:
    """Yield what is wrong with the treatment lines."""
    for index, one in enumerate(applied):
        if not 0 <= one.minutes <= LONGEST_MINUTES:
            yield Problem(
                field=f"treatment.{index}.minutes",
                message=N_("{technique}: {minutes} minutes is not possible in one visit."),
                values={"technique": one.label, "minutes": one.minutes},
            )
