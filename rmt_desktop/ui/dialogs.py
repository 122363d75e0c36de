"""Questions asked through a door that tests can open: pages never build a message box themselves."""

from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QLabel,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from rmt_desktop.base.i18n import N_, Translator
from rmt_desktop.ui.theme import GRID, set_role


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A question with a title, a sentence, and the words on its two buttons (already translated).

    Where ``is_danger``, something would be lost: "no" then has the focus, and Return and Escape mean no.
    ``reason`` asks for a line of text as well; it is the label of that field.
    """

    title: str
    text: str
    yes: str
    no: str
    is_danger: bool = False
    reason: str = ""


class Ask(Protocol):
    """What pages may ask."""

    def confirm(self, parent: QWidget, question: Question) -> bool:
        """Return whether the user agreed."""
        ...

    def reason(self, parent: QWidget, question: Question) -> str | None:
        """Return the text typed, or None when the user went back."""
        ...

    def save_path(self, parent: QWidget, title: str, name: str, kinds: str) -> Path | None:
        """Return where to save a file called ``name`` at first, or None."""
        ...

    def open_path(self, parent: QWidget, title: str, kinds: str) -> Path | None:
        """Return a file to read, or None."""
        ...


class QtAsk:
    """Asks with real dialogs."""

    def __init__(self, tr: Translator) -> None:
        self._tr = tr

    def confirm(self, parent: QWidget, question: Question) -> bool:
        """Show the question and return whether the user agreed; Escape means no."""
        dialog = QuestionDialog(parent, question)
        agreed = dialog.exec() == QDialog.DialogCode.Accepted
        dialog.deleteLater()
        return agreed

    def reason(self, parent: QWidget, question: Question) -> str | None:
        """Show the question with a field for the reason and return what was typed."""
        dialog = QuestionDialog(parent, question)
        agreed = dialog.exec() == QDialog.DialogCode.Accepted
        text = dialog.typed()
        dialog.deleteLater()
        return text if agreed else None

    def save_path(self, parent: QWidget, title: str, name: str, kinds: str) -> Path | None:
        """Show the system's save dialog."""
        chosen, _ = QFileDialog.getSaveFileName(parent, title, str(Path.home() / name), kinds)
        return Path(chosen) if chosen else None

    def open_path(self, parent: QWidget, title: str, kinds: str) -> Path | None:
        """Show the system's open dialog."""
        chosen, _ = QFileDialog.getOpenFileName(parent, title, str(Path.home()), kinds)
        return Path(chosen) if chosen else None


class QuestionDialog(QDialog):
    """A calm question: title, sentence, perhaps a field for the reason, two worded buttons."""

    def __init__(self, parent: QWidget, question: Question) -> None:
        super().__init__(parent)
        self.setWindowTitle(question.title)
        self.setMinimumWidth(440)
        title = QLabel(question.title, wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        set_role(title, "title")
        text = QLabel(question.text, wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        self._field: QPlainTextEdit | None = None
        self._buttons = QDialogButtonBox()
        yes = self._buttons.addButton(question.yes, QDialogButtonBox.ButtonRole.AcceptRole)
        no = self._buttons.addButton(question.no, QDialogButtonBox.ButtonRole.RejectRole)
        set_role(yes, "danger" if question.is_danger else "primary")
        no.setAutoDefault(question.is_danger)
        if question.is_danger:
            yes.setAutoDefault(False)
            no.setDefault(True)
        self._buttons.accepted.connect(self.accept)
        self._buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(3 * GRID, 3 * GRID, 3 * GRID, 3 * GRID)
        layout.setSpacing(2 * GRID)
        layout.addWidget(title)
        layout.addWidget(text)
        if question.reason:
            label = QLabel(question.reason, textFormat=Qt.TextFormat.PlainText)
            self._field = QPlainTextEdit(tabChangesFocus=True)
            self._field.setAccessibleName(question.reason)
            self._field.setFixedHeight(12 * GRID)
            label.setBuddy(self._field)
            layout.addWidget(label)
            layout.addWidget(self._field)
            yes.setEnabled(False)
            self._field.textChanged.connect(lambda: yes.setEnabled(bool(self.typed().strip())))
        layout.addWidget(self._buttons)
        first = self._field or (no if question.is_danger else yes)
        first.setFocus()

    def typed(self) -> str:
        """Return the reason typed, empty when none was asked."""
        return self._field.toPlainText() if self._field is not None else ""


def may_discard(ask: Ask, parent: QWidget, tr: Translator) -> bool:
    """Ask before what was typed into a dialog, and is not saved, is thrown away; return whether it may be."""
    question = Question(
        title=tr(N_("Close without saving?")),
        text=tr(N_("What you typed here is not saved yet.")),
        yes=tr(N_("Close without saving")),
        no=tr(N_("Go on typing")),
        is_danger=True,
    )
    return ask.confirm(parent, question)
