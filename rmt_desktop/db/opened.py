"""An unlocked vault: its engine, its key and its lock, from opening to closing."""

from datetime import datetime
from pathlib import Path

from rmt_desktop.db.checks import check
from rmt_desktop.db.engine import VaultKey, open_engine
from rmt_desktop.db.folder_lock import FolderLock
from rmt_desktop.db.keys import Slot
from rmt_desktop.db.schema import Schema, create_tables, needs_upgrade, version_of
from rmt_desktop.db.troubles import damaged
from rmt_desktop.db.unit_of_work import SqlUnit, Transactions

# Reading every page takes five milliseconds for a megabyte: a small vault is checked whenever it is opened, a large one
# by ``check`` on the worker thread when the first page is shown. A damaged page is noticed in any case when it is read.
CHECKED_AT_ONCE_BYTES = 8_000_000
SMALLEST_BYTES = 4096


class OpenVault:
    """The ``OpenedVault`` of the use cases."""

    def __init__(self, *, database: Path, user: Slot, key: VaultKey, lock: FolderLock) -> None:
        self._database = database
        self._user = user
        self._key = key
        self._lock = lock
        self._engine = open_engine(database, key)
        self._transactions = Transactions(self._engine)

    @property
    def user(self) -> Slot:
        """Who opened the vault."""
        return self._user

    @property
    def folder(self) -> Path:
        """Where the vault's files lie."""
        return self._database.parent

    @property
    def writes(self) -> int:
        """How many units were committed; while it stays the same, what was read before is still true."""
        return self._transactions.writes

    def unit(self, *, reading: bool = False) -> SqlUnit:
        """Return a transaction to be begun with ``with``; ``reading`` promises that it will not write."""
        return self._transactions.unit(reading=reading)

    def check(self) -> None:
        """Read every page. Raises DamagedVault when one does not hold what was written into it."""
        check(self._engine)

    def close(self) -> None:
        """Finish what other threads are doing, drop the key and release the folder. May be called twice."""
        self._transactions.close()
        self._key.drop()
        self._lock.release()

    def prepare(self, schema: Schema, *, at: datetime) -> None:
        """Look at what was opened, and migrate it if it is older than the program.

        Raises DamagedVault, NewerVault, or what an upgrade raises; nothing is changed then.
        """
        if self._database.stat().st_size < SMALLEST_BYTES:
            raise damaged()  # the driver would take an empty file for a new database, and make one of it
        with self._engine.connect().execution_options(reading=True) as connection:
            version = version_of(connection)
        if needs_upgrade(version, schema):
            from rmt_desktop.db import migrate

            self._engine.dispose()
            migrate.upgrade(self._database, self._key, version=version, schema=schema, at=at)
        elif self._database.stat().st_size <= CHECKED_AT_ONCE_BYTES:
            self.check()


def create_database(path: Path, key: VaultKey) -> None:
    """Write a new, empty database. Raises StorageTrouble."""
    engine = open_engine(path, key)
    try:
        with engine.begin() as connection:
            create_tables(connection)
    finally:
        engine.dispose()
