"""The menu of the layers of anatomy: which are seen, how strongly, and whether the note's paper shows them."""

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QActionGroup, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QMenu, QWidget

from rmt_desktop.base.i18n import N_, Translator
from rmt_desktop.domain.chart.layers import ANATOMY_NAMES, STRENGTH_NAMES, Anatomy, LayerChoice, Strength

GUIDE = N_("Guides, to be verified by a practitioner")


class AnatomyMenu(QMenu):
    """Ticks for the layers. It stays open while one ticks, so that several are chosen in one go."""

    chosen = Signal(object)  # LayerChoice

    def __init__(self, tr: Translator, parent: QWidget | None = None) -> None:
        super().__init__(tr(N_("Anatomy")), parent)
        self._choice = LayerChoice()
        self._layers: dict[Anatomy, QAction] = {}
        for layer, name in ANATOMY_NAMES.items():
            self._layers[layer] = self._tick(tr(name))
        self.addSeparator()
        strengths = QActionGroup(self)
        self._strengths: dict[Strength, QAction] = {}
        for strength, name in STRENGTH_NAMES.items():
            self._strengths[strength] = strengths.addAction(self._tick(tr(name)))
        self.addSeparator()
        self._print = self._tick(tr(N_("Print with the note")))
        self._print.setVisible(False)
        guide = self.addAction(tr(GUIDE))
        guide.setEnabled(False)
        self._show_choice()

    @property
    def choice(self) -> LayerChoice:
        """What is ticked."""
        return self._choice

    def set_choice(self, choice: LayerChoice) -> None:
        """Tick these."""
        if choice != self._choice:
            self._choice = choice
            self._show_choice()
            self.chosen.emit(choice)

    def offer_printing(self) -> None:
        """Offer to print the layers; for a page whose chart is printed."""
        self._print.setVisible(True)

    def offer_layers_only(self) -> None:
        """Leave out how strongly they are drawn: paper has one strength."""
        for action in self._strengths.values():
            action.setVisible(False)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Tick what is pressed and stay open."""
        if not self._ticked(self.actionAt(event.position().toPoint())):
            super().mouseReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Tick by Space and stay open; Return ticks and closes."""
        if event.key() != Qt.Key.Key_Space or not self._ticked(self.activeAction()):
            super().keyPressEvent(event)

    def _ticked(self, action: QAction | None) -> bool:
        if action is None or not action.isCheckable() or not action.isEnabled():
            return False
        action.trigger()
        return True

    def _tick(self, text: str) -> QAction:
        action = self.addAction(text)
        action.setCheckable(True)
        action.triggered.connect(self._read)
        return action

    def _read(self) -> None:
        self.set_choice(
            replace(
                self._choice,
                shown=frozenset(layer for layer, action in self._layers.items() if action.isChecked()),
                strength=next(one for one, action in self._strengths.items() if action.isChecked()),
                is_printed=self._print.isChecked(),
            )
        )

    def _show_choice(self) -> None:
        for layer, action in self._layers.items():
            action.setChecked(layer in self._choice.shown)
        for strength, action in self._strengths.items():
            action.setChecked(strength is self._choice.strength)
            action.setEnabled(bool(self._choice.shown))
        self._print.setChecked(self._choice.is_printed)
        self._print.setEnabled(bool(self._choice.shown))
