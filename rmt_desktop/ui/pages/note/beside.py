"""What stands beside the note: last visit, flags, how pain and range went, and the consent of this visit."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from rmt_desktop.base.i18n import N_
from rmt_desktop.domain.consent import AGREEMENT_NAMES, Agreement, AreaState
from rmt_desktop.domain.forms.answers import Line
from rmt_desktop.domain.notes import TreatmentNote
from rmt_desktop.domain.progress import Trend
from rmt_desktop.domain.screening import Flag
from rmt_desktop.ui.context import UiContext
from rmt_desktop.ui.pages.note.flags import FlagList
from rmt_desktop.ui.theme import GRID
from rmt_desktop.ui.widgets.chip import chip
from rmt_desktop.ui.widgets.layouts import Card, FlowBox, clear, column
from rmt_desktop.ui.widgets.text import button, label
from rmt_desktop.ui.widgets.trend_plot import Series, TrendPlot

AGREEMENT_TONES = {Agreement.AGREED: "good", Agreement.DECLINED: "caution", Agreement.WITHDRAWN: "danger"}


class Beside(QObject):
    """The third pane: ``safety`` is what one must see before treating, ``history`` how it went so far.

    Both are widgets that stand in a pane of their own, or in the note's column where there is no room for three panes.
    """

    decide_asked = Signal(object)
    raise_asked = Signal()
    consent_asked = Signal()
    change_asked = Signal()
    compare_asked = Signal()

    def __init__(self, ctx: UiContext) -> None:
        super().__init__()
        self.safety, self.history = QWidget(), QWidget()
        self._ctx = ctx
        self._flags = FlagList(ctx, self.decide_asked.emit)
        self._consent = column(spacing=GRID)
        self._progress = column(spacing=4)
        self._last = column(spacing=4)
        tr = ctx.tr
        raise_ = button(
            tr(N_("Raise a red flag")), self.raise_asked.emit, role="quiet", icon=ctx.icons.get("flag", "accent", 18)
        )
        spacing = GRID + 4
        above, below = column(self.safety, spacing=spacing), column(self.history, spacing=spacing)
        above.addWidget(self._card(N_("Flags"), self._flags, raise_))
        above.addWidget(self._card(N_("Consent in this visit"), self._consent))
        below.addWidget(self._card(N_("Progress"), self._progress))
        below.addWidget(self._card(N_("Last visit"), self._last))

    def show_flags(
        self, flags: Sequence[Flag], note: TreatmentNote, questions: Mapping[str, str], skipped: Sequence[Line]
    ) -> None:
        """Show the flags and what was decided, and how many safety questions were ``skipped``."""
        self._flags.show_flags(flags, note.dispositions, questions, skipped, fixed=note.is_signed)

    def show_consent(self, states: Sequence[AreaState]) -> None:
        """Show what holds for each area."""
        tr = self._ctx.tr
        clear(self._consent)
        box = FlowBox(spacing=6)
        for state in states:
            text = tr(N_("{area}: {state}"), area=state.area.text(tr), state=tr(AGREEMENT_NAMES[state.agreement]))
            made = chip(text, AGREEMENT_TONES[state.agreement], self.change_asked.emit)
            made.setToolTip(tr(N_("{words} at {time}"), words=text, time=self._ctx.time(state.at)))
            box.flow.addWidget(made)
        if states:
            self._consent.addWidget(box)
        else:
            words = tr(N_("No consent is recorded yet. Talk about it before you treat."))
            self._consent.addWidget(label(words, "soft", wrap=True))
        talk = tr(N_("Talk about more areas")) if states else tr(N_("Talk about consent"))
        left = Qt.AlignmentFlag.AlignLeft
        self._talk = button(talk, self.consent_asked.emit, role="quiet")
        self._consent.addWidget(self._talk, 0, left)
        if states:
            changed = button(tr(N_("Consent changed (F9)")), self.change_asked.emit, role="quiet")
            self._consent.addWidget(changed, 0, left)

    def focus_consent(self) -> None:
        """Put the focus where one talks about consent."""
        self._talk.show()  # what was put into a layout just now is not shown yet, and cannot have the focus
        self._talk.setFocus()

    def show_trend(self, trend: Trend, norm: int | None) -> None:
        """Show how pain and range went over the visits."""
        clear(self._progress)
        plot = trend_plot(self._ctx, trend, norm)
        if plot is None:
            words = self._ctx.tr(N_("A plot appears with the second measured visit."))
            self._progress.addWidget(label(words, "soft", wrap=True))
        else:
            self._progress.addWidget(plot)

    def show_last(self, previous: TreatmentNote | None) -> None:
        """Show the visit before this one, in short."""
        clear(self._last)
        ctx, tr = self._ctx, self._ctx.tr
        if previous is None:
            self._last.addWidget(label(tr(N_("This is the first visit.")), "soft", wrap=True))
            return
        self._last.addWidget(label(ctx.day(previous.service_date), "strong"))
        parts = (
            (N_("Said"), previous.subjective.concern),
            (N_("Found"), previous.objective.palpation),
            (N_("Did"), ", ".join(dict.fromkeys(one.label for one in previous.treatment))),
            (N_("Response"), previous.response.text),
            (N_("Next visit"), previous.next_visit),
        )
        if previous.chart:
            compare = button(tr(N_("Compare body charts")), self.compare_asked.emit, role="quiet")
            self._last.addWidget(compare, 0, Qt.AlignmentFlag.AlignLeft)
        for head, text in parts:
            if text.strip():
                self._last.addWidget(label(tr(head), "small"))
                self._last.addWidget(label(_short(text), wrap=True))

    def _card(self, title: str, what: QWidget | QVBoxLayout, action: QWidget | None = None) -> QWidget:
        card = Card(margin=GRID + 4, spacing=GRID)
        card.content.addWidget(label(self._ctx.tr(title), "heading"))
        if isinstance(what, QWidget):
            card.content.addWidget(what)
        else:
            card.content.addLayout(what)
        if action is not None:
            card.content.addWidget(action, 0, Qt.AlignmentFlag.AlignLeft)
        return card


def trend_plot(ctx: UiContext, trend: Trend, norm: int | None) -> TrendPlot | None:
    """Return the plot of a trend, or None while there is less than two of anything to compare."""
    if len(trend.pain) < 2 and len(trend.motion) < 2:
        return None
    top = max([norm or 0, *(point.value for point in trend.motion)], default=0)
    series = (
        Series(
            name=ctx.tr(N_("Pain now, 0 to 10")),
            points=tuple((point.day, point.value) for point in trend.pain),
            low=0,
            high=10,
            unit="",
            colour="danger",
        ),
        Series(
            name=trend.motion_name(ctx.tr),
            points=tuple((point.day, point.value) for point in trend.motion),
            low=0,
            high=top,
            unit="°",
            colour="accent",
        ),
    )
    return TrendPlot(ctx.theme, series, ctx.tr(N_("Pain and range over the visits")))


def _short(text: str, most: int = 280) -> str:
    text = text.strip()
    return text if len(text) <= most else f"{text[:most].rsplit(' ', 1)[0]} …"
