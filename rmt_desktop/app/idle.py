"""Notices when nobody has touched mouse, keyboard, pen or screen for a while."""

from collections.abc import Callable
from datetime import datetime, timedelta

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtGui import QGuiApplication

from rmt_desktop.base.clock import Clock

_TOUCHES = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TabletMove,
        QEvent.Type.TouchBegin,
        QEvent.Type.TouchUpdate,
    }
)
LOOK_EVERY_MS = 5_000


class IdleWatch(QObject):
    """Watches the windows. ``minutes`` is read each time, so that a changed preference holds at once.

    It listens at the windows and not at the application, where every event of every widget would have to pass through
    Python: a window sees only what comes from outside.
    """

    def __init__(
        self, app: QGuiApplication, clock: Clock, minutes: Callable[[], int], is_idle: Callable[[], object]
    ) -> None:
        super().__init__()
        self._app = app
        self._clock = clock
        self._minutes = minutes
        self._is_idle = is_idle
        self._last: datetime = clock.now()
        self._timer = QTimer(self, interval=LOOK_EVERY_MS)
        self._timer.timeout.connect(self.look)

    def start(self) -> None:
        """Begin to count from now."""
        self.touch()
        if not self._timer.isActive():
            self._timer.start()
            self._app.focusWindowChanged.connect(self._listen)
        self._listen()

    def touch(self) -> None:
        """Count from now, as if somebody had touched something."""
        self._last = self._clock.now()

    def stop(self) -> None:
        """Stop counting."""
        if self._timer.isActive():
            self._timer.stop()
            self._app.focusWindowChanged.disconnect(self._listen)

    def look(self) -> None:
        """Tell that nobody is there, if so. A clock set back counts as a touch."""
        now = self._clock.now()
        if now < self._last:
            self._last = now
        elif now - self._last >= timedelta(minutes=self._minutes()):
            self.stop()
            self._is_idle()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take note of every touch and let it pass."""
        if event.type() in _TOUCHES:
            self.touch()
        return False

    def _listen(self, *_: object) -> None:
        """Listen at every window there is now; at one known already nothing changes."""
        for window in QGuiApplication.topLevelWindows():
            window.installEventFilter(self)
