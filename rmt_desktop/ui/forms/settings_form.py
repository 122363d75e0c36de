"""What the clinic's settings forms have in common: fields by name, problems beside them, one signal."""

from collections.abc import Iterable, Iterator

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from rmt_desktop.base.errors import Problem
from rmt_desktop.base.i18n import N_, Translator
from rmt_desktop.ui.theme import GRID
from rmt_desktop.ui.widgets.fields import DayEdit, Field
from rmt_desktop.ui.widgets.layouts import column, row

NO_DAY = N_("This is not a date. Please write it as year-month-day, 1988-04-30.")


class SettingsForm(QWidget):
    """A column of fields that knows which problem belongs to which."""

    changed = Signal()

    def __init__(self, tr: Translator) -> None:
        super().__init__()
        self.tr_ = tr
        self._fields: dict[str, Field] = {}
        self.column = column(self, spacing=2 * GRID)

    def add(self, *fields: Field, widths: tuple[int, ...] = ()) -> None:
        """Put fields side by side in the next row; ``widths`` are their shares."""
        line = row(spacing=2 * GRID)
        for index, field in enumerate(fields):
            self._fields[field.key] = field
            line.addWidget(field, widths[index] if widths else 1, Qt.AlignmentFlag.AlignTop)
            self._listen(field.editor)
        self.column.addLayout(line)

    def show_problems(self, problems: Iterable[Problem]) -> bool:
        """Show each problem beside its field, clear the others, go to the first. Return whether there is any here.

        What is typed as a day and is none is a problem of its own.
        """
        by_key = {key: self.tr_(NO_DAY) for key in self._wrong_days()}
        for problem in problems:
            by_key.setdefault(problem.field, problem.text(self.tr_))
        mine = [key for key in by_key if key in self._fields]
        for key, field in self._fields.items():
            field.set_problem(by_key.get(key, ""))
        if mine:
            self._fields[mine[0]].setFocus()
        return bool(mine)

    @property
    def has_wrong_day(self) -> bool:
        """Whether something is typed as a day that is none."""
        return any(self._wrong_days())

    def field(self, key: str) -> Field:
        """Return one field by the name its problems carry."""
        return self._fields[key]

    def _wrong_days(self) -> Iterator[str]:
        for key, field in self._fields.items():
            if isinstance(field.editor, DayEdit) and field.editor.is_wrong and not field.isHidden():
                yield key

    def _listen(self, editor: QWidget) -> None:
        if isinstance(editor, QLineEdit):
            editor.textEdited.connect(lambda *_: self.changed.emit())
        elif isinstance(editor, QComboBox):
            editor.activated.connect(lambda *_: self.changed.emit())
        elif hasattr(editor, "changed"):
            editor.changed.connect(lambda *_: self.changed.emit())
