"""Who signs, in which role, and the hand: the foot of a health history and of a consent."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from rmt_desktop.base.errors import Problem
from rmt_desktop.base.i18n import N_, Translator
from rmt_desktop.domain.clients import Client
from rmt_desktop.domain.forms.answers import Signature
from rmt_desktop.ui.forms.therapist import SignatureField
from rmt_desktop.ui.theme import GRID, Theme
from rmt_desktop.ui.widgets.fields import Field, Line, Pick
from rmt_desktop.ui.widgets.layouts import column, row
from rmt_desktop.ui.widgets.text import label

ROLES = {
    "client": N_("The client"),
    "guardian": N_("Parent or guardian"),
    "decision_maker": N_("Decision-maker"),
}
"""Who may sign, by the role a signature keeps."""

TEXT_HAS_CHANGED = N_("The text has changed since it was signed. Please sign again.")

PAD_HEIGHT = 132
WIDEST = 46  # heights of the body text


class SignerForm(QWidget):
    """Role, name and signature of one person.

    The name is proposed from the client's record until somebody types another. Problems carry the field names
    ``name`` and ``signature``; one about ``signer`` is shown with the role. A hand stands below the words it was
    drawn for (``show_words``) and below no others.
    """

    changed = Signal()

    def __init__(self, tr: Translator, theme: Theme, client: Client, roles: Sequence[str] = tuple(ROLES)) -> None:
        super().__init__()
        self._tr = tr
        self._client = client
        self._name_is_own = False
        self._is_drawn = True
        self._words: object = None
        self._role = Pick(tuple((role, tr(ROLES[role])) for role in roles), roles[0])
        self._role.activated.connect(lambda _: self._role_chosen(self._role.chosen()))
        self._role_field = Field(tr(N_("Who signs")), self._role, key="signer")
        self._name = Line(name_for(roles[0], client), longest=120)
        self._name.textEdited.connect(self._name_typed)
        self._name_field = Field(tr(N_("Name in full")), self._name, key="name")
        self.pad = SignatureField(tr, theme, tr(N_("Signature")), self._name.text)
        self.set_pad_height(PAD_HEIGHT)
        self.pad.changed.connect(self._signed)
        self._pad_field = Field(tr(N_("Signature")), self.pad, key="signature")
        self._instead = label("", "soft", wrap=True)
        self._instead.hide()
        self.setMaximumWidth(theme.sizes.body * WIDEST)
        who = row(spacing=2 * GRID)
        who.addWidget(self._role_field, 2)
        who.addWidget(self._name_field, 3)
        layout = column(self, spacing=GRID)
        layout.addLayout(who)
        for widget in (self._pad_field, self._instead):
            layout.addWidget(widget)

    def signature(self) -> Signature:
        """Return role, name and hand as they stand; no hand where none is drawn."""
        image = self.pad.png() if self._is_drawn else b""
        return Signature(image=image, name=self._name.text().strip(), role=self._role.chosen())

    @property
    def has_hand(self) -> bool:
        """Whether a signature is drawn or adopted that would be lost with the window."""
        return self._is_drawn and not self.pad.pad.is_empty

    def show_words(self, words: object) -> bool:
        """Take what is signed: any value that differs when the text does.

        A hand below other words is taken away, and a sentence says why; return whether that was so.
        """
        is_below_others = words != self._words and not self.pad.pad.is_empty
        self._words = words
        if is_below_others:
            self.pad.pad.clear()
            self._ask_again()
        return is_below_others

    def take_over(self, signature: Signature) -> None:
        """Go on with who signs, as typed below the same text in another language; that hand is not below this one."""
        self._role.choose(signature.role)
        self._name.setText(signature.name)
        self._name_is_own = signature.name != name_for(signature.role, self._client)
        if signature.image:
            self._ask_again()

    def focus_first(self) -> None:
        """Put the focus where the signature goes, or into the name where none is drawn."""
        (self.pad.pad if self._is_drawn else self._name).setFocus(Qt.FocusReason.OtherFocusReason)

    def set_drawn(self, drawn: bool, instead: str = "") -> None:  # noqa: FBT001 - as Qt's own setters
        """Ask for a drawn signature, or say ``instead`` why there is none."""
        self._is_drawn = drawn
        self._pad_field.setVisible(drawn)
        self._instead.setText(instead)
        self._instead.setVisible(bool(instead) and not drawn)

    def set_pad_height(self, height: int) -> None:
        """Make the box to sign in as high as this, in pixels."""
        self.pad.pad.setFixedHeight(height)

    def show_problems(self, problems: Iterable[Problem]) -> QWidget | None:
        """Show each problem beside its part, clear the others; return the first part that has one."""
        by_key: dict[str, str] = {}
        for problem in problems:
            by_key.setdefault(problem.field, problem.text(self._tr))
        fields = (self._role_field, self._name_field, self._pad_field)
        for field in fields:
            field.set_problem(by_key.get(field.key, ""))
        return next((field for field in fields if field.key in by_key), None)

    def _ask_again(self) -> None:
        self._pad_field.set_problem(self._tr(TEXT_HAS_CHANGED))

    def _name_typed(self, _text: str) -> None:
        self._name_is_own = True
        self._name_field.set_problem("")
        self.changed.emit()

    def _signed(self) -> None:
        if not self.pad.pad.is_empty:
            self._pad_field.set_problem("")
        self.changed.emit()

    def _role_chosen(self, role: str) -> None:
        if not self._name_is_own:
            self._name.setText(name_for(role, self._client))
        self._role_field.set_problem("")
        self.changed.emit()


def name_for(role: str, client: Client) -> str:
    """Return the name to propose for who signs."""
    return client.legal_name if role == "client" else client.guardian.name if role == "guardian" else ""
