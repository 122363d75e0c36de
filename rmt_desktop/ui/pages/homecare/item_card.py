"""One exercise on the sheet: name and dose at a glance, its numbers and own words when opened."""

from dataclasses import replace
from functools import partial

from PySide6.QtCore import QEvent, QObject, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QLabel, QWidget

from rmt_desktop.base.errors import Problem
from rmt_desktop.base.i18n import N_, translator
from rmt_desktop.domain.doses import dose_text
from rmt_desktop.domain.homecare import DOSE_LIMITS, PlanItem
from rmt_desktop.ui.context import UiContext
from rmt_desktop.ui.pages.homecare.state import Caution
from rmt_desktop.ui.theme import GRID
from rmt_desktop.ui.widgets.fields import Field, Line, Number, Paragraph
from rmt_desktop.ui.widgets.layouts import Card, FlowBox, column, row
from rmt_desktop.ui.widgets.text import label, tool

COUNTS = {
    "sets": N_("Sets"),
    "reps": N_("Times"),
    "hold_seconds": N_("Hold (s)"),
    "duration_minutes": N_("Minutes"),
    "rest_seconds": N_("Rest (s)"),
}
COUNT_WIDTH_EMS = 4.6


class ItemCard(Card):
    """Edits one :class:`PlanItem`. ``moved`` says by how many places, ``dragged`` the height inside the list.

    A ``caution`` is what to mind for this client; it stands below the name and goes onto no paper by itself.
    """

    edited = Signal(object)
    moved = Signal(int)
    removed = Signal()
    opened = Signal()
    dragged = Signal(int)
    dropped = Signal(int)

    def __init__(self, ctx: UiContext, item: PlanItem, language: str, caution: Caution | None = None) -> None:
        super().__init__("sunken", margin=GRID + GRID // 2, spacing=GRID)
        self._ctx = ctx
        self._item = item
        self._number = label("", "heading")
        self._name = label("", "heading", wrap=True)
        self._dose = label("", "soft", wrap=True)
        self._own = label("", "small", wrap=True)
        self._caution = label(_caution_words(ctx, caution), "problem", wrap=True)
        self._caution.setVisible(caution is not None)
        self._handle = QLabel()
        self._handle.setPixmap(
            ctx.icons.pixmap("grip-vertical", ctx.theme.colour("soft"), 18, self.devicePixelRatioF())
        )
        self._handle.setCursor(Qt.CursorShape.OpenHandCursor)
        self._handle.installEventFilter(self)
        icons, ink = ctx.icons, ctx.theme.colour("soft")
        self._up = tool(icons.get("arrow-up", ink, 18), "", partial(self.moved.emit, -1))
        self._down = tool(icons.get("arrow-down", ink, 18), "", partial(self.moved.emit, 1))
        self._open = tool(icons.get("pencil", ink, 18), "", self._toggle, checkable=True)
        self._remove = tool(icons.get("x", ink, 18), "", self.removed.emit)
        self._editors: QWidget | None = None
        self._counts: dict[str, Number] = {}
        self._fields: dict[str, Field] = {}
        self._build()
        self.show_item(item, language)

    @property
    def item(self) -> PlanItem:
        """The item as edited."""
        return self._item

    def show_item(self, item: PlanItem, language: str) -> None:
        """Show an item whose words are in ``language``; what is being typed is left alone where it is the same."""
        self._item = item
        self._name.setText(item.name)
        self._name.setToolTip(item.purpose)
        dose = dose_text(item.dose, translator(language))
        self._dose.setText(dose[:1].upper() + dose[1:])
        self._dose.setVisible(bool(dose))
        is_open = self._editors is not None and not self._editors.isHidden()
        self._own.setText(item.own_words.strip())
        self._own.setVisible(bool(item.own_words.strip()) and not is_open)
        self._name_controls()
        if self._editors is not None:
            self._show_values()

    def show_place(self, number: int, *, last: int) -> None:
        """Say the item's number of ``last``, and which ways it can go."""
        self._number.setText(f"{number}.")
        self._up.setEnabled(number > 1)
        self._down.setEnabled(number < last)

    def show_problem(self, problem: Problem) -> bool:
        """Open the card and show what is wrong with one number; return whether the problem is this card's."""
        exercise, _, name = problem.field.rpartition(".")
        if exercise != self._item.exercise or name not in COUNTS:
            return False
        self.open()
        self._fields[name].set_problem(problem.text(self._ctx.tr))
        self._counts[name].setFocus()
        return True

    def controls(self) -> tuple[QWidget, ...]:
        """Return everything that takes the focus, in the order of Tab."""
        tools = (self._up, self._down, self._open, self._remove)
        if self._editors is None:
            return tools
        return (*tools, *self._counts.values(), self._frequency, self._words)

    def open(self) -> None:
        """Show the numbers and the own words."""
        if self._editors is None:
            self._editors = self._made_editors()
            self.content.addWidget(self._editors)
            self._show_values()
        self._editors.show()
        self._open.setChecked(True)
        self._own.hide()
        self.opened.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Tell where the handle is being dragged to."""
        if isinstance(event, QMouseEvent) and event.type() in (
            QEvent.Type.MouseButtonPress,
            QEvent.Type.MouseMove,
            QEvent.Type.MouseButtonRelease,
        ):
            y = self.mapToParent(self.mapFromGlobal(event.globalPosition().toPoint())).y()
            if event.type() == QEvent.Type.MouseButtonRelease:
                self._handle.setCursor(Qt.CursorShape.OpenHandCursor)
                self.dropped.emit(y)
            else:
                self._handle.setCursor(Qt.CursorShape.ClosedHandCursor)
                self.dragged.emit(y)
            return True
        return super().eventFilter(watched, event)

    def _build(self) -> None:
        head = row(spacing=4)
        head.addWidget(self._handle)
        head.addWidget(self._number)
        head.addWidget(self._name, 1)
        for made in (self._up, self._down, self._open, self._remove):
            head.addWidget(made)
        self.content.addLayout(head)
        words = column(spacing=2)
        words.setContentsMargins(3 * GRID, 0, 0, 0)
        words.addWidget(self._caution)
        words.addWidget(self._dose)
        words.addWidget(self._own)
        self.content.addLayout(words)

    def _made_editors(self) -> QWidget:
        ctx, tr = self._ctx, self._ctx.tr
        made = QWidget()
        layout = column(made, spacing=GRID)
        counts = FlowBox()
        for name, most in DOSE_LIMITS.items():
            number = Number(high=most)
            number.setAlignment(Qt.AlignmentFlag.AlignCenter)
            number.valueChanged.connect(lambda _: self._typed())
            number.setFixedWidth(round(COUNT_WIDTH_EMS * ctx.theme.sizes.body))
            self._counts[name] = number
            field = Field(tr(COUNTS[name]), number)
            self._fields[name] = field
            counts.flow.addWidget(field)
        self._frequency = Line(longest=120)
        self._frequency.textEdited.connect(lambda _: self._typed())
        self._words = Paragraph(lines=2, most=12)
        self._words.textChanged.connect(self._typed)
        layout.addWidget(counts)
        layout.addWidget(Field(tr(N_("How often")), self._frequency))
        layout.addWidget(Field(tr(N_("Own words for this client")), self._words))
        self._editors = made
        self._name_controls()
        return made

    def _show_values(self) -> None:
        """Put the item's values into the editors without taking them for typed ones."""
        dose = self._item.dose
        for name, number in self._counts.items():
            with QSignalBlocker(number):
                number.set_value(getattr(dose, name))
        if self._frequency.text() != dose.frequency:
            self._frequency.setText(dose.frequency)
        if self._words.toPlainText() != self._item.own_words:
            with QSignalBlocker(self._words):
                self._words.setPlainText(self._item.own_words)

    def _typed(self) -> None:
        counts = {name: number.value_or_none() for name, number in self._counts.items()}
        dose = replace(self._item.dose, frequency=self._frequency.text(), **counts)
        item = replace(self._item, dose=dose, own_words=self._words.toPlainText())
        for field in self._fields.values():
            field.set_problem("")
        if item != self._item:
            self._item = item
            self.edited.emit(item)

    def _toggle(self) -> None:
        if self._editors is None or self._editors.isHidden():
            self.open()
            self._counts["sets"].setFocus()
        else:
            self._editors.hide()
            self._open.setChecked(False)
            self._own.setVisible(bool(self._own.text()))

    def _name_controls(self) -> None:
        """Give every control a name that says which exercise it is for."""
        tr, name = self._ctx.tr, self._item.name
        for control, words in (
            (self._up, N_("Move up: {exercise}")),
            (self._down, N_("Move down: {exercise}")),
            (self._open, N_("Change dose and words: {exercise}")),
            (self._remove, N_("Remove: {exercise}")),
        ):
            control.setAccessibleName(tr(words, exercise=name))
            control.setToolTip(tr(words, exercise=name))
        self.setAccessibleName(name)
        if self._editors is not None:
            for count, number in self._counts.items():
                number.setAccessibleName(tr(N_("{field}: {exercise}"), field=tr(COUNTS[count]), exercise=name))
            self._frequency.setAccessibleName(tr(N_("How often: {exercise}"), exercise=name))
            self._words.setAccessibleName(tr(N_("Own words for this client: {exercise}"), exercise=name))


def _caution_words(ctx: UiContext, caution: Caution | None) -> str:
    if caution is None:
        return ""
    return ctx.tr(N_("{flag}: {advice}"), flag=caution.flags, advice=caution.words)
