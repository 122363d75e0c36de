"""All receipts: the newest, those not paid, those of this month, and any by its number or client."""

from PySide6.QtCore import QTimer
from PySide6.QtGui import QResizeEvent

from rmt_desktop.base.i18n import N_
from rmt_desktop.domain.audit import Kind
from rmt_desktop.domain.receipts import STANDING_NAMES, ReceiptFile, Standing
from rmt_desktop.services.changes import Changes
from rmt_desktop.ui.context import Page, Route, UiContext
from rmt_desktop.ui.models.rows import Column
from rmt_desktop.ui.models.table import Table
from rmt_desktop.ui.theme import GRID, set_role
from rmt_desktop.ui.widgets.choices import Segments
from rmt_desktop.ui.widgets.empty_state import EmptyState
from rmt_desktop.ui.widgets.fields import Line
from rmt_desktop.ui.widgets.layouts import Card, column, row
from rmt_desktop.ui.widgets.text import clearable, label

SHOWN_AT_MOST = 200
OF_A_MONTH_AT_MOST = 2000
FIND_AFTER_MS = 120
SERVICE = 3
SERVICE_NEEDS_EMS = 64  # of the body text: how wide the page must be for the column of the service


class ReceiptsPage(Page):
    """The list of receipts."""

    help_topic = "receipt"

    def __init__(self, ctx: UiContext) -> None:
        super().__init__(ctx)
        tr = ctx.tr
        self._find = Line(placeholder=tr(N_("Receipt number or client")))
        set_role(self._find, "search")
        self._find.setAccessibleName(tr(N_("Find in the list of receipts")))
        clearable(self._find, tr(N_("Empty the search field")))
        self._wait = QTimer(self, singleShot=True, interval=FIND_AFTER_MS)
        self._wait.timeout.connect(self.refresh)
        self._find.textChanged.connect(lambda _: self._wait.start())
        self._find.returnPressed.connect(self._open_first)
        self._which = Segments(
            (("all", tr(N_("All"))), ("unpaid", tr(N_("Not paid"))), ("month", tr(N_("This month")))),
            tr(N_("Which receipts")),
            optional=False,
        )
        self._which.set_value("all")
        self._which.chosen.connect(lambda _: self.refresh())
        self._count = label("", "small")
        self._table = self._made_table()
        self._empty = EmptyState(
            ctx.icons,
            "receipt-text",
            tr(N_("No receipt yet")),
            tr(N_("A receipt is made for a treatment that was given: sign the note of a visit, then press Receipt.")),
            (tr(N_("Go to Today")), lambda: ctx.go.to(Route("today"))),
        )
        self._nothing = label("", "soft", wrap=True)
        self._build()
        self.refresh()

    def title(self) -> str:
        """Return the page's name."""
        return self.tr_(N_("Receipts"))

    def concerns(self, changes: Changes) -> bool:
        """Receipts, and the clients they are found by."""
        return changes.touches(Kind.RECEIPT) or changes.touches(Kind.CLIENT)

    def focus_first(self) -> None:
        """Put the focus where one types a number or a name."""
        self._find.setFocus()

    def closed(self) -> None:
        """Stop waiting and let go."""
        self._wait.stop()
        super().closed()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the service out where large text makes the window narrow; it is the same for most receipts."""
        super().resizeEvent(event)
        self._table.setColumnHidden(SERVICE, self.width() < SERVICE_NEEDS_EMS * self.ctx.theme.sizes.body)

    def refresh(self) -> None:
        """Show the receipts that are asked for."""
        self._wait.stop()
        files = self._asked_for()
        at = self._table.current()
        self._table.show_rows(files)
        self._keep_place(at, files)
        text = self._find.text().strip()
        is_first = not files and not text and self._which.value() == "all"
        self._empty.setVisible(is_first)
        self._table.setVisible(bool(files))
        self._nothing.setVisible(not files and not is_first)
        self._nothing.setText(self._no_words(text))
        self._count.setText(self._count_words(files))

    def _asked_for(self) -> tuple[ReceiptFile, ...]:
        receipts, which = self.ctx.services.receipts, self._which.value()
        first = self.ctx.services.desk.time.today().replace(day=1)
        if text := self._find.text().strip():
            found = receipts.find(text, limit=SHOWN_AT_MOST)
            if which == "unpaid":
                return tuple(file for file in found if file.standing is Standing.OWED)
            return tuple(file for file in found if which == "all" or file.receipt.issued_on >= first)
        if which == "month":
            return receipts.recent(limit=OF_A_MONTH_AT_MOST, since=first)
        return receipts.recent(limit=SHOWN_AT_MOST, unpaid_only=which == "unpaid")

    def _no_words(self, text: str) -> str:
        if text:
            return self.tr_(N_("No receipt is found for “{text}”."), text=text)
        if self._which.value() == "unpaid":
            return self.tr_(N_("Every receipt is paid."))
        return self.tr_(N_("No receipt was issued this month."))

    def _count_words(self, files: tuple[ReceiptFile, ...]) -> str:
        if not files:
            return ""
        if self._which.value() == "unpaid":
            owed = self.ctx.money(sum(file.balance_cents for file in files))
            return self.tr_.plural(
                "{count} receipt, {owed} owed", "{count} receipts, {owed} owed", len(files), owed=owed
            )
        total = sum(file.receipt.total_cents for file in files if file.standing is not Standing.VOID)
        if len(files) == SHOWN_AT_MOST:
            return self.tr_(N_("The newest {count} receipts"), count=len(files))
        return self.tr_.plural(
            "{count} receipt, {total} in all",
            "{count} receipts, {total} in all",
            len(files),
            total=self.ctx.money(total),
        )

    def _made_table(self) -> Table:
        ctx, tr = self.ctx, self.tr_
        french = ctx.language.startswith("fr")
        return Table(
            tr(N_("Receipts")),
            (
                Column(title=tr(N_("Number")), text=lambda file: file.receipt.label),
                Column(title=tr(N_("Treated on")), text=lambda file: ctx.short_day(file.receipt.service_date)),
                Column(title=tr(N_("Client")), text=lambda file: file.receipt.client_name),
                Column(
                    title=tr(N_("Service")),
                    text=lambda file: file.receipt.service_fr if french else file.receipt.service,
                ),
                Column(title=tr(N_("Total")), text=lambda file: ctx.money(file.receipt.total_cents), right=True),
                Column(title=tr(N_("State")), text=self._state),
            ),
            stretch=2,
        ).on_open(self._open)

    def _state(self, file: ReceiptFile) -> str:
        if file.standing is Standing.OWED:
            return self.tr_(N_("{amount} owed"), amount=self.ctx.money(file.balance_cents))
        return self.tr_(STANDING_NAMES[file.standing])

    def _keep_place(self, at: ReceiptFile | None, files: tuple[ReceiptFile, ...]) -> None:
        """Stay on the receipt that was current, if it is still shown."""
        for number, file in enumerate(files):
            if at is not None and file.receipt.id == at.receipt.id:
                self._table.setCurrentIndex(self._table.rows.index(number, 0))

    def _build(self) -> None:
        inner = column(margin=3 * GRID, spacing=2 * GRID)
        head = row(spacing=2 * GRID)
        head.addWidget(label(self.tr_(N_("Receipts")), "title"))
        head.addWidget(self._count)
        head.addStretch(1)
        bar = row(spacing=2 * GRID)
        bar.addWidget(self._find, 1)
        bar.addWidget(self._which)
        card = Card()
        card.content.addWidget(self._table, 1)
        card.content.addWidget(self._nothing)
        card.content.addWidget(self._empty, 1)
        inner.addLayout(head)
        inner.addLayout(bar)
        inner.addWidget(card, 1)
        self.body.addLayout(inner, 1)

    def _open_first(self) -> None:
        if self._wait.isActive():
            self.refresh()
        if (file := self._table.current()) is not None:
            self._open(file)

    def _open(self, file: ReceiptFile) -> None:
        self.ctx.go.to(Route("receipt", file.receipt.id))
