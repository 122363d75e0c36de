"""Small blocks that several papers share: letterhead, facts, section heads, signature, notices."""

from collections.abc import Sequence

from reportlab.platypus.flowables import CondPageBreak, Flowable

from rmt_desktop.base.i18n import N_
from rmt_desktop.documents.flow import Card, Grid, Row
from rmt_desktop.documents.pictures import Picture, clinic_picture, picture
from rmt_desktop.documents.pieces import Gap, Image, Paragraph, Rule
from rmt_desktop.documents.style import (
    BODY,
    INK,
    LABEL,
    QUIET,
    SECTION,
    STRONG,
    TEAL,
    Align,
    Ink,
    TextStyle,
    regular,
    semibold,
)

LOGO_HEIGHT = 44.0

ROLE_NAMES = {
    "client": N_("client"),
    "guardian": N_("parent or guardian"),
    "decision_maker": N_("substitute decision-maker"),
}
"""Who may sign for a client."""


def letterhead(
    *,
    logo: bytes,
    name: str,
    lines: Sequence[str],
    right: Sequence[Flowable],
    name_style: TextStyle = semibold(13),
    line_style: TextStyle = regular(8.5, QUIET, leading=12),
) -> Flowable:
    """Return the head of a paper: the clinic at the left, what the paper is at the right."""
    left: list[Flowable] = []
    if shown := clinic_picture(logo, width=170, height=LOGO_HEIGHT):
        left.append(Image(shown, after=8))
    left.append(Paragraph(name, name_style.spaced(after=2)))
    left.extend(Paragraph(line, line_style, most=2) for line in lines if line)
    return Row([left, right], [6, 7], gap=20)


def title(text: str, *under: str) -> list[Flowable]:
    """Return what the paper is, large at the right, with quieter lines under it."""
    return [
        Paragraph(text, semibold(24, TEAL, leading=28).aligned(Align.RIGHT)),
        *(Paragraph(line, regular(9.5, INK, leading=14).aligned(Align.RIGHT)) for line in under if line),
    ]


def fact(label: str, value: str, style: TextStyle = STRONG) -> list[Flowable]:
    """Return a value under its quiet label."""
    return [Paragraph(label, LABEL.spaced(after=1)), Paragraph(value, style.aligned(Align.LEFT))]


def section(text: str, *, room: float = 70) -> list[Flowable]:
    """Return the head of a section, on a new page if fewer than ``room`` points are left on this one."""
    return [CondPageBreak(room), Paragraph(text, SECTION)]


def labelled(label: str, text: str) -> list[Flowable]:
    """Return a text beside its label; nothing when the text is empty."""
    if not text.strip():
        return []
    row = Row([[Paragraph(label, BODY.in_(QUIET))], [Paragraph(text.strip(), BODY)]], [2, 7], gap=12, padding=2.5)
    return [CondPageBreak(36), row]


def grid(
    head: Sequence[str],
    rows: Sequence[Sequence[str]],
    widths: Sequence[float],
    *,
    style: TextStyle = BODY,
    right: frozenset[int] = frozenset(),
) -> Grid:
    """Return a table of texts; the columns in ``right`` are aligned at their right."""

    def cells(texts: Sequence[str], look: TextStyle) -> Row:
        return Row(
            [
                [Paragraph(text, look.aligned(Align.RIGHT) if index in right else look)]
                for index, text in enumerate(texts)
            ],
            widths,
            padding=3,
        )

    return Grid(cells(head, LABEL), [cells(row, style) for row in rows], before=3, after=4)


def notice(heading: str, text: str, colour: Ink, ground: Ink, *, most: int = 0) -> Card:
    """Return a tinted box with a coloured edge, heading and text, the text of at most ``most`` lines (0 = all)."""
    content = [Paragraph(heading, semibold(10.5, colour)), Paragraph(text, BODY, most=most)]
    return Card(content, ground=ground, bar=colour, radius=0, before=4, after=8)


def therapist_signature(
    image: bytes, name: str, caption: str, *, width: float, height: float = 46, name_style: TextStyle = STRONG
) -> list[Flowable]:
    """Return a therapist's signature on its line, with name and caption under it."""
    return _on_line(clinic_picture(image, width=width, height=height, grey=True), height, name, caption, name_style)


def client_signature(image: bytes, name: str, role: str, *, width: float) -> list[Flowable]:
    """Return the signature of a client, or of whoever signs for her, on its line."""
    return _on_line(picture(image, width=width, height=40, grey=True), 40, name, role, STRONG)


def _on_line(shown: Picture | None, height: float, name: str, caption: str, style: TextStyle) -> list[Flowable]:
    return [
        Image(shown) if shown else Gap(height),
        Rule(INK, thickness=0.7, before=2, after=3),
        Paragraph(name, style.aligned(Align.LEFT)),
        *([Paragraph(caption, LABEL)] if caption else []),
    ]
