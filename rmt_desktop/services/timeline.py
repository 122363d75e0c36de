"""A client's timeline: everything that happened, newest first."""

from dataclasses import dataclass

from rmt_desktop.domain.chart.chart import Chart
from rmt_desktop.domain.ids import ClientId
from rmt_desktop.domain.timeline import Happening
from rmt_desktop.services.actor import Desk, May
from rmt_desktop.services.ports import Units


@dataclass(frozen=True, slots=True)
class Timelines:
    """Gathers what happened with a client."""

    units: Units
    desk: Desk

    def of(self, client_id: ClientId) -> tuple[Happening, ...]:
        """Return everything about a client, newest first; the desk sees that there was a visit, nothing clinical."""
        self.desk.actor.must(May.DESK, May.READ_RECORD)
        with self.units(reading=True) as unit:
            found = unit.timeline.of_client(client_id, clinical=self.desk.actor.may(May.READ_RECORD))
        return tuple(sorted(found, key=lambda one: one.turn, reverse=True))

    def chart(self, happening: Happening) -> Chart:
        """Return the body chart of a line that has findings, for the small picture beside it. Raises NotFound."""
        self.desk.actor.must(May.READ_RECORD)
        with self.units(reading=True) as unit:
            return unit.timeline.chart(happening)
