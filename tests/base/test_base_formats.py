"""Dates, times and money as they are written in Canada, in both languages."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rmt_desktop.base import formats

DAY = date(2026, 11, 1)
TORONTO = ZoneInfo("America/Toronto")


@pytest.mark.parametrize(
    ("language", "short", "weekday", "long"),
    [
        ("en", "1 Nov 2026", "Sun 1 Nov 2026", "1 November 2026"),
        ("fr", "1 nov. 2026", "dim. 1 nov. 2026", "1er novembre 2026"),
        ("en_XA", "1 Nov 2026", "Sun 1 Nov 2026", "1 November 2026"),
    ],
)
def test_a_day_is_written_as_people_write_it(language: str, short: str, weekday: str, long: str) -> None:
    assert formats.short_date(DAY, language) == short
    assert formats.day_date(DAY, language) == weekday
    assert formats.long_date(DAY, language) == long


@pytest.mark.parametrize(
    ("hour", "hour24", "words"),
    [(5, True, "00:07"), (5, False, "12:07\u00a0am"), (17, False, "12:07\u00a0pm"), (19, False, "2:07\u00a0pm")],
)
def test_a_time_is_local_and_noon_and_midnight_are_twelve(hour: int, hour24: bool, words: str) -> None:
    moment = datetime(2026, 11, 23, hour, 7, 9, tzinfo=UTC)
    assert formats.clock_time(moment, TORONTO, hour24=hour24) == words


def test_seconds_are_shown_where_they_are_asked_for() -> None:
    moment = datetime(2026, 11, 23, 19, 7, 9, tzinfo=UTC)
    assert formats.clock_time(moment, TORONTO, seconds=True) == "14:07:09"
    assert formats.clock_time(moment, TORONTO, hour24=False, seconds=True) == "2:07:09\u00a0pm"


@pytest.mark.parametrize(
    ("cents", "english", "french"),
    [
        (110_500, "$1,105.00", "1\u00a0105,00\u00a0$"),
        (5, "$0.05", "0,05\u00a0$"),
        (-1_365, "−$13.65", "−13,65\u00a0$"),
        (0, "$0.00", "0,00\u00a0$"),
    ],
)
def test_an_amount_is_written_as_each_language_does(cents: int, english: str, french: str) -> None:
    assert formats.money(cents, "en") == english
    assert formats.money(cents, "fr") == french


@given(cents=st.integers(-(10**9), 10**9), language=st.sampled_from(["en", "fr"]))
def test_the_digits_of_an_amount_are_those_of_its_cents(cents: int, language: str) -> None:
    words = formats.money(cents, language)
    assert int("".join(one for one in words if one.isdigit())) == abs(cents)
    assert words.startswith("−") == (cents < 0)


@pytest.mark.parametrize(
    ("rate", "english", "french"),
    [
        (13_000, "13%", "13\u00a0%"),
        (9_975, "9.975%", "9,975\u00a0%"),
        (0, "0%", "0\u00a0%"),
        (100_000, "100%", "100\u00a0%"),
    ],
)
def test_a_rate_is_written_without_idle_zeros(rate: int, english: str, french: str) -> None:
    assert formats.percent(rate, "en") == english
    assert formats.percent(rate, "fr") == french
