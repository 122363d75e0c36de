"""Talk and signature on one page where nothing is sensitive, and one after the other where something is."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from rmt_desktop.base.i18n import N_, Translator
from rmt_desktop.ui.pages.consent.agreement import AgreementPart
from rmt_desktop.ui.pages.consent.talk import TalkPart
from rmt_desktop.ui.theme import GRID
from rmt_desktop.ui.widgets.choices import Segments
from rmt_desktop.ui.widgets.layouts import Card, Scroll, column

TALK, SIGN = "talk", "sign"


class Conversation(QWidget):
    """Shows both parts of a consent, ``apart`` in two steps or together on one page. It begins together.

    ``shown`` tells that other parts are in sight.
    """

    shown = Signal()

    def __init__(self, tr: Translator, talk: TalkPart, agreement: AgreementPart) -> None:
        super().__init__()
        self._talk, self._agreement = talk, agreement
        self._step = TALK
        self._is_apart = False
        self._steps = Segments(
            ((TALK, tr(N_("1  Talk about it"))), (SIGN, tr(N_("2  Read and sign")))), tr(N_("Step")), optional=False
        )
        self._steps.chosen.connect(self.go_to)
        self._page = self._build()
        agreement.look_at.connect(self._page.ensureWidgetVisible)
        self._arrange()

    @property
    def asks_for_signature(self) -> bool:
        """Whether the text and the place to sign are in sight."""
        return not self._is_apart or self._step == SIGN

    def set_apart(self, *, apart: bool) -> None:
        """Show the parts one after the other, from the first, or both on one page."""
        if apart is not self._is_apart:
            self._is_apart = apart
            self.go_to(TALK)

    def go_to(self, step: str) -> None:
        """Show one of the two steps, where they are apart."""
        self._step = step
        self._arrange()
        self._page.verticalScrollBar().setValue(0)
        self.shown.emit()

    def _build(self) -> Scroll:
        page = Scroll(margin=2 * GRID, spacing=GRID)
        page.setAccessibleName(self._steps.accessibleName())
        page.content.addWidget(self._talk)
        page.content.addWidget(self._agreement, 100)  # its text takes what room there is
        page.content.addStretch(1)
        paper = Card(margin=0)
        paper.content.addWidget(page)
        outer = column(self, spacing=GRID)
        outer.addWidget(self._steps)
        outer.addWidget(paper, 1)
        return page

    def _arrange(self) -> None:
        together = not self._is_apart
        self._steps.setVisible(self._is_apart)
        self._steps.set_value(self._step)
        self._page.setFocusPolicy(Qt.FocusPolicy.NoFocus if together else Qt.FocusPolicy.StrongFocus)
        self._talk.show_brief(brief=together)
        self._agreement.show_close(close=together)
        self._talk.setVisible(together or self._step == TALK)
        self._agreement.setVisible(self.asks_for_signature)
