"""A clock that stands still until a test moves it, and ids that count."""

from datetime import datetime, timedelta
from itertools import count

from tests.support.builders import NOW


class FrozenClock:
    """Tells the time a test has set."""

    def __init__(self, moment: datetime = NOW) -> None:
        self._moment = moment

    def now(self) -> datetime:
        """Return the moment that was set."""
        return self._moment

    def set(self, moment: datetime) -> None:
        """Set another moment, earlier or later."""
        self._moment = moment

    def forward(self, **span: float) -> None:
        """Let time pass: ``forward(minutes=5)``. Negative spans set the clock back."""
        self._moment += timedelta(**span)


class CountingIds:
    """Gives ``id-0001``, ``id-0002`` and so on."""

    def __init__(self) -> None:
        self._numbers = count(1)

    def __call__(self) -> str:
        """Return the next id."""
        return f"id-{next(self._numbers):04d}"
