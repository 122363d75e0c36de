"""Every kind and part of the body in the packaged home-care library has a name for the screen."""

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
