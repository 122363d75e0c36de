"""The pages of the history at the left: where one is, what is done, what needs another look."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem

from rmt_desktop.base.i18n import N_, Translator
from rmt_desktop.ui.icons import Icons
from rmt_desktop.ui.pages.intake.centre import scaled
from rmt_desktop.ui.pages.intake.state import StepState
from rmt_desktop.ui.theme import Theme, set_role

WIDTH = 248
PADDING = 7  # above and below a title
BESIDE_TEXT = 64  # icon, padding and scroll bar
_STEP = Qt.ItemDataRole.UserRole

_WORDS = {
    StepState.NEW: "",
    StepState.OPEN: N_("open"),
    StepState.DONE: N_("done"),
    StepState.EMPTY: N_("nothing answered"),
    StepState.WRONG: N_("needs another look"),
}


class StepRail(QListWidget):
    """A list of pages to choose from with a click or the arrow keys. ``chosen`` carries the page's id."""

    chosen = Signal(str)

    def __init__(self, theme: Theme, icons: Icons, tr: Translator) -> None:
        super().__init__()
        self._tr = tr
        self._icons = {
            StepState.NEW: icons.get("circle-dot", theme.colour("field"), 18),
            StepState.OPEN: icons.get("circle-dot", "accent", 18),
            StepState.DONE: icons.get("circle-check", theme.colour("good"), 18),
            StepState.EMPTY: icons.get("minus", theme.colour("soft"), 18),
            StepState.WRONG: icons.get("circle-alert", theme.colour("danger"), 18),
        }
        set_role(self, "steps")
        self.setAccessibleName(tr(N_("Pages of the health history")))
        self.setFixedWidth(scaled(WIDTH, theme, most=1.3))
        self.setIconSize(QSize(18, 18))
        self.setWordWrap(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.currentItemChanged.connect(self._tell)

    def show_steps(self, steps: Sequence[tuple[str, str]], states: Mapping[str, StepState], now: str) -> None:
        """Show the pages (id and title) that apply, each with its state, and where one is; no signal is given."""
        self.blockSignals(True)  # noqa: FBT003 - Qt
        while self.count() > len(steps):
            self.takeItem(self.count() - 1)
        while self.count() < len(steps):
            self.addItem(QListWidgetItem())
        for index, (step, title) in enumerate(steps):
            self._show(self.item(index), step, title, states[step])
            if step == now:
                self.setCurrentRow(index)
        self.blockSignals(False)  # noqa: FBT003 - Qt

    def _show(self, item: QListWidgetItem, step: str, title: str, state: StepState) -> None:
        item.setText(title)
        item.setSizeHint(QSize(0, self._height_of(title)))
        item.setIcon(self._icons[state])
        item.setData(_STEP, step)
        word = self._tr(_WORDS[state]) if _WORDS[state] else ""
        item.setToolTip(word)
        item.setData(Qt.ItemDataRole.AccessibleDescriptionRole, word)

    def _height_of(self, title: str) -> int:
        """Return the height of a title that wraps; by itself Qt forgets the padding of the style sheet."""
        room = QRect(0, 0, self.width() - BESIDE_TEXT, 1000)
        return self.fontMetrics().boundingRect(room, Qt.TextFlag.TextWordWrap, title).height() + 2 * PADDING

    def _tell(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            self.chosen.emit(str(item.data(_STEP)))
