"""The health history: the signed form as paper, its flags, and "anything changed?" in one step."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from rmt_desktop.base.i18n import N_
from rmt_desktop.domain.clients import Client
from rmt_desktop.domain.forms.answers import FilledForm, Line
from rmt_desktop.domain.screening import LEVEL_NAMES, Flag
from rmt_desktop.services.actor import May
from rmt_desktop.services.intake import HistoryState
from rmt_desktop.ui.context import Page, UiContext
from rmt_desktop.ui.forms.unanswered import unanswered_label
from rmt_desktop.ui.pages.client.sheets import Sheets, paper_buttons
from rmt_desktop.ui.pages.client.tab import Tab
from rmt_desktop.ui.pages.client.words import flag_tone, merged_flags
from rmt_desktop.ui.paper_actions import PaperActions
from rmt_desktop.ui.theme import GRID
from rmt_desktop.ui.widgets.chip import pill
from rmt_desktop.ui.widgets.empty_state import EmptyState
from rmt_desktop.ui.widgets.layouts import Card, FlowBox, Scroll, clear, column, row
from rmt_desktop.ui.widgets.paper_view import PaperView
from rmt_desktop.ui.widgets.text import button, label

SIDE_WIDTH, SIDE_EMS = 392, 16  # pixels at the usual size of text, and the least of text size
REVIEWS_SHOWN = 8


class HistoryTab(Tab):
    """The health history of one client."""

    flag_opened = Signal(object)

    def __init__(self, ctx: UiContext, page: Page) -> None:
        super().__init__()
        self._ctx = ctx
        self._page = page
        self._papers = PaperActions(ctx, page)
        self._sheets = Sheets(ctx)
        self._client: Client | None = None
        self._logged = ""
        self._side = Scroll(margin=0)
        self._side.setFixedWidth(max(SIDE_WIDTH, ctx.theme.ems(SIDE_EMS)))
        self._buttons = row(spacing=4)
        self._paper = PaperView(ctx.theme, ctx.tr(N_("Health history")))
        right = column(spacing=GRID)
        right.addLayout(self._buttons)
        right.addWidget(self._paper, 1)
        filled = QWidget()
        both = row(filled, spacing=2 * GRID)
        both.addWidget(self._side)
        both.addLayout(right, 1)
        empty = EmptyState(
            ctx.icons,
            "clipboard-list",
            ctx.tr(N_("No health history yet")),
            ctx.tr(N_("Only a name and a consent are needed; everything else may be skipped.")),
            (ctx.tr(N_("Start the health history")), self._start),
        )
        self.fill(filled, empty)

    def refresh(self, client: Client) -> None:
        """Read the history anew."""
        self._client = client
        intake = self._ctx.services.intake
        state = intake.state(client.id)
        self.show_content(state.signed or state.draft)
        flags = merged_flags(intake.flags_of(state.signed), intake.flags_of(state.draft))
        clear(self._side.content)
        if state.draft is not None:
            self._side.content.addWidget(self._draft_card(state.draft))
        if state.signed is not None:
            self._side.content.addWidget(self._review_card(client, state))
        self._side.content.addWidget(self._flags_card(flags, intake.unanswered(state.signed)))
        self._side.content.addStretch(1)
        self._show_paper(client, state.signed)

    def _start(self) -> None:
        if self._client is not None:
            self._ctx.go.intake(self._client.id)

    def _draft_card(self, draft: FilledForm) -> Card:
        tr = self._ctx.tr
        card = Card("caution")
        words = tr(N_("Begun on {day}, not signed yet."), day=self._ctx.day(draft.started_at))
        card.content.addWidget(label(words, wrap=True))
        card.content.addWidget(button(tr(N_("Go on with it")), self._start, role="primary"))
        return card

    def _review_card(self, client: Client, state: HistoryState) -> Card:
        ctx, tr = self._ctx, self._ctx.tr
        card = Card()
        card.content.addWidget(label(tr(N_("Anything changed since last time?")), "heading", wrap=True))
        buttons = FlowBox()
        none = button(tr(N_("Nothing has changed")), partial(self._review, client), role="primary")
        buttons.flow.addWidget(none)
        buttons.flow.addWidget(button(tr(N_("Something has…")), self._start))
        card.content.addWidget(buttons)
        if state.signed is not None and state.signed.signed_at is not None:
            day = ctx.day(state.signed.signed_at)
            card.content.addWidget(label(tr(N_("Signed on {day}"), day=day), "soft", wrap=True))
        for review in state.reviews[:REVIEWS_SHOWN]:
            values = {"day": ctx.day(review.at), "name": review.by, "changes": review.changes}
            words = N_("{day}: {changes} ({name})") if review.changes else N_("{day}: nothing changed ({name})")
            card.content.addWidget(label(tr(words, **values), "small", wrap=True))
        return card

    def _review(self, client: Client) -> None:
        """Record "no change" in one step."""
        self._page.write(lambda: self._ctx.services.intake.review(client.id), lambda _: self._page.refresh())

    def _flags_card(self, flags: tuple[Flag, ...], skipped: Sequence[Line]) -> Card:
        tr = self._ctx.tr
        card = Card()
        card.content.addWidget(label(tr(N_("What the answers raise")), "heading", wrap=True))
        for flag in flags:
            name = flag.rule.name.in_(tr.language)
            level = pill(tr(LEVEL_NAMES[flag.rule.level]), flag_tone(flag.rule.level))
            line = FlowBox()
            line.flow.addWidget(button(name, partial(self.flag_opened.emit, flag), role="link"))
            line.flow.addWidget(level)
            card.content.addWidget(line)
        if not flags:
            card.content.addWidget(label(tr(N_("No flag.")), "soft"))
        if skipped:
            card.content.addWidget(unanswered_label(skipped, tr))
        return card

    def _show_paper(self, client: Client, signed: FilledForm | None) -> None:
        clear(self._buttons)
        is_read = self._ctx.services.desk.actor.may(May.READ_RECORD)
        self._paper.setVisible(signed is not None and is_read)
        if signed is None or signed.signed_at is None or not is_read:
            return
        if self._logged != signed.id:
            self._logged = signed.id
            self._ctx.services.intake.open(signed.id)
        sheet = self._sheets.history(client, signed.id, signed.signed_at)
        self._buttons.addStretch(1)
        for made in paper_buttons(self._ctx, self._papers, sheet):
            self._buttons.addWidget(made)
        self._paper.show_pdf(sheet.pdf)
