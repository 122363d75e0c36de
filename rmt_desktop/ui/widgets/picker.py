"""Choosing one of many by typing a few letters: techniques, areas, posture findings, tests."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QStringListModel, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QCompleter, QLineEdit

from rmt_desktop.base.i18n import N_

MOST_ROWS = 10
NOTHING_FITS = N_("Nothing fits these letters.")


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing to pick: a machine word and its text."""

    word: str
    text: str


class Picker(QLineEdit):
    """Type, see what fits, choose with Return or a click; the field is then empty for the next.

    ``nothing`` is NOTHING_FITS in the language of the screen: said to screen readers, and shown as a tip.
    """

    picked = Signal(str)

    def __init__(self, entries: Sequence[Entry], name: str, placeholder: str, nothing: str) -> None:
        super().__init__()
        self._nothing = nothing
        self._entries: tuple[Entry, ...] = ()
        self.setAccessibleName(name)
        self.setPlaceholderText(placeholder)
        self.setMaxLength(80)
        self._model = QStringListModel(self)
        completer = QCompleter(self._model, self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setMaxVisibleItems(MOST_ROWS)
        completer.activated[str].connect(self._take, Qt.ConnectionType.QueuedConnection)  # type: ignore[index]
        self.setCompleter(completer)
        self.textEdited.connect(lambda text: self._mark_wrong(wrong=bool(text.strip()) and not self._fitting()))
        self.set_entries(entries)

    def set_entries(self, entries: Sequence[Entry]) -> None:
        """Offer other things."""
        self._entries = tuple(entries)
        self._model.setStringList([entry.text for entry in self._entries])

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show everything there is to choose when the empty field is entered with the mouse."""
        super().focusInEvent(event)
        if event.reason() == Qt.FocusReason.MouseFocusReason and not self.text():
            self._show_all()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open the list with the down arrow; keep Return to itself, so that it never presses a dialog's button."""
        if event.key() == Qt.Key.Key_Down and not self.text():
            self._show_all()
            return
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.text().strip():
            self._take_best()
            event.accept()
            return
        super().keyPressEvent(event)

    def _show_all(self) -> None:
        self.completer().setCompletionPrefix("")
        self.completer().complete()

    def _take_best(self) -> None:
        """Choose what begins with the typed words, or else the first that holds them."""
        typed = self.text().strip().casefold()
        fitting = sorted(self._fitting(), key=lambda entry: not entry.text.casefold().startswith(typed))
        if fitting:
            self._take(fitting[0].text)
        else:
            self._mark_wrong(wrong=True)

    def _fitting(self) -> list[Entry]:
        typed = self.text().strip().casefold()
        return [entry for entry in self._entries if typed in entry.text.casefold()]

    def _mark_wrong(self, *, wrong: bool) -> None:
        """Show and say that nothing fits what is typed, until it is changed."""
        if bool(self.property("wrong")) == wrong:
            return
        self.setProperty("wrong", wrong)
        self.style().unpolish(self)
        self.style().polish(self)
        words = self._nothing if wrong else ""
        self.setToolTip(words)
        self.setAccessibleDescription(words)
        if wrong:
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, words))

    def _take(self, text: str) -> None:
        entry = next((entry for entry in self._entries if entry.text == text), None)
        self.clear()
        self._mark_wrong(wrong=False)
        if entry is not None:
            self.picked.emit(entry.word)
