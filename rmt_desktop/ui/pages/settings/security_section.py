"""Security: the pass phrase, the recovery code, and when the screen locks by itself."""

from dataclasses import replace

from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QPushButton

from rmt_desktop.base.errors import InvalidInput, UserError, WrongPassphrase
from rmt_desktop.base.i18n import N_
from rmt_desktop.services.changes import Changes
from rmt_desktop.services.papers import RecoveryPaper
from rmt_desktop.services.paperwork import recovery_sheet
from rmt_desktop.ui.call import attempt
from rmt_desktop.ui.context import Page, UiContext
from rmt_desktop.ui.pages.settings.section import Section
from rmt_desktop.ui.paper_actions import PaperActions, file_name
from rmt_desktop.ui.theme import GRID
from rmt_desktop.ui.widgets.fields import Field, Number
from rmt_desktop.ui.widgets.layouts import Card, FlowBox, row
from rmt_desktop.ui.widgets.passphrase import PassphraseEdit, StrengthReading
from rmt_desktop.ui.widgets.text import button, code_rows, label


class SecuritySection(Section):
    """Changes secrets. Each change is made on the worker, because keys are slow to derive on purpose."""

    def __init__(self, ctx: UiContext, page: Page) -> None:
        super().__init__(
            ctx,
            page,
            N_("Security"),
            N_("The record is encrypted. Only a pass phrase or the recovery code opens it."),
        )
        tr = ctx.tr
        self._running = False
        self._code_text = ""
        self._busy = QProgressBar(maximum=0)
        self._busy.setAccessibleName(tr(N_("Working on the keys")))
        self._busy.hide()
        self._old = PassphraseEdit(tr(N_("Present pass phrase")), tr(N_("Show the present pass phrase")))
        self._new = PassphraseEdit(tr(N_("New pass phrase")), tr(N_("Show the new pass phrase")))
        self._again = PassphraseEdit(tr(N_("The new pass phrase again")), tr(N_("Show the repeated pass phrase")))
        self._strength = StrengthReading(ctx.theme, tr, self._new, ctx.vaults.strength)
        self._old_field = Field(tr(N_("Present pass phrase")), self._old)
        self._new_field = Field(tr(N_("New pass phrase")), self._new)
        self._again_field = Field(tr(N_("The new pass phrase again")), self._again)
        self._proof = PassphraseEdit(tr(N_("Your pass phrase")), tr(N_("Show your pass phrase")))
        self._proof_field = Field(tr(N_("Your pass phrase")), self._proof)
        self._code = label("", "code", wrap=True, selectable=True)
        self._code_card = Card("info", margin=2 * GRID, spacing=GRID)
        self._minutes = Number(low=1, high=60, optional=False)
        self._papers = PaperActions(ctx, page)
        self.content.addWidget(self._busy)
        self._phrase_card = self._build_phrase()
        self._recovery_card = self._build_recovery()
        for card in (self._build_lock(), self._phrase_card, self._recovery_card):
            self.content.addWidget(card)
        self.content.addStretch(1)
        self.refresh()

    @property
    def is_dirty(self) -> bool:
        """Whether a secret is half typed, a code is shown, or other minutes are not saved."""
        typed = any(edit.text() for edit in (self._old, self._new, self._again, self._proof))
        return typed or bool(self._code_text) or self._minutes.value() != self.ctx.prefs.current.auto_lock_minutes

    @property
    def is_busy(self) -> bool:
        """Whether a key is being written: a new code must not come when nobody can see it."""
        return self._running

    @property
    def code(self) -> str:
        """The recovery code on the screen, empty when none is shown."""
        return self._code_text

    def refresh(self) -> None:
        """Forget what was typed and show the minutes in force."""
        for edit in (self._old, self._new, self._again, self._proof):
            edit.clear()
        self._minutes.set_value(self.ctx.prefs.current.auto_lock_minutes)
        self._hide_code()

    def focus_first(self) -> None:
        """Put the focus on the minutes."""
        self._minutes.setFocus()

    def save(self) -> None:
        """Keep the minutes until the screen locks."""
        prefs = self.ctx.prefs
        prefs.change(replace(prefs.current, auto_lock_minutes=self._minutes.value()))
        self.said(
            self.tr_.plural(
                "The screen locks after {count} minute without a touch.",
                "The screen locks after {count} minutes without a touch.",
                self._minutes.value(),
            )
        )

    def change_passphrase(self) -> None:
        """Rewrite this person's key slot."""
        tr, opened = self.tr_, self.ctx.opened
        old, new = self._old.text(), self._new.text()
        advice = self.ctx.vaults.strength(new).advice
        differs = new != self._again.text()
        self._old_field.set_problem("" if old else tr(N_("Please type the pass phrase you use now.")))
        self._new_field.set_problem(tr(advice) if advice else "")
        self._again_field.set_problem(tr(N_("The two pass phrases differ.")) if differs and not advice else "")
        if not old or advice or differs:
            return
        self._set_running(running=True)
        self.ctx.tasks.run(
            self,
            lambda: self.ctx.vaults.change_passphrase(opened.folder, opened.user, old, new),
            lambda _: self._phrase_changed(),
            lambda error: self._failed(error, self._old_field),
        )

    def new_code(self) -> None:
        """Replace the recovery code."""
        opened, proof = self.ctx.opened, self._proof.text()
        self._proof_field.set_problem("" if proof else self.tr_(N_("Please type the pass phrase you use now.")))
        if not proof:
            return
        self._set_running(running=True)
        self.ctx.tasks.run(
            self,
            lambda: self.ctx.vaults.new_recovery_code(opened.folder, opened.user, proof),
            self._show_code,
            lambda error: self._failed(error, self._proof_field),
        )

    def _build_lock(self) -> Card:
        tr = self.tr_
        card = Card(spacing=GRID)
        card.content.addWidget(label(tr(N_("Lock by itself")), "heading"))
        line = row(spacing=GRID)
        hint = tr(N_("From 1 to 60. Ten minutes is a good habit at a front desk."))
        line.addWidget(Field(tr(N_("Minutes without a touch")), self._minutes, hint=hint), 1)
        card.content.addLayout(line)
        card.content.addLayout(_left(button(tr(N_("Save the minutes")), self.save)))
        return card

    def _build_phrase(self) -> Card:
        tr = self.tr_
        card = Card(spacing=GRID)
        card.content.addWidget(label(tr(N_("Change the pass phrase")), "heading"))
        for part in (self._old_field, self._new_field, self._strength, self._again_field):
            card.content.addWidget(part)
        card.content.addLayout(_left(button(tr(N_("Change the pass phrase")), self.change_passphrase)))
        return card

    def _build_recovery(self) -> Card:
        tr, icons = self.tr_, self.ctx.icons
        card = Card(spacing=GRID)
        card.content.addWidget(label(tr(N_("Recovery code")), "heading"))
        words = N_(
            "If the code was lost or somebody has seen it, make a new one. The old one then opens nothing any more."
        )
        card.content.addWidget(label(tr(words), "soft", wrap=True))
        card.content.addWidget(self._proof_field)
        card.content.addLayout(_left(button(tr(N_("Make a new recovery code")), self.new_code)))
        content = self._code_card.content
        content.addWidget(label(tr(N_("It is shown only now. Print it and lock it away.")), wrap=True))
        content.addWidget(self._code)
        buttons = FlowBox()
        buttons.flow.addWidget(button(tr(N_("Print the code…")), self._print_code, icon=icons.get("printer", size=18)))
        buttons.flow.addWidget(button(tr(N_("Save as PDF…")), self._save_code, icon=icons.get("download", size=18)))
        buttons.flow.addWidget(button(tr(N_("I have kept the code")), self._hide_code, role="primary"))
        content.addWidget(buttons)
        card.content.addWidget(self._code_card)
        return card

    def _phrase_changed(self) -> None:
        self._set_running(running=False)
        for edit in (self._old, self._new, self._again):
            edit.clear()
        self._note("passphrase")
        self.said(self.tr_(N_("The pass phrase is changed. The recovery code still works.")))

    def _show_code(self, code: str) -> None:
        self._set_running(running=False)
        self._proof.clear()
        self._code_text = code
        self._code.setText(code_rows(code))
        self._code.setAccessibleName(self.tr_(N_("Recovery code {code}"), code=code))
        self._code_card.show()
        self._note("recovery code")

    def _hide_code(self) -> None:
        self._code_text = ""
        self._code.clear()
        self._code.setAccessibleName("")
        self._code_card.hide()

    def _note(self, what: str) -> None:
        attempt(self, lambda: self.ctx.services.audit_log.note_secret(what))

    def _failed(self, error: UserError, field: Field) -> None:
        """Say beside the field that it is the wrong secret, and anything else above the page."""
        self._set_running(running=False)
        if isinstance(error, WrongPassphrase | InvalidInput):
            field.set_problem(error.text(self.tr_))
            field.setFocus()
        else:
            self.tell(error)

    def _set_running(self, *, running: bool) -> None:
        self._running = running
        self._busy.setVisible(running)
        self._phrase_card.setEnabled(not running)
        self._recovery_card.setEnabled(not running)

    def _sheet(self) -> bytes:
        clinic = self.ctx.services.clinics.clinic()
        paper = RecoveryPaper(
            clinic_name=clinic.name,
            code=self._code_text,
            made_on=self.ctx.services.desk.time.today(),
            language=self.ctx.language,
            paper=clinic.paper,
            is_demo=clinic.is_demo,
        )
        return recovery_sheet(self.ctx.services.paperwork.documents, paper)

    def _print_code(self) -> None:
        self._papers.print_dialog(self._sheet(), self.tr_(N_("Recovery code")), lambda _: Changes())

    def _save_code(self) -> None:
        title = self.tr_(N_("Recovery code"))
        self._papers.save(self._sheet(), title, file_name(title), lambda _: Changes())


def _left(made: QPushButton) -> QHBoxLayout:
    """Return a row with the button at its beginning."""
    line = row()
    line.addWidget(made)
    line.addStretch(1)
    return line
