"""After the signature: what was kept, and for the therapist what the answers mean."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QWidget

from rmt_desktop.base.i18n import N_
from rmt_desktop.domain.forms.answers import FilledForm
from rmt_desktop.domain.screening import Flag
from rmt_desktop.ui.context import UiContext
from rmt_desktop.ui.pages.intake.flags import FlagList, no_flags
from rmt_desktop.ui.theme import GRID
from rmt_desktop.ui.widgets.layouts import Card, column, row
from rmt_desktop.ui.widgets.text import button, label

CARD_WIDTH = 760


class DoneView(QWidget):
    """Says that the history is signed, and shows its flags."""

    left = Signal()

    def __init__(self, ctx: UiContext, form: FilledForm, flags: tuple[Flag, ...]) -> None:
        super().__init__()
        tr = ctx.tr
        self._close = button(tr(N_("Close")), self.left.emit, role="primary")
        self._close.setDefault(True)
        picture = QLabel()
        picture.setPixmap(ctx.icons.pixmap("circle-check", ctx.theme.colour("good"), 28, self.devicePixelRatioF()))
        head = row(spacing=GRID)
        head.addWidget(picture)
        head.addWidget(label(tr(N_("The health history is signed")), "title", wrap=True), 1)
        card = Card(margin=4 * GRID, spacing=2 * GRID)
        card.setFixedWidth(CARD_WIDTH)
        card.content.addLayout(head)
        if form.signature is not None and form.signed_at is not None:
            signed = tr(
                N_("By {name} on {day} at {time}. It cannot be changed any more; what changes later is added."),
                name=form.signature.name,
                day=ctx.day(form.signed_at),
                time=ctx.time(form.signed_at),
            )
            card.content.addWidget(label(signed, "soft", wrap=True))
        card.content.addSpacing(GRID)
        if flags:
            card.content.addWidget(label(tr(N_("For the therapist")), "heading"))
            points = FlagList(ctx, margin=0)
            points.show_flags(flags, form)
            card.content.addWidget(points, 1)
        else:
            card.content.addWidget(label(no_flags(ctx), wrap=True))
        buttons = row()
        buttons.addStretch(1)
        buttons.addWidget(self._close)
        card.content.addLayout(buttons)
        outer = column(self, margin=3 * GRID)
        if not flags:
            outer.addStretch(1)
        outer.addWidget(card, 1 if flags else 0, Qt.AlignmentFlag.AlignHCenter)
        if not flags:
            outer.addStretch(2)

    def focus_first(self) -> None:
        """Put the focus where Return closes."""
        self._close.setFocus()
