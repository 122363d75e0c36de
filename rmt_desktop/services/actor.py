"""Who is acting, and what her role may do. Checked here, in the use cases, not only hidden in the windows."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum

from rmt_desktop.base.errors import NotAllowed
from rmt_desktop.base.i18n import N_
from rmt_desktop.domain.audit import Act, AuditEvent, Kind
from rmt_desktop.domain.ids import TherapistId, UserId
from rmt_desktop.services.ports import LocalTime, Unit

VIEW_LOGGED_AGAIN_AFTER = timedelta(minutes=10)
EDIT_LOGGED_AGAIN_AFTER = timedelta(minutes=5)


class Role(StrEnum):
    """What a person is in the clinic."""

    OWNER = "owner"
    THERAPIST = "therapist"
    DESK = "desk"
    READER = "reader"


class May(StrEnum):
    """What a role may be allowed to do."""

    MANAGE = "manage"
    TREAT = "treat"
    READ_RECORD = "read_record"
    DESK = "desk"


_ALLOWED = {
    Role.OWNER: frozenset(May),
    Role.THERAPIST: frozenset({May.TREAT, May.READ_RECORD, May.DESK}),
    Role.DESK: frozenset({May.DESK}),
    Role.READER: frozenset({May.READ_RECORD}),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """The person at the computer. ``therapist`` is her entry as a therapist, if she treats."""

    user: UserId
    name: str
    role: Role
    therapist: TherapistId | None = None

    def may(self, what: May) -> bool:
        """Whether the role allows it."""
        return what in _ALLOWED[self.role]

    def must(self, *what: May) -> None:
        """Raise NotAllowed unless the role allows it, or one of several."""
        if not any(self.may(one) for one in what):
            raise NotAllowed(N_("Your role does not allow this. Ask the owner of the clinic."))


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """What every use case needs beside its stores: time, new ids, and who is acting."""

    time: LocalTime
    new_id: Callable[[], str]
    actor: Actor

    def log_now_and_then(self, unit: Unit, event: AuditEvent, *, every: timedelta) -> bool:
        """Append an entry unless the actor's last one about this act and record is younger; return whether it was.

        What is done many times in a row is one entry, so that the log stays readable.
        """
        last = unit.audit.last_of(event.record, event.act)
        if last is not None and last.user == self.actor.user and abs(self.time.now() - last.at) <= every:
            return False
        self.log(unit, event)
        return True

    def log_draft(self, unit: Unit, kind: Kind, record: str, client: str) -> None:
        """Log that a draft is being written: one entry per five minutes of it."""
        event = AuditEvent(act=Act.CHANGED, kind=kind, record=record, client=client, detail="draft")
        self.log_now_and_then(unit, event, every=EDIT_LOGGED_AGAIN_AFTER)

    def log(self, unit: Unit, event: AuditEvent) -> None:
        """Append an entry in the actor's name to the log, in the transaction of ``unit``."""
        unit.log(event, at=self.time.now(), user=self.actor.user, user_name=self.actor.name)
