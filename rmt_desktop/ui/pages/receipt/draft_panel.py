"""The card beside the preview while a receipt is being made, or its replacement."""

from collections.abc import Iterable, Sequence
from enum import StrEnum
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from rmt_desktop.base.errors import Problem
from rmt_desktop.base.i18n import N_
from rmt_desktop.domain.clinic import Service
from rmt_desktop.domain.receipts import Charge, Method, Receipt
from rmt_desktop.ui.context import UiContext
from rmt_desktop.ui.pages.receipt.charge_form import ChargeForm
from rmt_desktop.ui.pages.receipt.state import Gap
from rmt_desktop.ui.theme import GRID
from rmt_desktop.ui.widgets.fields import Field, Paragraph
from rmt_desktop.ui.widgets.layouts import Card, FlowBox, Scroll, clear, column, row
from rmt_desktop.ui.widgets.text import button, label

ISSUE_AND_PRINT = {
    Method.CASH: N_("Issue and print: paid in cash"),
    Method.DEBIT: N_("Issue and print: paid by debit card"),
    Method.CREDIT: N_("Issue and print: paid by credit card"),
    Method.TRANSFER: N_("Issue and print: paid by e-transfer"),
    Method.CHEQUE: N_("Issue and print: paid by cheque"),
    Method.UNPAID: N_("Issue and print: not paid yet"),
}


class Then(StrEnum):
    """What to do with a receipt as soon as it is issued."""

    PRINT = "print"
    SAVE = "save"
    NOTHING = "nothing"


class DraftPanel(QWidget):
    """Asks for the charge and issues; with ``replacing`` also for the reason the old receipt is void."""

    changed = Signal()
    issue_asked = Signal(Then)
    cancelled = Signal()

    def __init__(self, ctx: UiContext, services: Sequence[Service], *, replacing: Receipt | None = None) -> None:
        super().__init__()
        self._ctx = ctx
        self._replacing = replacing
        tr = ctx.tr
        self._title = label("", "title", wrap=True)
        self._detail = label("", "soft", wrap=True)
        self._gaps = Card("caution")
        self._page = Scroll(margin=3 * GRID)
        self._form = ChargeForm(ctx, services)
        self._form.changed.connect(self._tell)
        self._reason = Paragraph(lines=2, most=6)
        self._reason_field = Field(
            tr(N_("Why it is replaced")),
            self._reason,
            hint=tr(N_("Stands on the void receipt and stays in the record.")),
        )
        self._tax = label("", "soft")
        self._total = label("", "title")
        self._issue = button("", partial(self.issue_asked.emit, Then.PRINT), role="primary")
        self._build()

    def _build(self) -> None:
        """Put the form into a part that scrolls and the buttons below it, so that they are always in sight."""
        outer = column(self, spacing=2 * GRID)
        outer.addWidget(self._gaps)
        self._gaps.hide()
        card = Card(margin=0, spacing=0)
        page = self._page
        head = column(spacing=2)
        head.addWidget(self._title)
        head.addWidget(self._detail)
        page.content.addLayout(head)
        if self._replacing is not None:
            page.content.addWidget(self._reason_field)
        page.content.addWidget(self._form)
        page.content.addStretch(1)
        card.content.addWidget(page, 1)
        card.content.addWidget(self._foot())
        outer.addWidget(card, 1)

    def _foot(self) -> QWidget:
        tr, is_new = self._ctx.tr, self._replacing is None
        foot = QWidget()
        layout = column(foot, spacing=GRID)
        layout.setContentsMargins(3 * GRID, GRID, 3 * GRID, 3 * GRID)
        total = row(spacing=GRID)
        total.addWidget(label(tr(N_("Total")), "strong"), 0, Qt.AlignmentFlag.AlignBaseline)
        total.addWidget(self._tax, 1, Qt.AlignmentFlag.AlignBaseline)
        total.addWidget(self._total, 0, Qt.AlignmentFlag.AlignBaseline)
        layout.addLayout(total)
        if not is_new:
            self._issue.setText(tr(N_("Replace and print")))
        self._issue.setToolTip("Ctrl+P")
        layout.addWidget(self._issue)
        rest = FlowBox()
        save = tr(N_("Issue and save as PDF…")) if is_new else tr(N_("Replace and save as PDF…"))
        rest.flow.addWidget(button(save, partial(self.issue_asked.emit, Then.SAVE)))
        only = tr(N_("Issue only")) if is_new else tr(N_("Replace only"))
        rest.flow.addWidget(button(only, partial(self.issue_asked.emit, Then.NOTHING), role="quiet"))
        if not is_new:
            rest.flow.addWidget(button(tr(N_("Do not replace")), self.cancelled.emit, role="quiet"))
        layout.addWidget(rest)
        return foot

    def show_head(self, title: str, detail: str) -> None:
        """Say whose receipt it is and what for."""
        self._title.setText(title)
        self._detail.setText(detail)

    def show_charge(self, charge: Charge, *, posted_cents: int) -> None:
        """Show a charge to begin with."""
        self._form.show_charge(charge, posted_cents=posted_cents)
        self._show_method()

    def show_noted(self, minutes: int) -> None:
        """Say how many minutes the note has, where they are far from those of the receipt; 0 says nothing."""
        self._form.show_noted(minutes)

    def show_posted(self, posted_cents: int) -> None:
        """Say which fee is posted now."""
        self._form.show_posted(posted_cents)

    def show_rest(self, cents: int) -> None:
        """Ask how the difference to what was received already was settled, while there is one."""
        self._form.show_rest(cents)

    def show_total(self, receipt: Receipt | None) -> None:
        """Show what is to be paid, taxes and all; nothing while it cannot be worked out."""
        taxes = receipt.taxes if receipt is not None else ()
        french = self._ctx.language.startswith("fr")
        names = ", ".join(tax.name_fr if french else tax.name for tax in taxes)
        self._tax.setText(self._ctx.tr(N_("with {taxes}"), taxes=names) if names else "")
        self._total.setText(self._ctx.money(receipt.total_cents) if receipt is not None else "")

    def show_gaps(self, gaps: Sequence[Gap]) -> None:
        """Show what keeps the receipt back and cannot be cured in the form, each with the way to its cure."""
        clear(self._gaps.content)
        self._gaps.setVisible(bool(gaps))
        for gap in gaps:
            self._gaps.content.addWidget(label(gap.text, wrap=True))
            if gap.route is not None:
                way = row()
                way.addWidget(button(gap.word, partial(self._ctx.go.to, gap.route), role="quiet"))
                way.addStretch(1)
                self._gaps.content.addLayout(way)

    def show_problems(self, problems: Iterable[Problem], *, go_there: bool = False) -> bool:
        """Show each problem beside its field; return whether any is about a field here."""
        problems = tuple(problems)
        reason = next((one.text(self._ctx.tr) for one in problems if one.field == "reason"), "")
        self._reason_field.set_problem(reason)
        if reason and go_there:
            self._reason.setFocus()
        found = self._form.show_problems(problems, go_there=go_there and not reason) or bool(reason)
        wrong = self._page.focusWidget()
        if found and go_there and wrong is not None:
            self._page.ensureWidgetVisible(wrong)
        return found

    def fee_cents(self) -> int | None:
        """Return the fee as typed, None while it is no amount."""
        return self._form.fee_cents()

    def charge(self) -> Charge | None:
        """Return the charge as typed, None while the fee is no amount."""
        return self._form.charge()

    def _tell(self) -> None:
        self._show_method()
        self.changed.emit()

    def _show_method(self) -> None:
        """Say on the button how the receipt will say it is paid: nobody issues one that is paid by mistake."""
        if self._replacing is None:
            self._issue.setText(self._ctx.tr(ISSUE_AND_PRINT[self._form.method]))

    def reason(self) -> str:
        """Return why the old receipt is replaced."""
        return self._reason.toPlainText()

    def focus_first(self) -> None:
        """Put the focus where typing begins."""
        if self._replacing is None:
            self._form.focus_first()
        else:
            self._reason.setFocus()
