"""One client: the header band, and below it the timeline and what else there is to know, tab by tab."""

from collections.abc import Callable

from PySide6.QtWidgets import QStackedWidget, QTabBar

from rmt_desktop.base.errors import UserError
from rmt_desktop.base.i18n import N_
from rmt_desktop.domain.audit import Kind
from rmt_desktop.domain.clients import Client
from rmt_desktop.domain.ids import ClientId
from rmt_desktop.services.changes import Changes
from rmt_desktop.ui.context import Page, Route, UiContext
from rmt_desktop.ui.dialogs import Question
from rmt_desktop.ui.pages.client.consents_tab import ConsentsTab
from rmt_desktop.ui.pages.client.details_tab import DetailsTab
from rmt_desktop.ui.pages.client.header import Header
from rmt_desktop.ui.pages.client.history_tab import HistoryTab
from rmt_desktop.ui.pages.client.lists_tabs import HomeCareTab, ReceiptsTab
from rmt_desktop.ui.pages.client.overview import Overview, read_overview
from rmt_desktop.ui.pages.client.progress_tab import ProgressTab
from rmt_desktop.ui.pages.client.tab import Tab
from rmt_desktop.ui.pages.client.timeline_tab import TimelineTab
from rmt_desktop.ui.pages.client.words import Opens
from rmt_desktop.ui.theme import GRID
from rmt_desktop.ui.widgets.layouts import column

TABS = (
    ("timeline", N_("Timeline")),
    ("progress", N_("Plan and progress")),
    ("history", N_("Health history")),
    ("consents", N_("Consents")),
    ("receipts", N_("Receipts")),
    ("homecare", N_("Home care")),
    ("details", N_("Details")),
)


class ClientPage(Page):
    """The record of one client. ``part`` names a tab, or a record of the timeline to begin with."""

    help_topic = "client"

    def __init__(self, ctx: UiContext, client_id: ClientId, part: str = "") -> None:
        super().__init__(ctx)
        self._client_id = client_id
        self._overview: Overview | None = None
        self._stale: set[str] = set()
        self.header = Header(ctx)
        self.bar = QTabBar(drawBase=False, expanding=False, usesScrollButtons=True)
        self.bar.setAccessibleName(ctx.tr(N_("Parts of the record")))
        self._stack = QStackedWidget()
        self._tabs: dict[str, Tab] = {}
        self._timeline = TimelineTab(ctx, self)
        self._build()
        names = [name for name, _ in TABS]
        self.bar.setCurrentIndex(names.index(part) if part in names else 0)
        self.bar.currentChanged.connect(self._show_tab)
        self.refresh()
        self.show_part(part)

    def title(self) -> str:
        """Return the client's name."""
        return self._overview.client.shown_name if self._overview else ""

    def concerns(self, changes: Changes) -> bool:
        """This client's record, and the clinic's settings."""
        return changes.touches(Kind.CLIENT, self._client_id) or changes.touches(Kind.CLINIC)

    def refresh(self) -> None:
        """Read the header and the tab that is shown; the other tabs read when shown next."""
        self._overview = read_overview(self.ctx, self._client_id)
        self.header.show_overview(self._overview)
        self._stale = {name for name, _ in TABS}
        self._show_tab(self.bar.currentIndex())

    def show_part(self, part: str) -> None:
        """Show one tab, or one record of the timeline; anything else is the timeline."""
        names = [name for name, _ in TABS]
        if part in names:
            self.bar.setCurrentIndex(names.index(part))
        elif part:
            self._timeline.choose(part)

    def tab(self, name: str) -> Tab:
        """Return one tab, built when it is first asked for. Raises KeyError for a name that is none."""
        if name not in self._tabs:
            self._tabs[name] = self._made(name)
            self._stack.addWidget(self._tabs[name])
        return self._tabs[name]

    def focus_first(self) -> None:
        """Put the focus on the timeline, where arrows read."""
        if self.bar.currentIndex() == 0 and self._timeline.list.lines.rowCount():
            self._timeline.list.setFocus()
        else:
            self.header.focus_first()

    def closed(self) -> None:
        """Keep the widths of the panes and let go."""
        self._timeline.closed()
        super().closed()

    def _build(self) -> None:
        for _, words in TABS:
            self.bar.addTab(self.tr_(words))
        self.header.chip_opened.connect(self._open_chip)
        self.header.visit_asked.connect(self._open_visit)
        self.header.archive_asked.connect(self._archive)
        self.header.restore_asked.connect(self._restore)
        inner = column(margin=3 * GRID, spacing=GRID)
        inner.setContentsMargins(3 * GRID, 2 * GRID, 3 * GRID, 2 * GRID)
        inner.addWidget(self.header)
        inner.addWidget(self.bar)
        inner.addWidget(self._stack, 1)
        self.body.addLayout(inner, 1)

    def _made(self, name: str) -> Tab:
        if name == "history":
            history = HistoryTab(self.ctx, self)
            history.flag_opened.connect(self.header.open_flag)
            return history
        plain: dict[str, Callable[[UiContext], Tab]] = {
            "progress": ProgressTab,
            "consents": ConsentsTab,
            "receipts": ReceiptsTab,
            "homecare": HomeCareTab,
            "details": DetailsTab,
        }
        return self._timeline if name == "timeline" else plain[name](self.ctx)

    def _show_tab(self, index: int) -> None:
        name = TABS[index][0]
        tab = self.tab(name)
        if name in self._stale and self._overview is not None:
            self._stale.discard(name)
            self._refresh_tab(tab, self._overview.client)
        self._stack.setCurrentWidget(tab)

    def _refresh_tab(self, tab: Tab, client: Client) -> None:
        try:
            tab.refresh(client)
        except UserError as error:
            self.tell(error)

    def _open_chip(self, opens: Opens) -> None:
        parts: dict[Opens, Callable[[], object]] = {
            Opens.DETAILS: lambda: self.show_part("details"),
            Opens.HISTORY: lambda: self.show_part("history"),
            Opens.CONSENTS: lambda: self.show_part("consents"),
            Opens.INTAKE: lambda: self.ctx.go.intake(self._client_id),
        }
        parts[opens]()

    def _open_visit(self) -> None:
        visit = self._overview.visit if self._overview else None
        if visit is None:
            self.ctx.go.book(self._client_id)
        else:
            self.ctx.go.to(Route("note", visit.id))

    def _archive(self) -> None:
        tr = self.tr_
        reason = self.ctx.ask.reason(
            self,
            Question(
                title=tr(N_("Archive {name}?"), name=self.title()),
                text=tr(N_("The record stays whole and can be restored. The client leaves the daily lists.")),
                yes=tr(N_("Archive")),
                no=tr(N_("Cancel")),
                reason=tr(N_("Reason")),
            ),
        )
        if reason is not None:
            clients = self.ctx.services.clients
            self.write(lambda: clients.archive(self._client_id, reason=reason), lambda _: self.refresh())

    def _restore(self) -> None:
        clients = self.ctx.services.clients
        self.write(lambda: clients.restore(self._client_id), lambda _: self.refresh())
