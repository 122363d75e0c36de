"""Digits that are typed one after the other: 1 and then 0 is ten, but only in quick succession."""

from collections.abc import Callable, Container
from time import monotonic

TOGETHER = 0.9  # seconds; digits typed within this are one number


class Digits:
    """Remembers the last digit for a moment. ``now`` returns seconds that never go back."""

    def __init__(self, now: Callable[[], float] = monotonic) -> None:
        self._now = now
        self._last = ""
        self._last_at = 0.0

    def number(self, digit: str, allowed: Container[int]) -> int | None:
        """Return the number that is typed now: with the digit before, else by itself; None if neither is allowed."""
        now = self._now()
        before = self._last if now - self._last_at < TOGETHER else ""
        found = next((one for one in (int(before + digit), int(digit)) if one in allowed), None)
        self._last, self._last_at = digit if found is not None else "", now
        return found

    def forget(self) -> None:
        """Begin anew: something else was done in between."""
        self._last = ""
