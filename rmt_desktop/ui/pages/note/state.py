"""What the note page decides, as functions of values: testable without a window."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from rmt_desktop.base.i18n import N_, Translator
from rmt_desktop.domain.assessments import Pain, RomKind, RomValue
from rmt_desktop.domain.catalog import Catalog, Movement, Technique
from rmt_desktop.domain.chart.chart import Chart
from rmt_desktop.domain.chart.figures import VIEW_NAMES
from rmt_desktop.domain.chart.names import Names
from rmt_desktop.domain.chart.sentences import complaints, sentences
from rmt_desktop.domain.consent import Agreement, AreaState, taken_back
from rmt_desktop.domain.forms.answers import FilledForm
from rmt_desktop.domain.notes import Copied, Goal, TreatmentNote
from rmt_desktop.domain.palpation import merge_palpation
from rmt_desktop.domain.screening import Clash, Flag, clashes
from rmt_desktop.domain.sides import Areal, Side
from rmt_desktop.domain.treatments import Applied

COMPLAINT_KEY = "reasons"  # the question of the health history that asks what brings her
GOALS_KEY = "goals"
PAIN_KEYS = {"now": "severity_now", "best": "severity_best", "worst": "severity_worst"}
CHART_WIDTH = 400  # pixels; the figure does not grow with the text
TEXT_EMS, BESIDE_EMS = 26, 17
_ROM = re.compile(r"\s*(\d{1,3})\s*°?\s*(p?)\s*", re.IGNORECASE)


def panes_at(width: int, body: int) -> int:
    """Return how many panes have room in a width: chart, text and what stands beside it, or the first two.

    ``width`` and ``body``, the size of the text, are in pixels.
    """
    return 3 if width >= CHART_WIDTH + (TEXT_EMS + BESIDE_EMS) * body else 2


def first_view(chart: Chart, before: Chart | None) -> str:
    """Return the view of the body to open: the one with most marks today, else last time, else the front."""
    marked = chart or before or Chart()
    views = [view for view in marked.views() if view in VIEW_NAMES]  # no own pictures: they may be of another visit
    return max(views, key=lambda view: len(marked.on(view)), default="front")


def with_chart(note: TreatmentNote, chart: Chart, names: Names, tr: Translator) -> TreatmentNote:
    """Return the note with another chart, the palpation text following the marks it was written by."""
    now = {str(mark): text for mark, text in sentences(chart, names, tr).items()}
    text, written = merge_palpation(note.objective.palpation, note.objective.written, now)
    return replace(note, chart=chart, objective=replace(note.objective, palpation=text, written=written))


def told_words(history: FilledForm | None, names: Names, tr: Translator) -> tuple[str, ...]:
    """Return what the client told in a health history as lines of the note: her complaint and her goal as she wrote
    them, and what she drew. Nothing where she said nothing, or would rather not.
    """
    if history is None:
        return ()
    complaint, goal = (str(history.answers.get(key, "")).strip() for key in (COMPLAINT_KEY, GOALS_KEY))
    drawn = "; ".join(complaints(history.chart, names, tr))
    said = tr(N_("In the client's words: {words}"), words=complaint) if complaint else ""
    shown = tr(N_("Drawn by the client: {complaints}."), complaints=drawn) if drawn else ""
    wanted = tr(N_("The client's goal, in her words: {words}"), words=goal) if goal else ""
    return tuple(line for line in (said, wanted, shown) if line)


def told_pain(history: FilledForm | None) -> Pain:
    """Return the pain the client gave in numbers in a health history, None for each she did not give."""
    answers = history.answers if history is not None else {}
    given = {name: answers.get(key) for name, key in PAIN_KEYS.items()}
    return Pain(**{name: value for name, value in given.items() if isinstance(value, int)})


def not_written(told: Iterable[str], text: str) -> tuple[str, ...]:
    """Return the lines of what the client told that do not stand in a text yet."""
    return tuple(line for line in told if line not in text)


def parse_rom(text: str) -> tuple[int, bool] | None:
    """Return value and "with pain" of what was typed (``45``, ``45°``, ``45p``), or None if it is no measurement."""
    match = _ROM.fullmatch(text)
    return (int(match[1]), bool(match[2])) if match else None


def write_rom(value: RomValue | None) -> str:
    """Return a measurement as it is typed."""
    return "" if value is None else f"{value.value}{'p' if value.painful else ''}"


def rom_of(values: Iterable[RomValue], movement: str, side: Side) -> RomValue | None:
    """Return the active measurement of one movement and side, or None."""
    return next(
        (one for one in values if one.movement == movement and one.side is side and one.kind is RomKind.ACTIVE), None
    )


def first_movements(previous: TreatmentNote | None, catalog: Catalog) -> tuple[Movement, ...]:
    """Return the movements to show at first: those measured last time, else the neck's."""
    if previous is not None and previous.objective.rom:
        measured = {value.movement for value in previous.objective.rom}
        return tuple(movement for movement in catalog.movements if movement.id in measured)
    return tuple(movement for movement in catalog.movements if movement.region.en == "Neck")


def goals_of(text: str, before: Sequence[Goal] = ()) -> tuple[Goal, ...]:
    """Return one goal a line; a line known from before keeps its measure and day."""
    known = {goal.text: goal for goal in before}
    lines = (line.strip() for line in text.split("\n"))
    return tuple(known.get(line, Goal(text=line)) for line in lines if line)


def clashes_of(applied: Applied, flags: Sequence[Flag], technique: Technique | None) -> tuple[Clash, ...]:
    """Return the flags that speak of one treatment line; of a technique of one's own, by its areas and pressure."""
    tags = technique.tags if technique is not None else ()
    return clashes(flags, applied.technique, tags, applied.areas, pressure=applied.pressure or "")


def first_areas(applied: Sequence[Applied], states: Sequence[AreaState]) -> tuple[Areal, ...]:
    """Return the areas a new treatment line begins with: those of the line before, else all that were agreed.

    A sensitive area is never among them: it is written down by whoever treated it, one line at a time. Nor is one
    whose consent was withdrawn.
    """
    sensitive = {state.area.area for state in states if state.sensitive}
    areas = (
        applied[-1].areas if applied else tuple(state.area for state in states if state.agreement is Agreement.AGREED)
    )
    gone = taken_back(areas, states)
    return tuple(area for area in areas if area.area not in sensitive and area not in gone)


def withdrawn_regions(states: Iterable[AreaState], catalog: Catalog) -> Mapping[str, tuple[tuple[str, ...], Side]]:
    """Return region ids and side of every area whose consent was withdrawn or declined, by area id and side."""
    found = {}
    for state in states:
        if state.agreement is not Agreement.AGREED:
            regions = catalog.area(state.area.area).regions
            found[f"{state.area.area}.{state.area.side}"] = (regions, state.area.side)
    return found


def as_last_time(note: TreatmentNote, previous: TreatmentNote, section: str) -> TreatmentNote:
    """Return the note with one section taken over from the visit before, marked until it is looked at.

    Measurements, pain, palpation and the day to look again are never taken over: they are today's or nothing.
    """
    taken = _with_section(note, previous, section)
    if section == "treatment":  # what was said of a withdrawal then says nothing of one today
        taken = replace(taken, treatment=tuple(replace(one, before_withdrawal=()) for one in taken.treatment))
    taken = replace(taken, plan=replace(taken.plan, reassess_on=note.plan.reassess_on))
    return with_copied(taken, section, previous.service_date)


def put_back(note: TreatmentNote, before: TreatmentNote, section: str) -> TreatmentNote:
    """Return the note with one section as it was before, whether it was taken over then or not."""
    others = (one for one in note.copied if one.section != section)
    marks = (one for one in before.copied if one.section == section)
    return replace(_with_section(note, before, section), copied=(*others, *marks))


def _with_section(note: TreatmentNote, other: TreatmentNote, section: str) -> TreatmentNote:
    match section:
        case "plan":
            return replace(note, plan=other.plan)
        case "treatment":
            return replace(note, treatment=other.treatment, position=other.position, draping=other.draping)
        case "posture":
            posture, text = other.objective.posture, other.objective.posture_text
            return replace(note, objective=replace(note.objective, posture=posture, posture_text=text))
        case "assessment":
            return replace(note, assessment=other.assessment)
    return note


def with_copied(note: TreatmentNote, section: str, of: date) -> TreatmentNote:
    """Return the note with a section marked as taken over and not yet looked at."""
    others = tuple(one for one in note.copied if one.section != section)
    return replace(note, copied=(*others, Copied(section=section, of=of)))


def reviewed(note: TreatmentNote, section: str) -> TreatmentNote:
    """Return the note with a taken-over section marked as looked at."""
    return replace(
        note, copied=tuple(replace(one, reviewed=True) if one.section == section else one for one in note.copied)
    )


def areals(catalog: Catalog, language: str) -> tuple[Areal, ...]:
    """Return every area with every side it has, for choosing."""
    return tuple(
        area.on(side, language)
        for area in catalog.areas
        for side in ((Side.LEFT, Side.RIGHT, Side.BOTH) if area.has_sides else (Side.MIDLINE,))
    )
