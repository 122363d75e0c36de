"""Choices one can see at once: a row of segments, the 0-to-10 strip, chips to tick."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QBoxLayout, QPushButton, QSizePolicy, QWidget

from rmt_desktop.ui.theme import set_role
from rmt_desktop.ui.widgets.digits import Digits
from rmt_desktop.ui.widgets.flow import EvenLayout, FlowLayout
from rmt_desktop.ui.widgets.layouts import FlowBox, row
from rmt_desktop.ui.widgets.pressing import PushButton
from rmt_desktop.ui.widgets.text import button

OWN_NAMES = (("en", "English"), ("fr", "Français"))
"""The languages of the program, each in its own name: who reads no other finds it."""

_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1}


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
        layout = FlowLayout(self, spacing=6) if wraps else row(self, spacing=6)
        for word, text in entries:
            made = button(text, role="choice")
            made.setCheckable(True)
            made.setProperty("touch", touch)
            made.clicked.connect(lambda down, word=word: self._clicked(word, down=down))
            self._buttons[word] = made
            layout.addWidget(made)
        if isinstance(layout, QBoxLayout):
            layout.addStretch(1)
        self.setFocusProxy(next(iter(self._buttons.values())))
        self.rename(name)

    def rename(self, name: str) -> None:
        """Be called something else by screen readers, with all buttons."""
        self.setAccessibleName(name)
        for made in self._buttons.values():
            made.setAccessibleName(f"{name}: {made.text()}")

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


class _Cell(PushButton):
    """One number of a strip. The arrow keys go to the next one; Tab leaves the strip."""

    def __init__(self, strip: "Strip", number: int) -> None:
        super().__init__(str(number))
        self._strip = strip
        self._number = number
        set_role(self, "number")
        self.setCheckable(True)
        self.setAutoDefault(False)
        self.setAccessibleName(f"{strip.accessibleName()}: {number}")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go on with the arrow keys; leave everything else to the strip and the button."""
        step = _STEPS.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
        else:
            self._strip.focus_number(self._number + step)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Let the strip forget what was typed when it is left."""
        super().focusOutEvent(event)
        self._strip.was_left_for(QApplication.focusWidget())


class Strip(QWidget):
    """Whole numbers in a row, 0 to 10 by default, in more rows where it is narrow.

    Digits type them (1 and at once 0 for 10); the arrow keys walk through them; clicking the chosen one takes it back.
    """

    chosen = Signal(object)

    def __init__(
        self, name: str, *, low: int = 0, high: int = 10, touch: bool = False, digits: Digits | None = None
    ) -> None:
        super().__init__()
        self._buttons: dict[int, QPushButton] = {}
        self.setAccessibleName(name)
        self._digits = digits or Digits()
        layout = EvenLayout(self, spacing=3)
        for number in range(low, high + 1):
            made = _Cell(self, number)
            made.setProperty("touch", touch)
            made.clicked.connect(lambda down, number=number: self._clicked(number, down=down))
            self._buttons[number] = made
            layout.addWidget(made)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._let_tab_stop_at(low)

    def value(self) -> int | None:
        """Return the chosen number, or None."""
        return next((number for number, made in self._buttons.items() if made.isChecked()), None)

    def set_value(self, value: int | None) -> None:
        """Press one number, or none, without a signal."""
        for number, made in self._buttons.items():
            made.setChecked(number == value)
        self._let_tab_stop_at(value if value in self._buttons else min(self._buttons))

    def focus_number(self, number: int) -> None:
        """Put the focus on a number; beyond the ends there is nowhere to go."""
        if number in self._buttons:
            self._let_tab_stop_at(number)
            self._buttons[number].setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let digits choose."""
        text = event.text()
        if not text.isdecimal():
            super().keyPressEvent(event)
            return
        number = self._digits.number(text, self._buttons)
        if number is not None:
            self._choose(number)
            self.focus_number(number)

    def was_left_for(self, other: QWidget | None) -> None:
        """Forget the digits typed here when the focus goes to something else than another number of the strip."""
        if other is None or not self.isAncestorOf(other):
            self._digits.forget()

    def _let_tab_stop_at(self, number: int | None) -> None:
        """Make the strip one stop on the way through the page, not eleven."""
        for other, made in self._buttons.items():
            here = other == number
            made.setFocusPolicy(Qt.FocusPolicy.StrongFocus if here else Qt.FocusPolicy.ClickFocus)
            if here:
                self.setFocusProxy(made)

    def _clicked(self, number: int, *, down: bool) -> None:
        self._digits.forget()
        self._choose(number if down else None)

    def _choose(self, number: int | None) -> None:
        self.set_value(number)
        self.chosen.emit(number)


class Ticks(FlowBox):
    """Any of several, as chips that stay down.

    Words in ``alone`` ("none of these") let go of all others, and stand apart from them in a row below.
    """

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
        if word in self._alone:
            self.flow.begin_row(made)
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
