"""The heat map of a period: where clients feel something and where therapists find it, without anybody's name."""

from functools import partial

from PySide6.QtCore import Qt

from rmt_desktop.base.errors import UserError
from rmt_desktop.base.i18n import N_
from rmt_desktop.domain.chart.figures import split_key
from rmt_desktop.domain.chart.findings import Period
from rmt_desktop.domain.chart.heat import LEAST_CLIENTS, Heat, LayerHeat, bands
from rmt_desktop.domain.chart.marks import Layer, Place
from rmt_desktop.domain.chart.names import Names
from rmt_desktop.domain.sides import SIDE_NAMES
from rmt_desktop.ui.call import attempt
from rmt_desktop.ui.context import Page, UiContext
from rmt_desktop.ui.models.rows import Column
from rmt_desktop.ui.models.table import Table
from rmt_desktop.ui.pages.reports.finding_words import FindingWords
from rmt_desktop.ui.pages.reports.heat_view import HeatLegend, HeatView
from rmt_desktop.ui.pages.reports.period_fields import PeriodFields
from rmt_desktop.ui.pages.reports.section import Report, show_only
from rmt_desktop.ui.theme import GRID
from rmt_desktop.ui.widgets.choices import Segments
from rmt_desktop.ui.widgets.empty_state import EmptyState
from rmt_desktop.ui.widgets.fields import Field
from rmt_desktop.ui.widgets.layouts import Card, FlowBox, Scroll, row
from rmt_desktop.ui.widgets.text import button, label

_LAYERS = (
    (Layer.THERAPIST.value, N_("What therapists found")),
    (Layer.CLIENT.value, N_("What clients drew")),
)
_TABLE_WIDTH = 450
_Row = tuple[str, int]


class HeatReport(Report):
    """A period, a layer, the figure in colours, and the same numbers as a list."""

    def __init__(self, ctx: UiContext, page: Page) -> None:
        super().__init__(ctx, page)
        tr = ctx.tr
        self._words = FindingWords(tr, ctx.names)
        self._names = Names()
        self._heat: Heat | None = None
        self._period = PeriodFields(tr, ctx.services.desk.time.today())
        self._layer = Segments(tuple((word, tr(text)) for word, text in _LAYERS), tr(N_("Whose marks")), optional=False)
        self._layer.set_value(Layer.THERAPIST.value)
        self._layer.chosen.connect(lambda _: self._show())
        self._make = button(tr(N_("Show the map")), self._ask, role="primary")
        self._view = HeatView(ctx.figures, tr)
        self._legend = HeatLegend(tr)
        self._title = label("", "heading", wrap=True)
        self._said = label("", "small", wrap=True)
        self._table = Table(
            tr(N_("How often each region was marked")),
            (
                Column(title=tr(N_("Region")), text=self._region),
                Column(title=tr(N_("Side")), text=self._side),
                Column(title=tr(N_("Visits")), text=lambda one: str(one[1]), right=True),
            ),
            stretch=0,
        )
        self._card = Card(margin=2 * GRID)
        self._map = Scroll(margin=0)  # with large text the map needs more height than a small window has
        self._map.content.addWidget(self._card)
        words = N_(
            "Every visit with a signed note counts once for each region that was marked. Nobody is named. That you "
            "looked is kept in the log."
        )
        self._before = EmptyState(ctx.icons, "layers", tr(N_("Where is the clinic's work?")), tr(words))
        self._few = EmptyState(
            ctx.icons,
            "users",
            tr(N_("Too few clients for a map")),
            tr(
                N_(
                    "With marks of fewer than {count} clients in these days one could tell whose they are. Choose a "
                    "longer period."
                ),
                count=LEAST_CLIENTS,
            ),
        )
        self._build()

    def refresh(self) -> None:
        """Leave the map as it is: making it anew would be one more entry of the log."""
        self._period.set_today(self.ctx.services.desk.time.today())

    def _build(self) -> None:
        fields = FlowBox(spacing=3 * GRID // 2)
        fields.setMinimumHeight(1)  # the height that counts is the one at the width there is, not at the narrowest
        fields.flow.addWidget(self._period)
        fields.flow.addWidget(Field(self.tr_(N_("Whose marks")), self._layer))
        top = row(spacing=GRID)
        top.addWidget(fields, 1)
        top.addWidget(self._make, 0, Qt.AlignmentFlag.AlignBottom)
        inner = row(spacing=2 * GRID)
        inner.addWidget(self._view, 1)
        self._table.setFixedWidth(_TABLE_WIDTH)
        inner.addWidget(self._table)
        self._card.content.addWidget(self._title)
        self._card.content.addLayout(inner, 1)
        self._card.content.addWidget(self._legend)
        self._card.content.addWidget(self._said)
        self.content.addLayout(top)
        for shown in (self._map, self._before, self._few):
            self.content.addWidget(shown, 1)
        self._show()

    def _region(self, one: _Row) -> str:
        return self._names.of(Place(region=split_key(one[0])[0]))

    def _side(self, one: _Row) -> str:
        side = SIDE_NAMES[split_key(one[0])[1]]
        return self.tr_(side) if side else ""

    def _ask(self) -> None:
        attempt(self.page, self._period.period, self._run)

    def _run(self, period: Period) -> None:
        self._set_busy(busy=True)
        findings = self.ctx.services.findings
        self.ctx.tasks.run(self, lambda: findings.heat(period), partial(self._made, period), self._failed)

    def _made(self, period: Period, heat: Heat) -> None:
        self._set_busy(busy=False)
        self.page.banner.clear()
        self._heat = heat
        visits = self.tr_.plural("{count} visit", "{count} visits", heat.visits)
        self._title.setText(
            self.tr_(N_("{days}: {visits} with a signed note"), days=self._words.period(period), visits=visits)
        )
        self._show()

    def _failed(self, error: UserError) -> None:
        self._set_busy(busy=False)
        self.page.tell(error)

    def _set_busy(self, *, busy: bool) -> None:
        self._make.setEnabled(not busy)
        self._make.setText(self.tr_(N_("Counting…")) if busy else self.tr_(N_("Show the map")))

    def _show(self) -> None:
        """Show the layer that is chosen, or why there is nothing to see."""
        layer = self._heat.layers[Layer(self._layer.value())] if self._heat is not None else None
        if layer is not None and layer.is_anonymous:
            self._show_map(layer)
        wanted = self._before if layer is None else self._map if layer.is_anonymous else self._few
        show_only(wanted, (self._map, self._before, self._few))

    def _show_map(self, layer: LayerHeat) -> None:
        self._names = self.ctx.names()
        rows = sorted(layer.visits.items(), key=lambda one: (-one[1], one[0]))
        self._table.show_rows(rows)
        colours = bands(rows[0][1] if rows else 0)
        self._view.show_heat(layer.visits, colours)
        self._legend.show_bands(colours)
        self._said.setText(
            self.tr_.plural(
                "{count} visit has marks on this layer. The map says where was drawn, not how ill anybody is.",
                "{count} visits have marks on this layer. The map says where was drawn, not how ill anybody is.",
                layer.marked,
            )
        )
