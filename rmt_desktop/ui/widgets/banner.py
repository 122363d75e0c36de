"""One sentence above the work: what happened, what is safe, what to do."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleEvent
from PySide6.QtWidgets import QFrame, QLabel, QPushButton

from rmt_desktop.ui.icons import Icons
from rmt_desktop.ui.theme import GRID, Theme, set_role
from rmt_desktop.ui.widgets.layouts import row
from rmt_desktop.ui.widgets.text import button, label, tool

_ICONS = {"info": "info", "good": "circle-check", "caution": "triangle-alert", "danger": "octagon-alert"}
Action = tuple[str, Callable[[], object]]
_INKS = {"info": "accent", "good": "good", "caution": "caution", "danger": "danger"}


class Banner(QFrame):
    """Hidden until something is to be said; announced to screen readers when it is."""

    def __init__(self, theme: Theme, icons: Icons, close_name: str) -> None:
        super().__init__()
        self._theme = theme
        self._icons = icons
        self._icon = QLabel()
        self._text = label("", wrap=True)
        self._action: QPushButton | None = None
        self._said: tuple[str, str, Action | None] = ("", "", None)
        self._covered: tuple[str, str, Action | None] | None = None
        self._close = tool(icons.get("x", size=16), close_name, self.clear)
        self._text.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        self._row = row(self, margin=GRID, spacing=GRID)
        self._row.addSpacing(GRID // 2)
        self._row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        self._row.addWidget(self._text, 1)
        self._row.addWidget(self._close, 0, Qt.AlignmentFlag.AlignTop)
        self.hide()

    @property
    def text(self) -> str:
        """What is being said, empty when nothing is."""
        return self._text.text() if not self.isHidden() else ""

    def say(self, text: str, tone: str = "info", *, action: Action | None = None) -> None:
        """Show a sentence in one of the tones ``info``, ``good``, ``caution``, ``danger``, perhaps with a button."""
        if self.text != text:
            self._covered = self._said if self.text else None
        self._said = (text, tone, action)
        set_role(self, tone)
        self._icon.setPixmap(
            self._icons.pixmap(_ICONS[tone], self._theme.colour(_INKS[tone]), 20, self.devicePixelRatioF())
        )
        self._text.setText(text)
        if self._action is not None:
            self._action.hide()
            self._action.deleteLater()
            self._action = None
        if action is not None:
            self._action = button(action[0], action[1], role="quiet")
            self._row.insertWidget(self._row.count() - 1, self._action)
        self._level()
        self.setAccessibleName(text)
        self.show()
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))

    def _level(self) -> None:
        """Put icon, first line, button and cross at one height, however many lines there are."""
        ends = [one for one in (self._action, self._close) if one is not None]
        tall = max(one.sizeHint().height() for one in ends)
        for one in (self._icon, *ends):
            one.setFixedHeight(tall)
        if self._action is not None:
            self._row.setAlignment(self._action, Qt.AlignmentFlag.AlignTop)
        pad = max(0, (tall - self._text.fontMetrics().height()) // 2)
        self._text.setContentsMargins(0, pad, 0, pad)

    def clear(self) -> None:
        """Take the sentence away."""
        self._covered = None
        self.hide()

    def take_back(self, text: str) -> None:
        """Take one sentence away if it is still being said; the one it took the place of is said again."""
        if self.text != text:
            return
        covered = self._covered
        self.clear()
        if covered is not None:
            self.say(covered[0], covered[1], action=covered[2])
