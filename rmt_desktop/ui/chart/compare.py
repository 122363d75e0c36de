"""Two visits on one figure: side by side, one over the other, faded from then to now, or as a list of changes.

A film shows all visits one after the other. The numbers below describe the drawings.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import (
    QDialog,
    QGraphicsOpacityEffect,
    QGridLayout,
    QSlider,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from rmt_desktop.base.formats import decimal, long_date, percent
from rmt_desktop.base.i18n import N_, Translator
from rmt_desktop.domain.chart.chart import Chart
from rmt_desktop.domain.chart.extent import extent
from rmt_desktop.domain.chart.figures import VIEW_NAMES, VIEWS, Figures
from rmt_desktop.domain.chart.legend import LAYER_NAMES
from rmt_desktop.domain.chart.marks import Layer
from rmt_desktop.domain.chart.names import Names
from rmt_desktop.domain.chart.overtime import CHANGE_NAMES, Pair, compared
from rmt_desktop.domain.chart.sentences import sentence
from rmt_desktop.domain.notes import TreatmentNote
from rmt_desktop.ui.chart.view import ChartView
from rmt_desktop.ui.widgets.choices import Segments
from rmt_desktop.ui.widgets.fields import Pick
from rmt_desktop.ui.widgets.layouts import Ends, column, row
from rmt_desktop.ui.widgets.text import button, label

FRAME_MS = 1100
ONLY_A_DRAWING = N_(
    "These numbers describe the drawings. How far a drawing extends responds poorly to change: read it beside the pain "
    "scale. To be verified by a practitioner."
)


NUMBERS = (
    N_("Visit"),
    N_("Whose marks"),
    N_("Part of the skin"),
    N_("Intensity × area"),
    N_("Active trigger points"),
)


@dataclass(frozen=True, slots=True)
class VisitChart:
    """The chart of one visit and its day; ``time`` tells visits of one day apart and is else empty."""

    day: date
    chart: Chart
    time: str = ""

    def title(self, tr: Translator) -> str:
        """Return the visit's day, with its time where that is needed."""
        day = long_date(self.day, tr.language)
        return tr(N_("{day}, {time}"), day=day, time=self.time) if self.time else day


def charts_of(notes: Iterable[TreatmentNote], time_of: Callable[[datetime], str]) -> list[VisitChart]:
    """Return the charts of notes that have marks, oldest first; ``time_of`` writes a time of day."""
    marked = sorted((note for note in notes if note.chart), key=lambda note: (note.service_date, note.started_at))
    days = Counter(note.service_date for note in marked)
    return [
        VisitChart(note.service_date, note.chart, time_of(note.started_at) if days[note.service_date] > 1 else "")
        for note in marked
    ]


class CompareCharts(QDialog):
    """Compares the charts of a client's visits; ``visits`` are oldest first, at least one."""

    def __init__(
        self,
        visits: Sequence[VisitChart],
        *,
        figures: Figures,
        figure: str,
        names: Names,
        tr: Translator,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr(N_("Compare body charts")))
        self._visits = tuple(visits)
        self._tr = tr
        self._figures = figures
        self._figure = figure
        self._names = names
        self._film = QTimer(self, interval=FRAME_MS)
        self._film.timeout.connect(self._next_frame)
        days = tuple((str(number), visit.title(tr)) for number, visit in enumerate(self._visits))
        self.before = _pick(days, str(max(0, len(visits) - 2)), tr(N_("Earlier visit")))
        self.after = _pick(days, str(len(visits) - 1), tr(N_("Later visit")))
        self.mode = Segments(
            (
                ("side", tr(N_("Side by side"))),
                ("over", tr(N_("One over the other"))),
                ("fade", tr(N_("Fade"))),
                ("list", tr(N_("Changes"))),
            ),
            tr(N_("How to compare")),
            optional=False,
        )
        self.mode.set_value("side")
        entries = tuple((name, tr(VIEW_NAMES[name])) for name in VIEWS)
        self.tabs = Segments(entries, tr(N_("View")), optional=False)
        self.tabs.set_value(_busiest(self._visits))
        self._left, self._right = self._view(), self._view()
        self._effect = QGraphicsOpacityEffect(opacity=0.5)
        self.slider = QSlider(Qt.Orientation.Horizontal)
        self.slider.setRange(0, 100)
        self.slider.setValue(50)
        self.slider.setAccessibleName(tr(N_("Fade from the earlier to the later visit")))
        self.changes = _table((N_("Since then"), N_("Then"), N_("Now")), tr, tr(N_("Changes")))
        self.numbers = _table(
            NUMBERS,
            tr,
            tr(N_("Numbers of every visit")),
        )
        self._lay_out()
        for signal in (self.before.currentIndexChanged, self.after.currentIndexChanged):
            signal.connect(lambda _: self._show())
        self.mode.chosen.connect(lambda _: self._show())
        self.tabs.chosen.connect(lambda _: self._show())
        self.slider.valueChanged.connect(lambda value: self._effect.setOpacity(value / 100))
        self._show_numbers()
        self._show()
        self.resize(QSize(1080, 760))

    def pairs(self) -> tuple[Pair, ...]:
        """Return what became of every finding between the two visits that are compared."""
        return compared(self._chart(self.before), self._chart(self.after))

    def hideEvent(self, event: QHideEvent) -> None:
        """Stop the film while nobody looks."""
        self._film.stop()
        super().hideEvent(event)

    def _view(self) -> ChartView:
        made = ChartView(figures=self._figures, figure=self._figure, view=self.tabs.value(), tr=self._tr)
        made.set_figure_options(modest=True)
        return made

    def _lay_out(self) -> None:
        tr = self._tr
        layout = column(self, margin=16, spacing=10)
        choice = row(spacing=8)
        for text, box in ((N_("Earlier visit"), self.before), (N_("Later visit"), self.after)):
            choice.addWidget(label(tr(text), "small"))
            choice.addWidget(box)
        self.play = button(tr(N_("Play all visits")), self._play)
        choice.addWidget(self.play)
        choice.addStretch(1)
        layout.addLayout(choice)
        layout.addWidget(Ends(self.mode, self.tabs))
        self._pictures = QWidget()
        self._side = QGridLayout(self._pictures)
        self._side.setContentsMargins(0, 0, 0, 0)
        self._captions = (label("", "small"), label("", "small"))
        layout.addWidget(self._pictures, 1)
        layout.addWidget(self.changes, 1)
        layout.addWidget(self.slider)
        layout.addWidget(label(tr(N_("Numbers of every visit")), "strong"))
        self.numbers.setMaximumHeight(126)
        layout.addWidget(self.numbers)
        layout.addWidget(Ends(label(tr(ONLY_A_DRAWING), "small", wrap=True), button(tr(N_("Close")), self.accept)))

    def _show(self) -> None:
        mode, view = self.mode.value(), self.tabs.value()
        before, after = self._chart(self.before), self._chart(self.after)
        self._pictures.setVisible(mode != "list")
        self.tabs.setVisible(mode != "list")
        self.changes.setVisible(mode == "list")
        self.slider.setVisible(mode == "fade")
        for one in (self._left, self._right):
            one.set_view(self._figure, view)
        self._left.show_chart(before)
        self._right.show_chart(after)
        self._right.set_ghost(before if mode == "over" else None)
        self._left.setVisible(mode in ("side", "fade"))
        self._place(mode)
        self._fill_changes()

    def _place(self, mode: str) -> None:
        """Put the two pictures side by side, or the later over the earlier."""
        for one in (self._left, self._right, *self._captions):
            self._side.removeWidget(one)
        fades = mode == "fade"
        self._right.setGraphicsEffect(self._effect if fades else None)  # type: ignore[arg-type]
        if not fades:
            self._effect = QGraphicsOpacityEffect(opacity=self.slider.value() / 100)
        places = ((self._left, self._captions[0], self.before), (self._right, self._captions[1], self.after))
        for number, (picture, caption, chosen) in enumerate(places):
            at = 0 if fades or mode == "over" else number
            caption.setText(chosen.currentText())
            caption.setVisible(mode == "side")
            self._side.addWidget(picture, 0, at)
            self._side.addWidget(caption, 1, at, Qt.AlignmentFlag.AlignHCenter)
        self._right.raise_()

    def _fill_changes(self) -> None:
        before, after = self._chart(self.before), self._chart(self.after)
        pairs = self.pairs()
        self.changes.setRowCount(len(pairs))
        for number, pair in enumerate(pairs):
            then = sentence(pair.before, self._names, self._tr, chart=before) if pair.before is not None else "–"
            now = sentence(pair.after, self._names, self._tr, chart=after) if pair.after is not None else "–"
            _fill(self.changes, number, (self._tr(CHANGE_NAMES[pair.change]), then, now))

    def _show_numbers(self) -> None:
        rows = [(visit, layer) for visit in reversed(self._visits) for layer in Layer if visit.chart.of(layer)]
        self.numbers.setRowCount(len(rows))
        for number, (visit, layer) in enumerate(rows):
            found = extent(visit.chart, layer, self._figures)
            share = percent(round(found.share * 100_000), self._tr.language)
            points = str(found.active_points) if layer is Layer.THERAPIST else "–"
            load = decimal(found.load, self._tr.language)
            _fill(self.numbers, number, (visit.title(self._tr), self._tr(LAYER_NAMES[layer]), share, load, points))

    def _chart(self, box: Pick) -> Chart:
        return self._visits[int(box.chosen())].chart

    def _play(self) -> None:
        """Show all visits one after the other, from the first."""
        self.mode.set_value("fade")
        self.slider.setValue(100)
        self.after.choose("0")
        self._show()
        self._film.start()

    def _next_frame(self) -> None:
        number = int(self.after.chosen()) + 1
        if number >= len(self._visits):
            self._film.stop()
        else:
            self.after.choose(str(number))


def _busiest(visits: Sequence[VisitChart]) -> str:
    marks = [mark for visit in visits for mark in visit.chart.marks]
    return max(VIEWS, key=lambda name: (sum(mark.view == name for mark in marks), name == "back"))


def _pick(entries: tuple[tuple[str, str], ...], chosen: str, name: str) -> Pick:
    made = Pick(entries, chosen)
    made.setAccessibleName(name)
    return made


def _table(titles: Sequence[str], tr: Translator, name: str) -> QTableWidget:
    table = QTableWidget(0, len(titles))
    table.setHorizontalHeaderLabels([tr(title) for title in titles])
    table.setAccessibleName(name)
    table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
    table.setSelectionBehavior(QTableWidget.SelectionBehavior.SelectRows)
    table.setShowGrid(False)
    table.setWordWrap(True)
    table.verticalHeader().hide()
    table.horizontalHeader().setStretchLastSection(True)
    table.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    return table


def _fill(table: QTableWidget, number: int, texts: Sequence[str]) -> None:
    for place, text in enumerate(texts):
        item = QTableWidgetItem(text)
        item.setToolTip(text)
        table.setItem(number, place, item)
    table.resizeColumnsToContents()
