"""What the client page says, decided without a window: ages, chips, and the words of each line of the timeline."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from rmt_desktop.base.i18n import N_, Translator
from rmt_desktop.domain.audit import Kind
from rmt_desktop.domain.clients import Alert, AlertKind, Client
from rmt_desktop.domain.consent import Agreement, AreaState
from rmt_desktop.domain.people import age_on
from rmt_desktop.domain.screening import Flag, Level
from rmt_desktop.domain.timeline import SAME_VISIT, Happening
from rmt_desktop.domain.visits import STATUS_NAMES, Visit, VisitStatus

FLAG_CHIPS = 4  # more would push the page down; the rest is one chip that opens the health history
DAYS_OF_A_MONTH = 30.44

_GOING = (VisitStatus.STARTED, VisitStatus.ARRIVED, VisitStatus.BOOKED)
_GRAVE = frozenset({Level.EMERGENCY, Level.URGENT, Level.ABSOLUTE})
_WEIGHT = ("danger", "caution", "info", "good")
_ALERT_WORDS = {
    AlertKind.ALLERGY: (N_("Allergy: {text}"), "danger"),
    AlertKind.CAUTION: (N_("Caution: {text}"), "caution"),
    AlertKind.DESK: (N_("Desk: {text}"), "info"),
}


class Opens(StrEnum):
    """What a chip opens."""

    FLAG = "flag"
    DETAILS = "details"
    HISTORY = "history"
    INTAKE = "intake"
    CONSENTS = "consents"


@dataclass(frozen=True, slots=True, kw_only=True)
class Chip:
    """A chip of the header: its words, its tone, and what it opens; ``flag`` where it speaks of one."""

    text: str
    tone: str
    opens: Opens
    flag: Flag | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LineWords:
    """A line of the timeline in words; ``tone`` colours the state, ``detail`` may be empty."""

    icon: str
    title: str
    state: str
    tone: str
    detail: str


def age_words(born: date, today: date, tr: Translator) -> str:
    """Return an age in years, for a child under two in months."""
    years = age_on(born, today)
    if years >= 2:
        return tr.plural("{count} year old", "{count} years old", years)
    months = (today.year - born.year) * 12 + today.month - born.month - (today.day < born.day)
    return tr.plural("{count} month old", "{count} months old", max(0, months))


def reviewed_words(day: date, today: date, tr: Translator) -> str:
    """Return when the health history was last looked at, in the unit one would say."""
    days = max(0, (today - day).days)
    if days == 0:
        return tr(N_("Health history reviewed today"))
    if days < 14:
        return tr.plural("Health history reviewed yesterday", "Health history reviewed {count} days ago", days)
    if days < 60:
        return tr.plural(
            "Health history reviewed {count} week ago", "Health history reviewed {count} weeks ago", days // 7
        )
    months = round(days / DAYS_OF_A_MONTH)
    if months < 24:
        return tr.plural(
            "Health history reviewed {count} month ago", "Health history reviewed {count} months ago", months
        )
    return tr.plural(
        "Health history reviewed {count} year ago", "Health history reviewed {count} years ago", months // 12
    )


def flag_tone(level: Level) -> str:
    """Return the tone of a flag: danger for what forbids or is urgent, caution for what asks to adapt."""
    if level in _GRAVE:
        return "danger"
    return "info" if level is Level.PROCEDURE else "caution"


def merged_flags(*groups: Sequence[Flag]) -> tuple[Flag, ...]:
    """Return the flags of several forms, each rule once, gravest first."""
    by_rule = {flag.rule.id: flag for group in reversed(groups) for flag in group}
    order = list(Level)
    return tuple(sorted(by_rule.values(), key=lambda flag: order.index(flag.rule.level)))


def alert_chips(alerts: Iterable[Alert], tr: Translator) -> Iterator[Chip]:
    """Yield a chip for each alert: allergies, then cautions, then notes for the desk."""
    order = list(AlertKind)
    for alert in sorted(alerts, key=lambda one: order.index(one.kind)):
        words, tone = _ALERT_WORDS[alert.kind]
        yield Chip(text=tr(words, text=alert.text), tone=tone, opens=Opens.DETAILS)


def flag_chips(flags: Sequence[Flag], tr: Translator) -> Iterator[Chip]:
    """Yield the chips of the gravest flags, and one that stands for those that find no room."""
    for flag in flags[:FLAG_CHIPS]:
        tone = flag_tone(flag.rule.level)
        yield Chip(text=flag.rule.name.in_(tr.language), tone=tone, opens=Opens.FLAG, flag=flag)
    if rest := flags[FLAG_CHIPS:]:
        words = tr.plural("{count} more flag", "{count} more flags", len(rest))
        yield Chip(text=words, tone=flag_tone(rest[0].rule.level), opens=Opens.HISTORY)


def history_chip(*, reviewed_on: date | None, has_draft: bool, today: date, review_months: int, tr: Translator) -> Chip:
    """Return the chip that says how fresh the health history is; without one it opens the intake."""
    if reviewed_on is None:
        words = N_("Health history begun, not signed") if has_draft else N_("No health history yet")
        return Chip(text=tr(words), tone="caution", opens=Opens.INTAKE)
    is_due = (today - reviewed_on).days > review_months * DAYS_OF_A_MONTH
    return Chip(text=reviewed_words(reviewed_on, today, tr), tone="caution" if is_due else "good", opens=Opens.HISTORY)


def consent_chip(states: Sequence[AreaState], tr: Translator) -> Chip:
    """Return the chip of what was agreed at the last visit; a withdrawal counts most, then a refusal."""
    withdrawn = [state.area.text(tr) for state in states if state.agreement is Agreement.WITHDRAWN]
    declined = [state.area.text(tr) for state in states if state.agreement is Agreement.DECLINED]
    if withdrawn:
        text, tone = tr(N_("Consent withdrawn: {areas}"), areas=", ".join(withdrawn)), "danger"
    elif declined:
        text, tone = tr(N_("Consent declined: {areas}"), areas=", ".join(declined)), "caution"
    elif states:
        text = tr.plural("Consent for {count} area", "Consent for {count} areas", len(states))
        tone = "good"
    else:
        text, tone = tr(N_("No consent recorded at the last visit")), "caution"
    return Chip(text=text, tone=tone, opens=Opens.CONSENTS)


def open_visit(visits: Sequence[Visit], days: Sequence[date], today: date) -> Visit | None:
    """Return the visit to go on with: one of today that is not over, else the oldest one begun and not finished.

    ``days`` are the clinic's days of the visits, in the same order.
    """
    of_today = [visit for day, visit in zip(days, visits, strict=True) if day == today and visit.status in _GOING]
    if of_today:
        return min(of_today, key=lambda visit: (_GOING.index(visit.status), visit.starts_at))
    begun = (visit for visit in visits if visit.status is VisitStatus.STARTED)
    return min(begun, key=lambda visit: visit.starts_at, default=None)


_ICONS = {
    Kind.NOTE: "notebook-pen",
    Kind.VISIT: "calendar-days",
    Kind.FORM: "clipboard-list",
    Kind.RECEIPT: "receipt-text",
    Kind.PLAN: "leaf",
}
_TITLES = {
    Kind.NOTE: N_("Treatment note"),
    Kind.VISIT: N_("Visit"),
    Kind.FORM: N_("Health history"),
    Kind.RECEIPT: N_("Receipt {label}"),
    Kind.PLAN: N_("Home-care sheet"),
}
_STATES = {
    (Kind.NOTE, "signed"): (N_("Note signed"), "soft"),
    (Kind.NOTE, "draft"): (N_("Draft, not signed"), "caution"),
    (Kind.NOTE, "in_error"): (N_("Entered in error"), "danger"),
    (Kind.FORM, "signed"): (N_("Signed"), "soft"),
    (Kind.FORM, "draft"): (N_("Draft, not signed"), "caution"),
    (Kind.RECEIPT, "issued"): (N_("Issued"), "soft"),
    (Kind.RECEIPT, "void"): (N_("Void"), "danger"),
    (Kind.PLAN, "given"): (N_("Given"), "soft"),
    (Kind.PLAN, "draft"): (N_("Not given yet"), "caution"),
    (Kind.VISIT, VisitStatus.BOOKED): (STATUS_NAMES[VisitStatus.BOOKED], "accent"),
    (Kind.VISIT, VisitStatus.ARRIVED): (STATUS_NAMES[VisitStatus.ARRIVED], "accent"),
    (Kind.VISIT, VisitStatus.STARTED): (STATUS_NAMES[VisitStatus.STARTED], "caution"),
    (Kind.VISIT, VisitStatus.DONE): (STATUS_NAMES[VisitStatus.DONE], "soft"),
    (Kind.VISIT, VisitStatus.CANCELLED): (STATUS_NAMES[VisitStatus.CANCELLED], "soft"),
    (Kind.VISIT, VisitStatus.NO_SHOW): (STATUS_NAMES[VisitStatus.NO_SHOW], "soft"),
}


def line_words(happening: Happening, tr: Translator, money: str = "") -> LineWords:
    """Return a line of the timeline in words; ``money`` is the amount of a receipt as it is written."""
    state, tone = _STATES.get((happening.kind, happening.state), (happening.state, "soft"))
    is_receipt = happening.kind is Kind.RECEIPT
    title = _TITLES[happening.kind]
    return LineWords(
        icon=_ICONS[happening.kind],
        title=tr(title, label=happening.label) if is_receipt else tr(title),
        state=tr(state),
        tone=tone,
        detail=money if is_receipt else happening.label,
    )


def first_to_read(happenings: Sequence[Happening]) -> int:
    """Return which of the lines, newest first, to begin with: the note of the last visit before its receipt."""
    last = happenings[0].at - SAME_VISIT
    near = (row for row, one in enumerate(happenings) if one.kind is Kind.NOTE and one.at >= last)
    return next(near, 0)


def header_chips(
    client: Client, flags: Sequence[Flag], *, consent: Chip | None, history: Chip, tr: Translator
) -> tuple[Chip, ...]:
    """Return all chips of the header, the gravest first; of equal weight, flags come before what people noted."""
    of_record = (history,) if consent is None else (consent, history)
    chips = (*flag_chips(flags, tr), *alert_chips(client.alerts, tr), *of_record)
    return tuple(sorted(chips, key=lambda chip: _WEIGHT.index(chip.tone)))
