"""The door: a pass phrase opens the vault; a recovery code opens it when the pass phrase is lost."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QProgressBar, QWidget

from rmt_desktop.base.errors import UserError
from rmt_desktop.base.i18n import N_
from rmt_desktop.ui.context import GateContext
from rmt_desktop.ui.theme import GRID
from rmt_desktop.ui.widgets.banner import Banner
from rmt_desktop.ui.widgets.fields import Field, Line
from rmt_desktop.ui.widgets.layouts import Card, Ends, Scroll, centred, column
from rmt_desktop.ui.widgets.passphrase import PassphraseEdit
from rmt_desktop.ui.widgets.text import button, label

CARD_EMS = 33


class UnlockPage(QWidget):
    """Asks for the secret. The vault itself is opened by whoever listens."""

    help_topic = "security"
    unlock_asked = Signal(str)
    recovery_asked = Signal(str, str)

    def __init__(self, ctx: GateContext, folder: Path, clinic_name: str = "") -> None:
        super().__init__()
        self._ctx = ctx
        tr = ctx.tr
        self.setProperty("role", "ground")
        self.banner = Banner(ctx.theme, ctx.icons, tr(N_("Close this message")))
        self._passphrase = PassphraseEdit(tr(N_("Pass phrase")), tr(N_("Show what I type")))
        self._passphrase.line.returnPressed.connect(self._unlock)
        self._open = button(tr(N_("Unlock")), self._unlock, role="primary")
        self._open.setDefault(True)
        self._busy = QProgressBar(maximum=0)
        self._busy.setAccessibleName(tr(N_("Opening the record")))
        self._busy.hide()
        self._door = self._build_door(folder, clinic_name)
        self._recovery = self._build_recovery()
        self._recovery.hide()
        page = Scroll(margin=2 * GRID, spacing=0)
        page.content.addStretch(1)
        page.content.addLayout(centred(self._door))
        page.content.addLayout(centred(self._recovery))
        page.content.addStretch(2)
        column(self).addWidget(page)

    def focus_first(self) -> None:
        """Put the focus into the pass phrase."""
        self._passphrase.line.setFocus()

    def set_busy(self, busy: bool) -> None:  # noqa: FBT001 - mirrors Qt's setters
        """Show that the vault is being opened, and take no second order meanwhile."""
        self._busy.setVisible(busy)
        for part in (self._passphrase, self._open, self._recovery):
            part.setEnabled(not busy)

    def tell(self, error: UserError) -> None:
        """Say why the vault did not open; what was typed stays selected so that it can be corrected."""
        self.set_busy(False)
        self.banner.say(error.text(self._ctx.tr), "danger")
        wrong = self._passphrase.line if self._recovery.isHidden() else self._code
        wrong.selectAll()
        wrong.setFocus()

    def say(self, text: str) -> None:
        """Show a sentence that is no error, such as why the screen was locked."""
        self.banner.say(text, "info")

    def _build_door(self, folder: Path, clinic_name: str) -> Card:
        tr = self._ctx.tr
        card = Card(margin=4 * GRID, spacing=2 * GRID)
        card.setFixedWidth(self._ctx.theme.ems(CARD_EMS))
        picture = QLabel()
        picture.setPixmap(self._ctx.icons.pixmap("lock", "accent", 32, self.devicePixelRatioF()))
        card.content.addWidget(picture)
        card.content.addWidget(label(clinic_name or tr(N_("RMT Desktop is locked")), "title", wrap=True))
        card.content.addWidget(label(str(folder), "small", wrap=True))
        card.content.addWidget(self.banner)
        card.content.addWidget(Field(tr(N_("Pass phrase")), self._passphrase))
        card.content.addWidget(self._open)
        card.content.addWidget(self._busy)
        card.content.addWidget(button(tr(N_("I have lost my pass phrase")), self._show_recovery, role="link"))
        return card

    def _build_recovery(self) -> Card:
        tr = self._ctx.tr
        card = Card(margin=4 * GRID, spacing=2 * GRID)
        card.setFixedWidth(self._ctx.theme.ems(CARD_EMS))
        self._code = Line(longest=120)
        self._new = PassphraseEdit(tr(N_("New pass phrase")), tr(N_("Show what I type")))
        card.content.addWidget(label(tr(N_("Open with the recovery code")), "title", wrap=True))
        card.content.addWidget(
            label(
                tr(N_("It was printed when the clinic was set up. It opens the record and sets a new pass phrase.")),
                "soft",
                wrap=True,
            )
        )
        card.content.addWidget(Field(tr(N_("Recovery code")), self._code))
        card.content.addWidget(Field(tr(N_("New pass phrase")), self._new))
        go_on = button(tr(N_("Open and set the new pass phrase")), self._recover, role="primary")
        card.content.addWidget(Ends(go_on, button(tr(N_("Go back")), self._show_door)))
        return card

    def _unlock(self) -> None:
        if self._passphrase.text():
            self.banner.clear()
            self.set_busy(True)
            self.unlock_asked.emit(self._passphrase.text())

    def _recover(self) -> None:
        if self._code.text().strip() and self._new.text():
            self.set_busy(True)
            self.recovery_asked.emit(self._code.text().strip(), self._new.text())

    def _show_recovery(self) -> None:
        self._move_banner(self._recovery)
        self._door.hide()
        self._recovery.show()
        self._code.setFocus()

    def _show_door(self) -> None:
        self._move_banner(self._door)
        self._recovery.hide()
        self._door.show()
        self.focus_first()

    def _move_banner(self, card: Card) -> None:
        self.banner.clear()
        card.content.insertWidget(2, self.banner)
