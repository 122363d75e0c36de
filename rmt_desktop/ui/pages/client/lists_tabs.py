"""The plain lists of a client: her receipts and her home-care sheets."""

from rmt_desktop.base.i18n import N_
from rmt_desktop.domain.clients import Client
from rmt_desktop.domain.homecare import HomeCarePlan
from rmt_desktop.domain.receipts import ReceiptFile
from rmt_desktop.ui.context import Route, UiContext
from rmt_desktop.ui.models.rows import Column
from rmt_desktop.ui.models.table import Table
from rmt_desktop.ui.pages.client.tab import Tab
from rmt_desktop.ui.theme import GRID
from rmt_desktop.ui.widgets.empty_state import EmptyState
from rmt_desktop.ui.widgets.layouts import Card, row
from rmt_desktop.ui.widgets.text import button


class ReceiptsTab(Tab):
    """The receipts of one client; Return opens one."""

    def __init__(self, ctx: UiContext) -> None:
        super().__init__()
        self._ctx = ctx
        tr = ctx.tr
        self._table = Table(
            tr(N_("Receipts of this client")),
            (
                Column(title=tr(N_("Number")), text=lambda one: one.receipt.label),
                Column(title=tr(N_("Treated on")), text=lambda one: ctx.short_day(one.receipt.service_date)),
                Column(title=tr(N_("Service")), text=self._service),
                Column(title=tr(N_("Total")), text=lambda one: ctx.money(one.receipt.total_cents), right=True),
                Column(title=tr(N_("State")), text=self._state),
            ),
            stretch=2,
        ).on_open(lambda one: ctx.go.to(Route("receipt", one.receipt.id)))
        card = Card(margin=GRID)
        card.content.addWidget(self._table)
        empty = EmptyState(
            ctx.icons,
            "receipt-text",
            tr(N_("No receipt yet")),
            tr(N_("A receipt is made from a visit, once its note is signed.")),
        )
        self.fill(card, empty)

    def refresh(self, client: Client) -> None:
        """Read the receipts anew."""
        files = self._ctx.services.receipts.of_client(client.id)
        self.show_content(files)
        self._table.show_rows(files)

    def _service(self, file: ReceiptFile) -> str:
        receipt = file.receipt
        return receipt.service_fr if self._ctx.language == "fr" else receipt.service

    def _state(self, file: ReceiptFile) -> str:
        tr = self._ctx.tr
        if file.void is not None:
            return tr(N_("Void"))
        if file.balance_cents > 0:
            return tr(N_("{amount} not paid"), amount=self._ctx.money(file.balance_cents))
        return tr(N_("Paid"))


class HomeCareTab(Tab):
    """The home-care sheets of one client; Return opens one."""

    def __init__(self, ctx: UiContext) -> None:
        super().__init__()
        self._ctx = ctx
        self._client: Client | None = None
        tr = ctx.tr
        self._table = Table(
            tr(N_("Home-care sheets of this client")),
            (
                Column(title=tr(N_("Day")), text=lambda one: ctx.short_day(one.given_at or one.created_at)),
                Column(title=tr(N_("What is on it")), text=_contents),
                Column(
                    title=tr(N_("State")), text=lambda one: tr(N_("Given") if one.given_at else N_("Not given yet"))
                ),
            ),
            stretch=1,
        ).on_open(lambda one: ctx.go.to(Route("plan", one.id)))
        card = Card(margin=GRID)
        top = row()
        top.addStretch(1)
        new = tr(N_("New sheet"))
        top.addWidget(button(new, self._new, role="quiet", icon=ctx.icons.get("plus", "accent", 18)))
        card.content.addLayout(top)
        card.content.addWidget(self._table)
        empty = EmptyState(
            ctx.icons,
            "leaf",
            tr(N_("No home-care sheet yet")),
            tr(N_("Choose exercises and advice from the library, in the client's own language.")),
            (new, self._new),
        )
        self.fill(card, empty)

    def refresh(self, client: Client) -> None:
        """Read the sheets anew."""
        self._client = client
        plans = self._ctx.services.home_care.of_client(client.id)
        self.show_content(plans)
        self._table.show_rows(plans)

    def _new(self) -> None:
        if self._client is not None:
            self._ctx.go.to(Route("plan", self._client.id, "client"))


def _contents(plan: HomeCarePlan) -> str:
    return ", ".join(item.name for item in plan.items) or plan.message
