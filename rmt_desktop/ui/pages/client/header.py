"""The band at the top of the client page: who she is, what to watch, how it goes, and the next thing to do."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from rmt_desktop.base.i18n import N_
from rmt_desktop.domain.catalog import source_text
from rmt_desktop.domain.clients import Client
from rmt_desktop.domain.screening import LEVEL_NAMES, Flag, reasons
from rmt_desktop.domain.visits import VisitStatus
from rmt_desktop.ui.context import UiContext
from rmt_desktop.ui.pages.client.overview import Overview
from rmt_desktop.ui.pages.client.trends import trend_plots
from rmt_desktop.ui.pages.client.words import (
    Chip,
    age_words,
    consent_chip,
    flag_tone,
    header_chips,
    history_chip,
)
from rmt_desktop.ui.theme import GRID
from rmt_desktop.ui.widgets.chip import chip
from rmt_desktop.ui.widgets.layouts import Card, FlowBox, clear, column, row
from rmt_desktop.ui.widgets.text import button, label, tool

PLOTS_WIDTH = 470  # pixels; two small plots side by side
LARGEST_BESIDE = 18  # pixels of body text; larger text leaves no room for plots beside it


class FlagCard(Card):
    """What a flag means: the rule's advice, the answers that raised it, and where the rule comes from."""

    def __init__(self, ctx: UiContext, flag: Flag, questions: dict[str, str], close: Callable[[], object]) -> None:
        super().__init__(flag_tone(flag.rule.level), margin=2 * GRID, spacing=6)
        tr, rule = ctx.tr, flag.rule
        head = row(spacing=GRID)
        head.addWidget(label(rule.name.in_(tr.language), "heading", wrap=True), 1)
        head.addWidget(label(tr(LEVEL_NAMES[rule.level]), "strong"))
        head.addWidget(tool(ctx.icons.get("x", size=16), tr(N_("Close the explanation")), close))
        self.content.addLayout(head)
        self.content.addWidget(label(rule.advice.in_(tr.language), wrap=True))
        for question in reasons(flag, questions):
            self.content.addWidget(label(tr(N_("Because of the answer to: {question}"), question=question), wrap=True))
        self.content.addWidget(label(source_text(rule.source, tr), "small", wrap=True))
        self.setAccessibleName(rule.name.in_(tr.language))


class Header(QWidget):
    """Name, facts, chips, the small plots, and the buttons. It asks; the page acts."""

    chip_opened = Signal(object)
    visit_asked = Signal()
    archive_asked = Signal()
    restore_asked = Signal()

    def __init__(self, ctx: UiContext) -> None:
        super().__init__()
        self._ctx = ctx
        self._overview: Overview | None = None
        self._name = label("", "title", wrap=True, selectable=True)
        self._pronouns = label("", "soft")
        self._legal = label("", "small", wrap=True)
        self._facts = label("", "soft", wrap=True, selectable=True)
        self._chips = FlowBox(spacing=6)
        self._archived = label("", "strong", wrap=True)
        self._flag = column()
        self._plots = row(spacing=2 * GRID)
        self._plots_box = QWidget()
        self._menu = QMenu(self)
        self._primary: QPushButton = button("", self.visit_asked.emit, role="primary")
        self._build()

    def show_overview(self, overview: Overview) -> None:
        """Show a client."""
        self._overview = overview
        client, tr = overview.client, self._ctx.tr
        self._name.setText(client.shown_name)
        self._pronouns.setText(client.pronouns)
        self._pronouns.setVisible(bool(client.pronouns))
        self._legal.setText(tr(N_("On papers: {name}"), name=client.legal_name))
        self._legal.setVisible(client.legal_name != client.shown_name)
        self._facts.setText("  ·  ".join(self._facts_of(overview)))
        self._show_archived(client)
        self._show_chips(overview)
        self._show_plots(overview)
        self._fill_menu(client)
        self.close_flag()
        self._primary.setText(self._primary_words(overview))
        self._primary.setVisible(not client.is_archived)

    def open_flag(self, flag: Flag) -> None:
        """Show what a flag means, below the chips."""
        self.close_flag()
        if self._overview is not None:
            self._flag.addWidget(FlagCard(self._ctx, flag, self._overview.questions, self.close_flag))

    def close_flag(self) -> None:
        """Take the explanation away."""
        clear(self._flag)

    def focus_first(self) -> None:
        """Put the focus on the next thing to do."""
        self._primary.setFocus()

    def _build(self) -> None:
        tr, icons = self._ctx.tr, self._ctx.icons
        names = row(spacing=GRID)
        names.addWidget(self._name)
        names.addWidget(self._pronouns)
        names.addStretch(1)
        edit_icon = icons.get("pencil", "accent", 18)
        names.addWidget(button(tr(N_("Edit details")), self._edit, role="quiet", icon=edit_icon))
        more = tool(icons.get("ellipsis"), tr(N_("More about this client")))
        more.setMenu(self._menu)
        more.setPopupMode(more.ToolButtonPopupMode.InstantPopup)
        names.addWidget(more)
        names.addWidget(self._primary)
        who = column(spacing=4)
        for part in (self._legal, self._facts, self._archived):
            who.addWidget(part)
        who.addSpacing(4)
        who.addWidget(self._chips)
        who.addStretch(1)
        self._plots_box.setLayout(self._plots)
        self._plots_box.setFixedWidth(PLOTS_WIDTH)
        band = row(spacing=3 * GRID)
        band.addLayout(who, 1)
        band.addWidget(self._plots_box, 0, Qt.AlignmentFlag.AlignTop)
        outer = column(self, spacing=4)
        outer.addLayout(names)
        outer.addLayout(band)
        outer.addLayout(self._flag)

    def _edit(self) -> None:
        if self._overview is not None:
            self._ctx.go.edit_client(self._overview.client.id)

    def _facts_of(self, overview: Overview) -> list[str]:
        client, tr = overview.client, self._ctx.tr
        facts = []
        if born := client.birth_date:
            facts.append(age_words(born, overview.today, tr))
            facts.append(tr(N_("born {day}"), day=self._ctx.short_day(born)))
        facts.extend(phone.number for phone in client.phones[:1])
        facts.append(tr(N_("client number {number}"), number=client.number))
        return facts

    def _show_archived(self, client: Client) -> None:
        self._archived.setVisible(client.is_archived)
        if client.archived_at is not None:
            words = N_("Archived on {day}: {reason}")
            day = self._ctx.day(client.archived_at)
            self._archived.setText(self._ctx.tr(words, day=day, reason=client.archived_reason))

    def _show_chips(self, overview: Overview) -> None:
        tr = self._ctx.tr
        reviewed_at = overview.history.reviewed_at
        history = history_chip(
            reviewed_on=self._ctx.local_day(reviewed_at) if reviewed_at else None,
            has_draft=overview.history.draft is not None,
            today=overview.today,
            review_months=overview.review_months,
            tr=tr,
        )
        consent = None if overview.states is None else consent_chip(overview.states, tr)
        clear(self._chips.flow)
        before: QWidget = self._primary
        for one in header_chips(overview.client, overview.flags, consent=consent, history=history, tr=tr):
            made = chip(one.text, one.tone, partial(self._open, one))
            self._chips.flow.addWidget(made)
            QWidget.setTabOrder(before, made)  # new chips would come last of all
            before = made

    def _open(self, one: Chip) -> None:
        if one.flag is not None:
            self.open_flag(one.flag)
        else:
            self.chip_opened.emit(one.opens)

    def _show_plots(self, overview: Overview) -> None:
        clear(self._plots)
        has_room = self._ctx.theme.sizes.body <= LARGEST_BESIDE  # else they are on the tab of the plan alone
        self._plots_box.setVisible(overview.has_trend and has_room)
        if overview.has_trend and has_room:
            for plot in trend_plots(self._ctx, overview.trend):
                self._plots.addWidget(plot)

    def _fill_menu(self, client: Client) -> None:
        ctx, tr = self._ctx, self._ctx.tr
        self._menu.clear()
        self._menu.addAction(tr(N_("Fill in the health history")), partial(ctx.go.intake, client.id))
        self._menu.addSeparator()
        if client.is_archived:
            self._menu.addAction(tr(N_("Restore this client")), self.restore_asked.emit)
        else:
            self._menu.addAction(tr(N_("Archive this client…")), self.archive_asked.emit)

    def _primary_words(self, overview: Overview) -> str:
        tr, visit = self._ctx.tr, overview.visit
        if visit is None:
            return tr(N_("Book a visit"))
        if visit.status is VisitStatus.STARTED and self._ctx.local_day(visit.starts_at) != overview.today:
            return tr(N_("Finish the note of {day}"), day=self._ctx.short_day(visit.starts_at))
        return tr(N_("Open today's visit"))
