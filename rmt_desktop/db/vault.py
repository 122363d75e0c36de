"""Vaults on disk: a folder with an encrypted database, a key file, a lock file and the times of failed attempts.

Opening the database needs SQLAlchemy, which takes a quarter of a second to load; it is loaded when a vault is opened
and not when the program asks whether there is one.
"""

import contextlib
import secrets
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from rmt_desktop.base.clock import Clock
from rmt_desktop.base.errors import VaultTrouble
from rmt_desktop.base.i18n import N_
from rmt_desktop.base.settings import replace_atomically, sync_folder
from rmt_desktop.db.folder_lock import FolderLock
from rmt_desktop.db.keys import KEY_BYTES, Kdf, Keys, Slot, copy_of, new_keys, read_keys, renew_copy, write_keys
from rmt_desktop.db.troubles import folder_trouble
from rmt_desktop.domain.ids import UserId

if TYPE_CHECKING:
    from rmt_desktop.db.opened import OpenVault
    from rmt_desktop.db.schema import Schema

DATABASE = "vault.db"
KEYS = "keys.json"
ATTEMPTS = "attempts.json"
REMEMBERED = 100


class VaultFolder:
    """The ``VaultFiles`` of the use cases. ``kdf`` is how hard a guess is made for slots written from now on.

    ``schema`` is the version of the tables to work with, for tests of upgrades; None is the program's own.
    """

    def __init__(self, clock: Clock, *, kdf: Kdf = Kdf(), schema: "Schema | None" = None) -> None:
        self._clock = clock
        self._kdf = kdf
        self._schema = schema

    def exists(self, folder: Path) -> bool:
        """Whether there is a vault in this folder, or a part of one, or something that keeps us from looking."""
        try:
            return any((folder / name).exists() for name in (DATABASE, KEYS, copy_of(Path(KEYS)).name))
        except OSError:
            return True  # opening it will say what is the matter; a new vault must not be made in its place

    def users(self, folder: Path) -> tuple[Slot, ...]:
        """Return who may open the vault. Raises VaultTrouble."""
        return _keys(folder).slots

    def create(self, folder: Path, passphrase: str, user_name: str) -> "tuple[OpenVault, str]":
        """Make a new vault and return it open, with its recovery code. Raises VaultTrouble or StorageTrouble.

        Another vault in the folder is left alone.
        """
        from rmt_desktop.db.engine import VaultKey
        from rmt_desktop.db.opened import create_database

        if self.exists(folder):
            raise VaultTrouble(
                N_("There is a vault in the folder {folder} already. Nothing was changed."), folder=str(folder)
            )
        with _in_sentences(folder):
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        secret = secrets.token_bytes(KEY_BYTES)
        keys, code = new_keys(secret, passphrase, user_name, self._kdf)
        with _locked(folder) as lock:
            draft = folder / f"{DATABASE}.new"
            try:
                with _in_sentences(folder):
                    draft.unlink(missing_ok=True)
                    draft.touch(mode=0o600)
                    create_database(draft, VaultKey(secret))
                    write_keys(folder / KEYS, keys)
                    draft.replace(folder / DATABASE)
                    sync_folder(folder)
                return self._opened(folder, keys.slots[0], secret, lock), code
            except BaseException:  # nobody has seen its recovery code, and the next attempt must not find half a vault
                made = (f"{DATABASE}.new", DATABASE, f"{DATABASE}-wal", f"{DATABASE}-shm", KEYS)
                for leftover in (*(folder / name for name in made), copy_of(folder / KEYS)):
                    leftover.unlink(missing_ok=True)
                raise

    def unlock(self, folder: Path, passphrase: str, *, user: UserId | None = None) -> "OpenVault":
        """Open a vault, migrating it if it is older than the program.

        Raises WrongPassphrase, DamagedKeyFile, DamagedVault, NewerVault, VaultOpenAlready, or another VaultTrouble.
        """
        keys = _keys(folder)
        with _locked(folder) as lock:
            slot, secret = keys.opened_by(passphrase, user=user)
            opened = self._opened(folder, slot, secret, lock)
            renew_copy(folder / KEYS)  # if somebody deleted it, or the disk was full when it should have been written
            return opened

    def recover(self, folder: Path, code: str, passphrase: str) -> "OpenVault":
        """Open a vault with the recovery code and give the first user a new pass phrase. Raises as ``unlock``."""
        keys = _keys(folder)
        with _locked(folder) as lock:
            secret = keys.recovered_by(code)
            opened = self._opened(folder, keys.slots[0], secret, lock)
            try:
                with _in_sentences(folder):
                    write_keys(folder / KEYS, keys.with_passphrase(keys.slots[0].id, passphrase, secret, self._kdf))
            except BaseException:
                opened.close()
                raise
            return opened

    def verify(self, folder: Path, user: UserId, passphrase: str) -> None:
        """Check a pass phrase without opening anything. Raises WrongPassphrase."""
        _keys(folder).opened_by(passphrase, user=user)

    def change_passphrase(self, folder: Path, user: UserId, old: str, new: str) -> None:
        """Wrap one person's slot anew. Raises WrongPassphrase or VaultTrouble; the old pass phrase holds then."""
        keys = _keys(folder)
        _, secret = keys.opened_by(old, user=user)
        with _in_sentences(folder):
            write_keys(folder / KEYS, keys.with_passphrase(user, new, secret, self._kdf))

    def new_recovery_code(self, folder: Path, user: UserId, passphrase: str) -> str:
        """Replace the recovery code and return the new one. Raises WrongPassphrase or VaultTrouble."""
        keys = _keys(folder)
        _, secret = keys.opened_by(passphrase, user=user)
        keys, code = keys.with_recovery(secret, self._kdf)
        with _in_sentences(folder):
            write_keys(folder / KEYS, keys)
        return code

    def failures(self, folder: Path) -> tuple[datetime, ...]:
        """Return the times of failed attempts since the last successful one; an unreadable list is an empty one."""
        try:
            return msgspec.json.decode((folder / ATTEMPTS).read_bytes(), type=tuple[datetime, ...])
        except (OSError, msgspec.DecodeError):
            return ()

    def note_failure(self, folder: Path, at: datetime) -> None:
        """Remember a failed attempt. Where nothing can be written the refusal itself still stands."""
        times = (*self.failures(folder), at)[-REMEMBERED:]
        with contextlib.suppress(OSError):
            replace_atomically(folder / ATTEMPTS, msgspec.json.encode(times))

    def clear_failures(self, folder: Path) -> None:
        """Forget the failed attempts."""
        with contextlib.suppress(OSError):
            (folder / ATTEMPTS).unlink(missing_ok=True)

    def _opened(self, folder: Path, user: Slot, secret: bytes, lock: FolderLock) -> "OpenVault":
        from rmt_desktop.db.engine import VaultKey
        from rmt_desktop.db.opened import OpenVault
        from rmt_desktop.db.schema import Schema

        opened = OpenVault(database=folder / DATABASE, user=user, key=VaultKey(secret), lock=lock)
        try:
            with _in_sentences(folder):
                opened.prepare(self._schema or Schema(), at=self._clock.now())
        except BaseException:
            opened.close()
            raise
        return opened


def _keys(folder: Path) -> Keys:
    """Return the key file of a vault that is all there. Raises VaultTrouble."""
    with _in_sentences(folder):
        if not folder.is_dir():
            raise FileNotFoundError
        for name in (KEYS, DATABASE):
            if not (folder / name).exists():
                raise VaultTrouble(
                    N_("The vault in {folder} is not complete: the file {name} is missing."),
                    hint=N_("Nothing was changed. Put the file back, or restore the last backup into a new folder."),
                    folder=str(folder),
                    name=name,
                )
        return read_keys(folder / KEYS)


@contextlib.contextmanager
def _locked(folder: Path) -> Iterator[FolderLock]:
    """Take the folder for the vault that is opened in this block; give it back if that fails."""
    with _in_sentences(folder):
        lock = FolderLock(folder)
    try:
        yield lock
    except BaseException:
        lock.release()
        raise


@contextlib.contextmanager
def _in_sentences(folder: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise folder_trouble(error, folder) from error
