"""The record's time: the computer's clock, never allowed to go back behind what is already in the record."""

from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from rmt_desktop.base.clock import Clock
from rmt_desktop.base.errors import NotAllowed
from rmt_desktop.base.i18n import N_

TOLERANCE = timedelta(minutes=2)


class RecordTime:
    """Tells the time for the record.

    ``latest`` is the time of the newest log entry when the vault was opened. Drafts saved while the computer's clock
    is behind carry that time; a signature or a receipt waits until the clock is right (domain facts 2.6, item 16), or
    until somebody answers for it, in the log, that it is right and was once ahead.
    """

    def __init__(self, clock: Clock, zone: Callable[[], ZoneInfo], latest: datetime | None) -> None:
        self._clock = clock
        self._zone = zone
        self._latest = latest or clock.now()

    @property
    def is_behind(self) -> bool:
        """Whether the computer's clock is behind the record by more than two minutes."""
        return self._clock.now() < self._latest - TOLERANCE

    @property
    def clock(self) -> str:
        """What the computer's clock says, as the clinic reads it."""
        return self._local(self._clock.now())

    @property
    def latest(self) -> str:
        """The time of the newest entry of the record, as the clinic reads it."""
        return self._local(self._latest)

    def clock_now(self) -> datetime:
        """Return what the computer's clock says in UTC, whatever is recorded already."""
        return self._clock.now()

    def go_on_from(self, moment: datetime) -> None:
        """Count from a moment that lies before what is recorded. The log must say so first, and who answers for it."""
        self._latest = moment

    def now(self) -> datetime:
        """Return the present moment in UTC, never earlier than anything recorded."""
        self._latest = max(self._latest, self._clock.now())
        return self._latest

    def trusted_now(self) -> datetime:
        """Return the time for a signature or receipt. Raises NotAllowed when the clock was set back."""
        if self.is_behind:
            raise NotAllowed(
                N_("This computer's clock says {clock}, but the record already has entries from {latest}."),
                hint=N_(
                    "Your work is saved. If the clock is wrong, set it right and try again. If it is right now and was "
                    "ahead before, the owner of the clinic confirms that under Settings, This computer."
                ),
                clock=self.clock,
                latest=self.latest,
            )
        return self.now()

    def zone(self) -> ZoneInfo:
        """Return the clinic's time zone."""
        return self._zone()

    def today(self) -> date:
        """Return the clinic's day."""
        return self.day_of(self.now())

    def day_of(self, moment: datetime) -> date:
        """Return the clinic's day on which a moment falls."""
        return moment.astimezone(self._zone()).date()

    def start_of(self, day: date) -> datetime:
        """Return the UTC moment at which a local day begins."""
        return datetime.combine(day, time(), self._zone()).astimezone(UTC)

    def _local(self, moment: datetime) -> str:
        return f"{moment.astimezone(self._zone()):%Y-%m-%d %H:%M}"
