"""The treatment note: a draft while the visit lasts, signed at its end, and from then on only added to.

States and additions follow the record-keeping rules of domain facts 2.3: nothing is overwritten or deleted, a late
entry says both dates, an entry made in error stays readable.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum

from rmt_desktop.base.errors import NotAllowed, Problem
from rmt_desktop.base.i18n import N_
from rmt_desktop.domain.assessments import Pain, Posture, RomValue, TestResult, rom_problems
from rmt_desktop.domain.chart.chart import Chart
from rmt_desktop.domain.chart.overtime import unconfirmed
from rmt_desktop.domain.consent import AreaState, taken_back, uncovered
from rmt_desktop.domain.ids import ClientId, NoteId, TherapistId, VisitId
from rmt_desktop.domain.screening import Disposition, Flag, undecided
from rmt_desktop.domain.sides import Areal
from rmt_desktop.domain.standing import Standing
from rmt_desktop.domain.treatments import Applied, Response, treated_areas, treatment_problems

LATE_AFTER_HOURS = 24


@dataclass(frozen=True, slots=True, kw_only=True)
class Goal:
    """What the client wants to reach: in words, with a measure and a day where she named them."""

    text: str
    measure: str = ""
    by: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Subjective:
    """What the client says: her concern, what changed, and her pain."""

    concern: str = ""
    since_last: str = ""
    pain: Pain = Pain()


@dataclass(frozen=True, slots=True, kw_only=True)
class Objective:
    """What the therapist sees and measures.

    ``palpation`` is the text the marks wrote and the therapist edits; ``written`` remembers which sentence each mark
    (by id) last wrote, so that an edited sentence is never overwritten.
    """

    posture: tuple[Posture, ...] = ()
    posture_text: str = ""
    rom: tuple[RomValue, ...] = ()
    tests: tuple[TestResult, ...] = ()
    palpation: str = ""
    written: dict[str, str]
    other: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanText:
    """What is intended: goals, techniques and areas in words, how often, when to look again."""

    text: str = ""
    goals: tuple[Goal, ...] = ()
    frequency: str = ""
    reassess_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Copied:
    """A section taken over from an earlier visit, and whether the therapist has looked at it since."""

    section: str
    of: date
    reviewed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Signing:
    """Who signed, with designation and registration number as they were that day, when, and who was logged in.

    ``standing`` is what else stood that day; None in notes signed before it was kept.
    """

    name: str
    designation: str
    registration: str
    at: datetime
    signed_by: str = ""
    standing: Standing | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TreatmentNote:
    """The record of one visit."""

    id: NoteId
    version: int = 0
    client_id: ClientId
    visit_id: VisitId
    therapist_id: TherapistId
    service_date: date
    started_at: datetime
    saved_at: datetime | None = None
    language: str = "en"
    chart: Chart = Chart()
    subjective: Subjective = Subjective()
    objective: Objective
    assessment: str = ""
    plan: PlanText = PlanText()
    treatment: tuple[Applied, ...] = ()
    response: Response = Response()
    position: str = ""
    draping: str = ""
    home_care: str = ""
    next_visit: str = ""
    free_text: str = ""
    raised: tuple[str, ...] = ()
    dispositions: tuple[Disposition, ...] = ()
    copied: tuple[Copied, ...] = ()
    signing: Signing | None = None

    @property
    def is_signed(self) -> bool:
        """Whether the note is closed."""
        return self.signing is not None

    def signed(self, signing: Signing) -> "TreatmentNote":
        """Return the closed note. Raises NotAllowed when it is signed already."""
        if self.is_signed:
            raise NotAllowed(N_("This note is signed already. Add an addendum instead."))
        return replace(self, signing=signing)

    def decided(self, disposition: Disposition) -> "TreatmentNote":
        """Return the note with the therapist's decision about one flag, in the place of an earlier one."""
        others = tuple(one for one in self.dispositions if one.rule_id != disposition.rule_id)
        return replace(self, dispositions=(*others, disposition))


def blank_note(
    *,
    id: NoteId,
    client_id: ClientId,
    visit_id: VisitId,
    therapist_id: TherapistId,
    service_date: date,
    started_at: datetime,
    language: str,
    chart: Chart = Chart(),
) -> TreatmentNote:
    """Return an empty draft for a visit, with the client's own drawing as its chart."""
    return TreatmentNote(
        id=id,
        client_id=client_id,
        visit_id=visit_id,
        therapist_id=therapist_id,
        service_date=service_date,
        started_at=started_at,
        language=language,
        chart=chart,
        objective=Objective(written={}),
    )


class AddendumKind(StrEnum):
    """What is added to a signed note (domain facts 2.3)."""

    ADDENDUM = "addendum"
    LATE_ENTRY = "late_entry"
    CORRECTION = "correction"
    ENTERED_IN_ERROR = "entered_in_error"


ADDENDUM_NAMES = {
    AddendumKind.ADDENDUM: N_("Addendum"),
    AddendumKind.LATE_ENTRY: N_("Late entry"),
    AddendumKind.CORRECTION: N_("Correction"),
    AddendumKind.ENTERED_IN_ERROR: N_("Entered in error"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Addendum:
    """Something added to a signed note; it points at the note and never changes either."""

    id: str
    note_id: NoteId
    client_id: ClientId
    kind: AddendumKind
    text: str
    at: datetime
    by: str
    designation: str

    def checked(self) -> "Addendum":
        """Return the addendum itself. Raises NotAllowed when it says nothing."""
        if not self.text.strip():
            raise NotAllowed(N_("Please write what is to be added."))
        return self


class Place(StrEnum):
    """A section of the note page, to jump to."""

    CHART = "chart"
    SUBJECTIVE = "subjective"
    OBJECTIVE = "objective"
    ASSESSMENT = "assessment"
    PLAN = "plan"
    CONSENT = "consent"
    TREATMENT = "treatment"
    HOME_CARE = "home_care"
    FLAGS = "flags"


@dataclass(frozen=True, slots=True, kw_only=True)
class Missing:
    """One line of the list shown before signing. ``blocks`` forbids signing, otherwise it only reminds."""

    place: Place
    problem: Problem
    blocks: bool


def missing_before_signing(
    note: TreatmentNote,
    *,
    flags: Sequence[Flag],
    states: Sequence[AreaState],
    history_reviewed: bool,
    sheet_waits: bool = False,
    signs_for: str = "",
    lost_pictures: Sequence[str] = (),
) -> tuple[Missing, ...]:
    """Return what stands between this draft and its signature, what blocks first.

    ``sheet_waits`` says that a home-care sheet of this visit is made and not given; ``signs_for`` is the therapist of
    the visit where that is not the person at the computer; ``lost_pictures`` are the names of pictures whose bytes are
    not in the vault: signed with them, the note would look tampered with for ever.
    """
    found = [
        *_open_flags(note, flags),
        *_blocking(note, states),
        *_reminders(note, history_reviewed=history_reviewed),
    ]
    for name in lost_pictures:
        words = N_("The picture “{name}” is missing from the vault. Take it out, under Own pictures, before you sign.")
        problem = Problem(field="chart", message=words, values={"name": name})
        found.append(Missing(place=Place.CHART, problem=problem, blocks=True))
    if sheet_waits:
        words = N_("A home-care sheet was made and is not given yet. Only what was given is signed with the note.")
        problem = Problem(field="home_care", message=words)
        found.append(Missing(place=Place.HOME_CARE, problem=problem, blocks=False))
    if signs_for:
        words = N_("The note is signed in the name of {name}, who treats in this visit. Only {name} may sign it.")
        problem = Problem(field="therapist", message=words, values={"name": signs_for})
        found.append(Missing(place=Place.TREATMENT, problem=problem, blocks=False))
    return tuple(sorted(found, key=lambda one: not one.blocks))


def _open_flags(note: TreatmentNote, flags: Sequence[Flag]) -> Iterator[Missing]:
    grave, mild = (
        N_("{flag}: record what was decided before signing."),
        N_("{flag}: it is not written what was decided."),
    )
    for flag in undecided(flags, note.dispositions):
        words = grave if flag.blocks else mild
        problem = Problem(field=flag.rule.id, message=words, values={"flag": flag.rule.name.in_(note.language)})
        yield Missing(place=Place.FLAGS, problem=problem, blocks=flag.blocks)


def _blocking(note: TreatmentNote, states: Sequence[AreaState]) -> Iterator[Missing]:
    for area in uncovered(treated_areas(note.treatment), states):
        yield Missing(
            place=Place.CONSENT,
            problem=Problem(
                field=area.area,
                message=N_("{area} was treated, but no consent for it is recorded in this visit."),
                values={"area": area.label},
            ),
            blocks=True,
        )
    for index, one in enumerate(note.treatment):
        for area in taken_back(one.areas, states):
            if area not in one.before_withdrawal:
                yield Missing(place=Place.TREATMENT, problem=_after_withdrawal(index, one, area), blocks=True)
    for problem in note_problems(note):
        yield Missing(place=_place_of(problem.field), problem=problem, blocks=True)


def _after_withdrawal(index: int, one: Applied, area: Areal) -> Problem:
    words = N_("{technique}: consent for {area} was withdrawn. Say that it was treated before, or take the area off.")
    return Problem(field=f"treatment.{index}", message=words, values={"technique": one.label, "area": area.label})


_NOT_REVIEWED = {
    "plan": (Place.PLAN, N_("Plan: taken over from an earlier visit and not reviewed.")),
    "treatment": (Place.TREATMENT, N_("Treatment given: taken over from an earlier visit and not reviewed.")),
    "posture": (Place.OBJECTIVE, N_("Posture: taken over from an earlier visit and not reviewed.")),
    "assessment": (Place.ASSESSMENT, N_("Assessment: taken over from an earlier visit and not reviewed.")),
}
_SOME_NOT_REVIEWED = (Place.SUBJECTIVE, N_("A section taken over from an earlier visit has not been reviewed."))


def _reminders(note: TreatmentNote, *, history_reviewed: bool) -> Iterator[Missing]:
    reminders = (
        (history_reviewed, Place.SUBJECTIVE, "history", N_("The health history has not been reviewed for this visit.")),
        (
            bool(note.subjective.concern or note.subjective.since_last or note.free_text),
            Place.SUBJECTIVE,
            "subjective.concern",
            N_("Subjective: nothing is written about why the client came."),
        ),
        (
            bool(note.treatment or note.free_text),
            Place.TREATMENT,
            "treatment",
            N_("Treatment given: no technique is recorded."),
        ),
        (
            bool(note.response.text or note.response.pain_after is not None or note.free_text),
            Place.TREATMENT,
            "response",
            N_("How the client responded is not written."),
        ),
        (
            not unconfirmed(note.chart),
            Place.OBJECTIVE,
            "chart",
            N_("Findings brought over from the last visit are not confirmed."),
        ),
    )
    for done, place, field, message in reminders:
        if not done:
            yield Missing(place=place, problem=Problem(field=field, message=message), blocks=False)
    for copied in note.copied:
        if not copied.reviewed:
            place, message = _NOT_REVIEWED.get(copied.section, _SOME_NOT_REVIEWED)
            yield Missing(place=place, problem=Problem(field="copied", message=message), blocks=False)


def note_problems(note: TreatmentNote) -> Iterator[Problem]:
    """Yield what is plainly wrong with what was typed."""
    for index, value in enumerate(note.objective.rom):
        yield from rom_problems(f"objective.rom.{index}", value)
    yield from treatment_problems(note.treatment)


def _place_of(field: str) -> Place:
    return Place.TREATMENT if field.startswith("treatment") else Place.OBJECTIVE
