"""Facts and sources: what the program relies on, to be read and checked by a practitioner."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSplitter

from rmt_desktop.base.i18n import N_
from rmt_desktop.domain.catalog import is_to_verify, source_text
from rmt_desktop.ui.context import Page, UiContext
from rmt_desktop.ui.models.rows import Column
from rmt_desktop.ui.models.table import Table
from rmt_desktop.ui.pages.settings.facts import TABLES, Fact
from rmt_desktop.ui.pages.settings.section import Section
from rmt_desktop.ui.theme import GRID, set_role
from rmt_desktop.ui.widgets.fields import Line, Pick
from rmt_desktop.ui.widgets.layouts import Card, Scroll, clear, row
from rmt_desktop.ui.widgets.text import label

LIST_HEIGHT = 430  # pixels


class FactsSection(Section):
    """A table of facts on the left, the fact chosen on the right."""

    def __init__(self, ctx: UiContext, page: Page) -> None:
        super().__init__(
            ctx,
            page,
            N_("Facts and sources"),
            N_("What the program relies on. It reminds and asks; it never diagnoses, and the decision is yours."),
            is_wide=True,
        )
        tr = ctx.tr
        self._facts: tuple[Fact, ...] = ()
        self._which = Pick(tuple((word, tr(title)) for word, (title, _) in TABLES.items()))
        self._which.setAccessibleName(tr(N_("Which facts")))
        self._which.activated.connect(lambda _: self.refresh())
        self._find = Line(placeholder=tr(N_("Find in these facts")))
        self._find.setAccessibleName(tr(N_("Find in these facts")))
        set_role(self._find, "search")
        self._find.textChanged.connect(lambda _: self._show())
        self._table = Table(
            tr(N_("Facts")),
            (
                Column(title=tr(N_("Name")), text=lambda fact: fact.name),
                Column(title=tr(N_("Kind")), text=lambda fact: fact.kind),
                Column(title=tr(N_("Source")), text=self._checked),
            ),
        )
        self._table.selectionModel().currentRowChanged.connect(lambda *_: self._show_fact())
        self._fact = Scroll(margin=0)
        self._build()
        self.refresh()

    def refresh(self) -> None:
        """Read the table that is chosen."""
        _, read = TABLES[self._which.chosen()]
        self._facts = tuple(read(self.ctx.catalog, self.tr_))
        self._show()

    def focus_first(self) -> None:
        """Put the focus on the choice of the table."""
        self._which.setFocus()

    def _build(self) -> None:
        bar = row(spacing=GRID)
        bar.addWidget(self._which)
        bar.addWidget(self._find, 1)
        card = Card(margin=GRID)
        card.content.addWidget(self._table)
        panes = QSplitter(Qt.Orientation.Horizontal)
        panes.setChildrenCollapsible(False)
        panes.setHandleWidth(2 * GRID)
        panes.addWidget(card)
        panes.addWidget(self._fact)
        panes.setSizes([540, 340])
        panes.setMinimumHeight(LIST_HEIGHT)
        self.content.addLayout(bar)
        self.content.addWidget(panes, 1)

    def _show(self) -> None:
        words = self._find.text().casefold().split()
        self._table.show_rows([fact for fact in self._facts if all(fact.has(word) for word in words)])
        self._show_fact()

    def _show_fact(self) -> None:
        clear(self._fact.content)
        fact: Fact | None = self._table.current()
        if fact is None:
            return
        card = Card()
        card.content.addWidget(label(fact.name, "heading", wrap=True))
        for text in fact.text:
            if text:
                card.content.addWidget(label(text, wrap=True, selectable=True))
        if fact.since is not None:
            day = self.ctx.short_day(fact.since)
            card.content.addWidget(label(self.tr_(N_("Holds from {day}"), day=day), "soft", wrap=True))
        if fact.source != fact.name:
            card.content.addWidget(label(source_text(fact.source, self.tr_), "soft", wrap=True))
        for place in self._places(fact):
            card.content.addWidget(label(place, "small", wrap=True, selectable=True))
        self._fact.content.addWidget(card)
        self._fact.content.addStretch(1)

    def _places(self, fact: Fact) -> list[str]:
        marks = fact.source.replace(",", " ").split()
        if fact.source == fact.name:
            return []
        return [
            self.tr_(N_("{mark}: {place}"), mark=one.mark, place=one.place)
            for one in self.ctx.catalog.sources
            if one.mark in marks
        ]

    def _checked(self, fact: Fact) -> str:
        return self.tr_(N_("to be verified")) if is_to_verify(fact.source) else fact.source
