"""The drawings of the visits in numbers: plots over the visits, and one visit region by region."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial

from rmt_desktop.base.formats import decimal, percent
from rmt_desktop.base.i18n import N_, Translator
from rmt_desktop.domain.chart.extent import Extent, RegionExtent, extent, extent_by_region
from rmt_desktop.domain.chart.figures import Figures
from rmt_desktop.domain.chart.legend import LAYER_NAMES
from rmt_desktop.domain.chart.marks import Layer
from rmt_desktop.domain.ids import NoteId
from rmt_desktop.domain.notes import TreatmentNote
from rmt_desktop.domain.sides import SIDE_NAMES
from rmt_desktop.ui.context import UiContext
from rmt_desktop.ui.models.rows import Column
from rmt_desktop.ui.models.table import Table
from rmt_desktop.ui.theme import GRID
from rmt_desktop.ui.widgets.choices import Segments
from rmt_desktop.ui.widgets.fields import Field, Pick
from rmt_desktop.ui.widgets.layouts import Card, FlowBox, clear, column, row
from rmt_desktop.ui.widgets.text import label
from rmt_desktop.ui.widgets.trend_plot import Series, TrendPlot

MOST_VISITS = 50  # more dots than that cannot be told apart
MOST_ROWS = 8  # of the table before it scrolls
ONLY_DESCRIBED = N_("Description of the drawing; read it with the 0–10 scale and a scored measure.")
TO_BE_VERIFIED = N_("How far a drawing extends responds poorly to change. To be verified by a practitioner.")
SHARE = N_("Part of the skin, {layer}")
LOAD = N_("Intensity × area, {layer}")
POINTS = N_("Active trigger points")
NAMES_OF_LAYERS = {Layer.CLIENT: N_("client's own marks"), Layer.THERAPIST: N_("therapist's findings")}


@dataclass(frozen=True, slots=True, kw_only=True)
class DrawnVisit:
    """The numbers of one visit's chart, for each layer that has marks."""

    note: TreatmentNote
    extents: dict[Layer, Extent]
    regions: dict[Layer, tuple[RegionExtent, ...]]


def drawn_visit(note: TreatmentNote, figures: Figures) -> DrawnVisit:
    """Return the numbers of a note's chart."""
    layers = [layer for layer in Layer if note.chart.of(layer)]
    return DrawnVisit(
        note=note,
        extents={layer: extent(note.chart, layer, figures) for layer in layers},
        regions={layer: extent_by_region(note.chart, layer, figures) for layer in layers},
    )


def number_series(visits: Sequence[DrawnVisit], tr: Translator) -> tuple[Series, ...]:
    """Return what can be plotted over the visits (oldest first): what has at least two values, and not only zeros."""
    made: list[Series] = []
    for layer in Layer:
        name = tr(NAMES_OF_LAYERS[layer])
        found = [(one.note.service_date, one.extents[layer]) for one in visits if layer in one.extents]
        shares = [(day, one.share) for day, one in found]
        loads = [(day, one.load) for day, one in found]
        made.append(_series(tr(SHARE, layer=name), shares, partial(share_text, language=tr.language)))
        made.append(_series(tr(LOAD, layer=name), loads, partial(decimal, language=tr.language)))
        if layer is Layer.THERAPIST:
            made.append(_series(tr(POINTS), [(day, one.active_points) for day, one in found], lambda one: f"{one:.0f}"))
    return tuple(one for one in made if len(one.points) >= 2 and any(value for _, value in one.points))


def share_text(share: float, language: str) -> str:
    """Return a part of the skin (0 to 1) in percent, to the hundredth."""
    return percent(round(share * 10_000) * 10, language)


def _series(name: str, points: Sequence[tuple[date, float]], text: Callable[[float], str]) -> Series:
    high = max((value for _, value in points), default=0.0)
    return Series(name=name, points=tuple(points), low=0, high=high or 1, unit="", colour="accent", text=text)


class DrawingNumbers(Card):
    """Plots of the numbers over the visits, and the regions of a chosen visit; hidden where nothing was drawn.

    The numbers are worked out beside the window; a signed chart never changes, so each is worked out once.
    """

    def __init__(self, ctx: UiContext) -> None:
        super().__init__(margin=2 * GRID, spacing=GRID)
        self._ctx = ctx
        self._known: dict[NoteId, DrawnVisit] = {}
        self._visits: tuple[DrawnVisit, ...] = ()
        tr = ctx.tr
        self.content.addWidget(label(tr(N_("The drawings in numbers")), "heading"))
        self.content.addWidget(label(tr(ONLY_DESCRIBED), "soft", wrap=True))
        self.content.addWidget(label(tr(TO_BE_VERIFIED), "small", wrap=True))
        self._plots = column(spacing=GRID)
        self._visit = Pick(())
        self._visit.currentIndexChanged.connect(self._show_regions)
        self._layer = Segments(
            tuple((one.value, tr(LAYER_NAMES[one])) for one in Layer), tr(N_("Whose marks")), optional=False
        )
        self._layer.chosen.connect(self._show_regions)
        self._table = self._build_table()
        table = column(spacing=GRID)
        chosen = FlowBox()
        chosen.flow.addWidget(Field(tr(N_("Visit")), self._visit))
        chosen.flow.addWidget(self._layer)
        table.addWidget(chosen)
        table.addWidget(self._table)
        table.addStretch(1)
        plots = column()
        plots.addLayout(self._plots)
        plots.addStretch(1)
        both = row(spacing=3 * GRID)
        both.addLayout(plots, 2)
        both.addLayout(table, 3)
        self.content.addLayout(both)
        self.hide()

    def show_notes(self, notes: Iterable[TreatmentNote]) -> None:
        """Show the numbers of signed notes, in any order."""
        marked = sorted((note for note in notes if note.chart), key=lambda note: (note.service_date, note.started_at))
        wanted = tuple(marked[-MOST_VISITS:])
        missing = tuple(note for note in wanted if note.id not in self._known)
        if not missing:
            self._show(wanted)
            return
        figures = self._ctx.figures
        self._ctx.tasks.run(
            self,
            lambda: tuple(drawn_visit(note, figures) for note in missing),
            lambda found: self._take(found, wanted),
            lambda _: None,
        )

    def _take(self, found: tuple[DrawnVisit, ...], wanted: tuple[TreatmentNote, ...]) -> None:
        self._known |= {one.note.id: one for one in found}
        self._show(wanted)

    def _show(self, notes: Sequence[TreatmentNote]) -> None:
        ctx = self._ctx
        self._visits = tuple(self._known[note.id] for note in notes)
        self.setVisible(bool(notes))
        clear(self._plots)
        plots = number_series(self._visits, ctx.tr)
        for one in plots:
            self._plots.addWidget(TrendPlot(ctx.theme, (one,), one.name))
        if not plots:
            self._plots.addWidget(label(ctx.tr(N_("From the second visit on, plots stand here.")), "soft", wrap=True))
        self._visit.blockSignals(True)  # noqa: FBT003 - Qt's own
        self._visit.clear()
        for visit in reversed(self._visits):
            self._visit.addItem(self._day(visit), str(visit.note.id))
        self._visit.blockSignals(False)  # noqa: FBT003 - Qt's own
        self._show_regions()

    def _day(self, visit: DrawnVisit) -> str:
        """Return the day of a visit, with the time where another one is of the same day."""
        ctx, note = self._ctx, visit.note
        if sum(one.note.service_date == note.service_date for one in self._visits) < 2:
            return ctx.day(note.service_date)
        return ctx.tr(N_("{day}, {time}"), day=ctx.day(note.service_date), time=ctx.time(note.started_at))

    def _show_regions(self) -> None:
        visit = next((one for one in self._visits if str(one.note.id) == self._visit.chosen()), None)
        layers = list(visit.regions) if visit is not None else []
        self._layer.setVisible(len(layers) > 1)
        wanted = Layer(self._layer.value()) if self._layer.value() else None
        layer = wanted if wanted in layers else next(iter(layers), None)
        if layer is not None and layer is not wanted:
            self._layer.set_value(layer.value)
        found = visit.regions[layer] if visit is not None and layer is not None else ()
        self._table.show_rows(found)
        rows = min(MOST_ROWS, max(1, len(found)))
        height = self._table.verticalHeader().defaultSectionSize() * rows + self._table.horizontalHeader().height()
        self._table.setFixedHeight(height + 2 * self._table.frameWidth() + 2)

    def _build_table(self) -> Table:
        tr, names = self._ctx.tr, self._ctx.names()
        beside = tr(N_("beside the figure"))
        return Table(
            tr(N_("Regions of this drawing")),
            (
                Column(title=tr(N_("Region")), text=lambda one: names.of(one.place) if one.place.region else beside),
                Column(title=tr(N_("Side")), text=lambda one: tr(SIDE_NAMES[one.place.side]) or "–"),
                Column(
                    title=tr(N_("Part of the skin")), text=lambda one: share_text(one.share, tr.language), right=True
                ),
                Column(
                    title=tr(N_("Strongest")),
                    text=lambda one: "–" if one.strongest is None else str(one.strongest),
                    right=True,
                ),
                Column(
                    title=tr(N_("Trigger points")),
                    text=lambda one: str(one.active_points) if one.active_points else "–",
                    right=True,
                ),
            ),
        )
