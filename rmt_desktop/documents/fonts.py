"""Which font prints which character: Inter first, then Hebrew, Arabic and emoji, and a visible box for the rest.

ReportLab keeps fonts per process, so each file is read once and only when a text needs it.
"""

import re
import threading
import unicodedata
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from rmt_desktop.base.paths import resources
from rmt_desktop.documents.style import Weight

if TYPE_CHECKING:
    from reportlab.pdfbase.pdfdoc import PDFDocument

REPLACEMENT = "\u25a1"
"""What stands for a character that no font has: an empty box, never nothing."""

FIRST_FONT = "Inter-Regular"

_OWN = {Weight.REGULAR: FIRST_FONT, Weight.SEMIBOLD: "Inter-SemiBold"}
_FALLBACKS = ("NotoSansHebrew-Regular", "NotoSansArabic-Regular", "NotoEmoji-Regular")
_LOCK = threading.Lock()

IGNORABLE = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164"
    "\ufe00-\ufe0f\ufeff\uffa0\U0001f3fb-\U0001f3ff\U000e0000-\U000e0fff]"
)
"""Characters that are invisible by nature (Unicode's default ignorables), and the skin tones of one-colour emoji."""

_LINE_END = re.compile("\r\n|[\r\v\f\x85\u2028\u2029]")


class Glyph(NamedTuple):
    """How one character is printed: with which font, and its width in thousandths of the size."""

    font: str
    width: float


class _Face(TTFont):  # type: ignore[misc]  # ReportLab has no types
    """A font whose text can be searched and copied from the PDF, emoji included."""

    def addObjects(self, doc: "PDFDocument") -> None:
        """Write the font, then its code points above U+FFFF as the pairs a PDF asks for."""
        super().addObjects(doc)
        for name, stored in doc.idToObject.items():
            if name.startswith("toUnicodeCMap:") and hasattr(stored, "content"):
                stored.content = re.sub(r"<([0-9A-F]{5,6})>", _utf16, stored.content)


def _utf16(found: re.Match[str]) -> str:
    return f"<{chr(int(found[1], 16)).encode('utf-16-be').hex().upper()}>"


@cache
def _face(name: str) -> TTFont:
    with _LOCK:
        if name not in pdfmetrics.getRegisteredFontNames():
            path = resources() / "fonts" / f"{name}.ttf"
            pdfmetrics.registerFont(_Face(name, str(path), asciiReadable=False))
        return pdfmetrics.getFont(name)


class Glyphs(dict[str, Glyph]):
    """The glyph of every character in one weight, looked up once. A character without one prints as a box."""

    def __init__(self, weight: Weight) -> None:
        super().__init__()
        self._own = _OWN[weight]
        _face(self._own)

    def __missing__(self, character: str) -> Glyph:
        glyph = self._find(character)
        self[character] = glyph
        return glyph

    def _find(self, character: str) -> Glyph:
        if IGNORABLE.match(character):
            return Glyph("", 0.0)
        for name in (self._own, *_FALLBACKS):
            face = _face(name).face
            if ord(character) in face.charToGlyph:
                return Glyph(name, float(face.charWidths[ord(character)]))
        raise KeyError(character)  # cleaned() leaves no such character in a text


@cache
def glyphs(weight: Weight) -> Glyphs:
    """Return the glyph table of a weight."""
    return Glyphs(weight)


def is_fallback(font: str) -> bool:
    """Whether a font is one of those that exist in one weight only."""
    return font in _FALLBACKS


def cleaned(text: str) -> str:
    """Return ``text`` as it can be printed: composed, line ends as ``\\n``, and a box for what no font has."""
    if text.isascii() and text.replace("\n", "").isprintable():
        return text
    return boxed(_composed(text))


def boxed(text: str) -> str:
    """Return ``text`` with a box for every character that no font has."""
    return "".join(map(_printed, text))


def unprintable(text: str) -> tuple[str, ...]:
    """Return the characters of ``text`` that would print as a box, each once, in order. Empty: all is well."""
    return tuple(dict.fromkeys(c for c in _composed(text) if _printed(c) == REPLACEMENT != c))


def _composed(text: str) -> str:
    return _LINE_END.sub("\n", unicodedata.normalize("NFC", text))


@cache
def _printed(character: str) -> str:
    if character == "\n" or IGNORABLE.match(character):
        return character
    if character == "\t":
        return "    "
    if unicodedata.category(character) == "Cc":  # some fonts have an empty glyph for these: they would vanish
        return REPLACEMENT
    if any(ord(character) in _face(name).face.charToGlyph for name in (_OWN[Weight.REGULAR], *_FALLBACKS)):
        return character
    return " " if unicodedata.category(character) == "Zs" else REPLACEMENT
