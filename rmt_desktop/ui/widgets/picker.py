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

from rmt_desktop.base.i18n import N_, Translator
from rmt_desktop.domain.search import fold

MOST_ROWS = 10
FOUND_BY = Qt.ItemDataRole.UserRole
TYPED = Qt.ItemDataRole.UserRole + 1  # what somebody typed that fits nothing, on the line that offers to use it
NOTHING_FITS = N_("Nothing fits these letters.")
SEVERAL_FIT = N_("More than one fits these letters. Choose one with the arrow keys, or type more.")


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing to pick: a machine word and its text; ``cues`` are further words it is found by and not shown."""

    word: str
    text: str
    cues: str = ""

    @property
    def found_by(self) -> str:
        """All words it is found by, with their accents and without."""
        words = f"{self.text}\n{self.cues}"
        return f"{words}\n{fold(words)}"


class _Completer(QCompleter):
    """Finds entries by all their words and puts only the text that is shown into the field."""

    def pathFromIndex(self, index: QModelIndex | QPersistentModelIndex) -> str:
        return str(index.data(TYPED) or index.data(Qt.ItemDataRole.DisplayRole))


class Picker(QLineEdit):
    """Type, see what fits, choose with Return or a click; the field is then empty for the next.

    Return takes the only entry that fits, the one that is typed in full, or the one chosen with the arrow keys; it
    never guesses. Where it takes none, screen readers say why; that nothing fits stands as a line in the list. With
    ``own``, a sentence with the place ``{text}``, that line offers what is typed instead: choosing it emits ``typed``.
    """

    picked = Signal(str)
    typed = Signal(str)

    def __init__(self, entries: Sequence[Entry], name: str, placeholder: str, tr: Translator, *, own: str = "") -> None:
        super().__init__()
        self._tr = tr
        self._own = own
        self._entries: tuple[Entry, ...] = ()
        self.setAccessibleName(name)
        self.setPlaceholderText(placeholder)
        self.setMaxLength(80)
        self._model = QStandardItemModel(self)
        self._none = QStandardItem()  # the line that says that nothing fits; in the list only then
        completer = _Completer(self._model, self)
        completer.setCompletionRole(FOUND_BY)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setMaxVisibleItems(MOST_ROWS)
        completer.activated[str].connect(self._take, Qt.ConnectionType.QueuedConnection)  # type: ignore[index]
        completer.highlighted[str].connect(self._say_chosen)  # type: ignore[index]
        self.setCompleter(completer)
        self.textEdited.connect(lambda _: self._judge())
        self.set_entries(entries)

    def set_entries(self, entries: Sequence[Entry]) -> None:
        """Offer other things."""
        self._entries = tuple(entries)
        self._model.clear()
        self._none = QStandardItem(self._tr(NOTHING_FITS))
        self._none.setFlags(Qt.ItemFlag.ItemIsSelectable)  # not enabled; a completer leaves out what has no flag
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
            self._take_typed()
            event.accept()
            return
        super().keyPressEvent(event)

    def _show_all(self) -> None:
        self._open_list("")

    def _open_list(self, letters: str) -> None:
        self.completer().setCompletionPrefix(letters)
        self.completer().complete()

    def _take_typed(self) -> None:
        """Take what is meant without doubt, or leave the list open. An entry chosen in the list stands in the field."""
        fitting = self._fitting()
        typed = self.text().strip().casefold()
        meant = [entry for entry in fitting if entry.text.casefold() == typed] or fitting
        if len(meant) == 1:
            self._take(meant[0].text)
        elif meant:
            self._say(SEVERAL_FIT)
            self._open_list(self.text().strip())
        elif self._own and (popup := self.completer().popup()) is not None and popup.currentIndex().isValid():
            self._take(self.text().strip())
        else:
            self._judge()
            self._open_list(self.text().strip())

    def _fitting(self) -> list[Entry]:
        typed = self.text().strip().casefold()
        return [entry for entry in self._entries if typed in entry.found_by.casefold()]

    def _judge(self) -> None:
        """Show and say that nothing fits what is typed, until it is changed."""
        wrong = bool(self.text().strip()) and not self._fitting()
        self._say(NOTHING_FITS if wrong else "", wrong=wrong)
        if self._none.model() is not None:
            self._model.takeRow(self._none.row())
        if wrong:
            self._none.setData(self.text(), FOUND_BY)
            if self._own:
                text = self.text().strip()
                self._none.setText(self._tr(self._own, text=text))
                self._none.setData(text, TYPED)
                self._none.setFlags(Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled)
            self._model.appendRow(self._none)

    def _say_chosen(self, text: str) -> None:
        """Let a screen reader say the entry chosen with the arrows: it finds no list that lies over the windows."""
        self.setAccessibleDescription(text)
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, text))

    def _say(self, message: str, *, wrong: bool = False) -> None:
        words = self._tr(message) if message else ""
        if words == self.toolTip():
            return
        self.setProperty("wrong", wrong)
        self.style().unpolish(self)
        self.style().polish(self)
        self.setToolTip(words)
        self.setAccessibleDescription(words)
        if words:
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, words))

    def _take(self, text: str) -> None:
        entry = next((entry for entry in self._entries if entry.text == text), None)
        is_own = entry is None and self._none.model() is not None and text == self._none.data(TYPED)
        self.clear()
        self._judge()
        if (popup := self.completer().popup()) is not None:
            popup.hide()  # it stays open where the focus does
        if entry is not None:
            self.picked.emit(entry.word)
        elif is_own:
            self.typed.emit(text)
