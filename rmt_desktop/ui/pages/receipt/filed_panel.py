"""The card beside an issued receipt: how it stands, and what can be done with it, each with what the paper will say."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from rmt_desktop.base.i18n import N_
from rmt_desktop.domain.receipts import METHOD_NAMES, STANDING_NAMES, Method, Payment, Receipt, ReceiptFile, Standing
from rmt_desktop.ui.context import Route, UiContext
from rmt_desktop.ui.pages.receipt.state import next_print
from rmt_desktop.ui.theme import GRID, set_role
from rmt_desktop.ui.widgets.chip import pill
from rmt_desktop.ui.widgets.fields import Field, Pick
from rmt_desktop.ui.widgets.layouts import Card, FlowBox, column, row
from rmt_desktop.ui.widgets.text import button, label, line

TONES = {Standing.PAID: "good", Standing.OWED: "caution", Standing.VOID: "danger"}


class FiledPanel(QWidget):
    """Shows one receipt that has its number; what is pressed is said by signals."""

    print_asked = Signal()
    print_dialog_asked = Signal()
    save_asked = Signal()
    void_asked = Signal()
    replace_asked = Signal()
    paid = Signal(Method)

    def __init__(self, ctx: UiContext, file: ReceiptFile, *, other: Receipt | None) -> None:
        """Build the card; ``other`` is the receipt that replaced this one, or that this one replaces."""
        super().__init__()
        self._ctx = ctx
        self._file = file
        self._method = Pick(
            tuple((one.value, ctx.tr(METHOD_NAMES[one])) for one in Method if one is not Method.UNPAID), Method.DEBIT
        )
        outer = column(self)
        card = Card(margin=3 * GRID, spacing=2 * GRID)
        self._head(card.content)
        self._facts(card.content, other)
        self._papers(card.content)
        if file.balance_cents:
            self._owed(card.content)
        self._further(card.content)
        outer.addWidget(card)
        outer.addStretch(1)

    def focus_first(self) -> None:
        """Put the focus on printing."""
        self._print.setFocus()

    def _head(self, layout: QVBoxLayout) -> None:
        ctx, receipt = self._ctx, self._file.receipt
        standing = self._file.standing
        top = row(spacing=GRID)
        top.addWidget(label(ctx.tr(N_("Receipt {number}"), number=receipt.label), "title", wrap=True), 1)
        mark = pill(ctx.tr(STANDING_NAMES[standing]), TONES[standing])
        top.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
        layout.addLayout(top)

    def _facts(self, layout: QVBoxLayout, other: Receipt | None) -> None:
        ctx, tr, receipt = self._ctx, self._ctx.tr, self._file.receipt
        facts = column(spacing=4)
        facts.addLayout(self._link(receipt.client_name, Route("client", receipt.client_id)))
        void = self._file.void
        if void is not None:
            words = tr(
                N_("Void since {day}, by {name}: {reason}"), day=ctx.day(void.at), name=void.by, reason=void.reason
            )
            facts.addWidget(label(words, wrap=True, selectable=True))
        if other is not None:
            words = N_("Replaced by {number}") if void is not None else N_("Replaces {number}")
            facts.addLayout(self._link(tr(words, number=other.label), Route("receipt", other.id)))
        facts.addWidget(label(self._amounts(), "strong", wrap=True))
        for payment in (*receipt.payments, *self._file.paid_since):
            facts.addWidget(label(self._payment(payment), "soft", wrap=True))
        facts.addWidget(
            label(
                tr(N_("Issued {day}, {time}, by {name}"), day=ctx.short_day(receipt.issued_at),
                   time=ctx.time(receipt.issued_at), name=receipt.issued_by),
                "small", wrap=True,
            )
        )  # fmt: skip
        own = (
            (N_("In the record only: paid by {name}"), "name", receipt.paid_by),
            (N_("In the record only: another fee because {reason}"), "reason", receipt.fee_reason),
        )
        for message, name, value in own:
            if value:
                facts.addWidget(label(tr(message, **{name: value}), "small", wrap=True))
        layout.addLayout(facts)

    def _link(self, words: str, route: Route) -> QHBoxLayout:
        """Return a row with a link."""
        way = row()
        way.addWidget(_flush(button(words, lambda: self._ctx.go.to(route))))
        way.addStretch(1)
        return way

    def _amounts(self) -> str:
        ctx, balance = self._ctx, self._file.balance_cents
        total = ctx.money(self._file.receipt.total_cents)
        if balance > 0:
            return ctx.tr(N_("{total}, of which {balance} is still owed"), total=total, balance=ctx.money(balance))
        if balance < 0:
            return ctx.tr(N_("{total}; {amount} is to be given back"), total=total, amount=ctx.money(-balance))
        return total

    def _payment(self, payment: Payment) -> str:
        ctx = self._ctx
        return ctx.tr(
            N_("{amount} on {day}: {method}"),
            amount=ctx.money(payment.cents),
            day=ctx.short_day(payment.on),
            method=ctx.tr(METHOD_NAMES[payment.method]),
        )

    def _papers(self, layout: QVBoxLayout) -> None:
        tr, icons, theme = self._ctx.tr, self._ctx.icons, self._ctx.theme
        is_valid = self._file.void is None
        ink = theme.colour("on_accent") if is_valid else "accent"
        self._print = button(
            tr(N_("Print")),
            self.print_asked.emit,
            role="primary" if is_valid else "",
            icon=icons.get("printer", ink, 18),
            tip="Ctrl+P",
        )
        papers = column(spacing=GRID)
        papers.addWidget(self._print)
        two = FlowBox()
        two.flow.addWidget(button(tr(N_("Save as PDF…")), self.save_asked.emit))
        two.flow.addWidget(button(tr(N_("Other printer…")), self.print_dialog_asked.emit))
        papers.addWidget(two)
        papers.addWidget(label(tr(next_print(self._file)), "small", wrap=True))
        layout.addLayout(papers)

    def _owed(self, layout: QVBoxLayout) -> None:
        tr = self._ctx.tr
        layout.addWidget(line())
        owed = row(spacing=GRID)
        is_more = self._file.balance_cents < 0
        owed.addWidget(Field(tr(N_("Given back by") if is_more else N_("Paid now by")), self._method), 1)
        words = tr(N_("Record") if is_more else N_("Record payment"))
        pay = button(words, lambda: self.paid.emit(Method(self._method.chosen())))
        owed.addWidget(pay, 0, Qt.AlignmentFlag.AlignBottom)
        layout.addLayout(owed)

    def _further(self, layout: QVBoxLayout) -> None:
        """Add what comes after the receipt, and what to do when it is wrong."""
        ctx, visit = self._ctx, self._file.receipt.visit_id
        layout.addWidget(line())
        further = column(spacing=GRID)
        if self._file.void is None:
            sheet = Route("plan", visit, "visit")
            self._offer(further, N_("Home-care sheet"), lambda: ctx.go.to(sheet), N_("The exercises to take home."))
            self._offer(
                further,
                N_("Replace…"),
                self.replace_asked.emit,
                N_("This receipt becomes void; a new one with the next number names it."),
            )
            self._offer(
                further, N_("Void…"), self.void_asked.emit, N_("The paper says VOID and why. Its number stays used.")
            )
        else:
            new = Route("receipt", visit, "visit")
            words = N_("Shows the receipt in force for this visit, or makes one.")
            self._offer(further, N_("Receipt of this visit"), lambda: ctx.go.to(new), words)
        layout.addLayout(further)

    def _offer(self, layout: QVBoxLayout, word: str, act: Callable[[], object], sentence: str) -> None:
        tr = self._ctx.tr
        pair = column(spacing=0)
        way = row()
        made = _flush(button(tr(word), act))
        made.setAccessibleDescription(tr(sentence))
        way.addWidget(made)
        way.addStretch(1)
        pair.addLayout(way)
        pair.addWidget(label(tr(sentence), "small", wrap=True))
        layout.addLayout(pair)


def _flush(made: QPushButton) -> QPushButton:
    """Return a button as a link that stands flush with the words above and below it."""
    made.setProperty("flush", "true")
    set_role(made, "link")
    return made
