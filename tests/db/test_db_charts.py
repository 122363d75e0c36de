"""A chart in the vault: as it was drawn, and nothing lost of one that a newer program wrote."""

import json
from dataclasses import replace

import pytest
from hypothesis import given

from rmt_desktop.db.charts import ChartDocument
from rmt_desktop.db.engine import engine_of
from rmt_desktop.domain.chart.chart import Chart
from rmt_desktop.domain.chart.marks import MarkKind
from rmt_desktop.domain.ids import MarkId
from tests.support.chart_strategies import CHARTS
from tests.support.charts import a_mark_in
from tests.support.services import Practice

DIALECT = engine_of(lambda: None).dialect
COLUMN = ChartDocument()
CHART = "SELECT chart FROM notes"


def stored(chart: Chart) -> str:
    return COLUMN.process_bind_param(chart, DIALECT) or ""


def read(text: str) -> Chart:
    return COLUMN.process_result_value(text, DIALECT) or Chart()


@given(CHARTS)
def test_any_chart_is_read_back_from_the_vault_as_it_was(chart: Chart) -> None:
    text = stored(chart)
    assert read(text) == chart
    assert all("written" not in mark for mark in json.loads(text)["marks"])


@given(CHARTS)
def test_charts_of_an_older_program_are_read_as_if_nothing_was_missing(chart: Chart) -> None:
    plain = json.loads(stored(chart))
    newest = ("spots", "depth", "origin", "source", "by", "at")
    older = {"marks": [{key: value for key, value in one.items() if key not in newest} for one in plain["marks"]]}
    found = read(json.dumps(older))
    assert [mark.points for mark in found.marks] == [mark.points for mark in chart.marks]
    assert not any(mark.written for mark in found.marks)


def test_a_note_of_a_newer_program_opens_and_is_saved_without_a_loss(practice: Practice) -> None:
    draft = practice.note()
    kept = practice.services.notes.keep(replace(draft, chart=_two_marks()))
    newer = json.loads(stored(kept.chart))
    newer["marks"][0] |= {"kind": "cupped", "temperature": 31.5}
    with practice.vault.unit() as unit:
        unit.connection.exec_driver_sql("UPDATE notes SET chart = ?", (json.dumps(newer),))
        unit.commit()
    opened = practice.services.notes.open(kept.id).note
    assert [mark.kind for mark in opened.chart.marks] == [MarkKind.UNKNOWN, MarkKind.ACHING]
    second = replace(opened.chart.marks[1], note="since Monday")
    practice.services.notes.keep(replace(opened, chart=opened.chart.with_mark(second), assessment="better"))
    newer["marks"][1]["note"] = "since Monday"
    with practice.vault.unit(reading=True) as unit:
        assert json.loads(unit.connection.exec_driver_sql(CHART).scalar_one()) == newer


def _two_marks() -> Chart:
    first = a_mark_in("scapula.L")
    return Chart((first, replace(first, id=MarkId("mark-2"), kind=MarkKind.ACHING)))


@pytest.mark.parametrize("text", ['{"marks": [3]}', '{"marks": 3}', "{}"])
def test_what_is_no_chart_at_all_is_damage_and_not_read_as_an_empty_one(text: str) -> None:
    with pytest.raises((AttributeError, KeyError, TypeError)):
        read(text)
