"""The log: entries are appended to the chain and read, nothing else."""

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, Select, select

from rmt_desktop.db.mapping import AnyRow
from rmt_desktop.db.rows.audit import audit
from rmt_desktop.domain.audit import FIRST_HASH, AuditEntry, AuditEvent, chained


class AuditRows:
    """The ``AuditStore`` of the use cases."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def append(self, event: AuditEvent, *, at: datetime, user: str, user_name: str) -> None:
        """Add the next entry of the chain."""
        last = self._connection.execute(select(audit.c.seq, audit.c.hash).order_by(audit.c.seq.desc()).limit(1)).first()
        entry = chained(
            event,
            seq=last.seq + 1 if last else 1,
            at=at.astimezone(UTC),  # as it will be read back: the hash covers its text
            user=user,
            user_name=user_name,
            previous=last.hash if last else FIRST_HASH,
        )
        self._connection.execute(audit.insert(), _row(entry))

    def last(self) -> AuditEntry | None:
        """Return the newest entry, or None."""
        return next(iter(self._read(select(audit).order_by(audit.c.seq.desc()).limit(1))), None)

    def entries(self, *, client: str = "", before_seq: int | None = None, limit: int = 200) -> tuple[AuditEntry, ...]:
        """Return entries, newest first, of one client if named."""
        query = select(audit).order_by(audit.c.seq.desc()).limit(limit)
        if client:
            query = query.where(audit.c.client == client)
        if before_seq is not None:
            query = query.where(audit.c.seq < before_seq)
        return self._read(query)

    def chain(self, *, after_seq: int = 0, limit: int = 2000) -> tuple[AuditEntry, ...]:
        """Return entries in order, for verification."""
        return self._read(select(audit).where(audit.c.seq > after_seq).order_by(audit.c.seq).limit(limit))

    def last_of(self, record: str, act: str) -> AuditEntry | None:
        """Return the newest entry with this act about this record, or None."""
        query = select(audit).where(audit.c.record == record, audit.c.act == act)
        return next(iter(self._read(query.order_by(audit.c.seq.desc()).limit(1))), None)

    def _read(self, query: Select[Any]) -> tuple[AuditEntry, ...]:
        return tuple(_entry(row) for row in self._connection.execute(query))


def _row(entry: AuditEntry) -> dict[str, Any]:
    event = entry.event
    return {
        "seq": entry.seq,
        "at": entry.at,
        "user": entry.user,
        "user_name": entry.user_name,
        "act": event.act,
        "kind": event.kind,
        "record": event.record,
        "client": event.client,
        "detail": event.detail,
        "previous": entry.previous,
        "hash": entry.hash,
    }


def _entry(row: AnyRow) -> AuditEntry:
    return AuditEntry(
        seq=row.seq,
        at=row.at,
        user=row.user,
        user_name=row.user_name,
        event=AuditEvent(act=row.act, kind=row.kind, record=row.record, client=row.client, detail=row.detail),
        previous=row.previous,
        hash=row.hash,
    )
