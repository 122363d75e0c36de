"""The self-test in a process of its own, held still after each step so that its disk can be looked at."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.support.processes import ROOT
from tests.support.traces import found_in

WORDS = (
    "Lindqvist",
    "MayaLindqvist",
    "519-555-0142",
    "519 555-0142",
    "5195550142",
    "1988-04-30",
    "nut oils",
    "Eliquis",
    "Nagging",
    "levator scapulae",
    "trigger point",
    "Head forward",
    "Overload of neck",
    "Rounded shoulders",
    "Warmth and ease",
    "pectoral muscles",
)
FOLDERS_BY_NAME = (
    "HOME", "TMPDIR", "TEMP", "TMP", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME",
    "XDG_RUNTIME_DIR", "APPDATA", "LOCALAPPDATA", "USERPROFILE",
)  # fmt: skip


@dataclass(frozen=True)
class Told:
    """What came of the story: what it printed and left; ``seen`` are the files there were, ``readable`` what of the
    client stood in one of them.
    """

    exit_code: int
    lines: list[str]
    out: Path
    readable: list[str]
    seen: set[str]
    looked_at: int
    left_behind: list[str]

    @property
    def text(self) -> str:
        """Everything printed."""
        return "\n".join(self.lines)

    @property
    def could_freeze(self) -> bool:
        """Whether this system can hold a process still."""
        return hasattr(signal, "SIGSTOP")


def own_folders(folder: Path) -> dict[str, str]:
    """Return an environment in which a process writes below ``folder`` and nowhere else."""
    places = {name: folder / "computer" / name.lower() for name in FOLDERS_BY_NAME}
    for place in places.values():
        place.mkdir(mode=0o700, parents=True, exist_ok=True)
    return os.environ | {name: str(place) for name, place in places.items()} | {"QT_QPA_PLATFORM": "offscreen"}


def tell(folder: Path) -> Told:
    """Play the story; after each line it prints, look at everything that lies on the disk by then."""
    out, computer = folder / "out", folder / "computer"
    command = [sys.executable, "-m", "rmt_desktop", "--self-test", "--out", str(out)]
    lines: list[str] = []
    readable: list[str] = []
    seen: set[str] = set()
    with subprocess.Popen(  # noqa: S603 - our own program
        command,
        cwd=ROOT,
        env=own_folders(folder),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
    ) as process:
        assert process.stdout is not None
        for line in process.stdout:
            lines.append(line.rstrip())
            with _held_still(process):
                seen |= {path.name for path in computer.rglob("*") if path.is_file()}
                readable += [f"{found} after {lines[-1]}" for found in found_in([computer], WORDS)]
    left = [path.name for path in computer.rglob("*") if path.is_file()]
    return Told(process.returncode, lines, out, readable, seen, len(lines), left)


@contextmanager
def _held_still(process: "subprocess.Popen[str]") -> Iterator[None]:
    """Hold a process still where the system can do that; elsewhere it runs on."""
    if not hasattr(signal, "SIGSTOP"):
        yield
        return
    process.send_signal(signal.SIGSTOP)
    try:
        yield
    finally:
        process.send_signal(signal.SIGCONT)
