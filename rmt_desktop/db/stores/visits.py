"""Visits and the cards of a day."""

from dataclasses import replace
from datetime import datetime

from sqlalchemy import Connection, func, or_, select

from rmt_desktop.db.maps import VISITS
from rmt_desktop.db.queries import cards_between, unsigned_cards
from rmt_desktop.db.rows.clients import clients
from rmt_desktop.db.rows.visits import visits
from rmt_desktop.db.stores.versioned import VersionedRows
from rmt_desktop.domain.audit import Kind
from rmt_desktop.domain.ids import ClientId, VisitId
from rmt_desktop.domain.visits import Visit, VisitCard, VisitStatus

_SEEN = (VisitStatus.ARRIVED, VisitStatus.STARTED, VisitStatus.DONE)


class VisitRows:
    """The ``VisitStore`` of the use cases."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._rows = VersionedRows(connection, VISITS, Kind.VISIT)

    def get(self, id: VisitId, /) -> Visit:
        """Return one visit. Raises NotFound."""
        return self._rows.get(id)

    def save(self, visit: Visit) -> Visit:
        """Keep a visit, and when the client was seen last. Raises StaleRecord."""
        version = self._rows.put(visit)
        self._note_last_visit(visit.client_id)
        return replace(visit, version=version)

    def of_client(self, client: ClientId) -> tuple[Visit, ...]:
        """Return a client's visits, newest first."""
        rows = self._connection.execute(
            VISITS.select().where(visits.c.client_id == client).order_by(visits.c.starts_at.desc())
        )
        return tuple(VISITS.read(row) for row in rows)

    def cards(self, start: datetime, end: datetime) -> tuple[VisitCard, ...]:
        """Return the cards of visits that begin in the half-open span, in the order of the day."""
        return cards_between(self._connection, start, end)

    def unsigned_before(self, moment: datetime) -> tuple[VisitCard, ...]:
        """Return the cards of visits before a moment whose note is not signed, oldest first."""
        return unsigned_cards(self._connection, moment)

    def _note_last_visit(self, client: ClientId) -> None:
        last = self._connection.execute(
            select(func.max(visits.c.starts_at)).where(visits.c.client_id == client, visits.c.status.in_(_SEEN))
        ).scalar()
        stored = clients.c.last_visit_at
        differs = stored.is_not(None) if last is None else or_(stored.is_(None), stored != last)
        self._connection.execute(clients.update().where(clients.c.id == client, differs).values(last_visit_at=last))
