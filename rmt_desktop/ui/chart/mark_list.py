"""All marks as a list equal to the picture: for the keyboard, for screen readers, and to see everything at once."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QCompleter,
    QHeaderView,
    QLineEdit,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from rmt_desktop.base.i18n import N_, Translator
from rmt_desktop.domain.chart.chart import Chart
from rmt_desktop.domain.chart.figures import Figures
from rmt_desktop.domain.chart.legend import Choice
from rmt_desktop.domain.chart.marks import Layer, Place
from rmt_desktop.domain.chart.names import Names
from rmt_desktop.domain.chart.own_kinds import OwnKind
from rmt_desktop.domain.chart.typed import TypedFinding, read_finding
from rmt_desktop.domain.ids import MarkId
from rmt_desktop.domain.search import fold
from rmt_desktop.domain.sides import SIDE_NAMES, Side
from rmt_desktop.ui.chart.marks_model import Column, MarksModel, Option
from rmt_desktop.ui.chart.palette import is_dark
from rmt_desktop.ui.widgets.choices import Segments
from rmt_desktop.ui.widgets.layouts import column, row
from rmt_desktop.ui.widgets.picker import NOTHING_FITS, SEVERAL_FIT
from rmt_desktop.ui.widgets.text import button, label

Index = QModelIndex | QPersistentModelIndex
ROW_HEIGHT = 34
LONGEST_NOTE = 500
BOTH = N_("both")
EXAMPLES_TITLE = N_("All of a finding fits in one line, for example:")
EXAMPLES = (
    N_("left levator 7"),
    N_("both suboccipitals 5"),
    N_("right quadratus 6 > buttock"),
    N_("scar right kneecap 6 cm"),
    N_("numb left thumb: C6"),
)
NOTHING_TYPED = N_("Type the name of a muscle or a region first.")


class MarkList(QWidget):
    """The table of marks and, below it, a line to add a finding by name."""

    selected = Signal(str)  # mark id
    changed = Signal(object)  # Mark as it shall be
    removed = Signal(str)  # mark id
    added = Signal(object)  # TypedFinding with its places

    def __init__(self, *, figures: Figures, names: Names, tr: Translator) -> None:
        super().__init__()
        self._tr = tr
        self._is_showing = False
        self._chart = Chart()
        self._wanted: MarkId | None = None
        self.model = MarksModel(figures, names, tr)
        self.model.changed.connect(self.changed)
        self.table = _table(self.model, tr(N_("Findings on the chart")), self)
        self.table.selectionModel().currentRowChanged.connect(self._row_chosen)
        self._adder = PlaceAdder(self.model.by_name, self.model.kinds_by_name, tr)
        self._adder.added.connect(self.added)
        self.table.setMinimumHeight(4 * ROW_HEIGHT)
        layout = column(self)
        layout.addWidget(self.table, 1)
        layout.addWidget(self._adder)

    def show_chart(self, chart: Chart) -> None:
        """Show these marks, now or when the list is next seen: while it is hidden it costs nothing."""
        self._chart = chart
        if self.isVisible():
            self._show()

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with the chart."""
        super().showEvent(event)
        self._show()
        self.select(self._wanted)

    def _show(self) -> None:
        kept = self.current()
        index = self.table.currentIndex()
        self._is_showing = True
        self.model.show_chart(self._chart)
        if kept is not None and self.model.row_of(kept) != self.table.currentIndex().row():
            self._go_to(self.model.row_of(kept), max(0, index.column()))
        self._is_showing = False

    def set_editable(self, layer: Layer, *, readonly: bool) -> None:
        """Let the marks of one layer be changed, or none."""
        self.model.set_editable(layer, readonly=readonly)
        self._adder.setVisible(not readonly)

    def current(self) -> MarkId | None:
        """Return the mark of the current row, or None."""
        index = self.table.currentIndex()
        return self.model.mark(index.row()).id if index.isValid() else None

    def select(self, mark_id: MarkId | None) -> None:
        """Make a mark's row the current one without a signal."""
        self._wanted = mark_id
        if self.isVisible() and mark_id != self.current():
            self._is_showing = True
            self._go_to(self.model.row_of(mark_id) if mark_id is not None else -1, Column.PLACE)
            self._is_showing = False

    def set_own_kinds(self, kinds: Sequence[OwnKind]) -> None:
        """Offer the clinic's own kinds too."""
        self.model.set_own_kinds(kinds)

    def begin_adding(self) -> None:
        """Put the keyboard where one types a new finding."""
        self._adder.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Delete the current mark."""
        mark_id = self.current()
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and mark_id is not None:
            self.removed.emit(mark_id)
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "model"):
            self.model.set_on_dark(on_dark=is_dark(self))

    def _go_to(self, number: int, cell: int) -> None:
        self.table.setCurrentIndex(self.model.index(number, cell) if number >= 0 else QModelIndex())

    def _row_chosen(self, now: QModelIndex) -> None:
        if now.isValid() and not self._is_showing:
            self.selected.emit(self.model.mark(now.row()).id)


class PlaceAdder(QWidget):
    """Adds a finding where one says, without pointing: a muscle or region, a side, a button.

    The line may say all of it at once: ``scar right kneecap 6 cm``.
    """

    added = Signal(object)  # TypedFinding with its places

    def __init__(
        self,
        by_name: Callable[[], Sequence[tuple[str, Place]]],
        kinds: Callable[[], Mapping[str, Choice]],
        tr: Translator,
    ) -> None:
        super().__init__()
        self._by_name = by_name
        self._kinds = kinds
        self._tr = tr
        self._sides = side_words(tr)
        self._where = QComboBox(editable=True, insertPolicy=QComboBox.InsertPolicy.NoInsert)
        self._where.setAccessibleName(tr(N_("Muscle or region of a new finding")))
        self._where.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self._where.setMinimumContentsLength(14)
        if (completer := self._where.completer()) is not None:
            completer.setFilterMode(Qt.MatchFlag.MatchContains)
            completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
        line = self._where.lineEdit()
        if line is not None:
            line.setPlaceholderText(tr(N_("Muscle or region")))
            self._where.setToolTip("\n".join((tr(EXAMPLES_TITLE), *(tr(one) for one in EXAMPLES))))
            line.setAccessibleName(self._where.accessibleName())
            line.returnPressed.connect(self._add)
        self._problem = label("", "problem", wrap=True)
        self._where.editTextChanged.connect(lambda _: self._say(""))
        sides = tuple((side.value, tr(SIDE_NAMES[side])) for side in (Side.LEFT, Side.RIGHT))
        self._side = Segments(sides, tr(N_("Side of a new finding")), optional=False)
        self._side.set_value(Side.LEFT.value)
        entry = row()
        entry.addWidget(self._where, 1)
        entry.addWidget(self._side)
        entry.addWidget(button(tr(N_("Add finding")), self._add))
        layout = column(self, spacing=4)
        layout.addLayout(entry)
        layout.addWidget(self._problem)
        self._say("")
        self.setFocusProxy(self._where)

    def showEvent(self, event: QShowEvent) -> None:
        """Offer every place by name, read when it is first needed."""
        super().showEvent(event)
        if not self._where.count():
            for text, place in self._by_name():
                self._where.addItem(text, place)
            self._where.setCurrentIndex(-1)

    def _add(self) -> None:
        """Add what is named, in full or by a beginning that only one name has; else say why not."""
        finding = read_finding(self._where.currentText(), kinds=self._kinds(), sides=self._sides)
        typed = fold(self._where.currentText().strip())
        texts = [fold(self._where.itemText(index)) for index in range(self._where.count())]
        if typed in texts:  # a name is never taken for anything else
            finding = TypedFinding(name=typed)
        name = fold(finding.name)
        begun = [index for index, text in enumerate(texts) if name and text.startswith(name)]
        begun = begun or [index for index, text in enumerate(texts) if _has_words(text, name)]
        meant = [index for index in begun if texts[index] == name] or begun
        if len(meant) != 1:
            any_fits = bool(meant) or (bool(name) and any(name in text for text in texts))
            self._say(SEVERAL_FIT if any_fits else NOTHING_FITS if name else NOTHING_TYPED)
            self._where.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        place: Place = self._where.itemData(meant[0])
        side = finding.side or Side(self._side.value())
        sides = (Side.LEFT, Side.RIGHT) if side is Side.BOTH else (side,)
        self.added.emit(replace(finding, places=tuple(replace(place, side=one) for one in sides)))
        self._where.setCurrentIndex(-1)

    def _say(self, message: str) -> None:
        words = self._tr(message) if message else ""
        self._problem.setText(words)
        self._problem.setVisible(bool(words))
        field = self._where.lineEdit()
        if field is not None and field.accessibleDescription() != words:
            field.setAccessibleDescription(words)
            if words:
                QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(field, words))


def _has_words(text: str, typed: str) -> bool:
    """Say whether every word typed begins a word of a text: ``calf inner`` is the calf's inner side."""
    words = re.findall(r"\w+", text)
    wanted = re.findall(r"\w+", typed)
    return bool(wanted) and all(any(word.startswith(one) for word in words) for one in wanted)


def side_words(tr: Translator) -> dict[str, Side]:
    """Return the words one may type for a side, and their first letters."""
    words = {Side.LEFT: tr(SIDE_NAMES[Side.LEFT]), Side.RIGHT: tr(SIDE_NAMES[Side.RIGHT]), Side.BOTH: tr(BOTH)}
    letters = {word[:1]: side for side, word in reversed(words.items())}  # where two are alike, the first side's
    return letters | {word: side for side, word in words.items()}


class OptionDelegate(QStyledItemDelegate):
    """Edits a cell with the options the model has for it, or with a line of text where it has none."""

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        """Return the editor for a cell."""
        model: MarksModel = index.model()  # type: ignore[assignment]
        options = model.options(index)
        if not options:
            line = QLineEdit(parent, maxLength=LONGEST_NOTE)
            line.setAccessibleName(_name(index))
            return line
        box = QComboBox(parent)
        box.setAccessibleName(_name(index))
        _fill(box, options)
        box.activated.connect(lambda _: self._done(box))
        return box

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """Show the cell's value in its editor."""
        value = index.data(Qt.ItemDataRole.UserRole)
        if isinstance(editor, QComboBox):
            found = (i for i in range(editor.count()) if editor.itemData(i) == value and editor.itemText(i))
            editor.setCurrentIndex(next(found, 0))
        elif isinstance(editor, QLineEdit):
            editor.setText(str(value))

    def setModelData(self, editor: QWidget, model: Any, index: Index) -> None:
        """Ask for the value of the editor."""
        if isinstance(editor, QComboBox):
            model.setData(index, editor.currentData())
        elif isinstance(editor, QLineEdit):
            model.setData(index, editor.text())

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        """Give an editor the room its words need."""
        place = option.rect
        if isinstance(editor, QComboBox) and index.column() != Column.PLACE:
            place.setWidth(max(place.width(), editor.sizeHint().width()))
        editor.setGeometry(place)

    def _done(self, editor: QWidget) -> None:
        self.commitData.emit(editor)
        self.closeEditor.emit(editor, QStyledItemDelegate.EndEditHint.NoHint)


def _fill(box: QComboBox, options: Sequence[Option]) -> None:
    for number, option in enumerate(options):
        if number and options[number - 1].is_near and not option.is_near:
            box.insertSeparator(box.count())
        box.addItem(option.text, option.value)


def _name(index: Index) -> str:
    title: str = index.model().headerData(index.column(), Qt.Orientation.Horizontal)
    return title


def _table(model: MarksModel, name: str, parent: QWidget) -> QTableView:
    table = QTableView(parent)
    table.setModel(model)
    table.setAccessibleName(name)
    table.setShowGrid(False)
    table.setWordWrap(False)
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    table.setEditTriggers(
        QAbstractItemView.EditTrigger.DoubleClicked
        | QAbstractItemView.EditTrigger.EditKeyPressed
        | QAbstractItemView.EditTrigger.SelectedClicked
    )
    table.setTabKeyNavigation(False)
    table.setItemDelegate(OptionDelegate(table))
    table.verticalHeader().hide()
    table.verticalHeader().setDefaultSectionSize(ROW_HEIGHT)
    header = table.horizontalHeader()
    header.setHighlightSections(False)
    header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
    header.setSectionResizeMode(Column.PLACE, QHeaderView.ResizeMode.Stretch)
    header.setResizeContentsPrecision(40)
    return table
