"""What happened with a client, one line each."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from rmt_desktop.domain.audit import Kind

SAME_VISIT = timedelta(hours=18)
"""What is made within this time of a visit's beginning belongs to the visit."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Happening:
    """One line of the timeline. ``record`` is the id of the note, form, receipt, sheet or visit it opens.

    ``state`` is a short machine word the page turns into text: ``signed``, ``draft``, ``in_error``, ``void``,
    ``given``, a visit status. ``label`` is a receipt number or the reason for a visit; ``findings`` how many marks
    its body chart has; ``visit`` the id of the visit a note belongs to, ``signed_at`` when that note was signed.
    """

    kind: Kind
    record: str
    at: datetime
    state: str
    label: str = ""
    cents: int | None = None
    findings: int = 0
    visit: str = ""
    signed_at: datetime | None = None

    @property
    def turn(self) -> datetime:
        """When it takes its turn among the others: a note when it was signed, if that was at its visit.

        A note that was signed days later stays with the day of its visit.
        """
        if self.signed_at is None or not timedelta() <= self.signed_at - self.at <= SAME_VISIT:
            return self.at
        return self.signed_at
