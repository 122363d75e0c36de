"""One technique as applied: areas, minutes, pressure and grade, and what flags and consent say about it."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QWidget

from rmt_desktop.base.i18n import N_
from rmt_desktop.domain.catalog import Technique
from rmt_desktop.domain.consent import AGREEMENT_NAMES, AreaState, taken_back, uncovered
from rmt_desktop.domain.screening import Flag
from rmt_desktop.domain.sides import Areal
from rmt_desktop.domain.treatments import PRESSURE_NAMES, Applied, Pressure
from rmt_desktop.ui.context import UiContext
from rmt_desktop.ui.pages.note.state import areals, clashes_of
from rmt_desktop.ui.theme import GRID
from rmt_desktop.ui.widgets.chip import chip
from rmt_desktop.ui.widgets.choices import Segments
from rmt_desktop.ui.widgets.fields import Line, Number, Pick
from rmt_desktop.ui.widgets.layouts import Card, FlowBox, clear, column, row
from rmt_desktop.ui.widgets.picker import Entry, Picker
from rmt_desktop.ui.widgets.pressing import CheckBox
from rmt_desktop.ui.widgets.text import label, tool

MINUTES_EMS = 6.6
OWN_TECHNIQUE = N_("A technique of your own: the program knows cautions only for its areas and its pressure.")


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
        self._own = label(tr(OWN_TECHNIQUE), "small", wrap=True)
        self._own.setVisible(technique is None)
        self._back: dict[Areal, AreaState] = {}
        self._befores: dict[Areal, QCheckBox] = {}
        self._withdrawn = column(spacing=4)
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
        self.content.addWidget(self._own)
        self.content.addWidget(self._warnings)
        self.content.addLayout(self._withdrawn)
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
        self._ask_withdrawn(taken_back(self._applied.areas, states))

    @property
    def asks_about_withdrawal(self) -> bool:
        """Whether consent for one of the areas was withdrawn and nothing says that it was treated before."""
        return any(area not in self._applied.before_withdrawal for area in self._back)

    def focus_withdrawal(self) -> None:
        """Put the focus on the first question about a withdrawal that is still open."""
        self.show()
        first = next((box for area, box in self._befores.items() if area not in self._applied.before_withdrawal), None)
        if first is not None:
            first.show()  # what was put into a layout just now is not shown yet, and cannot have the focus
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    def focus_missing(self) -> None:
        """Put the focus on what the line asks, else into the minutes."""
        if self.asks_about_withdrawal:
            self.focus_withdrawal()
        else:
            self.focus_first()

    def focus_first(self) -> None:
        """Put the focus into the minutes."""
        self.show()  # what was put into a layout just now is not shown yet, and cannot have the focus
        self._minutes.setFocus()
        self._minutes.selectAll()

    def _ask_withdrawn(self, back: dict[Areal, AreaState]) -> None:
        """Ask of each area whose consent was withdrawn whether it was treated before; the program cannot know."""
        if back == self._back:
            return
        self._back = back
        self._befores = {}
        clear(self._withdrawn)
        tr = self._ctx.tr
        for area, state in back.items():
            words = tr(
                N_("{area}: {decision} at {time}"),
                area=area.text(tr),
                decision=tr(AGREEMENT_NAMES[state.agreement]),
                time=self._ctx.time(state.at),
            )
            box = CheckBox(tr(N_("It was treated before that")))
            box.setAccessibleName(tr(N_("It was treated before that: {what}"), what=words))
            box.setChecked(area in self._applied.before_withdrawal)
            box.clicked.connect(lambda on, area=area: self._say_before(area, before=on))
            self._befores[area] = box
            self._withdrawn.addWidget(label(words, "problem", wrap=True))
            self._withdrawn.addWidget(box)
        self._show_areas()

    def _say_before(self, area: Areal, *, before: bool) -> None:
        self._applied = self._applied.said_before(area, before=before)
        self._show_areas()
        self.edited.emit()

    def _show(self) -> None:
        self._minutes.set_value(self._applied.minutes or None)
        self._pressure.set_value(self._applied.pressure or "")
        self._grade.choose(self._applied.grade)
        self._show_areas()

    def _show_areas(self) -> None:
        clear(self._chips.flow)
        for area in self._applied.areas:
            text = area.text(self._ctx.tr)
            is_open = area in self._back and area not in self._applied.before_withdrawal
            made = chip(f"{text}  ×", "danger" if is_open else "info", partial(self._remove_area, area))
            made.setAccessibleName(self._ctx.tr(N_("Remove {area}"), area=text))
            self._chips.flow.addWidget(made)
        self._chips.setVisible(bool(self._applied.areas))

    def _add_area(self, word: str) -> None:
        area = self._areals[word]
        if area not in self._applied.areas:
            self._applied = self._applied.with_areas((*self._applied.areas, area))
            self._show_areas()
            self._tell()

    def _remove_area(self, area: Areal) -> None:
        self._applied = self._applied.with_areas(tuple(one for one in self._applied.areas if one != area))
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
