"""The papers of a client as one reads them: what they are called, and what is logged when one leaves the program."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from PySide6.QtWidgets import QPushButton

from rmt_desktop.base.i18n import N_
from rmt_desktop.domain.audit import Kind
from rmt_desktop.domain.clients import Client
from rmt_desktop.domain.ids import FormId, NoteId, PlanId, ReceiptId
from rmt_desktop.services.changes import Changes
from rmt_desktop.services.paperwork import Way
from rmt_desktop.ui.context import UiContext
from rmt_desktop.ui.paper_actions import PaperActions, file_name
from rmt_desktop.ui.widgets.text import button


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A paper: its bytes, its title, the name of its file, and what logs that it left.

    ``may_leave`` is False for one that is printed elsewhere, with its own rules.
    """

    pdf: bytes
    title: str
    file: str
    left: Callable[[Way], Changes]
    may_leave: bool = True


class Sheets:
    """Makes the papers of one client."""

    def __init__(self, ctx: UiContext) -> None:
        self._ctx = ctx

    def note(self, client: Client, record: str, at: datetime) -> Sheet:
        """Return the printed record of a visit, in the language it was written in. Raises NotAllowed."""
        pdf = self._ctx.services.paperwork.note(NoteId(record))
        return self._sheet(pdf, Kind.NOTE, client, record, at, self._ctx.tr(N_("Treatment note")))

    def history(self, client: Client, record: str, at: datetime) -> Sheet:
        """Return a signed health history."""
        pdf = self._ctx.services.paperwork.intake_form(FormId(record))
        return self._sheet(pdf, Kind.FORM, client, record, at, self._ctx.tr(N_("Health history")))

    def plan(self, client: Client, record: str, at: datetime) -> Sheet:
        """Return a home-care sheet; it leaves the program once it was given."""
        plan = self._ctx.services.home_care.open(PlanId(record))
        pdf = self._ctx.services.paperwork.home_care(plan)
        title = self._ctx.tr(N_("Home-care sheet"))
        return self._sheet(pdf, Kind.PLAN, client, record, at, title, may_leave=plan.given_at is not None)

    def receipt(self, client: Client, record: str, at: datetime) -> Sheet:
        """Return a receipt to read; its own page prints it and marks duplicates. The view is logged."""
        pdf = self._ctx.services.paperwork.receipt(self._ctx.services.receipts.file(ReceiptId(record)))
        return self._sheet(pdf, Kind.RECEIPT, client, record, at, self._ctx.tr(N_("Receipt")), may_leave=False)

    def _sheet(
        self, pdf: bytes, kind: Kind, client: Client, record: str, at: datetime, title: str, *, may_leave: bool = True
    ) -> Sheet:
        paperwork = self._ctx.services.paperwork
        return Sheet(
            pdf=pdf,
            title=title,
            file=file_name(title, self._ctx.local_day(at).isoformat(), client.shown_name),
            left=lambda way: paperwork.left(kind, record, client.id, way),
            may_leave=may_leave,
        )


def paper_buttons(ctx: UiContext, papers: PaperActions, sheet: Sheet) -> tuple[QPushButton, ...]:
    """Return the buttons that print and save a paper."""
    tr, icons = ctx.tr, ctx.icons
    return (
        button(
            tr(N_("Print…")),
            lambda: papers.print_dialog(sheet.pdf, sheet.title, sheet.left),
            role="quiet",
            icon=icons.get("printer", "accent", 18),
        ),
        button(
            tr(N_("Save as PDF…")),
            lambda: papers.save(sheet.pdf, sheet.title, sheet.file, sheet.left),
            role="quiet",
            icon=icons.get("download", "accent", 18),
        ),
    )
