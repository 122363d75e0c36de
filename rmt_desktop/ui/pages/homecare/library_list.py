"""The library beside a sheet: what fits the findings first, found while typing, taken with one click."""

from collections.abc import Mapping, Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from rmt_desktop.base.i18n import N_
from rmt_desktop.domain.catalog import Exercise
from rmt_desktop.domain.homecare import CATEGORY_NAMES
from rmt_desktop.ui.context import UiContext
from rmt_desktop.ui.pages.homecare.exercise_row import INSET, ExerciseRow
from rmt_desktop.ui.pages.homecare.state import Caution
from rmt_desktop.ui.theme import GRID, set_role
from rmt_desktop.ui.widgets.fields import Line, Pick
from rmt_desktop.ui.widgets.layouts import Card, Scroll
from rmt_desktop.ui.widgets.text import clearable, label


class LibraryList(Card):
    """Search, kinds and rows."""

    chosen = Signal(str)

    def __init__(
        self, ctx: UiContext, *, heading: str, suggested: Sequence[Exercise], cautions: Mapping[str, Caution]
    ) -> None:
        """Build the list; ``suggested`` stand first under ``heading`` (translated), ``cautions`` go by exercise."""
        super().__init__(margin=2 * GRID, spacing=GRID)
        self._ctx = ctx
        tr = ctx.tr
        self._find = Line(placeholder=tr(N_("Word, muscle or part of the body")))
        set_role(self._find, "search")
        self._find.setAccessibleName(tr(N_("Find an exercise")))
        clearable(self._find, tr(N_("Empty the search field")))
        self._find.textChanged.connect(lambda _: self._filter())
        self._find.returnPressed.connect(self._take_first)
        kinds = tuple((word, tr(name)) for word, name in CATEGORY_NAMES.items())
        self._kind = Pick((("", tr(N_("All kinds"))), *kinds))
        self._kind.setAccessibleName(tr(N_("Kind of exercise")))
        self._kind.activated.connect(lambda _: self._filter())
        self._exercises = {one.id: one for one in ctx.catalog.exercises}
        self._cautions = cautions
        self._suggested = tuple(one.id for one in suggested)
        self._rows: dict[str, ExerciseRow] = {}
        self._taken: set[str] = set()
        self._heading = label(heading, "heading", wrap=True)
        self._rest = label(tr(N_("All exercises")) if not suggested else tr(N_("Other exercises")), "heading")
        for heading_ in (self._heading, self._rest):
            heading_.setContentsMargins(INSET, 0, 0, GRID // 2)
        self._nothing = label(tr(N_("Nothing is found. Try a shorter word.")), "soft", wrap=True)
        self._build()

    def _build(self) -> None:
        self.content.addWidget(self._find)
        self.content.addWidget(self._kind)
        page = Scroll(margin=0, spacing=0)
        page.content.setContentsMargins(0, GRID, GRID, 0)
        page.content.addWidget(self._heading)
        for exercise_id in self._suggested:
            page.content.addWidget(self._row(exercise_id))
        page.content.addSpacing(2 * GRID if self._suggested else 0)
        page.content.addWidget(self._rest)
        for exercise_id in self._exercises:
            if exercise_id not in self._suggested:
                page.content.addWidget(self._row(exercise_id))
        page.content.addWidget(self._nothing)
        page.content.addStretch(1)
        self.content.addWidget(page, 1)
        self._filter()

    def show_taken(self, taken: Sequence[str]) -> None:
        """Mark the exercises that are on the sheet."""
        for exercise_id in set(taken) ^ self._taken:
            if exercise_id in self._rows:
                self._rows[exercise_id].set_taken(is_taken=exercise_id in taken)
        self._taken = set(taken)

    def focus_first(self) -> None:
        """Put the focus where one types a word."""
        self._find.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk through the rows with the arrows; Return and Space take the one that has the focus."""
        shown = [made for made in self._in_order() if not made.isHidden() and made.isEnabled()]
        at = next((index for index, made in enumerate(shown) if made.hasFocus()), -1)
        match event.key():
            case Qt.Key.Key_Down if at + 1 < len(shown):
                shown[at + 1].setFocus(Qt.FocusReason.TabFocusReason)
            case Qt.Key.Key_Up if at == 0:
                self._find.setFocus()
            case Qt.Key.Key_Up if at > 0:
                shown[at - 1].setFocus(Qt.FocusReason.TabFocusReason)
            case Qt.Key.Key_Return | Qt.Key.Key_Enter if at >= 0:
                shown[at].click()
            case _:
                super().keyPressEvent(event)

    def _row(self, exercise_id: str) -> QWidget:
        made = ExerciseRow(self._ctx, self._exercises[exercise_id], self._cautions.get(exercise_id))
        made.clicked.connect(partial(self._choose, exercise_id))
        self._rows[exercise_id] = made
        return made

    def _choose(self, exercise_id: str) -> None:
        """Take an exercise; the focus goes on to the next, so that several can be taken one after the other."""
        if self._rows[exercise_id].hasFocus():
            self.focusNextChild()
        self.chosen.emit(exercise_id)

    def _filter(self) -> None:
        """Show what matches the words and the kind."""
        text, kind = self._find.text(), self._kind.chosen()
        found = {one.id for one in self._ctx.services.home_care.library(text=text)} if text.strip() else set(self._rows)
        shown = {one for one in found if kind in ("", self._exercises[one].category)}
        for exercise_id, made in self._rows.items():
            made.setVisible(exercise_id in shown)
        near = shown & set(self._suggested)
        self._heading.setVisible(bool(near))
        self._rest.setVisible(bool(shown - near))
        self._nothing.setVisible(not shown)

    def _take_first(self) -> None:
        first = next((one for one in self._in_order() if not one.isHidden() and one.isEnabled()), None)
        if first is not None:
            first.click()

    def _in_order(self) -> tuple[ExerciseRow, ...]:
        rest = (made for exercise_id, made in self._rows.items() if exercise_id not in self._suggested)
        return (*(self._rows[exercise_id] for exercise_id in self._suggested), *rest)
