"""The marks of a chart as rows: what each says, and what each cell may be changed to."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QIcon

from rmt_desktop.base.i18n import N_, Translator
from rmt_desktop.domain.chart.chart import Chart
from rmt_desktop.domain.chart.edits import known_places, with_kind, with_place, with_side
from rmt_desktop.domain.chart.figures import VIEW_PHRASES, Figures
from rmt_desktop.domain.chart.legend import Choice, choice_of, kind_name, kinds_of
from rmt_desktop.domain.chart.marks import Layer, Mark, MarkKind, Place
from rmt_desktop.domain.chart.names import Names, capitalised
from rmt_desktop.domain.chart.naming import candidates
from rmt_desktop.domain.chart.own_kinds import OwnKind
from rmt_desktop.domain.chart.pictures import PICTURE
from rmt_desktop.domain.ids import MarkId
from rmt_desktop.domain.sides import SIDE_NAMES, Side
from rmt_desktop.ui.chart.palette import symbol_icon

Index = QModelIndex | QPersistentModelIndex
ROOT = QModelIndex()
VALUE = Qt.ItemDataRole.UserRole
NO_INTENSITY = "–"


class Column(IntEnum):
    """The columns, in order."""

    KIND = 0
    PLACE = 1
    SIDE = 2
    INTENSITY = 3
    NOTE = 4


_TITLES = {
    Column.KIND: N_("Finding"),
    Column.PLACE: N_("Muscle or region"),
    Column.SIDE: N_("Side"),
    Column.INTENSITY: N_("0–10"),
    Column.NOTE: N_("Note"),
}


@dataclass(frozen=True, slots=True)
class Option:
    """One value a cell may take: what it is and how it reads. ``is_near`` are places that lie under the mark."""

    value: object
    text: str
    is_near: bool = False


class MarksModel(QAbstractTableModel):
    """Rows are marks, oldest first. Changing a cell asks for another mark; it is shown when the chart has it."""

    changed = Signal(object)  # Mark as it shall be

    def __init__(self, figures: Figures, names: Names, tr: Translator) -> None:
        super().__init__()
        self._figures = figures
        self._names = names
        self._tr = tr
        self._marks: tuple[Mark, ...] = ()
        self._titles: dict[str, str] = {}  # of own pictures
        self._layer = Layer.THERAPIST
        self._is_readonly = False
        self._on_dark = False
        self._own: tuple[OwnKind, ...] = ()
        self._icons: dict[Choice, QIcon] = {}
        self._by_name: list[tuple[str, Place]] = []

    def show_chart(self, chart: Chart) -> None:
        """Show these marks. Rows that stay keep their place, so that the keyboard does too."""
        self._titles = {picture.id: picture.name for picture in chart.pictures}
        before, self._marks = self._marks, chart.marks
        if [mark.id for mark in before] != [mark.id for mark in chart.marks]:
            self._marks = before
            self.beginResetModel()
            self._marks = chart.marks
            self.endResetModel()
            return
        for row, (old, new) in enumerate(zip(before, chart.marks, strict=True)):
            if old != new:
                self.dataChanged.emit(self.index(row, 0), self.index(row, len(Column) - 1))

    def set_editable(self, layer: Layer, *, readonly: bool) -> None:
        """Let the marks of one layer be changed, or none."""
        self._layer = layer
        self._is_readonly = readonly

    def set_on_dark(self, *, on_dark: bool) -> None:
        """Draw the symbols for a dark ground."""
        self._on_dark = on_dark
        self._icons = {}

    def mark(self, row: int) -> Mark:
        """Return the mark of a row."""
        return self._marks[row]

    def row_of(self, mark_id: MarkId) -> int:
        """Return the row of a mark, -1 for none."""
        return next((row for row, mark in enumerate(self._marks) if mark.id == mark_id), -1)

    def options(self, index: Index) -> Sequence[Option]:
        """Return what a cell may be changed to; empty for cells that are typed into."""
        mark = self._marks[index.row()]
        match Column(index.column()):
            case Column.KIND:
                return self._kinds(mark)
            case Column.PLACE:
                return self._places(mark)
            case Column.SIDE:
                return [Option(side, capitalised(self._tr(SIDE_NAMES[side]))) for side in (Side.LEFT, Side.RIGHT)]
            case Column.INTENSITY:
                return [Option(None, NO_INTENSITY), *(Option(n, str(n)) for n in range(11))]
            case Column.NOTE:
                return ()

    def by_name(self) -> Sequence[tuple[str, Place]]:
        """Return every muscle and region the figures show, without side, in the order of the alphabet."""
        if not self._by_name:
            regions, muscles = known_places(self._figures)
            found = [
                *((text, Place(muscle=key)) for key, text in self._names.muscles.items() if key in muscles),
                *((text, Place(region=key)) for key, text in self._names.regions.items() if key in regions),
            ]
            self._by_name = sorted(found, key=lambda one: one[0].casefold())
        return self._by_name

    def set_own_kinds(self, kinds: Sequence[OwnKind]) -> None:
        """Offer the clinic's own kinds too, for the therapist's marks."""
        self._own = tuple(kinds)

    def kinds_by_name(self) -> dict[str, Choice]:
        """Return the kinds one may draw now, by name."""
        return {self._name(kind): kind for kind in self._offered(self._layer)}

    def _offered(self, layer: Layer) -> tuple[Choice, ...]:
        return (*kinds_of(layer), *(self._own if layer is Layer.THERAPIST else ()))

    def _kinds(self, mark: Mark) -> list[Option]:
        """Return what a mark may be; a kind the clinic retired stays where it is."""
        kinds = dict.fromkeys((*self._offered(mark.layer), *((mark.own,) if mark.own is not None else ())))
        return [Option(kind, self._name(kind)) for kind in kinds]

    def _name(self, kind: Choice) -> str:
        return kind_name(kind, self._tr, self._tr.language)

    def rowCount(self, parent: Index = ROOT) -> int:
        """Return the number of marks."""
        return 0 if parent.isValid() else len(self._marks)

    def columnCount(self, parent: Index = ROOT) -> int:
        """Return the number of columns."""
        return 0 if parent.isValid() else len(Column)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Say what may be changed: the marks of one's own layer, and the side only of what has one."""
        flags = super().flags(index)
        if not index.isValid() or self._is_readonly:
            return flags
        mark = self._marks[index.row()]
        fixed = index.column() == Column.SIDE and mark.place.side not in (Side.LEFT, Side.RIGHT)
        fixed = fixed or (index.column() == Column.PLACE and mark.figure == PICTURE)
        return flags if mark.layer is not self._layer or fixed else flags | Qt.ItemFlag.ItemIsEditable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what a cell shows, says or holds."""
        if not index.isValid():
            return None
        mark, column = self._marks[index.row()], Column(index.column())
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self._text(mark, column)
        if role == Qt.ItemDataRole.ToolTipRole:
            view = self._titles.get(mark.view) or self._tr(VIEW_PHRASES.get(mark.view, mark.view))
            return self._tr(N_("{text} ({view})"), text=self._text(mark, column), view=view)
        if role in (Qt.ItemDataRole.EditRole, VALUE):
            return _value(mark, column)
        if role == Qt.ItemDataRole.DecorationRole and column is Column.KIND:
            return self._icon(choice_of(mark))
        return None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Ask for the mark as the cell would have it; False when nothing would change."""
        if role != Qt.ItemDataRole.EditRole or not index.isValid():
            return False
        mark = self._marks[index.row()]
        wanted = self._with(mark, Column(index.column()), value)
        if wanted == mark:
            return False
        self.changed.emit(wanted)
        return True

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return a column's title."""
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._tr(_TITLES[Column(section)])
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.TextAlignmentRole:
            return int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        return None

    def _icon(self, kind: Choice) -> QIcon:
        if kind not in self._icons:
            self._icons[kind] = symbol_icon(kind, on_dark=self._on_dark, size=18)
        return self._icons[kind]

    def _with(self, mark: Mark, column: Column, value: Any) -> Mark:
        match column:
            case Column.KIND:
                own = value if isinstance(value, OwnKind) else None
                kind = MarkKind.OWN if own is not None else MarkKind(value)
                return replace(with_kind(mark, kind, self._figures), own=own)
            case Column.PLACE:
                return with_place(mark, value, self._figures)
            case Column.SIDE:
                return with_side(mark, Side(value), self._figures)
            case Column.INTENSITY:
                return replace(mark, intensity=value)
            case Column.NOTE:
                return replace(mark, note=str(value).strip())

    def _text(self, mark: Mark, column: Column) -> str:
        match column:
            case Column.KIND:
                return self._name(choice_of(mark))
            case Column.PLACE:
                if mark.figure == PICTURE:
                    return self._titles.get(mark.view, NO_INTENSITY)
                return self._names.of(mark.place) if mark.place.region or mark.place.muscle else NO_INTENSITY
            case Column.SIDE:
                return capitalised(self._tr(SIDE_NAMES[mark.place.side])) or NO_INTENSITY
            case Column.INTENSITY:
                return NO_INTENSITY if mark.intensity is None else str(mark.intensity)
            case Column.NOTE:
                return mark.note

    def _places(self, mark: Mark) -> list[Option]:
        try:
            found = candidates(self._figures.view(mark.figure, mark.view), mark)
        except KeyError:
            found = ()
        near = [Option(place, self._names.of(place), is_near=True) for place in dict.fromkeys((mark.place, *found))]
        side = mark.place.side
        others = [Option(replace(place, side=side), text) for text, place in self.by_name()]
        known = {(option.value.muscle or option.value.region) for option in near if isinstance(option.value, Place)}
        rest = [
            option
            for option in others
            if isinstance(option.value, Place) and (option.value.muscle or option.value.region) not in known
        ]
        return [*near, *rest]


def _value(mark: Mark, column: Column) -> object:
    match column:
        case Column.KIND:
            return choice_of(mark)
        case Column.PLACE:
            return mark.place
        case Column.SIDE:
            return mark.place.side
        case Column.INTENSITY:
            return mark.intensity
        case Column.NOTE:
            return mark.note
