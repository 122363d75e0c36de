"""The recovery sheet: the code that opens the vault when every pass phrase is lost, to be locked away."""

import re
from datetime import UTC, datetime, time

from reportlab.platypus.flowables import Flowable

from rmt_desktop.base.formats import long_date
from rmt_desktop.base.i18n import N_, Translator
from rmt_desktop.documents.flow import Card, Row
from rmt_desktop.documents.page import DEMO, Sheet, flowed
from rmt_desktop.documents.pieces import Paragraph, Rule
from rmt_desktop.documents.style import QUIET, RED, RED_TINT, TEAL, TEAL_TINT, Align, regular, semibold
from rmt_desktop.services.papers import RecoveryPaper

IN_A_ROW = 4
GROUP = 4

ADVICE = (
    N_("Lock it away: a safe, a bank box, a locked drawer in another building. Not beside the computer."),
    N_("Anybody who holds this sheet and the computer can read every client's record."),
    N_("Do not take a picture of it, and do not type it into any other program."),
    N_("If it is lost, make a new code under Settings, Security; this one then opens nothing any more."),
)


def recovery(paper: RecoveryPaper, tr: Translator) -> bytes:
    """Return the sheet; the code stands in large numbered groups, to be copied without losing one's place."""
    made = datetime.combine(paper.made_on, time(), UTC)
    name = tr(N_("Recovery sheet"))
    sheet = Sheet(
        paper=paper.paper,
        title=name,
        author=paper.clinic_name,
        made_at=made,
        foot=name,
        stamps=(DEMO,) if paper.is_demo else (),
    )
    story: list[Flowable] = [
        Paragraph(paper.clinic_name, semibold(12, QUIET).spaced(after=4)),
        Paragraph(name, semibold(26, TEAL)),
        Paragraph(tr(N_("Made {date}"), date=long_date(paper.made_on, tr.language)), regular(11, QUIET)),
        Rule(TEAL, thickness=1.2, before=14, after=18),
        Paragraph(
            tr(N_("This code opens the clinic's records when the pass phrase is lost. It stands nowhere else: without "
                  "a pass phrase and without this sheet nobody can open them.")),
            regular(11.5, leading=17).spaced(after=18),
        ),
        Card(_code_rows(paper.code), ground=TEAL_TINT, padding=18, radius=8, after=22),
        Paragraph(tr(N_("How to use it")), semibold(13).spaced(after=4)),
        Paragraph(
            tr(
                N_("Start RMT Desktop. Where it asks for the pass phrase, choose “{lost}”. Type the code group by "
                   "group and a new pass phrase, then choose “{open}”. The code has no zero, no one, and no letters "
                   "I, L or O."),
                lost=tr(N_("I have lost my pass phrase")),
                open=tr(N_("Open and set the new pass phrase")),
            ),
            regular(11.5, leading=17).spaced(after=18),
        ),
        Card(
            [
                Paragraph(tr(N_("How to keep it")), semibold(13, RED).spaced(after=6)),
                *(Paragraph(tr(text), regular(11.5, leading=17).spaced(after=5)) for text in ADVICE),
            ],
            ground=RED_TINT,
            frame=RED,
            padding=16,
            radius=8,
        ),
    ]  # fmt: skip
    return flowed(sheet, story, tr)


def code_groups(code: str) -> tuple[str, ...]:
    """Return the groups of a code as it is written, or groups of four letters when it has none."""
    groups = [part for part in re.split(r"[^0-9A-Za-z]+", code) if part]
    if len(groups) == 1:
        groups = [code[start : start + GROUP] for start in range(0, len(code), GROUP)]
    return tuple(groups)


def _code_rows(code: str) -> list[Flowable]:
    groups = code_groups(code)
    large, small = semibold(24, leading=30).aligned(Align.CENTER), regular(8, QUIET).aligned(Align.CENTER)
    rows: list[Flowable] = []
    for start in range(0, len(groups), IN_A_ROW):
        cells: list[list[Flowable]] = [
            [Paragraph(str(start + index + 1), small), Paragraph(group, large)]
            for index, group in enumerate(groups[start : start + IN_A_ROW])
        ]
        cells.extend([] for _ in range(IN_A_ROW - len(cells)))
        rows.append(Row(cells, [1] * IN_A_ROW, padding=6))
    return rows
