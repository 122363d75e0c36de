"""The reading pane of the timeline: what is chosen, readable at once."""

from functools import partial

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QPushButton, QStackedWidget, QWidget

from rmt_desktop.base.errors import UserError
from rmt_desktop.base.i18n import N_
from rmt_desktop.domain.audit import Kind
from rmt_desktop.domain.clients import Client
from rmt_desktop.domain.ids import FormId, NoteId, VisitId
from rmt_desktop.domain.timeline import Happening
from rmt_desktop.domain.visits import STEP_NAMES, NextStep, VisitCard, VisitStatus
from rmt_desktop.ui.context import Page, Route, UiContext
from rmt_desktop.ui.pages.client.sheets import Sheet, Sheets, paper_buttons
from rmt_desktop.ui.pages.client.words import line_words
from rmt_desktop.ui.paper_actions import PaperActions
from rmt_desktop.ui.theme import GRID
from rmt_desktop.ui.widgets.chip import pill
from rmt_desktop.ui.widgets.layouts import Card, FlowBox, Scroll, clear, column, row
from rmt_desktop.ui.widgets.paper_view import PaperView
from rmt_desktop.ui.widgets.text import button, label

_TONES = {"caution": "caution", "danger": "danger", "accent": "info"}


class Reader(QWidget):
    """Shows one happening: its paper, or in words what there is of it, with the buttons that fit."""

    def __init__(self, ctx: UiContext, page: Page) -> None:
        super().__init__()
        self._ctx = ctx
        self._page = page
        self._papers = PaperActions(ctx, page)
        self._sheets = Sheets(ctx)
        self._client: Client | None = None
        self._shown: Happening | None = None
        self._title = label("", "heading")
        self._state = row()
        self._head = FlowBox(spacing=4)
        self._buttons: list[QPushButton] = []
        self._paper = PaperView(ctx.theme, ctx.tr(N_("The paper")))
        self._words = Scroll(margin=0)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._paper)
        self._stack.addWidget(self._words)
        named = QWidget()
        names = row(named, spacing=GRID)
        names.setContentsMargins(GRID, 0, GRID, 0)
        names.addWidget(self._title)
        names.addLayout(self._state)
        named.setMinimumHeight(button("").sizeHint().height())
        self._head.flow.addWidget(named)
        layout = column(self, spacing=GRID)
        layout.addWidget(self._head)
        layout.addWidget(self._stack, 1)

    @property
    def shown(self) -> Happening | None:
        """What is being read, or None."""
        return self._shown

    @property
    def stops(self) -> tuple[QWidget, ...]:
        """Where Tab stops here, in the order of the eye."""
        return (*self._buttons, self._paper)

    def show_happening(self, client: Client, happening: Happening) -> None:
        """Show one line of the timeline; opening a note or a health history is logged, once."""
        is_new = self._shown is None or self._shown.record != happening.record
        self._client, self._shown = client, happening
        tr = self._ctx.tr
        words = line_words(happening, tr)
        self._title.setText(tr(N_("{title}, {day}"), title=words.title, day=self._ctx.day(happening.at)))
        clear(self._state)
        clear(self._words.content)
        for made in self._buttons:
            self._head.flow.removeWidget(made)
            made.hide()
            made.deleteLater()
        self._buttons = []
        state = pill(words.state, _TONES.get(words.tone, ""))
        self._state.addWidget(state)
        state.show()
        try:
            self._fill(client, happening, is_new=is_new)
        except UserError as error:
            self._say(error.text(tr))
        self._lay_out()

    def open_happening(self, happening: Happening) -> None:
        """Go where one works on it."""
        go, record = self._ctx.go, happening.record
        match happening.kind:
            case Kind.NOTE:
                go.to(Route("note", happening.visit))
            case Kind.RECEIPT:
                go.to(Route("receipt", record))
            case Kind.PLAN:
                go.to(Route("plan", record))
            case Kind.FORM if happening.state == "draft" and self._client is not None:
                go.intake(self._client.id)
            case Kind.VISIT if (card := self._card(happening)) is not None:
                self._take_step(card)

    def _fill(self, client: Client, happening: Happening, *, is_new: bool) -> None:
        services, record, at = self._ctx.services, happening.record, happening.at
        match happening.kind, happening.state:
            case Kind.NOTE, "draft":
                self._offer(happening, N_("Finish note"), N_("This note is still open: it is not signed yet."))
            case Kind.NOTE, _:
                if is_new:
                    services.notes.open(NoteId(record))
                self._show_sheet(self._sheets.note(client, record, at), happening, N_("Open the note"))
            case Kind.FORM, "draft":
                self._offer(happening, N_("Go on with it"), N_("This health history was begun and is not signed yet."))
            case Kind.FORM, _:
                if is_new:
                    services.intake.open(FormId(record))
                self._show_sheet(self._sheets.history(client, record, at), happening)
            case Kind.RECEIPT, _:
                self._show_sheet(self._sheets.receipt(client, record, at), happening, N_("Open the receipt"))
            case Kind.PLAN, _:
                self._show_sheet(self._sheets.plan(client, record, at), happening, N_("Open the sheet"))
            case _:
                self._show_visit(happening)

    def _show_sheet(self, sheet: Sheet, happening: Happening, open_words: str = "") -> None:
        if sheet.may_leave:
            for made in paper_buttons(self._ctx, self._papers, sheet):
                self._add(made)
        if open_words:
            self._add(button(self._ctx.tr(open_words), partial(self.open_happening, happening)))
        self._paper.setAccessibleName(sheet.title)
        self._paper.show_pdf(sheet.pdf)
        self._stack.setCurrentWidget(self._paper)

    def _lay_out(self) -> None:
        """Give everything its place before it is painted first: nobody is to see it half done."""
        QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)

    def _add(self, made: QPushButton) -> None:
        self._buttons.append(made)
        self._head.flow.addWidget(made)
        made.show()

    def _offer(self, happening: Happening, words: str, text: str) -> None:
        """Show a sentence and the one thing to do."""
        tr = self._ctx.tr
        self._add(button(tr(words), partial(self.open_happening, happening), role="primary"))
        self._say(tr(text), happening.label)

    def _say(self, text: str, detail: str = "") -> None:
        card = Card()
        if detail:
            card.content.addWidget(label(detail, "strong", wrap=True))
        card.content.addWidget(label(text, wrap=True))
        self._words.content.addWidget(card)
        self._words.content.addStretch(1)
        self._stack.setCurrentWidget(self._words)

    def _card(self, happening: Happening) -> VisitCard | None:
        """Return the card of a visit, which knows its next step."""
        day = self._ctx.services.visits.day(self._ctx.local_day(happening.at))
        return next((card for card in day if card.visit.id == happening.record), None)

    def _show_visit(self, happening: Happening) -> None:
        ctx, tr = self._ctx, self._ctx.tr
        visit = ctx.services.visits.get(VisitId(happening.record))
        card = self._card(happening)
        if card is not None and card.next_step is not NextStep.DONE:
            words = tr(STEP_NAMES[card.next_step])
            self._add(button(words, partial(self._take_step, card), role="primary"))
        box = Card(spacing=GRID)
        box.content.addWidget(label(visit.reason or tr(N_("No reason noted")), "strong", wrap=True))
        time = tr(N_("{day} at {time}"), day=ctx.day(visit.starts_at), time=ctx.time(visit.starts_at))
        service = ctx.services.clinics.service(visit.service_id)
        therapist = ctx.services.clinics.therapist(visit.therapist_id)
        name = service.name_fr if tr.language == "fr" and service.name_fr else service.name
        for text in (time, name, tr(N_("With {name}"), name=therapist.name)):
            box.content.addWidget(label(text, "soft", wrap=True))
        self._words.content.addWidget(box)
        self._words.content.addStretch(1)
        self._stack.setCurrentWidget(self._words)

    def _take_step(self, card: VisitCard) -> None:
        go, visit = self._ctx.go, card.visit
        match card.next_step:
            case NextStep.ARRIVED:
                move = partial(self._ctx.services.visits.move, visit.id, VisitStatus.ARRIVED)
                self._page.write(move, lambda _: self._page.refresh())
            case NextStep.INTAKE:
                go.intake(visit.client_id)
            case NextStep.START | NextStep.FINISH_NOTE:
                go.to(Route("note", visit.id))
            case NextStep.RECEIPT:
                go.to(Route("receipt", visit.id, "visit"))
            case NextStep.DONE:
                return
