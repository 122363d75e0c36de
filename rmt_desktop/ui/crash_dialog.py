"""The apology: what happened, that the work is safe, and a report without any client's data to copy."""

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QPlainTextEdit, QWidget

from rmt_desktop.base.i18n import N_, Translator
from rmt_desktop.ui.theme import GRID, set_role
from rmt_desktop.ui.widgets.layouts import column, row
from rmt_desktop.ui.widgets.text import button, label


class CrashDialog(QDialog):
    """Shown once for a bug; the program goes on."""

    def __init__(self, parent: QWidget | None, tr: Translator, report: str) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr(N_("Something went wrong")))
        self.setMinimumSize(560, 360)
        layout = column(self, margin=3 * GRID, spacing=2 * GRID)
        layout.addWidget(label(tr(N_("Something went wrong in the program")), "title"))
        layout.addWidget(
            label(
                tr(
                    N_(
                        "This is our mistake, not yours. Notes, health histories and home-care sheets are in the "
                        "record up to a second ago; what you typed elsewhere is still in its window. "
                        "You can go on working; if it happens again, please send us the text below. It holds the "
                        "program's version and where it failed, and nothing about any client."
                    )
                ),
                wrap=True,
            )
        )
        text = QPlainTextEdit(report, readOnly=True)
        text.setAccessibleName(tr(N_("Report")))
        layout.addWidget(text, 1)
        buttons = row()
        buttons.addWidget(button(tr(N_("Copy the report")), lambda: QGuiApplication.clipboard().setText(report)))
        buttons.addStretch(1)
        go_on = button(tr(N_("Go on")), self.accept)
        set_role(go_on, "primary")
        buttons.addWidget(go_on)
        layout.addLayout(buttons)
