"""Before the signature: what is missing, each line jumping to its place; after it: the form that adds to the note."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal

from rmt_desktop.base.i18n import N_
from rmt_desktop.domain.notes import ADDENDUM_NAMES, AddendumKind, Missing
from rmt_desktop.ui.context import UiContext
from rmt_desktop.ui.theme import GRID
from rmt_desktop.ui.widgets.fields import Field, Paragraph, Pick
from rmt_desktop.ui.widgets.layouts import Card, clear, row
from rmt_desktop.ui.widgets.text import button, label


class SignPanel(Card):
    """Shown in the note when "Sign" is pressed."""

    go_asked = Signal(object)
    signed = Signal()
    closed = Signal()

    def __init__(self, ctx: UiContext) -> None:
        super().__init__("info", spacing=GRID)
        self._ctx = ctx
        self.hide()

    def ask(self, missing: Sequence[Missing]) -> None:
        """Show what is missing and the button that signs, if nothing blocks."""
        tr = self._ctx.tr
        clear(self.content)
        blocking = [one for one in missing if one.blocks]
        title = tr(N_("Before you can sign")) if blocking else tr(N_("Sign this note?"))
        self.content.addWidget(label(title, "heading"))
        for one in missing:
            line = row()
            mark = "●" if one.blocks else "○"
            text = one.problem.text(tr)
            line.addWidget(label(f"{mark}  {text}", "strong" if one.blocks else "", wrap=True), 1)
            go = button(
                tr(N_("Go there")), partial(self._go, one), role="quiet", name=tr(N_("Go to: {what}"), what=text)
            )
            line.addWidget(go)
            self.content.addLayout(line)
        if not blocking:
            words = tr(N_("After signing, the note can only be added to, never changed."))
            self.content.addWidget(label(words, "soft", wrap=True))
        buttons = row()
        back = button(tr(N_("Go on writing")), self._close)
        buttons.addWidget(back)
        buttons.addStretch(1)
        sign = button(
            tr(N_("Sign anyway")) if missing else tr(N_("Sign now")),
            self.signed.emit,
            role="primary",
            icon=self._ctx.icons.get("signature", self._ctx.theme.colour("on_accent"), 18),
        )
        sign.setVisible(not blocking)
        buttons.addWidget(sign)
        self.content.addLayout(buttons)
        self.show()
        (back if missing else sign).setFocus(Qt.FocusReason.OtherFocusReason)

    def _go(self, one: Missing) -> None:
        self.hide()
        self.go_asked.emit(one)

    def _close(self) -> None:
        self.hide()
        self.closed.emit()


class AddendumForm(Card):
    """Adds to a signed note."""

    added = Signal(object, str)

    def __init__(self, ctx: UiContext) -> None:
        super().__init__(spacing=GRID + 4)
        tr = ctx.tr
        self._kind = Pick(tuple((one.value, tr(ADDENDUM_NAMES[one])) for one in AddendumKind))
        self._text = Paragraph(lines=4)
        self._text.setAccessibleName(tr(N_("What is to be added")))
        self.content.addWidget(label(tr(N_("Add to this note")), "heading"))
        self.content.addWidget(
            label(
                tr(N_("The signed note stays as it is; what you add is shown below it with your name.")),
                "soft",
                wrap=True,
            )
        )
        self.content.addWidget(Field(tr(N_("Kind")), self._kind))
        self.content.addWidget(Field(tr(N_("What is to be added")), self._text))
        line = row()
        line.addStretch(1)
        line.addWidget(button(tr(N_("Add to the note")), self._add))
        self.content.addLayout(line)

    @property
    def has_text(self) -> bool:
        """Whether something is typed that has not been added."""
        return bool(self._text.toPlainText().strip())

    def focus_first(self) -> None:
        """Put the focus into the text."""
        self._text.setFocus(Qt.FocusReason.OtherFocusReason)

    def done(self) -> None:
        """Empty the form after the addendum was kept."""
        self._text.clear()

    def _add(self) -> None:
        self.added.emit(AddendumKind(self._kind.chosen()), self._text.toPlainText())
