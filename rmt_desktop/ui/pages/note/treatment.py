"""Treatment given: a line per technique, position and draping; then how the client responded."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from rmt_desktop.base.i18n import N_
from rmt_desktop.domain.consent import AreaState
from rmt_desktop.domain.notes import TreatmentNote
from rmt_desktop.domain.screening import Flag
from rmt_desktop.domain.treatments import Applied, Response
from rmt_desktop.ui.context import UiContext
from rmt_desktop.ui.pages.note.applied_card import AppliedCard
from rmt_desktop.ui.pages.note.sections import Section
from rmt_desktop.ui.pages.note.state import first_areas
from rmt_desktop.ui.theme import GRID
from rmt_desktop.ui.widgets.choices import Strip
from rmt_desktop.ui.widgets.fields import Field, Line
from rmt_desktop.ui.widgets.layouts import clear, column, row
from rmt_desktop.ui.widgets.picker import Entry, Picker
from rmt_desktop.ui.widgets.tab_order import tab_after


class TreatmentSection(Section):
    """All techniques, position and draping, and the response."""

    copyable = "treatment"
    seen_asked = Signal(QWidget)  # what is to be brought into sight

    def __init__(self, ctx: UiContext) -> None:
        super().__init__(ctx, N_("Treatment given"))
        tr = ctx.tr
        self._cards: list[AppliedCard] = []
        self._flags: Sequence[Flag] = ()
        self._states: Sequence[AreaState] = ()
        self._holder = QWidget()
        self._lines = column(self._holder)
        self.content.addWidget(self._holder)
        self._picker = Picker(
            tuple(Entry(one.id, one.name.in_(tr.language), one.cues) for one in ctx.catalog.techniques),
            tr(N_("Add a technique")),
            tr(N_("Add a technique: deep tissue…")),
            tr,
            own=N_("Use “{text}” as typed"),
        )
        self._picker.picked.connect(self._add)
        self._picker.typed.connect(lambda text: self._begin("", text))
        self.content.addWidget(self._picker)
        self._position, self._draping = Line(longest=200), Line(longest=200)
        pair = row(spacing=2 * GRID)
        pair.addWidget(Field(tr(N_("Position")), self._position))
        pair.addWidget(Field(tr(N_("Draping")), self._draping))
        self.content.addLayout(pair)
        self._response = self.paragraph(N_("How the client responded"), lines=1)
        self._pain_after = Strip(tr(N_("Pain after treatment")))
        self.field(N_("Pain after treatment"), self._pain_after)
        self._adverse = self.paragraph(N_("Adverse reaction, if any"), lines=1)
        for edit in (self._position, self._draping):
            edit.textEdited.connect(self.tell_edit)
        self._pain_after.chosen.connect(self.tell_edit)

    def set_safety(self, flags: Sequence[Flag], states: Sequence[AreaState]) -> None:
        """Take the flags and the consent that hold now, and warn beside each line."""
        self._flags, self._states = flags, states
        for card in self._cards:
            card.warn(flags, states)

    @property
    def asks_about_withdrawal(self) -> bool:
        """Whether a line names an area whose consent was withdrawn, and does not say that it was treated before."""
        return any(card.asks_about_withdrawal for card in self._cards)

    def go_to_withdrawal(self) -> None:
        """Bring the first line that asks about a withdrawal into sight, the focus on its question."""
        card = next((one for one in self._cards if one.asks_about_withdrawal), None)
        if card is not None:
            card.focus_withdrawal()
            self.seen_asked.emit(card)

    def go_to_line(self, place: int) -> None:
        """Bring a line, counted from 0, into sight, the focus on what it asks."""
        card = self._cards[place]
        card.focus_missing()
        self.seen_asked.emit(card)

    def fill(self, note: TreatmentNote, previous: TreatmentNote | None) -> None:
        """Show the lines and the response."""
        if tuple(card.applied for card in self._cards) != note.treatment:
            self._show_lines(note.treatment)
        for edit, text in ((self._response, note.response.text), (self._adverse, note.response.adverse)):
            if edit.toPlainText() != text:
                edit.setPlainText(text)
        for line, text in ((self._position, note.position), (self._draping, note.draping)):
            if line.text() != text:
                line.setText(text)
        self._pain_after.set_value(note.response.pain_after)

    def taken_into(self, note: TreatmentNote) -> TreatmentNote:
        """Return the note with the lines and the response."""
        return replace(
            note,
            treatment=tuple(card.applied for card in self._cards),
            position=self._position.text(),
            draping=self._draping.text(),
            response=Response(
                text=self._response.toPlainText(),
                pain_after=self._pain_after.value(),
                adverse=self._adverse.toPlainText(),
            ),
        )

    def _show_lines(self, treatment: Sequence[Applied]) -> None:
        clear(self._lines)
        self._cards = []
        for place, applied in enumerate(treatment):
            self._insert(place, applied)

    def _insert(self, place: int, applied: Applied) -> AppliedCard:
        card = AppliedCard(self.ctx, applied, place + 1)
        card.edited.connect(lambda: self._changed(card))
        card.removed.connect(lambda: self._remove(card))
        card.warn(self._flags, self._states)
        before = self._cards[place - 1].last_stop if place else self._take
        self._cards.insert(place, card)
        self._lines.insertWidget(place, card)
        tab_after(before, card)
        return card

    def _add(self, technique: str) -> None:
        entry = self.ctx.catalog.technique(technique)
        self._begin(entry.id, entry.name.in_(self.ctx.language))

    def _begin(self, technique: str, name: str) -> None:
        """Begin a line; a technique of one's own has no id in the catalogue, and is printed as it was typed."""
        areas = first_areas([card.applied for card in self._cards], self._states)
        card = self._insert(len(self._cards), Applied(technique=technique, label=name, areas=areas))
        card.focus_first()
        self.tell_edit()
        self.seen_asked.emit(card)
        self.seen_asked.emit(self._picker)

    def _remove(self, card: AppliedCard) -> None:
        """Take a line away; it can be put back as it was."""
        place, applied = self._cards.index(card), card.applied
        self._cards.remove(card)
        self._lines.removeWidget(card)
        card.hide()
        card.deleteLater()
        self._number()
        self.tell_edit()
        said = self.tr_(N_("Removed: {what}"), what=applied.label)
        self.undo_offered.emit(said, lambda: self._put_back(place, applied))

    def _put_back(self, place: int, applied: Applied) -> None:
        card = self._insert(min(place, len(self._cards)), applied)
        self._number()
        self.tell_edit()
        card.focus_first()

    def _number(self) -> None:
        for number, card in enumerate(self._cards, start=1):
            card.set_number(number)

    def _changed(self, card: AppliedCard) -> None:
        card.warn(self._flags, self._states)
        self.tell_edit()
