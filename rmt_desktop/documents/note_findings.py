"""What was found: cautions with the therapist's decisions, body chart, posture, range of motion, tests, palpation."""

from collections.abc import Iterable, Sequence
from zoneinfo import ZoneInfo

from reportlab.platypus.flowables import Flowable

from rmt_desktop.base.i18n import N_, Translator
from rmt_desktop.documents.blocks import grid, labelled, section
from rmt_desktop.documents.body import Body
from rmt_desktop.documents.floating import Floating
from rmt_desktop.documents.flow import Card, Content, Grid, Row
from rmt_desktop.documents.moments import moment
from rmt_desktop.documents.pieces import Gap, Heading, Paragraph
from rmt_desktop.documents.style import (
    AMBER,
    BODY,
    LABEL,
    PAPER_TINT,
    QUIET,
    RED,
    SECTION,
    SMALL,
    STRONG,
    Ink,
    TextStyle,
)
from rmt_desktop.domain.assessments import Outcome, RomKind, RomValue
from rmt_desktop.domain.catalog import is_to_verify
from rmt_desktop.domain.notes import Objective, TreatmentNote
from rmt_desktop.domain.screening import DECISION_NAMES, LEVEL_NAMES, Disposition, Level
from rmt_desktop.domain.sides import SIDE_NAMES, Side
from rmt_desktop.domain.standing import UsualRange, WrittenFlag

ROM_KIND_NAMES = {
    RomKind.ACTIVE: N_("active"),
    RomKind.PASSIVE: N_("passive"),
    RomKind.RESISTED: N_("against resistance"),
}

OUTCOME_NAMES = {
    Outcome.POSITIVE: N_("positive"),
    Outcome.NEGATIVE: N_("negative"),
    Outcome.EQUIVOCAL: N_("equivocal"),
    Outcome.NOT_TESTED: N_("not tested"),
}

GRAVE = frozenset({Level.EMERGENCY, Level.URGENT, Level.ABSOLUTE})
TALL_MM = 80.0
"""Height of a figure: small enough to share the page with the text, large enough to tell neighbouring muscles apart."""

ROM_COLUMNS = (5.4, 2.7, 2.7, 5.0)


def flags_section(
    flags: Sequence[WrittenFlag], dispositions: Sequence[Disposition], zone: ZoneInfo, tr: Translator
) -> Content:
    """Return every caution with its reason, its advice and what the therapist decided.

    Decisions stay when a caution is gone.
    """
    if not flags and not dispositions:
        return []
    content: list[Flowable] = [*section(tr(N_("Cautions and decisions")))]
    for flag in flags:
        decided = [one for one in dispositions if one.rule_id == flag.rule_id]
        content.append(_flag(flag, decided, zone, tr))
    raised = {flag.rule_id for flag in flags}
    for one in dispositions:
        if one.rule_id not in raised:
            words = [Heading(one.rule_name, STRONG), *_decision(one, zone, tr)]
            content.append(Card(words, ground=PAPER_TINT, bar=AMBER, radius=0, padding=8, after=5))
    return content


def flag_line(flag: WrittenFlag, tr: Translator, style: TextStyle) -> Heading:
    """Return how grave a caution is and what it is called, red when it forbids a treatment or needs help at once."""
    text = tr(N_("{level}: {name}"), level=tr(LEVEL_NAMES[flag.level]), name=flag.name)
    return Heading(text, style.in_(_colour(flag)))


def _colour(flag: WrittenFlag) -> Ink:
    return RED if flag.level in GRAVE else AMBER


def _flag(flag: WrittenFlag, decided: Iterable[Disposition], zone: ZoneInfo, tr: Translator) -> Card:
    words: list[Flowable] = [
        flag_line(flag, tr, STRONG.spaced(after=1)),
        Paragraph(flag.advice, BODY),
        *(Paragraph(reason, SMALL.spaced(before=1)) for reason in _reasons(flag, tr)),
    ]
    if is_to_verify(flag.source):
        words.append(Paragraph(tr(N_("General knowledge, to be verified by a practitioner.")), SMALL))
    for one in decided:
        words.extend(_decision(one, zone, tr))
    return Card(words, ground=PAPER_TINT, bar=_colour(flag), radius=0, padding=8, after=5)


def _reasons(flag: WrittenFlag, tr: Translator) -> list[str]:
    """Return the answers that raised a caution, with their questions in the words the client read."""
    if flag.by_hand:
        return [tr(N_("Raised by the therapist."))]
    words = N_("Because of: {question} – {answer}")
    return [tr(words, question=one.question, answer=one.answer) for one in flag.because]


def _decision(one: Disposition, zone: ZoneInfo, tr: Translator) -> list[Flowable]:
    said = tr(N_("Decided: {decision}. {text}"), decision=tr(DECISION_NAMES[one.decision]), text=one.text)
    who = tr(N_("{moment} · {name}"), moment=moment(one.at, zone, tr), name=one.by)
    return [Paragraph(said, STRONG.spaced(before=3)), Paragraph(who, SMALL)]


def objective_section(
    note: TreatmentNote, ranges: Sequence[UsualRange], figure: str, body: Body, width: float, tr: Translator
) -> Content:
    """Return chart, posture, range of motion, tests, palpation and other findings; nothing when there are none.

    The chart comes first if the page has room for it; otherwise the text goes on and the chart comes overleaf.
    """
    found, head = note.objective, tr(N_("Objective"))
    posture = (tr(N_("Posture")), _posture(found, tr))
    rest = [(tr(N_("Palpation")), _palpation(note, body, tr)), (tr(N_("Other findings")), found.other)]

    def measured() -> list[Flowable]:
        return [*_motion(found.rom, ranges, tr), *_tests(found, tr)]

    text = [*labelled(*posture), *measured(), *(part for one in rest for part in labelled(*one))]
    text = [*section(head), *text] if text else []
    if not note.chart.marks:
        return text
    drawn = [
        body.drawn(note.chart, figure, width=width, tall_mm=TALL_MM, tr=tr, texts=texts)
        for texts in ((posture, *rest), ())
    ]
    return [
        Floating(
            here=[Paragraph(head, SECTION), *drawn[0], Gap(6)],
            after=measured(),
            text=text,
            later=[Paragraph(tr(N_("Body chart")), SECTION), *drawn[1], Gap(6)],
        )
    ]


def _palpation(note: TreatmentNote, body: Body, tr: Translator) -> str:
    """Return what is written under palpation, not twice where it says what the list beside the chart says."""
    written = note.objective.palpation.strip()
    listed = body.findings(note.chart, tr)
    return tr(N_("As listed beside the body chart.")) if set(written.split("\n")) <= set(listed) else written


def _posture(found: Objective, tr: Translator) -> str:
    ticked = [_sided(one.label, one.side, tr) for one in found.posture]
    return "\n".join(text for text in (", ".join(ticked), found.posture_text.strip()) if text)


def _sided(label: str, side: Side, tr: Translator) -> str:
    if side is Side.MIDLINE:
        return label
    return tr(N_("{area} ({side})"), area=label, side=tr(SIDE_NAMES[side]))


def _motion(values: Sequence[RomValue], ranges: Sequence[UsualRange], tr: Translator) -> Content:
    if not values:
        return []
    known = {one.movement: one for one in ranges}
    groups: dict[tuple[str, RomKind], list[RomValue]] = {}
    for value in values:
        groups.setdefault((value.movement, value.kind), []).append(value)
    content: list[Flowable] = [Heading(tr(N_("Range of motion")), STRONG.spaced(before=6, after=1))]
    first, left, right, last = ROM_COLUMNS
    for has_side, heads, columns in (
        (True, (N_("Movement"), N_("Left"), N_("Right"), N_("Usual range")), ROM_COLUMNS),
        (False, (N_("Movement"), N_("Measured"), N_("Usual range")), (first, left + right, last)),
    ):
        rows = [
            Row(_movement(group, known.get(group[0].movement), tr), columns, padding=3)
            for group in groups.values()
            if has_side is any(value.side is not Side.MIDLINE for value in group)
        ]
        if rows:
            head = Row([[Paragraph(tr(text), LABEL)] for text in heads], columns, padding=3)
            content.append(Grid(head, rows, after=3))
    if any(is_to_verify(known[value.movement].source) for value in values if value.movement in known):
        note = tr(N_("Usual ranges are general knowledge, to be verified by a practitioner."))
        content.append(Paragraph(note, SMALL))
    return content


def _movement(group: Sequence[RomValue], known: UsualRange | None, tr: Translator) -> list[Content]:
    """Return the cells of one movement: its name, left and right or the one value without a side, the usual range."""
    kind = tr(ROM_KIND_NAMES[group[0].kind])
    name = Paragraph(tr(N_("{movement}, {kind}"), movement=group[0].label, kind=kind), BODY)
    unit = known.unit if known else ""
    sides = (Side.MIDLINE,) if all(value.side is Side.MIDLINE for value in group) else (Side.LEFT, Side.RIGHT)
    cells = [
        Paragraph(", ".join(_measured(value, unit, tr) for value in group if value.side.covers(side)), STRONG)
        for side in sides
    ]
    return [[name], *([cell] for cell in cells), [Paragraph(known.text if known else "", BODY.in_(QUIET))]]


def _measured(value: RomValue, unit: str, tr: Translator) -> str:
    """Return the value in its unit; a movement the catalogue does not know has no unit."""
    size = tr(N_("{value} mm"), value=value.value) if unit == "mm" else f"{value.value}{'°' if unit == 'deg' else ''}"
    return tr(N_("{value}, painful"), value=size) if value.painful else size


def _tests(found: Objective, tr: Translator) -> Content:
    if not found.tests:
        return []
    rows = [(_sided(one.label, one.side, tr), tr(OUTCOME_NAMES[one.outcome]), one.comment) for one in found.tests]
    head = (tr(N_("Special test")), tr(N_("Result")), tr(N_("Comment")))
    return [Heading(tr(N_("Special tests")), STRONG.spaced(before=6, after=1)), grid(head, rows, (5, 2, 6))]
