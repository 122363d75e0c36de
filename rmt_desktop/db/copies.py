"""Copies of the database while it is open: encrypted with the same key, page by page."""

import os
import shutil
from pathlib import Path

from rmt_desktop.base.settings import sync_folder
from rmt_desktop.db.engine import VaultKey, connect
from rmt_desktop.db.troubles import damaged, trouble_for

COPIES = "copies"


def copy_database(source: Path, target: Path, key: VaultKey) -> None:
    """Write a copy of an open database that opens with the same key, and prove that it does.

    The copy is one moment of the source, also while others write. Raises StorageTrouble when there is no room for it;
    then nothing is left of it.
    """
    from sqlcipher3 import dbapi2 as sqlcipher

    target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    os.close(os.open(target, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
    try:
        with_source, with_target = connect(source, key), connect(target, key, journal="DELETE")
        try:
            with_source.backup(with_target)
            sound = with_target.execute("PRAGMA quick_check(1)").fetchone() == ("ok",)
        finally:
            with_target.close()
            with_source.close()
        if not sound:
            raise damaged()
    except sqlcipher.Error as error:
        target.unlink(missing_ok=True)
        raise trouble_for(getattr(error, "sqlite_errorcode", 0)) or error from error
    except BaseException:
        target.unlink(missing_ok=True)
        raise


def put_back(copy: Path, database: Path) -> None:
    """Put a copy in the place of a database that nobody has open. Raises OSError."""
    spare = database.with_name(database.name + ".restored")
    shutil.copyfile(copy, spare)
    with spare.open("r+b") as written:
        os.fsync(written.fileno())
    for leftover in ("-wal", "-shm"):
        database.with_name(database.name + leftover).unlink(missing_ok=True)
    spare.replace(database)
    sync_folder(database.parent)
