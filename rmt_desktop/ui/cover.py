"""The cover: hides every window until the pass phrase is given, where idle time came and something is not kept yet.

Locking closes the vault and all windows; it must not do so while a window holds words that only a person can finish,
such as a consent that is being talked about. Then the windows stay as they are below the cover, and nothing of them
can be seen, read by a screen reader, or reached by keyboard or mouse.
"""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QApplication, QFrame, QProgressBar, QWidget
from shiboken6 import isValid

from rmt_desktop.base.errors import UserError
from rmt_desktop.base.i18n import N_
from rmt_desktop.domain.ids import UserId
from rmt_desktop.ui.context import GateContext
from rmt_desktop.ui.theme import GRID, set_role
from rmt_desktop.ui.widgets.fields import Field
from rmt_desktop.ui.widgets.layouts import Card, centred, column
from rmt_desktop.ui.widgets.passphrase import PassphraseEdit
from rmt_desktop.ui.widgets.text import button, label

CARD_EMS = 33
TITLE = "RMT Desktop"
_KINDS = (Qt.WindowType.Window, Qt.WindowType.Dialog, Qt.WindowType.Sheet)


class Cover(QObject):
    """Covers all windows. ``lifted`` comes with the number of wrong attempts before the right pass phrase."""

    lifted = Signal(int)

    def __init__(self, ctx: GateContext, folder: Path, user: UserId, user_name: str) -> None:
        super().__init__()
        self._ctx = ctx
        self._folder = folder
        self._user = user
        self._shades: dict[QWidget, _Shade] = {}
        self._focus: QWidget | None = None
        self._card = _DoorCard(ctx, user_name, self._verify)

    @property
    def is_spread(self) -> bool:
        """Whether the windows are covered now."""
        return bool(self._shades)

    def spread(self) -> None:
        """Cover every window there is, and every one that opens until the cover is lifted."""
        app = QApplication.instance()
        if self.is_spread or not isinstance(app, QApplication):
            return
        self._focus = QApplication.focusWidget()
        while (popup := QApplication.activePopupWidget()) is not None:
            popup.close()
        self._cover_all()
        app.focusWindowChanged.connect(self._cover_all)

    def lift(self) -> None:
        """Show the windows again as they were, the focus where it was."""
        app = QApplication.instance()
        if not self.is_spread or not isinstance(app, QApplication):
            return
        app.focusWindowChanged.disconnect(self._cover_all)
        self._card.setParent(None)
        self._card.empty()
        for shade in self._shades.values():
            if isValid(shade):
                shade.lift()
        self._shades = {}
        if self._focus is not None and isValid(self._focus) and self._focus.isVisible():
            self._focus.setFocus(Qt.FocusReason.OtherFocusReason)
        self._focus = None

    def _cover_all(self, *_: object) -> None:
        """Cover what is not covered yet, and put the field on the window that can be reached."""
        for window in QApplication.topLevelWidgets():
            if window.isVisible() and window.windowType() in _KINDS and window not in self._shades:
                self._shades[window] = _Shade(window)
        front = QApplication.activeModalWidget() or next(iter(self._shades), None)
        if front is not None and front in self._shades and self._card.parentWidget() is not self._shades[front]:
            self._shades[front].hold(self._card)
            self._card.focus_first()

    def _verify(self, secret: str) -> None:
        ctx, folder, user = self._ctx, self._folder, self._user
        ctx.tasks.run(self, lambda: ctx.vaults.verify(folder, user, secret), self._right, self._card.tell)

    def _right(self, failures: int) -> None:
        self._card.set_busy(busy=False)
        self.lift()
        self.lifted.emit(failures)


class _Shade(QFrame):
    """Lies over one window. What the window shows is hidden below it, so that nobody can tab or read into it."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._title = window.windowTitle()
        self._size = window.size()
        self._is_grown = False
        self._hidden = [
            child
            for child in window.children()
            if isinstance(child, QWidget) and child is not self and not child.isWindow() and not child.isHidden()
        ]
        self._disabled: list[QAction] = [action for action in window.actions() if action.isEnabled()]
        set_role(self, "ground")
        self.setAutoFillBackground(True)
        self._column = column(self)
        for child in self._hidden:
            child.hide()
        for action in self._disabled:
            action.setEnabled(False)
        window.setWindowTitle(TITLE)
        window.installEventFilter(self)
        self.setGeometry(window.rect())
        self.show()
        self.raise_()

    def hold(self, card: QWidget) -> None:
        """Show the card with the field in the middle."""
        self._column.addStretch(1)
        self._column.addLayout(centred(card))
        self._column.addStretch(2)
        card.show()
        room = QSize(card.maximumWidth(), card.heightForWidth(card.maximumWidth())) + QSize(4 * GRID, 4 * GRID)
        self._grow_to(room)

    def _grow_to(self, room: QSize) -> None:
        """Make a small dialog large enough for the card while it is covered."""
        if self._size.expandedTo(room) != self._size:
            self._window.resize(self._size.expandedTo(room))
            self._is_grown = True

    def lift(self) -> None:
        """Show the window again as it was."""
        self._window.removeEventFilter(self)
        self._window.setWindowTitle(self._title)
        for action in self._disabled:
            action.setEnabled(True)
        self.hide()
        for child in self._hidden:
            child.show()
        if self._is_grown:
            self._window.resize(self._size)
        self.deleteLater()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let no key through to the window: Escape would close a dialog."""
        event.accept()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay as large as the window, and let it not be closed: what is in it would be lost or asked about."""
        if event.type() is QEvent.Type.Resize:
            self.setGeometry(self._window.rect())
        elif event.type() is QEvent.Type.Close:
            event.ignore()
            return True
        return False


class _DoorCard(Card):
    """Says why the screen is covered, and asks for the pass phrase."""

    def __init__(self, ctx: GateContext, user_name: str, asked: Callable[[str], object]) -> None:
        super().__init__(margin=4 * GRID, spacing=2 * GRID)
        self._tr = tr = ctx.tr
        self._asked = asked
        self.setFixedWidth(ctx.theme.ems(CARD_EMS))
        self._passphrase = PassphraseEdit(tr(N_("Pass phrase")), tr(N_("Show what I type")))
        self._passphrase.line.returnPressed.connect(self._ask)
        self._field = Field(tr(N_("Pass phrase of {name}"), name=user_name), self._passphrase)
        self._open = button(tr(N_("Unlock")), self._ask, role="primary")
        self._busy = QProgressBar(maximum=0)
        self._busy.setAccessibleName(tr(N_("Checking the pass phrase")))
        self._busy.hide()
        self.content.addWidget(label(tr(N_("RMT Desktop is locked")), "title", wrap=True))
        words = tr(N_("Nobody used the computer for a while. What you were writing is still here."))
        self.content.addWidget(label(words, "soft", wrap=True))
        for part in (self._field, self._open, self._busy):
            self.content.addWidget(part)

    def focus_first(self) -> None:
        """Put the focus into the pass phrase."""
        self.window().activateWindow()
        self._passphrase.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def empty(self) -> None:
        """Forget what was typed."""
        self._passphrase.clear()
        self._field.set_problem("")

    def tell(self, error: UserError) -> None:
        """Say beside the field why the cover stays."""
        self.set_busy(busy=False)
        self._field.set_problem(error.text(self._tr))
        self._passphrase.line.selectAll()
        self.focus_first()

    def set_busy(self, *, busy: bool) -> None:
        """Show that the pass phrase is being checked, and take no second one meanwhile."""
        self._busy.setVisible(busy)
        self._passphrase.setEnabled(not busy)
        self._open.setEnabled(not busy)

    def _ask(self) -> None:
        if self._passphrase.text() and self._passphrase.isEnabled():
            self.set_busy(busy=True)
            self._asked(self._passphrase.text())
