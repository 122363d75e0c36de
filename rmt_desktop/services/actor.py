"""Who is acting, and what her role may do. Checked here, in the use cases, not only hidden in the windows."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from rmt_desktop.base.errors import NotAllowed
from rmt_desktop.base.i18n import N_
from rmt_desktop.domain.audit import AuditEvent
from rmt_desktop.domain.ids import TherapistId, UserId
from rmt_desktop.services.ports import LocalTime, Unit


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

    def must(self, what: May) -> None:
        """Raise NotAllowed unless the role allows it."""
        if not self.may(what):
            raise NotAllowed(N_("Your role does not allow this. Ask the owner of the clinic."))


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """What every use case needs beside its stores: time, new ids, and who is acting."""

    time: LocalTime
    new_id: Callable[[], str]
    actor: Actor

    def log(self, unit: Unit, event: AuditEvent) -> None:
        """Append an entry in the actor's name to the log, in the transaction of ``unit``."""
        unit.log(event, at=self.time.now(), user=self.actor.user, user_name=self.actor.name)
