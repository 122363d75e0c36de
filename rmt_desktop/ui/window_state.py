"""Where the window was, how wide its panes were: geometry only, kept by Qt's own settings."""

from PySide6.QtCore import QByteArray, QRect, QSettings, QSize
from PySide6.QtWidgets import QMainWindow, QSplitter

USUAL = QSize(1280, 800)
FRAME = QSize(16, 48)  # pixels, what the system's title bar and edges need at most


class WindowState:
    """Remembers geometry between starts."""

    def __init__(self, settings: QSettings) -> None:
        self._settings = settings

    def restore(self, window: QMainWindow) -> None:
        """Put the window where it was; a first start gets a sensible size."""
        geometry = self._settings.value("window/geometry")
        if not (isinstance(geometry, QByteArray) and window.restoreGeometry(geometry)):
            place = first_place(window.screen().availableGeometry())
            window.resize(place.size())
            window.move(place.topLeft())

    def remember(self, window: QMainWindow) -> None:
        """Keep the window's place."""
        self._settings.setValue("window/geometry", window.saveGeometry())

    def restore_panes(self, name: str, panes: QSplitter) -> None:
        """Give the panes the widths they had."""
        state = self._settings.value(f"panes/{name}")
        if isinstance(state, QByteArray):
            panes.restoreState(state)

    def remember_panes(self, name: str, panes: QSplitter) -> None:
        """Keep the widths of the panes."""
        self._settings.setValue(f"panes/{name}", panes.saveState())


def first_place(available: QRect) -> QRect:
    """Return where a window stands at first, in what the screen has left beside panels: whole, in the middle.

    The size is that of what is in the window, the corner that of its frame.
    """
    size = USUAL.boundedTo(available.size() - FRAME)
    place = QRect(available.topLeft(), size + FRAME)
    place.moveCenter(available.center())
    return QRect(place.topLeft(), size)
