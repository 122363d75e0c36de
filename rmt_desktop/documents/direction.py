"""Right-to-left writing: joining Arabic letters, and turning a line from reading order into printing order.

Both libraries are imported only when a text holds such letters; most clinics never pay for them.
"""

import re
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from arabic_reshaper import ArabicReshaper

_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\u200f\U00010800-\U00010fff\U0001e800-\U0001efff]")
_STRONG_LEFT = re.compile("[A-Za-z\u00c0-\u024f\u0370-\u058f\u1e00-\u1fff]")

_CONTROLS = re.compile("[\u202a-\u202e\u2066-\u2069]")
"""Explicit directions typed into a text: they could show a record's words in another order than they were written."""

_MARK = "\u034f"
"""A mark without a shape that stays with the character before it. Where it comes out on that character's left, the
character lies in a right-to-left run, and a bracket there must be turned round: the library leaves that to us."""

_BRACKET = r"[()<>\[\]{}«»‹›≤≥]"
_MARKED = re.compile(f"({_BRACKET}){_MARK}|{_MARK}({_BRACKET})")


def has_right_to_left(text: str) -> bool:
    """Whether any part of the text runs from right to left."""
    return _RIGHT_TO_LEFT.search(text) is not None


def runs_right_to_left(paragraph: str) -> bool:
    """Whether the paragraph as a whole runs from right to left: its first letter decides (UAX 9, rule P2)."""
    right = _RIGHT_TO_LEFT.search(paragraph)
    left = _STRONG_LEFT.search(paragraph)
    return right is not None and (left is None or right.start() < left.start())


def is_all_right_to_left(paragraph: str) -> bool:
    """Whether the paragraph has letters that run from right to left and no others."""
    return has_right_to_left(paragraph) and _STRONG_LEFT.search(paragraph) is None


def joined(paragraph: str) -> str:
    """Return the paragraph with Arabic letters in the shapes their neighbours ask for, still in reading order."""
    return str(_reshaper().reshape(_CONTROLS.sub("", paragraph)))


def in_printing_order(line: str, *, right_to_left: bool) -> str:
    """Return one line as it stands on paper from left to right (UAX 9, rules L2 and L4)."""
    from bidi import get_display
    from bidi.mirror import MIRRORED

    marked = re.sub(_BRACKET, lambda found: found[0] + _MARK, line)
    shown = str(get_display(marked, base_dir="R" if right_to_left else "L"))
    return _MARKED.sub(lambda found: found[1] or MIRRORED[found[2]], shown).replace(_MARK, "")


@cache
def _reshaper() -> "ArabicReshaper":
    from arabic_reshaper import ArabicReshaper

    return ArabicReshaper({"delete_harakat": False, "delete_tatweel": False, "support_ligatures": True})
