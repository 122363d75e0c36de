"""The sheet every paper is printed on: size, margins, running head, foot with "page x of y", stamps, PDF properties.

The bytes depend on nothing but the paper: dates come from it, and ReportLab works in its invariant mode.
"""

import io
import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from reportlab import rl_config
from reportlab.pdfgen.canvas import Canvas

from rmt_desktop.base.i18n import N_, Translator
from rmt_desktop.documents.fonts import FIRST_FONT, cleaned, glyphs
from rmt_desktop.documents.style import (
    AMBER,
    BOTTOM,
    HAIR,
    MARGIN,
    PAGE_SIZES,
    QUIET,
    RED,
    TOP,
    Align,
    Ink,
    TextStyle,
    Weight,
    regular,
    semibold,
)
from rmt_desktop.documents.text import broken, draw_lines, draw_text, shortened, text_width
from rmt_desktop.domain.clinic import PaperSize

if TYPE_CHECKING:
    from reportlab.platypus.flowables import Flowable

FOOT = 34.0  # base of the foot above the paper's edge
EDGE = 18.0  # a quarter of an inch, which many printers leave white
PROGRAM = "RMT Desktop"
FOOT_STYLE = regular(7.5, QUIET).aligned(Align.LEFT)

rl_config.useA85 = 0  # streams as bytes: ReportLab's text encoding of them costs a fifth of the size and much time


@dataclass(frozen=True, slots=True, kw_only=True)
class Stamp:
    """Large slanting words across every page, pale enough to read through."""

    text: str
    ink: Ink = RED
    strength: float = 0.14


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """What is the same on every page of one paper.

    ``title`` and ``author`` are properties of the file and name no client; ``made_at`` is its date. ``running`` heads
    the pages after the first, ``foot`` stands at the lower left of all. ``top`` and ``bottom`` are its margins.
    """

    paper: PaperSize
    title: str
    author: str
    made_at: datetime
    foot: str
    running: str = ""
    stamps: tuple[Stamp, ...] = ()
    foot_style: TextStyle = FOOT_STYLE
    top: float = TOP
    bottom: float = BOTTOM

    @property
    def size(self) -> tuple[float, float]:
        """Width and height of the paper in points."""
        return PAGE_SIZES[self.paper]

    @property
    def inner_width(self) -> float:
        """Width between the margins in points."""
        return self.size[0] - 2 * MARGIN

    @property
    def inner_height(self) -> float:
        """Height between the margins in points."""
        return self.size[1] - self.top - self.bottom


DEMO = Stamp(text=N_("DEMO"))
DRAFT = Stamp(text=N_("DRAFT – not signed"), ink=AMBER, strength=0.13)


class SheetCanvas(Canvas):  # type: ignore[misc]  # ReportLab has no types
    """A canvas that draws head, foot and stamps when it knows how many pages there are."""

    def __init__(self, stream: io.BytesIO, *, sheet: Sheet, tr: Translator) -> None:
        glyphs(Weight.REGULAR)  # has the first font read before the canvas names it
        super().__init__(
            stream, pagesize=sheet.size, invariant=1, pageCompression=1, lang=tr.language, initialFontName=FIRST_FONT
        )
        self._sheet, self._tr = sheet, tr
        self._finished: list[dict[str, Any]] = []

    def setFillColorRGB(self, r: float, g: float, b: float, alpha: float | None = None) -> None:
        """Set the colour of text and grounds, unless it is that already: most paragraphs follow one of their own."""
        if alpha is not None or self._fillColorObj != (r, g, b):
            super().setFillColorRGB(r, g, b, alpha)

    def showPage(self) -> None:
        """Put the page aside until all are known."""
        self._finished.append(dict(self.__dict__))
        self._startPage()

    def save(self) -> None:
        """Finish every page and write the file."""
        pages = len(self._finished)
        for number, state in enumerate(self._finished, start=1):
            self.__dict__.update(state)
            self._furnish(number, pages)
            super().showPage()
        self._describe()
        super().save()

    def _describe(self) -> None:
        self.setTitle(cleaned(self._sheet.title))
        self.setAuthor(cleaned(self._sheet.author))
        self.setCreator(PROGRAM)
        self.setProducer(PROGRAM)
        made = self._sheet.made_at.astimezone(UTC)
        self.setDateFormatter(lambda *_: f"D:{made:%Y%m%d%H%M%S}Z")

    def _furnish(self, number: int, pages: int) -> None:
        sheet, tr = self._sheet, self._tr
        for stamp in sheet.stamps:
            _draw_stamp(self, tr(stamp.text), stamp, sheet.size)
        style, width = sheet.foot_style, sheet.inner_width
        count = tr(N_("Page {page} of {pages}"), page=number, pages=pages)
        count_width = text_width(count, style)
        top = FOOT + style.leading / 2
        room = width - count_width - 20
        most = max(1, int((top - EDGE) / style.leading))
        lines = shortened(broken(sheet.foot, style, room), style, room, most)
        draw_lines(self, lines, style, x=MARGIN, top=top, width=room)
        draw_text(self, count, style, x=MARGIN + width - count_width, top=top, width=count_width + 1)
        if number > 1 and sheet.running:
            line = sheet.size[1] - sheet.top + 11
            draw_text(self, sheet.running, style, x=MARGIN, top=line + style.leading + 4, width=width, most=1)
            self.setStrokeColorRGB(*HAIR)
            self.setLineWidth(0.6)
            self.line(MARGIN, line, MARGIN + width, line)


def flowed(sheet: Sheet, story: Sequence["Flowable"], tr: Translator) -> bytes:
    """Return a paper of as many pages as its content needs."""
    return laid_out(sheet, story, tr)[0]


def laid_out(sheet: Sheet, story: Sequence["Flowable"], tr: Translator) -> tuple[bytes, int]:
    """Return a paper of as many pages as its content needs, and how many these are."""
    from reportlab.platypus.doctemplate import PageTemplate
    from reportlab.platypus.frames import Frame

    from rmt_desktop.documents.floating import Pages

    stream = io.BytesIO()
    frame = Frame(
        MARGIN, sheet.bottom, sheet.inner_width, sheet.inner_height, leftPadding=0, rightPadding=0, topPadding=0,
        bottomPadding=0,
    )  # fmt: skip
    document = Pages(stream, pagesize=sheet.size, pageTemplates=[PageTemplate(frames=[frame])])
    document.build(list(story), canvasmaker=lambda *_, **__: SheetCanvas(stream, sheet=sheet, tr=tr))
    return stream.getvalue(), document.page


def _draw_stamp(canvas: Canvas, text: str, stamp: Stamp, size: tuple[float, float]) -> None:
    """Draw a stamp from the lower left to the upper right of the page, as large as the page allows."""
    width, height = size
    diagonal = math.hypot(width, height)
    letters = min(150.0, 0.78 * diagonal * 100 / text_width(text, semibold(100)))
    style = TextStyle(size=letters, leading=letters, weight=Weight.SEMIBOLD, ink=stamp.ink, align=Align.CENTER)
    canvas.saveState()
    canvas.translate(width / 2, height / 2)
    canvas.rotate(math.degrees(math.atan2(height, width)))
    canvas.setFillAlpha(stamp.strength)
    draw_text(canvas, text, style, x=-diagonal, top=letters / 2, width=2 * diagonal)
    canvas.restoreState()
