"""The one search field: finds while typing, chosen with arrows and Return."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QListWidget, QListWidgetItem, QToolButton, QWidget

from rmt_desktop.ui.icons import Icons
from rmt_desktop.ui.theme import set_role
from rmt_desktop.ui.widgets.text import clearable


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """One thing found: what to show, what it is, and what choosing it does."""

    text: str
    detail: str
    icon: str
    chosen: Callable[[], object]


class SearchBox(QLineEdit):
    """A line that shows hits below itself while it is typed in."""

    def __init__(
        self, icons: Icons, name: str, placeholder: str, find: Callable[[str], tuple[Hit, ...]], *, clear: str
    ) -> None:
        """Build the field; ``clear`` is what screen readers call the cross that empties it."""
        super().__init__()
        self._icons = icons
        self._find = find
        self._hits: tuple[Hit, ...] = ()
        set_role(self, "search")
        self.setAccessibleName(name)
        self.setPlaceholderText(placeholder)
        clearable(self, clear)
        glass = self.addAction(icons.get("search", size=18), QLineEdit.ActionPosition.LeadingPosition)
        for made in glass.associatedObjects():
            if isinstance(made, QToolButton):
                made.setAccessibleName(name)
        self._list = QListWidget(self)
        self._list.hide()
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._list.setFocusProxy(self)
        self._list.setAccessibleName(name)
        self._list.itemClicked.connect(lambda item: self._choose(self._list.row(item)))
        set_role(self._list, "hits")
        self.textEdited.connect(self._search)

    @property
    def hits(self) -> tuple[Hit, ...]:
        """What is being shown."""
        return self._hits

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk through the hits with the arrows, choose with Return, close with Escape."""
        match event.key():
            case Qt.Key.Key_Down:
                self._step(1)
            case Qt.Key.Key_Up:
                self._step(-1)
            case Qt.Key.Key_Return | Qt.Key.Key_Enter if self._hits:
                self._choose(max(0, self._list.currentRow()))
            case Qt.Key.Key_Escape:
                self._close()
            case _:
                super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the hits away when one goes elsewhere."""
        super().focusOutEvent(event)
        self._list.hide()

    def _search(self, text: str) -> None:
        self._hits = self._find(text) if text.strip() else ()
        self._list.clear()
        for hit in self._hits:
            words = f"{hit.text}   {hit.detail}" if hit.detail else hit.text
            item = QListWidgetItem(self._icons.get(hit.icon, size=18), words)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, words)
            self._list.addItem(item)
        if not self._hits:
            self._list.hide()
            self.setAccessibleDescription("")
            return
        self._list.setCurrentRow(0)
        self._say()
        self._place()

    def _place(self) -> None:
        """Lay the list over what is below the field, inside the window: a screen reader finds no list beside it."""
        ground = self._ground()
        if self._list.parentWidget() is not ground:
            self._list.setParent(ground)
        rows = min(10, self._list.count())
        self._list.setFixedSize(max(self.width(), 360), rows * max(34, self._list.sizeHintForRow(0)) + 12)
        self._list.move(self.mapTo(ground, QPoint(0, self.height() + 4)))
        if self.isVisible():
            self._list.show()
            self._list.raise_()

    def _ground(self) -> QWidget:
        """Return the outermost widget around the field that is not a window."""
        ground: QWidget = self
        while (around := ground.parentWidget()) is not None and not around.isWindow():
            ground = around
        return self.window() if ground is self else ground

    def _step(self, by: int) -> None:
        if self._list.count():
            self._list.setCurrentRow(max(0, min(self._list.currentRow() + by, self._list.count() - 1)))
            self._say()

    def _say(self) -> None:
        """Let a screen reader say what Return would choose; the focus stays in the field."""
        words = self._list.currentItem().text()
        self.setAccessibleDescription(words)
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, words))

    def _choose(self, index: int) -> None:
        hit = self._hits[index]
        self._close()
        hit.chosen()

    def _close(self) -> None:
        self.clear()
        self._hits = ()
        self._list.hide()
        self.setAccessibleDescription("")
