"""Choices one can see at once: a row of segments, the 0-to-10 strip, chips to tick."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QBoxLayout, QPushButton, QWidget

from rmt_desktop.ui.theme import set_role
from rmt_desktop.ui.widgets.layouts import FlowBox, FlowLayout, row
from rmt_desktop.ui.widgets.text import button


class Segments(QWidget):
    """One of a few: a row of buttons of which at most one is down. Choosing it again takes the choice back.

    With ``wraps`` buttons that do not fit beside the others go below them.
    """

    chosen = Signal(str)

    def __init__(
        self,
        entries: tuple[tuple[str, str], ...],
        name: str,
        *,
        touch: bool = False,
        optional: bool = True,
        wraps: bool = False,
    ) -> None:
        super().__init__()
        self._optional = optional
        self._buttons: dict[str, QPushButton] = {}
        self.setAccessibleName(name)
        layout = FlowLayout(self, spacing=6) if wraps else row(self, spacing=6)
        for word, text in entries:
            made = button(text, role="choice", name=f"{name}: {text}")
            made.setCheckable(True)
            made.setProperty("touch", touch)
            made.clicked.connect(lambda down, word=word: self._clicked(word, down=down))
            self._buttons[word] = made
            layout.addWidget(made)
        if isinstance(layout, QBoxLayout):
            layout.addStretch(1)
        self.setFocusProxy(next(iter(self._buttons.values())))

    def value(self) -> str:
        """Return the chosen word, empty when none is."""
        return next((word for word, made in self._buttons.items() if made.isChecked()), "")

    def set_value(self, value: str) -> None:
        """Press one button without a signal."""
        for word, made in self._buttons.items():
            made.setChecked(word == value)

    def _clicked(self, word: str, *, down: bool) -> None:
        if not down and not self._optional:
            self._buttons[word].setChecked(True)
            return
        self.set_value(word if down else "")
        self.chosen.emit(self.value())


class Strip(QWidget):
    """Whole numbers in a row, 0 to 10 by default. Digits type them; clicking the chosen one takes it back."""

    chosen = Signal(object)

    def __init__(self, name: str, *, low: int = 0, high: int = 10, touch: bool = False) -> None:
        super().__init__()
        self._buttons: dict[int, QPushButton] = {}
        self.setAccessibleName(name)
        layout = row(self, spacing=3)
        for number in range(low, high + 1):
            made = QPushButton(str(number))
            set_role(made, "number")
            made.setProperty("touch", touch)
            made.setCheckable(True)
            made.setAutoDefault(False)
            made.setAccessibleName(f"{name}: {number}")
            made.clicked.connect(lambda down, number=number: self._clicked(number, down=down))
            self._buttons[number] = made
            layout.addWidget(made, 1)
        layout.addStretch(0)
        self.setFocusProxy(self._buttons[low])

    def value(self) -> int | None:
        """Return the chosen number, or None."""
        return next((number for number, made in self._buttons.items() if made.isChecked()), None)

    def set_value(self, value: int | None) -> None:
        """Press one number, or none, without a signal."""
        for number, made in self._buttons.items():
            made.setChecked(number == value)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let digits choose."""
        text = event.text()
        if text.isdecimal() and int(text) in self._buttons:
            self._clicked(int(text), down=True)
            self._buttons[int(text)].setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            super().keyPressEvent(event)

    def _clicked(self, number: int, *, down: bool) -> None:
        self.set_value(number if down else None)
        self.chosen.emit(self.value())


class Ticks(FlowBox):
    """Any of several, as chips that stay down. Words in ``alone`` ("none of these") let go of all others."""

    changed = Signal()

    def __init__(
        self,
        entries: tuple[tuple[str, str], ...],
        name: str,
        *,
        touch: bool = False,
        alone: frozenset[str] = frozenset(),
    ) -> None:
        super().__init__(spacing=6)
        self._alone = alone
        self._buttons: dict[str, QPushButton] = {}
        self.setAccessibleName(name)
        for word, text in entries:
            self.add(word, text, touch=touch)

    def add(self, word: str, text: str, *, touch: bool = False) -> None:
        """Add one more chip."""
        made = button(text, role="choice", name=f"{self.accessibleName()}: {text}")
        made.setProperty("touch", touch)
        made.setCheckable(True)
        made.clicked.connect(lambda down: self._ticked(word, down=down))
        self._buttons[word] = made
        self.flow.addWidget(made)
        if len(self._buttons) == 1:
            self.setFocusProxy(made)

    def value(self) -> tuple[str, ...]:
        """Return the words of the chips that are down."""
        return tuple(word for word, made in self._buttons.items() if made.isChecked())

    def set_value(self, value: tuple[str, ...]) -> None:
        """Press chips without a signal."""
        for word, made in self._buttons.items():
            made.setChecked(word in value)

    def _ticked(self, word: str, *, down: bool) -> None:
        if down:
            for other, made in self._buttons.items():
                if other != word and (word in self._alone or other in self._alone):
                    made.setChecked(False)
        self.changed.emit()
