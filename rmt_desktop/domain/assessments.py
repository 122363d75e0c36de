"""What is measured and observed: pain, range of motion, posture, special tests."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from rmt_desktop.base.errors import Problem
from rmt_desktop.base.i18n import N_
from rmt_desktop.domain.sides import Side


class RomKind(StrEnum):
    """Who moves the joint."""

    ACTIVE = "active"
    PASSIVE = "passive"
    RESISTED = "resisted"


@dataclass(frozen=True, slots=True, kw_only=True)
class RomValue:
    """One measured movement. ``value`` in the movement's unit (degrees or millimetres), 0 to 360.

    ``movement`` is the catalogue id, ``label`` its name as written that day.
    """

    movement: str
    label: str
    side: Side
    kind: RomKind = RomKind.ACTIVE
    value: int
    painful: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Posture:
    """One posture finding: catalogue id, name as written that day, and the side where it has one."""

    id: str
    label: str
    side: Side = Side.MIDLINE


class Outcome(StrEnum):
    """The result of a special test."""

    POSITIVE = "positive"
    NEGATIVE = "negative"
    EQUIVOCAL = "equivocal"
    NOT_TESTED = "not_tested"


@dataclass(frozen=True, slots=True, kw_only=True)
class TestResult:
    """One special test with its result on one side."""

    __test__ = False  # its name would make pytest look for tests in it

    test: str
    label: str
    side: Side
    outcome: Outcome
    comment: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pain:
    """The numeric pain rating, 0 (none) to 10 (worst imaginable): now, best and worst; None = not asked."""

    now: int | None = None
    best: int | None = None
    worst: int | None = None


def rom_problems(field: str, value: RomValue) -> Iterator[Problem]:
    """Yield what is wrong with a measurement."""
    if not 0 <= value.value <= 360:
        yield Problem(
            field=field,
            message=N_("{movement}: {value} is not a possible range. Please type a number from 0 to 360."),
            values={"movement": value.label, "value": value.value},
        )


def share_of_norm(value: int, norm: int | None) -> int | None:
    """Return the measured value as a percentage of the norm, or None where there is no norm."""
    return round(100 * value / norm) if norm else None
