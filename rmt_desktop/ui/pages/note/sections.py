"""What the sections of a note have in common, and three of text: impression, plan, and what comes next."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import QWidget

from rmt_desktop.base.errors import Problem
from rmt_desktop.base.formats import short_date
from rmt_desktop.base.i18n import N_
from rmt_desktop.domain.notes import TreatmentNote
from rmt_desktop.domain.standing import WrittenSheet
from rmt_desktop.ui.context import UiContext
from rmt_desktop.ui.pages.note.state import goals_of
from rmt_desktop.ui.theme import GRID
from rmt_desktop.ui.widgets.fields import DayEdit, Field, Line, Paragraph
from rmt_desktop.ui.widgets.layouts import Card, clear, column, row
from rmt_desktop.ui.widgets.text import button, label

DAY_UNREAD = N_("Look again on: this is not a clear date. Please write it as year-month-day, 2026-12-14.")


class Section(Card):
    """One section: shows its part of a note, and puts what is typed into a note. ``copyable`` is its word for
    "as last time", empty for what is never taken over.
    """

    edited = Signal()
    copy_asked = Signal(str)
    review_asked = Signal(str)
    undo_offered = Signal(str, object)  # what was done, and what takes it back
    copyable = ""

    def __init__(self, ctx: UiContext, title: str) -> None:
        super().__init__(margin=GRID + 4, spacing=GRID + 4)
        self.ctx = ctx
        self.tr_ = ctx.tr
        self.name = ctx.tr(title)
        self._is_showing = False
        head = row()
        head.addWidget(label(self.name, "heading"))
        head.addStretch(1)
        self._waits = False  # for somebody to look at what was taken over
        self._taken = label("", "small")
        self._take = button("", self._press_take, role="link")
        self._take.installEventFilter(self)
        for widget in (self._taken, self._take):
            widget.hide()
            head.addWidget(widget)
        self.content.addLayout(head)

    def show_note(self, note: TreatmentNote, previous: TreatmentNote | None) -> None:
        """Show a note's part without telling of an edit."""
        self._is_showing = True
        try:
            self.fill(note, previous)
        finally:
            self._is_showing = False
        self._show_copied(note, previous)

    def fill(self, note: TreatmentNote, previous: TreatmentNote | None) -> None:
        """Put the note's values into the editors."""

    def taken_into(self, note: TreatmentNote) -> TreatmentNote:
        """Return the note with what is typed here."""
        return note

    def unread(self) -> Iterator[Problem]:
        """Yield what is typed here and cannot be kept, because it is not understood."""
        return iter(())

    def tell_edit(self, *_: object) -> None:
        """Say that something was typed, unless the program itself is filling in."""
        if not self._is_showing:
            self.edited.emit()

    def field(self, text: str, editor: QWidget, *, hint: str = "") -> Field:
        """Add a field with its label and return it."""
        made = Field(self.tr_(text), editor, hint=self.tr_(hint) if hint else "")
        self.content.addWidget(made)
        return made

    def paragraph(self, text: str, *, lines: int = 2, placeholder: str = "") -> Paragraph:
        """Add a text that grows, with its label."""
        edit = Paragraph(lines=lines, placeholder=self.tr_(placeholder) if placeholder else "")
        edit.textChanged.connect(self.tell_edit)
        self.field(text, edit)
        return edit

    def _show_copied(self, note: TreatmentNote, previous: TreatmentNote | None) -> None:
        """Offer to take the section over, or to say that what was taken over has been looked at."""
        tr = self.tr_
        copied = next((one for one in note.copied if one.section == self.copyable), None)
        self._waits = copied is not None and not copied.reviewed
        self._taken.setVisible(self._waits)
        self._take.setVisible(bool(self.copyable) and (self._waits or (previous is not None and copied is None)))
        if copied is not None and self._waits:
            self._taken.setText(tr(N_("taken over from {day}"), day=short_date(copied.of, tr.language)))
        name = N_("{section}: reviewed") if self._waits else N_("{section}: as last time")
        self._take.setText(tr(N_("Reviewed")) if self._waits else tr(N_("As last time")))
        self._take.setAccessibleName(tr(name, section=self.name))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Leave out the second press of a double click: nobody has looked at what the first one took over."""
        return event.type() is QEvent.Type.MouseButtonDblClick

    def _press_take(self) -> None:
        (self.review_asked if self._waits else self.copy_asked).emit(self.copyable)


class AssessmentSection(Section):
    """The therapist's clinical impression, in words; never a diagnosis by the program."""

    copyable = "assessment"

    def __init__(self, ctx: UiContext) -> None:
        super().__init__(ctx, N_("Assessment"))
        self._text = self.paragraph(N_("Clinical impression"), lines=2)

    def fill(self, note: TreatmentNote, previous: TreatmentNote | None) -> None:
        """Show the words."""
        show_text(self._text, note.assessment)

    def taken_into(self, note: TreatmentNote) -> TreatmentNote:
        """Return the note with the words."""
        return replace(note, assessment=self._text.toPlainText())


class PlanSection(Section):
    """What is intended: treatment in words, goals, how often, when to look again."""

    copyable = "plan"

    def __init__(self, ctx: UiContext) -> None:
        super().__init__(ctx, N_("Plan"))
        self._text = self.paragraph(N_("Treatment plan"), lines=2)
        self._goals = self.paragraph(
            N_("Goals, one a line"), lines=2, placeholder=N_("Work a full day at the laptop with pain 3/10 or less")
        )
        self._frequency = Line(longest=120, placeholder=ctx.tr(N_("Once a week for four weeks")))
        self._reassess = DayEdit(ctx.language, "2026-12-14")
        self._frequency.textEdited.connect(self.tell_edit)
        self._reassess.textEdited.connect(self.tell_edit)
        self._reassess.editingFinished.connect(self._judge)
        self._reassess_field = Field(ctx.tr(N_("Look again on")), self._reassess)
        line = row(spacing=2 * GRID)
        line.addWidget(Field(ctx.tr(N_("How often")), self._frequency), 3)
        line.addWidget(self._reassess_field, 2)
        self.content.addLayout(line)

    def fill(self, note: TreatmentNote, previous: TreatmentNote | None) -> None:
        """Show the plan."""
        show_text(self._text, note.plan.text)
        show_text(self._goals, "\n".join(goal.text for goal in note.plan.goals))
        if self._frequency.text() != note.plan.frequency:
            self._frequency.setText(note.plan.frequency)
        if not self._reassess.is_wrong and self._reassess.day() != note.plan.reassess_on:
            self._reassess.set_day(note.plan.reassess_on)

    def taken_into(self, note: TreatmentNote) -> TreatmentNote:
        """Return the note with the plan; an unreadable day stays in its field and is not kept."""
        day = self._reassess.day()
        return replace(
            note,
            plan=replace(
                note.plan,
                text=self._text.toPlainText(),
                goals=goals_of(self._goals.toPlainText(), note.plan.goals),
                frequency=self._frequency.text(),
                reassess_on=day if isinstance(day, date) else None,
            ),
        )

    def unread(self) -> Iterator[Problem]:
        """Yield the day that is none."""
        if self._reassess.is_wrong:
            yield Problem(field="plan.reassess_on", message=DAY_UNREAD)

    def _judge(self) -> None:
        self._reassess_field.set_problem("".join(problem.text(self.tr_) for problem in self.unread()))


class NextSection(Section):
    """Home care in words, what to do next time, and free text for a visit that does not fit the sections."""

    sheet_asked = Signal()

    def __init__(self, ctx: UiContext) -> None:
        super().__init__(ctx, N_("Home care and next visit"))
        self._home_care = self.paragraph(N_("Home care given"), lines=1)
        self._given = column(spacing=2)
        self.content.addLayout(self._given)
        self._make, self._open = (
            button(ctx.tr(text), self.sheet_asked.emit, role="quiet", icon=ctx.icons.get("leaf", "accent", 18))
            for text in (N_("Make a home-care sheet"), N_("Open the home-care sheet"))
        )
        for made in (self._make, self._open):
            self.content.addWidget(made, 0, Qt.AlignmentFlag.AlignLeft)
        self._next = self.paragraph(N_("Next visit"), lines=1)
        self._free = self.paragraph(N_("Anything else, in your own words"), lines=2)
        self.show_sheets(())

    def show_sheets(self, sheets: Sequence[WrittenSheet]) -> None:
        """Show what the client was given on paper in this visit; it is signed with the note as it stands here."""
        ctx, tr = self.ctx, self.tr_
        clear(self._given)
        for sheet in sheets:
            said = tr(N_("On the home-care sheet given at {time}"), time=ctx.time(sheet.given_at))
            self._given.addWidget(label(said, "small"))
            for one in sheet.exercises:
                words = tr(N_("{exercise}: {dose}"), exercise=one.name, dose=one.dose) if one.dose else one.name
                self._given.addWidget(label(words, wrap=True))
                if one.own_words:
                    self._given.addWidget(label(one.own_words, "soft", wrap=True))
            if sheet.message:
                message = tr(N_("Message on the sheet: {text}"), text=sheet.message)
                self._given.addWidget(label(message, "soft", wrap=True))
        self._make.setVisible(not sheets)
        self._open.setVisible(bool(sheets))

    def fill(self, note: TreatmentNote, previous: TreatmentNote | None) -> None:
        """Show the words."""
        show_text(self._home_care, note.home_care)
        show_text(self._next, note.next_visit)
        show_text(self._free, note.free_text)

    def taken_into(self, note: TreatmentNote) -> TreatmentNote:
        """Return the note with the words."""
        return replace(
            note,
            home_care=self._home_care.toPlainText(),
            next_visit=self._next.toPlainText(),
            free_text=self._free.toPlainText(),
        )


def show_text(edit: Paragraph, text: str) -> None:
    """Show a text, leaving the cursor alone when it is there already."""
    if edit.toPlainText() != text:
        edit.setPlainText(text)
