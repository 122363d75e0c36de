"""Starting: from the process to the painted window, on a vault of 20 000 clients.

The floor is a process that imports SQLAlchemy and sqlcipher3 and shows a bare window. Both are started in turn, so that
a busy machine burdens both alike. The second line is what follows the pass phrase: from the Return key to the painted
day. The door stands open for a while before, as nobody types a pass phrase faster, and the time its key derivation is
meant to take is left out.
"""

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from tools.benchmarks import PASSPHRASE, Bench, Result, judged, percentile
from tools.compile_messages import ROOT

TIMES = 9
TYPING_S = 1.5
CHILD = "tools.benchmarks.start"


def measure(bench: Bench) -> Iterator[Result]:
    """Measure both in turn and compare the middle times."""
    vault = bench.vault(clients=20_000, visits=0)
    bare, door, day = [], [], []
    for _ in range(TIMES + 1):
        bare.append(_seconds(["bare"], bench.scratch)["window"])
        found = _seconds(["program", str(vault)], bench.scratch)
        door.append(found["window"])
        day.append(found["day"])
    floor = percentile(bare[1:], 0.5)
    yield judged("start: process to painted window", percentile(door[1:], 0.5), "s", floor=floor, at_most_times=1.6)
    yield judged(
        "start: pass phrase to the day, KDF left out",
        percentile(day[1:], 0.5),
        "s",
        floor=floor,
        at_most_times=1.6,
    )


def _seconds(arguments: list[str], scratch: Path) -> dict[str, float]:
    """Start a child and return what it measured, counted from the moment it was started."""
    home = {name: str(scratch) for name in ("XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_DATA_HOME", "APPDATA")}
    variables = {**os.environ, **home, "QT_QPA_PLATFORM": "offscreen", "STARTED_AT": repr(time.time())}
    result = subprocess.run(
        [sys.executable, "-m", CHILD, *arguments], cwd=ROOT, env=variables, check=True, text=True, capture_output=True
    )
    found: dict[str, float] = json.loads(result.stdout.splitlines()[-1])
    return found


def _bare() -> None:
    """Show a bare window after importing what every such program needs."""
    import sqlalchemy
    import sqlcipher3
    from PySide6.QtWidgets import QApplication, QMainWindow

    assert sqlalchemy
    assert sqlcipher3
    app = QApplication([])
    window = QMainWindow()
    window.resize(1280, 800)
    window.show()
    _until_painted(app)
    print(json.dumps({"window": _since_start()}))


def _program(vault: str) -> None:
    """Run the program as its own ``main`` does, and take over where it would wait for the user."""
    from PySide6.QtWidgets import QApplication

    from rmt_desktop.app.main import main

    QApplication.exec = _go_on  # type: ignore[method-assign]
    main(["--vault", vault])


def _go_on(*_: object) -> int:
    """Wait for the door to be painted, unlock, and wait for the day."""
    from PySide6.QtWidgets import QApplication, QMainWindow

    from rmt_desktop.ui.pages.unlock import UnlockPage

    app = QApplication.instance()
    assert isinstance(app, QApplication)
    _until_painted(app)
    found = {"window": _since_start()}
    window = next(one for one in app.topLevelWidgets() if isinstance(one, QMainWindow) and one.isVisible())
    door = window.findChild(UnlockPage)
    assert door is not None
    typed = time.perf_counter() + TYPING_S
    while time.perf_counter() < typed:
        app.processEvents()
    began = time.perf_counter()
    door.unlock_asked.emit(PASSPHRASE)
    while getattr(getattr(window, "navigator", None), "page", None) is None:
        app.processEvents()
    _until_painted(app)
    found["day"] = time.perf_counter() - began - _key_derivation()
    print(json.dumps(found))
    window.close()
    os._exit(0)


def _key_derivation() -> float:
    """Return how long the pass phrase alone takes with the program's parameters, in seconds."""
    from argon2.low_level import Type, hash_secret_raw

    from rmt_desktop.db.keys import Kdf

    kdf = Kdf()
    began = time.perf_counter()
    hash_secret_raw(
        b"x", b"y" * 16, time_cost=kdf.passes, memory_cost=kdf.memory_kib, parallelism=kdf.lanes, hash_len=32,
        type=Type.ID,
    )  # fmt: skip
    return time.perf_counter() - began


def _until_painted(app: object) -> None:
    """Let events run until a window has been painted and nothing is left to do."""
    from PySide6.QtCore import QEvent, QObject

    class Watch(QObject):
        painted = False

        def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: ARG002 - Qt's own signature
            self.painted = self.painted or event.type() == QEvent.Type.Paint
            return False

    watch = Watch()
    app.installEventFilter(watch)  # type: ignore[attr-defined]
    while not watch.painted:
        app.processEvents()  # type: ignore[attr-defined]
    app.processEvents()  # type: ignore[attr-defined]
    app.removeEventFilter(watch)  # type: ignore[attr-defined]


def _since_start() -> float:
    return time.time() - float(os.environ["STARTED_AT"])


if __name__ == "__main__":
    _bare() if sys.argv[1] == "bare" else _program(sys.argv[2])
