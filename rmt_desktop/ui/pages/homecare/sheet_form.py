"""The sheet while it is made: a word to begin with, the exercises in order, when to stop, and the next visit."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date

from PySide6.QtCore import QSignalBlocker, QTimer, Signal

from rmt_desktop.base.errors import Problem
from rmt_desktop.base.i18n import N_
from rmt_desktop.domain.homecare import HomeCarePlan, PlanItem
from rmt_desktop.ui.context import UiContext
from rmt_desktop.ui.pages.homecare.items_list import ItemsList
from rmt_desktop.ui.pages.homecare.state import DAY_IS_WRONG, Caution
from rmt_desktop.ui.theme import GRID
from rmt_desktop.ui.widgets.fields import DayEdit, Field, Paragraph
from rmt_desktop.ui.widgets.layouts import Scroll
from rmt_desktop.ui.widgets.text import label

LONGEST_TEXT = 10_000


class SheetForm(Scroll):
    """Edits a :class:`HomeCarePlan`; every change is said at once with the whole new value."""

    changed = Signal(object)
    removed = Signal(str)

    def __init__(self, ctx: UiContext, plan: HomeCarePlan, cautions: Mapping[str, Caution]) -> None:
        super().__init__(margin=2 * GRID, spacing=2 * GRID)
        self._ctx = ctx
        self._plan = plan
        tr = ctx.tr
        self._message = Paragraph(plan.message, lines=2, most=12)
        self._stop = Paragraph(plan.stop_text, lines=2, most=8)
        self._follow_up = DayEdit(ctx.language, "2026-12-14")
        self._follow_up.set_day(plan.follow_up)
        self._items = ItemsList(ctx, cautions, before=(self._message, self._stop, self._follow_up))
        self._empty = label(
            tr(N_("Choose exercises from the list: one click puts each on the sheet.")), "soft", wrap=True
        )
        self._heading = label("", "heading")
        self._follow_up_field = Field(tr(N_("Next visit")), self._follow_up)
        self._build()
        self.show_plan(plan)
        self._message.textChanged.connect(self._typed)
        self._stop.textChanged.connect(self._typed)
        self._follow_up.textEdited.connect(lambda _: self._typed())
        self._items.edited.connect(self._item_edited)
        self._items.moved.connect(lambda exercise, place: self._say(self._plan.moved(exercise, place)))
        self._items.removed.connect(self.removed)

    @property
    def day_is_wrong(self) -> bool:
        """Whether something is typed as the next visit that is no day."""
        return self._follow_up.is_wrong

    def show_plan(self, plan: HomeCarePlan) -> None:
        """Show another state of the sheet; what is typed at this moment is left alone where it is the same."""
        self._plan = plan
        count = len(plan.items)
        self._items.show_plan(plan)
        self._empty.setVisible(not count)
        self._items.setVisible(bool(count))
        tr = self._ctx.tr
        self._heading.setText(
            tr.plural("{count} exercise", "{count} exercises", count) if count else tr(N_("Exercises"))
        )
        if self._stop.toPlainText() != plan.stop_text:
            with QSignalBlocker(self._stop):
                self._stop.setPlainText(plan.stop_text)

    def show_problems(self, problems: Iterable[Problem]) -> bool:
        """Show each problem beside its field; return whether any is about a field here."""
        found = False
        for problem in problems:
            if problem.field == "follow_up":
                self._follow_up_field.set_problem(problem.text(self._ctx.tr))
                self._follow_up.setFocus()
                found = True
            else:
                found = self._items.show_problem(problem) or found
        if found:
            QTimer.singleShot(0, self, self._show_focus)
        return found

    def show_last(self) -> None:
        """Scroll to the exercise that was added last, once it has its place."""
        QTimer.singleShot(0, self, lambda: self.ensureWidgetVisible(self._items.last_card(), 0, GRID))

    def _show_focus(self) -> None:
        focused = self.focusWidget()
        if focused is not None:
            self.ensureWidgetVisible(focused)

    def _build(self) -> None:
        tr = self._ctx.tr
        self.content.addWidget(self._heading)
        self.content.addWidget(self._empty)
        self.content.addWidget(self._items)
        self.content.addWidget(Field(tr(N_("A word to begin with")), self._message))
        self.content.addWidget(Field(tr(N_("When to stop and call")), self._stop))
        self.content.addWidget(self._follow_up_field)
        self.content.addStretch(1)

    def _typed(self) -> None:
        day = self._follow_up.day()
        wrong = DAY_IS_WRONG if self._follow_up.is_wrong else ""
        self._follow_up_field.set_problem(self._ctx.tr(wrong))
        self._say(
            replace(
                self._plan,
                message=self._message.toPlainText()[:LONGEST_TEXT],
                stop_text=self._stop.toPlainText()[:LONGEST_TEXT],
                follow_up=day if isinstance(day, date) else None,
            )
        )

    def _item_edited(self, item: PlanItem) -> None:
        self._say(self._plan.with_item(item))

    def _say(self, plan: HomeCarePlan) -> None:
        """Tell of a new state of the sheet, if it is one; the page shows it here again."""
        if plan != self._plan:
            self._plan = plan
            self.changed.emit(plan)
