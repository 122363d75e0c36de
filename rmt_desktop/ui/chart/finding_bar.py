"""The finding one works on: what it says, the muscles and regions it may be said to be in, and delete."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from rmt_desktop.base.i18n import N_, Translator
from rmt_desktop.domain.chart.edits import with_place
from rmt_desktop.domain.chart.figures import Figures
from rmt_desktop.domain.chart.marks import Mark, Place
from rmt_desktop.domain.chart.names import Names
from rmt_desktop.domain.chart.naming import candidates
from rmt_desktop.domain.chart.sentences import sentence
from rmt_desktop.ui.theme import set_role
from rmt_desktop.ui.widgets.layouts import FlowBox, clear, column, row
from rmt_desktop.ui.widgets.text import button, label

MOST_CHIPS = 6


class FindingBar(QWidget):
    """Sentence and chips of the selected mark; empty and hidden when none is selected."""

    changed = Signal(object)  # Mark as it shall be
    removed = Signal()

    def __init__(self, figures: Figures, names: Names, tr: Translator) -> None:
        super().__init__()
        self._figures = figures
        self._names = names
        self._tr = tr
        self._mark: Mark | None = None
        self._sentence = label("", "strong", wrap=True)
        self._delete = button(tr(N_("Delete")), self.removed.emit, role="quiet", name=tr(N_("Delete this finding")))
        self._chips = FlowBox(spacing=6)
        self._chips.setAccessibleName(tr(N_("Said to be in")))
        first = row(spacing=6)
        first.addWidget(self._sentence, 1)
        first.addWidget(self._delete)
        layout = column(self, spacing=4)
        layout.addLayout(first)
        layout.addWidget(self._chips)
        self.hide()

    def show_mark(self, mark: Mark | None, *, editable: bool) -> None:
        """Show a mark, or nothing."""
        self._mark = mark
        self.setVisible(mark is not None)
        if mark is None:
            return
        self._sentence.setText(sentence(mark, self._names, self._tr))
        self._delete.setVisible(editable)
        clear(self._chips.flow)
        places = self._places(mark) if editable else ()
        for place in places[:MOST_CHIPS]:
            self._chips.flow.addWidget(self._chip(place, chosen=place == mark.place))
        self._chips.setVisible(len(places) > 1)

    def _places(self, mark: Mark) -> tuple[Place, ...]:
        try:
            found = candidates(self._figures.view(mark.figure, mark.view), mark)
        except KeyError:
            return ()
        return found if mark.place in found or mark.place == Place() else (mark.place, *found)

    def _chip(self, place: Place, *, chosen: bool) -> QPushButton:
        name = self._names.title(place, self._tr)
        chip = button(self._names.of(place), name=self._tr(N_("Said to be in: {place}"), place=name))
        chip.setCheckable(True)
        chip.setChecked(chosen)
        chip.setProperty("tone", "info" if chosen else "")
        set_role(chip, "chip")
        chip.clicked.connect(lambda _=False: self._choose(place))
        return chip

    def _choose(self, place: Place) -> None:
        if self._mark is not None:
            self.changed.emit(with_place(self._mark, place, self._figures))
