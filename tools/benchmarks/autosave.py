"""Keeping a note while it is written: a draft with 200 marks on its chart.

The floor is one synced INSERT of the same bytes into an encrypted database with the same settings.
"""

import secrets
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from rmt_desktop.db.engine import VaultKey, connect
from rmt_desktop.domain.chart.chart import Chart
from rmt_desktop.domain.notes import TreatmentNote
from rmt_desktop.services.bundle import Services
from tests.support.builders import a_chart
from tools.benchmarks import Bench, Result, judged, percentile, timed_ms
from tools.benchmarks.program import Statement, listening, running

TIMES = 300
MARKS = 200


def measure(bench: Bench) -> Iterator[Result]:
    """Measure saves of a note that changes a little each time."""
    vault = bench.vault(clients=50, visits=4)
    with running(vault, bench.scratch) as program:
        services = program.services
        heard: list[Statement] = []
        note = _draft(services, a_chart(MARKS))
        with listening(heard):
            note = services.notes.keep(replace(note, assessment="a"))
        size = sum(_bytes(values) for _, values in heard)
        saver = _Saver(services, note)
        times = timed_ms(saver.save, times=TIMES)
    floor = _floor(bench.scratch / "floor.db", size)
    yield judged(
        f"autosave of a note with {MARKS} marks, p99",
        percentile(times, 0.99),
        "ms",
        floor=percentile(floor, 0.99),
        at_most=20,
    )


class _Saver:
    """Writes one more letter and saves, as typing does."""

    def __init__(self, services: Services, note: TreatmentNote) -> None:
        self._services = services
        self._note = note

    def save(self) -> None:
        self._note = self._services.notes.keep(replace(self._note, assessment=f"{self._note.assessment}."))


def _draft(services: Services, chart: Chart) -> TreatmentNote:
    client = services.clients.find("")[0].id
    visit = services.visits.book(
        client,
        therapist=services.clinics.therapists()[0].id,
        service=services.clinics.services()[0].id,
        starts_at=services.desk.time.now(),
        arrived=True,
    ).value
    return replace(services.notes.start(visit.id).value, chart=chart)


def _bytes(values: Any) -> int:
    flat = values.values() if isinstance(values, dict) else values
    return sum(len(one) for one in flat if isinstance(one, str | bytes))


def _floor(path: Path, size: int) -> list[float]:
    connection = connect(path, VaultKey(secrets.token_bytes(32)))
    connection.execute("CREATE TABLE kept (content BLOB)")
    content = secrets.token_bytes(size)
    try:
        return timed_ms(lambda: connection.execute("INSERT INTO kept VALUES (?)", (content,)), times=TIMES)
    finally:
        connection.close()
