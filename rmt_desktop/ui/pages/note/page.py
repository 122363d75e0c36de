"""The page of one visit: the draft with its three panes, saved within a second, or the signed note as paper."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QWidget

from rmt_desktop.base.errors import UserError
from rmt_desktop.base.i18n import N_
from rmt_desktop.domain.audit import Kind
from rmt_desktop.domain.chart.chart import Chart
from rmt_desktop.domain.chart.marks import Layer
from rmt_desktop.domain.ids import VisitId
from rmt_desktop.domain.notes import Missing, Place, TreatmentNote
from rmt_desktop.domain.screening import Flag
from rmt_desktop.services.changes import Changes
from rmt_desktop.services.notes import NotReady
from rmt_desktop.ui.call import attempt
from rmt_desktop.ui.chart.editor import ChartEditor
from rmt_desktop.ui.context import Page, Route, UiContext
from rmt_desktop.ui.pages.note.beside import Beside
from rmt_desktop.ui.pages.note.flags import DecisionDialog, RaiseDialog
from rmt_desktop.ui.pages.note.objective import ObjectiveSection
from rmt_desktop.ui.pages.note.sections import (
    AssessmentSection,
    NextSection,
    PlanSection,
    Section,
    SubjectiveSection,
)
from rmt_desktop.ui.pages.note.signed import SignedNote
from rmt_desktop.ui.pages.note.signing import SignPanel
from rmt_desktop.ui.pages.note.state import as_last_time, reviewed, with_chart, withdrawn_regions
from rmt_desktop.ui.pages.note.treatment import TreatmentSection
from rmt_desktop.ui.theme import GRID
from rmt_desktop.ui.widgets.chip import chip
from rmt_desktop.ui.widgets.layouts import FlowBox, Scroll, column, row
from rmt_desktop.ui.widgets.text import button, label

SAVE_AFTER_MS = 500
TRY_AGAIN_MS = 4000
PANES = (436, 470, 260)  # pixels at 1280: chart, note, beside


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
        self._timer = QTimer(self, singleShot=True, interval=SAVE_AFTER_MS)
        self._timer.timeout.connect(self._keep)
        self._draft: QWidget | None = None
        self._paper: SignedNote | None = None
        ctx.changes.announce(done.changes, origin=self)
        if self._note.is_signed:
            self._show_paper()
        else:
            self._build()
            self.refresh()

    def title(self) -> str:
        """Return whose note this is."""
        return self.tr_(N_("Note of {name}"), name=self._client.shown_name)

    def concerns(self, changes: Changes) -> bool:
        """The consent of this visit, the client's history and details."""
        return changes.touches(Kind.CLIENT, self._client.id)

    def focus_first(self) -> None:
        """Put the focus into the first text of the draft."""
        if self._draft is not None:
            self._sections[Place.SUBJECTIVE].setFocus()
            self._sections[Place.SUBJECTIVE].focusNextChild()

    @property
    def note(self) -> TreatmentNote:
        """The note as it stands in the window."""
        return self._note

    def refresh(self) -> None:
        """Read flags, consent and earlier visits again; what is typed is left alone."""
        if self._paper is not None:
            self._paper.refresh()
            return
        notes = self.ctx.services.notes
        self._previous = notes.previous(self._note)
        self._flags = notes.flags(self._note)
        for section in self._sections.values():
            section.show_note(self._note, self._previous)
        self._show_safety()
        trend = notes.trend(self._note.client_id)
        self._beside.show_trend(trend, self._norm(trend.motion_id))
        self._beside.show_last(self._previous)
        self._chart.set_ghost(self._previous.chart if self._previous is not None else None)

    def leave(self) -> bool:
        """Save what is unsaved; a page that cannot be saved is not left without asking."""
        if self._paper is not None:
            return self._paper.may_leave()
        return self._keep()

    def closed(self) -> None:
        """Stop the timer and let go."""
        self._timer.stop()
        if self._draft is not None:
            self.ctx.state.remember_panes("note", self._panes)
        super().closed()

    def sign(self) -> None:
        """Show what is missing, or the question whether to sign (Ctrl+Return)."""
        if self._draft is None:
            return
        if self._panel.isVisible() and not self._blocking():
            self._sign_now()
            return
        if self._keep():
            self._panel.ask(self.ctx.services.notes.missing(self._note))
            self._scroll.ensureWidgetVisible(self._panel)

    def change_consent(self) -> None:
        """Record a withdrawal or change of consent (F9)."""
        if self._draft is not None and self._keep():
            self.ctx.go.consent_changed(self._visit_id)
            self._show_safety()

    # Building

    def _build(self) -> None:
        ctx = self.ctx
        self._draft = QWidget()
        self._names = ctx.names()
        self._chart = ChartEditor(
            ctx.figures,
            ctx.tr,
            ctx.services.desk.new_id,
            layer=Layer.THERAPIST,
            modest=False,
            names=self._names,
        )
        self._chart.set_figure(self._client.figure)
        self._chart.show_chart(self._note.chart)
        self._chart.chart_changed.connect(self._chart_changed)
        self._beside = Beside(ctx)
        self._beside.decide_asked.connect(self._decide)
        self._beside.raise_asked.connect(self._raise)
        self._beside.consent_asked.connect(self._talk)
        self._beside.change_asked.connect(self.change_consent)
        self._panes = QSplitter(Qt.Orientation.Horizontal)
        self._panes.addWidget(self._chart)
        self._panes.addWidget(self._build_text())
        self._panes.addWidget(self._beside)
        self._panes.setSizes(list(PANES))
        self._panes.setChildrenCollapsible(True)
        ctx.state.restore_panes("note", self._panes)
        layout = column(self._draft, spacing=0)
        layout.addLayout(self._build_head())
        layout.addWidget(self._panes, 1)
        self.body.addWidget(self._draft, 1)

    def _build_head(self) -> QHBoxLayout:
        ctx, tr = self.ctx, self.tr_
        head = row(spacing=GRID)
        head.setContentsMargins(3 * GRID, GRID, 3 * GRID, GRID)
        name = button(self._client.shown_name, partial(ctx.go.to, Route("client", self._client.id)), role="title-link")
        head.addWidget(name)
        head.addWidget(label(ctx.day(self._note.service_date), "soft"))
        for alert in self._client.alerts[:3]:
            tone = "danger" if alert.kind.value == "allergy" else "caution"
            head.addWidget(chip(alert.text, tone))
        head.addStretch(1)
        head.addWidget(button(tr(N_("Consent")), self._talk, icon=ctx.icons.get("hand", size=18)))
        head.addWidget(
            button(
                tr(N_("Sign")),
                self.sign,
                role="primary",
                icon=ctx.icons.get("signature", ctx.theme.colour("on_accent"), 18),
                name=tr(N_("Sign the note")),
                tip="Ctrl+Return",
            )
        )
        return head

    def _build_text(self) -> QWidget:
        ctx = self.ctx
        self._sections: dict[Place, Section] = {
            Place.SUBJECTIVE: SubjectiveSection(ctx),
            Place.OBJECTIVE: ObjectiveSection(ctx),
            Place.ASSESSMENT: AssessmentSection(ctx),
            Place.PLAN: PlanSection(ctx),
            Place.TREATMENT: TreatmentSection(ctx),
            Place.CHART: NextSection(ctx),
        }
        self._panel = SignPanel(ctx)
        self._panel.go_asked.connect(self._jump)
        self._panel.signed.connect(self._sign_now)
        box = QWidget()
        outer = column(box, spacing=4)
        index = FlowBox(spacing=0)
        self._scroll = Scroll(margin=GRID, spacing=GRID + 4)
        self._scroll.content.addWidget(self._panel)
        for section in self._sections.values():
            section.edited.connect(partial(self._edited, section))
            section.copy_asked.connect(self._copy)
            section.review_asked.connect(self._reviewed)
            go = partial(self._scroll_to, section)
            index.flow.addWidget(
                button(section.name, go, role="link", name=self.tr_(N_("Go to: {what}"), what=section.name))
            )
            self._scroll.content.addWidget(section)
        last = self._sections[Place.CHART]
        if isinstance(last, NextSection):
            last.sheet_asked.connect(lambda: self._go(Route("plan", self._visit_id, "visit")))
        outer.addWidget(index)
        outer.addWidget(self._scroll, 1)
        return box

    # Writing

    def _edited(self, section: Section) -> None:
        self._note = section.taken_into(self._note)
        self._timer.start()

    def _chart_changed(self, chart: Chart) -> None:
        self._note = with_chart(self._note, chart, self._names, self.tr_)
        self._sections[Place.OBJECTIVE].show_note(self._note, self._previous)
        self._timer.start()

    def _keep(self) -> bool:
        """Save the draft if anything changed. On failure say so, keep everything in the window, and try again."""
        self._timer.stop()
        if self._draft is None or self._note == self._kept:
            return True
        return attempt(self, lambda: self.ctx.services.notes.keep(self._note), self._was_kept)

    def _was_kept(self, saved: TreatmentNote) -> None:
        self._note = replace(self._note, version=saved.version, saved_at=saved.saved_at)
        self._kept = self._note
        self.banner.clear()
        if saved.saved_at is not None:
            words = self.tr_(N_("Saved {time}"), time=self.ctx.time(saved.saved_at, seconds=True))
            self.ctx.status.saved.emit(words)

    def tell(self, error: UserError) -> None:
        """Show a sentence; while the draft is unsaved, try again by itself."""
        super().tell(error)
        if self._draft is not None and self._note != self._kept:
            self.ctx.status.saved.emit(self.tr_(N_("Not saved yet")))
            self._timer.start(TRY_AGAIN_MS)

    def _change(self, change: Callable[[TreatmentNote], TreatmentNote]) -> None:
        """Change the note by other means than typing, and show it."""
        self._note = change(self._note)
        self._keep()
        self.refresh()

    def _copy(self, section: str) -> None:
        if self._previous is not None:
            previous = self._previous
            self._change(lambda note: as_last_time(note, previous, section))

    def _reviewed(self, section: str) -> None:
        self._change(lambda note: reviewed(note, section))

    # Safety

    def _show_safety(self) -> None:
        services = self.ctx.services
        states = services.consents.of_visit(self._visit_id).states
        self._flags = services.notes.flags(self._note)
        signed = services.intake.state(self._note.client_id).signed
        questions = services.intake.questions(signed) if signed is not None else {}
        self._beside.show_flags(self._flags, self._note, questions)
        self._beside.show_consent(states)
        treatment = self._sections[Place.TREATMENT]
        if isinstance(treatment, TreatmentSection):
            treatment.set_safety(self._flags, states)
        self._chart.set_withdrawn(tuple(withdrawn_regions(states, self.ctx.catalog).values()))

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
        if self._keep():
            self.ctx.go.consent(self._visit_id)
            self._show_safety()

    # Signing

    def _blocking(self) -> bool:
        return any(one.blocks for one in self.ctx.services.notes.missing(self._note))

    def _sign_now(self) -> None:
        if not self._keep():
            return
        try:
            done = self.ctx.services.notes.sign(self._note)
        except NotReady as error:
            self._panel.ask(error.missing)
            return
        except UserError as error:
            self.tell(error)
            return
        self._note = self._kept = done.value
        self.ctx.changes.announce(done.changes, origin=self)
        self._show_paper()

    def _show_paper(self) -> None:
        if self._draft is not None:
            self.ctx.state.remember_panes("note", self._panes)
            self._draft.hide()
            self._draft.deleteLater()
            self._draft = None
        self._paper = SignedNote(self, self.ctx, self._note, self._client)
        self.body.addWidget(self._paper, 1)

    def _jump(self, missing: Missing) -> None:
        if missing.place is Place.CONSENT:
            self._talk()
        elif missing.place is Place.FLAGS:
            flag = next((one for one in self._flags if one.rule.id == missing.problem.field), None)
            if flag is not None:
                self._decide(flag)
        elif missing.place in self._sections:
            self._scroll_to(self._sections[missing.place])

    def _scroll_to(self, section: Section) -> None:
        self._scroll.verticalScrollBar().setValue(section.y())
        section.setFocus()
        section.focusNextChild()

    def _go(self, route: Route) -> None:
        self.ctx.go.to(route)

    def _norm(self, movement: str) -> int | None:
        found = next((one for one in self.ctx.catalog.movements if one.id == movement), None)
        return found.norm if found is not None else None
