"""The questions page by page: the rail of pages, the page itself, Back and Next, and the signature at the end."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from rmt_desktop.base.errors import Problem
from rmt_desktop.base.i18n import N_, Translator, translator
from rmt_desktop.domain.chart.chart import Chart
from rmt_desktop.domain.chart.names import capitalised
from rmt_desktop.domain.chart.sentences import complaints
from rmt_desktop.domain.clients import Client
from rmt_desktop.domain.forms.answers import Answer, Signature, asked_answers, detail_key
from rmt_desktop.domain.forms.checks import section_problems
from rmt_desktop.domain.forms.spec import Form
from rmt_desktop.ui.context import UiContext
from rmt_desktop.ui.forms.view import SectionView
from rmt_desktop.ui.pages.intake.drawing import DrawingPage, drawing_names
from rmt_desktop.ui.pages.intake.keeping import DraftKeeper
from rmt_desktop.ui.pages.intake.rail import StepRail
from rmt_desktop.ui.pages.intake.signing import SigningPage
from rmt_desktop.ui.pages.intake.state import (
    SIGN,
    applying,
    chapters,
    is_drawn,
    opened,
    section_of,
    states,
    step_to_open,
    steps_of,
    with_answer,
    with_declined,
)
from rmt_desktop.ui.theme import GRID
from rmt_desktop.ui.widgets.choices import OWN_NAMES, Segments
from rmt_desktop.ui.widgets.layouts import Card, column, row
from rmt_desktop.ui.widgets.text import button, label

LARGE = 20  # pixels of body text above which what is for staff gets a row of its own


class QuestionsView(QWidget):
    """All pages of one open history, in the client's language. ``signed`` asks to close it.

    ``footer``, ``staff`` and ``above_footer`` are places where the dialog puts what is not for the client.
    """

    signed = Signal()
    language_asked = Signal(str)

    def __init__(self, ctx: UiContext, form: Form, client: Client, keeper: DraftKeeper) -> None:
        super().__init__()
        self._ctx = ctx
        self._form = form
        self._client = client
        self._keeper = keeper
        self._tr: Translator = translator(keeper.draft.language)
        self._set_aside: dict[str, Answer] = {}
        self._pages: dict[str, QWidget] = {}
        self._step = ""
        self._rail = StepRail(ctx.theme, ctx.icons, self._tr)
        self._rail.chosen.connect(self.go_to)
        self._stack = QStackedWidget()
        self._place = label("", "small")
        self._back = button(self._tr(N_("Go back")), self._go_back)
        self._next = button(self._tr(N_("Next")), self._go_on, role="primary")
        self._next.setDefault(True)
        self.footer = row(spacing=GRID)
        self.staff = row(spacing=GRID)
        self.above_footer = column(spacing=GRID)
        self._build()
        keeper.changed.connect(self._show_state)
        self.go_to(step_to_open(keeper.draft, form))

    @property
    def step(self) -> str:
        """The id of the page that is open."""
        return self._step

    @property
    def signing(self) -> SigningPage:
        """The page with the signature."""
        page = self._page(SIGN)
        assert isinstance(page, SigningPage)  # noqa: S101 - the one page built there
        return page

    @property
    def has_hand(self) -> bool:
        """Whether a signature is drawn that is not given yet."""
        return SIGN in self._pages and self.signing.has_hand

    def signature(self) -> Signature | None:
        """Return who signs as typed so far, or None when nobody came that far."""
        return self.signing.signature() if SIGN in self._pages else None

    def go_to(self, step: str) -> None:
        """Open a page; what was typed is kept first."""
        if step == self._step:
            return
        self._step = step
        self._keeper.change(opened(self._keeper.draft, step))
        self._keeper.flush()
        page = self._page(step)
        self._stack.setCurrentWidget(page)
        self._show_page()
        self._show_state()
        self._focus(page)

    def show_problems(self, problems: Sequence[Problem]) -> None:
        """Open the page of the first problem and show what is wrong there."""
        first = section_of(self._form, problems[0].field)
        if first:
            self.go_to(first)
        page = self._page(self._step)
        if isinstance(page, SectionView):
            page.show_problems(tuple(problems), self._tr)

    def focus_first(self) -> None:
        """Put the focus into the open page."""
        self._focus(self._page(self._step))

    def _build(self) -> None:
        tr = self._tr
        side = Card(margin=GRID, spacing=GRID)
        head = label(tr(N_("Health history")), "heading")
        head.setContentsMargins(GRID, GRID, GRID, 0)
        side.content.addWidget(head)
        side.content.addWidget(self._rail, 1)
        language = Segments(OWN_NAMES, tr(N_("Language")), optional=False)
        language.set_value(self._keeper.draft.language)
        language.chosen.connect(self.language_asked)
        side.content.addWidget(language)
        side.setMinimumWidth(self._rail.width() + 2 * GRID)
        paper = Card(margin=0)
        paper.content.addWidget(self._stack)
        buttons = row(spacing=GRID)
        buttons.addLayout(self.footer)
        buttons.addStretch(1)
        is_large = self._ctx.theme.sizes.body > LARGE
        if not is_large:
            buttons.addLayout(self.staff)
            buttons.addSpacing(GRID)
        buttons.addWidget(self._place)
        buttons.addSpacing(GRID)
        buttons.addWidget(self._back)
        buttons.addWidget(self._next)
        right = column(spacing=2 * GRID)
        right.addWidget(paper, 1)
        right.addLayout(self.above_footer)
        if is_large:
            right.addLayout(self.staff)
        right.addLayout(buttons)
        outer = row(self, margin=2 * GRID, spacing=2 * GRID)
        outer.addWidget(side)
        outer.addLayout(right, 1)

    def _page(self, step: str) -> QWidget:
        if step not in self._pages:
            made = self._make_signing() if step == SIGN else self._make_page(step)
            self._pages[step] = made
            self._stack.addWidget(made)
        return self._pages[step]

    def _make_page(self, step: str) -> QWidget:
        section = next(one for one in self._form.sections if one.id == step)
        if is_drawn(section):
            figure = self._ctx.services.clinics.figure_of(self._client)
            drawing = DrawingPage(self._ctx, self._tr, section, self._keeper.draft.chart, figure)
            drawing.drawn.connect(self._drawn)
            return drawing
        view = SectionView(section, self._tr, {})
        view.setAccessibleName(self._tr(section.title))
        view.answered.connect(self._answered)
        view.declined.connect(self._declined)
        return view

    def _make_signing(self) -> SigningPage:
        page = SigningPage(
            self._tr,
            self._ctx.theme,
            self._client,
            self._keeper.draft.mode,
            self._ctx.services.desk.actor.name,
        )
        page.change_asked.connect(self.go_to)
        return page

    def _show_page(self) -> None:
        draft = self._keeper.draft
        page = self._page(self._step)
        if isinstance(page, SectionView):
            page.show_answers(asked_answers(self._form, draft.answers), draft.declined)
        elif isinstance(page, SigningPage):
            page.show_answers(chapters(self._form, draft, self._tr), self._drawn_words(), draft.chart)
            skipped = tuple(one for one in self._ctx.services.intake.unanswered(draft) if not one.declined)
            page.show_open(skipped, section_of(self._form, skipped[0].key) if skipped else "")

    def _show_state(self, *_: object) -> None:
        draft = self._keeper.draft
        steps = steps_of(self._form, draft.answers)
        titles = {section.id: self._tr(section.title) for section in self._form.sections}
        titles[SIGN] = self._tr(N_("Read and sign"))
        found = states(self._form, draft, today=self._ctx.services.desk.time.today())
        self._rail.show_steps(tuple((step, titles[step]) for step in steps), found, self._step)
        at = steps.index(self._step) if self._step in steps else 0
        self._back.setVisible(at > 0)
        self._next.setText(self._tr(N_("Sign")) if self._step == SIGN else self._tr(N_("Next")))
        self._place.setText(self._tr(N_("{number} of {count}"), number=at + 1, count=len(steps)))

    def _go_back(self) -> None:
        steps = steps_of(self._form, self._keeper.draft.answers)
        at = steps.index(self._step) if self._step in steps else 1
        self.go_to(steps[max(0, at - 1)])

    def _go_on(self) -> None:
        if self._step == SIGN:
            self.signed.emit()
            return
        if problems := self._problems_here():
            self.show_problems(problems)
            return
        page = self._page(self._step)
        if isinstance(page, SectionView):
            page.show_problems((), self._tr)
        steps = steps_of(self._form, self._keeper.draft.answers)
        at = steps.index(self._step) if self._step in steps else -1
        self.go_to(steps[at + 1])

    def _problems_here(self) -> tuple[Problem, ...]:
        section = next(one for one in self._form.sections if one.id == self._step)
        asked = asked_answers(self._form, self._keeper.draft.answers)
        return tuple(section_problems(section, asked, today=self._ctx.services.desk.time.today()))

    def _answered(self, key: str, answer: Answer | None) -> None:
        self._keeper.change(with_answer(self._keeper.draft, key, answer))
        self._show_page()

    def _declined(self, key: str, declined: bool) -> None:  # noqa: FBT001 - Qt's signal
        draft = self._keeper.draft
        kept = {one: draft.answers[one] for one in (key, detail_key(key)) if one in draft.answers}
        draft = with_declined(draft, key, declined=declined)
        if declined:
            self._set_aside.update(kept)
        else:
            for one in (key, detail_key(key)):
                if one in self._set_aside:
                    draft = with_answer(draft, one, self._set_aside.pop(one))
        self._keeper.change(draft)
        self._show_page()

    def _drawn(self, chart: Chart) -> None:
        self._keeper.change(replace(self._keeper.draft, chart=chart))

    def _drawn_words(self) -> dict[str, Sequence[str]]:
        """Return what was drawn in words, by the id of the page it was drawn on."""
        names = drawing_names(self._ctx, self._tr.language)
        words = complaints(self._keeper.draft.chart, names, self._tr)
        return {
            section.id: tuple(capitalised(one) for one in words)
            for section in applying(self._form, self._keeper.draft.answers)
            if is_drawn(section)
        }

    def _focus(self, page: QWidget) -> None:
        if isinstance(page, SigningPage | DrawingPage):
            page.focus_first()
            return
        first = next((one for one in page.findChildren(QWidget) if one.focusPolicy() & Qt.FocusPolicy.TabFocus), None)
        (first or self._next).setFocus(Qt.FocusReason.OtherFocusReason)
