"""One page of a form: each question with its reason, its editor, "prefer not to say", and what is wrong with it."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from rmt_desktop.base.errors import Problem
from rmt_desktop.base.i18n import N_, Translator
from rmt_desktop.domain.forms.answers import Answers, is_shown
from rmt_desktop.domain.forms.spec import Custom, Field, Section, Statement
from rmt_desktop.ui.forms.editors import editor_for
from rmt_desktop.ui.theme import GRID
from rmt_desktop.ui.widgets.layouts import Scroll, column, row
from rmt_desktop.ui.widgets.text import button, label

Customs = Mapping[str, Callable[[Custom], QWidget]]


class Question(QWidget):
    """One question with everything around it."""

    answered = Signal(str, object)
    declined = Signal(str, bool)

    def __init__(self, field: Field, tr: Translator, customs: Customs) -> None:
        super().__init__()
        self.field = field
        self._tr = tr
        self._editor: QWidget | None = None
        self._decline: QPushButton | None = None
        layout = column(self, spacing=4)
        layout.addWidget(label(tr(field.label), "heading", wrap=True))
        if isinstance(field, Statement):
            return
        if field.why:
            layout.addWidget(label(tr(N_("Why we ask: {reason}"), reason=tr(field.why)), "small", wrap=True))
        if field.hint:
            layout.addWidget(label(tr(field.hint), "small", wrap=True))
        layout.addSpacing(4)
        self._editor = self._make(field, customs)
        layout.addWidget(self._editor)
        self._problem = label("", "problem", wrap=True)
        self._problem.hide()
        layout.addWidget(self._problem)
        if not field.needed and not isinstance(field, Custom):
            layout.addLayout(self._decline_row())

    def show_answer(self, answers: Answers, declined: tuple[str, ...]) -> None:
        """Show the answer, or that there will be none."""
        is_declined = self.field.key in declined
        if self._editor is not None and hasattr(self._editor, "show_answer"):
            detail = str(answers.get(f"{self.field.key}.detail", ""))
            self._editor.show_answer(answers.get(self.field.key), detail)
            self._editor.setEnabled(not is_declined)
        if self._decline is not None:
            self._decline.setChecked(is_declined)

    def set_problem(self, text: str) -> None:
        """Show what is wrong, or nothing."""
        if self._editor is None:
            return
        self._problem.setText(text)
        self._problem.setVisible(bool(text))
        self._editor.setAccessibleDescription(text)

    def focus_editor(self) -> None:
        """Put the focus into the answer."""
        if self._editor is not None:
            (self._editor.focusProxy() or self._editor).setFocus(Qt.FocusReason.OtherFocusReason)

    def _make(self, field: Field, customs: Customs) -> QWidget:
        if isinstance(field, Custom):
            return customs[field.widget](field)
        editor = editor_for(field, self._tr)
        editor.answered.connect(self.answered)
        return editor

    def _decline_row(self) -> QHBoxLayout:
        self._decline = button(
            self._tr(N_("Prefer not to say")),
            role="link",
            name=self._tr(N_("Prefer not to say: {question}"), question=self._tr(self.field.label)),
        )
        self._decline.setCheckable(True)
        self._decline.toggled.connect(self._show_declined)
        self._decline.clicked.connect(lambda down: self.declined.emit(self.field.key, down))
        line = row(spacing=0)
        line.addWidget(self._decline)
        line.addStretch(1)
        return line

    def _show_declined(self, down: bool) -> None:  # noqa: FBT001 - Qt's signal
        if self._decline is not None:
            self._decline.setText(self._tr(N_("✓ Prefer not to say")) if down else self._tr(N_("Prefer not to say")))


class SectionView(Scroll):
    """All questions of one page; those that do not apply are not there."""

    answered = Signal(str, object)
    declined = Signal(str, bool)

    def __init__(self, section: Section, tr: Translator, customs: Customs) -> None:
        super().__init__(margin=3 * GRID, spacing=3 * GRID)
        self.section = section
        self._questions: dict[str, Question] = {}
        self.content.addWidget(label(tr(section.title), "title", wrap=True))
        if section.intro:
            self.content.addWidget(label(tr(section.intro), "soft", wrap=True))
        for field in section.fields:
            question = Question(field, tr, customs)
            question.answered.connect(self.answered)
            question.declined.connect(self.declined)
            self._questions[field.key] = question
            self.content.addWidget(question)
        self.content.addStretch(1)

    def show_answers(self, answers: Answers, declined: tuple[str, ...]) -> None:
        """Show all answers and only the questions that apply."""
        for question in self._questions.values():
            question.setVisible(is_shown(question.field, answers))
            question.show_answer(answers, declined)

    def show_problems(self, problems: tuple[Problem, ...], tr: Translator) -> None:
        """Show each problem beside its question and go to the first."""
        by_key = {problem.field: problem.text(tr) for problem in problems}
        for key, question in self._questions.items():
            question.set_problem(by_key.get(key, ""))
        for key in by_key:
            if key in self._questions:
                self.ensureWidgetVisible(self._questions[key])
                self._questions[key].focus_editor()
                return
