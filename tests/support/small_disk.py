"""A disk that is really full: a small one in memory where we may mount it, else a limit on how long files may grow."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

SIZE = "24m"
CHUNK = bytes(65_536)


class SmallDisk:
    """A folder on a disk that can be filled and emptied."""

    def __init__(self, folder: Path, *, is_own: bool) -> None:
        self.folder = folder
        self._is_own = is_own
        self._ballast = folder / "ballast"

    @property
    def sentence(self) -> str:
        """What the program says of this disk when it takes nothing more."""
        return "The disk is full" if self._is_own else "cannot be reached or written"

    @property
    def paper_sentence(self) -> str:
        """What the program says of a paper for which there is no room."""
        return f"Could not save: the disk with {self.folder} is full." if self._is_own else "Could not save: "

    def fill(self) -> None:
        """Leave no room for one byte more."""
        if not self._is_own:
            _limit_files(1)
            return
        with self._ballast.open("wb", buffering=0) as out:
            for piece in (CHUNK, b"\0"):
                try:
                    while out.write(piece):
                        pass
                except OSError:
                    continue

    def make_room(self) -> None:
        """Make room again."""
        if self._is_own:
            self._ballast.unlink(missing_ok=True)
        else:
            _limit_files(None)


@contextmanager
def small_disk(folder: Path) -> Iterator[SmallDisk]:
    """Mount a small disk at ``folder``; where that is not allowed, fake it with a limit on files of this process."""
    folder.mkdir()
    is_own = sys.platform == "linux" and os.geteuid() == 0 and _mounted(folder)
    disk = SmallDisk(folder, is_own=is_own)
    try:
        yield disk
    finally:
        disk.make_room()
        if is_own:
            subprocess.run(["umount", "--lazy", str(folder)], check=True)  # noqa: S603, S607 - a system command


def _mounted(folder: Path) -> bool:
    command = ["mount", "-t", "tmpfs", "-o", f"size={SIZE}", "tmpfs", str(folder)]
    return subprocess.run(command, capture_output=True, check=False).returncode == 0  # noqa: S603 - a system command


def _limit_files(size: int | None) -> None:
    """Let no file of this process grow beyond a size in bytes; None takes the limit away."""
    import resource  # not on Windows

    _, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (hard if size is None else size, hard))
