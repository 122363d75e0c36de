"""Choosing a period: this year, the last twelve months, or two days that are typed."""

from datetime import date

from PySide6.QtWidgets import QWidget

from rmt_desktop.base.errors import UserError
from rmt_desktop.base.i18n import N_, Translator
from rmt_desktop.domain.chart.findings import Period, last_twelve_months, this_year
from rmt_desktop.ui.theme import GRID
from rmt_desktop.ui.widgets.fields import DayEdit, Field, Pick
from rmt_desktop.ui.widgets.layouts import row

_WAYS = (
    ("year", N_("This year")),
    ("months", N_("Last 12 months")),
    ("days", N_("From one day to another")),
)
_DAY_WIDTH = 130


class PeriodFields(QWidget):
    """A list of periods, and two days that are shown when they are wanted."""

    def __init__(self, tr: Translator, today: date) -> None:
        super().__init__()
        self._tr = tr
        self._pick = Pick(tuple((word, tr(text)) for word, text in _WAYS), "year")
        self._first, self._last = DayEdit(tr.language), DayEdit(tr.language)
        self._today = today
        self._days = (Field(tr(N_("First day")), self._first), Field(tr(N_("Last day")), self._last))
        layout = row(self, spacing=GRID)
        layout.addWidget(Field(tr(N_("When")), self._pick))
        for field, edit in zip(self._days, (self._first, self._last), strict=True):
            edit.setFixedWidth(_DAY_WIDTH)
            field.hide()
            layout.addWidget(field)
        start = last_twelve_months(today)
        self._first.set_day(start.first)
        self._last.set_day(start.last)
        self._pick.currentIndexChanged.connect(lambda _: self._show_days())

    def set_today(self, today: date) -> None:
        """Count from another day: the program may stay open over midnight."""
        self._today = today

    def period(self) -> Period:
        """Return the period chosen. Raises UserError where a day typed is none."""
        match self._pick.chosen():
            case "year":
                return this_year(self._today)
            case "months":
                return last_twelve_months(self._today)
        first, last = self._first.day(), self._last.day()
        for field, day in zip(self._days, (first, last), strict=True):
            field.set_problem("" if isinstance(day, date) else self._tr(N_("This is not a day.")))
        if not isinstance(first, date) or not isinstance(last, date):
            raise UserError(N_("Please type both days, for example 2026-11-23."))
        return Period(first=first, last=last)

    def _show_days(self) -> None:
        for field in self._days:
            field.setVisible(self._pick.chosen() == "days")
