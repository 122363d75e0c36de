"""Ctrl+C in the terminal from which the program was started closes it as its window's button does."""

import os
import signal
from collections.abc import Callable

from PySide6.QtCore import QObject, QSocketNotifier, Qt, Signal


class Interrupt(QObject):
    """Calls ``close`` for each Ctrl+C, from the event loop and never in the middle of what runs.

    Python handles a signal when Python runs next, which may be long after in a window that nobody touches. So the
    system also writes it into a pipe, and Qt, which watches the pipe, lets Python run. Windows has no such pipes; there
    it takes until the next timer, seconds at most.
    """

    _came = Signal()

    def __init__(self, close: Callable[[], object]) -> None:
        super().__init__()
        self._close = close
        self._came.connect(self._end, Qt.ConnectionType.QueuedConnection)
        self._before = signal.signal(signal.SIGINT, lambda *_: self._came.emit())
        self._pipe: tuple[int, ...] = ()
        if os.name == "posix":
            self._pipe = os.pipe()
            for end in self._pipe:
                os.set_blocking(end, False)
            self._wakeup_before = signal.set_wakeup_fd(self._pipe[1])
            self._notifier = QSocketNotifier(self._pipe[0], QSocketNotifier.Type.Read)
            self._notifier.activated.connect(self._woken)

    def remove(self) -> None:
        """Let Python handle Ctrl+C again as before."""
        signal.signal(signal.SIGINT, self._before)
        if self._pipe:
            self._notifier.setEnabled(False)
            signal.set_wakeup_fd(self._wakeup_before)
            for end in self._pipe:
                os.close(end)

    def _woken(self) -> None:
        """Empty the pipe. That Python runs is enough: it handles the signal first."""
        os.read(self._pipe[0], 64)

    def _end(self) -> None:
        self._close()
