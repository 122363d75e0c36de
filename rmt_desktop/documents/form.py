"""A signed health history on paper: what was asked and answered that day, word for word, and who signed it."""

from collections.abc import Iterable
from dataclasses import replace
from zoneinfo import ZoneInfo

from reportlab.platypus.flowables import CondPageBreak, Flowable

from rmt_desktop.base.formats import long_date
from rmt_desktop.base.i18n import N_, Translator
from rmt_desktop.documents.blocks import ROLE_NAMES, client_signature, fact, letterhead, notice, section, title
from rmt_desktop.documents.body import Body
from rmt_desktop.documents.client_card import client_card
from rmt_desktop.documents.floating import Floating, Landing
from rmt_desktop.documents.flow import Card, Content, Row
from rmt_desktop.documents.form_answers import answer_sections
from rmt_desktop.documents.moments import moment
from rmt_desktop.documents.page import DEMO, DRAFT, Sheet, flowed
from rmt_desktop.documents.pieces import Gap, Heading, Paragraph, Rule
from rmt_desktop.documents.style import AMBER, AMBER_TINT, BODY, HAIR, SECTION, SMALL, TEAL
from rmt_desktop.domain.forms.answers import FilledForm, HistoryReview, Mode
from rmt_desktop.services.papers import IntakePaper

MODE_NAMES = {
    Mode.ELECTRONIC: N_("Filled in on the screen"),
    Mode.VERBAL: N_("Answered aloud and written down by the clinic"),
    Mode.WRITTEN: N_("Filled in on paper"),
}


TALL_MM = 66.0
"""Height of a figure: a client draws where it hurts, not which muscle."""


def intake(paper: IntakePaper, tr: Translator, body: Body) -> bytes:
    """Return the health history as a PDF in the language it was signed in."""
    zone, form = ZoneInfo(paper.zone), paper.form
    sheet = _sheet(paper, zone, tr)
    story: list[Flowable] = [
        *_head(paper, zone, tr),
        *answer_sections(form.lines, paper.flags, _drawing(paper, body, sheet.inner_width, tr), tr),
        Landing(),
        *_signing(form, zone, tr),
        *_reviews(paper.reviews, zone, tr),
    ]
    return flowed(sheet, story, tr)


def _sheet(paper: IntakePaper, zone: ZoneInfo, tr: Translator) -> Sheet:
    number, name = paper.client.number, tr(N_("Health history, {date}"), date=_day(paper, zone, tr))
    stamps = ((DEMO,) if paper.clinic.is_demo else ()) + (() if paper.form.signed_at else (DRAFT,))
    printed = moment(paper.printed_at, ZoneInfo(paper.clinic.zone), tr)
    return Sheet(
        paper=paper.paper,
        title=name,
        author=paper.clinic.name,
        made_at=paper.printed_at,
        foot=tr(
            N_("Client no. {number} · printed {moment} by {name}"), number=number, moment=printed, name=paper.printed_by
        ),
        running=tr(
            N_("{name} · client no. {number} · {paper}"), name=paper.client.legal_name, number=number, paper=name
        ),
        stamps=stamps,
    )


def _day(paper: IntakePaper, zone: ZoneInfo, tr: Translator) -> str:
    at = paper.form.signed_at or paper.form.started_at
    return long_date(at.astimezone(zone).date(), tr.language)


def _head(paper: IntakePaper, zone: ZoneInfo, tr: Translator) -> Content:
    clinic, form = paper.clinic, paper.form
    on = (form.signed_at or form.started_at).astimezone(zone).date()
    how = tr(N_("{mode}. Form version {version}."), mode=tr(MODE_NAMES[form.mode]), version=form.form_version)
    head: list[Flowable] = [
        letterhead(
            logo=clinic.logo,
            name=clinic.name,
            lines=(*clinic.address.lines(), clinic.phone),
            right=title(tr(N_("Health history")), _day(paper, zone, tr)),
        ),
        Rule(TEAL, thickness=1.2, before=12, after=12),
        client_card(paper.client, on=on, tr=tr),
        Paragraph(how, SMALL),
    ]
    if paper.flags:
        words = N_(
            "What stands in colour beside an answer was added by the program; it was not part of what was signed."
        )
        head.append(Paragraph(tr(words), SMALL))
    if form.signed_at is None:
        text = tr(N_("The answers can still change."))
        head.append(notice(tr(N_("DRAFT – not signed")), text, AMBER, AMBER_TINT))
    return head


def _drawing(paper: IntakePaper, body: Body, width: float, tr: Translator) -> Content:
    if not paper.form.chart.marks:
        return []
    shown = replace(body, look=paper.clinic.look)
    drawn = shown.drawn(paper.form.chart, paper.client.figure, width=width, tall_mm=TALL_MM, tr=tr)
    block = [Paragraph(tr(N_("Where it hurts")), SECTION), *drawn, Gap(4)]
    return [Floating(here=block, later=block)]


def _signing(form: FilledForm, zone: ZoneInfo, tr: Translator) -> Content:
    if form.signature is None or form.signed_at is None:
        return []
    signed = form.signature
    role = tr(ROLE_NAMES.get(signed.role, signed.role))
    hand: list[Flowable] = client_signature(signed.image, signed.name, role, width=190)
    if not signed.image:
        hand = [*fact(tr(N_("Answers confirmed by")), signed.name), Paragraph(role, SMALL)]
    facts = Row(
        [
            fact(tr(N_("Signed")), moment(form.signed_at, zone, tr)),
            fact(tr(N_("Recorded by")), form.recorded_by),
        ],
        [1, 1],
    )
    hashed = tr(N_("SHA-256 of questions and answers: {hash}"), hash=form.text_hash)
    content = [Row([hand, [facts]], [5, 7], gap=20), Paragraph(hashed, SMALL.spaced(before=6))]
    card = Card(content, frame=HAIR, padding=11, before=16, after=6)
    return [CondPageBreak(110), card]


def _reviews(reviews: Iterable[HistoryReview], zone: ZoneInfo, tr: Translator) -> Content:
    content: list[Flowable] = []
    for one in sorted(reviews, key=lambda review: review.at):
        who = tr(N_("{moment} · {name}"), moment=moment(one.at, zone, tr), name=one.by)
        content.append(Heading(who, SMALL.spaced(before=5)))
        content.append(Paragraph(one.changes.strip() or tr(N_("No change since last time.")), BODY))
    return [*section(tr(N_("Reviewed since"))), *content] if content else []
