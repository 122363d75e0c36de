"""The column of a chart: JSON like any nested value, and charts of a newer program are read and kept whole."""

from typing import Any

import msgspec
from sqlalchemy import Dialect

from rmt_desktop.db.types import Document
from rmt_desktop.domain.chart.chart import Chart
from rmt_desktop.domain.chart.exchange import covers, mark_of, plain_mark
from rmt_desktop.domain.chart.marks import Mark


class ChartDocument(Document):
    """A chart as JSON.

    What this program wrote itself is read the short way. A chart with a kind or a field that it does not know is read
    by its marks, and what was not understood is written again when the chart is saved.
    """

    cache_ok = True

    def __init__(self) -> None:
        super().__init__(Chart)

    def process_bind_param(self, value: Chart | None, dialect: Dialect) -> str | None:
        """Return the chart as JSON."""
        if value is None or any(mark.written for mark in value.marks):
            return super().process_bind_param(value and _plain(value), dialect)
        text = super().process_bind_param(value, dialect)
        return text and text.replace(_NOTHING_WRITTEN, "")

    def process_result_value(self, value: str | None, dialect: Dialect) -> Chart | None:
        """Return the JSON as a chart."""
        if value is None:
            return None
        try:
            chart: Chart = super().process_result_value(value, dialect)
        except msgspec.ValidationError:
            return read_chart(value)
        return chart if self.process_bind_param(chart, dialect) == value else read_chart(value)


# Quotes within a JSON text are escaped: this can be nothing but the empty field, which is not kept.
_NOTHING_WRITTEN = ',"written":""'


def _plain(chart: Chart) -> dict[str, Any]:
    return {"marks": [plain_mark(mark) for mark in chart.marks]}


def read_chart(text: str) -> Chart:
    """Return a chart of any program, mark by mark; what is not known of a mark is kept with it."""
    return Chart(tuple(map(_mark, msgspec.json.decode(text)["marks"])))


def _mark(plain: dict[str, Any]) -> Mark:
    """Return one mark, the short way where that loses nothing."""
    try:
        mark = msgspec.convert(plain, Mark)
    except msgspec.ValidationError:
        return mark_of(plain)
    return mark if covers(msgspec.to_builtins(mark), plain) else mark_of(plain)
