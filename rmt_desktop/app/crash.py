"""What happens when the program has a bug: a scrubbed report in the log and one dialog; the work goes on."""

import faulthandler
import logging
import platform
import sys
import traceback
from collections.abc import Callable
from pathlib import Path
from types import TracebackType

from rmt_desktop import __version__

LOG = logging.getLogger("rmt_desktop.app.crash")


def report_of(kind: type[BaseException], trace: TracebackType | None) -> str:
    """Return versions and the frames of a traceback, without values and without the error's own text.

    The text of an error from the data layers may hold what was typed about a client; file, line and function do not.
    """
    frames = traceback.extract_tb(trace)
    places = "\n".join(f"  {Path(frame.filename).name}:{frame.lineno} in {frame.name}" for frame in frames)
    return (
        f"RMT Desktop {__version__}, Python {platform.python_version()}, {platform.system()} {platform.release()}\n"
        f"{kind.__name__}\n{places}"
    )


class CrashHook:
    """Catches what no page could handle. ``show`` gets the report; it is called once at a time.

    What shows the report is changed once there is a window above which it can stand.
    """

    def __init__(self, folder: Path, show: Callable[[str], object]) -> None:
        self.show = show
        self._is_showing = False
        self._faults = None
        try:
            folder.mkdir(parents=True, exist_ok=True)
            self._faults = (folder / "faults.log").open("a", encoding="utf-8")
            faulthandler.enable(self._faults)
        except OSError:
            faulthandler.enable()

    def install(self) -> None:
        """Take over from Python's own hook."""
        sys.excepthook = self.handle

    def remove(self) -> None:
        """Give Python its own hook back and close the file."""
        sys.excepthook = sys.__excepthook__
        if self._faults is not None:
            faulthandler.disable()
            self._faults.close()

    def handle(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        """Log and show one bug; Ctrl+C while the program starts is none, and ends it."""
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        report = report_of(kind, trace)
        LOG.error(report)
        if not self._is_showing:
            self._is_showing = True
            try:
                self.show(report)
            finally:
                self._is_showing = False
