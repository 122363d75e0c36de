"""Which body a client is drawn on: the one chosen, a child's by age, or else the clinic's."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rmt_desktop.domain.chart.figures import FIGURE_NAMES
from rmt_desktop.domain.figure_choice import BY_AGE, CHILD, CHILD_UNDER, NEUTRAL, age, figure_for
from tests.support.builders import a_client

TODAY = date(2026, 11, 23)
DAYS = st.dates(date(1900, 1, 1), date(2100, 12, 31))


@given(st.sampled_from(sorted(FIGURE_NAMES)), st.none() | DAYS, st.sampled_from(sorted(FIGURE_NAMES)))
def test_a_chosen_figure_is_kept_at_every_age(chosen: str, born: date | None, otherwise: str) -> None:
    assert figure_for(chosen, born=born, on=TODAY, otherwise=otherwise) == chosen


@pytest.mark.parametrize(
    ("born", "figure"),
    [(date(2014, 11, 24), CHILD), (date(2014, 11, 23), "female_older"), (date(2026, 11, 23), CHILD)],
)
def test_a_client_is_drawn_as_a_child_until_her_twelfth_birthday(born: date, figure: str) -> None:
    client = a_client(figure=BY_AGE, birth_date=born)
    assert client.drawn(on=TODAY, otherwise="female_older").figure == figure


def test_without_a_birth_date_the_clinics_figure_is_drawn_and_without_that_the_neutral_one() -> None:
    assert figure_for(BY_AGE, born=None, on=TODAY, otherwise="male") == "male"
    assert figure_for(BY_AGE, born=None, on=TODAY, otherwise="") == NEUTRAL


@given(DAYS, DAYS)
def test_an_age_grows_by_one_on_the_birthday_and_on_no_other_day(born: date, on: date) -> None:
    years = age(born, on)
    assert (years >= 0) is (on >= born)
    assert 365 * years <= (on - born).days + (0 if years >= 0 else 366)
    before = date.fromordinal(on.toordinal() - 1)
    is_birthday = (on.month, on.day) == (born.month, born.day) or (
        (born.month, born.day) == (2, 29) and (on.month, on.day) == (3, 1) and (before.month, before.day) == (2, 28)
    )
    assert years - age(born, before) == int(is_birthday)


def test_the_figures_chosen_here_are_figures_there_are() -> None:
    assert {CHILD, NEUTRAL} <= set(FIGURE_NAMES)
    assert 2 < CHILD_UNDER < 16
