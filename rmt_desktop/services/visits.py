"""Visits and the day: book, arrive, start, finish, and what waits on the Today page."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from rmt_desktop.base.errors import NotAllowed
from rmt_desktop.base.i18n import N_
from rmt_desktop.domain.audit import Act, AuditEvent, Kind
from rmt_desktop.domain.clients import ClientSummary
from rmt_desktop.domain.ids import ClientId, ServiceId, TherapistId, VisitId
from rmt_desktop.domain.notes import LATE_AFTER_HOURS
from rmt_desktop.domain.receipts import ReceiptFile
from rmt_desktop.domain.visits import Visit, VisitCard, VisitStatus
from rmt_desktop.services.actor import Desk, May
from rmt_desktop.services.changes import Changes, Done
from rmt_desktop.services.ports import Unit, Units

SHOWN_AT_MOST = 30


@dataclass(frozen=True, slots=True)
class Waiting:
    """What needs attention: notes more than 24 hours old and unsigned, unpaid receipts, histories due for review."""

    unsigned: tuple[VisitCard, ...]
    unpaid: tuple[ReceiptFile, ...]
    due: tuple[ClientSummary, ...]


@dataclass(frozen=True, slots=True)
class Visits:
    """The appointment book."""

    units: Units
    desk: Desk

    def day(self, day: date) -> tuple[VisitCard, ...]:
        """Return the cards of one day of the clinic, in the order of the day."""
        self.desk.actor.must(May.DESK, May.READ_RECORD)
        with self.units(reading=True) as unit:
            start = self.desk.time.start_of(day)
            return unit.visits.cards(start, self.desk.time.start_of(day + timedelta(days=1)))

    def waiting(self) -> Waiting:
        """Return what needs attention beside today's visits."""
        self.desk.actor.must(May.DESK, May.READ_RECORD)
        now = self.desk.time.now()
        with self.units(reading=True) as unit:
            clinic = unit.clinic.clinic()
            months = clinic.review_months if clinic else 12
            return Waiting(
                unsigned=unit.visits.unsigned_before(now - timedelta(hours=LATE_AFTER_HOURS)),
                unpaid=unit.receipts.recent(limit=SHOWN_AT_MOST, unpaid_only=True),
                due=unit.forms.due(now - timedelta(days=round(months * 30.44)), limit=SHOWN_AT_MOST),
            )

    def unsigned(self) -> tuple[VisitCard, ...]:
        """Return every visit that has begun, even ahead of its time, and whose note is not signed, oldest first."""
        self.desk.actor.must(May.DESK, May.READ_RECORD)
        with self.units(reading=True) as unit:
            return unit.visits.unsigned_before(self.desk.time.now() + timedelta(days=1))

    def get(self, visit_id: VisitId) -> Visit:
        """Return one visit. Raises NotFound."""
        self.desk.actor.must(May.DESK, May.READ_RECORD)
        with self.units(reading=True) as unit:
            return unit.visits.get(visit_id)

    def of_client(self, client_id: ClientId) -> tuple[Visit, ...]:
        """Return a client's visits, newest first."""
        self.desk.actor.must(May.DESK, May.READ_RECORD)
        with self.units(reading=True) as unit:
            return unit.visits.of_client(client_id)

    def overlapping(self, *, therapist: TherapistId, service: ServiceId, starts_at: datetime) -> tuple[VisitCard, ...]:
        """Return what a visit of this length would overlap with; a hint, because two clients may come together."""
        self.desk.actor.must(May.DESK, May.READ_RECORD)
        with self.units(reading=True) as unit:
            minutes = unit.clinic.service(service).minutes
            near = unit.visits.cards(starts_at - timedelta(days=1), starts_at + timedelta(minutes=minutes))
            return tuple(card for card in near if card.visit.takes(therapist, starts_at, minutes))

    def book(
        self,
        client_id: ClientId,
        *,
        therapist: TherapistId,
        service: ServiceId,
        starts_at: datetime,
        reason: str = "",
        arrived: bool = False,
    ) -> Done[Visit]:
        """Enter a visit, for a later time or for somebody who stands at the desk (``arrived``)."""
        self.desk.actor.must(May.DESK)
        with self.units() as unit:
            if unit.clients.get(client_id).is_archived:
                raise NotAllowed(N_("This client is archived. Restore the client before booking a visit."))
            if arrived:
                self._must_be_due(starts_at)
            visit = Visit(
                id=VisitId(self.desk.new_id()),
                client_id=client_id,
                therapist_id=therapist,
                service_id=service,
                starts_at=starts_at,
                minutes=unit.clinic.service(service).minutes,
                reason=reason.strip(),
                status=VisitStatus.ARRIVED if arrived else VisitStatus.BOOKED,
                status_at=self.desk.time.now(),
            )
            saved = unit.visits.save(visit)
            self._log(unit, Act.CREATED, saved, "")
            unit.commit()
        return _done(saved)

    def move(self, visit_id: VisitId, status: VisitStatus) -> Done[Visit]:
        """Take a visit one step on. Raises NotAllowed for a step that makes no sense."""
        self.desk.actor.must(May.DESK)
        with self.units() as unit:
            visit = unit.visits.get(visit_id)
            if status in (VisitStatus.ARRIVED, VisitStatus.STARTED):
                self._must_be_due(visit.starts_at)
            saved = unit.visits.save(visit.moved_to(status, at=self.desk.time.now()))
            self._log(unit, Act.CHANGED, saved, f"status={status}")
            unit.commit()
        return _done(saved)

    def _must_be_due(self, starts_at: datetime) -> None:
        """Raise NotAllowed for a visit of a later day: its note would be signed for a day that is still to come."""
        day = self.desk.time.day_of(starts_at)
        if day > self.desk.time.today():
            raise NotAllowed(
                N_("This visit is booked for {day}; nobody can be here for it before."),
                hint=N_("If the client is here today, book a visit for today."),
                day=day.isoformat(),
            )

    def _log(self, unit: Unit, act: Act, visit: Visit, detail: str) -> None:
        self.desk.log(
            unit, AuditEvent(act=act, kind=Kind.VISIT, record=visit.id, client=visit.client_id, detail=detail)
        )


def _done(visit: Visit) -> Done[Visit]:
    return Done(visit, Changes.of((Kind.VISIT, visit.id), (Kind.CLIENT, visit.client_id)))
