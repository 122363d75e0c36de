"""Typing a secret: hidden by default, with a meter that says how hard it is to guess."""

from collections.abc import Callable

from PySide6.QtCore import QRectF, QSize, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLineEdit, QSizePolicy, QWidget

from rmt_desktop.base.i18n import N_, Translator
from rmt_desktop.services.vault import Strength
from rmt_desktop.ui.theme import GRID, Theme
from rmt_desktop.ui.widgets.layouts import column
from rmt_desktop.ui.widgets.pressing import CheckBox
from rmt_desktop.ui.widgets.text import label

STRENGTH_WORDS = (N_("Too easy"), N_("Easy to guess"), N_("Fair"), N_("Good"), N_("Very good"))
_TONES = ("danger", "danger", "caution", "good", "good")


class PassphraseEdit(QWidget):
    """A secret field with "show" below it."""

    changed = Signal(str)

    def __init__(self, name: str, show: str) -> None:
        super().__init__()
        self.line = QLineEdit(echoMode=QLineEdit.EchoMode.Password)
        self.line.setMaxLength(200)
        self.line.setAccessibleName(name)
        self.setAccessibleName(name)
        self._show = CheckBox(show)
        self._show.toggled.connect(self._reveal)
        self.line.textChanged.connect(self.changed)
        layout = column(self, spacing=2)
        layout.addWidget(self.line)
        layout.addWidget(self._show)
        self.setFocusProxy(self.line)

    def text(self) -> str:
        """Return what is typed."""
        return self.line.text()

    def clear(self) -> None:
        """Forget what is typed."""
        self.line.clear()

    def _reveal(self, shown: bool) -> None:  # noqa: FBT001 - Qt's signal
        self.line.setEchoMode(QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password)


class StrengthMeter(QWidget):
    """Four bars, filled from left to right; the words beside it say the same."""

    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__()
        self._theme = theme
        self._score = 0
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(8)

    def sizeHint(self) -> QSize:
        """Return the size the meter likes best."""
        return QSize(240, 8)

    def set_score(self, score: int, words: str) -> None:
        """Show a score of 0 to 4 and speak the words."""
        self._score = score
        self.setAccessibleDescription(words)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the bars."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        width = (self.width() - 3 * 6) / 4
        for index in range(4):
            name = _TONES[self._score] if index < self._score else "line"
            painter.setBrush(self._theme.colour(name))
            painter.setPen(self._theme.colour(name))
            painter.drawRoundedRect(QRectF(index * (width + 6), 1, width, 5), 2.5, 2.5)
        painter.end()


class StrengthReading(QWidget):
    """The bars and the words below them, for what is typed into one field; ``strength`` judges it."""

    def __init__(self, theme: Theme, tr: Translator, edit: PassphraseEdit, strength: Callable[[str], Strength]) -> None:
        super().__init__()
        self._tr = tr
        self._strength = strength
        self._meter = StrengthMeter(theme, tr(N_("Strength of the pass phrase")))
        self._words = label("", "small", wrap=True)
        self._words.hide()
        layout = column(self, spacing=GRID)
        layout.addWidget(self._meter)
        layout.addWidget(self._words)
        edit.changed.connect(self._measure)

    def _measure(self, text: str) -> None:
        score, words = 0, ""
        if text:
            strength = self._strength(text)
            score, words = max(1, strength.score), self._tr(strength.advice or STRENGTH_WORDS[strength.score])
        self._meter.set_score(score, words)
        self._words.setText(words)
        self._words.setVisible(bool(words))
