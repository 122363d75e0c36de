"""What stands below the header of the client page."""

from PySide6.QtWidgets import QStackedWidget, QWidget

from rmt_desktop.domain.clients import Client
from rmt_desktop.ui.theme import GRID
from rmt_desktop.ui.widgets.empty_state import EmptyState
from rmt_desktop.ui.widgets.layouts import Scroll, column


class Tab(QWidget):
    """A part of the record that can read a client anew. Without anything to show it says what belongs here."""

    def __init__(self) -> None:
        super().__init__()
        self._stack = QStackedWidget()
        outer = column(self)
        outer.setContentsMargins(0, GRID, 0, 0)
        outer.addWidget(self._stack)

    def fill(self, content: QWidget, empty: EmptyState) -> None:
        """Put in what is shown, and what stands in its place when there is nothing."""
        scroll = Scroll(margin=0)
        scroll.content.addWidget(empty, 1)
        self._stack.addWidget(content)
        self._stack.addWidget(scroll)

    def show_content(self, has_any: object) -> None:
        """Show the content, or what stands in its place."""
        self._stack.setCurrentIndex(0 if has_any else 1)

    def refresh(self, client: Client) -> None:
        """Show a client. May raise a UserError, which the page tells."""
        raise NotImplementedError
