""" "Anything changed since last time?": the answers as they stand, and one button for no change."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from rmt_desktop.base.i18n import N_
from rmt_desktop.domain.clients import Client
from rmt_desktop.domain.forms.answers import FilledForm
from rmt_desktop.services.intake import HistoryState
from rmt_desktop.ui.context import UiContext
from rmt_desktop.ui.pages.intake.centre import scaled
from rmt_desktop.ui.pages.intake.read_back import ReadBack
from rmt_desktop.ui.pages.intake.state import told
from rmt_desktop.ui.theme import GRID
from rmt_desktop.ui.widgets.fields import Field, Paragraph
from rmt_desktop.ui.widgets.layouts import Card, Scroll, row
from rmt_desktop.ui.widgets.text import button, label, line

SIDE_WIDTH = 344


class ReviewView(QWidget):
    """Shows the last history and asks.

    ``unchanged``, ``changed`` (with the words) or ``asked_anew`` (with the words, if there are any) answer.
    """

    unchanged = Signal()
    changed = Signal(str)
    asked_anew = Signal(str)
    left = Signal()

    def __init__(self, ctx: UiContext, client: Client, state: HistoryState, signed: FilledForm) -> None:
        super().__init__()
        self._ctx = ctx
        tr = ctx.tr
        self._no_change = button(tr(N_("No change")), self.unchanged.emit, role="primary")
        self._no_change.setDefault(True)
        self._words = Paragraph(lines=3)
        self._words.textChanged.connect(self._show_ways)
        self._field = Field(
            tr(N_("What changed?")), self._words, hint=tr(N_("One sentence is enough. It stays with the history."))
        )
        self._keep = button(tr(N_("Keep this change")), self._tell_change, role="primary")
        self._small = button(tr(N_("Something small changed")), self._ask_what)
        anew = button(tr(N_("Go through the questions")), lambda: self.asked_anew.emit(self._typed()))
        for big in (self._no_change, self._small, anew):
            big.setProperty("tall", True)  # noqa: FBT003 - Qt
        side = Card(margin=3 * GRID, spacing=2 * GRID)
        side.setFixedWidth(scaled(SIDE_WIDTH, ctx.theme, most=1.4))
        side.content.addWidget(label(tr(N_("Anything changed since last time?")), "title", wrap=True))
        side.content.addWidget(label(self._looked_at(state), "soft", wrap=True))
        for widget in (self._no_change, self._small, self._field, self._keep, anew):
            side.content.addWidget(widget)
        for review in state.reviews[:3]:
            if review.changes:
                side.content.addWidget(line())
                side.content.addWidget(label(self._ctx.short_day(review.at), "small"))
                side.content.addWidget(label(review.changes, wrap=True))
        side.content.addStretch(1)
        side.content.addWidget(button(tr(N_("Close")), self.left.emit))
        self._field.hide()
        self._keep.hide()
        last = Scroll(margin=3 * GRID)
        last.content.addWidget(label(tr(N_("Health history of {name}"), name=client.shown_name), "title", wrap=True))
        last.content.addWidget(ReadBack(tr, told(signed.lines)))
        last.content.addStretch(1)
        last.setAccessibleName(tr(N_("The last answers")))
        holder = Card(margin=0)
        holder.content.addWidget(last)
        layout = row(self, margin=2 * GRID, spacing=2 * GRID)
        layout.addWidget(holder, 1)
        layout.addWidget(side)

    @property
    def has_typed(self) -> bool:
        """Whether words would be lost by closing now."""
        return bool(self._typed())

    def focus_first(self) -> None:
        """Put the focus on the likeliest answer, so that Return gives it."""
        self._no_change.setFocus()

    def _looked_at(self, state: HistoryState) -> str:
        signed, at = state.signed, state.reviewed_at
        if signed is None or signed.signed_at is None or at is None:
            return ""
        name = signed.signature.name if signed.signature else ""
        return self._ctx.tr(
            N_("Signed by {name} on {signed}. Last looked at on {day}."),
            name=name,
            signed=self._ctx.short_day(signed.signed_at),
            day=self._ctx.short_day(at),
        )

    def _typed(self) -> str:
        return self._words.toPlainText().strip()

    def _show_ways(self) -> None:
        """Offer "No change" only while no change is written down."""
        self._field.set_problem("")
        self._no_change.setVisible(not self.has_typed)
        (self._keep if self.has_typed else self._no_change).setDefault(True)

    def _ask_what(self) -> None:
        self._small.hide()
        self._field.show()
        self._keep.show()
        self._words.setFocus()

    def _tell_change(self) -> None:
        words = self._typed()
        if not words:
            self._field.set_problem(self._ctx.tr(N_("Please write what changed, or choose “No change”.")))
            return
        self.changed.emit(words)
