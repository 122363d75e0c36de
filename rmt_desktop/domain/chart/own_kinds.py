"""A kind of mark that the clinic made itself, as each mark of it carries it.

A mark holds the kind's names and look: an old chart reads as it was drawn, whatever became of the kind since. All are
plain words, so that a look of a newer program is kept; what cannot be shown has a stand-in (:mod:`legend`).
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnKind:
    """What a mark says of its kind: names in both languages, the group it belongs to, and how it looks.

    ``group``, ``symbol``, ``ink`` and ``pattern`` are the words of the legend's choices.
    """

    id: str
    name: str
    name_fr: str = ""
    group: str = "care"
    symbol: str = "plus"
    ink: str = "grey"
    pattern: str = "open"
    is_rated: bool = False

    def name_in(self, language: str) -> str:
        """Return the name in a language; the English one where there is no other."""
        return self.name_fr if language.startswith("fr") and self.name_fr else self.name
