"""What is not finished: notes that are not signed, receipts that are not paid."""

from rmt_desktop.base.i18n import N_
from rmt_desktop.domain.receipts import ReceiptFile
from rmt_desktop.domain.visits import VisitCard
from rmt_desktop.ui.context import Page, Route, UiContext
from rmt_desktop.ui.models.rows import Column
from rmt_desktop.ui.models.table import Table
from rmt_desktop.ui.pages.reports.section import Report
from rmt_desktop.ui.theme import GRID
from rmt_desktop.ui.widgets.empty_state import EmptyState
from rmt_desktop.ui.widgets.layouts import Card
from rmt_desktop.ui.widgets.text import label

UNPAID_SHOWN = 1000


class UnsignedReport(Report):
    """Every note that was begun and not signed; Return opens one."""

    def __init__(self, ctx: UiContext, page: Page) -> None:
        super().__init__(ctx, page)
        tr = ctx.tr
        self._table = Table(
            tr(N_("Notes that are not signed")),
            (
                Column(title=tr(N_("Visit")), text=self._visit),
                Column(title=tr(N_("Client")), text=lambda card: card.client_name),
                Column(title=tr(N_("Reason")), text=lambda card: card.visit.reason),
                Column(title=tr(N_("Open since")), text=self._since),
            ),
            stretch=2,
        ).on_open(lambda card: ctx.go.to(Route("note", card.visit.id)))
        self._card = Card(margin=GRID)
        self._card.content.addWidget(self._table)
        words = tr(N_("Consent and notes belong into the record within a day of the visit."))
        self._empty = EmptyState(ctx.icons, "circle-check", tr(N_("Every note is signed")), words)
        self.content.addWidget(self._card, 1)
        self.content.addWidget(self._empty, 1)

    def refresh(self) -> None:
        """Read the open notes, the oldest first."""
        cards = self.ctx.services.visits.unsigned()
        self._table.show_rows(cards)
        self._card.setVisible(bool(cards))
        self._empty.setVisible(not cards)

    def _visit(self, card: VisitCard) -> str:
        return f"{self.ctx.day(card.visit.starts_at)}  {self.ctx.time(card.visit.starts_at)}"

    def _since(self, card: VisitCard) -> str:
        days = (self.ctx.services.desk.time.today() - self.ctx.local_day(card.visit.starts_at)).days
        if days < 1:
            return self.tr_(N_("today"))
        return self.tr_.plural("{count} day", "{count} days", days)


class UnpaidReport(Report):
    """Every receipt with money still owed; Return opens one."""

    def __init__(self, ctx: UiContext, page: Page) -> None:
        super().__init__(ctx, page)
        tr = ctx.tr
        self._table = Table(
            tr(N_("Receipts that are not paid")),
            (
                Column(title=tr(N_("Number")), text=lambda file: file.receipt.label),
                Column(title=tr(N_("Client")), text=lambda file: file.receipt.client_name),
                Column(title=tr(N_("Treated on")), text=lambda file: ctx.short_day(file.receipt.service_date)),
                Column(title=tr(N_("Total")), text=lambda file: ctx.money(file.receipt.total_cents), right=True),
                Column(title=tr(N_("Still owed")), text=lambda file: ctx.money(file.balance_cents), right=True),
            ),
            stretch=1,
        ).on_open(lambda file: ctx.go.to(Route("receipt", file.receipt.id)))
        self._sum = label("", "strong")
        self._card = Card(margin=GRID)
        self._card.content.addWidget(self._table)
        self._card.content.addWidget(self._sum)
        words = tr(N_("Receipts that were issued before they were paid stand here until the money has come in."))
        self._empty = EmptyState(ctx.icons, "circle-check", tr(N_("Every receipt is paid")), words)
        self.content.addWidget(self._card, 1)
        self.content.addWidget(self._empty, 1)

    def refresh(self) -> None:
        """Read the receipts with a balance."""
        files: tuple[ReceiptFile, ...] = self.ctx.services.receipts.recent(limit=UNPAID_SHOWN, unpaid_only=True)
        self._table.show_rows(files)
        owed = self.ctx.money(sum(file.balance_cents for file in files))
        self._sum.setText(self.tr_(N_("Together {amount}"), amount=owed))
        self._card.setVisible(bool(files))
        self._empty.setVisible(not files)
