"""All clients: find while typing, open with Return."""

from PySide6.QtCore import Qt

from rmt_desktop.base.i18n import N_
from rmt_desktop.domain.audit import Kind
from rmt_desktop.domain.clients import ClientSummary
from rmt_desktop.services.changes import Changes
from rmt_desktop.ui.context import Page, Route, UiContext
from rmt_desktop.ui.models.rows import Column
from rmt_desktop.ui.models.table import Table
from rmt_desktop.ui.theme import GRID, set_role
from rmt_desktop.ui.widgets.choices import Segments
from rmt_desktop.ui.widgets.empty_state import EmptyState
from rmt_desktop.ui.widgets.fields import Line
from rmt_desktop.ui.widgets.layouts import Card, column, row
from rmt_desktop.ui.widgets.text import button, label

SHOWN_AT_MOST = 200


class ClientsPage(Page):
    """The list of clients."""

    help_topic = "clients"

    def __init__(self, ctx: UiContext) -> None:
        super().__init__(ctx)
        tr = ctx.tr
        self._find = Line(placeholder=tr(N_("Name, former name, phone or client number")))
        set_role(self._find, "search")
        self._find.setAccessibleName(tr(N_("Find in the list of clients")))
        self._find.textChanged.connect(lambda _: self.refresh())
        self._find.returnPressed.connect(self._open_first)
        self._which = Segments(
            (("active", tr(N_("In care"))), ("archived", tr(N_("Archived")))), tr(N_("Which clients")), optional=False
        )
        self._which.set_value("active")
        self._which.chosen.connect(lambda _: self.refresh())
        self._count = label("", "small")
        self._table = Table(
            tr(N_("Clients")),
            (
                Column(title=tr(N_("Name")), text=_name),
                Column(title=tr(N_("Born")), text=lambda one: ctx.short_day(one.birth_date) if one.birth_date else ""),
                Column(title=tr(N_("Phone")), text=lambda one: one.phone),
                Column(
                    title=tr(N_("Last visit")), text=lambda one: ctx.short_day(one.last_visit) if one.last_visit else ""
                ),
                Column(title=tr(N_("Number")), text=lambda one: str(one.number), right=True),
            ),
        ).on_open(lambda one: ctx.go.to(Route("client", one.id)))
        self._empty = EmptyState(
            ctx.icons,
            "users",
            tr(N_("No client yet")),
            tr(N_("Enter the first client with a name and a phone number; everything else can wait for the intake.")),
            (tr(N_("New client")), ctx.go.new_client),
        )
        self._nobody = label("", "soft", wrap=True)
        self._nobody.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._build()
        self.refresh()

    def title(self) -> str:
        """Return the page's name."""
        return self.tr_(N_("Clients"))

    def concerns(self, changes: Changes) -> bool:
        """Clients and their visits."""
        return changes.touches(Kind.CLIENT)

    def focus_first(self) -> None:
        """Put the focus where one types a name."""
        self._find.setFocus()

    def refresh(self) -> None:
        """Show the clients that match what is typed."""
        archived = self._which.value() == "archived"
        clients = self.ctx.services.clients
        found = clients.find(self._find.text(), limit=SHOWN_AT_MOST, archived=archived)
        total = clients.count(archived=archived)
        self._table.show_rows(found)
        nothing_at_all = total == 0 and not archived
        self._empty.setVisible(nothing_at_all)
        self._table.setVisible(bool(found))
        self._nobody.setVisible(not found and not nothing_at_all)
        text = self._find.text().strip()
        self._nobody.setText(
            self.tr_(N_("Nobody is found for “{text}”. Press Ctrl+N to enter a new client."), text=text)
            if text
            else self.tr_(N_("No client is archived."))
        )
        self._count.setText(
            self.tr_.plural("{count} client", "{count} clients", total)
            if len(found) == total
            else self.tr_(N_("{shown} of {total} clients"), shown=len(found), total=total)
        )

    def _build(self) -> None:
        tr = self.tr_
        inner = column(margin=3 * GRID, spacing=2 * GRID)
        head = row(spacing=2 * GRID)
        head.addWidget(label(tr(N_("Clients")), "title"))
        head.addWidget(self._count)
        head.addStretch(1)
        head.addWidget(
            button(
                tr(N_("New client")),
                self.ctx.go.new_client,
                role="primary",
                icon=self.ctx.icons.get("user-plus", self.ctx.theme.colour("on_accent"), 18),
            )
        )
        bar = row(spacing=2 * GRID)
        bar.addWidget(self._find, 1)
        bar.addWidget(self._which)
        card = Card()
        card.content.addWidget(self._table, 1)
        card.content.addWidget(self._nobody)
        card.content.addWidget(self._empty, 1)
        inner.addLayout(head)
        inner.addLayout(bar)
        inner.addWidget(card, 1)
        self.body.addLayout(inner, 1)

    def _open_first(self) -> None:
        if (one := self._table.current()) is not None:
            self.ctx.go.to(Route("client", one.id))


def _name(one: ClientSummary) -> str:
    return one.name if one.name == one.legal_name else f"{one.name}  ({one.legal_name})"
