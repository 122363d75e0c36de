"""How the papers look: colours, type and measures, in one place. All lengths are in points (1/72 inch)."""

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import NamedTuple

from rmt_desktop.domain.clinic import PaperSize

MM = 72 / 25.4

PAGE_SIZES = {PaperSize.LETTER: (612.0, 792.0), PaperSize.A4: (210 * MM, 297 * MM)}
"""Width and height: North American Letter, 8.5 x 11 inches, and ISO 216 A4."""

MARGIN = 54.0
TOP = 54.0
BOTTOM = 60.0


class Ink(NamedTuple):
    """A colour as red, green and blue from 0 to 1. All text inks reach 4.5:1 on white and on their own tint."""

    red: float
    green: float
    blue: float


def ink(web: str) -> Ink:
    """Return the colour of a web notation such as ``#0F6B6B``."""
    return Ink(*(int(web[index : index + 2], 16) / 255 for index in (1, 3, 5)))


INK = ink("#1B2529")
QUIET = ink("#55636A")
HAIR = ink("#D3DADD")
TEAL = ink("#0B6160")
TEAL_TINT = ink("#EDF5F4")
TEAL_LINE = ink("#A9CBC9")
RED = ink("#A61B1B")
RED_TINT = ink("#FCF0EF")
AMBER = ink("#8A4B08")
AMBER_TINT = ink("#FDF6E9")
PAPER_TINT = ink("#F5F7F7")
WHITE = ink("#FFFFFF")


class Weight(StrEnum):
    """The two weights of the one family."""

    REGULAR = "regular"
    SEMIBOLD = "semibold"


class Align(StrEnum):
    """Where lines begin. ``START`` follows the paragraph: left for English, right for Hebrew or Arabic.

    The others are for lines of the paper's own. They run from left to right, whatever names stand in them.
    """

    START = "start"
    LEFT = "left"
    CENTER = "center"
    RIGHT = "right"


@dataclass(frozen=True, slots=True, kw_only=True)
class TextStyle:
    """The look of one paragraph. ``leading`` is the distance of base lines, ``before`` and ``after`` extra space."""

    size: float = 9.5
    leading: float = 13.5
    weight: Weight = Weight.REGULAR
    ink: Ink = INK
    align: Align = Align.START
    before: float = 0.0
    after: float = 0.0

    def in_(self, colour: Ink) -> "TextStyle":
        """Return the style in another colour."""
        return replace(self, ink=colour)

    def spaced(self, *, before: float = 0.0, after: float = 0.0) -> "TextStyle":
        """Return the style with other space around it."""
        return replace(self, before=before, after=after)

    def aligned(self, align: Align) -> "TextStyle":
        """Return the style aligned otherwise."""
        return replace(self, align=align)


def regular(size: float, colour: Ink = INK, *, leading: float = 0.0) -> TextStyle:
    """Return plain text of a size, its leading 1.4 times the size unless given."""
    return TextStyle(size=size, leading=leading or round(size * 1.4, 1), ink=colour)


def semibold(size: float, colour: Ink = INK, *, leading: float = 0.0) -> TextStyle:
    """Return emphasised text of a size, its leading 1.3 times the size unless given."""
    return TextStyle(size=size, leading=leading or round(size * 1.3, 1), ink=colour, weight=Weight.SEMIBOLD)


TITLE = semibold(24, leading=28)
SECTION = semibold(11.5, TEAL).spaced(before=13, after=4)
BODY = regular(9.5)
STRONG = semibold(9.5, leading=13.5)
SMALL = regular(8, QUIET)
LABEL = regular(8, QUIET, leading=11)
