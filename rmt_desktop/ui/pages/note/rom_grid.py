"""Range of motion as a grid of fields that take numbers."""

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from rmt_desktop.base.errors import Problem
from rmt_desktop.base.i18n import N_
from rmt_desktop.domain.assessments import RomKind, RomValue, share_of_norm
from rmt_desktop.domain.catalog import Movement
from rmt_desktop.domain.notes import TreatmentNote
from rmt_desktop.domain.sides import SIDE_NAMES, Side
from rmt_desktop.ui.context import UiContext
from rmt_desktop.ui.pages.note.state import first_movements, parse_rom, rom_of, write_rom
from rmt_desktop.ui.theme import GRID
from rmt_desktop.ui.widgets.fields import Line
from rmt_desktop.ui.widgets.layouts import clear
from rmt_desktop.ui.widgets.tab_order import tab_after
from rmt_desktop.ui.widgets.text import label

CELL_EMS = 4.4
LAST_EMS = 2.6
MOST_DEGREES = 360


@dataclass(frozen=True, slots=True)
class _Cell:
    """One field of the grid."""

    movement: Movement
    side: Side
    edit: Line
    beside: QLabel

    @property
    def key(self) -> tuple[str, Side]:
        """What is measured here."""
        return self.movement.id, self.side


class RomGrid(QWidget):
    """Movements in rows, left and right in columns, norm and last value beside; typed with numbers and Tab alone.

    ``after`` is where Tab comes from.
    """

    edited = Signal()
    judged = Signal()

    def __init__(self, ctx: UiContext, after: QWidget) -> None:
        super().__init__()
        self._ctx = ctx
        self._after = after
        self._cells: list[_Cell] = []
        self._movements: list[Movement] = []
        self._values: tuple[RomValue, ...] = ()
        self._previous: TreatmentNote | None = None
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(GRID)
        self._grid.setVerticalSpacing(4)
        self._grid.setColumnStretch(0, 1)

    def show_values(self, values: tuple[RomValue, ...], previous: TreatmentNote | None) -> None:
        """Show measurements; the rows are those measured today or last time.

        A text that is no measurement stays in its field as long as nothing else is stored for it.
        """
        catalog = self._ctx.catalog
        wanted = list(self._movements) or list(first_movements(previous, catalog))
        for value in values:
            movement = next((one for one in catalog.movements if one.id == value.movement), None)
            if movement is not None and movement not in wanted:
                wanted.append(movement)
        self._previous = previous
        self._show(wanted, values)

    def add_region(self, region: str) -> None:
        """Show all movements of a joint."""
        new = [one for one in self._ctx.catalog.movements if one.region.en == region and one not in self._movements]
        self._show([*self._movements, *new], self.values())
        first = next((cell for cell in self._cells if new and cell.movement is new[0]), None)
        if first is not None:
            first.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show(self, movements: list[Movement], values: tuple[RomValue, ...]) -> None:
        unread = {cell.key: cell.edit.text() for cell in self._cells if _is_wrong(cell.edit.text())}
        if movements != self._movements:
            self._movements = movements
            self._lay_out()
        self._values = values
        for cell in self._cells:
            text = write_rom(rom_of(values, cell.movement.id, cell.side)) or unread.get(cell.key, "")
            if cell.edit.text() != text and (parse_rom(text) is None or parse_rom(cell.edit.text()) != parse_rom(text)):
                cell.edit.setText(text)
            self._judge(cell)

    def values(self) -> tuple[RomValue, ...]:
        """Return what is typed; what has no field here, passive and resisted measurements too, is kept as it was."""
        shown = {cell.key for cell in self._cells}
        kept = [
            value
            for value in self._values
            if value.kind is not RomKind.ACTIVE or (value.movement, value.side) not in shown
        ]
        for cell in self._cells:
            parsed = parse_rom(cell.edit.text())
            if parsed is not None and not _is_wrong(cell.edit.text()):
                value, painful = parsed
                name = cell.movement.name.in_(self._ctx.language)
                kept.append(
                    RomValue(movement=cell.movement.id, label=name, side=cell.side, value=value, painful=painful)
                )
        return tuple(kept)

    def unread(self) -> Iterator[Problem]:
        """Yield every cell whose text is no measurement."""
        for cell in self._cells:
            if _is_wrong(cell.edit.text()):
                yield Problem(
                    field=f"objective.rom.{cell.movement.id}",
                    message=N_("{movement}: please type a number up to 360, with a p where it hurts: 45p."),
                    values={"movement": cell.edit.accessibleName()},
                )

    def _lay_out(self) -> None:
        self._cells.clear()
        clear(self._grid)
        tr = self._ctx.tr
        heads = ((1, N_("Left")), (3, N_("Right")), (5, N_("Usual")))
        for column, head in heads:
            self._grid.addWidget(label(tr(head), "small"), 0, column)
        for number, movement in enumerate(self._movements, start=1):
            self._grid.addWidget(label(movement.name.in_(tr.language), wrap=True), number, 0)
            norm = f"{movement.norm}{_unit(movement)}" if movement.norm is not None else ""
            usual = label(norm, "small")
            usual.setToolTip(movement.norm_text.in_(tr.language))
            self._grid.addWidget(usual, number, 5)
            sides = (Side.LEFT, Side.RIGHT) if movement.has_sides else (Side.MIDLINE,)
            for side in sides:
                self._add_cell(movement, side, number, 3 if side is Side.RIGHT else 1)
        tab_after(self._after, self)

    def _add_cell(self, movement: Movement, side: Side, number: int, column: int) -> None:
        tr = self._ctx.tr
        edit = Line(longest=5)
        edit.setFixedWidth(self._ctx.theme.ems(CELL_EMS))
        edit.setAlignment(Qt.AlignmentFlag.AlignRight)
        name = movement.name.in_(tr.language)
        spoken = f"{name}, {tr(SIDE_NAMES[side])}" if side is not Side.MIDLINE else name
        edit.setAccessibleName(spoken)
        beside = label("", "small")
        beside.setMinimumWidth(self._ctx.theme.ems(LAST_EMS))
        cell = _Cell(movement, side, edit, beside)
        edit.textEdited.connect(lambda _: self._typed(cell))
        self._cells.append(cell)
        self._grid.addWidget(edit, number, column)
        self._grid.addWidget(beside, number, column + 1)

    def _typed(self, cell: _Cell) -> None:
        self._judge(cell)
        self.edited.emit()

    def _judge(self, cell: _Cell) -> None:
        """Mark what is no measurement, and show last time's value and the share of the norm beside the field."""
        parsed = parse_rom(cell.edit.text())
        wrong = _is_wrong(cell.edit.text())
        if bool(cell.edit.property("wrong")) != wrong:
            cell.edit.setProperty("wrong", wrong)
            cell.edit.style().unpolish(cell.edit)
            cell.edit.style().polish(cell.edit)
        tr, unit = self._ctx.tr, _unit(cell.movement)
        words = []
        if parsed is not None and (share := share_of_norm(parsed[0], cell.movement.norm)) is not None and not wrong:
            words.append(tr(N_("{share} % of the usual {norm}"), share=share, norm=f"{cell.movement.norm}{unit}"))
        last = rom_of(self._previous.objective.rom, cell.movement.id, cell.side) if self._previous else None
        cell.beside.setText(f"← {last.value}{'p' if last.painful else unit}" if last is not None else "")
        if last is not None:
            told = N_("last time {value} with pain") if last.painful else N_("last time {value}")
            words.append(tr(told, value=f"{last.value}{unit}"))
        cell.edit.setToolTip("; ".join(words))
        cell.edit.setAccessibleDescription("; ".join(words))
        self.judged.emit()


def _is_wrong(text: str) -> bool:
    parsed = parse_rom(text)
    return bool(text.strip()) and (parsed is None or parsed[0] > MOST_DEGREES)


def _unit(movement: Movement) -> str:
    return "°" if movement.unit == "deg" else " mm"
