"""Paragraphs of plain text: broken into lines, put into fonts, drawn.

A text is only ever text: there is no markup in it, so nothing a user types can change the look of a paper. Every
character is printed by the first font that has it, and right-to-left runs stand in their right order.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from rmt_desktop.documents.direction import (
    has_right_to_left,
    in_printing_order,
    is_all_right_to_left,
    joined,
    runs_right_to_left,
)
from rmt_desktop.documents.fonts import IGNORABLE, Glyphs, boxed, cleaned, glyphs, is_fallback
from rmt_desktop.documents.style import Align, TextStyle, Weight

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas

CAP_HEIGHT = 0.727  # of Inter, in parts of the size
ELLIPSIS = "…"
_WORDS = re.compile(r"[^ \u200b]*?(?:(?<!\d)[-–—/](?=\w)|[ \u200b]+|$)")
_KEEP_TOGETHER = re.compile("[\u0300-\u036f\u0591-\u05bd\u064b-\u065f\u200d\ufe00-\ufe0f\U0001f3fb-\U0001f3ff]")


@dataclass(frozen=True, slots=True)
class Line:
    """One line, its characters from left to right as printed; ``width`` in points."""

    text: str
    width: float
    right_to_left: bool = False


def broken(text: str, style: TextStyle, width: float) -> tuple[Line, ...]:
    """Return the lines of a text no wider than ``width``; a word wider than that is broken where it must be."""
    table = glyphs(style.weight)
    lines: list[Line] = []
    for paragraph in cleaned(text).split("\n"):
        lines.extend(_paragraph(paragraph, table, style, width))
    return tuple(lines)


def shortened(lines: Sequence[Line], style: TextStyle, width: float, most: int) -> tuple[Line, ...]:
    """Return at most so many lines, the last ending in an ellipsis where something was left out."""
    if len(lines) <= most:
        return tuple(lines)
    table, last = glyphs(style.weight), lines[most - 1]
    text = last.text
    while text and _width(text + ELLIPSIS, table, style.size) > width:
        text = text[1:] if last.right_to_left else text[:-1]
    text = ELLIPSIS + text.lstrip() if last.right_to_left else text.rstrip() + ELLIPSIS
    return (*lines[: most - 1], Line(text, _width(text, table, style.size), last.right_to_left))


def text_width(text: str, style: TextStyle) -> float:
    """Return the width of a text set in one line."""
    return max(line.width for line in broken(text, style, float("inf")))


def draw_lines(
    canvas: "Canvas", lines: Sequence[Line], style: TextStyle, *, x: float, top: float, width: float
) -> None:
    """Draw lines into a column whose upper left corner is ``x``, ``top``."""
    table = glyphs(style.weight)
    canvas.setFillColorRGB(*style.ink)
    baseline = top - (style.leading + CAP_HEIGHT * style.size) / 2
    for line in lines:
        left = x + _indent(line, style.align, width)
        for font, part, advance in _runs(line.text, table, style.size):
            _draw_run(canvas, part, font, style, left, baseline)
            left += advance
        baseline -= style.leading


def draw_text(
    canvas: "Canvas", text: str, style: TextStyle, *, x: float, top: float, width: float, most: int = 0
) -> float:
    """Draw a text of at most ``most`` lines (0 = all of them) and return its height."""
    lines = broken(text, style, width)
    if most:
        lines = shortened(lines, style, width, most)
    draw_lines(canvas, lines, style, x=x, top=top, width=width)
    return len(lines) * style.leading


def _paragraph(paragraph: str, table: Glyphs, style: TextStyle, width: float) -> Iterator[Line]:
    size = style.size
    if not has_right_to_left(paragraph):
        for text in _greedy(paragraph, table, size, width):
            yield Line(text, _width(text, table, size))
        return
    backwards = runs_right_to_left(paragraph) if style.align is Align.START else is_all_right_to_left(paragraph)
    for text in _greedy(boxed(joined(paragraph)), table, size, width):
        shown = boxed(in_printing_order(text, right_to_left=backwards))
        yield Line(shown, _width(shown, table, size), backwards)


def _greedy(paragraph: str, table: Glyphs, size: float, width: float) -> Iterator[str]:
    """Yield lines in reading order, each with as many words as fit, the spaces at its end left out."""
    room = width * 1000 / size + 0.01
    if sum(table[c].width for c in paragraph) <= room:  # most texts are a line long
        yield paragraph.rstrip(" ")
        return
    line, used = "", 0.0
    for word in _WORDS.findall(paragraph):
        wide = sum(table[c].width for c in word.rstrip())
        if line and used + wide > room:
            yield line.rstrip(" ")
            line, used = "", 0.0
        *full, rest = _pieces(word, table, room) if wide > room else [word]
        yield from full
        line += rest
        used += sum(table[c].width for c in rest)
    yield line.rstrip(" ")


def _pieces(word: str, table: Glyphs, room: float) -> list[str]:
    """Return a word cut into pieces that fit; marks stay with the letter they belong to."""
    pieces, used = [""], 0.0
    for character in word:
        wide = table[character].width
        if pieces[-1] and used + wide > room and not _KEEP_TOGETHER.match(character):
            pieces.append("")
            used = 0.0
        pieces[-1] += character
        used += wide
    return pieces


def _width(text: str, table: Glyphs, size: float) -> float:
    return sum(table[c].width for c in text) * size / 1000


def _indent(line: Line, align: Align, width: float) -> float:
    if align is Align.CENTER:
        return (width - line.width) / 2
    if align is Align.RIGHT or (align is Align.START and line.right_to_left):
        return width - line.width
    return 0.0


def _runs(text: str, table: Glyphs, size: float) -> Iterator[tuple[str, str, float]]:
    """Yield font, characters and width of each stretch of a line that one font prints."""
    used = {table[c].font for c in text}
    if len(used) == 1 and (font := used.pop()):  # nearly every line
        yield font, text, 0.0
        return
    for font, characters in groupby(IGNORABLE.sub("", text), key=lambda c: table[c].font):
        part = "".join(characters)
        yield font, part, _width(part, table, size)


def _draw_run(canvas: "Canvas", part: str, font: str, style: TextStyle, x: float, baseline: float) -> None:
    run = canvas.beginText(x, baseline)
    run.setFont(font, style.size)
    darker = is_fallback(font) and style.weight is Weight.SEMIBOLD
    if darker:
        # these fonts come in one weight: a hairline around the letters makes them as dark as their neighbours
        canvas.setStrokeColorRGB(*style.ink)
        canvas.setLineWidth(style.size * 0.03)
        run.setTextRenderMode(2)
    run.textLine(part)  # unlike textOut it does not measure again
    if darker:
        run.setTextRenderMode(0)
    canvas.drawText(run)
