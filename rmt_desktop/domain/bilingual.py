"""One text in the two languages of the program's data."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Bilingual:
    """One text in English and in Canadian French."""

    en: str
    fr: str

    def in_(self, language: str) -> str:
        """Return the text in ``language`` (``fr…`` or anything else for English)."""
        return self.fr if language.startswith("fr") and self.fr else self.en
