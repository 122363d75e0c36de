"""One receipt: a live preview while it is made, the paper itself once it is issued."""

from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget, QWidget

from rmt_desktop.base.errors import Problem, UserError
from rmt_desktop.base.i18n import N_
from rmt_desktop.domain.audit import Kind
from rmt_desktop.domain.ids import ReceiptId, VisitId
from rmt_desktop.domain.receipts import Charge, Method, Receipt, ReceiptFile, charge_of
from rmt_desktop.services.changes import Changes
from rmt_desktop.services.receipts import Proposal
from rmt_desktop.ui.context import Page, UiContext
from rmt_desktop.ui.dialogs import Question
from rmt_desktop.ui.pages.receipt.draft_panel import DraftPanel, Then
from rmt_desktop.ui.pages.receipt.filed_panel import FiledPanel
from rmt_desktop.ui.pages.receipt.papers import ReceiptPapers
from rmt_desktop.ui.pages.receipt.state import (
    fee_trouble,
    gaps,
    is_far_from,
    offered_services,
    proposed,
    service_named,
    trouble_gap,
    with_label,
)
from rmt_desktop.ui.theme import GRID
from rmt_desktop.ui.widgets.empty_state import EmptyState
from rmt_desktop.ui.widgets.layouts import Scroll, row
from rmt_desktop.ui.widgets.paper_view import PaperView

PREVIEW_AFTER_MS = 120
CARD_WIDTH_EMS = 27  # of the body text, so that the card grows with the text scale


class ReceiptPage(Page):
    """The receipt of a visit (``record`` a visit id), or one receipt by its own id."""

    help_topic = "receipt"

    def __init__(self, ctx: UiContext, record: str, *, is_visit: bool) -> None:
        super().__init__(ctx)
        services = ctx.services
        known = services.receipts.of_visit(VisitId(record)) if is_visit else None
        receipt_id = ReceiptId(record) if not is_visit else known.receipt.id if known else None
        self._file: ReceiptFile | None = services.receipts.file(receipt_id) if receipt_id else None
        self._visit = VisitId(record) if self._file is None else self._file.receipt.visit_id
        self._client = services.visits.get(self._visit).client_id
        self._replacing: Receipt | None = None
        self._first: Charge | None = None
        self._papers = ReceiptPapers(ctx, self)
        self._draft: DraftPanel | None = None
        self._filed: FiledPanel | None = None
        self._paper = PaperView(ctx.theme, ctx.tr(N_("Receipt")))
        self._nothing = EmptyState(
            ctx.icons,
            "receipt-text",
            ctx.tr(N_("No preview yet")),
            ctx.tr(N_("It appears as soon as the point on the right is cured.")),
        )
        self._nothing.hide()
        self._side = QStackedWidget()
        self._wait = QTimer(self, singleShot=True, interval=PREVIEW_AFTER_MS)
        self._wait.timeout.connect(self._preview)
        print_ = QShortcut(QKeySequence.StandardKey.Print, self)
        print_.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        print_.setAutoRepeat(False)
        print_.activated.connect(self._print_by_key)
        self._build()
        self._show()

    def title(self) -> str:
        """Return the page's name."""
        if self._file is None:
            return self.tr_(N_("Receipt"))
        return self.tr_(N_("Receipt {number}"), number=self._file.receipt.label)

    def concerns(self, changes: Changes) -> bool:
        """Whatever is done with this client, and what the clinic's settings put on the paper."""
        settings = any(changes.touches(kind) for kind in (Kind.CLINIC, Kind.THERAPIST, Kind.SERVICE))
        return settings or changes.touches(Kind.CLIENT, self._client)

    def refresh(self) -> None:
        """Read again what is shown; what is typed stays."""
        made = self.ctx.services.receipts.of_visit(self._visit) if self._file is None else None
        if made is not None:
            self._show_file(made)
        elif self._draft is not None:
            self._preview()
        elif self._file is not None:
            had_focus = self._filed is not None and self._filed.isAncestorOf(self.focusWidget() or self)
            self._show_file(self._read(self._file.receipt.id))
            if had_focus:
                self.focus_first()

    def focus_first(self) -> None:
        """Put the focus where work begins."""
        panel = self._draft or self._filed
        if panel is not None:
            panel.focus_first()

    def leave(self) -> bool:
        """Ask before words typed for a receipt that was not issued are lost."""
        return self.put_away() or self._ask(
            N_("Leave without issuing the receipt?"),
            N_("What you typed for it is not kept."),
            yes=N_("Leave"),
            no=N_("Stay here"),
        )

    def put_away(self) -> bool:
        """Return whether nothing is typed that has no place in the record before the receipt is issued."""
        draft = self._draft
        if draft is None or self._first is None:
            return True
        now = draft.charge()
        same = now is not None and _typed(now) == _typed(self._first)
        return same and not draft.reason().strip()

    def closed(self) -> None:
        """Stop waiting and let go."""
        self._wait.stop()
        super().closed()

    def tell_fields(self, problems: tuple[Problem, ...]) -> None:
        """Show each problem beside its field, the others above the form."""
        draft = self._draft
        if draft is None:
            super().tell_fields(problems)
            return
        draft.show_gaps(gaps(problems, self.tr_, visit=self._visit, client=self._client))
        draft.show_problems(problems, go_there=True)

    def _build(self) -> None:
        inner = row(spacing=3 * GRID)
        inner.setContentsMargins(2 * GRID, GRID, 3 * GRID, 2 * GRID)
        inner.addWidget(self._paper, 1)
        inner.addWidget(self._nothing, 1)
        self._side.setFixedWidth(CARD_WIDTH_EMS * self.ctx.theme.sizes.body)
        inner.addWidget(self._side)
        self.body.addLayout(inner, 1)

    def _show(self) -> None:
        if self._file is not None:
            self._show_file(self._file)
        else:
            self._show_draft(self.ctx.services.receipts.first_charge(self._visit))

    # While it is being made

    def _show_draft(self, charge: Charge) -> None:
        ctx, tr = self.ctx, self.tr_
        visit = ctx.services.visits.get(self._visit)
        charge = replace(charge, service=charge.service or visit.service_id)
        services = offered_services(ctx.services.clinics.services(active_only=False), charge.service)
        draft = DraftPanel(ctx, services, replacing=self._replacing)
        name = ctx.services.clients.open(self._client).legal_name
        service = next(one for one in services if one.id == charge.service)
        title = (
            tr(N_("Receipt for {name}"), name=name)
            if self._replacing is None
            else tr(N_("Replacement for {number}"), number=self._replacing.label)
        )
        draft.show_head(title, ctx.day(visit.starts_at))
        draft.show_charge(charge, posted_cents=service.price_cents)
        draft.changed.connect(self._wait.start)
        draft.issue_asked.connect(self._issue)
        draft.cancelled.connect(self._stop_replacing)
        self._first = charge
        self._put(draft)
        self._draft, self._filed = draft, None
        self._preview()

    def _preview(self) -> None:
        draft = self._draft
        if draft is None:
            return
        wrong = fee_trouble(draft.fee_cents())
        draft.show_problems((wrong,) if wrong is not None else ())
        charge = draft.charge()
        if charge is None:
            draft.show_total(None)
            return
        try:
            proposal = self.ctx.services.receipts.propose(self._visit, charge)
        except UserError as error:
            draft.show_gaps((trouble_gap(error, self.tr_),))
            draft.show_total(None)
            self._show_paper(None)
            return
        draft.show_posted(proposal.posted_cents)
        noted = proposal.noted_minutes
        draft.show_noted(noted if is_far_from(noted, proposal.receipt.minutes) else 0)
        draft.show_gaps(gaps(proposal.problems, self.tr_, visit=self._visit, client=self._client))
        draft.show_total(proposal.receipt)
        draft.show_rest(charge.rest_of(proposal.receipt.total_cents))
        self._show_paper(self._preview_pdf(proposal))

    def _preview_pdf(self, proposal: Proposal) -> bytes:
        return self.ctx.services.paperwork.preview_receipt(proposed(proposal.receipt, self._replacing))

    def _issue(self, then: Then) -> None:
        draft = self._draft
        if draft is None:
            return
        charge = draft.charge()
        wrong = fee_trouble(draft.fee_cents())
        if charge is None or wrong is not None:
            self.tell_fields((wrong,) if wrong is not None else ())
            return
        receipts, old, reason = self.ctx.services.receipts, self._replacing, draft.reason()
        if old is None:
            self.write(lambda: receipts.issue(self._visit, charge), partial(self._issued, then))
        elif not reason.strip():
            message = N_("Please say why the receipt is void; the reason stays in the record.")
            self.tell_fields((Problem(field="reason", message=message),))
        else:
            self.write(lambda: receipts.replace(old.id, charge, reason=reason), partial(self._issued, then))

    def _issued(self, then: Then, receipt: Receipt) -> None:
        self._wait.stop()
        self._replacing = None
        self._show_file(self._read(receipt.id))
        self.focus_first()
        left = True
        if then is Then.PRINT:
            left = self._print()
        elif then is Then.SAVE:
            left = self._save()
        if then is Then.NOTHING or (not left and not self.banner.text):
            words = self.tr_(N_("Receipt {number} is issued. It is not printed or saved yet."), number=receipt.label)
            self.banner.say(words, "good")

    # Once it is issued

    def _read(self, receipt_id: ReceiptId) -> ReceiptFile:
        """Return a receipt as it stands now. It was opened, and logged as viewed, when the page was."""
        files = self.ctx.services.receipts.of_client(self._client)
        return next(one for one in files if one.receipt.id == receipt_id)

    def _show_file(self, file: ReceiptFile) -> None:
        self._file = file
        wanted = file.void.replaced_by if file.void is not None else file.receipt.replaces
        other = with_label(self.ctx.services.receipts.of_client(self._client), wanted) if wanted else None
        filed = FiledPanel(self.ctx, file, other=other)
        filed.print_asked.connect(self._print)
        filed.print_dialog_asked.connect(partial(self._print, asking=True))
        filed.save_asked.connect(self._save)
        filed.void_asked.connect(self._void)
        filed.replace_asked.connect(self._replace)
        filed.paid.connect(self._pay)
        scroll = Scroll(margin=0)
        scroll.content.addWidget(filed)
        self._put(scroll)
        self._draft, self._filed = None, filed
        self._show_paper(self.ctx.services.paperwork.receipt(file))

    def _print_by_key(self) -> None:
        if self._draft is not None:
            self._issue(Then.PRINT)
        else:
            self._print()

    def _print(self, *, asking: bool = False) -> bool:
        return self._file is not None and self._papers.print(self._file, asking=asking)

    def _save(self) -> bool:
        return self._file is not None and self._papers.save(self._file)

    def _pay(self, method: Method) -> None:
        file = self._file
        if file is not None:
            self.write(lambda: self.ctx.services.receipts.pay(file.receipt.id, method), lambda _: self.refresh())

    def _void(self) -> None:
        file = self._file
        if file is None:
            return
        question = Question(
            title=self.tr_(N_("Declare receipt {number} void?"), number=file.receipt.label),
            text=self.tr_(N_("Its number stays used and the paper says VOID. This cannot be taken back.")),
            yes=self.tr_(N_("Declare void")),
            no=self.tr_(N_("Keep the receipt")),
            is_danger=True,
            reason=self.tr_(N_("Why it is void")),
        )
        reason = self.ctx.ask.reason(self, question)
        if reason is not None:
            self.write(
                lambda: self.ctx.services.receipts.void(file.receipt.id, reason=reason), lambda _: self.refresh()
            )

    def _replace(self) -> None:
        if self._file is not None:
            self._replacing = self._file.receipt
            self.banner.clear()
            services = self.ctx.services.clinics.services(active_only=False)
            known = service_named(services, self._file.receipt)
            self._show_draft(replace(charge_of(self._file), service=known))
            self.focus_first()

    def _stop_replacing(self) -> None:
        if self._file is not None and self.leave():
            self._replacing = None
            self._wait.stop()
            self._show_file(self._read(self._file.receipt.id))
            self.focus_first()

    def _put(self, panel: QWidget) -> None:
        """Show another card in the place of the present one."""
        while (old := self._side.currentWidget()) is not None:
            self._side.removeWidget(old)
            old.deleteLater()
        self._side.addWidget(panel)

    def _show_paper(self, pdf: bytes | None) -> None:
        self._paper.setVisible(pdf is not None)
        self._nothing.setVisible(pdf is None)
        if pdf is not None:
            self._paper.show_pdf(pdf)

    def _ask(self, title: str, text: str, *, yes: str, no: str) -> bool:
        tr = self.tr_
        return self.ctx.ask.confirm(
            self, Question(title=tr(title), text=tr(text), yes=tr(yes), no=tr(no), is_danger=True)
        )


def _typed(charge: Charge) -> tuple[int, str, str, int | None]:
    return charge.fee_cents, charge.fee_reason, charge.paid_by, charge.minutes
