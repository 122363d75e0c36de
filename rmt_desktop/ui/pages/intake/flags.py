"""What the answers mean for the therapist: a quiet strip that counts the flags, and the flags with their reasons."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from rmt_desktop.base.i18n import N_, translator
from rmt_desktop.domain.catalog import TO_VERIFY, is_to_verify
from rmt_desktop.domain.forms.answers import FilledForm, Line
from rmt_desktop.domain.screening import BLOCKING, LEVEL_NAMES, Flag, Level
from rmt_desktop.ui.context import UiContext
from rmt_desktop.ui.pages.intake.state import because, gravest, lines_of
from rmt_desktop.ui.theme import GRID
from rmt_desktop.ui.widgets.chip import chip
from rmt_desktop.ui.widgets.layouts import Card, Scroll, clear, column
from rmt_desktop.ui.widgets.text import button, label, line

LIST_HEIGHT = 236
_DANGER = BLOCKING | {Level.ABSOLUTE}


class FlagGrid(QWidget):
    """All flags, gravest first: how grave, what the rule advises, which answer raised it, where the rule is from."""

    def __init__(self, ctx: UiContext) -> None:
        super().__init__()
        self._ctx = ctx
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setColumnStretch(1, 1)
        self._grid.setHorizontalSpacing(2 * GRID)
        self._grid.setVerticalSpacing(2 * GRID)
        self.setAccessibleName(ctx.tr(N_("Points for the therapist")))

    def show_flags(self, flags: Sequence[Flag], form: FilledForm) -> None:
        """Show the flags of a form with the questions and answers that raised them, in the client's words."""
        lines = lines_of(form, self._ctx.services.intake.form(form.profile), translator(form.language))
        clear(self._grid)
        for index, flag in enumerate(flags):
            level = chip(
                self._ctx.tr(LEVEL_NAMES[flag.rule.level]), "danger" if flag.rule.level in _DANGER else "caution"
            )
            level.setEnabled(False)
            self._grid.addWidget(level, 2 * index, 0, Qt.AlignmentFlag.AlignTop)
            self._grid.addWidget(self._words(flag, because(flag, lines)), 2 * index, 1)
            if index + 1 < len(flags):
                self._grid.addWidget(line(), 2 * index + 1, 0, 1, 2)

    def empty(self) -> None:
        """Show no flag."""
        clear(self._grid)

    def _words(self, flag: Flag, raised_by: tuple[Line, ...]) -> QWidget:
        tr, rule = self._ctx.tr, flag.rule
        name, advice = rule.name.in_(self._ctx.language), rule.advice.in_(self._ctx.language)
        box = QWidget()
        box.setAccessibleName(f"{tr(LEVEL_NAMES[rule.level])}: {name}")
        box.setAccessibleDescription(advice)
        words = column(box, spacing=2)
        words.addWidget(label(name, "strong", wrap=True))
        words.addWidget(label(advice, wrap=True))
        for one in raised_by:
            told = tr(N_("Raised by “{question}” {answer}"), question=one.question, answer=one.answer)
            words.addWidget(label(told, "small", wrap=True))
        if is_to_verify(rule.source):
            words.addWidget(label(tr(TO_VERIFY), "small", wrap=True))
        return box


class FlagStrip(Card):
    """Says how many points there are for the therapist; opens into the list."""

    def __init__(self, ctx: UiContext) -> None:
        super().__init__(margin=0)
        self._ctx = ctx
        self._flags: tuple[Flag, ...] = ()
        self._list = FlagGrid(ctx)
        self._count = button("", self._toggle, role="chip")
        below = Scroll(margin=2 * GRID)
        below.setFixedHeight(LIST_HEIGHT)
        below.content.addWidget(self._list)
        below.content.addStretch(1)
        self.content.addWidget(below)
        self.hide()

    @property
    def count(self) -> QWidget:
        """The chip that says how many flags there are; it sits among the buttons below."""
        return self._count

    def show_flags(self, flags: tuple[Flag, ...], form: FilledForm) -> None:
        """Count the flags, and show them if the list is open. Without flags there is nothing to see."""
        tr = self._ctx.tr
        self._count.setVisible(bool(flags))
        if not flags:
            self.close_list()
        if flags != self._flags:
            self._list.show_flags(flags, form)
        self._flags = flags
        self._count.setText(
            tr.plural("{count} point for the therapist", "{count} points for the therapist", len(flags))
        )
        self._count.setProperty("tone", gravest(flags))
        self._count.style().unpolish(self._count)
        self._count.style().polish(self._count)

    def forget(self) -> None:
        """Hold no word any more that the client could be read: hidden words are still in the window."""
        self.close_list()
        self._count.hide()
        self._count.setText("")
        self._flags = ()
        self._list.empty()

    def close_list(self) -> None:
        """Show only the count."""
        self.hide()

    def _toggle(self) -> None:
        self.setVisible(self.isHidden())


def no_flags(ctx: UiContext) -> str:
    """Return the sentence for answers that raise nothing. It promises nothing: the therapist still decides."""
    return ctx.tr(N_("The answers raise no flag. Please read them all the same."))
