"""What stands in for the world while the story is played: a clock that can be turned on, and ready answers."""

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path


class TurnedClock:
    """The computer's clock, which the story may turn on by days."""

    def __init__(self) -> None:
        self._ahead = timedelta()

    def now(self) -> datetime:
        """Return the present moment of the story, aware, in UTC."""
        return datetime.now(UTC) + self._ahead

    def turn_on(self, days: int) -> None:
        """Let days pass."""
        self._ahead += timedelta(days=days)


@dataclass
class ReadyAnswers:
    """Answers the questions that would need a person: where to save, and yes to what the story means to do."""

    out: Path
    name: str = ""
    reasons: list[str] = field(default_factory=list)

    def confirm(self, parent: object, question: object) -> bool:
        """Agree."""
        return True

    def reason(self, parent: object, question: object) -> str | None:
        """Give the next reason of the story."""
        return self.reasons.pop(0) if self.reasons else "self-test"

    def save_path(self, parent: object, title: str, name: str, kinds: str) -> Path | None:
        """Save in the folder of the self-test, under the name the story has set."""
        return self.out / (self.name or name)

    def open_path(self, parent: object, title: str, kinds: str) -> Path | None:
        """Open nothing."""
        return None
