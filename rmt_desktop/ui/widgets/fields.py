"""A field with its label above, a reason or hint below, and room for what is wrong with it."""

from datetime import time

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit, QSpinBox, QVBoxLayout, QWidget

from rmt_desktop.base.formats import money, short_date, time_of_day
from rmt_desktop.domain.amounts import parse_cents
from rmt_desktop.domain.days import parse_day
from rmt_desktop.domain.hours import parse_time
from rmt_desktop.ui.widgets.layouts import column
from rmt_desktop.ui.widgets.text import label


class Field(QWidget):
    """Label, editor, hint and problem, tied together for the eye and for screen readers."""

    def __init__(self, text: str, editor: QWidget, *, hint: str = "", key: str = "") -> None:
        super().__init__()
        self.key = key
        self.editor = editor
        self._label = label(text, wrap=True)
        self._label.setBuddy(editor)
        if not editor.accessibleName():
            editor.setAccessibleName(text)
        self._hint = label(hint, "small", wrap=True)
        self._hint.setVisible(bool(hint))
        self._problem = label("", "problem", wrap=True)
        self._problem.hide()
        layout: QVBoxLayout = column(self, spacing=4)
        layout.addWidget(self._label)
        layout.addWidget(editor)
        layout.addWidget(self._hint)
        layout.addWidget(self._problem)
        self.setFocusProxy(editor)

    @property
    def problem(self) -> str:
        """What is shown as wrong, empty when nothing is."""
        return "" if self._problem.isHidden() else self._problem.text()

    def set_hint(self, hint: str) -> None:
        """Change the line below the field."""
        self._hint.setText(hint)
        self._hint.setVisible(bool(hint))

    def set_problem(self, text: str) -> None:
        """Show what is wrong, or nothing; screen readers hear it as the field's description."""
        self._problem.setText(text)
        self._problem.setVisible(bool(text))
        self.editor.setAccessibleDescription(text)
        self.editor.setProperty("wrong", bool(text))
        self.editor.style().unpolish(self.editor)
        self.editor.style().polish(self.editor)


class Line(QLineEdit):
    """One line of text."""

    def __init__(self, text: str = "", *, placeholder: str = "", longest: int = 200) -> None:
        super().__init__(text)
        self.setPlaceholderText(placeholder)
        self.setMaxLength(longest)
        self.setCursorPosition(0)


class Paragraph(QPlainTextEdit):
    """Text that grows with what is written, from ``lines`` lines up to ``most``; Tab leaves the field."""

    def __init__(self, text: str = "", *, lines: int = 2, most: int = 24, placeholder: str = "") -> None:
        super().__init__(text)
        self._lines = lines
        self._most = most
        self.setTabChangesFocus(True)
        self.setPlaceholderText(placeholder)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.document().documentLayout().documentSizeChanged.connect(lambda *_: self._grow())
        self._grow()

    def _grow(self) -> None:
        lines = max(self._lines, min(self._most, round(self.document().size().height())))
        margins = self.contentsMargins()
        frame = 2 * self.document().documentMargin() + margins.top() + margins.bottom() + 14
        self.setFixedHeight(round(lines * self.fontMetrics().lineSpacing() + frame))


class DayEdit(QLineEdit):
    """A day typed in any usual way; on leaving the field it is written out, so that a slip is seen.

    ``day`` is None while the text is no day; the text itself is never thrown away.
    """

    day_changed = Signal(object)

    def __init__(self, language: str, placeholder: str = "1988-04-30") -> None:
        super().__init__()
        self._language = language
        self.setPlaceholderText(placeholder)
        self.textEdited.connect(lambda: self.day_changed.emit(self.day()))

    def day(self) -> object:
        """Return the ``date`` that is typed, or None."""
        return parse_day(self.text())

    @property
    def is_wrong(self) -> bool:
        """Whether something is typed that is no day."""
        return bool(self.text().strip()) and parse_day(self.text()) is None

    def set_day(self, day: object) -> None:
        """Show a ``date`` or nothing."""
        from datetime import date

        self.setText(short_date(day, self._language) if isinstance(day, date) else "")

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Write the day out as it was understood."""
        day = parse_day(self.text())
        if day is not None:
            self.setText(short_date(day, self._language))
        super().focusOutEvent(event)


class TimeEdit(QLineEdit):
    """A time of day typed in any usual way; on leaving the field it is written out as this computer shows times.

    Text that is no time is never thrown away.
    """

    def __init__(self, *, hour24: bool) -> None:
        super().__init__()
        self._hour24 = hour24
        self.setMaxLength(12)

    def clock(self) -> time | None:
        """Return the time that is typed, or None."""
        return parse_time(self.text(), hour24=self._hour24)

    def set_clock(self, clock: time) -> None:
        """Show a time of day."""
        self.setText(time_of_day(clock, hour24=self._hour24))

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Write the time out as it was understood."""
        clock = self.clock()
        if clock is not None:
            self.set_clock(clock)
        super().focusOutEvent(event)


class MoneyEdit(QLineEdit):
    """An amount of money; ``cents`` is None while the text is no amount."""

    cents_changed = Signal(object)

    def __init__(self, language: str, cents: int | None = None) -> None:
        super().__init__()
        self._language = language
        self.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.setMaxLength(20)
        self.set_cents(cents)
        self.textEdited.connect(lambda: self.cents_changed.emit(self.cents()))

    def cents(self) -> int | None:
        """Return the amount typed, in cents, or None."""
        return parse_cents(self.text())

    def set_cents(self, cents: int | None) -> None:
        """Show an amount or nothing."""
        self.setText("" if cents is None else money(cents, self._language))

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Write the amount out as it was understood."""
        if (cents := self.cents()) is not None:
            self.set_cents(cents)
        super().focusOutEvent(event)


class Pick(QComboBox):
    """A list to choose one from; every entry has a machine word (its data) and a text. The wheel scrolls the page."""

    def __init__(self, entries: tuple[tuple[str, str], ...], chosen: str = "") -> None:
        super().__init__()
        for word, text in entries:
            self.addItem(text, word)
        self.choose(chosen)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def chosen(self) -> str:
        """Return the machine word of what is chosen, empty when nothing is."""
        return str(self.currentData() or "")

    def choose(self, word: str) -> None:
        """Choose the entry with this machine word; an unknown word leaves the first."""
        self.setCurrentIndex(max(0, self.findData(word)))

    def wheelEvent(self, event: object) -> None:
        """Let the page scroll; a choice must not change by accident."""
        event.ignore()  # type: ignore[attr-defined]


class Number(QSpinBox):
    """A whole number, or nothing: ``value_or_none`` is None at the lowest step, which is shown empty."""

    def __init__(self, *, low: int = 0, high: int = 999, optional: bool = True, suffix: str = "") -> None:
        super().__init__()
        self._optional = optional
        self.setRange(low - 1 if optional else low, high)
        if optional:
            self.setSpecialValueText("\u2013")
            self.setValue(low - 1)
        if suffix:
            self.setSuffix(suffix)
        self.lineEdit().setTextMargins(8, 0, 8, 0)  # the style sheet's padding does not reach the text of a spin box
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def value_or_none(self) -> int | None:
        """Return the number, or None when none is given."""
        return None if self._optional and self.value() == self.minimum() else self.value()

    def set_value(self, value: int | None) -> None:
        """Show a number or nothing."""
        self.setValue(self.minimum() if value is None else value)

    def wheelEvent(self, event: object) -> None:
        """Let the page scroll; a number must not change by accident."""
        event.ignore()  # type: ignore[attr-defined]
