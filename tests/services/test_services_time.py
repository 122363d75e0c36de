"""The record's time: never back behind what is recorded, and a signature only when the clock is right."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rmt_desktop.base.errors import NotAllowed
from rmt_desktop.domain.audit import Act
from rmt_desktop.services.actor import Role
from rmt_desktop.services.local_time import TOLERANCE, RecordTime
from tests.support.builders import NOW
from tests.support.clock import FrozenClock

TORONTO = ZoneInfo("America/Toronto")


def a_time(clock, latest=None, zone=TORONTO):
    """Return the record's time over a clock."""
    return RecordTime(clock, lambda: zone, latest)


@given(st.lists(st.integers(-10_000, 10_000), max_size=20))
def test_time_never_goes_back_whatever_the_clock_does(steps):
    clock = FrozenClock()
    time = a_time(clock)
    told = [time.now()]
    for step in steps:
        clock.forward(seconds=step)
        told.append(time.now())
    assert told == sorted(told)
    assert told[-1] >= clock.now()


def test_a_clock_behind_the_last_entry_gives_the_time_of_that_entry():
    clock = FrozenClock(NOW - timedelta(days=3))
    time = a_time(clock, latest=NOW)
    assert time.now() == NOW
    assert time.is_behind


def test_a_few_seconds_back_are_no_trouble():
    clock = FrozenClock(NOW - TOLERANCE)
    time = a_time(clock, latest=NOW)
    assert not time.is_behind
    assert time.trusted_now() == NOW


def test_a_signature_waits_and_says_both_times_as_the_clinic_reads_them():
    clock = FrozenClock(NOW - timedelta(hours=2))
    time = a_time(clock, latest=NOW)
    with pytest.raises(NotAllowed) as refused:
        time.trusted_now()
    assert refused.value.values == {"clock": "2026-11-23 12:02", "latest": "2026-11-23 14:02"}
    clock.forward(hours=2)
    assert time.trusted_now() == NOW


def test_the_log_of_an_earlier_session_counts(practice, wiring):
    practice.client()
    practice.clock.forward(days=-1)
    services = wiring.services(practice.vault)
    assert services.desk.time.is_behind
    assert services.desk.time.now() == NOW


def ahead(practice, days=3650):
    """Return a visit that was booked while the clock was right, after it was ahead once."""
    visit = practice.visit()
    practice.clock.forward(days=days)
    practice.services.clients.open(visit.client_id)
    practice.clock.set(NOW + timedelta(minutes=5))
    return visit


def test_a_clock_that_was_ahead_once_is_told_with_the_way_out(practice):
    ahead(practice)
    with pytest.raises(NotAllowed, match="already has entries") as refused:
        practice.services.desk.time.trusted_now()
    assert "Settings, This computer" in refused.value.hint


def test_work_goes_on_once_the_owner_has_confirmed_that_the_clock_is_right(practice, wiring):
    visit = ahead(practice)
    practice.services.audit_log.correct_clock()
    right = NOW + timedelta(minutes=5)
    for services in (practice.services, wiring.services(practice.vault)):  # the second one has read the log anew
        assert services.desk.time.now() == services.desk.time.trusted_now() == right
        assert services.desk.time.today() == date(2026, 11, 23)
    assert practice.signed_note(visit).signing.at == right
    entry = practice.services.audit_log.search(acts=frozenset({Act.CLOCK_CORRECTED})).entries[0]
    assert (entry.at, entry.user_name) == (right, "Anna Roy")
    assert entry.event.detail == "record=2036-11-20 14:02 clock=2026-11-23 14:07"
    assert practice.services.audit_log.verify().broken_at is None


def test_a_clock_set_back_after_the_confirmation_is_refused_again(practice, wiring):
    ahead(practice)
    practice.services.audit_log.correct_clock()
    practice.clock.forward(days=-2)
    for services in (practice.services, wiring.services(practice.vault)):
        with pytest.raises(NotAllowed):
            services.desk.time.trusted_now()


def test_only_a_clock_that_is_behind_is_corrected_and_only_by_the_owner(practice):
    with pytest.raises(NotAllowed, match="nothing to correct"):
        practice.services.audit_log.correct_clock()
    ahead(practice)
    log = practice.services.audit_log
    therapist = replace(log, desk=replace(log.desk, actor=replace(log.desk.actor, role=Role.THERAPIST)))
    with pytest.raises(NotAllowed, match="role"):
        therapist.correct_clock()
    assert practice.services.desk.time.is_behind


def test_what_is_logged_now_and_then_is_logged_after_a_false_time(practice):
    visit = ahead(practice)
    practice.services.audit_log.correct_clock()
    practice.services.clients.open(visit.client_id)
    entry = practice.services.audit_log.search(limit=1).entries[0]
    assert (entry.event.act, entry.at) == (Act.VIEWED, NOW + timedelta(minutes=5))


@pytest.mark.parametrize(
    ("moment", "day"),
    [
        (datetime(2026, 11, 24, 4, 59, tzinfo=UTC), date(2026, 11, 23)),
        (datetime(2026, 11, 24, 5, 0, tzinfo=UTC), date(2026, 11, 24)),
        (datetime(2026, 7, 1, 3, 59, tzinfo=UTC), date(2026, 6, 30)),
    ],
)
def test_a_day_is_the_clinic_s_day(moment, day):
    assert a_time(FrozenClock()).day_of(moment) == day


@given(
    st.dates(date(1980, 1, 1), date(2100, 1, 1)),
    st.sampled_from(["America/Toronto", "America/St_Johns", "America/Vancouver", "America/Regina", "UTC"]),
)
def test_every_day_begins_at_its_own_first_moment(day, zone):
    time = a_time(FrozenClock(), zone=ZoneInfo(zone))
    start = time.start_of(day)
    assert time.day_of(start) == day
    assert time.day_of(start - timedelta(seconds=1)) == day - timedelta(days=1)


def test_the_zone_is_the_clinic_s():
    assert a_time(FrozenClock()).zone() is TORONTO
    assert a_time(FrozenClock()).today() == date(2026, 11, 23)
