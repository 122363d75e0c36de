"""The home-care sheet: what the client hangs on the fridge. Large, friendly, one exercise after the other."""

from collections.abc import Sequence

from reportlab.platypus.flowables import CondPageBreak, Flowable

from rmt_desktop.base.formats import long_date
from rmt_desktop.base.i18n import N_, Translator
from rmt_desktop.documents.blocks import therapist_signature
from rmt_desktop.documents.flow import Card, Content, Row, draw_stack, stack_height
from rmt_desktop.documents.homecare_sizes import LARGE_PRINT, NORMAL_PRINT, Sizes
from rmt_desktop.documents.page import DEMO, Sheet, laid_out
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
from rmt_desktop.domain.doses import dose_text
from rmt_desktop.domain.homecare import PlanItem
from rmt_desktop.services.papers import HomeCarePaper

TALLEST_WHOLE = 420.0
"""Points. An item no taller is kept on one page; a taller one may go on overleaf once its head has found room."""

HEAD_OF_ITEM = 240.0
NUMBER_EMS = 1.3  # width of the column of an exercise's number, in heights of its name; two digits fit
MARK_GAP = 8  # points
LEAST_OVERLEAF = 60.0
"""Points of the last exercise that stand above the close when a page ends between them."""


def home_care(paper: HomeCarePaper, tr: Translator) -> bytes:
    """Return the sheet as a PDF in the language and print size of its plan, on as few pages as it can be read on."""
    every = LARGE_PRINT if paper.plan.large_print else NORMAL_PRINT
    best, fewest = b"", 0
    for look in every:
        sheet = _sheet(paper, look, tr)
        pdf, pages = laid_out(sheet, _story(_parts(paper, look, sheet.inner_width, tr), sheet), tr)
        if not best or pages < fewest:
            best, fewest = pdf, pages
        if fewest == 1:
            break
    return best


def _sheet(paper: HomeCarePaper, look: Sizes, tr: Translator) -> Sheet:
    name = tr(N_("Home care, {date}"), date=long_date(paper.on, tr.language))
    return Sheet(
        paper=paper.paper,
        title=name,
        author=paper.clinic.name,
        made_at=paper.plan.given_at or paper.plan.created_at,
        foot=paper.clinic.name,
        running=tr(N_("{paper} · {name}"), paper=name, name=paper.client_name),
        stamps=(DEMO,) if paper.clinic.is_demo else (),
        foot_style=regular(look.small if look.is_large else 7.5, QUIET).aligned(Align.LEFT),
        top=look.top,
        bottom=look.bottom,
    )


def _parts(paper: HomeCarePaper, look: Sizes, width: float, tr: Translator) -> list[Content]:
    """Return head, items and close, each a part that is not torn apart without need."""
    items: list[Content] = []
    for number, item in enumerate(paper.plan.items, start=1):
        line = [Rule(HAIR, after=12 * look.air)] if number < len(paper.plan.items) else []
        items.append([_item(number, item, look, width, tr), Gap(10 * look.air), *line])
    return [_head(paper, look, tr), *items, _close(paper, look, tr)]


def _story(parts: Sequence[Content], sheet: Sheet) -> list[Flowable]:
    """Return the parts as they flow over pages: the close never stands on a page of its own after an item."""
    head, *items, close = parts
    width, page = sheet.inner_width, sheet.inner_height
    story = list(head)
    for item in items[:-1]:
        tall = stack_height(item, width)
        story.extend([CondPageBreak(tall if tall <= TALLEST_WHOLE and item is not items[0] else HEAD_OF_ITEM), *item])
    if not items or stack_height(close, width) > page / 2:
        return [*story, *(items[-1] if items else []), *close]
    row, *below = items[-1]
    ending = Ending(row, [*below, *close])
    tall = ending.wrap(width, page)[1]
    return [*story, CondPageBreak(tall if tall <= page and len(items) > 1 else HEAD_OF_ITEM), ending]


def _head(paper: HomeCarePaper, look: Sizes, tr: Translator) -> Content:
    clinic, therapist = paper.clinic, paper.therapist
    by = ", ".join(part for part in (therapist.name, therapist.designation) if part) if therapist else ""
    quiet = regular(look.small, QUIET, leading=look.small * (look.leading - 0.05)).aligned(Align.RIGHT)
    left: list[Flowable] = [
        Paragraph(tr(N_("Your home care")), semibold(look.title, TEAL).spaced(after=2)),
        Paragraph(tr(N_("For {name}"), name=paper.client_name), semibold(look.name).spaced(after=3)),
        Paragraph(" · ".join(part for part in (long_date(paper.on, tr.language), by) if part), look.text),
    ]
    right: list[Flowable] = []
    if shown := clinic_picture(clinic.logo, width=120, height=look.logo):
        right.append(Image(shown, align=Align.RIGHT, after=6 * look.air))
    right.append(Paragraph(clinic.name, semibold(look.body).aligned(Align.RIGHT)))
    right.extend(Paragraph(line, quiet) for line in (*clinic.address.lines(), clinic.phone))
    rule = Rule(TEAL, thickness=1.4, before=12 * look.air, after=14 * look.air)
    head: list[Flowable] = [Row([left, right], [2, 1] if look.is_large else [3, 2], gap=20), rule]
    if paper.plan.message.strip():
        words = Paragraph(paper.plan.message.strip(), look.text)
        head.append(Card([words], ground=TEAL_TINT, padding=12 * look.air, radius=6, after=14 * look.air))
    return head


def _item(number: int, item: PlanItem, look: Sizes, width: float, tr: Translator) -> Row:
    """Return one exercise: its mark, and beside it its name, what it is for, how much and how."""
    mark, wide = _mark(number, look)
    return Row([mark, [*_called(item, look), *_how(item, look, tr)]], [wide, width - wide - MARK_GAP], gap=MARK_GAP)


def _called(item: PlanItem, look: Sizes) -> Content:
    """Return the name of an exercise and what it is for: below it, or on its line where every line counts."""
    name, purpose = Paragraph(item.name, semibold(look.name).spaced(after=3)), item.purpose.strip()
    if not purpose:
        return [name]
    if look.is_large:
        return [name, Paragraph(purpose, look.text.in_(QUIET).spaced(after=6 * look.air))]
    quiet = regular(look.small, QUIET, leading=11)
    if look.is_close:
        return [Row([[name], [Gap(4), Paragraph(purpose, quiet.aligned(Align.RIGHT))]], [1, 1]), Gap(3)]
    return [name, Paragraph(purpose, quiet.spaced(after=6))]


def _mark(number: int, look: Sizes) -> tuple[Content, float]:
    """Return what stands left of an exercise, and how wide: its number. A picture of it would stand below.

    No figure in some other pose: it would be taken for the exercise.
    """
    return [Paragraph(str(number), semibold(look.name, TEAL))], look.name * NUMBER_EMS


def _how(item: PlanItem, look: Sizes, tr: Translator) -> Content:
    """Return how much, the steps, what to take care of, and the therapist's own words."""
    words: list[Flowable] = []
    if dose := dose_text(item.dose, tr):
        amount = Paragraph(dose[:1].upper() + dose[1:], semibold(look.body + 0.5, TEAL))
        words.append(Card([amount], ground=TEAL_TINT, padding=6 * look.air, after=7 * look.air))
    for count, step in enumerate(item.steps, start=1):
        words.append(_step(str(count), step, look))
    words.extend(_cautions(item.cautions, look, tr))
    if item.own_words.strip():
        own = [
            Heading(tr(N_("From your therapist")), semibold(look.small, QUIET)),
            Paragraph(item.own_words.strip(), look.text),
        ]
        words.append(
            Card(own, ground=PAPER_TINT, bar=TEAL, radius=0, padding=max(5.0, 8 * look.air), before=8 * look.air)
        )
    return words


def _step(number: str, text: str, look: Sizes) -> Row:
    count = semibold(look.body, TEAL, leading=look.text.leading)
    return Row([[Paragraph(number, count)], [Paragraph(text, look.text)]], [look.body, 250], gap=6, padding=look.air)


def _cautions(cautions: Sequence[str], look: Sizes, tr: Translator) -> Content:
    """Return what to take care of beside its head, or under it in large print."""
    if not cautions:
        return []
    head = Heading(tr(N_("Take care")), semibold(look.body, AMBER, leading=look.text.leading))
    if look.is_close:
        cautions = [" ".join(cautions)]
    words = [Paragraph(caution, look.text.spaced(after=1)) for caution in cautions]
    if look.is_large:
        return [Gap(7), head, *words]
    return [Gap(6 * look.air), Row([[head], words], [1, 5], gap=10)]


def _close(paper: HomeCarePaper, look: Sizes, tr: Translator) -> Content:
    """Return when to stop and call, the next visit and the therapist's signature."""
    plan, clinic, therapist = paper.plan, paper.clinic, paper.therapist
    close: list[Flowable] = []
    if plan.stop_text.strip():
        head = Heading(tr(N_("When to stop and call us")), semibold(look.body + 1.5, RED))
        phone = Paragraph(clinic.phone, semibold(look.name, RED).aligned(Align.RIGHT))
        stop = [Row([[head], [phone]], [5, 3]), Paragraph(plan.stop_text.strip(), look.text.spaced(before=2))]
        close.append(
            Card(stop, ground=RED_TINT, frame=RED, padding=12 * look.air, radius=6, before=4, after=14 * look.air)
        )
    visit: list[Flowable] = []
    if plan.follow_up is not None:
        words = [
            Heading(tr(N_("Your next visit")), regular(look.small, QUIET)),
            Paragraph(long_date(plan.follow_up, tr.language), semibold(look.name)),
        ]
        visit.append(Card(words, frame=TEAL_LINE, padding=12 * look.air, radius=6))
    hand: list[Flowable] = []
    if therapist is not None and therapist.signature:
        name = ", ".join(part for part in (therapist.name, therapist.designation) if part)
        hand = therapist_signature(
            therapist.signature, name, "", width=210, height=look.hand, name_style=semibold(look.body)
        )
    cells = [cell for cell in (visit, hand) if cell]
    return [*close, Row([*cells, *([] for _ in range(2 - len(cells)))], [1, 1], gap=24)] if cells else close


class Ending(Flowable):  # type: ignore[misc]  # ReportLab has no types
    """The last exercise and the close of the sheet. Where they go over two pages, some of the exercise comes along."""

    def __init__(self, item: Flowable, close: Content) -> None:
        super().__init__()
        self._item, self._close = item, list(close)

    def wrap(self, width: float, height: float) -> tuple[float, float]:  # noqa: ARG002 - ReportLab's signature
        """Return the size of both."""
        self._size = width, stack_height([self._item, *self._close], width)
        return self._size

    def split(self, width: float, height: float) -> list[Flowable]:
        """Cut the exercise, not between it and the close; nothing when too little of it fits."""
        tall = self._item.wrap(width, height)[1]
        parts = self._item.split(width, min(height, tall - LEAST_OVERLEAF))
        return [parts[0], Ending(parts[1], self._close)] if len(parts) > 1 else []

    def draw(self) -> None:
        """Draw one below the other."""
        width, height = self._size
        draw_stack(self.canv, [self._item, *self._close], x=0, top=height, width=width)
