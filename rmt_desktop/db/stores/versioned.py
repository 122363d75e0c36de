"""Saving a record that carries a version: a stale save is refused and says who was faster."""

from datetime import datetime
from typing import Any, Generic, Protocol, TypeVar
from zoneinfo import ZoneInfo

from sqlalchemy import Connection, bindparam, select
from sqlalchemy.exc import IntegrityError

from rmt_desktop.base.errors import NotAllowed, NotFound, StaleRecord
from rmt_desktop.base.i18n import N_
from rmt_desktop.db.mapping import RowMap
from rmt_desktop.db.rows.audit import audit
from rmt_desktop.db.rows.clinic import clinic
from rmt_desktop.domain.audit import Act, Kind

_WRITES = (Act.CREATED, Act.CHANGED, Act.SIGNED, Act.ARCHIVED)

_MISSING = {
    Kind.CLIENT: N_("This client is not in this vault."),
    Kind.THERAPIST: N_("This therapist is not in this vault."),
    Kind.MARK_KIND: N_("This kind of mark is not in this vault."),
    Kind.SERVICE: N_("This line of the fee list is not in this vault."),
    Kind.VISIT: N_("This visit is not in this vault."),
    Kind.FORM: N_("This form is not in this vault."),
    Kind.NOTE: N_("This note is not in this vault."),
    Kind.RECEIPT: N_("This receipt is not in this vault."),
    Kind.PLAN: N_("This home-care sheet is not in this vault."),
}

_FROZEN = {
    Kind.FORM: N_("This form is signed; a signed form does not change."),
    Kind.NOTE: N_("This note is signed already. Add an addendum instead."),
    Kind.PLAN: N_("This sheet was given to the client already. Make a new one instead."),
}


class Record(Protocol):
    """A value with an id and a version."""

    @property
    def id(self) -> str:
        """The record's opaque id."""
        ...

    @property
    def version(self) -> int:
        """How often the record was saved."""
        ...


Saved = TypeVar("Saved", bound=Record)


def missing(kind: Kind) -> NotFound:
    """Return the sentence for a record that is not there."""
    return NotFound(_MISSING[kind])


def stale(connection: Connection, record: str, saved_at: datetime | None = None) -> StaleRecord:
    """Return the sentence that says who saved the record last, as the log has it, and when.

    Saves that follow each other closely share one entry of the log; ``saved_at`` is when the last of them was, where
    the record says so itself.
    """
    last = connection.execute(
        select(audit.c.user_name, audit.c.at)
        .where(audit.c.record == record, audit.c.act.in_(_WRITES))
        .order_by(audit.c.seq.desc())
        .limit(1)
    ).first()
    hint = N_("Nothing was overwritten, and what you typed is still here. Open the record again to see both.")
    if last is None:
        return StaleRecord(N_("This record was saved by somebody else after you opened it."), hint=hint)
    zone = connection.execute(select(clinic.c.zone)).scalar() or "UTC"
    return StaleRecord(
        N_("{name} saved this record after you opened it ({time})."),
        hint=hint,
        name=last.user_name,
        time=f"{(saved_at or last.at).astimezone(ZoneInfo(zone)):%Y-%m-%d %H:%M}",
    )


class VersionedRows(Generic[Saved]):
    """Reads and saves the values of one table; ``frozen_by`` names the column that closes a row for good."""

    def __init__(self, connection: Connection, rows: RowMap[Saved], kind: Kind, *, frozen_by: str = "") -> None:
        self._connection = connection
        self._rows = rows
        self._kind = kind
        self._frozen_by = frozen_by

    def get(self, id: str, /) -> Saved:
        """Return one value. Raises NotFound."""
        row = self._connection.execute(self._rows.select().where(self._rows.table.c.id == id)).first()
        if row is None:
            raise missing(self._kind)
        return self._rows.read(row)

    def put(self, value: Saved, **own: Any) -> int:
        """Insert a value of version 0, replace an older one, and return the version it has now.

        Raises StaleRecord when the stored version is another, NotAllowed when the row is closed, NotFound.
        """
        row = self._rows.row(value) | own | {"version": value.version + 1}
        if value.version == 0:
            try:
                self._connection.execute(self._rows.table.insert(), row)
            except IntegrityError as error:
                if self._stored(value.id) is None:
                    raise
                raise self._stale(value) from error
            return 1
        table = self._rows.table
        update = table.update().where(table.c.id == bindparam("its_id"), table.c.version == bindparam("its_version"))
        if self._frozen_by:
            update = update.where(table.c[self._frozen_by].is_(None))
        keys = {"its_id": row.pop("id"), "its_version": value.version}
        if self._connection.execute(update, row | keys).rowcount == 0:
            raise self._reason(value)
        return value.version + 1

    def _reason(self, value: Saved) -> NotFound | NotAllowed | StaleRecord:
        stored = self._stored(value.id)
        if stored is None:
            return missing(self._kind)
        if self._frozen_by and stored[1] is not None:
            return NotAllowed(_FROZEN[self._kind])
        return self._stale(value)

    def _stale(self, value: Saved) -> StaleRecord:
        saved_at = self._rows.table.c.get("saved_at")
        if saved_at is None:
            return stale(self._connection, value.id)
        stored = select(saved_at).where(self._rows.table.c.id == value.id)
        return stale(self._connection, value.id, self._connection.execute(stored).scalar())

    def _stored(self, id: str) -> Any:
        table = self._rows.table
        closed = table.c[self._frozen_by or "version"]
        return self._connection.execute(select(table.c.version, closed).where(table.c.id == id)).first()
