"""What the store tells a person when the disk, the file or another program gets in the way.

The one place where codes of SQLite become sentences. Everything else that goes wrong in a statement is a bug.
"""

from pathlib import Path

from rmt_desktop.base.errors import StorageTrouble, UserError, VaultTrouble
from rmt_desktop.base.i18n import N_

# Primary result codes of SQLite, https://www.sqlite.org/rescode.html
PERM, BUSY, LOCKED, READONLY, IOERR, CORRUPT, FULL, CANTOPEN, NOTADB = 3, 5, 6, 8, 10, 11, 13, 14, 26


class DamagedVault(VaultTrouble):
    """A page of the database does not hold what was written into it."""


class VaultOpenAlready(VaultTrouble):
    """Somebody works with this vault in another window or on another computer."""


class VaultIsLocked(VaultTrouble):
    """The vault was closed; the key is gone from this program."""


def damaged() -> DamagedVault:
    """Return the sentence for a database that cannot be read any more."""
    return DamagedVault(
        N_("The vault's database is damaged and cannot be read."),
        hint=N_("Nothing was changed. Keep the folder as it is, and restore the last backup into a new folder."),
    )


def disk_full() -> StorageTrouble:
    """Return the sentence for a full disk."""
    return StorageTrouble(
        N_("The disk is full, so this could not be saved. What was saved before is safe."),
        hint=N_("Make some room on the disk; what you typed is still here and will be saved."),
    )


def read_only() -> StorageTrouble:
    """Return the sentence for a folder or file that may not be written."""
    return StorageTrouble(
        N_("The vault's folder is read-only, so this could not be saved. What was saved before is safe."),
        hint=N_("Allow writing to the folder, then try again; what you typed is still here."),
    )


def unreachable() -> StorageTrouble:
    """Return the sentence for a disk or network folder that does not answer."""
    return StorageTrouble(
        N_("The disk with the vault cannot be reached or written. What was saved before is safe."),
        hint=N_("Check the drive or the network folder; what you typed is still here."),
    )


def busy() -> StorageTrouble:
    """Return the sentence for a database that another task has been writing for too long."""
    return StorageTrouble(
        N_("Another task is still writing to the vault, so this could not be saved yet."),
        hint=N_("Wait a moment and try again; what you typed is still here."),
    )


def folder_trouble(error: OSError, folder: Path) -> VaultTrouble:
    """Return the sentence for a folder in which the vault's files cannot be read or written."""
    if isinstance(error, FileNotFoundError):
        return VaultTrouble(
            N_("The folder {folder} cannot be found."),
            hint=N_("Check that the drive is connected."),
            folder=str(folder),
        )
    return VaultTrouble(
        N_("The files in the folder {folder} cannot be read or written."),
        hint=N_("Nothing was changed. Check that the disk has room and that you may write to this folder."),
        folder=str(folder),
    )


def trouble_for(code: int) -> UserError | None:
    """Return the sentence for a result code of SQLite (extended codes too), or None for what can only be a bug."""
    match code & 0xFF:
        case code if code in (CORRUPT, NOTADB):
            return damaged()
        case code if code == FULL:
            return disk_full()
        case code if code in (READONLY, PERM):
            return read_only()
        case code if code in (IOERR, CANTOPEN):
            return unreachable()
        case code if code in (BUSY, LOCKED):
            return busy()
    return None
