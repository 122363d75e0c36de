"""Home care: the exercises and advice a client takes home, in the words she was given."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime

from rmt_desktop.base.errors import NotAllowed, Problem
from rmt_desktop.base.i18n import LANGUAGES, N_
from rmt_desktop.domain.catalog import Exercise
from rmt_desktop.domain.ids import ClientId, PlanId, VisitId

CATEGORY_NAMES = {
    "stretch": N_("Stretch"),
    "strength": N_("Strength"),
    "mobility": N_("Mobility"),
    "self_massage": N_("Self-massage"),
    "balance_control": N_("Balance and control"),
    "breathing_relaxation": N_("Breathing and relaxation"),
    "thermal": N_("Heat and cold"),
    "ergonomics": N_("Desk, sleep and driving"),
    "education": N_("Habits and advice"),
}
REGION_NAMES = {
    "jaw": N_("Jaw"),
    "neck": N_("Neck"),
    "shoulder": N_("Shoulder"),
    "arm": N_("Arm"),
    "forearm": N_("Forearm"),
    "hand": N_("Hand"),
    "hand or foot": N_("Hand or foot"),
    "chest": N_("Chest"),
    "upper back": N_("Upper back"),
    "low back": N_("Low back"),
    "whole back": N_("Whole back"),
    "core": N_("Core"),
    "hip": N_("Hip"),
    "thigh": N_("Thigh"),
    "knee": N_("Knee"),
    "leg": N_("Lower leg"),
    "ankle": N_("Ankle"),
    "foot": N_("Foot"),
    "whole body": N_("Whole body"),
    "any": N_("Anywhere"),
}

DOSE_LIMITS = {"sets": 20, "reps": 100, "hold_seconds": 600, "duration_minutes": 180, "rest_seconds": 600}
"""The most of each count, in the unit its name says: more is a slip of the keys, not an exercise."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Dose:
    """How much for this client: counts, seconds and minutes; None = not said. ``frequency`` in the sheet's language."""

    sets: int | None = None
    reps: int | None = None
    hold_seconds: int | None = None
    duration_minutes: int | None = None
    rest_seconds: int | None = None
    frequency: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanItem:
    """One item of the sheet, its words copied from the library that day and then the therapist's own.

    ``exercise`` is the library id; ``side`` free text such as "left" where an exercise is for one side only.
    """

    exercise: str
    name: str
    purpose: str
    steps: tuple[str, ...]
    dose: Dose
    cautions: tuple[str, ...] = ()
    own_words: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class HomeCarePlan:
    """One sheet for one client. A draft until ``given_at``; what was given never changes.

    ``stop_text`` says when to stop and call; ``follow_up`` the day of the next visit, if one is agreed.
    """

    id: PlanId
    version: int = 0
    client_id: ClientId
    visit_id: VisitId | None
    language: str
    items: tuple[PlanItem, ...] = ()
    message: str = ""
    stop_text: str = ""
    follow_up: date | None = None
    large_print: bool = False
    created_at: datetime
    given_at: datetime | None = None
    given_by: str = ""

    def given(self, *, at: datetime, by: str) -> "HomeCarePlan":
        """Return the sheet as handed out. Raises NotAllowed when it is empty."""
        if not self.items and not self.message.strip():
            raise NotAllowed(N_("The sheet is empty. Choose an exercise or write a message first."))
        if self.given_at is not None:
            return self
        return replace(self, given_at=at, given_by=by)

    def again(self, *, id: PlanId, visit_id: VisitId | None, at: datetime) -> "HomeCarePlan":
        """Return a new draft with the same content; the day of the next visit is left to be agreed anew."""
        return replace(
            self, id=id, version=0, visit_id=visit_id, follow_up=None, created_at=at, given_at=None, given_by=""
        )

    def item(self, exercise: str) -> PlanItem | None:
        """Return the item of one exercise, or None."""
        return next((item for item in self.items if item.exercise == exercise), None)

    def with_item(self, item: PlanItem) -> "HomeCarePlan":
        """Return the sheet with one more item, or the item of that exercise replaced."""
        if any(known.exercise == item.exercise for known in self.items):
            return replace(
                self, items=tuple(item if known.exercise == item.exercise else known for known in self.items)
            )
        return replace(self, items=(*self.items, item))

    def without(self, exercise: str) -> "HomeCarePlan":
        """Return the sheet without one item."""
        return replace(self, items=tuple(item for item in self.items if item.exercise != exercise))

    def moved(self, exercise: str, place: int) -> "HomeCarePlan":
        """Return the sheet with one item at another place, counted from 0; out-of-range places mean the ends."""
        item = next(item for item in self.items if item.exercise == exercise)
        rest = [one for one in self.items if one.exercise != exercise]
        place = max(0, min(place, len(rest)))
        return replace(self, items=(*rest[:place], item, *rest[place:]))


def item_from(exercise: Exercise, language: str) -> PlanItem:
    """Return a library entry as an item of a sheet in ``language``."""
    dose = exercise.dosage
    return PlanItem(
        exercise=exercise.id,
        name=exercise.name.in_(language),
        purpose=exercise.purpose.in_(language),
        steps=tuple(step.in_(language) for step in exercise.steps),
        dose=Dose(
            sets=dose.sets,
            reps=dose.reps,
            hold_seconds=dose.hold_seconds,
            duration_minutes=dose.duration_minutes,
            rest_seconds=dose.rest_seconds,
            frequency=dose.frequency.in_(language) if dose.frequency else "",
        ),
        cautions=tuple(caution.in_(language) for caution in exercise.cautions),
    )


def item_in(item: PlanItem, exercise: Exercise, language: str) -> PlanItem:
    """Return an item with the library's words in ``language``; words that were changed by hand stay as they are."""
    known = tuple(item_from(exercise, one) for one in LANGUAGES)
    wanted = item_from(exercise, language)
    frequency = item.dose.frequency
    if any(frequency == one.dose.frequency for one in known):
        frequency = wanted.dose.frequency
    return replace(
        item,
        name=wanted.name if any(item.name == one.name for one in known) else item.name,
        purpose=wanted.purpose if any(item.purpose == one.purpose for one in known) else item.purpose,
        steps=wanted.steps if any(item.steps == one.steps for one in known) else item.steps,
        cautions=wanted.cautions if any(item.cautions == one.cautions for one in known) else item.cautions,
        dose=replace(item.dose, frequency=frequency),
    )


def dose_problems(item: PlanItem) -> Iterator[Problem]:
    """Yield what is wrong with a dose: nothing negative, nothing a body cannot do in a day."""
    for name, most in DOSE_LIMITS.items():
        value = getattr(item.dose, name)
        if value is not None and not 0 <= value <= most:
            yield Problem(
                field=f"{item.exercise}.{name}",
                message=N_("{exercise}: please type a number from 0 to {most}."),
                values={"exercise": item.name, "most": most},
            )


def plan_problems(plan: HomeCarePlan, *, today: date) -> Iterator[Problem]:
    """Yield what keeps a sheet from being handed out: impossible doses, and a next visit that is over already."""
    for item in plan.items:
        yield from dose_problems(item)
    if plan.follow_up is not None and plan.follow_up < today:
        yield Problem(field="follow_up", message=N_("The next visit is a day in the past. Please check the date."))
