"""What the home-care page decides, without any widget."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from rmt_desktop.base.i18n import N_, Translator
from rmt_desktop.domain.catalog import Exercise
from rmt_desktop.domain.chart.chart import Chart
from rmt_desktop.domain.homecare import CATEGORY_NAMES, REGION_NAMES, HomeCarePlan
from rmt_desktop.domain.notes import TreatmentNote
from rmt_desktop.domain.screening import BLOCKING, Flag, Level

ALL_COLUMNS_EMS = 76  # of the body text: library, sheet and preview beside each other need so much
DAY_IS_WRONG = N_("Please write the day like 2026-12-14.")


@dataclass(frozen=True, slots=True)
class Findings:
    """What was marked on a body, and on which day; an empty chart when nothing is known."""

    chart: Chart = Chart()
    on: date | None = None


def findings_of(notes: Sequence[TreatmentNote], plan: HomeCarePlan) -> Findings:
    """Return the marks of the sheet's visit; for a sheet without one, those of the newest visit that has any."""
    for note in notes:
        if note.chart and plan.visit_id in (None, note.visit_id):
            return Findings(note.chart, note.service_date)
    return Findings()


@dataclass(frozen=True, slots=True)
class Columns:
    """Which columns stand beside the sheet."""

    library: bool
    preview: bool


def columns(width: int, em: int, *, wants_preview: bool | None) -> Columns:
    """Return what fits into ``width`` pixels; ``wants_preview`` is None until the user has said so.

    Where not all fits, a preview that is asked for takes the place of the library.
    """
    fits = width >= ALL_COLUMNS_EMS * em
    if wants_preview is None:
        return Columns(library=True, preview=fits)
    return Columns(library=fits or not wants_preview, preview=wants_preview)


@dataclass(frozen=True, slots=True)
class Caution:
    """Which flags of the client an exercise's cautions speak of, and the cautions; both in words."""

    flags: str
    words: str


def cautions_of(exercises: Iterable[Exercise], flags: Sequence[Flag], language: str) -> dict[str, Caution]:
    """Return by exercise what is to be minded for a client with these flags; an exercise without such is left out."""
    found = {}
    for exercise in exercises:
        names = [flag.rule.name.in_(language) for flag in flags if flag.rule.id in exercise.cautions_for]
        if names:
            words = " ".join(caution.in_(language) for caution in exercise.cautions)
            found[exercise.id] = Caution(", ".join(dict.fromkeys(names)), words)
    return found


def flag_tone(flag: Flag) -> str:
    """Return the tone of a flag's chip: danger for what forbids or is urgent."""
    return "danger" if flag.rule.level in BLOCKING | {Level.ABSOLUTE} else "caution"


def kind_words(exercise: Exercise, tr: Translator) -> str:
    """Return the part of the body and the kind of an exercise."""
    region = tr(REGION_NAMES.get(exercise.region, exercise.region))
    kind = tr(CATEGORY_NAMES.get(exercise.category, exercise.category))
    return tr(N_("{region} · {kind}"), region=region, kind=kind)


def place_at(y: int, middles: Sequence[int], dragged: int) -> int:
    """Return the place an item dragged to height ``y`` takes; ``middles`` are the middle heights of all items now."""
    return sum(1 for index, middle in enumerate(middles) if index != dragged and middle < y)
