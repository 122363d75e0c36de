"""The column of a chart: JSON like any nested value, and charts of a newer program are read and kept whole."""

from typing import Any

import msgspec
from sqlalchemy import Dialect

from rmt_desktop.db.types import Document
from rmt_desktop.domain.chart.chart import Chart
from rmt_desktop.domain.chart.exchange import covers, mark_of, picture_of, plain_mark, plain_picture
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
        is_newer = value is not None and any(mark.written for mark in value.marks)
        text = super().process_bind_param(_plain(value) if value and is_newer else value, dialect)
        if text is not None:
            for nothing in _NOTHING_SAID:
                text = text.replace(nothing, "")
        return text

    def process_result_value(self, value: str | None, dialect: Dialect) -> Chart | None:
        """Return the JSON as a chart."""
        if value is None:
            return None
        try:
            chart: Chart = super().process_result_value(value, dialect)
        except msgspec.ValidationError:
            return read_chart(value)
        return chart if self.process_bind_param(chart, dialect) == value else read_chart(value)


# Quotes within a JSON text are escaped: these can be nothing but empty fields, which are not kept.
_NOTHING_SAID = (',"written":""', ',"photo":""', ',"where":""', ',"own":null', ',"pictures":[]')


def _plain(chart: Chart) -> dict[str, Any]:
    marks = [plain_mark(mark) for mark in chart.marks]
    pictures = [plain_picture(picture) for picture in chart.pictures]
    return {"marks": marks, "pictures": pictures} if pictures else {"marks": marks}


def read_chart(text: str) -> Chart:
    """Return a chart of any program, mark by mark; what is not known of a mark is kept with it."""
    document = msgspec.json.decode(text)
    return Chart(tuple(map(_mark, document["marks"])), tuple(map(picture_of, document.get("pictures", ()))))


def _mark(plain: dict[str, Any]) -> Mark:
    """Return one mark, the short way where that loses nothing."""
    try:
        mark = msgspec.convert(plain, Mark)
    except msgspec.ValidationError:
        return mark_of(plain)
    return mark if covers(msgspec.to_builtins(mark), plain) else mark_of(plain)
