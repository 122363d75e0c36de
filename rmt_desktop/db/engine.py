"""The one place where the encrypted database is opened, and with which settings.

Encryption is SQLCipher 4 with the random vault key given raw: no second key derivation, so that opening costs less
than a millisecond. Measured on 80 MB: ``cipher_memory_security`` makes each look-up half as slow again and protects
nothing that does not also lie in Python's memory, so it stays off.
"""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine import ExceptionContext
from sqlalchemy.pool import QueuePool
from sqlcipher3 import dbapi2 as sqlcipher

from rmt_desktop.db.troubles import trouble_for

BUSY_MS = 5_000

_SETTINGS = (
    "PRAGMA synchronous = FULL",  # a commit survives a power cut, not only a crash
    "PRAGMA fullfsync = ON",  # the same on macOS, where a plain sync stops at the drive's cache
    "PRAGMA checkpoint_fullfsync = ON",
    "PRAGMA recursive_triggers = ON",  # INSERT OR REPLACE would otherwise slip past the triggers against deleting
    "PRAGMA secure_delete = ON",  # a photo that was taken out is overwritten, not left in a page that is free
    "PRAGMA temp_store = MEMORY",  # nothing readable in the temporary folder
    "PRAGMA trusted_schema = OFF",
    "PRAGMA cache_size = -16000",  # 16 MB for each connection
)


class VaultKey:
    """The random 256-bit key of a vault, as long as it is open."""

    def __init__(self, key: bytes) -> None:
        self._bytes = bytearray(key)

    def use(self) -> str:
        """Return the key as SQLCipher's raw-key text. Raises ValueError after ``drop``."""
        if not self._bytes:
            raise ValueError("the key was dropped")
        return f"x'{self._bytes.hex()}'"

    def drop(self) -> None:
        """Overwrite the key. Copies that Python or the driver made and freed are beyond reach."""
        self._bytes[:] = bytes(len(self._bytes))
        self._bytes.clear()


def connect(path: Path, key: VaultKey, *, journal: str = "WAL", foreign_keys: bool = True) -> Any:
    """Return a bare connection of the driver; transactions begin and end only by explicit statements.

    ``foreign_keys`` is switched off only to rebuild tables in an upgrade. Raises the driver's errors.
    """
    connection = sqlcipher.connect(str(path), isolation_level=None, check_same_thread=False, timeout=BUSY_MS / 1000)
    try:
        connection.execute("PRAGMA cipher_log_level = NONE")  # it would write to the terminal; we say it in a sentence
        connection.execute(f'PRAGMA key = "{key.use()}"')
        connection.execute("PRAGMA cipher_compatibility = 4")  # a later SQLCipher still reads today's file
        connection.execute(f"PRAGMA journal_mode = {journal}")
        connection.execute(f"PRAGMA foreign_keys = {foreign_keys:d}")
        for setting in _SETTINGS:
            connection.execute(setting)
    except BaseException:
        connection.close()
        raise
    return connection


def open_engine(path: Path, key: VaultKey) -> Engine:
    """Return the engine of one vault. A connection is used by one thread at a time; two or three are kept."""
    return engine_of(lambda: connect(path, key))


def engine_of(creator: Callable[[], Any]) -> Engine:
    """Return an engine over connections of the driver, with our way of beginning and our sentences for troubles."""
    engine = create_engine(
        "sqlite://",
        module=sqlcipher,
        creator=creator,
        poolclass=QueuePool,
        pool_size=3,
        max_overflow=5,
        hide_parameters=True,  # the text of an error must not carry a client's words anywhere
    )
    event.listen(engine, "begin", _begin)
    event.listen(engine, "handle_error", _in_a_sentence, retval=True)
    return engine


def _begin(connection: Connection) -> None:
    """Take the right to write at once, unless the transaction only reads.

    Taken later, it could be refused because another thread has written since, and the use case would have to be run
    again.
    """
    reading = connection.get_execution_options().get("reading", False)
    connection.exec_driver_sql("BEGIN" if reading else "BEGIN IMMEDIATE")


def _in_a_sentence(context: ExceptionContext) -> BaseException | None:
    return trouble_for(getattr(context.original_exception, "sqlite_errorcode", 0))
