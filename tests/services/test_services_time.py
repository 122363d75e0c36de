"""The record's time: never back behind what is recorded, and a signature only when the clock is right."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rmt_desktop.base.errors import NotAllowed
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
