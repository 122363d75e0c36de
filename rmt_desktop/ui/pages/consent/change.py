"""Consent changed in the middle of the visit: which area, what holds now, what was done. Three clicks, one key."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QDialog, QListWidget, QListWidgetItem, QWidget

from rmt_desktop.base.errors import UserError
from rmt_desktop.base.i18n import N_
from rmt_desktop.domain.consent import AGREEMENT_NAMES, Agreement, AreaState, ConsentChange
from rmt_desktop.domain.ids import VisitId
from rmt_desktop.services.changes import Done
from rmt_desktop.ui.call import attempt
from rmt_desktop.ui.context import UiContext
from rmt_desktop.ui.dialogs import may_discard
from rmt_desktop.ui.pages.consent.proposals import in_language, possible_changes
from rmt_desktop.ui.theme import GRID, set_role
from rmt_desktop.ui.widgets.banner import Banner
from rmt_desktop.ui.widgets.chip import chip
from rmt_desktop.ui.widgets.choices import Segments
from rmt_desktop.ui.widgets.fields import Field, Line
from rmt_desktop.ui.widgets.layouts import FlowBox, clear, column, row
from rmt_desktop.ui.widgets.text import button, label

WIDTH = 640
MOST_ROWS = 8

CHOICES = {
    Agreement.WITHDRAWN: N_("Withdrawn"),
    Agreement.AGREED: N_("Agreed again"),
    Agreement.DECLINED: N_("Declined"),
}
ACTIONS = (N_("Stopped at once"), N_("Area draped and left"), N_("Went on elsewhere"))


class ConsentChangeDialog(QDialog):
    """Records a withdrawal, or an area agreed again, with what was done about it."""

    help_topic = "consent"

    def __init__(self, parent: QWidget | None, ctx: UiContext, visit_id: VisitId) -> None:
        super().__init__(parent)
        self._ctx = ctx
        self._visit_id = visit_id
        tr = ctx.tr
        self._states = ctx.services.consents.of_visit(visit_id).states
        self.setWindowTitle(tr(N_("Consent changed")))
        self.setMinimumWidth(WIDTH)
        self.banner = Banner(ctx.theme, ctx.icons, tr(N_("Close this message")))
        self._list = QListWidget()
        self._choice: Segments | None = None
        self._choices = column()
        self._no_choice = label("", "soft", wrap=True)
        self._action = Line(longest=300)
        self._record = button(tr(N_("Record")), self._keep, role="primary")
        self._layout = column(self, margin=3 * GRID, spacing=2 * GRID)
        self._layout.addWidget(label(tr(N_("Consent changed")), "title"))
        self._layout.addWidget(self.banner)
        if self._states:
            self._build()
        else:
            self._build_empty()

    def tell(self, error: UserError) -> None:
        """Say what went wrong; what was typed stays."""
        self.banner.say(error.text(self._ctx.tr), "danger")

    def put_away(self) -> bool:
        """Return whether nothing is typed that would be lost with the window."""
        return not self._action.text().strip()

    def reject(self) -> None:
        """Ask before throwing away what was typed."""
        if self.put_away() or may_discard(self._ctx.ask, self, self._ctx.tr):
            super().reject()

    def _build_empty(self) -> None:
        tr = self._ctx.tr
        nothing = tr(N_("No consent is recorded in this visit yet, so there is nothing to change."))
        self._layout.addWidget(label(nothing, wrap=True))
        buttons = row()
        buttons.addWidget(button(tr(N_("Cancel")), self.reject))
        buttons.addStretch(1)
        talk = button(tr(N_("Talk about consent now")), self._talk, role="primary")
        talk.setDefault(True)
        buttons.addWidget(talk)
        self._layout.addLayout(buttons)

    def _build(self) -> None:
        tr = self._ctx.tr
        self._fill(self._states)
        self._list.itemSelectionChanged.connect(self._chosen)
        self._layout.addWidget(Field(tr(N_("Which area?")), self._list))
        self._layout.addWidget(label(tr(N_("What holds now?"))))
        self._layout.addLayout(self._choices)
        self._layout.addWidget(self._no_choice)
        quick = FlowBox(spacing=6)
        for words in ACTIONS:
            quick.flow.addWidget(chip(tr(words), "info", partial(self._action.setText, tr(words))))
        self._layout.addWidget(Field(tr(N_("What was done about it?")), self._action))
        self._layout.addWidget(quick)
        self._layout.addStretch(1)
        buttons = row()
        buttons.addWidget(button(tr(N_("Cancel")), self.reject))
        buttons.addStretch(1)
        self._record.setDefault(True)
        buttons.addWidget(self._record)
        self._layout.addLayout(buttons)
        if len(self._states) == 1:
            self._list.setCurrentRow(0)
        self._chosen()
        self._list.setFocus()

    def _fill(self, states: Sequence[AreaState]) -> None:
        tr, theme = self._ctx.tr, self._ctx.theme
        icons = {
            Agreement.AGREED: self._ctx.icons.get("circle-check", theme.colour("good"), 18),
            Agreement.DECLINED: self._ctx.icons.get("ban", theme.colour("soft"), 18),
            Agreement.WITHDRAWN: self._ctx.icons.get("hand", theme.colour("danger"), 18),
        }
        set_role(self._list, "steps")
        self._list.setIconSize(QSize(18, 18))
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for state in states:
            self._list.addItem(QListWidgetItem(icons[state.agreement], self._words(state)))
        self._list.setFixedHeight(min(MOST_ROWS, len(states)) * self._list.sizeHintForRow(0) + GRID // 2)
        self._list.setAccessibleName(tr(N_("Which area?")))

    def _words(self, state: AreaState) -> str:
        tr = self._ctx.tr
        return tr(
            N_("{area}: {decision} at {time}"),
            area=in_language(self._ctx.catalog, state.area, self._ctx.language).text(tr),
            decision=tr(AGREEMENT_NAMES[state.agreement]),
            time=self._ctx.time(state.at),
        )

    def _state(self) -> AreaState | None:
        """Return the area that is selected; one that only has the focus is not."""
        rows = self._list.selectedIndexes()
        return self._states[rows[0].row()] if rows else None

    def _chosen(self) -> None:
        """Offer what the chosen area may be changed to; a withdrawal is the likeliest."""
        tr = self._ctx.tr
        clear(self._choices)
        self._choice = None
        state = self._state()
        possible = possible_changes(state) if state is not None else ()
        if possible:
            self._choice = Segments(
                tuple((one.value, tr(CHOICES[one])) for one in possible), tr(N_("What holds now?")), optional=False
            )
            self._choice.set_value(possible[0].value)
            self._choices.addWidget(self._choice)
        words = "" if possible else tr(N_("Choose the area the client speaks of."))
        if state is not None and state.sensitive and state.agreement is not Agreement.AGREED:
            words = tr(N_("A sensitive area is agreed again in writing only: record a new consent for it."))
        self._no_choice.setText(words)
        self._no_choice.setVisible(bool(words))
        self._record.setEnabled(bool(possible))

    def _keep(self) -> None:
        state = self._state()
        if self._choice is None or state is None:
            return
        area = state.area
        agreement = Agreement(self._choice.value())
        attempt(
            self,
            lambda: self._ctx.services.consents.change(self._visit_id, area, agreement, action=self._action.text()),
            self._kept,
        )

    def _kept(self, done: Done[ConsentChange]) -> None:
        self._ctx.changes.announce(done.changes)
        self.accept()

    def _talk(self) -> None:
        self.reject()
        self._ctx.go.consent(self._visit_id)
