"""Vaults for tests: real ones, encrypted, with a key derivation that costs nothing."""

import shutil
from pathlib import Path

from rmt_desktop.base.clock import Clock
from rmt_desktop.db.keys import Kdf
from rmt_desktop.db.opened import OpenVault
from rmt_desktop.db.vault import VaultFolder
from tests.support.clock import FrozenClock

PASSPHRASE = "correct horse battery staple"  # noqa: S105 - of vaults that hold nothing
USER_NAME = "Anna Roy"
CHEAP = Kdf(memory_kib=8, passes=1, lanes=1)


def vault_files(clock: Clock | None = None) -> VaultFolder:
    """Return the adapter with the cheap key derivation."""
    return VaultFolder(clock or FrozenClock(), kdf=CHEAP)


def a_template(folder: Path) -> Path:
    """Make an empty vault once; copies of it open much faster than new ones are made."""
    opened, _ = vault_files().create(folder, PASSPHRASE, USER_NAME)
    opened.close()
    return folder


def a_vault(folder: Path, template: Path, clock: Clock | None = None) -> OpenVault:
    """Return an empty vault in ``folder``, open."""
    shutil.copytree(template, folder, dirs_exist_ok=True)
    return vault_files(clock).unlock(folder, PASSPHRASE)
