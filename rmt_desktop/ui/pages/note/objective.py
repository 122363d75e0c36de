"""Objective: posture, range of motion as a grid, and the palpation text the marks write."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from rmt_desktop.base.errors import Problem
from rmt_desktop.base.i18n import N_
from rmt_desktop.domain.assessments import Posture, RomKind, RomValue, share_of_norm
from rmt_desktop.domain.catalog import Movement
from rmt_desktop.domain.notes import TreatmentNote
from rmt_desktop.domain.sides import SIDE_NAMES, Side
from rmt_desktop.ui.context import UiContext
from rmt_desktop.ui.pages.note.sections import Section
from rmt_desktop.ui.pages.note.state import first_movements, parse_rom, rom_of, write_rom
from rmt_desktop.ui.theme import GRID
from rmt_desktop.ui.widgets.chip import chip
from rmt_desktop.ui.widgets.fields import Line, Paragraph
from rmt_desktop.ui.widgets.layouts import FlowBox, clear
from rmt_desktop.ui.widgets.picker import Entry, Picker
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
        cell.beside.setText(f"← {last.value}{unit}" if last is not None else "")
        if last is not None:
            words.append(tr(N_("last time {value}"), value=f"{last.value}{unit}"))
        cell.edit.setToolTip("; ".join(words))
        cell.edit.setAccessibleDescription("; ".join(words))
        self.judged.emit()


class ObjectiveSection(Section):
    """What is seen, measured and felt."""

    copyable = "posture"

    def __init__(self, ctx: UiContext) -> None:
        super().__init__(ctx, N_("Objective"))
        tr = ctx.tr
        self._findings: tuple[Posture, ...] = ()
        self._posture = FlowBox(spacing=6)
        picker = Picker(
            _posture_entries(ctx),
            tr(N_("Add a posture finding")),
            tr(N_("Add a finding: head forward…")),
            tr,
        )
        picker.picked.connect(self._add_posture)
        self.field(
            N_("Posture"),
            picker,
        )
        self.content.addWidget(self._posture)
        self._posture_text = Paragraph(lines=1, placeholder=tr(N_("Posture and gait in words")))
        self._posture_text.setAccessibleName(tr(N_("Posture and gait in words")))
        self._posture_text.textChanged.connect(self.tell_edit)
        self.content.addWidget(self._posture_text)
        self.content.addSpacing(GRID)
        self.content.addWidget(label(tr(N_("Range of motion, active (45p = with pain)")), wrap=True))
        self._rom = RomGrid(ctx, self._posture_text)
        self._rom.edited.connect(self.tell_edit)
        self._rom.judged.connect(self._show_unread)
        self._unread = label("", "problem", wrap=True)
        self._unread.hide()
        self.content.addWidget(self._rom)
        self.content.addWidget(self._unread)
        regions = dict.fromkeys((one.region.en, one.region.in_(tr.language)) for one in ctx.catalog.movements)
        joint = Picker(
            tuple(Entry(word, text) for word, text in regions),
            tr(N_("Add a joint")),
            tr(N_("Add a joint: shoulder…")),
            tr,
        )
        joint.picked.connect(self._rom.add_region)
        self.content.addWidget(joint)
        self._palpation = self.paragraph(N_("Palpation (marks on the chart write here; edit freely)"), lines=3)
        self._other = self.paragraph(N_("Tests and other findings"), lines=1)

    def fill(self, note: TreatmentNote, previous: TreatmentNote | None) -> None:
        """Show findings, measurements and words."""
        objective = note.objective
        self._findings = objective.posture
        self._show_posture()
        for edit, text in (
            (self._posture_text, objective.posture_text),
            (self._palpation, objective.palpation),
            (self._other, objective.other),
        ):
            if edit.toPlainText() != text:
                edit.setPlainText(text)
        self._rom.show_values(objective.rom, previous)

    def taken_into(self, note: TreatmentNote) -> TreatmentNote:
        """Return the note with findings, measurements and words."""
        return replace(
            note,
            objective=replace(
                note.objective,
                posture=self._findings,
                posture_text=self._posture_text.toPlainText(),
                rom=self._rom.values(),
                palpation=self._palpation.toPlainText(),
                other=self._other.toPlainText(),
            ),
        )

    def unread(self) -> Iterator[Problem]:
        """Yield the measurements that are none."""
        return self._rom.unread()

    def _show_unread(self) -> None:
        self._unread.setText("\n".join(problem.text(self.tr_) for problem in self.unread()))
        self._unread.setVisible(bool(self._unread.text()))

    def _add_posture(self, word: str) -> None:
        id_, _, side = word.partition("|")
        finding = next(one for one in self.ctx.catalog.postures if one.id == id_)
        posture = Posture(id=id_, label=finding.name.in_(self.ctx.language), side=Side(side))
        if posture not in self._findings:
            self._findings = (*self._findings, posture)
            self._show_posture()
            self.tell_edit()

    def _remove_posture(self, posture: Posture) -> None:
        self._findings = tuple(one for one in self._findings if one != posture)
        self._show_posture()
        self.tell_edit()

    def _show_posture(self) -> None:
        clear(self._posture.flow)
        for posture in self._findings:
            text = _posture_text(posture, self.ctx)
            made = chip(f"{text}  ×", "", partial(self._remove_posture, posture))
            made.setAccessibleName(self.tr_(N_("Remove {finding}"), finding=text))
            self._posture.flow.addWidget(made)
        self._posture.setVisible(bool(self._findings))


def _posture_entries(ctx: UiContext) -> tuple[Entry, ...]:
    entries = []
    for finding in ctx.catalog.postures:
        name = finding.name.in_(ctx.language)
        for side in (Side.LEFT, Side.RIGHT, Side.BOTH) if finding.has_sides else (Side.MIDLINE,):
            posture = Posture(id=finding.id, label=name, side=side)
            entries.append(Entry(f"{finding.id}|{side.value}", _posture_text(posture, ctx)))
    return tuple(entries)


def _posture_text(posture: Posture, ctx: UiContext) -> str:
    if posture.side is Side.MIDLINE:
        return posture.label
    return ctx.tr(N_("{finding} ({side})"), finding=posture.label, side=ctx.tr(SIDE_NAMES[posture.side]))


def _is_wrong(text: str) -> bool:
    parsed = parse_rom(text)
    return bool(text.strip()) and (parsed is None or parsed[0] > MOST_DEGREES)


def _unit(movement: Movement) -> str:
    return "°" if movement.unit == "deg" else " mm"
