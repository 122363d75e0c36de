"""The shell put aside: while a client holds the computer, nothing of the program stands behind her questions.

A dialog that fills the screen keeps eyes and mouse away, but a screen reader or a voice reaches everything that is in
a window, shown or not. So the pages are taken out of the window whole, and put back as they were.
"""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMainWindow, QWidget
from shiboken6 import isValid

from rmt_desktop.ui.actions import Actions

TITLE = "RMT Desktop"


class ShellAside:
    """Takes pages, menus and commands out of a window at once; ``put_back`` brings them again."""

    def __init__(self, window: QMainWindow, actions: Actions) -> None:
        self._window = window
        self._actions = actions
        self._title = window.windowTitle()
        self._focus = window.focusWidget()
        self._shell: QWidget | None = window.takeCentralWidget()
        if self._shell is not None:
            self._shell.setEnabled(False)  # for who still holds on to one of its buttons
        actions.suspend(window.menuBar())
        window.menuBar().hide()
        window.statusBar().hide()
        window.setWindowTitle(TITLE)
        window.setCentralWidget(QWidget())

    def put_back(self) -> None:
        """Show the pages again where they were, the focus where it was."""
        shell, self._shell = self._shell, None
        if shell is None:
            return
        shell.setEnabled(True)
        self._window.setCentralWidget(shell)
        shell.show()
        self._actions.resume(self._window.menuBar())
        self._window.menuBar().show()
        self._window.statusBar().show()
        self._window.setWindowTitle(self._title)
        if self._focus is not None and isValid(self._focus):
            self._focus.setFocus(Qt.FocusReason.OtherFocusReason)

    def let_go(self) -> None:
        """Drop the pages for good: the vault closes while they are aside."""
        if self._shell is not None:
            self._shell.deleteLater()
            self._shell = None
