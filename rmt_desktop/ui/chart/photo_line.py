"""The line of a finding's photo: add one, look at it, remove it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from rmt_desktop.base.i18n import N_, Translator
from rmt_desktop.ui.widgets.layouts import column, row
from rmt_desktop.ui.widgets.text import button, label


class PhotoLine(QWidget):
    """Says whether a finding has a photo; it only tells what was pressed."""

    asked = Signal()
    looked_at = Signal()
    removed = Signal()

    def __init__(self, tr: Translator) -> None:
        super().__init__()
        self.add = button(tr(N_("Photo…")), self.asked.emit, name=tr(N_("Add a photo of the finding")))
        self.look = button(tr(N_("Look at the photo")), self.looked_at.emit)
        self.remove = button(tr(N_("Remove the photo")), self.removed.emit, role="quiet")
        self._problem = label("", "problem", wrap=True)
        buttons = row(spacing=8)
        for made in (self.add, self.look, self.remove):
            buttons.addWidget(made)
        buttons.addStretch(1)
        layout = column(self, spacing=4)
        layout.addWidget(label(tr(N_("Photo"))))
        layout.addLayout(buttons)
        layout.addWidget(self._problem)
        self.show_photo(has_photo=False)

    def show_photo(self, *, has_photo: bool) -> None:
        """Offer what goes with a photo, or to add one."""
        self.add.setVisible(not has_photo)
        self.look.setVisible(has_photo)
        self.remove.setVisible(has_photo)
        self._problem.hide()

    def show_problem(self, problem: str) -> None:
        """Say what is wrong with the photo."""
        self._problem.setText(problem)
        self._problem.show()
