"""The first tab: everything that happened on the left, what is chosen of it on the right."""

from itertools import pairwise

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QSplitter, QWidget

from rmt_desktop.base.i18n import N_
from rmt_desktop.domain.clients import Client
from rmt_desktop.domain.timeline import Happening
from rmt_desktop.ui.context import Page, UiContext
from rmt_desktop.ui.pages.client.reader import Reader
from rmt_desktop.ui.pages.client.tab import Tab
from rmt_desktop.ui.pages.client.timeline_list import TimelineList
from rmt_desktop.ui.widgets.empty_state import EmptyState
from rmt_desktop.ui.widgets.layouts import Card

READ_AFTER_MS = 60  # arrows held down pass over papers without making them
LIST_WIDTH = 360  # pixels


class TimelineTab(Tab):
    """The timeline of one client."""

    def __init__(self, ctx: UiContext, page: Page) -> None:
        super().__init__()
        self._ctx = ctx
        self._client: Client | None = None
        self.list = TimelineList(ctx)
        self.reader = Reader(ctx, page)
        self._later = QTimer(self, singleShot=True, interval=READ_AFTER_MS)
        self._later.timeout.connect(self._read)
        self.list.chosen.connect(lambda _: self._later.start())
        self.list.opened.connect(self.reader.open_happening)
        self._panes = QSplitter(Qt.Orientation.Horizontal)
        self._panes.setChildrenCollapsible(False)
        card = Card(margin=4)
        card.setMinimumWidth(260)
        card.content.addWidget(self.list)
        self._panes.addWidget(card)
        self._panes.addWidget(self.reader)
        self._panes.setStretchFactor(1, 1)
        self._panes.setSizes([LIST_WIDTH, 3 * LIST_WIDTH])
        ctx.state.restore_panes("client", self._panes)
        empty = EmptyState(
            ctx.icons,
            "history",
            ctx.tr(N_("Nothing yet")),
            ctx.tr(N_("Visits, notes, receipts and home-care sheets of this client will stand here, newest first.")),
        )
        self.fill(self._panes, empty)

    def refresh(self, client: Client) -> None:
        """Read the timeline anew; what was being read stays."""
        self._client = client
        happenings = self._ctx.services.timelines.of(client.id)
        self.list.show_happenings(happenings, self._ctx.services.clinics.figure_of(client))
        self.show_content(happenings)
        if happenings and self.reader.shown is not None:
            self._read()

    def choose(self, record: str) -> None:
        """Choose the line of one record, if there is one."""
        self.list.choose(record)

    def closed(self) -> None:
        """Keep the widths of the panes."""
        self._later.stop()
        self.list.closed()
        self._ctx.state.remember_panes("client", self._panes)

    def showEvent(self, event: QShowEvent) -> None:
        """Read what is chosen; nothing is read, and logged as read, behind another tab."""
        super().showEvent(event)
        self._later.start()

    def _read(self) -> None:
        self._later.stop()
        happening: Happening | None = self.list.current()
        if self._client is not None and happening is not None and self.isVisible():
            self.reader.show_happening(self._client, happening)
            for before, after in pairwise((self.list, *self.reader.stops)):
                QWidget.setTabOrder(before, after)
