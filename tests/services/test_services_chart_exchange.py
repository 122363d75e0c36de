"""A chart as a file: who may make one, what stands in it, and what the log says."""

import json
from dataclasses import replace

import pytest

from rmt_desktop.base.errors import NotAllowed, NotFound
from rmt_desktop.domain.audit import Act
from rmt_desktop.domain.chart.chart import Chart
from rmt_desktop.domain.chart.exchange_file import NotAChart, read_chart
from rmt_desktop.domain.chart.looks import Look
from rmt_desktop.domain.notes import TreatmentNote
from rmt_desktop.services.actor import Role
from rmt_desktop.services.chart_exchange import ChartExchange, ChartForm
from tests.support.charts import a_mark_in
from tests.support.pictures import an_own_picture
from tests.support.services import Practice

CHART = Chart((a_mark_in("scapula.L"), a_mark_in("scapula.R", id="mark-2")))


def a_charted_note(practice: Practice) -> TreatmentNote:
    return practice.services.notes.keep(replace(practice.note(), chart=CHART))


def file(practice: Practice, note: TreatmentNote, form: ChartForm) -> bytes:
    return practice.services.chart_exchange.file(note, form, figure="female", view="back", language="en")


def at_the_desk(practice: Practice) -> ChartExchange:
    exchange = practice.services.chart_exchange
    desk = exchange.desk
    return replace(exchange, desk=replace(desk, actor=replace(desk.actor, role=Role.DESK)))


@pytest.mark.parametrize("form", ChartForm)
def test_no_form_of_a_chart_names_the_client(practice: Practice, form: ChartForm) -> None:
    note = a_charted_note(practice)
    client = practice.services.clients.open(note.client_id)
    made = file(practice, note, form).decode()
    assert client.last_name not in made
    assert note.client_id not in made


def test_the_data_of_a_note_is_read_back_as_it_was(practice: Practice) -> None:
    note = a_charted_note(practice)
    assert read_chart(file(practice, note, ChartForm.DATA)).chart == note.chart


def test_findings_of_a_draft_are_preliminary(practice: Practice) -> None:
    made = json.loads(file(practice, a_charted_note(practice), ChartForm.FHIR))
    states = {one["resource"].get("status") for one in made["entry"]} - {None}
    assert states == {"preliminary"}


def test_a_saved_chart_is_in_the_log_with_its_form(practice: Practice) -> None:
    note = a_charted_note(practice)
    file(practice, note, ChartForm.SVG)
    search = practice.services.audit_log.search
    assert not search(acts=frozenset({Act.EXPORTED})).entries
    practice.services.chart_exchange.left(note, ChartForm.SVG)
    (entry,) = search(acts=frozenset({Act.EXPORTED})).entries
    assert (entry.event.record, entry.event.client, entry.event.detail) == (note.id, note.client_id, "chart svg")


def test_findings_are_counted_as_they_come_in_and_a_second_time_there_are_none(practice: Practice) -> None:
    exchange, data = practice.services.chart_exchange, file(practice, a_charted_note(practice), ChartForm.DATA)
    first = exchange.taken_in(Chart(), data, spots=10**6)
    assert (first.count, first.is_newer) == (2, False)
    assert exchange.taken_in(first.chart, data, spots=10**6).count == 0


def test_what_is_no_chart_is_refused(practice: Practice) -> None:
    with pytest.raises(NotAChart, match="not a chart"):
        practice.services.chart_exchange.taken_in(CHART, b"<svg/>", spots=1)


def test_the_desk_neither_saves_a_chart_nor_takes_one_in(practice: Practice) -> None:
    note, exchange = a_charted_note(practice), at_the_desk(practice)
    with pytest.raises(NotAllowed):
        exchange.file(note, ChartForm.DATA, figure="female", view="back", language="en")
    with pytest.raises(NotAllowed):
        exchange.left(note, ChartForm.DATA)
    with pytest.raises(NotAllowed):
        exchange.taken_in(CHART, b"{}", spots=1)


@pytest.mark.parametrize("form", [ChartForm.SVG, ChartForm.PNG])
def test_a_picture_has_the_skin_the_clinic_chose(practice: Practice, form: ChartForm) -> None:
    clinics = practice.services.clinics
    clinics.save_clinic(replace(clinics.clinic(), look=Look.LINE))
    assert repr(Look.LINE) in file(practice, a_charted_note(practice), form).decode()


@pytest.mark.parametrize("form", [ChartForm.DATA, ChartForm.FHIR])
def test_data_can_be_saved_where_a_picture_is_missing(practice: Practice, form: ChartForm) -> None:
    note = practice.services.notes.keep(replace(practice.note(), chart=CHART.with_picture(an_own_picture(id="back"))))
    assert file(practice, note, form)
    with pytest.raises(NotFound):
        file(practice, note, ChartForm.SVG)
