"""Today: the visits of the day, each with the one thing to do next, and what waits beside them."""

from collections.abc import Callable
from datetime import date, timedelta
from functools import partial

from PySide6.QtWidgets import QWidget

from rmt_desktop.base.i18n import N_
from rmt_desktop.domain.visits import STATUS_NAMES, STEP_NAMES, NextStep, VisitCard, VisitStatus
from rmt_desktop.ui.context import Page, Route, UiContext
from rmt_desktop.ui.theme import GRID
from rmt_desktop.ui.widgets.chip import chip
from rmt_desktop.ui.widgets.empty_state import EmptyState
from rmt_desktop.ui.widgets.layouts import Card, Ends, FlowBox, Scroll, clear, column, row
from rmt_desktop.ui.widgets.text import button, label, tool

STATUS_TONES = {VisitStatus.ARRIVED: "info", VisitStatus.STARTED: "caution", VisitStatus.DONE: "good"}
WAITING_SHOWN = 5
WHEN_EMS = 8  # room for "12:30 pm" in the title's size


class TodayPage(Page):
    """The first page of every day."""

    help_topic = "today"

    def __init__(self, ctx: UiContext) -> None:
        super().__init__(ctx)
        self._day = ctx.services.desk.time.today()
        self._is_browsing = False
        self._scroll = Scroll()
        self._title = label("", "title")
        self._summary = label("", "soft")
        self._cards = column(spacing=GRID)
        self._waiting = column(spacing=GRID)
        self._build()
        self.refresh()

    def title(self) -> str:
        """Return the page's name."""
        return self.tr_(N_("Today"))

    def shown(self) -> None:
        """Follow the calendar: what was today yesterday is not any more."""
        today = self.ctx.services.desk.time.today()
        if self._day < today and not self._is_browsing:
            self._day = today
            self._is_stale = True
        super().shown()

    def refresh(self) -> None:
        """Read the day and what waits."""
        visits = self.ctx.services.visits
        cards = visits.day(self._day)
        self._title.setText(self.ctx.day(self._day))
        done = sum(1 for card in cards if card.next_step is NextStep.DONE)
        self._summary.setText(
            self.tr_.plural("{count} visit, {done} done", "{count} visits, {done} done", len(cards), done=done)
            if cards
            else ""
        )
        clear(self._cards)
        for card in cards:
            self._cards.addWidget(self._card(card))
        if not cards:
            self._cards.addWidget(self._empty_day())
        self._show_waiting()

    def _build(self) -> None:
        tr, icons = self.tr_, self.ctx.icons
        titles = QWidget()
        left = row(titles, spacing=GRID)
        left.addWidget(self._title)
        left.addWidget(self._summary)
        left.addStretch(1)
        buttons = QWidget()
        right = row(buttons, spacing=GRID)
        right.addWidget(tool(icons.get("chevron-left"), tr(N_("Day before")), partial(self._go, -1)))
        right.addWidget(button(tr(N_("Today")), self._go_today, role="quiet"))
        right.addWidget(tool(icons.get("chevron-right"), tr(N_("Day after")), partial(self._go, 1)))
        right.addSpacing(GRID)
        right.addWidget(button(tr(N_("New client")), self.ctx.go.new_client, icon=icons.get("user-plus", size=18)))
        right.addWidget(
            button(
                tr(N_("Book a visit")),
                self.ctx.go.book,
                role="primary",
                icon=icons.get("calendar-plus", self.ctx.theme.colour("on_accent"), 18),
            )
        )
        right.addStretch(1)
        self._scroll.content.addWidget(Ends(titles, buttons))
        self._scroll.content.addLayout(self._cards)
        self._scroll.content.addSpacing(GRID)
        self._scroll.content.addLayout(self._waiting)
        self._scroll.content.addStretch(1)
        self.body.addWidget(self._scroll, 1)

    def _card(self, card: VisitCard) -> QWidget:
        ctx, visit = self.ctx, card.visit
        box = Card(margin=GRID + GRID // 2)
        what = QWidget()
        inner = row(what, spacing=2 * GRID)
        holder = QWidget()
        when = column(holder, spacing=0)
        when.addWidget(label(ctx.time(visit.starts_at), "title"))
        when.addWidget(label(ctx.tr.plural("{count} minute", "{count} minutes", visit.minutes), "small"))
        holder.setMinimumWidth(ctx.theme.ems(WHEN_EMS))
        inner.addWidget(holder)
        who = column(spacing=2)
        about = (visit.reason, card.service_in(ctx.language))
        names = row(spacing=GRID)
        open_ = button(card.client_name, partial(ctx.go.to, Route("client", visit.client_id)), role="name-link")
        names.addWidget(open_)
        words, tone = ctx.tr(STATUS_NAMES[visit.status]), STATUS_TONES.get(visit.status, "")
        if card.note_in_error:
            words, tone = ctx.tr(N_("Note entered in error")), "danger"
        names.addWidget(chip(words, tone, partial(ctx.go.to, Route("client", visit.client_id))))
        names.addStretch(1)
        who.addLayout(names)
        who.addWidget(label("  ·  ".join(part for part in about if part), "soft", wrap=True))
        changed = self._changes_line(card)
        if changed is not None:
            who.addWidget(changed)
        inner.addLayout(who, 1)
        box.content.addWidget(Ends(what, self._buttons(card), spacing=2 * GRID))
        return box

    def _changes_line(self, card: VisitCard) -> QWidget | None:
        """Return the question whether anything changed since the history was looked at, or today's answer to it."""
        ctx, tr, seen = self.ctx, self.tr_, card.history_reviewed_on
        if self._day != ctx.services.desk.time.today() or seen is None:
            return None
        if card.asks_for_changes(self._day):
            line = FlowBox()
            asked = tr(N_("Anything changed since {day}?"), day=ctx.short_day(seen))
            line.flow.addWidget(label(asked, "small"))
            for text, act in (
                (N_("Nothing has changed"), partial(self._unchanged, card)),
                (N_("Something has"), partial(ctx.go.to, Route("client", card.visit.client_id, "history"))),
            ):
                line.flow.addWidget(button(tr(text), act, role="link", name=f"{tr(text)}: {card.client_name}"))
            return line
        if seen == self._day and card.unchanged_said_by:
            said = N_("{day}: nothing changed ({name})")
            return label(tr(said, day=ctx.short_day(seen), name=card.unchanged_said_by), "small", wrap=True)
        return None

    def _unchanged(self, card: VisitCard) -> None:
        self.write(lambda: self.ctx.services.intake.review(card.visit.client_id), lambda _: self.refresh())

    def _buttons(self, card: VisitCard) -> QWidget:
        ctx, visit = self.ctx, card.visit
        holder = QWidget()
        buttons = row(holder, spacing=GRID)
        buttons.addStretch(1)
        name = card.client_name
        if visit.status is VisitStatus.BOOKED:
            for status, word in ((VisitStatus.NO_SHOW, N_("Did not come")), (VisitStatus.CANCELLED, N_("Cancelled"))):
                text = ctx.tr(word)
                buttons.addWidget(button(text, partial(self._move, card, status), role="quiet", name=f"{text}: {name}"))
        elif visit.status in (VisitStatus.CANCELLED, VisitStatus.NO_SHOW):
            text = ctx.tr(N_("Put back"))
            buttons.addWidget(
                button(text, partial(self._move, card, VisitStatus.BOOKED), role="quiet", name=f"{text}: {name}")
            )
            return holder
        step = card.next_step
        text = ctx.tr(STEP_NAMES[step])
        made = button(text, partial(self._take, card), role="primary", name=f"{text}: {name}")
        made.setEnabled(step is not NextStep.DONE)
        made.setMinimumWidth(130)
        buttons.addWidget(made)
        return holder

    def _take(self, card: VisitCard) -> None:
        """Do the next step of a visit."""
        ctx, visit = self.ctx, card.visit
        match card.next_step:
            case NextStep.ARRIVED:
                self._move(card, VisitStatus.ARRIVED)
            case NextStep.INTAKE:
                ctx.go.intake(visit.client_id)
            case NextStep.START | NextStep.FINISH_NOTE:
                ctx.go.to(Route("note", visit.id))
            case NextStep.RECEIPT:
                ctx.go.to(Route("receipt", visit.id, "visit"))
            case NextStep.DONE:
                return

    def _move(self, card: VisitCard, status: VisitStatus) -> None:
        self.write(lambda: self.ctx.services.visits.move(card.visit.id, status), lambda _: self.refresh())

    def _empty_day(self) -> QWidget:
        tr = self.tr_
        is_new = self.ctx.services.clients.count() == 0
        box = Card()
        box.content.addWidget(
            EmptyState(
                self.ctx.icons,
                "calendar-days",
                tr(N_("Enter your first client")) if is_new else tr(N_("No visit on this day")),
                tr(N_("A name, a birth date and a phone number are enough to start the first visit."))
                if is_new
                else tr(N_("Book a visit, or find a client with Ctrl+K when somebody stands at the desk.")),
                (tr(N_("New client")), self.ctx.go.new_client)
                if is_new
                else (tr(N_("Book a visit")), self.ctx.go.book),
            )
        )
        return box

    def _show_waiting(self) -> None:
        ctx, tr = self.ctx, self.tr_
        clear(self._waiting)
        waiting = ctx.services.visits.waiting()
        self._list(
            N_("Notes older than 24 hours that are not signed"),
            tuple(
                (f"{card.client_name}  ·  {ctx.day(card.visit.starts_at)}", Route("note", card.visit.id))
                for card in waiting.unsigned
            ),
            tr(N_("Finish note")),
            "caution",
        )
        self._list(
            N_("Receipts not paid"),
            tuple(
                (
                    f"{file.receipt.client_name}  ·  {file.receipt.label}  ·  {ctx.money(file.balance_cents)}",
                    Route("receipt", file.receipt.id),
                )
                for file in waiting.unpaid
            ),
            tr(N_("Open")),
            "card",
        )
        self._list(
            N_("Health histories due for review"),
            tuple((one.name, Route("client", one.id)) for one in waiting.due),
            tr(N_("Open")),
            "card",
        )
        count = len(waiting.unsigned)
        ctx.status.attention.emit(
            tr.plural("{count} note is not signed", "{count} notes are not signed", count) if count else ""
        )

    def _list(self, title: str, entries: tuple[tuple[str, Route], ...], word: str, role: str) -> None:
        if not entries:
            return
        box = Card(role)
        box.content.addWidget(label(self.tr_(title), "heading"))
        for text, route in entries[:WAITING_SHOWN]:
            entry = row()
            entry.addWidget(label(text), 1)
            act: Callable[[], None] = partial(self.ctx.go.to, route)
            entry.addWidget(button(word, act, role="quiet", name=f"{word}: {text}"))
            box.content.addLayout(entry)
        if (more := len(entries) - WAITING_SHOWN) > 0:
            box.content.addWidget(label(self.tr_.plural("and {count} more", "and {count} more", more), "small"))
        self._waiting.addWidget(box)

    def _go(self, days: int) -> None:
        self._show_day(self._day + timedelta(days=days))

    def _go_today(self) -> None:
        self._show_day(self.ctx.services.desk.time.today())

    def _show_day(self, day: date) -> None:
        self._day = day
        self._is_browsing = day != self.ctx.services.desk.time.today()
        self.refresh()
