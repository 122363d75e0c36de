"""The findings of many notes, read a few at a time: of each chart only what questions ask about, never its drawing."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

import msgspec
from sqlalchemy import Connection, String, exists, select, type_coerce

from rmt_desktop.db.charts import read_chart
from rmt_desktop.db.rows.notes import IN_ERROR, addenda, notes
from rmt_desktop.domain.chart.findings import Charted, Finding, finding_of

AT_ONCE = 500  # notes held in memory


@dataclass(frozen=True, slots=True)
class _Findings:
    """What is read of a chart; all else that stands in the text is passed over."""

    marks: tuple[Finding, ...]


_ADDED_TO = exists().where(addenda.c.note_id == notes.c.id)


def charted_between(connection: Connection, first: date, last: date) -> Iterator[Charted]:
    """Yield the findings of signed notes of the days from ``first`` to ``last`` that were not entered in error."""
    note = notes.c
    query = select(
        note.client_id, note.visit_id, note.service_date, note.started_at, type_coerce(note.chart, String), _ADDED_TO
    ).where(note.service_date.between(first, last), note.signed_at.is_not(None), ~IN_ERROR)
    decoder = msgspec.json.Decoder(_Findings)
    for client, visit, day, started_at, chart, is_added_to in connection.execute(query).yield_per(AT_ONCE):
        yield Charted(
            client=client,
            visit=visit,
            day=day,
            started_at=started_at,
            findings=_read(chart, decoder),
            is_added_to=is_added_to,
        )


def _read(text: str, decoder: "msgspec.json.Decoder[_Findings]") -> tuple[Finding, ...]:
    """Return the findings of a chart; one of a newer program is read the way the chart itself is."""
    try:
        return decoder.decode(text).marks
    except msgspec.ValidationError:
        return tuple(finding_of(mark) for mark in read_chart(text).marks)
