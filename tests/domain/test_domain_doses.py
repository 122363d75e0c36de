"""How much of an exercise, in words."""

import pytest

from rmt_desktop.base.i18n import translator
from rmt_desktop.domain.doses import dose_text
from rmt_desktop.domain.homecare import Dose


@pytest.mark.parametrize(
    ("dose", "english", "french"),
    [
        (Dose(), "", ""),
        (Dose(sets=2, reps=10), "2 sets of 10", "2 séries de 10"),
        (Dose(sets=1, reps=1), "1 set of 1", "1 série de 1"),
        (Dose(sets=3), "3 sets", "3 séries"),
        (Dose(reps=1), "1 time", "1 fois"),
        (Dose(reps=12), "12 times", "12 fois"),
        (Dose(hold_seconds=1), "hold 1 second", "maintenir 1 seconde"),
        (Dose(hold_seconds=30), "hold 30 seconds", "maintenir 30 secondes"),
        (Dose(hold_seconds=60), "hold 1 minute", "maintenir 1 minute"),
        (Dose(hold_seconds=120), "hold 2 minutes", "maintenir 2 minutes"),
        (Dose(duration_minutes=15), "15 minutes", "15 minutes"),
        (Dose(duration_minutes=1), "1 minute", "1 minute"),
        (Dose(rest_seconds=45), "rest 45 seconds", "repos de 45 secondes"),
        (Dose(rest_seconds=60), "rest 1 minute", "repos de 1 minute"),
        (Dose(sets=0, reps=0, hold_seconds=0), "", ""),
    ],
)
def test_a_dose_in_words(dose: Dose, english: str, french: str) -> None:
    assert dose_text(dose, translator("en")) == english
    assert dose_text(dose, translator("fr")) == french


def test_the_parts_of_a_dose_follow_each_other_and_the_frequency_stands_as_written() -> None:
    dose = Dose(sets=2, reps=10, hold_seconds=5, frequency=" 2–3 times a day ")

    assert dose_text(dose, translator("en")) == "2 sets of 10, hold 5 seconds, 2–3 times a day"


def test_zero_in_french_is_singular() -> None:
    assert translator("fr").plural("{count} set", "{count} sets", 0) == "0 série"
