"""Plan and progress: how pain and motion went, and what the last note set out to reach."""

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel

from rmt_desktop.base.i18n import N_
from rmt_desktop.domain.clients import Client
from rmt_desktop.domain.notes import Goal, TreatmentNote
from rmt_desktop.domain.progress import Trend
from rmt_desktop.ui.chart.compare import CompareCharts, VisitChart, charts_of
from rmt_desktop.ui.context import UiContext
from rmt_desktop.ui.pages.client.drawing_numbers import DrawingNumbers
from rmt_desktop.ui.pages.client.overview import NO_TREND, if_allowed
from rmt_desktop.ui.pages.client.tab import Tab
from rmt_desktop.ui.pages.client.trends import movement_of, trend_plots
from rmt_desktop.ui.theme import GRID
from rmt_desktop.ui.widgets.empty_state import EmptyState
from rmt_desktop.ui.widgets.layouts import Card, Scroll, clear, column, row
from rmt_desktop.ui.widgets.text import button, label


class ProgressTab(Tab):
    """The course of the treatment and its plan."""

    def __init__(self, ctx: UiContext) -> None:
        super().__init__()
        self._ctx = ctx
        self._charts: list[VisitChart] = []
        self._client: Client | None = None
        self._course = Card(margin=2 * GRID, spacing=GRID)
        self._plan = Card(margin=2 * GRID, spacing=GRID)
        scroll = Scroll(margin=0)
        both = row(spacing=2 * GRID)
        for card in (self._course, self._plan):
            side = column()
            side.addWidget(card)
            side.addStretch(1)
            both.addLayout(side, 1)
        scroll.content.addLayout(both)
        self.numbers = DrawingNumbers(ctx)
        scroll.content.addWidget(self.numbers)
        scroll.content.addStretch(1)
        empty = EmptyState(
            ctx.icons,
            "target",
            ctx.tr(N_("No treatment yet")),
            ctx.tr(N_("Goals, and how pain and motion go, will stand here after the first treatment note.")),
        )
        self.fill(scroll, empty)

    def refresh(self, client: Client) -> None:
        """Read notes and trend anew."""
        nothing: tuple[TreatmentNote, ...] = ()
        notes = if_allowed(lambda: self._ctx.services.notes.in_force(client.id), nothing)
        trend = if_allowed(lambda: self._ctx.services.notes.trend(client.id), NO_TREND)
        self.show_content(notes)
        planned = next((note for note in notes if has_plan(note)), None)
        self._charts = charts_of((note for note in notes if note.is_signed), self._ctx.time)
        self._client = client
        self._show_course(trend)
        self._show_plan(planned)
        self.numbers.show_notes(note for note in notes if note.is_signed)

    def _compare(self) -> None:
        ctx, client = self._ctx, self._client
        if client is None:
            return
        figure = ctx.services.clinics.figure_of(client)
        dialog = CompareCharts(
            self._charts, figures=ctx.figures, figure=figure, names=ctx.names(), tr=ctx.tr, parent=self
        )
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def _show_course(self, trend: Trend) -> None:
        ctx, tr, content = self._ctx, self._ctx.tr, self._course.content
        clear(content)
        content.addWidget(label(tr(N_("How it goes")), "heading"))
        if len(self._charts) > 1:
            left = Qt.AlignmentFlag.AlignLeft
            content.addWidget(button(tr(N_("Compare body charts")), self._compare, role="quiet"), 0, left)
        plots = trend_plots(ctx, trend)
        for plot in plots:
            content.addWidget(plot)
        if not plots:
            content.addWidget(
                label(tr(N_("From the second visit on, pain and motion are drawn here.")), "soft", wrap=True)
            )
        movement = movement_of(ctx, trend.motion_id)
        if plots and movement is not None and movement.norm is not None:
            norm = movement.norm_text.in_(tr.language)
            words = tr(N_("The dashed line is the usual range: {norm}"), norm=norm)
            content.addWidget(label(words, "small", wrap=True))

    def _show_plan(self, note: TreatmentNote | None) -> None:
        ctx, tr, content = self._ctx, self._ctx.tr, self._plan.content
        clear(content)
        content.addWidget(label(tr(N_("Plan and goals")), "heading"))
        if note is None:
            content.addWidget(label(tr(N_("No note has a plan yet.")), "soft", wrap=True))
            return
        content.addWidget(label(tr(N_("From the note of {day}"), day=ctx.day(note.service_date)), "small"))
        for goal in note.plan.goals:
            content.addSpacing(GRID // 2)
            content.addLayout(self._goal(goal))
        plan = note.plan
        lines = (
            (N_("Plan"), plan.text),
            (N_("How often"), plan.frequency),
            (N_("Look again on"), ctx.day(plan.reassess_on) if plan.reassess_on else ""),
        )
        for name, text in lines:
            if text:
                content.addSpacing(GRID // 2)
                content.addWidget(label(tr(name), "small"))
                content.addWidget(label(text, wrap=True, selectable=True))

    def _goal(self, goal: Goal) -> QHBoxLayout:
        icon = QLabel()
        icon.setPixmap(self._ctx.icons.pixmap("target", "accent", 18, self.devicePixelRatioF()))
        words = column(spacing=2)
        words.addWidget(label(goal.text, "strong", wrap=True))
        if detail := self._goal_detail(goal):
            words.addWidget(label(detail, "soft", wrap=True))
        both = row(spacing=GRID)
        both.addWidget(icon, 0, Qt.AlignmentFlag.AlignTop)
        both.addLayout(words, 1)
        return both

    def _goal_detail(self, goal: Goal) -> str:
        tr = self._ctx.tr
        if goal.measure and goal.by:
            return tr(N_("{measure}, by {day}"), measure=goal.measure, day=self._day(goal.by))
        return tr(N_("by {day}"), day=self._day(goal.by)) if goal.by else goal.measure

    def _day(self, day: date) -> str:
        return self._ctx.short_day(day)


def has_plan(note: TreatmentNote) -> bool:
    """Whether a note says anything about what is intended."""
    plan = note.plan
    return bool(plan.goals or plan.text or plan.frequency or plan.reassess_on)
