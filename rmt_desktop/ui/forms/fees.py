"""The fee list as a form: a row per service."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLineEdit, QWidget

from rmt_desktop.base.errors import Problem
from rmt_desktop.base.i18n import N_, Translator
from rmt_desktop.domain.clinic import Service
from rmt_desktop.domain.ids import ServiceId
from rmt_desktop.ui.icons import Icons
from rmt_desktop.ui.theme import GRID
from rmt_desktop.ui.widgets.fields import Line, MoneyEdit
from rmt_desktop.ui.widgets.layouts import column, row
from rmt_desktop.ui.widgets.text import button, label, tool

PADDING = 36  # pixels; frame and margins of a field
FIRST_MINUTES = (30, 45, 60, 90)
FIRST_CENTS = {30: 6500, 45: 8500, 60: 10500, 90: 15000}  # a starting point to be overwritten, not a fact


class _Row:
    """The editors of one service."""

    def __init__(self, service: Service, language: str) -> None:
        self.service = service
        self.name = Line(service.name, longest=120)
        self.name_fr = Line(service.name_fr, longest=120)
        self.minutes = Line(str(service.minutes), longest=3)
        self.price = MoneyEdit(language, service.price_cents)

    def edited(self) -> Service:
        """Return the service with what is typed; an unreadable number becomes one the rules refuse."""
        minutes = self.minutes.text().strip()
        cents = self.price.cents()
        return replace(
            self.service,
            name=self.name.text().strip(),
            name_fr=self.name_fr.text().strip(),
            minutes=int(minutes) if minutes.isdecimal() else 0,
            price_cents=-1 if cents is None else cents,
        )


class FeesForm(QWidget):
    """Edits the fee list. A line taken out is kept as inactive once it has been saved: old visits point at it."""

    changed = Signal()

    def __init__(self, tr: Translator, icons: Icons, new_id: Callable[[], str]) -> None:
        super().__init__()
        self._tr = tr
        self._icons = icons
        self._new_id = new_id
        self._rows: list[_Row] = []
        self._retired: list[Service] = []
        self._grid = QGridLayout()
        self._grid.setSpacing(GRID)
        self._grid.setColumnStretch(0, 3)
        self._grid.setColumnStretch(1, 3)
        self._problem = label("", "problem", wrap=True)
        self._problem.hide()
        layout = column(self, spacing=GRID)
        layout.addLayout(self._grid)
        layout.addWidget(self._problem)
        self._add_row = row()
        self._more = button(tr(N_("Add a service")), self._add, role="quiet", icon=icons.get("plus", "accent", 18))
        self._add_row.addWidget(self._more)
        self._add_row.addStretch(1)
        layout.addLayout(self._add_row)

    def suggest(self) -> None:
        """Show four usual lengths with placeholder prices to be overwritten."""
        self.show_services(
            tuple(
                Service(
                    id=ServiceId(self._new_id()),
                    name=f"Massage therapy, {minutes} min",
                    name_fr=f"Massothérapie, {minutes} min",
                    minutes=minutes,
                    price_cents=FIRST_CENTS[minutes],
                )
                for minutes in FIRST_MINUTES
            )
        )

    def focus_first(self) -> None:
        """Put the focus into the first price."""
        if self._rows:
            self._rows[0].price.setFocus()

    def show_services(self, services: tuple[Service, ...]) -> None:
        """Show a fee list."""
        self._rows = [_Row(service, self._tr.language) for service in services]
        self._lay_out()

    def edited(self) -> tuple[Service, ...]:
        """Return the whole list as typed, lines taken out as inactive."""
        return (*(line.edited() for line in self._rows), *self._retired)

    def show_problems(self, problems: tuple[tuple[int, Problem], ...]) -> bool:
        """Show the first problem below the list and go to its line; return whether there is any."""
        for line in self._rows:
            for part in (line.name, line.minutes, line.price):
                _mark(part, wrong=False)
        self._problem.setVisible(bool(problems))
        if problems:
            index, problem = problems[0]
            line = self._rows[index]
            editor: QLineEdit = {"minutes": line.minutes, "price_cents": line.price}.get(problem.field, line.name)
            _mark(editor, wrong=True)
            text = problem.text(self._tr)
            if problem.field == "price_cents" and line.price.cents() is None:
                text = self._tr(N_("Please type a price, for example 105.00."))
            self._problem.setText(text)
            editor.setFocus()
        return bool(problems)

    def problems(self) -> tuple[tuple[int, Problem], ...]:
        """Return what is wrong, with the number of the line."""
        return tuple((index, problem) for index, line in enumerate(self._rows) for problem in line.edited().problems())

    def _add(self) -> None:
        self._rows.append(
            _Row(Service(id=ServiceId(self._new_id()), name="", minutes=60, price_cents=0), self._tr.language)
        )
        self._lay_out()
        self._rows[-1].name.setFocus()
        self.changed.emit()

    def _remove(self, line: _Row) -> None:
        self._rows.remove(line)
        if line.service.version:
            self._retired.append(replace(line.service, is_active=False))  # what was typed on is gone too
        self._lay_out()
        self.changed.emit()

    def _lay_out(self) -> None:
        tr = self._tr
        while self._grid.count():
            item = self._grid.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None and not any(widget in (r.name, r.name_fr, r.minutes, r.price) for r in self._rows):
                widget.hide()
                widget.deleteLater()
        heads = (N_("Name on the receipt"), N_("Name in French"), N_("Minutes"), N_("Price before tax"))
        for place, head in enumerate(heads):
            self._grid.addWidget(label(tr(head), "small", wrap=True), 0, place, Qt.AlignmentFlag.AlignBottom)
        for number, line in enumerate(self._rows, start=1):
            for place, (editor, head) in enumerate(
                zip((line.name, line.name_fr, line.minutes, line.price), heads, strict=True)
            ):
                editor.setAccessibleName(tr(N_("{field}, line {number}"), field=tr(head), number=number))
                self._grid.addWidget(editor, number, place)
            for editor, widest in ((line.minutes, "0000"), (line.price, "$00,000.00")):
                editor.setFixedWidth(editor.fontMetrics().horizontalAdvance(widest) + PADDING)
            name = tr(N_("Take out line {number}"), number=number)
            self._grid.addWidget(tool(self._icons.get("x", size=16), name, partial(self._remove, line)), number, 4)
        self._more.setParent(None)  # put in anew, so that Tab comes to it after the lines
        self._add_row.insertWidget(0, self._more)


def _mark(editor: QWidget, *, wrong: bool) -> None:
    editor.setProperty("wrong", wrong)
    editor.style().unpolish(editor)
    editor.style().polish(editor)
