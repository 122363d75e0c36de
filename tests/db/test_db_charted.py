"""Reading the findings of many charts: the same as the charts say, a few at a time, whoever wrote them."""

import json
from dataclasses import replace
from datetime import timedelta
from itertools import islice

import pytest

from rmt_desktop.domain.chart.chart import Chart
from rmt_desktop.domain.chart.findings import finding_of
from rmt_desktop.domain.chart.marks import MarkKind, Origin, Place
from rmt_desktop.domain.ids import MarkId, NoteId, VisitId
from rmt_desktop.domain.notes import AddendumKind
from rmt_desktop.domain.sides import Side
from tests.support.builders import NOW, TODAY, a_mark, a_note, a_signing, a_visit, an_addendum
from tests.support.charts import every_kind

A_FEW = 20
ODD = (
    a_mark(of=MarkId("point"), origin=Origin.CARRIED, intensity=None, note='"marks": [{}]', refers_to="é\u2028"),
    a_mark(place=Place(region="scm", muscle="scm", side=Side.BOTH), origin=Origin.CHANGED, intensity=0),
)


def keep(vault, *charts, texts=()):
    """Keep a signed note for each chart, each of a visit of its own; ``texts`` stand in the place of the first ones."""
    with vault.unit() as unit:
        for number, chart in enumerate(charts):
            started = NOW + timedelta(minutes=number)
            visit = a_visit(id=VisitId(f"visit-of-{number}"), starts_at=started)
            unit.visits.save(visit)
            note = a_note(id=NoteId(f"note-{number}"), visit_id=visit.id, chart=chart, started_at=started)
            saved = unit.notes.save(note)
            if number < len(texts):
                unit.connection.exec_driver_sql("UPDATE notes SET chart = ? WHERE id = ?", (texts[number], note.id))
                saved = replace(saved, chart=unit.notes.get(note.id).chart)
            unit.notes.save(saved.signed(a_signing()))
        unit.commit()


def read(vault, first=TODAY, last=TODAY):
    """Return what is read of a period, in the order of the visits."""
    with vault.unit(reading=True) as unit:
        return sorted(unit.notes.charted(first, last), key=lambda one: one.started_at)


def test_what_is_read_is_what_the_marks_say(furnished):
    charts = (Chart(tuple(every_kind())), Chart(ODD), Chart())
    keep(furnished, *charts)
    expected = [tuple(map(finding_of, chart.marks)) for chart in charts]
    assert [note.findings for note in read(furnished)] == expected


def test_a_chart_of_a_newer_program_is_read_as_far_as_it_is_known(furnished):
    newer = {
        "id": "m", "kind": "sparkling", "shape": "point", "layer": "therapist", "figure": "female", "view": "back",
        "points": [{"x": 0.5, "y": 0.5}], "place": {"region": "lumbar", "side": "L"}, "glow": 3,
    }  # fmt: skip
    known = newer | {"id": "n", "kind": "aching", "intensity": 4}
    keep(furnished, Chart(), Chart(ODD), texts=[json.dumps({"marks": [newer, known]})])
    first, second = read(furnished)
    assert [one.kind for one in first.findings] == [MarkKind.UNKNOWN, MarkKind.ACHING]
    assert [one.place for one in first.findings] == [Place(region="lumbar", side=Side.LEFT)] * 2
    assert first.findings[1].intensity == 4
    assert second.findings == tuple(map(finding_of, ODD))


def test_a_note_comes_with_its_client_visit_and_times(furnished):
    keep(furnished, Chart(ODD))
    (note,) = read(furnished)
    assert (note.client, note.visit, note.day, note.started_at) == (a_note().client_id, "visit-of-0", TODAY, NOW)
    assert not note.is_added_to


@pytest.mark.parametrize(
    ("kind", "count"), [(AddendumKind.ADDENDUM, 1), (AddendumKind.CORRECTION, 1), (AddendumKind.ENTERED_IN_ERROR, 0)]
)
def test_an_added_note_says_so_and_one_in_error_is_gone(furnished, kind, count):
    keep(furnished, Chart(ODD))
    with furnished.unit() as unit:
        unit.notes.add_addendum(an_addendum(note_id=NoteId("note-0"), kind=kind))
        unit.commit()
    assert [note.is_added_to for note in read(furnished)] == [True] * count


def test_drafts_and_other_days_are_left_out(furnished):
    keep(furnished, Chart(ODD))
    with furnished.unit() as unit:
        unit.visits.save(a_visit(id=VisitId("draft")))
        unit.notes.save(a_note(id=NoteId("draft"), visit_id=VisitId("draft"), chart=Chart(ODD)))
        unit.commit()
    assert len(read(furnished)) == 1
    day = timedelta(days=1)
    assert read(furnished, TODAY - 9 * day, TODAY - day) == read(furnished, TODAY + day, TODAY + 9 * day) == []


def test_notes_are_read_a_few_at_a_time(furnished):
    """The last chart of many cannot be read; those before it are there all the same, so they were not all read."""
    keep(furnished, *([Chart()] * (A_FEW + 1)))
    with furnished.unit() as unit:
        for (name,) in unit.connection.exec_driver_sql(
            "SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'notes'"
        ).fetchall():
            unit.connection.exec_driver_sql(f'DROP TRIGGER "{name}"')
        last = unit.connection.exec_driver_sql("SELECT max(rowid) FROM notes").scalar()
        unit.connection.exec_driver_sql("UPDATE notes SET chart = 'no chart' WHERE rowid = ?", (last,))
        unit.commit()
    with furnished.unit(reading=True) as unit:
        assert len(list(islice(unit.notes.charted(TODAY, TODAY), A_FEW))) == A_FEW
