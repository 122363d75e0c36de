"""Values go into rows and come out the same; no field of the domain is forgotten."""

from dataclasses import fields
from datetime import UTC, date, datetime, timedelta, timezone
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rmt_desktop.db import maps
from rmt_desktop.db.engine import engine_of
from rmt_desktop.db.mapping import RowMap
from rmt_desktop.db.rows import metadata
from rmt_desktop.db.rows.audit import audit
from rmt_desktop.db.types import Document, Moment, Word, sound
from rmt_desktop.domain.audit import Act, AuditEntry, AuditEvent
from rmt_desktop.domain.forms.answers import Answer
from rmt_desktop.domain.ids import NoteId
from rmt_desktop.domain.notes import Subjective, TreatmentNote
from tests.support.builders import a_chart, a_note, a_signing, a_treatment

DIALECT = engine_of(lambda: None).dialect
EARLY, LATE = datetime(2, 1, 1), datetime(9000, 1, 1)  # noqa: DTZ001 - the zone is drawn beside them


def through(column_type, value):
    """Return a value after its way into a column and out again."""
    return column_type.process_result_value(column_type.process_bind_param(value, DIALECT), DIALECT)


@pytest.mark.parametrize("rows", maps.ALL, ids=lambda rows: rows.table.name)
def test_every_field_of_the_domain_has_a_column_and_every_other_column_says_that_it_is_the_store_s_own(rows: RowMap):
    columns = {column.name for column in rows.table.columns if not column.info.get("own")}
    assert columns == {field.name for field in fields(rows.value)}


def test_the_log_has_a_column_for_every_field_of_an_entry():
    flat = {field.name for field in (*fields(AuditEntry), *fields(AuditEvent))} - {"event"}
    assert {column.name for column in audit.columns} == flat


@pytest.mark.parametrize("rows", maps.ALL, ids=lambda rows: rows.table.name)
def test_a_column_may_be_empty_only_where_the_field_may_be_none(rows: RowMap):
    for field in fields(rows.value):
        assert rows.table.c[field.name].nullable == (type(None) in get_args(field.type)), field.name


def test_every_table_is_reached_by_a_map_or_is_known_to_need_none():
    mapped = {rows.table.name for rows in maps.ALL}
    assert set(metadata.tables) - mapped == {"audit", "client_terms", "images", "pictures"}


def test_a_document_with_everything_in_it_comes_back_equal():
    note = a_note(
        id=NoteId("n"), chart=a_chart(12), treatment=(a_treatment(),), signing=a_signing(), raised=("infection",)
    )
    rows = RowMap(maps.NOTES.table, TreatmentNote)
    row = rows.row(note)
    back = rows.read([through(rows.table.c[n].type, row[n]) if _is_ours(rows, n) else row[n] for n in rows.names])
    assert back == note


def _is_ours(rows, name):
    return hasattr(rows.table.c[name].type, "process_bind_param")


@given(
    st.dictionaries(
        st.text(), st.booleans() | st.integers(-(2**53), 2**53) | st.text() | st.lists(st.text()).map(tuple)
    )
)
def test_answers_come_back_with_their_types(answers):
    back = through(Document(dict[str, Answer]), answers)
    assert back == answers
    assert [type(one) for one in back.values()] == [type(one) for one in answers.values()]


@given(st.datetimes(min_value=EARLY, max_value=LATE), st.integers(-14, 14))
def test_a_moment_comes_back_as_the_same_moment_in_utc(moment, hours):
    local = moment.replace(tzinfo=timezone(timedelta(hours=hours)))
    back = through(Moment(), local)
    assert back == local
    assert back.tzinfo is UTC


@given(st.lists(st.datetimes(min_value=EARLY, timezones=st.just(UTC)), min_size=2))
def test_moments_sort_as_text_the_way_they_sort_as_time(moments):
    texts = [Moment().process_bind_param(moment, DIALECT) for moment in moments]
    assert [through(Moment(), moment) for moment in sorted(moments)] == [
        Moment().process_result_value(text, DIALECT) for text in sorted(texts)
    ]


def test_a_moment_without_a_zone_is_refused():
    with pytest.raises(ValueError, match="without a time zone"):
        Moment().process_bind_param(datetime(2026, 1, 1), DIALECT)  # noqa: DTZ001 - that is the point


def test_a_document_written_before_a_field_existed_gets_its_default():
    assert Document(Subjective).process_result_value('{"concern": "neck"}', DIALECT) == Subjective(concern="neck")


def test_a_document_with_a_field_that_no_longer_exists_is_read():
    assert Document(Subjective).process_result_value('{"mood": 3}', DIALECT) == Subjective()


@given(st.text(st.characters()))  # surrogates included
def test_text_with_half_an_emoji_can_be_stored_and_whole_text_stays_as_it_is(text):
    stored = sound(text)
    stored.encode()
    if "\ufffd" not in stored and all(not 0xD800 <= ord(c) < 0xE000 for c in text):
        assert stored == text


def test_two_halves_of_an_emoji_become_the_whole_one():
    assert sound("ok \ud83d\ude42") == "ok 🙂"


def test_half_an_emoji_inside_a_document_does_not_lose_the_rest():
    assert through(Document(Subjective), Subjective(concern="neck \ud83d pain")).concern == "neck \ufffd pain"


def test_a_word_that_an_enumeration_does_not_have_is_refused():
    with pytest.raises(ValueError, match="cuddled"):
        Word(Act).process_bind_param("cuddled", DIALECT)


def test_a_day_and_a_moment_lie_in_the_database_as_text(practice):
    practice.client(birth_date=date(1988, 4, 30))
    with practice.vault.unit() as unit:
        row = unit.connection.exec_driver_sql("SELECT birth_date, created_at FROM clients").one()
    assert row == ("1988-04-30", "2026-11-23T19:02:11.250000Z")
