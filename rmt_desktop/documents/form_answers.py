"""The answers of a health history: what was answered stands out, what was left open is all there in few lines.

Every question that was asked is part of the record, answered or not. Beside an answer stands the caution it raised.
"""

from collections.abc import Iterable, Sequence
from itertools import groupby

from reportlab.platypus.flowables import CondPageBreak, Flowable

from rmt_desktop.base.i18n import N_, Translator
from rmt_desktop.documents.blocks import section
from rmt_desktop.documents.flow import Content, Grid, Row
from rmt_desktop.documents.note_findings import flag_line
from rmt_desktop.documents.pieces import Gap, Heading, Paragraph
from rmt_desktop.documents.style import BODY, QUIET, SMALL, STRONG, semibold
from rmt_desktop.domain.forms.answers import Line
from rmt_desktop.domain.forms.intake_concern import CONCERN
from rmt_desktop.domain.standing import WrittenFlag

FINE_STRONG = semibold(8, QUIET, leading=SMALL.leading)
ROOM = 110.0
"""Points for the head of a page of the form, an answer and what was left open: they stand together."""
CONCERN_KEYS = frozenset(
    field.key for block in CONCERN.blocks for field in (*block.fields, *((block.gate,) if block.gate else ()))
)
"""Questions about what brings the client: her drawing belongs beside their answers."""


def answer_sections(lines: Sequence[Line], flags: Sequence[WrittenFlag], drawing: Content, tr: Translator) -> Content:
    """Return the answers page by page of the form, the client's drawing right after what she says brings her."""
    content: list[Flowable] = []
    still_open: list[tuple[str, list[Line]]] = []
    for name, group in groupby(lines, key=lambda line: line.section):
        asked = list(group)
        if any(_is_answered(line) for line in asked):
            content.extend([*_unanswered(still_open, tr), *_answered(name, asked, flags, tr)])
            still_open = []
        else:
            still_open.append((name, asked))
        if drawing and any(line.key in CONCERN_KEYS for line in asked):
            content.extend([*_unanswered(still_open, tr), *drawing])
            still_open, drawing = [], []
    return [*content, *_unanswered(still_open, tr), *drawing]


def _is_answered(line: Line) -> bool:
    return line.declined or bool(line.answer.strip())


def _answered(name: str, asked: Sequence[Line], flags: Sequence[WrittenFlag], tr: Translator) -> Content:
    """Return a page of the form that has answers, what was left open on it below them."""
    rows = [_answer(line, flags, tr) for line in asked if _is_answered(line)]
    content: list[Flowable] = [*section(name, room=ROOM), Grid(None, rows, after=2)]
    if left_open := _questions(line for line in asked if not _is_answered(line)):
        words = tr(N_("Asked and not answered: {questions}"), questions=left_open)
        content.append(Paragraph(words, SMALL.spaced(before=3, after=2)))
    return content


def _unanswered(pages: Sequence[tuple[str, Sequence[Line]]], tr: Translator) -> Content:
    """Return pages of the form that have no answer at all, as few lines as they need."""
    if not pages:
        return []
    rows = [
        Row([[Paragraph(name, FINE_STRONG)], [Paragraph(_questions(asked), SMALL)]], [2, 7], gap=12, padding=1)
        for name, asked in pages
    ]
    head = Heading(tr(N_("Asked and not answered")), STRONG.in_(QUIET).spaced(before=10, after=2))
    return [CondPageBreak(40), head, *rows, Gap(2)]


def _questions(lines: Iterable[Line]) -> str:
    return " · ".join(line.question for line in lines)


def _answer(line: Line, flags: Sequence[WrittenFlag], tr: Translator) -> Row:
    answer: list[Flowable] = [Paragraph(line.answer, STRONG)]
    if line.declined:
        answer = [Paragraph(tr(N_("Prefers not to say")), BODY.in_(QUIET))]
    raised = (flag for flag in flags if any(reason.key == line.key for reason in flag.because))
    answer.extend(flag_line(flag, tr, FINE_STRONG) for flag in raised)
    row = Row([[Paragraph(line.question, BODY)], answer], [1, 1], gap=16)
    offered = [Paragraph(" · ".join(line.offered), SMALL)] if line.offered else []
    return Row([[row, *offered]], [1], padding=3)
