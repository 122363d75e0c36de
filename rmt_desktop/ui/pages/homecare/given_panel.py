"""The card beside a sheet that was given: when and by whom, print it again, or begin another one from it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from rmt_desktop.base.i18n import N_
from rmt_desktop.domain.homecare import HomeCarePlan
from rmt_desktop.domain.notes import TreatmentNote
from rmt_desktop.ui.context import Route, UiContext
from rmt_desktop.ui.theme import GRID
from rmt_desktop.ui.widgets.layouts import Card, FlowBox, column, row
from rmt_desktop.ui.widgets.text import button, label, line


class GivenPanel(QWidget):
    """What can be done with a sheet that never changes any more.

    ``note`` is the note of the visit it was given in, None where there is none or it may not be read; ``in_error`` says
    that the note was entered in error: there is no receipt for it then.
    """

    print_asked = Signal()
    print_dialog_asked = Signal()
    save_asked = Signal()
    again_asked = Signal()

    def __init__(
        self,
        ctx: UiContext,
        plan: HomeCarePlan,
        client_name: str,
        *,
        note: TreatmentNote | None = None,
        in_error: bool = False,
    ) -> None:
        super().__init__()
        tr, given_at = ctx.tr, plan.given_at
        self._print = button(
            tr(N_("Print")),
            self.print_asked.emit,
            role="primary",
            icon=ctx.icons.get("printer", ctx.theme.colour("on_accent"), 18),
            tip="Ctrl+P",
        )
        card = Card(margin=3 * GRID, spacing=2 * GRID)
        head = column(spacing=4)
        head.addWidget(label(tr(N_("Home care for {name}"), name=client_name), "title", wrap=True))
        if given_at is not None:
            words = tr(
                N_("Given {day}, {time}, by {name}"),
                day=ctx.day(given_at),
                time=ctx.time(given_at),
                name=plan.given_by,
            )
            head.addWidget(label(words, "soft", wrap=True))
        card.content.addLayout(head)
        card.content.addWidget(self._print)
        if note is not None:
            back = Route("note", note.visit_id)
            card.content.addWidget(button(tr(N_("Back to the note")), lambda: ctx.go.to(back)))
        two = FlowBox()
        two.flow.addWidget(button(tr(N_("Save as PDF…")), self.save_asked.emit))
        two.flow.addWidget(button(tr(N_("Other printer…")), self.print_dialog_asked.emit))
        card.content.addWidget(two)
        card.content.addWidget(line())
        sentence = tr(N_("What was given stays as it is. To change something, begin a new sheet from it."))
        card.content.addWidget(label(sentence, "small", wrap=True))
        card.content.addWidget(button(tr(N_("New sheet from this one")), self.again_asked.emit))
        client = row()
        there = Route("client", plan.client_id)
        client.addWidget(button(tr(N_("Open the client")), lambda: ctx.go.to(there), role="quiet"))
        if plan.visit_id is not None and not in_error:
            receipt = Route("receipt", plan.visit_id, "visit")
            client.addWidget(button(tr(N_("Receipt")), lambda: ctx.go.to(receipt), role="quiet"))
        client.addStretch(1)
        card.content.addLayout(client)
        outer = column(self)
        outer.addWidget(card)
        outer.addStretch(1)

    def focus_first(self) -> None:
        """Put the focus on printing."""
        self._print.setFocus()
