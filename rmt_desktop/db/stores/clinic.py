"""The clinic, its therapists and its fee list."""

from dataclasses import replace

from sqlalchemy import Connection
from sqlalchemy.exc import IntegrityError

from rmt_desktop.db.maps import CLINIC, MARK_KINDS, SERVICES, THERAPISTS
from rmt_desktop.db.rows.clinic import mark_kinds, services, therapists
from rmt_desktop.db.stores.versioned import VersionedRows, stale
from rmt_desktop.domain.audit import Kind
from rmt_desktop.domain.chart.kinds import ClinicKind
from rmt_desktop.domain.clinic import Clinic, Service, Therapist
from rmt_desktop.domain.ids import KindId, ServiceId, TherapistId

_ONLY = 1


class ClinicRows:
    """The ``ClinicStore`` of the use cases."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._therapists = VersionedRows(connection, THERAPISTS, Kind.THERAPIST)
        self._services = VersionedRows(connection, SERVICES, Kind.SERVICE)
        self._mark_kinds = VersionedRows(connection, MARK_KINDS, Kind.MARK_KIND)

    def clinic(self) -> Clinic | None:
        """Return the clinic, or None before the first run is finished."""
        row = self._connection.execute(CLINIC.select()).first()
        return None if row is None else CLINIC.read(row)

    def save_clinic(self, clinic: Clinic) -> Clinic:
        """Keep the clinic. Raises StaleRecord."""
        table = CLINIC.table
        row = CLINIC.row(clinic) | {"version": clinic.version + 1}
        if clinic.version == 0:
            try:
                self._connection.execute(table.insert(), row | {"id": _ONLY})
            except IntegrityError as error:
                raise stale(self._connection, "clinic") from error
        elif self._connection.execute(table.update().where(table.c.version == clinic.version), row).rowcount == 0:
            raise stale(self._connection, "clinic")
        return replace(clinic, version=clinic.version + 1)

    def therapists(self) -> tuple[Therapist, ...]:
        """Return all therapists, by name."""
        rows = self._connection.execute(THERAPISTS.select().order_by(therapists.c.name, therapists.c.id))
        return tuple(THERAPISTS.read(row) for row in rows)

    def therapist(self, id: TherapistId, /) -> Therapist:
        """Return one therapist. Raises NotFound."""
        return self._therapists.get(id)

    def save_therapist(self, therapist: Therapist) -> Therapist:
        """Keep a therapist. Raises StaleRecord."""
        return replace(therapist, version=self._therapists.put(therapist))

    def services(self) -> tuple[Service, ...]:
        """Return the whole fee list, shortest treatment first."""
        rows = self._connection.execute(
            SERVICES.select().order_by(services.c.minutes, services.c.price_cents, services.c.name)
        )
        return tuple(SERVICES.read(row) for row in rows)

    def service(self, id: ServiceId, /) -> Service:
        """Return one line of the fee list. Raises NotFound."""
        return self._services.get(id)

    def save_service(self, service: Service) -> Service:
        """Keep a line of the fee list. Raises StaleRecord."""
        return replace(service, version=self._services.put(service))

    def mark_kinds(self) -> tuple[ClinicKind, ...]:
        """Return the clinic's own kinds of marks, retired ones too, by name."""
        rows = self._connection.execute(MARK_KINDS.select().order_by(mark_kinds.c.name, mark_kinds.c.id))
        return tuple(MARK_KINDS.read(row) for row in rows)

    def mark_kind(self, id: KindId, /) -> ClinicKind:
        """Return one kind of mark. Raises NotFound."""
        return self._mark_kinds.get(id)

    def save_mark_kind(self, kind: ClinicKind) -> ClinicKind:
        """Keep a kind of mark. Raises StaleRecord."""
        return replace(kind, version=self._mark_kinds.put(kind))
