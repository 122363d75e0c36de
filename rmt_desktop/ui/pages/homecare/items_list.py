"""The exercises of a sheet in their order: moved with buttons, with Alt and the arrows, or by dragging."""

from collections.abc import Mapping
from functools import partial
from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QPainter, QPaintEvent, QShortcut
from PySide6.QtWidgets import QWidget

from rmt_desktop.base.errors import Problem
from rmt_desktop.domain.homecare import HomeCarePlan
from rmt_desktop.ui.context import UiContext
from rmt_desktop.ui.pages.homecare.item_card import ItemCard
from rmt_desktop.ui.pages.homecare.state import Caution, place_at
from rmt_desktop.ui.theme import GRID
from rmt_desktop.ui.widgets.layouts import column


class ItemsList(QWidget):
    """Cards in the order of the plan. A card lives as long as its exercise is on the sheet, so the focus stays."""

    edited = Signal(object)
    moved = Signal(str, int)
    removed = Signal(str)

    def __init__(self, ctx: UiContext, cautions: Mapping[str, Caution], *, before: tuple[QWidget, ...]) -> None:
        """Build an empty list; it stands ``before`` these fields, for the eye and for Tab.

        ``cautions`` are what to mind for this client, by exercise.
        """
        super().__init__()
        self._ctx = ctx
        self._before = before
        self._cautions = cautions
        self._cards: dict[str, ItemCard] = {}
        self._order: tuple[str, ...] = ()
        self._line_at: int | None = None
        self._column = column(self, spacing=GRID)
        for keys, step in (("Alt+Up", -1), ("Alt+Down", 1)):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(partial(self._move_focused, step))

    def show_plan(self, plan: HomeCarePlan) -> None:
        """Show the items of a plan."""
        order = tuple(item.exercise for item in plan.items)
        for exercise in tuple(self._cards):
            if exercise not in order:
                card = self._cards.pop(exercise)
                self._column.removeWidget(card)
                card.hide()
                card.deleteLater()
        for index, item in enumerate(plan.items):
            known = self._cards.get(item.exercise)
            if known is None:
                self._cards[item.exercise] = self._made(plan, index)
            else:
                known.show_item(item, plan.language)
        if order != self._order:
            self._order = order
            for index, exercise in enumerate(order):
                self._column.removeWidget(self._cards[exercise])
                self._column.insertWidget(index, self._cards[exercise])
                self._cards[exercise].show()
                self._cards[exercise].raise_()  # screen readers read in the order of the children
            self._chain()
        for number, exercise in enumerate(order, start=1):
            self._cards[exercise].show_place(number, last=len(order))

    def show_problem(self, problem: Problem) -> bool:
        """Show a problem at the item it is about; return whether there is one."""
        return any(card.show_problem(problem) for card in self._cards.values())

    def last_card(self) -> QWidget:
        """Return the card at the end, or the list itself while there is none."""
        return self._cards[self._order[-1]] if self._order else self

    def paintEvent(self, event: QPaintEvent) -> None:
        """Show where a dragged item would be put down."""
        super().paintEvent(event)
        if self._line_at is not None:
            painter = QPainter(self)
            painter.fillRect(0, self._line_at - 2, self.width(), 3, self._ctx.theme.colour("accent"))
            painter.end()

    def _made(self, plan: HomeCarePlan, index: int) -> ItemCard:
        item = plan.items[index]
        card = ItemCard(self._ctx, item, plan.language, self._cautions.get(item.exercise))
        card.edited.connect(self.edited)
        card.opened.connect(self._chain)
        card.moved.connect(partial(self._move, item.exercise))
        card.removed.connect(partial(self.removed.emit, item.exercise))
        card.dragged.connect(partial(self._drag, item.exercise))
        card.dropped.connect(partial(self._drop, item.exercise))
        return card

    def _move_focused(self, step: int) -> None:
        """Move the item that has the focus."""
        focused = self.focusWidget()
        at = next((one for one, card in self._cards.items() if focused is not None and card.isAncestorOf(focused)), "")
        if at:
            self._move(at, step)

    def _move(self, exercise: str, step: int) -> None:
        place = self._order.index(exercise) + step
        if 0 <= place < len(self._order):
            self.moved.emit(exercise, place)

    def _drag(self, exercise: str, y: int) -> None:
        """Show a line where the item would go."""
        at, place = self._order.index(exercise), self._place(exercise, y)
        before = place if place <= at else place + 1
        if before < len(self._order):
            self._line_at = self._cards[self._order[before]].geometry().top() - GRID // 2
        else:
            self._line_at = self._cards[self._order[-1]].geometry().bottom() + 1
        self.update()

    def _drop(self, exercise: str, y: int) -> None:
        self._line_at = None
        self.update()
        if (place := self._place(exercise, y)) != self._order.index(exercise):
            self.moved.emit(exercise, place)

    def _place(self, exercise: str, y: int) -> int:
        middles = [self._cards[one].geometry().center().y() for one in self._order]
        return place_at(y, middles, self._order.index(exercise))

    def _chain(self) -> None:
        """Let Tab go through the cards in the order in which they stand."""
        controls = [control for exercise in self._order for control in self._cards[exercise].controls()]
        for before, after in pairwise((*controls, *self._before)):
            QWidget.setTabOrder(before, after)
