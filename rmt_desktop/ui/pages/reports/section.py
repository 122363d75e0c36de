"""What every report is: a widget that reads anew when it is shown."""

from collections.abc import Iterable

from PySide6.QtWidgets import QVBoxLayout, QWidget

from rmt_desktop.ui.context import Page, UiContext
from rmt_desktop.ui.theme import GRID
from rmt_desktop.ui.widgets.layouts import column


class Report(QWidget):
    """One report of the page."""

    def __init__(self, ctx: UiContext, page: Page) -> None:
        super().__init__()
        self.ctx = ctx
        self.tr_ = ctx.tr
        self.page = page
        self.content: QVBoxLayout = column(self, spacing=2 * GRID)
        self.content.setContentsMargins(0, GRID, 0, 0)

    def refresh(self) -> None:
        """Read again what is shown. May raise a UserError, which the page tells."""
        raise NotImplementedError


def show_only(wanted: QWidget, among: Iterable[QWidget]) -> None:
    """Show one widget of several in the same place; the others go first, or the window would grow to hold both."""
    for other in among:
        if other is not wanted:
            other.hide()
    wanted.show()
