"""A receipt on its way out: printed or saved as it stands now, and logged once it left."""

from functools import partial

from rmt_desktop.base.i18n import N_
from rmt_desktop.domain.audit import Kind
from rmt_desktop.domain.receipts import Receipt, ReceiptFile
from rmt_desktop.services.changes import Changes
from rmt_desktop.services.paperwork import Way
from rmt_desktop.ui.context import UiContext
from rmt_desktop.ui.paper_actions import PaperActions, Where, file_name


class ReceiptPapers:
    """Prints and saves issued receipts; every copy after the first is a duplicate with today's date."""

    def __init__(self, ctx: UiContext, where: Where) -> None:
        self._ctx = ctx
        self._actions = PaperActions(ctx, where)

    def print(self, file: ReceiptFile, *, asking: bool = False) -> bool:
        """Print to the printer used last, or ask which; return whether the paper left."""
        send = self._actions.print_dialog if asking else self._actions.print_plain
        return send(self._pdf(file), self._title(file), partial(self._left, file.receipt))

    def save(self, file: ReceiptFile) -> bool:
        """Ask where and save as PDF; return whether the paper left."""
        name = file_name(self._ctx.tr(N_("receipt")), file.receipt.label)
        return self._actions.save(self._pdf(file), self._title(file), name, partial(self._left, file.receipt))

    def _pdf(self, file: ReceiptFile) -> bytes:
        return self._ctx.services.paperwork.receipt(file, to_print=True)

    def _title(self, file: ReceiptFile) -> str:
        return self._ctx.tr(N_("Receipt {number}"), number=file.receipt.label)

    def _left(self, receipt: Receipt, way: Way) -> Changes:
        return self._ctx.services.paperwork.left(Kind.RECEIPT, receipt.id, receipt.client_id, way)
