"""The finding one works on: what it says, the muscles and regions it may be said to be in, and delete."""

from PySide6.QtCore import QSize, Qt, Signal, SignalInstance
from PySide6.QtGui import QIcon, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QPushButton, QToolButton, QWidget

from rmt_desktop.base.i18n import N_, Translator
from rmt_desktop.domain.chart.edits import with_place
from rmt_desktop.domain.chart.figures import Figures
from rmt_desktop.domain.chart.marks import Layer, Mark, Origin, Place
from rmt_desktop.domain.chart.names import Names
from rmt_desktop.domain.chart.naming import candidates
from rmt_desktop.domain.sides import Side
from rmt_desktop.ui.icons import Icons
from rmt_desktop.ui.theme import set_role
from rmt_desktop.ui.widgets.layouts import column, row
from rmt_desktop.ui.widgets.text import button, label, tool

MOST_CHIPS = 6


class FindingBar(QWidget):
    """Sentence and chips of the selected mark; empty and hidden when none is selected."""

    changed = Signal(object)  # Mark as it shall be
    removed = Signal()
    mirror_pressed = Signal()
    repeat_pressed = Signal()
    details_pressed = Signal()
    confirmed = Signal()
    note_pressed = Signal(object)  # Mark whose sentence shall be shown

    def __init__(self, figures: Figures, names: Names, tr: Translator, icons: Icons) -> None:
        super().__init__()
        self._figures = figures
        self._names = names
        self._tr = tr
        self._mark: Mark | None = None
        self._text = ""
        self._sentence = label("", "strong")
        self._delete = button(tr(N_("Delete")), self.removed.emit, role="quiet", name=tr(N_("Delete this finding")))
        self._actions = {
            "flip-horizontal-2": self._action(N_("Mirror to the other side"), "Ctrl+M", self.mirror_pressed),
            "copy-plus": self._action(N_("Repeat beside it"), "Ctrl+D", self.repeat_pressed),
            "sliders-horizontal": self._action(N_("Details"), "Ctrl+I", self.details_pressed),
        }
        self._to_note = self._action(N_("Show in the note"), "Ctrl+J")
        self._to_note.clicked.connect(lambda _=False: self.note_pressed.emit(self._mark))
        self._note_is_offered = False
        self.set_icons(icons)
        self._confirm = button(tr(N_("Confirm")), self.confirmed.emit, name=tr(N_("Found again today: confirm")))
        self._chips = QWidget()
        self._chips.setAccessibleName(tr(N_("Said to be in")))
        self._row = row(self._chips, spacing=6)
        self._row.addStretch(1)
        second = row(spacing=6)
        second.addWidget(self._confirm)
        second.addWidget(self._chips, 1)
        for made in (*self._actions.values(), self._to_note):
            second.addWidget(made)
        second.addWidget(self._delete)
        layout = column(self, spacing=4)
        layout.addWidget(self._sentence)
        layout.addLayout(second)
        # the room is kept when nothing is selected: a figure that jumps under the pen cannot be drawn on
        policy = self.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self.setSizePolicy(policy)
        self.hide()

    def _action(self, text: str, keys: str, pressed: SignalInstance | None = None) -> QToolButton:
        made = tool(QIcon(), self._tr(text), pressed.emit if pressed is not None else None)
        made.setToolTip(self._tr(N_("{tool} ({key})"), tool=self._tr(text), key=keys))
        made.setShortcut(QKeySequence(keys))
        return made

    def set_icons(self, icons: Icons) -> None:
        """Wear the icons of another theme."""
        for name, made in self._actions.items():
            made.setIcon(icons.get(name))
        self._to_note.setIcon(icons.get("file-text"))

    def offer_note(self, *, offered: bool = True) -> None:
        """Offer to show the finding's sentence; for who has the text beside the chart."""
        self._note_is_offered = offered
        self._to_note.setVisible(offered and self._mark is not None and self._mark.layer is Layer.THERAPIST)

    def show_mark(self, mark: Mark | None, *, text: str = "", editable: bool) -> None:
        """Show a mark with what it says, or nothing."""
        self._mark = mark
        self.setVisible(mark is not None)
        if mark is None:
            return
        self._sentence.setToolTip(text)
        self._text = text
        for made in (self._delete, *self._actions.values()):
            made.setVisible(editable)
        self.offer_note(offered=self._note_is_offered)
        self._confirm.setVisible(editable and mark.origin is Origin.CARRIED)
        self._actions["flip-horizontal-2"].setEnabled(mark.place.side in (Side.LEFT, Side.RIGHT))
        while self._row.count() > 1:
            old = self._row.takeAt(0)
            if old is not None and (widget := old.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        places = self._places(mark) if editable else ()
        for number, place in enumerate(places[:MOST_CHIPS]):
            self._row.insertWidget(number, self._chip(place, chosen=place == mark.place))
        self._chips.setVisible(len(places) > 1)
        self._show_what_fits()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show as many chips as there is room for; the list of findings has them all."""
        super().resizeEvent(event)
        self._show_what_fits()

    def sizeHint(self) -> QSize:
        """Ask for one line of text and one line of buttons, whatever is selected."""
        height = self._sentence.sizeHint().height() + self._delete.sizeHint().height() + 4
        return QSize(320, height)

    def minimumSizeHint(self) -> QSize:
        """Ask for no more width than one chip."""
        return QSize(160, self.sizeHint().height())

    def _show_what_fits(self) -> None:
        self._sentence.setText(
            self._sentence.fontMetrics().elidedText(self._text, Qt.TextElideMode.ElideRight, max(80, self.width()))
        )
        shown = [one for one in (self._to_note, self._confirm) if not one.isHidden()]
        taken = [self._delete, *self._actions.values(), *shown]
        room = self.width() - sum(made.sizeHint().width() + 6 for made in taken)
        for number in range(self._row.count() - 1):
            item = self._row.itemAt(number)
            chip = item.widget() if item is not None else None
            if chip is not None:
                room -= chip.sizeHint().width() + self._row.spacing()
                chip.setVisible(room >= 0)

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
