"""Visits: the daily appointment record (domain facts 2.1), and the one next step of each."""

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from enum import StrEnum

from rmt_desktop.base.errors import NotAllowed
from rmt_desktop.base.i18n import N_
from rmt_desktop.domain.ids import ClientId, NoteId, ReceiptId, ServiceId, TherapistId, VisitId


class VisitStatus(StrEnum):
    """How far a visit has come."""

    BOOKED = "booked"
    ARRIVED = "arrived"
    STARTED = "started"
    DONE = "done"
    CANCELLED = "cancelled"
    NO_SHOW = "no_show"


STATUS_NAMES = {
    VisitStatus.BOOKED: N_("Booked"),
    VisitStatus.ARRIVED: N_("Here"),
    VisitStatus.STARTED: N_("In treatment"),
    VisitStatus.DONE: N_("Treated"),
    VisitStatus.CANCELLED: N_("Cancelled"),
    VisitStatus.NO_SHOW: N_("Did not come"),
}


class NextStep(StrEnum):
    """The one thing to do next for a visit; the label of its button on the Today page."""

    ARRIVED = "arrived"
    INTAKE = "intake"
    START = "start"
    FINISH_NOTE = "finish_note"
    RECEIPT = "receipt"
    DONE = "done"


STEP_NAMES = {
    NextStep.ARRIVED: N_("Arrived"),
    NextStep.INTAKE: N_("Intake"),
    NextStep.START: N_("Start visit"),
    NextStep.FINISH_NOTE: N_("Finish note"),
    NextStep.RECEIPT: N_("Receipt"),
    NextStep.DONE: N_("Done"),
}

_AFTER = {
    VisitStatus.BOOKED: {VisitStatus.ARRIVED, VisitStatus.STARTED, VisitStatus.CANCELLED, VisitStatus.NO_SHOW},
    VisitStatus.ARRIVED: {VisitStatus.BOOKED, VisitStatus.STARTED, VisitStatus.CANCELLED},
    VisitStatus.STARTED: {VisitStatus.DONE},
    VisitStatus.DONE: set[VisitStatus](),
    VisitStatus.CANCELLED: {VisitStatus.BOOKED},
    VisitStatus.NO_SHOW: {VisitStatus.BOOKED},
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """One appointment of one client with one therapist; ``starts_at`` in UTC, ``minutes`` its length.

    ``also_present`` names anybody else in the room (domain facts 2.2, item 2).
    """

    id: VisitId
    version: int = 0
    client_id: ClientId
    therapist_id: TherapistId
    service_id: ServiceId
    starts_at: datetime
    minutes: int
    reason: str = ""
    status: VisitStatus = VisitStatus.BOOKED
    status_at: datetime | None = None
    also_present: str = ""

    def moved_to(self, status: VisitStatus, *, at: datetime) -> "Visit":
        """Return the visit one step on. Raises NotAllowed for a step that makes no sense."""
        if status is self.status:
            return self
        if status not in _AFTER[self.status]:
            raise NotAllowed(N_("This visit cannot be changed that way any more."))
        return replace(self, status=status, status_at=at)

    def takes(self, therapist: TherapistId, starts_at: datetime, minutes: int) -> bool:
        """Return whether it takes some of a therapist's time from ``starts_at`` on; what is called off takes none."""
        if self.status in (VisitStatus.CANCELLED, VisitStatus.NO_SHOW) or therapist != self.therapist_id:
            return False
        ends_at = self.starts_at + timedelta(minutes=self.minutes)
        return self.starts_at < starts_at + timedelta(minutes=minutes) and starts_at < ends_at


@dataclass(frozen=True, slots=True, kw_only=True)
class VisitCard:
    """What the Today page shows of a visit; ``note_in_error`` where its signed note was declared entered in error.

    ``history_reviewed_on`` is the day the signed health history was last looked at, None while there is none;
    ``unchanged_said_by`` is who recorded then that nothing had changed, empty where something else was recorded.
    """

    visit: Visit
    client_name: str
    service_name: str
    service_name_fr: str = ""
    note_id: NoteId | None
    note_is_signed: bool
    note_in_error: bool = False
    receipt_id: ReceiptId | None
    history_reviewed_on: date | None
    unchanged_said_by: str = ""

    def asks_for_changes(self, day: date) -> bool:
        """Whether it is still to be asked on a day if anything changed since the history was last looked at."""
        is_open = self.visit.status in (VisitStatus.BOOKED, VisitStatus.ARRIVED, VisitStatus.STARTED)
        return is_open and self.history_reviewed_on is not None and self.history_reviewed_on < day

    def service_in(self, language: str) -> str:
        """Return the name of the service in a language, the English one where there is no French."""
        return (language.startswith("fr") and self.service_name_fr) or self.service_name

    @property
    def next_step(self) -> NextStep:
        """The one next step: intake before treatment, note before receipt; none after a note entered in error."""
        visit = self.visit
        if visit.status in (VisitStatus.CANCELLED, VisitStatus.NO_SHOW):
            return NextStep.DONE
        if visit.status is VisitStatus.BOOKED:
            return NextStep.ARRIVED
        if visit.status is VisitStatus.ARRIVED:
            return NextStep.START if self.history_reviewed_on else NextStep.INTAKE
        if not self.note_is_signed:
            return NextStep.FINISH_NOTE
        return NextStep.DONE if self.receipt_id or self.note_in_error else NextStep.RECEIPT
