"""One transaction at a time per thread: begin, use the stores, commit or undo.

A unit opened inside another one on the same thread joins it as a savepoint: its commit holds only if the outer one
commits too. So use cases may call each other. A unit that only reads sees the vault as it was at its first look and
never waits for a writer; one that writes takes the right to write when it begins.
"""

import contextlib
import threading
from datetime import datetime
from types import TracebackType
from typing import Self

from sqlalchemy import Connection, Engine, NestedTransaction
from sqlalchemy.exc import OperationalError

from rmt_desktop.base.i18n import N_
from rmt_desktop.db.stores.audit import AuditRows
from rmt_desktop.db.stores.clients import ClientRows
from rmt_desktop.db.stores.clinic import ClinicRows
from rmt_desktop.db.stores.consents import ConsentRows
from rmt_desktop.db.stores.forms import FormRows
from rmt_desktop.db.stores.notes import NoteRows
from rmt_desktop.db.stores.pictures import PictureRows
from rmt_desktop.db.stores.plans import PlanRows
from rmt_desktop.db.stores.receipts import ReceiptRows
from rmt_desktop.db.stores.timeline import TimelineRows
from rmt_desktop.db.stores.visits import VisitRows
from rmt_desktop.db.troubles import VaultIsLocked
from rmt_desktop.domain.audit import AuditEvent
from rmt_desktop.services.ports import (
    AuditStore,
    ClientStore,
    ClinicStore,
    ConsentStore,
    FormStore,
    NoteStore,
    PictureStore,
    PlanStore,
    ReceiptStore,
    TimelineStore,
    VisitStore,
)

CLOSING_WAITS_S = 10.0


class Transactions:
    """Gives units over one engine, and knows which of them are open. ``writes`` counts the commits."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._here = threading.local()
        self._changed = threading.Condition()
        self._open = 0
        self._is_closed = False
        self.writes = 0

    def unit(self, *, reading: bool = False) -> "SqlUnit":
        """Return a unit that is not begun yet; ``reading`` promises that it will not write."""
        return SqlUnit(self, reading=reading)

    def current(self) -> "SqlUnit | None":
        """Return the outermost unit that is open on this thread."""
        unit: SqlUnit | None = getattr(self._here, "unit", None)
        return unit

    def enter(self, unit: "SqlUnit", *, reading: bool) -> Connection:
        """Return a connection for an outermost unit. Raises VaultIsLocked after ``close``."""
        with self._changed:
            if self._is_closed:
                raise VaultIsLocked(N_("The vault is locked. Unlock it to go on."))
            self._open += 1
        try:
            connection = self._engine.connect().execution_options(reading=reading)
        except BaseException:
            self._leave()
            raise
        self._here.unit = unit
        return connection

    def leave(self, connection: Connection) -> None:
        """Take the connection of an outermost unit back; what it did not commit is undone."""
        self._here.unit = None
        try:
            connection.close()
        finally:
            self._leave()

    def close(self) -> None:
        """Refuse new units, wait for those of other threads, and close every connection. May be called twice."""
        with self._changed:
            self._is_closed = True
            own = 0 if self.current() is None else 1
            self._changed.wait_for(lambda: self._open <= own, timeout=CLOSING_WAITS_S)
        self._engine.dispose()

    def _leave(self) -> None:
        with self._changed:
            self._open -= 1
            self._changed.notify_all()


class SqlUnit:
    """The ``Unit`` of the use cases. Its stores exist between ``__enter__`` and ``__exit__``."""

    clinic: ClinicStore
    clients: ClientStore
    visits: VisitStore
    forms: FormStore
    consents: ConsentStore
    notes: NoteStore
    pictures: PictureStore
    receipts: ReceiptStore
    plans: PlanStore
    timeline: TimelineStore
    audit: AuditStore

    def __init__(self, transactions: Transactions, *, reading: bool) -> None:
        self._transactions = transactions
        self.reading = reading
        self.connection: Connection
        self._savepoint: NestedTransaction | None = None
        self._is_inner = False

    def __enter__(self) -> Self:
        outer = self._transactions.current()
        if outer is None:
            self.connection = self._transactions.enter(self, reading=self.reading)
        else:
            self._join(outer)
        self.clinic = ClinicRows(self.connection)
        self.clients = ClientRows(self.connection)
        self.visits = VisitRows(self.connection)
        self.forms = FormRows(self.connection)
        self.consents = ConsentRows(self.connection)
        self.notes = NoteRows(self.connection)
        self.pictures = PictureRows(self.connection)
        self.receipts = ReceiptRows(self.connection)
        self.plans = PlanRows(self.connection)
        self.timeline = TimelineRows(self.connection)
        self.audit = AuditRows(self.connection)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._is_inner:
            self._undo_inner()
        else:
            self._transactions.leave(self.connection)

    def log(self, event: AuditEvent, *, at: datetime, user: str, user_name: str) -> None:
        """Append one entry to the chain, in this transaction."""
        AuditRows(self.connection).append(event, at=at, user=user, user_name=user_name)

    def commit(self) -> None:
        """Make it so. Raises StorageTrouble when the disk is full or the folder read-only; nothing is half-written."""
        if self.reading:
            raise RuntimeError("a unit that only reads has nothing to commit")
        if self._is_inner:
            if self._savepoint is not None:
                self._savepoint.commit()
                self._savepoint = None
        else:
            self.connection.commit()
            self._transactions.writes += 1

    def _undo_inner(self) -> None:
        """Go back to the savepoint; a full disk makes the database undo the whole transaction, savepoints and all."""
        if self._savepoint is not None and self._savepoint.is_active:
            with contextlib.suppress(OperationalError):
                self._savepoint.rollback()

    def _join(self, outer: "SqlUnit") -> None:
        if outer.reading and not self.reading:
            raise RuntimeError("a unit that writes was opened inside one that only reads")
        self._is_inner = True
        self.connection = outer.connection
        if not self.reading:
            self._savepoint = self.connection.begin_nested()
