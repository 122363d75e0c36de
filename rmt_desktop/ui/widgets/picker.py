"""Choosing one of many by typing a few letters: techniques, areas, posture findings, tests."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QFocusEvent,
    QKeyEvent,
    QStandardItem,
    QStandardItemModel,
)
from PySide6.QtWidgets import QCompleter, QLineEdit

from rmt_desktop.base.i18n import N_

MOST_ROWS = 10
FOUND_BY = Qt.ItemDataRole.UserRole
NOTHING_FITS = N_("Nothing fits these letters.")


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing to pick: a machine word and its text; ``cues`` are further words it is found by and not shown."""

    word: str
    text: str
    cues: str = ""

    @property
    def found_by(self) -> str:
        """All words it is found by."""
        return f"{self.text}\n{self.cues}"


class _Completer(QCompleter):
    """Finds entries by all their words and puts only the text that is shown into the field."""

    def pathFromIndex(self, index: QModelIndex | QPersistentModelIndex) -> str:
        return str(index.data(Qt.ItemDataRole.DisplayRole))


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
        self._model = QStandardItemModel(self)
        completer = _Completer(self._model, self)
        completer.setCompletionRole(FOUND_BY)
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
        self._model.clear()
        for entry in self._entries:
            item = QStandardItem(entry.text)
            item.setData(entry.found_by, FOUND_BY)
            self._model.appendRow(item)

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
        """Choose what begins with the typed words, or else the first that holds them, or is found by them."""
        typed = self.text().strip().casefold()
        texts = {entry: entry.text.casefold() for entry in self._fitting()}
        fitting = sorted(texts, key=lambda entry: (not texts[entry].startswith(typed), typed not in texts[entry]))
        if fitting:
            self._take(fitting[0].text)
        else:
            self._mark_wrong(wrong=True)

    def _fitting(self) -> list[Entry]:
        typed = self.text().strip().casefold()
        return [entry for entry in self._entries if typed in entry.found_by.casefold()]

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
