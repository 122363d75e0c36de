"""Findings across the clinic: a question about the charts of a period, and whose charts answer it.

Asked are the charts of signed notes that were not entered in error. A mark that was carried over and never confirmed
was not found in that visit; an arrow that shows where a trigger point refers is no finding of its own.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from rmt_desktop.base.i18n import N_
from rmt_desktop.domain.chart.legend import LEGEND, STYLES, TRIGGER_POINTS, Group
from rmt_desktop.domain.chart.marks import Layer, Mark, MarkKind, Origin, Place
from rmt_desktop.domain.ids import ClientId, MarkId, VisitId
from rmt_desktop.domain.sides import Side


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """What of a mark a question can ask about, without its drawing; the fields mean what they mean in a mark."""

    kind: MarkKind
    layer: Layer
    place: Place = Place()
    intensity: int | None = None
    of: MarkId = MarkId("")
    origin: Origin = Origin.NEW

    @property
    def was_found(self) -> bool:
        """Whether it was found, or complained about, in that visit: no referral, nothing carried over unlooked at."""
        return not self.of and self.origin is not Origin.CARRIED


def finding_of(mark: Mark) -> Finding:
    """Return what of a mark a question can ask about."""
    return Finding(
        kind=mark.kind, layer=mark.layer, place=mark.place, intensity=mark.intensity, of=mark.of, origin=mark.origin
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Charted:
    """The findings of one signed note. ``is_added_to``: something was added to the note after it was signed."""

    client: ClientId
    visit: VisitId
    day: date
    started_at: datetime
    findings: tuple[Finding, ...]
    is_added_to: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """The days from ``first`` to ``last``, both included."""

    first: date
    last: date

    @property
    def is_empty(self) -> bool:
        """Whether it ends before it begins."""
        return self.last < self.first


def this_year(today: date) -> Period:
    """Return the year so far."""
    return Period(first=today.replace(month=1, day=1), last=today)


def last_twelve_months(today: date) -> Period:
    """Return the twelve months that end today; from the 1st of March where there is no 29th of February."""
    following = date.fromordinal(today.toordinal() + 1)
    if (following.month, following.day) == (2, 29):
        return Period(first=date(following.year - 1, 3, 1), last=today)
    return Period(first=following.replace(year=following.year - 1), last=today)


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingQuestion:
    """Who had such a finding in a period?

    ``muscle`` or ``region`` is an id without side, both empty for anywhere; ``side`` is None where either will do. A
    finding on both sides answers for each; one on the midline is on neither.
    """

    kinds: frozenset[MarkKind]
    period: Period
    muscle: str = ""
    region: str = ""
    side: Side | None = None

    @property
    def place(self) -> Place:
        """The place that is asked about, for its name."""
        return Place(region=self.region, muscle=self.muscle, side=self.side or Side.MIDLINE)

    def holds_for(self, finding: Finding) -> bool:
        """Say whether a finding is one of those asked about."""
        place = finding.place
        return (
            finding.was_found
            and finding.kind in self.kinds
            and self.muscle in ("", place.muscle)
            and self.region in ("", place.region)
            and (self.side is None or place.side.covers(self.side))
        )

    def detail(self, clients: int) -> str:
        """Return the question and how many clients it found in machine words, for the log.

        It names no client; the log says it in words again in whatever language it is read.
        """
        kinds = ",".join(style.kind for style in STYLES if style.kind in self.kinds)
        where = f" muscle={self.muscle}" if self.muscle else f" region={self.region}" if self.region else ""
        side = f" side={self.side.value}" if self.side else ""
        days = f"{self.period.first.isoformat()}/{self.period.last.isoformat()}"
        return f"kinds={kinds}{where}{side} days={days} clients={clients}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A client whose charts answer a question: the last visit that does, and in how many visits it did.

    ``intensity`` is the strongest one of that last visit, 0 to 10, None where none was asked. ``is_added_to`` says that
    something was added to that note later, perhaps a correction.
    """

    client: ClientId
    visit: VisitId
    day: date
    intensity: int | None
    visits: int
    is_added_to: bool


def found(question: FindingQuestion, notes: Iterable[Charted]) -> tuple[Found, ...]:
    """Return whose charts answer a question, the latest first. The notes are read once, in any order."""
    latest: dict[ClientId, tuple[Charted, tuple[Finding, ...]]] = {}
    visits: Counter[ClientId] = Counter()
    for note in notes:
        if answers := tuple(one for one in note.findings if question.holds_for(one)):
            visits[note.client] += 1
            if note.client not in latest or _moment(note) > _moment(latest[note.client][0]):
                latest[note.client] = (note, answers)
    return tuple(
        Found(
            client=note.client,
            visit=note.visit,
            day=note.day,
            intensity=max((one.intensity for one in answers if one.intensity is not None), default=None),
            visits=visits[note.client],
            is_added_to=note.is_added_to,
        )
        for note, answers in sorted(latest.values(), key=lambda pair: _moment(pair[0]), reverse=True)
    )


def _moment(note: Charted) -> tuple[date, datetime]:
    return (note.day, note.started_at)


@dataclass(frozen=True, slots=True)
class Choice:
    """One or several kinds that are asked about together; ``label`` is a message id."""

    word: str
    label: str
    kinds: frozenset[MarkKind]


FINDING_GROUPS = frozenset({Group.PAIN, Group.MUSCLE, Group.TISSUE, Group.JOINT})
"""Groups whose kinds are found or felt; the others speak of what is done, or is to be left alone."""


def _of_groups(*groups: Group) -> frozenset[MarkKind]:
    return frozenset(style.kind for style in STYLES if style.group in groups)


FOUND_KINDS = _of_groups(*FINDING_GROUPS) | {MarkKind.OWN}
"""All that is found or felt; the clinic's own kinds are asked about together, whatever their group."""

KIND_CHOICES = (
    Choice("any", N_("Any finding or complaint"), FOUND_KINDS),
    Choice("trigger", N_("Any trigger point"), TRIGGER_POINTS),
    Choice("pain", N_("Any pain or odd feeling"), _of_groups(Group.PAIN)),
    Choice("muscle", N_("Any finding of muscle or fascia"), _of_groups(Group.MUSCLE)),
    Choice("tissue", N_("Any finding of skin or tissue"), _of_groups(Group.TISSUE)),
    Choice("joint", N_("Any finding of a joint"), _of_groups(Group.JOINT)),
    *(
        Choice(style.kind.value, style.label, frozenset({style.kind}))
        for style in STYLES
        if style.kind not in (MarkKind.UNKNOWN, MarkKind.REMARK)
    ),
)
"""What can be asked about, several kinds first."""


def kind_labels(kinds: frozenset[MarkKind]) -> tuple[str, ...]:
    """Return the message ids that name kinds: the one of a choice, or one for each kind in the legend's order."""
    chosen = next((choice.label for choice in KIND_CHOICES if choice.kinds == kinds), None)
    return (chosen,) if chosen else tuple(style.label for kind, style in LEGEND.items() if kind in kinds)
