"""Every kind and part of the body in the packaged home-care library has a name for the screen."""

import pytest

from rmt_desktop.catalog.loader import load_catalog
from rmt_desktop.domain.homecare import CATEGORY_NAMES, DOSE_LIMITS, REGION_NAMES, dose_problems, item_from


def test_every_kind_and_part_of_the_body_has_a_name() -> None:
    exercises = load_catalog().exercises
    assert {one.category for one in exercises} == set(CATEGORY_NAMES)
    assert {one.region for one in exercises} == set(REGION_NAMES)


def test_the_librarys_own_doses_can_be_given() -> None:
    assert set(DOSE_LIMITS) >= {"sets", "reps"}
    for exercise in load_catalog().exercises:
        assert list(dose_problems(item_from(exercise, "en"))) == []


def test_cautions_are_for_rules_that_exist() -> None:
    catalog = load_catalog()
    named = {rule for exercise in catalog.exercises for rule in exercise.cautions_for}
    assert named
    assert named <= {rule.id for rule in catalog.rules}
    assert all(exercise.cautions for exercise in catalog.exercises if exercise.cautions_for)


@pytest.mark.parametrize(
    ("word", "rule"),
    [
        ("blood thinner", "anticoagulant"),
        ("blood clot", "dvt"),
        ("bruis", "bleeding_disorder"),
        ("varicose", "varicose_veins"),
        ("osteoporosis", "osteoporosis"),
        ("numb skin", "reduced_sensation"),
        ("circulation", "poor_circulation"),
        ("pregnan", "pregnancy_later"),
    ],
)
def test_an_exercise_whose_cautions_name_a_condition_is_marked_for_its_rule(word: str, rule: str) -> None:
    exercises = load_catalog().exercises
    naming = [one for one in exercises if any(word in caution.en.lower() for caution in one.cautions)]
    assert naming
    assert [one.id for one in naming if rule not in one.cautions_for] == []
