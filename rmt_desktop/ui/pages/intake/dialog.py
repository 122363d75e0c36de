"""The intake dialog: which of its views is shown, keeping the draft, and the lock of client mode."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QDialog, QStackedWidget, QWidget

from rmt_desktop.base.errors import Problem, UserError
from rmt_desktop.base.i18n import N_, translator
from rmt_desktop.domain.forms.answers import FilledForm, HistoryReview, Mode
from rmt_desktop.domain.ids import ClientId
from rmt_desktop.services.changes import Done
from rmt_desktop.services.intake import HistoryState
from rmt_desktop.ui.call import attempt
from rmt_desktop.ui.context import UiContext
from rmt_desktop.ui.dialogs import Question, may_discard
from rmt_desktop.ui.keeper import NOT_SAVED
from rmt_desktop.ui.pages.intake.begin import ALONE, BY_VOICE, BeginView
from rmt_desktop.ui.pages.intake.done import DoneView
from rmt_desktop.ui.pages.intake.flags import FlagStrip
from rmt_desktop.ui.pages.intake.hand_back import HandBackView
from rmt_desktop.ui.pages.intake.keeping import DraftKeeper
from rmt_desktop.ui.pages.intake.questions import QuestionsView
from rmt_desktop.ui.pages.intake.review import ReviewView
from rmt_desktop.ui.pages.intake.state import signature_problems
from rmt_desktop.ui.theme import GRID
from rmt_desktop.ui.widgets.banner import Banner
from rmt_desktop.ui.widgets.layouts import column
from rmt_desktop.ui.widgets.text import button, label

SIZE = (1120, 740)


class IntakeDialog(QDialog):
    """Leads through the health history of one client, from "anything changed?" to the signature.

    In client mode it fills the screen and lets nobody out without a staff pass phrase. ``leave`` keeps what is typed.
    ``handed_over`` says when the client has the computer (True) and when staff has it again (False).
    """

    handed_over = Signal(bool)

    def __init__(self, parent: QWidget | None, ctx: UiContext, client_id: ClientId) -> None:
        super().__init__(parent)
        self._ctx = ctx
        self._client = ctx.services.clients.open(client_id)
        self._keeper: DraftKeeper | None = None
        self._questions: QuestionsView | None = None
        self._signed: FilledForm | None = None
        self._review: ReviewView | None = None
        self._gate: HandBackView | None = None
        self._is_handed_over = False
        tr = ctx.tr
        self.setWindowTitle(tr(N_("Health history of {name}"), name=self._client.shown_name))
        self.resize(*SIZE)
        self.banner = Banner(ctx.theme, ctx.icons, tr(N_("Close this message")))
        self._views = QStackedWidget()
        self._strip = FlagStrip(ctx)
        self._saved = label("", "small")
        self._close = button(tr(N_("Close")), self.reject)
        self._hand_over = button(
            tr(N_("Hand over to the client")),
            self._start_client_mode,
            icon=ctx.icons.get("monitor-smartphone", size=18),
        )
        self._give_back = button("", self._ask_staff, role="quiet", icon=ctx.icons.get("lock", "accent", 18))
        self._build()
        self._open(ctx.services.intake.state(client_id))

    @property
    def is_handed_over(self) -> bool:
        """Whether the client holds the mouse."""
        return self._is_handed_over

    @property
    def help_topic(self) -> str:
        """The page of the user guide about this window; none while the client holds the mouse."""
        return "" if self._is_handed_over else "intake"

    @property
    def draft(self) -> FilledForm | None:
        """The open history as it stands in the window, or None."""
        return self._keeper.draft if self._keeper is not None else None

    def tell(self, error: UserError) -> None:
        """Say what went wrong; what was typed stays."""
        self.banner.say(error.text(self._ctx.tr), "danger")

    def tell_fields(self, problems: tuple[Problem, ...]) -> None:
        """Show what is wrong beside its question."""
        if self._questions is not None:
            self._questions.show_problems(problems)

    def leave(self) -> bool:
        """Keep what is typed, because the window is about to be closed from outside; return whether it is kept."""
        return self._keeper is None or self._keeper.flush()

    def put_away(self) -> bool:
        """Keep the answers; return whether nothing is left that has no place in the record yet."""
        return self.leave() and not self._has_more

    def reject(self) -> None:
        """Close, the draft being kept. In client mode nothing closes; what cannot be kept is asked about first."""
        if not self._is_handed_over and ((self.leave() and not self._has_more) or self._may_lose()):
            super().reject()

    @property
    def _has_more(self) -> bool:
        """Whether there are words about a change, or a signature that is not given yet: a draft holds neither."""
        is_signing = self._questions is not None and self._questions.has_hand
        return is_signing or (self._review is not None and self._review.has_typed)

    def done(self, result: int) -> None:
        """Let go of what could still answer, and close."""
        if self._gate is not None:
            self._gate.forget()
        if self._keeper is not None:
            self._keeper.drop()
        super().done(result)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Stay open in client mode; else close like Escape does."""
        if self._is_handed_over:
            event.ignore()
            return
        super().closeEvent(event)

    def _build(self) -> None:
        outer = column(self, spacing=0)
        top = column(margin=0)
        top.setContentsMargins(2 * GRID, 0, 2 * GRID, 0)
        top.addWidget(self.banner)
        outer.addLayout(top)
        outer.addWidget(self._views, 1)
        for waiting in (
            self._strip,
            self._strip.count,
            self._saved,
            self._close,
            self._hand_over,
            self._give_back,
        ):  # the questions may never come, and a widget without a parent would outlive the window and the vault
            waiting.setParent(self)
            waiting.hide()

    def _open(self, state: HistoryState) -> None:
        if state.draft is not None:
            self._go_on(state.draft)
        elif state.signed is not None:
            view = ReviewView(self._ctx, self._client, state, state.signed)
            view.unchanged.connect(lambda: self._record_review(""))
            view.changed.connect(self._record_review)
            view.asked_anew.connect(self._go_through)
            view.left.connect(self.reject)
            self._review = view
            self._show(view)
        else:
            self._begin()

    def _show(self, view: QWidget) -> None:
        """Show a view; the one before it is let go unless it is the questions."""
        before = self._views.currentWidget()
        self.banner.clear()
        self._views.addWidget(view)
        self._views.setCurrentWidget(view)
        if before is not None and before is not self._questions and before is not view:
            self._views.removeWidget(before)
            before.deleteLater()
        view.focus_first()  # type: ignore[attr-defined]

    # "Anything changed?"

    def _record_review(self, changes: str) -> None:
        attempt(self, lambda: self._ctx.services.intake.review(self._client.id, changes=changes), self._reviewed)

    def _reviewed(self, done: Done[HistoryReview]) -> None:
        self._ctx.changes.announce(done.changes)
        self._review = None
        self.accept()

    # The questions

    def _go_through(self, changes: str) -> None:
        """Begin the questions; words about a change that were typed first stay with the history they are about."""
        if not changes:
            self._begin()
            return

        def noted(done: Done[HistoryReview]) -> None:
            self._ctx.changes.announce(done.changes)
            self._begin()

        attempt(self, lambda: self._ctx.services.intake.review(self._client.id, changes=changes), noted)

    def _begin(self) -> None:
        self._review = None
        view = BeginView(self._ctx, self._client)
        view.started.connect(self._start)
        view.left.connect(self.reject)
        self._show(view)

    def _start(self, language: str, way: str) -> None:
        mode = Mode.VERBAL if way == BY_VOICE else Mode.ELECTRONIC
        intake = self._ctx.services.intake

        def started(done: Done[FilledForm]) -> None:
            self._ctx.changes.announce(done.changes)
            self._go_on(done.value)
            if way == ALONE:
                self._start_client_mode()

        attempt(self, lambda: intake.start(self._client.id, language=language, mode=mode), started)

    def _go_on(self, draft: FilledForm) -> None:
        self._keeper = DraftKeeper(self, self._ctx.services.intake.keep, draft, self)
        self._keeper.changed.connect(self._show_flags)
        self._keeper.kept.connect(self._show_saved)
        self._keeper.failed.connect(lambda: self._saved.setText(self._ctx.tr(NOT_SAVED)))
        self._show_questions(self._keeper)

    def _show_questions(self, keeper: DraftKeeper) -> None:
        before, self._questions = self._questions, None
        view = QuestionsView(self._ctx, self._ctx.services.intake.form(keeper.draft.profile), self._client, keeper)
        for widget in (self._close, self._give_back, self._saved):
            view.footer.addWidget(widget)
        view.staff.addWidget(self._strip.count)
        view.staff.addWidget(self._hand_over)
        view.above_footer.addWidget(self._strip)
        view.signed.connect(self._sign)
        view.language_asked.connect(self._change_language)
        self._show(view)
        self._questions = view
        if before is not None:
            if (signature := before.signature()) is not None:
                view.signing.take_over(signature)
            self._views.removeWidget(before)
            before.deleteLater()
        self._show_flags(keeper.draft)
        self._dress()

    def _change_language(self, language: str) -> None:
        if self._keeper is not None:
            self._keeper.change(self._ctx.services.intake.set_language(self._keeper.draft, language))
            self._show_questions(self._keeper)

    def _show_flags(self, draft: FilledForm) -> None:
        if not self._is_handed_over:
            self._strip.show_flags(self._ctx.services.intake.flags_of(draft), draft)

    def _show_saved(self) -> None:
        now = self._ctx.time(self._ctx.services.desk.time.now(), seconds=True)
        self._saved.setText(self._ctx.tr(N_("Saved {time}"), time=now))

    # The signature

    def _sign(self) -> None:
        keeper, questions = self._keeper, self._questions
        if keeper is None or questions is None or not keeper.flush():
            return
        signature = questions.signing.signature()
        problems = signature_problems(signature, keeper.draft.mode)
        questions.signing.show_problems(problems)
        if not problems:
            attempt(self, lambda: self._ctx.services.intake.sign(keeper.draft, signature), self._was_signed)

    def _was_signed(self, done: Done[FilledForm]) -> None:
        self._keeper = self._questions = None
        self._signed = done.value
        self._strip.close_list()
        self._ctx.changes.announce(done.changes)
        if self._is_handed_over:
            self._ask_staff()
        else:
            self._show_done(done.value)

    def _show_done(self, form: FilledForm) -> None:
        intake = self._ctx.services.intake
        view = DoneView(self._ctx, form, intake.flags_of(form), intake.unanswered(form))
        view.left.connect(self.accept)
        self._show(view)

    # Client mode

    def _start_client_mode(self) -> None:
        self._is_handed_over = True
        self._strip.forget()
        self._dress()
        self.showFullScreen()
        self.handed_over.emit(True)  # noqa: FBT003 - Qt's signal
        self.activateWindow()
        if self._questions is not None:
            self._questions.focus_first()

    def _ask_staff(self) -> None:
        if not self.leave():
            return
        language = self._keeper.draft.language if self._keeper else self._signed.language if self._signed else "en"
        view = HandBackView(self._ctx, translator(language), self._client, signed=self._signed is not None)
        view.passed.connect(self._end_client_mode)
        view.returned.connect(self._return_to_questions)
        self._gate = view
        self._show(view)

    def _return_to_questions(self) -> None:
        if self._questions is not None:
            self._show(self._questions)

    def _end_client_mode(self) -> None:
        self._is_handed_over = False
        self.handed_over.emit(False)  # noqa: FBT003 - Qt's signal
        self.showNormal()
        if self._signed is not None:
            self._show_done(self._signed)
        elif self._questions is not None and self._keeper is not None:
            self._dress()
            self._show(self._questions)
            self._show_flags(self._keeper.draft)

    def _dress(self) -> None:
        """Show to staff what is for staff, and to the client nothing but her questions."""
        handed = self._is_handed_over
        for widget in (self._close, self._hand_over, self._saved):
            widget.setVisible(not handed)
        if handed:
            self._strip.count.hide()
        self._give_back.setVisible(handed)
        if self._keeper is not None:
            tr = translator(self._keeper.draft.language)
            self._give_back.setText(tr(N_("Give the computer back")))
        margin = 2 * GRID if handed else 0
        self._views.setContentsMargins(margin, margin, margin, margin)

    def _may_lose(self) -> bool:
        """Ask about what would be lost: typed words, or a signature below answers that are all kept."""
        tr = self._ctx.tr
        if self._keeper is None or self._keeper.is_dirty:
            return may_discard(self._ctx.ask, self, tr)
        question = Question(
            title=tr(N_("Close without the signature?")),
            text=tr(N_("The answers are kept. The signature is not given yet and would have to be drawn again.")),
            yes=tr(N_("Close without the signature")),
            no=tr(N_("Go on")),
            is_danger=True,
        )
        return self._ctx.ask.confirm(self, question)
