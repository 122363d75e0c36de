"""Memory with 100 000 clients, the list open.

The floor is a process with a bare window. Counted is what the system holds in memory for the process (resident set).
"""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from tools.benchmarks import Bench, Result, judged
from tools.compile_messages import ROOT

CLIENTS = 100_000
ABOVE_MB = 120


def measure(bench: Bench) -> Iterator[Result]:
    """Measure each in a process of its own."""
    vault = bench.vault(clients=CLIENTS, visits=0)
    floor = _child("bare")
    value = _child(str(vault), str(bench.scratch))
    yield judged("memory, 100 000 clients on the list", value, "MB", floor=floor, at_most_above=ABOVE_MB)


def _child(*arguments: str) -> float:
    command = [sys.executable, "-m", "tools.benchmarks.memory", *arguments]
    result = subprocess.run(command, cwd=ROOT, check=True, text=True, capture_output=True)
    return float(result.stdout.splitlines()[-1])


def _resident_mb() -> float:
    """Return this process's resident memory in megabytes of 10**6 bytes; its peak where only that is known."""
    status = Path("/proc/self/status")
    if status.exists():
        line = next(one for one in status.read_text(encoding="ascii").splitlines() if one.startswith("VmRSS"))
        return int(line.split()[1]) * 1024 / 1e6
    import resource

    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / 1e6 if sys.platform == "darwin" else peak * 1024 / 1e6


def _bare() -> None:
    from PySide6.QtWidgets import QApplication, QMainWindow

    app = QApplication([])
    window = QMainWindow()
    window.resize(1280, 800)
    window.show()
    app.processEvents()
    print(_resident_mb())


def _program(vault: str, scratch: str) -> None:
    from rmt_desktop.ui.context import Route
    from tools.benchmarks.program import running

    with running(Path(vault), Path(scratch)) as program:
        program.show(Route("clients"))
        print(_resident_mb())


if __name__ == "__main__":
    _bare() if sys.argv[1] == "bare" else _program(sys.argv[1], sys.argv[2])
