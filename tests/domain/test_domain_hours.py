"""Times of day: understood in both forms, whichever clock the computer shows; what is no time is never guessed."""

from datetime import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rmt_desktop.base.formats import time_of_day
from rmt_desktop.domain.hours import parse_time

minutes = st.builds(time, st.integers(0, 23), st.integers(0, 59))


@given(clock=minutes, hour24=st.booleans())
def test_a_time_with_am_or_pm_is_the_same_on_every_clock(clock: time, hour24: bool) -> None:
    assert parse_time(time_of_day(clock, hour24=False), hour24=hour24) == clock


@given(clock=minutes)
def test_what_a_clock_of_24_hours_shows_is_read_back(clock: time) -> None:
    assert parse_time(time_of_day(clock, hour24=True), hour24=True) == clock


@given(clock=minutes)
def test_on_a_clock_of_12_hours_a_bare_time_is_in_the_day_of_a_clinic(clock: time) -> None:
    read = parse_time(f"{clock.hour}:{clock.minute:02d}", hour24=False)
    assert read == clock.replace(hour=clock.hour + 12 if 1 <= clock.hour <= 6 else clock.hour)


@given(text=st.text(max_size=12) | st.from_regex(r"[0-9 :.hapm]{1,9}", fullmatch=True), hour24=st.booleans())
def test_any_text_is_a_time_or_none(text: str, hour24: bool) -> None:
    read = parse_time(text, hour24=hour24)
    assert read is None or read.second == 0


@pytest.mark.parametrize(
    ("typed", "means"),
    [
        ("9", time(9)),
        ("9:05", time(9, 5)),
        ("14h", time(14)),
        ("14 h 30", time(14, 30)),
        ("14\u00a0h\u00a030", time(14, 30)),
        ("14.30", time(14, 30)),
        ("1430", time(14, 30)),
        ("930", time(9, 30)),
        ("2:30 PM", time(14, 30)),
        ("2:30p.m.", time(14, 30)),
        ("2p", time(14)),
        ("12 am", time(0)),
        ("12 pm", time(12)),
        ("14:30 pm", time(14, 30)),
    ],
)
def test_a_time_is_typed_in_any_usual_way(typed: str, means: time) -> None:
    assert parse_time(typed) == means
    assert parse_time(typed, hour24=False) == means


@pytest.mark.parametrize("typed", ["", "soon", "25:00", "14:75", "14:5", "0:30 pm", "14:30 am", "24", "2:30 xm", "-2"])
def test_what_is_no_time_is_not_guessed(typed: str) -> None:
    assert parse_time(typed) is None
    assert parse_time(typed, hour24=False) is None
