"""For whom is the new sheet? A small dialog that finds a client while typing."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QListWidget, QListWidgetItem, QWidget

from rmt_desktop.base.i18n import N_
from rmt_desktop.domain.clients import ClientSummary
from rmt_desktop.ui.context import UiContext
from rmt_desktop.ui.theme import GRID, set_role
from rmt_desktop.ui.widgets.fields import Line
from rmt_desktop.ui.widgets.layouts import column, row
from rmt_desktop.ui.widgets.text import button, label

FOUND_AT_MOST = 8


class FindClientDialog(QDialog):
    """Finds one client; ``chosen`` is None until one was taken."""

    def __init__(self, parent: QWidget, ctx: UiContext) -> None:
        super().__init__(parent)
        self._ctx = ctx
        self._found: tuple[ClientSummary, ...] = ()
        self.chosen: ClientSummary | None = None
        tr = ctx.tr
        self.setWindowTitle(tr(N_("New sheet for a client")))
        self.setMinimumSize(480, 420)
        self._name = Line(placeholder=tr(N_("Type a few letters of the name")))
        set_role(self._name, "search")
        self._name.setAccessibleName(tr(N_("Client")))
        self._name.textChanged.connect(lambda _: self._search())
        self._list = QListWidget()
        self._list.setAccessibleName(tr(N_("Clients found")))
        self._list.itemActivated.connect(lambda item: self._take(self._list.row(item)))
        self._list.itemClicked.connect(lambda item: self._take(self._list.row(item)))
        self._nobody = label(tr(N_("Nobody is found. Enter new clients on the Clients page.")), "soft", wrap=True)
        layout = column(self, margin=3 * GRID, spacing=2 * GRID)
        layout.addWidget(label(self.windowTitle(), "title", wrap=True))
        layout.addWidget(self._name)
        layout.addWidget(self._list, 1)
        layout.addWidget(self._nobody)
        buttons = row()
        buttons.addStretch(1)
        buttons.addWidget(button(tr(N_("Cancel")), self.reject))
        layout.addLayout(buttons)
        self._search()
        self._name.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk through the list with the arrows while typing; Return takes the current client."""
        match event.key():
            case Qt.Key.Key_Down | Qt.Key.Key_Up if self._found:
                step = 1 if event.key() == Qt.Key.Key_Down else -1
                self._list.setCurrentRow(max(0, min(self._list.currentRow() + step, len(self._found) - 1)))
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self._take(self._list.currentRow())
            case _:
                super().keyPressEvent(event)

    def _search(self) -> None:
        """Show who fits what is typed; with nothing typed, those seen last."""
        self._found = self._ctx.services.clients.find(self._name.text(), limit=FOUND_AT_MOST)
        self._list.clear()
        for one in self._found:
            born = self._ctx.short_day(one.birth_date) if one.birth_date else ""
            self._list.addItem(QListWidgetItem("   ".join(part for part in (one.name, born, one.phone) if part)))
        self._list.setVisible(bool(self._found))
        self._nobody.setVisible(not self._found)
        if self._found:
            self._list.setCurrentRow(0)

    def _take(self, index: int) -> None:
        if 0 <= index < len(self._found):
            self.chosen = self._found[index]
            self.accept()
