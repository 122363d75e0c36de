"""The consent dialog: where on the left, the talk and the signature on the right, recorded as one."""

from dataclasses import replace

from PySide6.QtWidgets import QDialog, QWidget

from rmt_desktop.base.errors import NotAllowed, Problem, UserError
from rmt_desktop.base.i18n import N_, translator
from rmt_desktop.domain.consent import Consent
from rmt_desktop.domain.ids import VisitId
from rmt_desktop.domain.notes import TreatmentNote
from rmt_desktop.services.changes import Done
from rmt_desktop.services.consents import ConsentTalk
from rmt_desktop.ui.call import attempt
from rmt_desktop.ui.context import UiContext
from rmt_desktop.ui.dialogs import Question
from rmt_desktop.ui.pages.consent.agreement import AgreementPart
from rmt_desktop.ui.pages.consent.areas import AreasPanel
from rmt_desktop.ui.pages.consent.conversation import SIGN, TALK, Conversation
from rmt_desktop.ui.pages.consent.proposals import (
    open_areas,
    placed,
    proposed_areas,
    proposed_plan,
    proposed_risks,
    signers,
    talk_problems,
    undecided_areas,
)
from rmt_desktop.ui.pages.consent.talk import TalkPart
from rmt_desktop.ui.theme import GRID
from rmt_desktop.ui.widgets.banner import Banner
from rmt_desktop.ui.widgets.choices import Segments
from rmt_desktop.ui.widgets.layouts import column, row
from rmt_desktop.ui.widgets.text import button, label

SIZE = (1120, 740)
LANGUAGES = (("en", "English"), ("fr", "Français"))


class ConsentDialog(QDialog):
    """Talks through a consent and records it: areas, six points, exact text, signature."""

    help_topic = "consent"

    def __init__(self, parent: QWidget | None, ctx: UiContext, visit_id: VisitId) -> None:
        super().__init__(parent)
        self._ctx = ctx
        services = ctx.services
        self._visit = services.visits.get(visit_id)
        self._client = services.clients.open(self._visit.client_id)
        self._note = self._read_note()
        self._language = self._client.language
        tr = ctx.tr
        self.setWindowTitle(tr(N_("Consent of {name}"), name=self._client.shown_name))
        self.resize(*SIZE)
        self.banner = Banner(ctx.theme, ctx.icons, tr(N_("Close this message")))
        self._areas = AreasPanel(ctx, services.clinics.figure_of(self._client))
        province = ctx.catalog.province(services.clinics.clinic().province)
        self._talk = TalkPart(ctx.catalog.consent_wording, tr, province.consent_age.in_(ctx.language))
        self._agreement = self._make_agreement()
        self._conversation = Conversation(tr, self._talk, self._agreement)
        self._next = button("", self._go_on, role="primary")
        self._next.setDefault(True)
        self._build()
        self._propose()
        self._talk.points.all_agreed.connect(self._agree_to_all)
        self._conversation.shown.connect(self._show_parts)
        self._areas.changed.connect(self._arrange)
        for part in (self._areas, self._talk, self._agreement):
            part.changed.connect(self._show_text)
        self._arrange()
        self._conversation.go_to(TALK)
        self._first = self.talk()

    def tell(self, error: UserError) -> None:
        """Say what went wrong; what was typed stays."""
        self.banner.say(error.text(self._ctx.tr), "danger")

    def tell_fields(self, problems: tuple[Problem, ...]) -> None:
        """Show each problem beside what it speaks of, and open the step of the first."""
        tr = self._ctx.tr
        found = placed(problems, self._agreement.signature())
        texts: dict[str, str] = {}
        for problem in found:
            texts.setdefault(problem.field, problem.text(tr))
        self._talk.points.set_problem("")
        if self._agreement.show_problems(found):
            self._conversation.go_to(SIGN)
        if "elements" in texts:
            self._conversation.go_to(TALK)
            self._talk.points.set_problem(texts["elements"])
        self._areas.show_problems(texts)

    def talk(self) -> ConsentTalk:
        """Return the conversation as it stands in the window."""
        decided = (one.decided() for one in self._areas.proposed())
        return ConsentTalk(
            visit_id=self._visit.id,
            language=self._language,
            elements=self._talk.points.value(),
            plan=self._talk.plan.toPlainText(),
            risks=self._talk.risks.toPlainText(),
            questions=self._talk.questions.toPlainText(),
            areas=tuple(one for one in decided if one is not None),
            mode=self._agreement.mode,
            signature=self._agreement.signature(),
            capacity_note=self._talk.capacity.text(),
        )

    def put_away(self) -> bool:
        """Return whether nothing is typed, decided or signed that would be lost with the window."""
        return replace(self.talk(), language=self._first.language) == self._first

    def reject(self) -> None:
        """Ask before throwing away what was typed, decided or signed."""
        tr = self._ctx.tr
        if self.put_away() or self._ctx.ask.confirm(
            self,
            Question(
                title=tr(N_("Close without recording consent?")),
                text=tr(N_("What you talked about is not in the record yet.")),
                yes=tr(N_("Close without recording")),
                no=tr(N_("Go on")),
                is_danger=True,
            ),
        ):
            super().reject()

    # Building

    def _read_note(self) -> TreatmentNote | None:
        """Return the note that proposes areas and plan; who may not read notes begins with an empty list."""
        try:
            return self._ctx.services.notes.of_visit(self._visit.id)
        except NotAllowed:
            return None

    def _make_agreement(self) -> AgreementPart:
        ctx, tr = self._ctx, self._ctx.tr
        pictures = tr(N_("Pictures (*.png *.jpg *.jpeg *.webp)"))
        return AgreementPart(
            tr,
            ctx.theme,
            self._client,
            roles=signers(guardian_needed=ctx.services.consents.guardian_needed(self._visit.id)),
            choose_scan=lambda: ctx.ask.open_path(self, tr(N_("Photo or scan of the signed paper")), pictures),
            beside_text=self._talk.more,
        )

    def _build(self) -> None:
        tr = self._ctx.tr
        language = Segments(LANGUAGES, tr(N_("Language of the text")), optional=False)
        language.set_value(self._language)
        language.chosen.connect(self._change_language)
        head = row(spacing=2 * GRID)
        head.addWidget(label(self.windowTitle(), "title"), 1)
        head.addWidget(language)
        middle = row(spacing=2 * GRID)
        middle.addWidget(self._areas)
        middle.addWidget(self._conversation, 1)
        buttons = row()
        buttons.addWidget(button(tr(N_("Cancel")), self.reject))
        buttons.addStretch(1)
        buttons.addWidget(self._next)
        outer = column(self, margin=2 * GRID, spacing=2 * GRID)
        outer.addLayout(head)
        outer.addWidget(self.banner)
        outer.addLayout(middle, 1)
        outer.addLayout(buttons)

    def _propose(self) -> None:
        states = self._ctx.services.consents.of_visit(self._visit.id).states
        self._areas.show_recorded(states)
        self._areas.set_language(self._language)
        self._areas.show_areas(open_areas(proposed_areas(self._ctx.catalog, self._note, self._language), states))
        self._talk.points.set_language(self._language)
        self._talk.plan.setPlainText(self._proposed_plan())
        self._talk.risks.setPlainText(self._proposed_risks())

    def _proposed_plan(self) -> str:
        return proposed_plan(self._note, translator(self._language))

    def _proposed_risks(self) -> str:
        raised = self._note.raised if self._note is not None else ()
        flags = self._ctx.services.intake.flags(self._client.id, by_hand=raised)
        return proposed_risks(flags, self._language)

    # Showing

    def _arrange(self) -> None:
        """Keep sensitive areas to two steps, with the text on a page of its own; all else fits one page."""
        areas = self._areas.proposed()
        is_sensitive = any(one.sensitive for one in areas)
        self._conversation.set_apart(apart=is_sensitive)
        self._talk.points.offer_all(offered=bool(areas) and not is_sensitive)

    def _show_parts(self) -> None:
        is_last = self._conversation.asks_for_signature
        tr = self._ctx.tr
        self._next.setText(tr(N_("Record consent")) if is_last else tr(N_("Next: read and sign")))
        self._show_text()

    def _show_text(self) -> None:
        if self._conversation.asks_for_signature:
            self._agreement.show_text(self._ctx.services.consents.text(self.talk()))

    def _agree_to_all(self) -> None:
        """Take everything as talked about and agreed: what the therapist says happened, by a press of hers."""
        self._talk.points.tick_all()
        self._areas.agree_to_all()

    def _change_language(self, language: str) -> None:
        """Say everything in another language; what somebody has typed herself stays as it is."""
        plan_is_own = self._talk.plan.toPlainText() != self._proposed_plan()
        risks_are_own = self._talk.risks.toPlainText() != self._proposed_risks()
        self._language = language
        self._areas.set_language(language)
        self._talk.points.set_language(language)
        if not plan_is_own:
            self._talk.plan.setPlainText(self._proposed_plan())
        if not risks_are_own:
            self._talk.risks.setPlainText(self._proposed_risks())
        self._show_text()

    # Recording

    def _go_on(self) -> None:
        talk = self.talk()
        if not self._conversation.asks_for_signature:
            undecided = undecided_areas(self._areas.proposed())
            self.tell_fields(undecided)
            if not undecided:
                self._conversation.go_to(SIGN)
            return
        problems = talk_problems(self._areas.proposed(), talk)
        self.tell_fields(problems)
        if not problems:
            attempt(self, lambda: self._ctx.services.consents.record(talk), self._recorded)

    def _recorded(self, done: Done[Consent]) -> None:
        self._ctx.changes.announce(done.changes)
        self.accept()
