"""The home-care sheet: what the client hangs on the fridge. Large, friendly, one exercise after the other."""

from dataclasses import dataclass

from reportlab.platypus.flowables import CondPageBreak, Flowable, KeepTogether

from rmt_desktop.base.formats import long_date
from rmt_desktop.base.i18n import N_, Translator
from rmt_desktop.documents.blocks import therapist_signature
from rmt_desktop.documents.flow import Card, Content, Row
from rmt_desktop.documents.page import DEMO, Sheet, flowed
from rmt_desktop.documents.pictures import clinic_picture
from rmt_desktop.documents.pieces import Gap, Heading, Image, Paragraph, Rule
from rmt_desktop.documents.style import (
    AMBER,
    HAIR,
    PAPER_TINT,
    QUIET,
    RED,
    RED_TINT,
    TEAL,
    TEAL_LINE,
    TEAL_TINT,
    Align,
    regular,
    semibold,
)
from rmt_desktop.documents.text import draw_text
from rmt_desktop.domain.doses import dose_text
from rmt_desktop.domain.homecare import PlanItem
from rmt_desktop.services.papers import HomeCarePaper


@dataclass(frozen=True, slots=True, kw_only=True)
class _Print:
    """The sizes of a sheet: ``body`` for reading, ``small`` for the least of its words, ``picture`` is a side."""

    body: float
    small: float
    name: float
    title: float
    picture: float


NORMAL = _Print(body=11.5, small=9, name=15, title=26, picture=112)
LARGE = _Print(body=17, small=16, name=21, title=30, picture=104)
"""Large print: nothing on the sheet is smaller than 16 points."""

TALLEST_WHOLE = 300.0
"""Points. An item no taller is kept on one page; a taller one may go on overleaf once its head has found room."""

HEAD_OF_ITEM = 240.0


def home_care(paper: HomeCarePaper, tr: Translator) -> bytes:
    """Return the sheet as a PDF in the language and print size of its plan."""
    look = LARGE if paper.plan.large_print else NORMAL
    name = tr(N_("Home care, {date}"), date=long_date(paper.on, tr.language))
    sheet = Sheet(
        paper=paper.paper,
        title=name,
        author=paper.clinic.name,
        made_at=paper.plan.given_at or paper.plan.created_at,
        foot=paper.clinic.name,
        running=tr(N_("{paper} · {name}"), paper=name, name=paper.client_name),
        stamps=(DEMO,) if paper.clinic.is_demo else (),
        foot_style=regular(look.small if look is LARGE else 7.5, QUIET),
    )
    story: list[Flowable] = [*_head(paper, look, tr)]
    for number, item in enumerate(paper.plan.items, start=1):
        if number > 1:
            story.append(Rule(HAIR, after=12))
        story.extend(_item(number, item, look, sheet.inner_width, tr))
    return flowed(sheet, [*story, *_close(paper, look, tr)], tr)


def _head(paper: HomeCarePaper, look: _Print, tr: Translator) -> Content:
    clinic, therapist = paper.clinic, paper.therapist
    by = ", ".join(part for part in (therapist.name, therapist.designation) if part) if therapist else ""
    quiet = regular(look.small, QUIET)
    left: list[Flowable] = [
        Paragraph(tr(N_("Your home care")), semibold(look.title, TEAL).spaced(after=2)),
        Paragraph(tr(N_("For {name}"), name=paper.client_name), semibold(look.name).spaced(after=6)),
        Paragraph(long_date(paper.on, tr.language), regular(look.body)),
        *([Paragraph(by, regular(look.body))] if by else []),
    ]
    right: list[Flowable] = []
    if shown := clinic_picture(clinic.logo, width=120, height=40):
        right.append(Image(shown, align=Align.RIGHT, after=6))
    right.append(Paragraph(clinic.name, semibold(look.body).aligned(Align.RIGHT)))
    right.extend(Paragraph(line, quiet.aligned(Align.RIGHT)) for line in (*clinic.address.lines(), clinic.phone))
    head: list[Flowable] = [Row([left, right], [3, 2], gap=20), Rule(TEAL, thickness=1.4, before=12, after=14)]
    if paper.plan.message.strip():
        words = Paragraph(paper.plan.message.strip(), regular(look.body))
        head.append(Card([words], ground=TEAL_TINT, padding=12, radius=6, after=14))
    return head


def _item(number: int, item: PlanItem, look: _Print, width: float, tr: Translator) -> Content:
    body = regular(look.body)
    words: list[Flowable] = [Paragraph(item.name, semibold(look.name).spaced(after=2))]
    if item.purpose.strip():
        words.append(Paragraph(item.purpose, body.in_(QUIET).spaced(after=6)))
    if dose := dose_text(item.dose, tr):
        amount = Paragraph(dose[:1].upper() + dose[1:], semibold(look.body + 0.5, TEAL))
        words.append(Card([amount], ground=TEAL_TINT, padding=6, after=7))
    for count, step in enumerate(item.steps, start=1):
        words.append(_step(str(count), step, look))
    if item.cautions:
        words.append(Heading(tr(N_("Take care")), semibold(look.body, AMBER).spaced(before=7, after=1)))
        words.extend(Paragraph(caution, body.spaced(after=1)) for caution in item.cautions)
    if item.own_words.strip():
        own = [
            Heading(tr(N_("From your therapist")), semibold(look.small, QUIET)),
            Paragraph(item.own_words.strip(), body),
        ]
        words.append(Card(own, ground=PAPER_TINT, bar=TEAL, radius=0, padding=8, before=8))
    place = PicturePlace(number, side=look.picture)
    row = Row([[place], words], [look.picture, width - look.picture - 18], gap=18)
    tall = row.wrap(width, TALLEST_WHOLE)[1]
    return [CondPageBreak(tall if tall <= TALLEST_WHOLE else HEAD_OF_ITEM), row, Gap(10)]


def _step(number: str, text: str, look: _Print) -> Row:
    count = semibold(look.body, TEAL, leading=regular(look.body).leading)
    return Row([[Paragraph(number, count)], [Paragraph(text, regular(look.body))]], [1, 22], gap=6, padding=1)


def _close(paper: HomeCarePaper, look: _Print, tr: Translator) -> Content:
    plan, clinic, therapist = paper.plan, paper.clinic, paper.therapist
    close: list[Flowable] = []
    if plan.stop_text.strip():
        stop: list[Flowable] = [
            Heading(tr(N_("When to stop and call us")), semibold(look.body + 1.5, RED).spaced(after=2)),
            Paragraph(plan.stop_text.strip(), regular(look.body)),
        ]
        if clinic.phone:
            stop.append(Paragraph(clinic.phone, semibold(look.name, RED).spaced(before=4)))
        close.append(Card(stop, ground=RED_TINT, frame=RED, padding=12, radius=6, before=8, after=14))
    if plan.follow_up is not None:
        visit = [
            Heading(tr(N_("Your next visit")), regular(look.small, QUIET)),
            Paragraph(long_date(plan.follow_up, tr.language), semibold(look.name)),
        ]
        close.append(Card(visit, frame=TEAL_LINE, padding=12, radius=6, after=14))
    if therapist is not None and therapist.signature:
        name = ", ".join(part for part in (therapist.name, therapist.designation) if part)
        close.append(
            Row(
                [therapist_signature(therapist.signature, name, "", width=210, name_style=semibold(look.body)), []],
                [1, 1],
            )
        )
    return [KeepTogether(close)] if close else []


class PicturePlace(Flowable):  # type: ignore[misc]  # ReportLab has no types
    """The frame where an exercise's picture goes. Until there is one it holds the exercise's number, large and quiet.

    The number is the mark on purpose: a figure in some other pose would be taken for the exercise.
    """

    def __init__(self, number: int, *, side: float) -> None:
        super().__init__()
        self._number, self._side = number, side

    def wrap(self, width: float, height: float) -> tuple[float, float]:  # noqa: ARG002 - ReportLab's signature
        """Return the size: a square."""
        return self._side, self._side

    def draw(self) -> None:
        """Draw the frame and the number in its middle."""
        canvas, side = self.canv, self._side
        canvas.setStrokeColorRGB(*TEAL_LINE)
        canvas.setFillColorRGB(*PAPER_TINT)
        canvas.setLineWidth(0.8)
        canvas.roundRect(0, 0, side, side, 8, stroke=1, fill=1)
        style = semibold(side * 0.42, TEAL_LINE, leading=side).aligned(Align.CENTER)
        draw_text(canvas, str(self._number), style, x=0, top=side, width=side)
