"""One program at a time on one vault: a lock of the operating system on a small file in the folder.

It holds across windows, and across computers where the shared folder passes locks on. The system gives it back when
the process ends, however it ends. The file says on which computer the vault is open, and nothing else.
"""

import os
import platform
import sys
from pathlib import Path

from rmt_desktop.base.i18n import N_
from rmt_desktop.db.troubles import VaultOpenAlready

NAME = "vault.lock"
_FAR = 1 << 20  # Windows refuses to read what is locked, so a byte is locked that is not there


class FolderLock:
    """The right to write in one vault's folder, from its making to ``release``."""

    def __init__(self, folder: Path) -> None:
        """Take the right. Raises VaultOpenAlready when somebody has it, OSError when the folder cannot be written."""
        path = folder / NAME
        self._handle = os.open(path, os.O_RDWR | os.O_CREAT | getattr(os, "O_BINARY", 0), 0o600)
        try:
            _lock(self._handle)
        except OSError as error:
            os.close(self._handle)
            raise _open_already(path) from error
        try:
            os.ftruncate(self._handle, 0)
            os.write(self._handle, platform.node().encode("utf-8", "replace"))
        except BaseException:  # a full disk: the right must not be kept by an object that nobody has
            self.release()
            raise

    def release(self) -> None:
        """Give the right back. May be called twice."""
        if self._handle >= 0:
            os.close(self._handle)  # closing the file gives the lock back
            self._handle = -1


def _open_already(path: Path) -> VaultOpenAlready:
    try:
        computer = path.read_text(encoding="utf-8", errors="replace").strip()
    except OSError:
        computer = ""
    if computer and computer != platform.node():
        return VaultOpenAlready(
            N_("This vault is open already, on the computer {computer}."),
            hint=N_("Close the program there first; two programs must not write into one vault."),
            computer=computer,
        )
    return VaultOpenAlready(
        N_("This vault is open already in another window."),
        hint=N_("Use that window, or close it first; two programs must not write into one vault."),
    )


if sys.platform == "win32":
    import msvcrt

    def _lock(handle: int) -> None:
        os.lseek(handle, _FAR, os.SEEK_SET)
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        os.lseek(handle, 0, os.SEEK_SET)

else:
    import fcntl

    def _lock(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
