"""Reading and verifying the log."""

from dataclasses import dataclass

from rmt_desktop.base.errors import NotAllowed
from rmt_desktop.base.i18n import N_
from rmt_desktop.domain.audit import FIRST_HASH, Act, AuditEntry, AuditEvent, Kind, content_of, first_break
from rmt_desktop.domain.ids import NoteId
from rmt_desktop.services.actor import Desk, May
from rmt_desktop.services.ports import Unit, Units

CHUNK = 2000
CHUNKS_AT_ONCE = 10  # a rare act is looked for in so many chunks before the reader is asked whether to go on


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the check of the chain found: how many entries hold, and the first that does not, if any.

    ``altered_at`` is the first entry whose note is not any more what was signed then.
    """

    entries: int
    broken_at: int | None
    altered_at: int | None = None


@dataclass(frozen=True, slots=True)
class LogPage:
    """Entries, newest first, and before which number to go on; ``go_on_before`` is None at the log's beginning."""

    entries: tuple[AuditEntry, ...]
    go_on_before: int | None


@dataclass(frozen=True, slots=True)
class AuditLog:
    """The log of who did what with whose record."""

    units: Units
    desk: Desk

    def search(
        self, *, client: str = "", acts: frozenset[Act] = frozenset(), before_seq: int | None = None, limit: int = 200
    ) -> LogPage:
        """Return at most ``limit`` entries, newest first, of one client and of some acts if named.

        Fewer come back, with a number to go on from, when the acts named are rare in a long log.
        """
        self.desk.actor.must(May.READ_RECORD)
        found: list[AuditEntry] = []
        with self.units(reading=True) as unit:
            for _ in range(CHUNKS_AT_ONCE):
                size = CHUNK if acts else limit - len(found)
                chunk = unit.audit.entries(client=client, before_seq=before_seq, limit=size)
                for entry in chunk:
                    if not acts or entry.event.act in acts:
                        found.append(entry)
                    if len(found) == limit:
                        return LogPage(tuple(found), None if entry.seq == 1 else entry.seq)
                if len(chunk) < size:
                    return LogPage(tuple(found), None)
                before_seq = chunk[-1].seq
        return LogPage(tuple(found), before_seq)

    def verify(self) -> Verdict:
        """Check the whole chain, and the signed notes it names; the check itself is logged."""
        self.desk.actor.must(May.READ_RECORD)
        with self.units(reading=True) as unit:  # a long look must not keep anybody from writing
            verdict = self._verdict(unit)
        with self.units() as unit:
            self.desk.log(unit, AuditEvent(act=Act.VERIFIED, kind=Kind.AUDIT, detail=_said(verdict)))
            unit.commit()
        return verdict

    def note_unlock(self, failures: int, *, recovered: bool = False) -> None:
        """Log that the vault was unlocked, how many attempts had failed before, and a pass phrase set by the code."""
        with self.units() as unit:
            if failures:
                self.desk.log(unit, AuditEvent(act=Act.REFUSED, kind=Kind.VAULT, detail=f"failed attempts={failures}"))
            self.desk.log(unit, AuditEvent(act=Act.UNLOCKED, kind=Kind.VAULT))
            if recovered:
                by_code = AuditEvent(act=Act.SECRET_CHANGED, kind=Kind.VAULT, detail="passphrase by recovery code")
                self.desk.log(unit, by_code)
            unit.commit()

    def note_secret(self, what: str) -> None:
        """Log that a secret was replaced: ``passphrase`` or ``recovery code``, never its content."""
        with self.units() as unit:
            self.desk.log(unit, AuditEvent(act=Act.SECRET_CHANGED, kind=Kind.VAULT, detail=what))
            unit.commit()

    def correct_clock(self) -> None:
        """Let the record count from the computer's clock again, in the actor's name, after it was ahead once.

        The entry carries the clock's time and names the false one; what was recorded under that stays as it is. Raises
        NotAllowed when the clock and the record agree.
        """
        self.desk.actor.must(May.MANAGE)
        time = self.desk.time
        if not time.is_behind:
            raise NotAllowed(N_("The clock and the record agree; there is nothing to correct."))
        right = time.clock_now()
        event = AuditEvent(act=Act.CLOCK_CORRECTED, kind=Kind.VAULT, detail=f"record={time.latest} clock={time.clock}")
        with self.units() as unit:
            unit.log(event, at=right, user=self.desk.actor.user, user_name=self.desk.actor.name)
            unit.commit()
        time.go_on_from(right)

    def note_lock(self, reason: str) -> None:
        """Log that the vault is being locked: by hand, after idle time, or at the end."""
        with self.units() as unit:
            self.desk.log(unit, AuditEvent(act=Act.LOCKED, kind=Kind.VAULT, detail=reason))
            unit.commit()

    def _verdict(self, unit: Unit) -> Verdict:
        previous, seq, count = FIRST_HASH, 1, 0
        altered: int | None = None
        while chunk := unit.audit.chain(after_seq=seq - 1, limit=CHUNK):
            if (broken := first_break(chunk, previous=previous, seq=seq)) is not None:
                return Verdict(count, broken, altered)
            altered = altered or next((one.seq for one in chunk if not _is_as_signed(unit, one)), None)
            previous, seq, count = chunk[-1].hash, chunk[-1].seq + 1, count + len(chunk)
        return Verdict(count, None, altered)


def _is_as_signed(unit: Unit, entry: AuditEntry) -> bool:
    """Return whether the note an entry says was signed is stored as it was then; True for any other entry."""
    event = entry.event
    signed = content_of(event) if event.act is Act.SIGNED and event.kind is Kind.NOTE else ""
    return not signed or unit.notes.is_as_signed(NoteId(event.record), signed)


def _said(verdict: Verdict) -> str:
    if verdict.broken_at is not None:
        return f"{verdict.entries} broken at {verdict.broken_at}"
    if verdict.altered_at is not None:
        return f"{verdict.entries} altered at {verdict.altered_at}"
    return f"{verdict.entries} holds"
