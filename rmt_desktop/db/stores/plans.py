"""Home-care sheets."""

from dataclasses import replace

from sqlalchemy import Connection

from rmt_desktop.db.maps import PLANS
from rmt_desktop.db.rows.plans import plans
from rmt_desktop.db.stores.versioned import VersionedRows
from rmt_desktop.domain.audit import Kind
from rmt_desktop.domain.homecare import HomeCarePlan
from rmt_desktop.domain.ids import ClientId, PlanId, VisitId


class PlanRows:
    """The ``PlanStore`` of the use cases."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._rows = VersionedRows(connection, PLANS, Kind.PLAN, frozen_by="given_at")

    def get(self, id: PlanId, /) -> HomeCarePlan:
        """Return one sheet. Raises NotFound."""
        return self._rows.get(id)

    def save(self, plan: HomeCarePlan) -> HomeCarePlan:
        """Keep a sheet. Raises StaleRecord, or NotAllowed when it was given already."""
        return replace(plan, version=self._rows.put(plan))

    def of_client(self, client: ClientId) -> tuple[HomeCarePlan, ...]:
        """Return a client's sheets, newest first."""
        rows = self._connection.execute(
            PLANS.select().where(plans.c.client_id == client).order_by(plans.c.created_at.desc())
        )
        return tuple(PLANS.read(row) for row in rows)

    def of_visit(self, visit: VisitId) -> HomeCarePlan | None:
        """Return the newest sheet of a visit, or None."""
        query = PLANS.select().where(plans.c.visit_id == visit).order_by(plans.c.created_at.desc()).limit(1)
        row = self._connection.execute(query).first()
        return None if row is None else PLANS.read(row)
