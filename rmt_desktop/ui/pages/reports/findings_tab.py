"""Who had such a finding: a question over the charts of all signed notes, answered with names and kept in the log."""

from collections.abc import Iterator

from PySide6.QtCore import Qt

from rmt_desktop.base.errors import UserError
from rmt_desktop.base.i18n import N_
from rmt_desktop.domain.chart.findings import KIND_CHOICES, FindingQuestion, Found
from rmt_desktop.domain.sides import Side
from rmt_desktop.services.findings import Answer
from rmt_desktop.ui.call import attempt
from rmt_desktop.ui.context import Page, Route, UiContext
from rmt_desktop.ui.models.rows import Column
from rmt_desktop.ui.models.table import Table
from rmt_desktop.ui.pages.reports.finding_words import FindingWords
from rmt_desktop.ui.pages.reports.period_fields import PeriodFields
from rmt_desktop.ui.pages.reports.section import Report, show_only
from rmt_desktop.ui.theme import GRID
from rmt_desktop.ui.widgets.choices import Segments
from rmt_desktop.ui.widgets.empty_state import EmptyState
from rmt_desktop.ui.widgets.fields import Field, Pick
from rmt_desktop.ui.widgets.layouts import Card, FlowBox, row
from rmt_desktop.ui.widgets.picker import Entry, Picker
from rmt_desktop.ui.widgets.text import button, label

_EITHER = ""
_Row = tuple[str, Found]
_LANGUAGES = ("en", "fr")


class FindingsReport(Report):
    """A question with four parts, a button, and the clients found.

    It is asked by the button alone: every question is an entry of the log, and of that of each client it names.
    """

    def __init__(self, ctx: UiContext, page: Page) -> None:
        super().__init__(ctx, page)
        tr = ctx.tr
        self._words = FindingWords(tr, ctx.names)
        self._kind = Pick(tuple((choice.word, tr(choice.label)) for choice in KIND_CHOICES), "trigger")
        self._places: dict[str, Entry] = {}
        self._place = ""
        self._picker = Picker((), tr(N_("Muscle or region")), tr(N_("Anywhere; type a name")), tr)
        self._picker.setMinimumWidth(200)
        self._picker.picked.connect(self._choose_place)
        self._chosen = button("", lambda: self._choose_place(""), role="chip", icon=ctx.icons.get("x", size=14))
        self._chosen.hide()
        sides = ((_EITHER, N_("Either")), (Side.LEFT.value, N_("Left")), (Side.RIGHT.value, N_("Right")))
        self._side = Segments(tuple((word, tr(text)) for word, text in sides), tr(N_("Side")), optional=False)
        self._side.set_value(_EITHER)
        self._period = PeriodFields(tr, ctx.services.desk.time.today())
        self._ask = button(tr(N_("Search")), self._search, role="primary")
        self._asked = label("", "heading", wrap=True)
        self._count = label("", "small")
        self._table = Table(tr(N_("Clients found")), self._columns(), stretch=0).on_open(
            lambda found: ctx.go.to(Route("client", found[1].client))
        )
        self._card = Card(margin=GRID)
        self._before = EmptyState(
            ctx.icons,
            "search",
            tr(N_("Who had such a finding?")),
            tr(
                N_(
                    "The charts of all signed notes are searched. Your question is kept in the log, with every client "
                    "it names: search only for what you need to know."
                )
            ),
        )
        words = tr(N_("No signed note of these days has such a finding. That you asked is in the log."))
        self._nobody = EmptyState(ctx.icons, "circle-check", tr(N_("Nobody was found")), words)
        self._build()

    def refresh(self) -> None:
        """Leave what was found as it is: asking again would be one more entry of the log."""
        self._period.set_today(self.ctx.services.desk.time.today())
        if not self._places:
            self._places = {entry.word: entry for entry in self._named()}
            self._picker.set_entries(tuple(self._places.values()))

    def _build(self) -> None:
        where = row(spacing=GRID)
        tr = self.tr_
        fields = FlowBox(spacing=3 * GRID // 2)
        fields.setMinimumHeight(1)  # the height that counts is the one at the width there is, not at the narrowest
        fields.flow.addWidget(Field(tr(N_("What was found")), self._kind))
        self._where = Field(tr(N_("Muscle or region")), self._picker)
        fields.flow.addWidget(self._where)
        self._where_chosen = Field(tr(N_("Muscle or region")), self._chosen)
        self._where_chosen.hide()
        fields.flow.addWidget(self._where_chosen)
        fields.flow.addWidget(Field(tr(N_("Side")), self._side))
        fields.flow.addWidget(self._period)
        where.addWidget(fields, 1)
        where.addWidget(self._ask, 0, Qt.AlignmentFlag.AlignBottom)
        head = row(spacing=GRID)
        head.setContentsMargins(GRID, GRID, GRID, 0)
        head.addWidget(self._asked, 1)
        head.addWidget(self._count)
        self._card.content.addLayout(head)
        self._card.content.addWidget(self._table, 1)
        self.content.addLayout(where)
        for shown in (self._card, self._before, self._nobody):
            self.content.addWidget(shown, 1)
        self._show(self._before)

    def _columns(self) -> tuple[Column, ...]:
        tr, ctx = self.tr_, self.ctx
        return (
            Column(title=tr(N_("Client")), text=lambda found: found[0]),
            Column(title=tr(N_("Last found")), text=lambda found: ctx.short_day(found[1].day)),
            Column(title=tr(N_("Intensity then")), text=self._intensity, right=True),
            Column(title=tr(N_("Visits with it")), text=lambda found: str(found[1].visits), right=True),
            Column(title=tr(N_("Remark")), text=self._remark),
        )

    def _intensity(self, found: _Row) -> str:
        intensity = found[1].intensity
        return "\u2013" if intensity is None else self.tr_(N_("{number} of 10"), number=intensity)

    def _remark(self, found: _Row) -> str:
        return self.tr_(N_("Added to later: read the note")) if found[1].is_added_to else ""

    def _named(self) -> Iterator[Entry]:
        """Yield all muscles and regions by their name, found by their name in either language."""
        catalog, tr = self.ctx.catalog, self.tr_
        muscles = {one.figure_id: one.name for one in catalog.muscles}
        regions = {one.id: one.name for one in catalog.regions}
        taken = {name.in_(self.ctx.language) for name in muscles.values()}
        for what, names in (("muscle", muscles), ("region", regions)):
            for place, name in names.items():
                own = name.in_(self.ctx.language)
                text = tr(N_("{region} (region)"), region=own) if what == "region" and own in taken else own
                yield Entry(f"{what}:{place}", text, cues=" ".join(name.in_(one) for one in _LANGUAGES))

    def _choose_place(self, word: str) -> None:
        self._place = word
        if word:
            name = self._places[word].text
            self._chosen.setText(name)
            self._chosen.setMinimumHeight(self._picker.height())
            self._chosen.setAccessibleName(self.tr_(N_("Only {name}: search anywhere again"), name=name))
        self._where.setVisible(not word)
        self._where_chosen.setVisible(bool(word))
        self._chosen.setVisible(bool(word))
        (self._chosen if word else self._picker).setFocus()

    def _question(self) -> FindingQuestion:
        what, _, place = self._place.partition(":")
        side = self._side.value()
        return FindingQuestion(
            kinds=next(choice.kinds for choice in KIND_CHOICES if choice.word == self._kind.chosen()),
            period=self._period.period(),
            muscle=place if what == "muscle" else "",
            region=place if what == "region" else "",
            side=Side(side) if side else None,
        )

    def _search(self) -> None:
        """Ask on the worker: many years of charts take a while."""
        attempt(self.page, self._question, self._run)

    def _run(self, question: FindingQuestion) -> None:
        self._set_busy(busy=True)
        findings = self.ctx.services.findings
        self.ctx.tasks.run(self, lambda: findings.ask(question), self._answered, self._failed)

    def _answered(self, answer: Answer) -> None:
        self._set_busy(busy=False)
        self.page.banner.clear()
        self._asked.setText(self._words.question(answer.question))
        count = self.tr_.plural("{count} client", "{count} clients", len(answer.clients))
        self._count.setText(count)
        self._table.show_rows(answer.clients)
        self._show(self._card if answer.clients else self._nobody)

    def _failed(self, error: UserError) -> None:
        self._set_busy(busy=False)
        self.page.tell(error)

    def _set_busy(self, *, busy: bool) -> None:
        self._ask.setEnabled(not busy)
        self._ask.setText(self.tr_(N_("Searching…")) if busy else self.tr_(N_("Search")))

    def _show(self, wanted: Card | EmptyState) -> None:
        show_only(wanted, (self._card, self._before, self._nobody))
