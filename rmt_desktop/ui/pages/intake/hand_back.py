"""The way out of client mode: thanks for the client, and a staff pass phrase before anything else is seen."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QProgressBar, QPushButton

from rmt_desktop.base.errors import UserError
from rmt_desktop.base.i18n import N_, Translator
from rmt_desktop.domain.clients import Client
from rmt_desktop.ui.context import UiContext
from rmt_desktop.ui.pages.intake.centre import CentredCard
from rmt_desktop.ui.theme import GRID
from rmt_desktop.ui.widgets.fields import Field
from rmt_desktop.ui.widgets.layouts import row
from rmt_desktop.ui.widgets.passphrase import PassphraseEdit
from rmt_desktop.ui.widgets.text import button, label, line

CARD_WIDTH = 520


class HandBackView(CentredCard):
    """Asks a staff member for her pass phrase. ``passed`` when it was right, ``returned`` to go on with questions."""

    passed = Signal()
    returned = Signal()

    def __init__(self, ctx: UiContext, tr: Translator, client: Client, *, signed: bool) -> None:
        super().__init__(ctx.theme, width=CARD_WIDTH)
        self._ctx = ctx
        self._is_gone = False
        self._passphrase = PassphraseEdit(ctx.tr(N_("Pass phrase of the staff")), ctx.tr(N_("Show what I type")))
        self._passphrase.line.returnPressed.connect(self._try)
        self._field = Field(
            ctx.tr(N_("For staff: the pass phrase of {name}"), name=ctx.opened.user_name), self._passphrase
        )
        self._open = button(ctx.tr(N_("Go on as staff")), self._try, role="" if signed else "primary")
        self._busy = QProgressBar(maximum=0)
        self._busy.setAccessibleName(ctx.tr(N_("Checking the pass phrase")))
        self._busy.hide()
        card = self.card
        if signed:
            name = client.preferred_name or client.first_name
            card.content.addWidget(label(tr(N_("Thank you, {name}."), name=name), "title", wrap=True))
            words = tr(N_("Your answers are signed and kept. Please give the computer back."))
        else:
            card.content.addWidget(label(tr(N_("Please give the computer back")), "title", wrap=True))
            words = tr(N_("Your answers so far are kept."))
        card.content.addWidget(label(words, wrap=True))
        self._return: QPushButton | None = None
        if not signed:
            self._return = button(tr(N_("Go on with the questions")), self.returned.emit)
            card.content.addWidget(self._return)
        card.content.addSpacing(GRID)
        card.content.addWidget(line())
        card.content.addWidget(self._field)
        buttons = row()
        buttons.addWidget(self._busy, 1)
        buttons.addStretch(1)
        buttons.addWidget(self._open)
        card.content.addLayout(buttons)

    def focus_first(self) -> None:
        """Put the focus into the pass phrase."""
        self._passphrase.line.setFocus()

    def forget(self) -> None:
        """Listen to no answer any more: the window closes."""
        self._is_gone = True

    def _try(self) -> None:
        secret = self._passphrase.text()
        if not secret or self._busy.isVisible():
            return
        self._set_busy(busy=True)
        opened, vaults = self._ctx.opened, self._ctx.vaults
        self._ctx.tasks.run(
            self, lambda: vaults.verify(opened.folder, opened.user, secret), lambda _: self._right(), self._wrong
        )

    def _right(self) -> None:
        if not self._is_gone:
            self._passphrase.clear()
            self._set_busy(busy=False)
            self.passed.emit()

    def _wrong(self, error: UserError) -> None:
        if not self._is_gone:
            self._set_busy(busy=False)
            self._field.set_problem(error.text(self._ctx.tr))
            self._passphrase.line.selectAll()
            self._passphrase.line.setFocus()

    def _set_busy(self, *, busy: bool) -> None:
        self._busy.setVisible(busy)
        for way in (self._open, self._return):
            if way is not None:
                way.setEnabled(not busy)
        self._passphrase.setEnabled(not busy)
