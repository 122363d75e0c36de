"""Ctrl+C in the terminal from which the program was started closes it as its window's button does."""

import signal
import socket
from collections.abc import Callable

from PySide6.QtCore import QObject, QSocketNotifier


class Interrupt(QObject):
    """Calls ``close`` once for each Ctrl+C.

    Python hears of a signal only when Python runs next, which may be long after in a window that nobody touches, and
    then in the middle of whatever runs. The system writes the signal into a socket instead, and Qt watches that.
    """

    def __init__(self, close: Callable[[], object]) -> None:
        super().__init__()
        self._close = close
        self._inner, self._outer = socket.socketpair()
        for end in (self._inner, self._outer):
            end.settimeout(0)
        self._handler_before = signal.signal(signal.SIGINT, lambda *_: None)
        self._fd_before = signal.set_wakeup_fd(self._outer.fileno())
        self._notifier = QSocketNotifier(self._inner.fileno(), QSocketNotifier.Type.Read)
        self._notifier.activated.connect(self._came)

    def remove(self) -> None:
        """Let Python handle Ctrl+C again as before."""
        self._notifier.setEnabled(False)
        signal.set_wakeup_fd(self._fd_before)
        signal.signal(signal.SIGINT, self._handler_before)
        self._inner.close()
        self._outer.close()

    def _came(self) -> None:
        if signal.SIGINT in self._inner.recv(64):
            self._close()
