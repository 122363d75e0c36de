"""Flags in the visit: shown with their reason, raised by hand, and decided with words that stay in the record."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial

from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from rmt_desktop.base.errors import UserError
from rmt_desktop.base.i18n import N_
from rmt_desktop.domain.catalog import is_to_verify
from rmt_desktop.domain.forms.answers import Line
from rmt_desktop.domain.screening import (
    DECISION_NAMES,
    LEVEL_NAMES,
    Decision,
    Disposition,
    Flag,
    Level,
    Rule,
    reasons,
)
from rmt_desktop.ui.context import UiContext
from rmt_desktop.ui.dialogs import may_discard
from rmt_desktop.ui.forms.unanswered import unanswered_label
from rmt_desktop.ui.theme import GRID
from rmt_desktop.ui.widgets.banner import Banner
from rmt_desktop.ui.widgets.choices import Ticks
from rmt_desktop.ui.widgets.fields import Field, Paragraph
from rmt_desktop.ui.widgets.layouts import Card, clear, column, row
from rmt_desktop.ui.widgets.picker import Entry, Picker
from rmt_desktop.ui.widgets.text import button, label

TONES = {
    Level.EMERGENCY: "danger",
    Level.URGENT: "danger",
    Level.REFER: "caution",
    Level.ABSOLUTE: "danger",
    Level.RELATIVE: "caution",
    Level.CAUTION: "caution",
    Level.PROCEDURE: "info",
}

WIDTH_EMS = 40


class FlagList(QWidget):
    """The flags of the visit, gravest first, each with its reason and what was decided."""

    def __init__(self, ctx: UiContext, decide: Callable[[Flag], object]) -> None:
        super().__init__()
        self._ctx = ctx
        self._decide = decide
        self._column: QVBoxLayout = column(self, spacing=GRID)

    def show_flags(
        self,
        flags: Sequence[Flag],
        dispositions: Sequence[Disposition],
        questions: Mapping[str, str],
        skipped: Sequence[Line],
        *,
        fixed: bool,
    ) -> None:
        """Show flags, and how many safety questions were ``skipped``; ``fixed`` hides the button that decides."""
        clear(self._column)
        by_rule = {one.rule_id: one for one in dispositions}
        for flag in flags:
            self._column.addWidget(self._card(flag, by_rule.get(flag.rule.id), questions, fixed=fixed))
        if not flags:
            self._column.addWidget(label(self._ctx.tr(N_("No flag from the health history.")), "soft", wrap=True))
        if skipped:
            self._column.addWidget(unanswered_label(skipped, self._ctx.tr))

    def _card(self, flag: Flag, decided: Disposition | None, questions: Mapping[str, str], *, fixed: bool) -> QWidget:
        tr, rule = self._ctx.tr, flag.rule
        box = Card(TONES[rule.level], margin=GRID + 4, spacing=4)
        name = rule.name.in_(tr.language)
        box.content.addWidget(
            label(tr(N_("{level}: {flag}"), level=tr(LEVEL_NAMES[rule.level]), flag=name), "strong", wrap=True)
        )
        box.content.addWidget(label(rule.advice.in_(tr.language), wrap=True))
        for reason in reasons(flag, questions):
            box.content.addWidget(label(tr(N_("Because of: {question}"), question=reason), "small", wrap=True))
        if is_to_verify(rule.source):
            box.content.addWidget(label(tr(N_("To be verified by a practitioner")), "small", wrap=True))
        if decided is not None:
            words = tr(
                N_("{decision}: {text} ({time}, {who})"),
                decision=tr(DECISION_NAMES[decided.decision]),
                text=decided.text,
                time=self._ctx.time(decided.at),
                who=decided.by,
            )
            box.content.addWidget(label(words, "strong", wrap=True))
        if not fixed:
            text = tr(N_("Change the decision")) if decided else tr(N_("Record the decision"))
            line = row()
            line.addWidget(button(text, partial(self._decide, flag), role="quiet", name=f"{text}: {name}"))
            line.addStretch(1)
            box.content.addLayout(line)
        return box


class DecisionDialog(QDialog):
    """What was decided about one flag: one of five decisions, and a few words."""

    def __init__(self, parent: QWidget, ctx: UiContext, flag: Flag, before: Disposition | None) -> None:
        super().__init__(parent)
        self._ctx = ctx
        tr = ctx.tr
        self.setWindowTitle(flag.rule.name.in_(tr.language))
        self.setMinimumWidth(ctx.theme.ems(WIDTH_EMS))
        self.banner = Banner(ctx.theme, ctx.icons, tr(N_("Close this message")))
        self._decision = Ticks(
            tuple((one.value, tr(DECISION_NAMES[one])) for one in Decision), tr(N_("What was decided"))
        )
        self._decision.changed.connect(self._one_only)
        self._before: tuple[str, ...] = ()
        self._text = Paragraph(lines=3)
        self._text.setAccessibleName(tr(N_("What was said and done")))
        layout = column(self, margin=3 * GRID, spacing=2 * GRID)
        layout.addWidget(label(self.windowTitle(), "title", wrap=True))
        layout.addWidget(self.banner)
        layout.addWidget(label(flag.rule.advice.in_(tr.language), wrap=True))
        layout.addWidget(Field(tr(N_("What was decided")), self._decision))
        layout.addWidget(Field(tr(N_("What was said and done")), self._text))
        buttons = row()
        buttons.addWidget(button(tr(N_("Cancel")), self.reject))
        buttons.addStretch(1)
        record = button(tr(N_("Record the decision")), self._check, role="primary")
        record.setDefault(True)
        buttons.addWidget(record)
        layout.addLayout(buttons)
        if before is not None:
            self._before = (before.decision.value,)
            self._decision.set_value(self._before)
            self._text.setPlainText(before.text)
        self._first = self.text()

    def decision(self) -> Decision:
        """Return what was chosen."""
        return Decision(self._decision.value()[0])

    def text(self) -> str:
        """Return the words."""
        return self._text.toPlainText().strip()

    def put_away(self) -> bool:
        """Return whether no words are typed that are not recorded."""
        return self.text() == self._first

    def reject(self) -> None:
        """Ask before throwing away words that are not recorded."""
        if self.put_away() or may_discard(self._ctx.ask, self, self._ctx.tr):
            super().reject()

    def _one_only(self) -> None:
        self._before = tuple(one for one in self._decision.value() if one not in self._before)
        self._decision.set_value(self._before)

    def _check(self) -> None:
        if not self._decision.value():
            self._tell(UserError(N_("Please choose what was decided.")))
        elif not self.text():
            self._tell(UserError(N_("Please write in a few words what was said and done.")))
        else:
            self.accept()

    def _tell(self, error: UserError) -> None:
        self.banner.say(error.text(self._ctx.tr), "danger")


class RaiseDialog(QDialog):
    """Raises a red flag that shows in the visit itself."""

    def __init__(self, parent: QWidget, ctx: UiContext) -> None:
        super().__init__(parent)
        self._ctx = ctx
        tr = ctx.tr
        self.rule: Rule | None = None
        self.setWindowTitle(tr(N_("Raise a red flag")))
        self.setMinimumWidth(ctx.theme.ems(WIDTH_EMS))
        rules = [rule for rule in ctx.catalog.rules if rule.is_red_flag]
        self._rules = {rule.id: rule for rule in rules}
        self._picker = Picker(
            tuple(Entry(rule.id, rule.name.in_(tr.language), rule.cues.in_(tr.language)) for rule in rules),
            tr(N_("Red flag")),
            tr(N_("Type a word: dizziness, calf, headache…")),
            tr,
        )
        self._picker.picked.connect(self._show)
        self._name = label("", "heading", wrap=True)
        self._cues = label("", wrap=True)
        self._advice = label("", "strong", wrap=True)
        layout = column(self, margin=3 * GRID, spacing=2 * GRID)
        layout.addWidget(label(self.windowTitle(), "title"))
        layout.addWidget(self._picker)
        layout.addWidget(self._name)
        layout.addWidget(self._cues)
        layout.addWidget(self._advice)
        layout.addStretch(1)
        buttons = row()
        buttons.addWidget(button(tr(N_("Cancel")), self.reject))
        buttons.addStretch(1)
        self._raise = button(tr(N_("Raise this flag")), self.accept, role="primary")
        self._raise.setEnabled(False)
        buttons.addWidget(self._raise)
        layout.addLayout(buttons)

    def _show(self, rule_id: str) -> None:
        language = self._ctx.language
        self.rule = self._rules[rule_id]
        self._name.setText(self.rule.name.in_(language))
        self._cues.setText(self.rule.cues.in_(language))
        self._advice.setText(self.rule.advice.in_(language))
        self._raise.setEnabled(True)
        self._raise.setFocus()
        layout = self.layout()
        if layout is not None:  # the words need more room than there was for none
            self.resize(self.width(), max(self.height(), layout.totalHeightForWidth(self.width())))
