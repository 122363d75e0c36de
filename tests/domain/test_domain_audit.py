"""The chain of the log: any change, removal or insertion is found, and where."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from rmt_desktop.domain.audit import (
    FIRST_HASH,
    Act,
    AuditEntry,
    AuditEvent,
    Kind,
    chained,
    changed_fields,
    first_break,
)
from tests.support.builders import NOW, a_client, a_visit, an_event

EVENTS = st.builds(
    AuditEvent,
    act=st.sampled_from(Act),
    kind=st.sampled_from(Kind),
    record=st.text(max_size=5),
    client=st.text(max_size=5),
    detail=st.text(max_size=9),
)
LOGS = st.lists(st.tuples(EVENTS, st.text(max_size=4)), min_size=1, max_size=8)


def a_log(events) -> list[AuditEntry]:
    """Return a chain of entries."""
    entries: list[AuditEntry] = []
    for seq, (event, user) in enumerate(events, start=1):
        at = NOW + timedelta(seconds=seq)
        previous = entries[-1].hash if entries else FIRST_HASH
        entries.append(chained(event, seq=seq, at=at, user=user, user_name=user, previous=previous))
    return entries


@given(LOGS)
def test_a_chain_as_it_was_written_holds(events):
    assert first_break(a_log(events)) is None


@given(LOGS, st.data())
def test_a_changed_entry_is_found_at_its_place(events, data):
    log = a_log(events)
    place = data.draw(st.integers(0, len(log) - 1))
    entry = log[place]
    change = data.draw(
        st.sampled_from(
            [
                {"user": entry.user + "x"},
                {"user_name": entry.user_name + "x"},
                {"at": entry.at + timedelta(microseconds=1)},
                {"event": replace(entry.event, detail=entry.event.detail + " ")},
                {"event": replace(entry.event, record=entry.event.client, client=entry.event.record + "x")},
                {"hash": entry.hash[::-1]},
                {"seq": entry.seq + 1},
            ]
        )
    )
    log[place] = replace(entry, **change)
    assume(log[place] != entry)
    assert first_break(log) == place + 1


@given(LOGS, st.data())
def test_a_removed_entry_is_found_unless_it_was_the_last(events, data):
    log = a_log(events)
    place = data.draw(st.integers(0, len(log) - 1))
    del log[place]
    assert first_break(log) == (place + 1 if place < len(log) else None)


@given(LOGS, EVENTS, st.data())
def test_an_entry_put_in_between_is_found(events, event, data):
    log = a_log(events)
    place = data.draw(st.integers(0, len(log) - 1))
    forged = chained(event, seq=place + 1, at=NOW, user="m", user_name="m", previous=log[place].previous)
    log.insert(place, forged)
    assert first_break(log) in (place + 1, place + 2)


@given(LOGS, EVENTS)
def test_a_chain_forged_from_its_first_entry_on_needs_every_later_hash_to_be_forged(events, event):
    log = a_log(events)
    assume(len(log) > 1 and event != log[0].event)
    first = log[0]
    log[0] = chained(event, seq=1, at=first.at, user=first.user, user_name=first.user_name, previous=FIRST_HASH)
    assert first_break(log) == 2


@given(LOGS)
def test_a_chain_is_verified_in_pieces_like_in_one(events):
    log = a_log(events)
    middle = len(log) // 2
    previous = log[middle - 1].hash if middle else FIRST_HASH
    assert first_break(log[:middle]) is None
    assert first_break(log[middle:], previous=previous, seq=middle + 1) is None


def test_the_hash_of_an_entry_is_the_same_in_every_release():
    entry = chained(an_event(), seq=1, at=NOW, user="u", user_name="Zoé", previous=FIRST_HASH)
    assert entry.hash == "23b9c4ee669fceedce547e6153b6792b17a318bd163a65fb78dc862ec35abccf"


def test_the_same_moment_in_another_zone_is_the_caller_s_to_avoid():
    moment = datetime(2026, 1, 1, 12, tzinfo=UTC)
    local = moment.astimezone(timezone(timedelta(hours=-5)))
    same = {chained(an_event(), seq=1, at=at, user="", user_name="", previous="").hash for at in (moment, local)}
    assert len(same) == 2


def test_changed_fields_names_what_differs_but_the_version():
    before = a_client()
    assert changed_fields(before, replace(before, version=9, email="x", birth_date=None)) == ("birth_date", "email")
    assert changed_fields(before, before) == ()
    assert changed_fields(None, before) == ()


@pytest.mark.parametrize("after", ["text", None, 3])
def test_what_is_no_record_has_no_changed_fields(after):
    assert changed_fields(a_visit(), after) == ()
