"""After the signature: what was kept, and for the therapist what the answers mean."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel

from rmt_desktop.base.i18n import N_
from rmt_desktop.domain.forms.answers import FilledForm, Line
from rmt_desktop.domain.screening import Flag
from rmt_desktop.ui.context import UiContext
from rmt_desktop.ui.forms.unanswered import unanswered_label
from rmt_desktop.ui.pages.intake.centre import CentredCard
from rmt_desktop.ui.pages.intake.flags import FlagGrid, no_flags
from rmt_desktop.ui.theme import GRID
from rmt_desktop.ui.widgets.layouts import row
from rmt_desktop.ui.widgets.text import button, label

CARD_WIDTH = 760


class DoneView(CentredCard):
    """Says that the history is signed, and shows its flags and how many safety questions were skipped."""

    left = Signal()

    def __init__(self, ctx: UiContext, form: FilledForm, flags: tuple[Flag, ...], skipped: Sequence[Line]) -> None:
        super().__init__(ctx.theme, width=CARD_WIDTH)
        tr = ctx.tr
        self._close = button(tr(N_("Close")), self.left.emit, role="primary")
        self._close.setDefault(True)
        picture = QLabel()
        picture.setPixmap(ctx.icons.pixmap("circle-check", ctx.theme.colour("good"), 28, self.devicePixelRatioF()))
        head = row(spacing=GRID)
        head.addWidget(picture)
        head.addWidget(label(tr(N_("The health history is signed")), "title", wrap=True), 1)
        card = self.card
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
            points = FlagGrid(ctx)
            points.show_flags(flags, form)
            card.content.addWidget(points)
        else:
            card.content.addWidget(label(no_flags(ctx), wrap=True))
        if skipped:
            card.content.addWidget(unanswered_label(skipped, tr))
        buttons = row()
        buttons.addStretch(1)
        buttons.addWidget(self._close)
        card.content.addLayout(buttons)

    def focus_first(self) -> None:
        """Put the focus where Return closes."""
        self._close.setFocus()
