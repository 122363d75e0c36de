"""One area on the consent list: its name, agree or decline, and for a sensitive area the reason in writing."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from rmt_desktop.base.i18n import N_, Translator
from rmt_desktop.domain.consent import Agreement
from rmt_desktop.domain.sides import Areal
from rmt_desktop.ui.icons import Icons
from rmt_desktop.ui.pages.consent.proposals import Proposed
from rmt_desktop.ui.widgets.choices import Segments
from rmt_desktop.ui.widgets.fields import Field, Line
from rmt_desktop.ui.widgets.layouts import column, row
from rmt_desktop.ui.widgets.pressing import CheckBox
from rmt_desktop.ui.widgets.text import label, tool


class AreaRow(QWidget):
    """Shows one area and takes the client's decision about it.

    ``name`` is the area in the language of the screen.

    ``is_narrow`` puts the decision below the name, for large text.
    """

    changed = Signal()

    def __init__(
        self,
        one: Proposed,
        name: str,
        tr: Translator,
        icons: Icons,
        remove: Callable[["AreaRow"], object],
        *,
        is_narrow: bool = False,
    ) -> None:
        super().__init__()
        self._one = one
        self._tr = tr
        self.setAccessibleName(name)
        self._choice = Segments(
            ((Agreement.AGREED.value, tr(N_("Agrees"))), (Agreement.DECLINED.value, tr(N_("Declines")))), name
        )
        self._choice.set_value(one.agreement.value if one.agreement else "")
        self._choice.chosen.connect(self._chosen)
        self._problem = label("", "problem", wrap=True)
        self._problem.hide()
        gone = tool(icons.get("x", size=16), tr(N_("Take off the list: {area}"), area=name), self._remove)
        head, below = row(spacing=6), row(spacing=6)
        head.addWidget(label(name, wrap=True), 1)
        (below if is_narrow else head).addWidget(self._choice)
        head.addWidget(gone)
        self._layout = column(self, spacing=4)
        self._layout.addLayout(head)
        self._layout.addLayout(below)
        self._layout.addWidget(self._problem)
        self._removed = remove
        self._reason: Line | None = None
        if one.sensitive:
            self._add_reason(name)
        if one.on_request_only:
            self._add_request(name)

    @property
    def proposed(self) -> Proposed:
        """The area with what is decided about it."""
        return self._one

    def relabel(self, area: Areal) -> None:
        """Keep the area's name in another language; the decision stays."""
        self._one = replace(self._one, area=area)

    def agree(self) -> None:
        """Take the area as agreed."""
        self._choice.set_value(Agreement.AGREED.value)
        self._chosen(Agreement.AGREED.value)

    def set_problem(self, text: str) -> None:
        """Show what is missing for this area, or nothing."""
        self._problem.setText(text)
        self._problem.setVisible(bool(text))
        self.setAccessibleDescription(text)

    def focus_choice(self) -> None:
        """Put the focus on the decision."""
        self._choice.setFocus()

    def focus_missing(self) -> QWidget:
        """Put the focus on what is still to be filled in, the reason or the decision, and return it."""
        is_decided = self._one.agreement is not None
        missing = self._reason if self._reason and is_decided and not self._one.reason.strip() else self._choice
        missing.setFocus(Qt.FocusReason.OtherFocusReason)
        return missing

    def _add_reason(self, name: str) -> None:
        tr = self._tr
        reason = Line(self._one.reason, longest=300)
        reason.setAccessibleName(tr(N_("Clinical reason: {area}"), area=name))
        reason.textEdited.connect(lambda text: self._set(replace(self._one, reason=text)))
        self._layout.addWidget(Field(tr(N_("Clinical reason")), reason))
        self._reason = reason

    def _add_request(self, name: str) -> None:
        tr = self._tr
        asked = CheckBox(tr(N_("The client asked for it")))
        asked.setAccessibleName(tr(N_("The client asked for it: {area}"), area=name))
        asked.setChecked(self._one.requested)
        asked.toggled.connect(lambda on: self._set(replace(self._one, requested=on)))
        self._layout.addWidget(asked)

    def _chosen(self, word: str) -> None:
        self._set(replace(self._one, agreement=Agreement(word) if word else None))

    def _set(self, one: Proposed) -> None:
        self._one = one
        self.set_problem("")
        self.changed.emit()

    def _remove(self) -> None:
        self._removed(self)
