"""The preferences in force, kept in their file, with the command line's word above it for this start."""

import re
from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QLocale

from rmt_desktop.base.settings import Preferences, PreferencesFile


def shows_24_hours(locale: QLocale) -> bool:
    """Whether a system that is set up like this writes 14:30, not 2:30 pm."""
    pattern = re.sub(r"'[^']*'", "", locale.timeFormat(QLocale.FormatType.ShortFormat))
    return "a" not in pattern.casefold()  # Qt writes am and pm as AP, Ap or ap


class KeptPreferences:
    """Preferences that can be read and changed; ``changed`` is told the old and the new."""

    def __init__(self, file: PreferencesFile, *, language: str = "", theme: str = "") -> None:
        self._file = file
        kept = file.load()
        self._current = replace(kept, language=language or kept.language, theme=theme or kept.theme)
        self.changed: Callable[[Preferences, Preferences], object] = lambda _old, _new: None

    @property
    def current(self) -> Preferences:
        """What is in force."""
        return self._current

    def change(self, preferences: Preferences) -> None:
        """Keep other preferences and put them into force."""
        before, self._current = self._current, preferences
        self._file.save(preferences)
        if before != preferences:
            self.changed(before, preferences)
