"""The page of one visit: the draft with its three panes, saved within a second, or the signed note as paper."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from rmt_desktop.base.errors import StaleRecord, UserError
from rmt_desktop.base.i18n import N_
from rmt_desktop.domain.audit import Kind
from rmt_desktop.domain.chart.chart import Chart
from rmt_desktop.domain.chart.layers import Anatomy
from rmt_desktop.domain.ids import VisitId
from rmt_desktop.domain.notes import Missing, Place, TreatmentNote
from rmt_desktop.domain.screening import Flag
from rmt_desktop.services.changes import Changes
from rmt_desktop.services.notes import NotReady
from rmt_desktop.ui.call import attempt
from rmt_desktop.ui.chart.compare import CompareCharts, charts_of
from rmt_desktop.ui.context import Page, Route, UiContext
from rmt_desktop.ui.dialogs import Question
from rmt_desktop.ui.keeper import NOT_SAVED, Keeper
from rmt_desktop.ui.pages.note.chart_files import ChartFiles
from rmt_desktop.ui.pages.note.draft import DraftView
from rmt_desktop.ui.pages.note.flags import DecisionDialog, RaiseDialog
from rmt_desktop.ui.pages.note.sections import Section
from rmt_desktop.ui.pages.note.signed import SignedNote
from rmt_desktop.ui.pages.note.state import (
    as_last_time,
    first_view,
    put_back,
    reviewed,
    told_pain,
    told_words,
    with_chart,
    withdrawn_regions,
)

WITHDRAWN_ASKED = N_("Treatment given names an area whose consent was withdrawn. Was it treated before?")


class NotePage(Page):
    """Writes the note of one visit."""

    help_topic = "note"

    def __init__(self, ctx: UiContext, visit_id: VisitId) -> None:
        super().__init__(ctx)
        self._visit_id = visit_id
        done = ctx.services.notes.start(visit_id, language=ctx.language)
        self._note: TreatmentNote = done.value
        self._kept = done.value
        self._client = ctx.services.clients.open(self._note.client_id)
        self._names = ctx.names()
        self._previous: TreatmentNote | None = None
        self._flags: tuple[Flag, ...] = ()
        self._keeper = Keeper(self, self._write, self)
        self._keeper.kept.connect(self._tell_kept)
        self._keeper.failed.connect(lambda: ctx.status.saved.emit(self.tr_(NOT_SAVED)))
        self._draft: DraftView | None = None
        self._printed: frozenset[Anatomy] = frozenset()  # layers of anatomy the note's paper shows
        self._paper: SignedNote | None = None
        ctx.changes.announce(done.changes, origin=self)
        if self._note.is_signed:
            self._show_paper()
        else:
            self._show_draft()

    def title(self) -> str:
        """Return whose note this is."""
        return self.tr_(N_("Note of {name}"), name=self._client.shown_name)

    def concerns(self, changes: Changes) -> bool:
        """The consent of this visit, the client's history and details."""
        return changes.touches(Kind.CLIENT, self._client.id)

    def focus_first(self) -> None:
        """Put the focus into the first text of the draft, or on what comes after the signature."""
        if self._draft is not None:
            self._draft.focus_first()
        elif self._paper is not None:
            self._paper.focus_first()

    @property
    def note(self) -> TreatmentNote:
        """The note as it stands in the window."""
        return self._note

    def refresh(self) -> None:
        """Read flags, consent and earlier visits again; what is typed is left alone."""
        if self._paper is not None:
            self._paper.refresh()
        if self._draft is None:
            return
        notes = self.ctx.services.notes
        self._previous = notes.previous(self._note)
        for section in self._draft.sections.values():
            section.show_note(self._note, self._previous)
        self._show_safety(self._draft)
        trend = notes.trend(self._note.client_id)
        self._draft.beside.show_trend(trend, self._norm(trend.motion_id))
        self._draft.beside.show_last(self._previous)
        self._draft.next.show_sheets(notes.home_care(self._note))
        told = notes.told(self._note)
        self._draft.subjective.offer_words(told_words(told, self._names, self.tr_), told_pain(told))
        self._draft.chart.set_ghost(self._previous.chart if self._previous is not None else None)
        if self._draft.panel.isVisible():
            self._draft.show_panel(self._missing())

    def leave(self) -> bool:
        """Save what is unsaved, and ask before what cannot be saved is lost."""
        if self._paper is not None:
            return self._paper.may_leave()
        if not self._keeper.flush():
            return self._may_lose(self.tr_(N_("What you typed last is not in the record yet.")))
        unread = "\n".join(one.problem.text(self.tr_) for one in self._unread())
        return not unread or self._may_lose(unread)

    def put_away(self) -> bool:
        """Save what is unsaved; an addition to a signed note, and what cannot be read, have no place in the record."""
        if self._paper is not None:
            return not self._paper.has_typed
        return self._keeper.flush() and not self._unread()

    def closed(self) -> None:
        """Stop waiting and let go."""
        self._keeper.drop()
        if self._draft is not None:
            self._draft.remember_panes()
        super().closed()

    def sign(self) -> None:
        """Show what is missing, or sign where that has been shown and nothing is in the way (Ctrl+Return)."""
        draft = self._draft
        if draft is None or not self._keeper.flush():
            return
        missing = self._missing()
        if draft.panel.isVisible() and not any(one.blocks for one in missing):
            self._sign_now()
        else:
            draft.show_panel(missing)

    def change_consent(self) -> None:
        """Record a withdrawal or change of consent (F9)."""
        self._ask_consent(self.ctx.go.consent_changed)

    def tell(self, error: UserError) -> None:
        """Show a sentence; where somebody else was faster, offer to show what is in the record."""
        if self._draft is not None and isinstance(error, StaleRecord):
            again = (self.tr_(N_("Show the saved note")), self._read_again)
            self.banner.say(error.text(self.tr_), "danger", action=again)
        else:
            super().tell(error)

    # The draft

    def _compare(self) -> None:
        """Show today's chart beside those of earlier visits."""
        ctx = self.ctx
        earlier = (one for one in ctx.services.notes.in_force(self._note.client_id) if one.is_signed)
        visits = charts_of((self._note, *(one for one in earlier if one.id != self._note.id)), ctx.time)
        figure = ctx.services.clinics.figure_of(self._client)
        dialog = CompareCharts(visits, figures=ctx.figures, figure=figure, names=self._names, tr=self.tr_, parent=self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def _show_draft(self) -> None:
        draft = DraftView(self.ctx, self._note, self._client)
        draft.edited.connect(self._edited)
        draft.chart.chart_changed.connect(self._chart_changed)
        draft.chart.sketched.connect(self._keeper.soon)
        draft.talk_asked.connect(self._talk)
        draft.sign_asked.connect(self.sign)
        draft.sheet_asked.connect(lambda: self.ctx.go.to(Route("plan", self._visit_id, "visit")))
        draft.panel.go_asked.connect(self._jump)
        draft.panel.signed.connect(self.sign)
        draft.beside.decide_asked.connect(self._decide)
        draft.beside.raise_asked.connect(self._raise)
        draft.beside.consent_asked.connect(self._talk)
        draft.beside.change_asked.connect(self.change_consent)
        draft.beside.compare_asked.connect(self._compare)
        for section in draft.sections.values():
            section.copy_asked.connect(self._copy)
            section.undo_offered.connect(self._offer_undo)
            section.review_asked.connect(lambda name: self._change(lambda note: reviewed(note, name)))
        self._draft = draft
        self._chart_files = ChartFiles(self.ctx, self, draft.chart, self._as_drawn)
        draft.pictures.serve(self, draft.chart, self._as_drawn)
        self.body.addWidget(draft, 1)
        self.refresh()
        before = self._previous.chart if self._previous is not None else None
        draft.chart.set_view(first_view(self._note.chart, before))

    def _edited(self, section: Section) -> None:
        self._note = section.taken_into(self._note)
        self._keeper.soon()
        draft = self._draft
        if (
            draft is not None
            and not draft.treatment.asks_about_withdrawal
            and self.banner.text == self.tr_(WITHDRAWN_ASKED)
        ):
            self.banner.clear()

    def _chart_changed(self, chart: Chart) -> None:
        self._note = with_chart(self._note, chart, self._names, self.tr_)
        if self._draft is not None:
            self._draft.sections[Place.OBJECTIVE].show_note(self._note, self._previous)
        self._keeper.soon()

    def _write(self) -> None:
        """Save the draft as it stands in the window, if it is another than the one in the record."""
        note = self._as_drawn()
        if note != self._kept:
            saved = self.ctx.services.notes.keep(note)
            self._note = replace(self._note, version=saved.version, saved_at=saved.saved_at)
            self._kept = replace(note, version=saved.version, saved_at=saved.saved_at)

    def _tell_kept(self) -> None:
        if (moment := self._kept.saved_at) is not None:
            self.ctx.status.saved.emit(self.tr_(N_("Saved {time}"), time=self.ctx.time(moment, seconds=True)))

    def _as_drawn(self) -> TreatmentNote:
        """Return the note with the line that is being drawn, as far as it is: a long one is saved on the way."""
        sketch = self._draft.chart.sketch() if self._draft is not None else None
        return self._note if sketch is None else with_chart(self._note, sketch, self._names, self.tr_)

    def _read_again(self) -> None:
        """Show the note as somebody else saved it, if what is typed here may be lost."""
        saved = self.ctx.services.notes.of_visit(self._visit_id)
        if saved is None or not self._may_lose(self.tr_(N_("What you typed here is not in the saved note."))):
            return
        self._keeper.drop()
        self.banner.clear()
        self._note = self._kept = saved
        self._drop_draft()
        if saved.is_signed:
            self._show_paper()
        else:
            self._show_draft()

    def _change(self, change: Callable[[TreatmentNote], TreatmentNote]) -> None:
        """Change the note by other means than typing, and show it."""
        self._note = change(self._note)
        self._keeper.soon()
        self._keeper.flush()
        self.refresh()

    def _copy(self, section: str) -> None:
        previous, before = self._previous, self._note
        if previous is not None:
            self._change(lambda note: as_last_time(note, previous, section))
            said = self.tr_(N_("{section}: as last time"), section=self._section_name(section))
            self._offer_undo(said, lambda: self._put_back(section, before))

    def _put_back(self, section: str, before: TreatmentNote) -> None:
        """Show a section as it was; what stood there until now can be had again in the same way."""
        after = self._note
        self._change(lambda note: put_back(note, before, section))
        said = self.tr_(N_("{section}: as it was before"), section=self._section_name(section))
        self._offer_undo(said, lambda: self._put_back(section, after))

    def _section_name(self, section: str) -> str:
        sections = self._draft.sections.values() if self._draft is not None else ()
        return next((one.name for one in sections if one.copyable == section), "")

    def _offer_undo(self, said: str, undo: Callable[[], object]) -> None:
        def press() -> None:
            self.banner.clear()
            undo()

        self.banner.say(said, "info", action=(self.tr_(N_("Undo")), press))

    def _missing(self) -> tuple[Missing, ...]:
        return (*self._unread(), *self.ctx.services.notes.missing(self._note))

    def _unread(self) -> tuple[Missing, ...]:
        return tuple(self._draft.unread()) if self._draft is not None else ()

    def _may_lose(self, text: str) -> bool:
        tr = self.tr_
        question = Question(
            title=tr(N_("Leave although not everything is kept?")),
            text=text,
            yes=tr(N_("Leave and lose it")),
            no=tr(N_("Stay")),
            is_danger=True,
        )
        return self.ctx.ask.confirm(self, question)

    # Safety

    def _show_safety(self, draft: DraftView) -> None:
        services = self.ctx.services
        states = services.consents.of_visit(self._visit_id).states
        self._flags = services.notes.flags(self._note)
        signed = services.intake.state(self._note.client_id).signed
        questions = services.intake.questions(signed) if signed is not None else {}
        draft.beside.show_flags(self._flags, self._note, questions, services.intake.unanswered(signed))
        draft.beside.show_consent(states)
        draft.treatment.set_safety(self._flags, states)
        draft.chart.set_withdrawn(tuple(withdrawn_regions(states, self.ctx.catalog).values()))

    def _ask_consent(self, ask: Callable[[VisitId], object]) -> None:
        """Open a dialog about consent. The button that was pressed is made anew, so the focus is led back to it."""
        draft = self._draft
        if draft is None or not self._keeper.flush():
            return
        focused = QApplication.focusWidget()
        was_beside = focused is not None and draft.beside.safety.isAncestorOf(focused)
        ask(self._visit_id)
        self._show_safety(draft)
        if was_beside:
            draft.beside.focus_consent()
        if draft.treatment.asks_about_withdrawal:
            self.banner.say(
                self.tr_(WITHDRAWN_ASKED),
                "caution",
                action=(self.tr_(N_("Go there")), draft.treatment.go_to_withdrawal),
            )

    def _decide(self, flag: Flag) -> None:
        before = next((one for one in self._note.dispositions if one.rule_id == flag.rule.id), None)
        dialog = DecisionDialog(self.window(), self.ctx, flag, before)
        if dialog.exec():
            decision, text = dialog.decision(), dialog.text()
            notes = self.ctx.services.notes
            attempt(
                self,
                lambda: notes.decide(self._note, flag, decision, text=text),
                lambda decided: self._change(lambda _: decided),
            )
        dialog.deleteLater()

    def _raise(self) -> None:
        dialog = RaiseDialog(self.window(), self.ctx)
        if dialog.exec() and dialog.rule is not None:
            rule = dialog.rule.id
            self._change(lambda note: replace(note, raised=tuple(dict.fromkeys((*note.raised, rule)))))
        dialog.deleteLater()

    def _talk(self) -> None:
        self._ask_consent(self.ctx.go.consent)

    # Signing

    def _sign_now(self) -> None:
        try:
            done = self.ctx.services.notes.sign(self._note)
        except NotReady as error:
            if self._draft is not None:
                self._draft.show_panel(error.missing)
            return
        except UserError as error:
            self.tell(error)
            return
        self._keeper.drop()
        self._note = self._kept = done.value
        self.ctx.changes.announce(done.changes, origin=self)
        self._drop_draft()
        self._show_paper()
        self.focus_first()

    def _drop_draft(self) -> None:
        if self._draft is not None:
            self._draft.remember_panes()
            self._printed = self._draft.chart.anatomy().printed
            self.banner.clear()  # what it offers to undo goes with the draft
            self._draft.hide()
            self._draft.deleteLater()
            self._draft = None

    def _show_paper(self) -> None:
        self._paper = SignedNote(self, self.ctx, self._note, self._client, layers=self._printed)
        self.body.addWidget(self._paper, 1)

    def _jump(self, missing: Missing) -> None:
        if missing.place is Place.CONSENT:
            self._talk()
        elif missing.problem.field == "history":
            self.ctx.go.intake(self._client.id)
        elif missing.place is Place.FLAGS:
            flag = next((one for one in self._flags if one.rule.id == missing.problem.field), None)
            if flag is not None:
                self._decide(flag)
        elif self._draft is not None:
            self._draft.go_to(missing.place, missing.problem.field)

    def _norm(self, movement: str) -> int | None:
        found = next((one for one in self.ctx.catalog.movements if one.id == movement), None)
        return found.norm if found is not None else None
