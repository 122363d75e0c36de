"""Translation as an object, so that a French receipt can be printed from an English screen.

``N_`` marks a text where it is defined; a :class:`Translator` translates it where it is shown. Placeholders are named,
never positional, and sentences are never glued together from parts.
"""

import gettext
from functools import lru_cache
from pathlib import Path

from rmt_desktop.base.paths import resources

LANGUAGES = ("en", "fr")
DOMAIN = "rmt"


def N_(text: str) -> str:
    """Mark ``text`` for translation without translating it."""
    return text


class Translator:
    """Translate message ids into one language.

    ``en_XA`` is the pseudo-locale of the layout tests: accented and forty per cent longer.
    """

    def __init__(self, language: str, catalogue: gettext.NullTranslations) -> None:
        self.language = language
        self._catalogue = catalogue

    def __call__(self, text: str, /, **values: object) -> str:
        """Return ``text`` in this language with its named placeholders filled."""
        translated = self._catalogue.gettext(text) if text else ""
        return translated.format(**values) if values else translated

    def plural(self, one: str, many: str, count: int, /, **values: object) -> str:
        """Return the form of the text that fits ``count``, which is also the placeholder ``{count}``."""
        return self._catalogue.ngettext(one, many, count).format(count=count, **values)


class _PseudoCatalogue(gettext.NullTranslations):
    """Accents every letter and lengthens every text, so that untranslated or clipped strings stand out."""

    _ACCENTS = str.maketrans("aceinouyACEINOUY", "àçéîñöûýÀÇÉÎÑÖÛÝ")

    def gettext(self, message: str) -> str:
        pieces = []
        depth = 0
        for character in message:
            depth += (character == "{") - (character == "}")
            pieces.append(character if depth else character.translate(self._ACCENTS))
        return "".join(pieces) + "·" * (2 * len(message) // 5)

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return self.gettext(msgid1 if n == 1 else msgid2)


@lru_cache
def translator(language: str) -> Translator:
    """Return the translator for ``language`` (``en``, ``fr``, or the pseudo-locale ``en_XA``).

    English needs no catalogue: the message ids are the English texts.
    """
    if language == "en":
        return Translator("en", gettext.NullTranslations())
    if language == "en_XA":
        return Translator("en_XA", _PseudoCatalogue())
    folder: Path = resources() / "locale"
    return Translator(language, gettext.translation(DOMAIN, folder, [language], fallback=False))
