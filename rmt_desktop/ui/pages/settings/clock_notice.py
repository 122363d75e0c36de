"""A notice that the computer's clock and the record disagree, with the way out where the clock is the right one."""

from collections.abc import Callable

from rmt_desktop.base.i18n import N_
from rmt_desktop.services.actor import May
from rmt_desktop.ui.call import Tells, attempt
from rmt_desktop.ui.context import UiContext
from rmt_desktop.ui.theme import GRID
from rmt_desktop.ui.widgets.layouts import Card, FlowBox
from rmt_desktop.ui.widgets.text import button, label


class ClockNotice(Card):
    """Shown only while the clock keeps the record from being signed. ``said`` hears the sentence when that is over."""

    def __init__(self, ctx: UiContext, page: Tells, said: Callable[[str], None]) -> None:
        super().__init__("caution", spacing=GRID)
        self._ctx = ctx
        self._page = page
        self._said = said
        self._words = label("", wrap=True)
        buttons = FlowBox()
        buttons.flow.addWidget(button(ctx.tr(N_("The clock is right now")), self._confirm))
        buttons.setVisible(ctx.services.desk.actor.may(May.MANAGE))
        self.content.addWidget(label(ctx.tr(N_("Clock and record disagree")), "heading"))
        self.content.addWidget(self._words)
        self.content.addWidget(buttons)
        self.refresh()

    def refresh(self) -> None:
        """Show both times, or nothing while they agree."""
        time = self._ctx.services.desk.time
        self.setVisible(time.is_behind)
        words = N_(
            "This computer's clock says {clock}, but the record already has entries from {latest}. Nothing is signed "
            "and no receipt is made until they agree. If the clock is wrong, set it right. If it is right now and was "
            "ahead before, confirm that here: it is written into the log in your name."
        )
        self._words.setText(self._ctx.tr(words, clock=time.clock, latest=time.latest))

    def _confirm(self) -> None:
        if attempt(self._page, self._ctx.services.audit_log.correct_clock):
            self._said(self._ctx.tr(N_("The record counts from this computer's clock again. The log says so.")))
        self.refresh()
