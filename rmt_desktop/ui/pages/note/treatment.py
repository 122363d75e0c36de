"""Treatment given: a line per technique with areas, minutes, pressure and grade; then how the client responded."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from rmt_desktop.base.i18n import N_
from rmt_desktop.domain.catalog import Technique
from rmt_desktop.domain.consent import AreaState, uncovered
from rmt_desktop.domain.notes import TreatmentNote
from rmt_desktop.domain.screening import Flag
from rmt_desktop.domain.sides import Areal
from rmt_desktop.domain.treatments import PRESSURE_NAMES, Applied, Pressure, Response
from rmt_desktop.ui.context import UiContext
from rmt_desktop.ui.pages.note.sections import Section
from rmt_desktop.ui.pages.note.state import areals, clashes_of, first_areas
from rmt_desktop.ui.theme import GRID
from rmt_desktop.ui.widgets.chip import chip
from rmt_desktop.ui.widgets.choices import Segments, Strip
from rmt_desktop.ui.widgets.fields import Field, Line, Number, Pick
from rmt_desktop.ui.widgets.layouts import Card, FlowBox, clear, column, row
from rmt_desktop.ui.widgets.picker import Entry, Picker
from rmt_desktop.ui.widgets.tab_order import tab_after
from rmt_desktop.ui.widgets.text import label, tool

MINUTES_EMS = 6.6


class AppliedCard(Card):
    """One technique as applied."""

    edited = Signal()
    removed = Signal()

    def __init__(self, ctx: UiContext, applied: Applied, number: int) -> None:
        super().__init__("sunken", margin=GRID + 4, spacing=GRID)
        self._ctx = ctx
        self._applied = applied
        self._areals = {f"{one.area}|{one.side.value}": one for one in areals(ctx.catalog, ctx.language)}
        tr = ctx.tr
        self._minutes = Number(low=1, high=240)
        self._minutes.setSuffix(" min")
        self._minutes.setFixedWidth(ctx.theme.ems(MINUTES_EMS))
        self._pressure = Segments(
            tuple((one.value, tr(PRESSURE_NAMES[one])) for one in Pressure),
            tr(N_("Pressure")),
            wraps=True,
        )
        technique = self._technique()
        grades = technique.grades if technique is not None else ()
        self._grade = Pick((("", tr(N_("Grade"))), *((one, tr(N_("Grade {grade}"), grade=one)) for one in grades)))
        self._grade.setVisible(bool(grades))
        self._comment = Line(applied.comment, placeholder=tr(N_("Comment")), longest=400)
        self._chips = FlowBox(spacing=6)
        self._picker = Picker(
            tuple(Entry(word, one.text(tr)) for word, one in self._areals.items()),
            tr(N_("Add an area")),
            tr(N_("Add an area")),
            tr,
        )
        self._warnings = label("", "problem", wrap=True)
        head = row(spacing=GRID)
        head.addWidget(label(applied.label, "strong", wrap=True), 1)
        self._remove = tool(ctx.icons.get("x", size=16), "", self.removed.emit)
        head.addWidget(self._remove)
        self.content.addLayout(head)
        line = row(spacing=GRID)
        line.addWidget(self._minutes, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(self._pressure, 1)
        line.addWidget(self._grade, 0, Qt.AlignmentFlag.AlignTop)
        self.content.addLayout(line)
        self.content.addWidget(self._chips)
        below = row(spacing=GRID)
        below.addWidget(self._picker, 1)
        below.addWidget(self._comment, 1)
        self.content.addLayout(below)
        self.content.addWidget(self._warnings)
        self.set_number(number)
        self._show()
        self._minutes.valueChanged.connect(lambda _: self._tell())
        self._pressure.chosen.connect(lambda _: self._tell())
        self._grade.activated.connect(lambda _: self._tell())
        self._comment.textEdited.connect(lambda _: self._tell())
        self._picker.picked.connect(self._add_area)

    @property
    def applied(self) -> Applied:
        """The technique as applied, with what is chosen now."""
        return self._applied

    def set_number(self, number: int) -> None:
        """Be line ``number``, counted from 1: screen readers hear it with every control."""
        tr = self._ctx.tr
        who = tr(N_("{technique}, line {number}"), technique=self._applied.label, number=number)
        self._minutes.setAccessibleName(tr(N_("Minutes: {what}"), what=who))
        self._pressure.rename(tr(N_("Pressure: {what}"), what=who))
        self._grade.setAccessibleName(tr(N_("Grade: {what}"), what=who))
        self._comment.setAccessibleName(tr(N_("Comment: {what}"), what=who))
        self._picker.setAccessibleName(tr(N_("Add an area: {what}"), what=who))
        self._remove.setAccessibleName(tr(N_("Remove {what}"), what=who))
        self._remove.setToolTip(self._remove.accessibleName())

    @property
    def last_stop(self) -> QWidget:
        """The control that Tab comes to last."""
        return self._comment

    def warn(self, flags: Sequence[Flag], states: Sequence[AreaState]) -> None:
        """Show what flags and consent say about this line, each with its reason."""
        tr, language = self._ctx.tr, self._ctx.language
        words = [
            tr(
                N_("{flag}: {advice}"),
                flag=clash.flag.rule.name.in_(language),
                advice=clash.flag.rule.advice.in_(language),
            )
            for clash in clashes_of(self._applied, flags, self._technique())
        ]
        words += [
            tr(N_("No consent is recorded for {area}."), area=area.text(tr))
            for area in uncovered(self._applied.areas, states)
        ]
        text = "\n".join(dict.fromkeys(words))
        self._warnings.setText(text)
        self._warnings.setVisible(bool(text))

    def focus_first(self) -> None:
        """Put the focus into the minutes."""
        self.show()  # what was put into a layout just now is not shown yet, and cannot have the focus
        self._minutes.setFocus()
        self._minutes.selectAll()

    def _show(self) -> None:
        self._minutes.set_value(self._applied.minutes or None)
        self._pressure.set_value(self._applied.pressure or "")
        self._grade.choose(self._applied.grade)
        self._show_areas()

    def _show_areas(self) -> None:
        clear(self._chips.flow)
        for area in self._applied.areas:
            text = area.text(self._ctx.tr)
            made = chip(f"{text}  ×", "info", partial(self._remove_area, area))
            made.setAccessibleName(self._ctx.tr(N_("Remove {area}"), area=text))
            self._chips.flow.addWidget(made)
        self._chips.setVisible(bool(self._applied.areas))

    def _add_area(self, word: str) -> None:
        area = self._areals[word]
        if area not in self._applied.areas:
            self._applied = replace(self._applied, areas=(*self._applied.areas, area))
            self._show_areas()
            self._tell()

    def _remove_area(self, area: Areal) -> None:
        self._applied = replace(self._applied, areas=tuple(one for one in self._applied.areas if one != area))
        self._show_areas()
        self._tell()

    def _technique(self) -> Technique | None:
        return next((one for one in self._ctx.catalog.techniques if one.id == self._applied.technique), None)

    def _tell(self) -> None:
        pressure = self._pressure.value()
        self._applied = replace(
            self._applied,
            minutes=self._minutes.value_or_none() or 0,
            pressure=Pressure(pressure) if pressure else None,
            grade=self._grade.chosen(),
            comment=self._comment.text(),
        )
        self.edited.emit()


class TreatmentSection(Section):
    """All techniques, position and draping, and the response."""

    copyable = "treatment"

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
        )
        self._picker.picked.connect(self._add)
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
        areas = first_areas([card.applied for card in self._cards], self._states)
        applied = Applied(technique=entry.id, label=entry.name.in_(self.ctx.language), areas=areas)
        self._insert(len(self._cards), applied).focus_first()
        self.tell_edit()

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
