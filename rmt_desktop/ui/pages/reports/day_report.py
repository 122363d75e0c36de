"""The record of a day: who was treated when, by whom and for how long (domain facts 2.1, daily appointment record)."""

from datetime import date, timedelta
from functools import partial

from rmt_desktop.base.i18n import N_
from rmt_desktop.domain.audit import Kind
from rmt_desktop.domain.ids import TherapistId
from rmt_desktop.domain.visits import STATUS_NAMES, VisitCard
from rmt_desktop.ui.context import Page, Route, UiContext
from rmt_desktop.ui.models.rows import Column
from rmt_desktop.ui.models.table import Table
from rmt_desktop.ui.pages.reports.section import Report
from rmt_desktop.ui.pages.reports.spreadsheet import csv_bytes
from rmt_desktop.ui.paper_actions import PaperActions, file_name
from rmt_desktop.ui.theme import GRID
from rmt_desktop.ui.widgets.empty_state import EmptyState
from rmt_desktop.ui.widgets.fields import DayEdit
from rmt_desktop.ui.widgets.layouts import Card, row
from rmt_desktop.ui.widgets.text import button, label, tool


class DayReport(Report):
    """The visits of one day as a sheet."""

    def __init__(self, ctx: UiContext, page: Page) -> None:
        super().__init__(ctx, page)
        tr = ctx.tr
        self._papers = PaperActions(ctx, page)
        self._therapists: dict[TherapistId, str] = {}
        self._cards: tuple[VisitCard, ...] = ()
        self._day = ctx.services.desk.time.today()
        self._edit = DayEdit(ctx.language, "2026-11-23")
        self._edit.setAccessibleName(tr(N_("Day of the sheet")))
        self._edit.setMinimumWidth(140)
        self._edit.editingFinished.connect(self._take_day)
        self._weekday = label("", "heading")
        self._columns = (
            Column(title=tr(N_("Time")), text=lambda card: ctx.time(card.visit.starts_at)),
            Column(title=tr(N_("Client")), text=lambda card: card.client_name),
            Column(title=tr(N_("Therapist")), text=lambda card: self._therapists.get(card.visit.therapist_id, "")),
            Column(title=tr(N_("Service")), text=lambda card: card.service_in(ctx.language)),
            Column(title=tr(N_("Minutes")), text=lambda card: str(card.visit.minutes), right=True),
            Column(title=tr(N_("State")), text=lambda card: tr(STATUS_NAMES[card.visit.status])),
        )
        self._table = Table(tr(N_("Visits of the day")), self._columns, stretch=1).on_open(
            lambda card: ctx.go.to(Route("client", card.visit.client_id))
        )
        self._save = button(tr(N_("Save as CSV…")), self._export, icon=ctx.icons.get("download", size=18))
        words = tr(N_("Visits stand here by time, with therapist, service and length."))
        self._empty = EmptyState(ctx.icons, "calendar-days", tr(N_("No visit on this day")), words)
        self._build()

    def refresh(self) -> None:
        """Read the day."""
        self._therapists = {one.id: one.name for one in self.ctx.services.clinics.therapists()}
        self._cards = self.ctx.services.visits.day(self._day)
        self._edit.set_day(self._day)
        self._weekday.setText(self.ctx.day(self._day))
        self._table.show_rows(self._cards)
        self._card.setVisible(bool(self._cards))
        self._empty.setVisible(not self._cards)
        self._save.setEnabled(bool(self._cards))

    def show_day(self, day: date) -> None:
        """Show another day."""
        self._day = day
        self.refresh()

    def _build(self) -> None:
        tr, icons = self.tr_, self.ctx.icons
        bar = row(spacing=GRID)
        bar.addWidget(tool(icons.get("chevron-left"), tr(N_("Day before")), partial(self._go, -1)))
        bar.addWidget(self._edit)
        bar.addWidget(tool(icons.get("chevron-right"), tr(N_("Day after")), partial(self._go, 1)))
        bar.addSpacing(GRID)
        bar.addWidget(self._weekday)
        bar.addStretch(1)
        bar.addWidget(self._save)
        self._card = Card(margin=GRID)
        self._card.content.addWidget(self._table)
        self.content.addLayout(bar)
        self.content.addWidget(self._card, 1)
        self.content.addWidget(self._empty, 1)

    def _go(self, days: int) -> None:
        self.show_day(self._day + timedelta(days=days))

    def _take_day(self) -> None:
        day = self._edit.day()
        if isinstance(day, date) and day != self._day:
            self.show_day(day)
        elif day is None:
            self._edit.set_day(self._day)

    def _export(self) -> None:
        services, day = self.ctx.services, self._day.isoformat()
        rows = [[column.text(card) for column in self._columns] for card in self._cards]
        self._papers.save_table(
            csv_bytes([column.title for column in self._columns], rows),
            self.tr_(N_("Save the day sheet")),
            file_name(self.tr_(N_("Day sheet")), day, ending="csv"),
            lambda way: services.paperwork.left(Kind.VISIT, day, "", way),
        )
