"""Where: the figure, the areas with the client's decision, sensitive ones apart, and adding another."""

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from rmt_desktop.base.i18n import N_
from rmt_desktop.domain.catalog import Catalog
from rmt_desktop.domain.consent import AGREEMENT_NAMES, Agreement, AreaState
from rmt_desktop.domain.sides import Areal, Side
from rmt_desktop.ui.chart.thumb import AreasView
from rmt_desktop.ui.context import UiContext
from rmt_desktop.ui.pages.consent.area_row import AreaRow
from rmt_desktop.ui.pages.consent.proposals import Proposed, as_proposed, in_language, sides_to_offer
from rmt_desktop.ui.theme import GRID
from rmt_desktop.ui.widgets.layouts import Card, Scroll, clear, column, row
from rmt_desktop.ui.widgets.picker import Entry, Picker
from rmt_desktop.ui.widgets.text import button, label

WIDTH = 424
FIGURE_HEIGHT, LEAST_FIGURE_HEIGHT = 208, 130  # the least where the screen is low
LARGE = 20  # pixels of body text above which things go below each other


class AreasPanel(Card):
    """The list of areas of one consent."""

    changed = Signal()

    def __init__(self, ctx: UiContext, figure: str) -> None:
        super().__init__(margin=2 * GRID, spacing=GRID)
        self._ctx = ctx
        self._rows: list[AreaRow] = []
        self._states: tuple[AreaState, ...] = ()
        self._language = ctx.language
        tr = ctx.tr
        self.setFixedWidth(WIDTH)
        self._figure = AreasView(ctx.figures, tr, figure=figure)
        self._figure.setMinimumHeight(LEAST_FIGURE_HEIGHT)
        self._figure.setMaximumHeight(FIGURE_HEIGHT)
        self._recorded = column(spacing=2)
        self._plain, self._sensitive = column(spacing=GRID), column(spacing=GRID)
        self._sensitive_head = self._build_sensitive_head()
        self._all = button(tr(N_("Agrees to all")), self.agree_to_all, role="link")
        self._all.setToolTip(tr(N_("All areas but the sensitive ones, which are asked one by one")))
        self._problem = label("", "problem", wrap=True)
        self._problem.hide()
        self._add = Picker((), tr(N_("Add an area")), tr(N_("Add an area: type a few letters")), tr)
        self._add.picked.connect(self._picked)
        head = row()
        head.addWidget(label(tr(N_("Where")), "heading"), 1)
        head.addWidget(self._all)
        self._scroll = rows = Scroll(margin=0, spacing=GRID)
        for layout in (self._recorded, self._plain):
            rows.content.addLayout(layout)
        rows.content.addWidget(self._sensitive_head)
        rows.content.addLayout(self._sensitive)
        rows.content.addStretch(1)
        if ctx.theme.sizes.body > LARGE:
            rows.content.insertWidget(0, self._figure)
        else:
            self.content.addWidget(self._figure, 1)
        self.content.addLayout(head)
        self.content.addWidget(self._problem)
        self.content.addWidget(rows, 1)
        self.content.addWidget(self._add)
        self._offer()

    def proposed(self) -> tuple[Proposed, ...]:
        """Return all areas in the order they are shown, decided or not."""
        return tuple(one.proposed for one in self._rows)

    def show_recorded(self, states: tuple[AreaState, ...]) -> None:
        """Show what holds in this visit already."""
        tr = self._ctx.tr
        self._states = states
        clear(self._recorded)
        if states:
            self._recorded.addWidget(label(tr(N_("Recorded in this visit")), "small"))
        for state in states:
            words = tr(
                N_("{area}: {decision}"), area=self._name(state.area), decision=tr(AGREEMENT_NAMES[state.agreement])
            )
            self._recorded.addWidget(label(words, wrap=True))
        self._paint()

    def add(self, area: Areal) -> None:
        """Put one more area on the list; one that is there already is only pointed at."""
        known = next((one for one in self._rows if one.proposed.area.covers(area)), None)
        if known is None:
            known = self._insert(as_proposed(self._ctx.catalog, area))
            self._arranged()
        known.focus_choice()

    def show_areas(self, areas: tuple[Areal, ...]) -> None:
        """Begin with these areas, none of them decided."""
        for area in areas:
            self._insert(as_proposed(self._ctx.catalog, area))
        self._arranged()

    def set_language(self, language: str) -> None:
        """Keep the areas' names in another language from now on; the screen's stays, and so does every decision."""
        self._language = language
        for one in self._rows:
            one.relabel(in_language(self._ctx.catalog, one.proposed.area, language))
        self.changed.emit()

    def agree_to_all(self) -> None:
        """Take every area that is not sensitive as agreed."""
        for one in self._rows:
            if not one.proposed.sensitive:
                one.agree()

    def show_problems(self, problems: Mapping[str, str]) -> bool:
        """Show what is missing, ``areas`` above the list and ``areas.N`` beside its area. Return whether any is."""
        self._problem.setText(problems.get("areas", ""))
        self._problem.setVisible("areas" in problems)
        for index, one in enumerate(self._rows):
            one.set_problem(problems.get(f"areas.{index}", ""))
        first = next((one for index, one in enumerate(self._rows) if f"areas.{index}" in problems), None)
        if first is not None:
            missing = first.focus_missing()
            for part in (first, missing):  # once the rows have made room for the sentences; what is missing for sure
                QTimer.singleShot(0, first, partial(self._scroll.ensureWidgetVisible, part))
        elif "areas" in problems:
            self._add.setFocus()
        return first is not None or "areas" in problems

    def _build_sensitive_head(self) -> QWidget:
        tr = self._ctx.tr
        box = QWidget()
        layout = column(box, spacing=2)
        layout.addSpacing(GRID)
        layout.addWidget(label(tr(N_("Sensitive areas")), "heading"))
        layout.addWidget(
            label(
                tr(N_("In writing, for this visit only. The client may decline or stop at any time.")),
                "small",
                wrap=True,
            )
        )
        return box

    def _insert(self, proposed: Proposed) -> AreaRow:
        ctx = self._ctx
        made = AreaRow(
            proposed, self._name(proposed.area), ctx.tr, ctx.icons, self._remove, is_narrow=ctx.theme.sizes.body > LARGE
        )
        made.changed.connect(self._row_changed)
        place = self._sensitive if proposed.sensitive else self._plain
        place.addWidget(made)
        at = sum(1 for one in self._rows if not one.proposed.sensitive) if not proposed.sensitive else len(self._rows)
        self._rows.insert(at, made)
        return made

    def _remove(self, gone: AreaRow) -> None:
        self._drop(gone)
        self._arranged()

    def _drop(self, gone: AreaRow) -> None:
        self._rows.remove(gone)
        place: QVBoxLayout = self._sensitive if gone.proposed.sensitive else self._plain
        place.removeWidget(gone)
        gone.hide()
        gone.setParent(None)
        gone.deleteLater()

    def _name(self, area: Areal) -> str:
        return in_language(self._ctx.catalog, area, self._ctx.language).text(self._ctx.tr)

    def _row_changed(self) -> None:
        self._paint()
        self.changed.emit()

    def _arranged(self) -> None:
        self._sensitive_head.setVisible(any(one.proposed.sensitive for one in self._rows))
        self._all.setVisible(sum(not one.proposed.sensitive for one in self._rows) > 1)
        self._row_changed()

    def _offer(self) -> None:
        """Offer every area on every side."""
        tr = self._ctx.tr
        self._add.set_entries(
            tuple(
                Entry(f"{area.id} {side.value}", area.on(side, self._ctx.language).text(tr))
                for area in self._ctx.catalog.areas
                for side in sides_to_offer(area)
            )
        )

    def _picked(self, word: str) -> None:
        area, _, side = word.partition(" ")
        self.add(self._ctx.catalog.area(area).on(Side(side), self._language))

    def _paint(self) -> None:
        """Colour the areas on the figure: agreed, declined or withdrawn, still open."""
        colours = self._ctx.theme.colours
        ink = {Agreement.AGREED: colours.good, Agreement.DECLINED: colours.danger, Agreement.WITHDRAWN: colours.danger}
        shown = {(state.area.area, state.area.side): ink[state.agreement] for state in self._states}
        for one in self._rows:
            agreement = one.proposed.agreement
            shown[one.proposed.area.area, one.proposed.area.side] = ink[agreement] if agreement else colours.caution
        self._figure.highlight(_regions(self._ctx.catalog, shown))


def _regions(catalog: Catalog, shown: Mapping[tuple[str, Side], str]) -> dict[tuple[tuple[str, ...], Side], str]:
    return {(catalog.area(area).regions, side): colour for (area, side), colour in shown.items()}
