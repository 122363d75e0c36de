"""The clinic's own settings: who it is, who treats, what it charges. Records, so they are logged."""

from dataclasses import dataclass
from zoneinfo import ZoneInfo

from rmt_desktop.base.errors import NotFound, refuse
from rmt_desktop.base.i18n import N_
from rmt_desktop.domain.audit import Act, AuditEvent, Kind, changed_fields
from rmt_desktop.domain.clients import Client
from rmt_desktop.domain.clinic import QST_FIELD, Clinic, Service, Therapist
from rmt_desktop.domain.ids import ServiceId, TherapistId
from rmt_desktop.services.actor import Desk, May
from rmt_desktop.services.changes import Changes, Done
from rmt_desktop.services.ports import Unit, Units


@dataclass(frozen=True, slots=True)
class Clinics:
    """Reads and changes the clinic's settings."""

    units: Units
    desk: Desk

    def is_set_up(self) -> bool:
        """Whether the first-run wizard has been finished."""
        with self.units(reading=True) as unit:
            return unit.clinic.clinic() is not None

    def clinic(self) -> Clinic:
        """Return the clinic. Raises NotFound before the first-run wizard is finished."""
        with self.units(reading=True) as unit:
            clinic = unit.clinic.clinic()
        if clinic is None:
            raise NotFound(N_("The clinic is not set up yet."))
        return clinic

    def figure_of(self, client: Client) -> str:
        """Return the body a client's charts are drawn on today: hers, by her age, or else the clinic's."""
        return client.drawn(on=self.desk.time.today(), otherwise=self.clinic().figure).figure

    def zone(self) -> ZoneInfo:
        """Return the clinic's time zone, UTC before it is set up."""
        return self.desk.time.zone()

    def therapists(self) -> tuple[Therapist, ...]:
        """Return all therapists, by name."""
        with self.units(reading=True) as unit:
            return unit.clinic.therapists()

    def therapist(self, therapist_id: TherapistId) -> Therapist:
        """Return one therapist. Raises NotFound."""
        with self.units(reading=True) as unit:
            return unit.clinic.therapist(therapist_id)

    def services(self, *, active_only: bool = True) -> tuple[Service, ...]:
        """Return the fee list, shortest treatment first."""
        with self.units(reading=True) as unit:
            return tuple(one for one in unit.clinic.services() if one.is_active or not active_only)

    def service(self, service_id: ServiceId) -> Service:
        """Return one line of the fee list. Raises NotFound."""
        with self.units(reading=True) as unit:
            return unit.clinic.service(service_id)

    def save_clinic(self, clinic: Clinic) -> Done[Clinic]:
        """Keep the clinic's settings, phone and postal code in their usual form. Raises InvalidInput or StaleRecord.

        A clinic that moves to Quebec may type its QST number afterwards, with the taxes; until then it makes no
        receipt.
        """
        self.desk.actor.must(May.MANAGE)
        clinic = clinic.written()
        with self.units() as unit:
            before = unit.clinic.clinic()
            moves = before is not None and before.province != clinic.province
            refuse(one for one in clinic.problems() if not (moves and one.field == QST_FIELD))
            saved = unit.clinic.save_clinic(clinic)
            self._log(unit, Kind.CLINIC, "clinic", before, saved)
            unit.commit()
        return Done(saved, Changes.of((Kind.CLINIC, "clinic")))

    def save_therapist(self, therapist: Therapist) -> Done[Therapist]:
        """Keep a therapist. Raises InvalidInput or StaleRecord."""
        self.desk.actor.must(May.MANAGE)
        therapist = therapist.checked()
        with self.units() as unit:
            before = unit.clinic.therapist(therapist.id) if therapist.version else None
            saved = unit.clinic.save_therapist(therapist)
            self._log(unit, Kind.THERAPIST, therapist.id, before, saved)
            unit.commit()
        return Done(saved, Changes.of((Kind.THERAPIST, therapist.id)))

    def save_service(self, service: Service) -> Done[Service]:
        """Keep a line of the fee list. Raises InvalidInput or StaleRecord."""
        done = self.save_services((service,))
        return Done(done.value[0], done.changes)

    def save_services(self, services: tuple[Service, ...]) -> Done[tuple[Service, ...]]:
        """Keep lines of the fee list, all of them or none. Raises InvalidInput or StaleRecord."""
        self.desk.actor.must(May.MANAGE)
        services = tuple(service.checked() for service in services)
        saved = []
        with self.units() as unit:
            for service in services:
                before = unit.clinic.service(service.id) if service.version else None
                saved.append(unit.clinic.save_service(service))
                self._log(unit, Kind.SERVICE, service.id, before, saved[-1])
            unit.commit()
        return Done(tuple(saved), Changes.of(*((Kind.SERVICE, service.id) for service in services)))

    def set_up(self, clinic: Clinic, therapist: Therapist, services: tuple[Service, ...]) -> Done[Clinic]:
        """Keep all that the first-run wizard asked, in one transaction. Raises InvalidInput."""
        self.desk.actor.must(May.MANAGE)
        clinic, therapist = clinic.checked().written(), therapist.checked()
        services = tuple(service.checked() for service in services)
        with self.units() as unit:
            saved = unit.clinic.save_clinic(clinic)
            self._log(unit, Kind.CLINIC, "clinic", None, saved)
            unit.clinic.save_therapist(therapist)
            self._log(unit, Kind.THERAPIST, therapist.id, None, therapist)
            for service in services:
                unit.clinic.save_service(service)
                self._log(unit, Kind.SERVICE, service.id, None, service)
            unit.commit()
        return Done(saved, Changes.of((Kind.CLINIC, "clinic"), (Kind.THERAPIST, therapist.id)))

    def _log(self, unit: Unit, kind: Kind, record: str, before: object, after: object) -> None:
        self.desk.log(
            unit,
            AuditEvent(
                act=Act.CHANGED if before else Act.CREATED,
                kind=kind,
                record=record,
                detail=" ".join(changed_fields(before, after)),
            ),
        )
