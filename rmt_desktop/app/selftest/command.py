"""Sets the stage for the self-test: a clock that can be turned on, a new folder, answers for file dialogs."""

import os
import shutil
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from types import TracebackType

from rmt_desktop.app.options import Options
from rmt_desktop.app.selftest.stand_ins import ReadyAnswers, TurnedClock


def run(options: Options) -> int:
    """Play the story and return 0 only if every step held."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtCore import QSettings, qInstallMessageHandler
    from PySide6.QtWidgets import QApplication

    from rmt_desktop.app.garbage import GarbageOnWindowThread
    from rmt_desktop.app.preferences import KeptPreferences
    from rmt_desktop.app.program import Parts, Program
    from rmt_desktop.app.selftest.player import Player
    from rmt_desktop.app.selftest.story import play
    from rmt_desktop.app.wiring import wire
    from rmt_desktop.base.settings import PreferencesFile

    out = (options.out or Path("self-test")).resolve()
    out.mkdir(parents=True, exist_ok=True)
    folder = Path(tempfile.mkdtemp(prefix="rmt-self-test-"))
    app = QApplication.instance() or QApplication(sys.argv[:1])
    if not isinstance(app, QApplication):
        return 1
    clock, answers = TurnedClock(), ReadyAnswers(out)
    settings = QSettings(str(folder / "window.ini"), QSettings.Format.IniFormat)
    bugs, garbage = _Bugs(), GarbageOnWindowThread()
    qInstallMessageHandler(_without_chatter)
    try:
        program = Program(
            app,
            Parts(
                wiring=wire(clock=clock),
                preferences=KeptPreferences(
                    PreferencesFile(folder / "preferences.json"),
                    language="en",  # the hand finds what is on the screen by its English name
                    theme=options.theme or "light",
                ),
                settings=settings,
                folder=folder / "clinic",
                ask=lambda _tr: answers,
            ),
        )
        program.start()
        program.window.resize(1280, 800)
        held = _held(lambda: play(Player(program.window, out), program, clock, answers), bugs)
        program.window.close_now()
    finally:
        garbage.remove()
        qInstallMessageHandler(None)
        sys.excepthook = sys.__excepthook__
        settings.sync()  # or it would write its file, and the folder with it, at the very end
        shutil.rmtree(folder, ignore_errors=True)
    return 0 if held else 1


def _without_chatter(_kind: object, _context: object, message: str) -> None:
    """Pass on what Qt has to say, but not that a platform without a screen cannot move windows."""
    if "This plugin does not support" not in message:
        sys.stderr.write(f"{message}\n")


class _Bugs:
    """Remembers errors that no page could handle: in the self-test each is a failure."""

    def __init__(self) -> None:
        self.kinds: list[str] = []
        sys.excepthook = self.take

    def take(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        """Remember one and show it."""
        self.kinds.append(kind.__name__)
        sys.__excepthook__(kind, error, trace)


def _held(story: Callable[[], object], bugs: _Bugs) -> bool:
    from rmt_desktop.app.selftest.player import StepFailed

    try:
        story()
    except StepFailed:
        return False
    sys.stdout.write("every step held\n" if not bugs.kinds else f"bugs on the way: {', '.join(bugs.kinds)}\n")
    return not bugs.kinds
