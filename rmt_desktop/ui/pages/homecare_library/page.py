"""The library of home care: browse by kind, part of the body or word; read; begin a sheet for a client."""

from PySide6.QtGui import QResizeEvent

from rmt_desktop.base.i18n import N_
from rmt_desktop.domain.catalog import Exercise
from rmt_desktop.domain.homecare import CATEGORY_NAMES, REGION_NAMES
from rmt_desktop.services.changes import Changes
from rmt_desktop.ui.context import Page, Route, UiContext
from rmt_desktop.ui.models.rows import Column
from rmt_desktop.ui.models.table import Table
from rmt_desktop.ui.pages.homecare_library.find_client import FindClientDialog
from rmt_desktop.ui.pages.homecare_library.reading import Reading
from rmt_desktop.ui.theme import GRID, set_role
from rmt_desktop.ui.widgets.fields import Line, Pick
from rmt_desktop.ui.widgets.layouts import Card, column, row
from rmt_desktop.ui.widgets.text import button, clearable, label

COLUMN_NEEDS_EMS = (0, 56, 66)  # of the body text: how wide the page must be for each column


class HomeCareLibraryPage(Page):
    """The page behind "Home care" on the rail."""

    help_topic = "homecare"

    def __init__(self, ctx: UiContext) -> None:
        super().__init__(ctx)
        tr = ctx.tr
        self._find = Line(placeholder=tr(N_("Word, muscle or part of the body")))
        set_role(self._find, "search")
        self._find.setAccessibleName(tr(N_("Find an exercise")))
        clearable(self._find, tr(N_("Empty the search field")))
        self._find.textChanged.connect(lambda _: self.refresh())
        self._find.returnPressed.connect(self._go_to_table)
        self._kind = Pick((("", tr(N_("All kinds"))), *_named(ctx, CATEGORY_NAMES)))
        self._kind.setAccessibleName(tr(N_("Kind of exercise")))
        self._region = Pick((("", tr(N_("All parts of the body"))), *_named(ctx, REGION_NAMES)))
        self._region.setAccessibleName(tr(N_("Part of the body")))
        for pick in (self._kind, self._region):
            pick.activated.connect(lambda _: self.refresh())
        self._count = label("", "small")
        self._reading = Reading(ctx)
        self._table = self._made_table()
        self._nothing = label(tr(N_("Nothing is found. Try a shorter word.")), "soft", wrap=True)
        self._build()
        self.refresh()

    def title(self) -> str:
        """Return the page's name."""
        return self.tr_(N_("Home care"))

    def concerns(self, changes: Changes) -> bool:
        """No change of a record touches the library."""
        return False

    def focus_first(self) -> None:
        """Put the focus where one types a word."""
        self._find.setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave columns out where large text makes the window narrow; the names matter most."""
        super().resizeEvent(event)
        for number, wanted_ems in enumerate(COLUMN_NEEDS_EMS):
            self._table.setColumnHidden(number, self.width() < wanted_ems * self.ctx.theme.sizes.body)

    def refresh(self) -> None:
        """Show the exercises that match word, kind and part of the body."""
        kind, region = self._kind.chosen(), self._region.chosen()
        found = tuple(
            one
            for one in self.ctx.services.home_care.library(text=self._find.text())
            if kind in ("", one.category) and region in ("", one.region)
        )
        shown = self._reading.exercise
        self._table.show_rows(found)
        self._table.setVisible(bool(found))
        self._nothing.setVisible(not found)
        if shown in found:
            self._table.setCurrentIndex(self._table.rows.index(found.index(shown), 0))
        self._count.setText(self.tr_.plural("{count} exercise", "{count} exercises", len(found)))

    def _made_table(self) -> Table:
        ctx, tr = self.ctx, self.tr_
        table = Table(
            tr(N_("Exercises")),
            (
                Column(title=tr(N_("Exercise")), text=lambda one: one.name.in_(ctx.language)),
                Column(title=tr(N_("Part of the body")), text=lambda one: tr(REGION_NAMES.get(one.region, one.region))),
                Column(title=tr(N_("Kind")), text=lambda one: tr(CATEGORY_NAMES.get(one.category, one.category))),
            ),
        )
        table.selectionModel().currentRowChanged.connect(lambda *_: self._read(table.current()))
        return table

    def _read(self, exercise: Exercise | None) -> None:
        if exercise is not None:
            self._reading.show_exercise(exercise)

    def _build(self) -> None:
        tr, icons = self.tr_, self.ctx.icons
        inner = column(margin=3 * GRID, spacing=2 * GRID)
        head = row(spacing=2 * GRID)
        head.addWidget(label(tr(N_("Home care")), "title"))
        head.addWidget(self._count)
        head.addStretch(1)
        head.addWidget(
            button(
                tr(N_("New sheet for a client")),
                self.new_sheet,
                role="primary",
                icon=icons.get("plus", self.ctx.theme.colour("on_accent"), 18),
            )
        )
        bar = row(spacing=2 * GRID)
        bar.addWidget(self._find, 2)
        bar.addWidget(self._region, 1)
        bar.addWidget(self._kind, 1)
        parts = row(spacing=2 * GRID)
        listed = Card()
        listed.content.addWidget(self._table, 1)
        listed.content.addWidget(self._nothing)
        listed.content.addStretch(0)
        parts.addWidget(listed, 3)
        parts.addWidget(self._reading, 2)
        inner.addLayout(head)
        inner.addLayout(bar)
        inner.addLayout(parts, 1)
        self.body.addLayout(inner, 1)

    def new_sheet(self) -> None:
        """Find a client in a small dialog and open a sheet for her."""
        dialog = FindClientDialog(self.window(), self.ctx)
        dialog.exec()
        chosen = dialog.chosen
        dialog.deleteLater()
        if chosen is not None:
            self.ctx.go.to(Route("plan", chosen.id, "client"))

    def _go_to_table(self) -> None:
        self._table.setFocus()


def _named(ctx: UiContext, names: dict[str, str]) -> tuple[tuple[str, str], ...]:
    """Return the entries of a list to choose from, in the screen's language."""
    return tuple((word, ctx.tr(name)) for word, name in names.items())
