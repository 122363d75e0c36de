"""The log: who did what with whose record, and the proof that nobody has altered it."""

from collections.abc import Iterator, Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from rmt_desktop.base.errors import UserError
from rmt_desktop.base.i18n import N_
from rmt_desktop.domain.audit import AuditEntry, Kind
from rmt_desktop.domain.clients import ClientSummary
from rmt_desktop.domain.ids import ClientId
from rmt_desktop.services.audit_log import Verdict
from rmt_desktop.ui.context import Page, Route, UiContext
from rmt_desktop.ui.models.rows import Column
from rmt_desktop.ui.models.table import Table
from rmt_desktop.ui.pages.reports.audit_words import ACT_GROUPS, AuditWords
from rmt_desktop.ui.pages.reports.section import Report
from rmt_desktop.ui.pages.reports.spreadsheet import csv_bytes
from rmt_desktop.ui.paper_actions import PaperActions, file_name
from rmt_desktop.ui.theme import GRID
from rmt_desktop.ui.widgets.fields import Pick
from rmt_desktop.ui.widgets.layouts import Card, FlowBox, row
from rmt_desktop.ui.widgets.search_box import Hit, SearchBox
from rmt_desktop.ui.widgets.text import button, label

PAGE = 200  # entries read at once
FOUND_AT_MOST = 6


class AuditReport(Report):
    """The log as a table, newest first, with filters, a check and a file."""

    def __init__(self, ctx: UiContext, page: Page) -> None:
        super().__init__(ctx, page)
        tr = ctx.tr
        self._words = AuditWords(tr, ctx.catalog)
        self._papers = PaperActions(ctx, page)
        self._names: dict[ClientId, str] = {}
        self._entries: tuple[AuditEntry, ...] = ()
        self._go_on_before: int | None = None
        self._client: ClientSummary | None = None
        self._find = SearchBox(
            ctx.icons,
            tr(N_("Only one client")),
            tr(N_("All clients; type a name to see one")),
            self._found,
            clear=tr(N_("Empty the search field")),
        )
        self._find.setMinimumWidth(300)
        self._chosen = button("", self._forget_client, role="chip", icon=ctx.icons.get("x", size=14))
        self._group = Pick(tuple((word, tr(text)) for word, (text, _) in ACT_GROUPS.items()), "all")
        self._group.setAccessibleName(tr(N_("What was done")))
        self._group.activated.connect(lambda _: self.refresh())
        self._verify = button(tr(N_("Verify the log")), self._check, icon=ctx.icons.get("shield-check", size=18))
        self._save = button(tr(N_("Save as CSV…")), self._export, icon=ctx.icons.get("download", size=18))
        self._table = Table(tr(N_("Log")), self._columns(), stretch=5).on_open(self._open)
        self._more = button(tr(N_("Show earlier entries")), self._read_on, role="quiet")
        self._count = label("", "small")
        self._build()

    def refresh(self) -> None:
        """Read the newest entries that fit the filters."""
        self._entries = ()
        self._read(None)
        self._table.scrollToTop()

    def _build(self) -> None:
        filters = FlowBox()
        filters.flow.addWidget(self._find)
        filters.flow.addWidget(self._chosen)
        filters.flow.addWidget(self._group)
        bar = row(spacing=GRID)
        bar.addWidget(filters, 1)
        bar.addWidget(self._verify, 0, Qt.AlignmentFlag.AlignTop)
        bar.addWidget(self._save, 0, Qt.AlignmentFlag.AlignTop)
        self._chosen.hide()
        card = Card(margin=GRID)
        card.content.addWidget(self._table, 1)
        foot = row(spacing=GRID)
        foot.setContentsMargins(GRID, 0, GRID, 0)
        foot.addWidget(self._count)
        foot.addStretch(1)
        foot.addWidget(self._more)
        card.content.addLayout(foot)
        self.content.addLayout(bar)
        self.content.addWidget(card, 1)

    def _columns(self) -> tuple[Column, ...]:
        tr, words = self.tr_, self._words
        return (
            Column(title=tr(N_("When")), text=self._when),
            Column(title=tr(N_("Who")), text=lambda entry: entry.user_name),
            Column(title=tr(N_("What")), text=words.act),
            Column(title=tr(N_("Kind")), text=words.kind),
            Column(title=tr(N_("Client")), text=self._name),
            Column(title=tr(N_("Details")), text=words.detail),
        )

    def _when(self, entry: AuditEntry) -> str:
        return f"{self.ctx.short_day(entry.at)}  {self.ctx.time(entry.at, seconds=True)}"

    def _name(self, entry: AuditEntry) -> str:
        return self._names.get(ClientId(entry.event.client), "")

    def _read_on(self) -> None:
        if self._go_on_before is not None:
            place = self._table.verticalScrollBar().value()
            self._read(self._go_on_before)
            self._table.verticalScrollBar().setValue(place)

    def _read(self, before: int | None) -> None:
        _, acts = ACT_GROUPS[self._group.chosen()]
        client = self._client.id if self._client else ""
        page = self.ctx.services.audit_log.search(client=client, acts=acts, before_seq=before, limit=PAGE)
        self._go_on_before = page.go_on_before
        self._learn_names(page.entries)
        self._entries = (*self._entries, *page.entries)
        self._table.show_rows(self._entries)
        self._more.setVisible(page.go_on_before is not None)
        self._count.setText(
            self.tr_.plural("{count} entry", "{count} entries", len(self._entries))
            if page.go_on_before is None
            else self.tr_(N_("The newest {count} entries"), count=len(self._entries))
        )

    def _learn_names(self, entries: Sequence[AuditEntry]) -> None:
        wanted = {ClientId(entry.event.client) for entry in entries if entry.event.client} - self._names.keys()
        self._names |= self.ctx.services.clients.names(wanted)

    def _found(self, text: str) -> tuple[Hit, ...]:
        found = self.ctx.services.clients.find(text, limit=FOUND_AT_MOST)
        return tuple(
            Hit(text=one.name, detail=one.phone, icon="user-round", chosen=partial(self._choose_client, one))
            for one in found
        )

    def _choose_client(self, client: ClientSummary) -> None:
        self._client = client
        self._chosen.setText(client.name)
        self._chosen.setAccessibleName(self.tr_(N_("Only {name}: show all clients again"), name=client.name))
        self._show_filter(self._chosen)

    def _forget_client(self) -> None:
        self._client = None
        self._show_filter(self._find)

    def _show_filter(self, shown: QWidget) -> None:
        self._chosen.setVisible(shown is self._chosen)
        self._find.setVisible(shown is self._find)
        shown.setFocus()
        self.refresh()

    def _open(self, entry: AuditEntry) -> None:
        """Open the record of the client an entry is about."""
        if entry.event.client:
            self.ctx.go.to(Route("client", entry.event.client))

    def _check(self) -> None:
        """Verify the chain on the worker: a long log takes a while."""
        self._verify.setEnabled(False)
        self._verify.setText(self.tr_(N_("Verifying…")))
        self.ctx.tasks.run(self, self.ctx.services.audit_log.verify, self._checked, self._not_checked)

    def _checked(self, verdict: Verdict) -> None:
        self._reset_check()
        now = self.ctx.time(self.ctx.services.desk.time.now())
        if verdict.altered_at is not None:
            words = self.tr_(
                N_(
                    "The note signed in entry {number} of the log was altered from outside after it was signed. Keep a "
                    "copy of the vault as it is now and ask for help. Checked at {time}."
                ),
                number=verdict.altered_at,
                time=now,
            )
            self.page.banner.say(words, "danger")
        elif verdict.broken_at is None:
            words = self.tr_.plural(
                "The log is whole: {count} entry, each fits the one before. Checked at {time}.",
                "The log is whole: {count} entries, each fits the one before. Checked at {time}.",
                verdict.entries,
                time=now,
            )
            self.page.banner.say(words, "good")
        else:
            words = self.tr_(
                N_(
                    "Entry {number} of the log was altered, removed or put in from outside. What stands before it is "
                    "whole. Keep a copy of the vault as it is now and ask for help. Checked at {time}."
                ),
                number=verdict.broken_at,
                time=now,
            )
            self.page.banner.say(words, "danger")
        self.refresh()

    def _not_checked(self, error: UserError) -> None:
        self._reset_check()
        self.page.tell(error)

    def _reset_check(self) -> None:
        self._verify.setEnabled(True)
        self._verify.setText(self.tr_(N_("Verify the log")))

    def _export(self) -> None:
        """Save every entry that fits the filters, not only those on the screen."""
        tr, services = self.tr_, self.ctx.services
        client = self._client.id if self._client else ""
        entries = tuple(self._all_entries())
        self._learn_names(entries)
        columns = self._columns()
        head = (tr(N_("Number")), *(column.title for column in columns), tr(N_("Hash")))
        rows = ((str(one.seq), *(column.text(one) for column in columns), one.hash) for one in entries)
        title = tr(N_("Save the log"))
        file = file_name(tr(N_("Log")), services.desk.time.today().isoformat(), ending="csv")
        self._papers.save_table(
            csv_bytes(head, rows), title, file, lambda way: services.paperwork.left(Kind.AUDIT, "", client, way)
        )

    def _all_entries(self) -> Iterator[AuditEntry]:
        _, acts = ACT_GROUPS[self._group.chosen()]
        client = self._client.id if self._client else ""
        before: int | None = None
        while True:
            page = self.ctx.services.audit_log.search(client=client, acts=acts, before_seq=before, limit=10 * PAGE)
            yield from page.entries
            before = page.go_on_before
            if before is None:
                return
