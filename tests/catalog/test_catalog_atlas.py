"""The packaged atlas: whole, in both languages, on the body, over its own muscles, alike on both sides."""

import pytest

from rmt_desktop.catalog import atlas as packaged
from rmt_desktop.catalog import body, clinical
from rmt_desktop.catalog.atlas import EASING, digest, tables
from rmt_desktop.domain.catalog import is_to_verify
from rmt_desktop.domain.chart.atlas import Atlas, Pattern, Reach
from rmt_desktop.domain.chart.figures import View
from rmt_desktop.domain.chart.geometry import XY, flatten
from rmt_desktop.domain.chart.skin_zones import SkinCorners
from rmt_desktop.domain.sides import Side
from tests.support.charts import FIGURES, WHOLE_VIEWS

PATTERNS = packaged.patterns()
ATLAS = Atlas(PATTERNS, FIGURES)
NEAR_MUSCLE_MM = 16.0  # half the accuracy of the shapes beside what a fingertip covers
NO_SHAPE_THERE = {("iliocostalis_thoracis", 0), ("multifidi", 0)}  # the figures show these muscles lower down only
DEEP_OR_HIDDEN = {"subscapularis", "lat_pterygoid", "med_pterygoid"}  # points are where they are reached from
SEEN = {figure: [FIGURES.view(figure, name) for f, name in WHOLE_VIEWS if f == figure] for figure in ("female", "male")}

every_pattern = pytest.mark.parametrize("pattern", PATTERNS, ids=lambda one: one.id)


def test_the_atlas_has_every_muscle_of_its_source_once() -> None:
    ids = [one.id for one in PATTERNS]
    assert len(ids) == 103
    assert len(set(ids)) == 103
    assert len({one.name.en for one in PATTERNS}) == len({one.name.fr for one in PATTERNS}) == 103


@every_pattern
def test_every_pattern_speaks_both_languages_and_says_where_it_is_from(pattern: Pattern) -> None:
    told = (pattern.name, pattern.where, pattern.refers, pattern.complaints, *filter(None, [pattern.caution]))
    assert all(text.en and text.fr and text.en != text.fr for text in told if text is not pattern.name)
    assert is_to_verify(pattern.source)


def test_tests_and_muscles_are_those_of_the_catalogue_and_exercises_ease() -> None:
    shapes = {muscle.figure_id for muscle in body.muscles()}
    known = {one.id for one in clinical.special_tests()}
    easing = {one.id for one in clinical.exercises() if one.category in EASING}
    for pattern in PATTERNS:
        assert set(pattern.muscles) <= shapes
        assert set(pattern.tests) <= known
        assert set(pattern.exercises) <= easing


def test_the_home_care_library_finds_its_muscles() -> None:
    assert "neck-levator-stretch" in ATLAS.pattern("levator_scapulae").exercises
    assert "piriformis-figure4" in ATLAS.pattern("piriformis").exercises
    assert "hamstring-strap-stretch" in ATLAS.pattern("medial_hamstrings").exercises
    assert ATLAS.pattern("anconeus").exercises == ()


def test_what_lies_on_the_skin_was_laid_from_these_tables() -> None:
    assert packaged.laid_digest() == digest(), "run python -m tools.atlas"
    assert [one["id"] for one in tables()] == [one.id for one in PATTERNS]


@every_pattern
def test_the_essential_zone_has_a_place_and_most_of_it_is_smaller_than_where_it_spills(pattern: Pattern) -> None:
    essential, spill = pattern.zones
    assert (essential.reach, spill.reach) == (Reach.ESSENTIAL, Reach.SPILL_OVER)
    assert max(essential.depths.values()) > 0
    assert max(spill.depths.values()) > 0
    assert 50 < essential.mm2 < 60_000
    assert spill.mm2 < 120_000


@every_pattern
@pytest.mark.parametrize("figure", ["female", "male"])
def test_every_point_lies_over_its_muscle_on_every_figure(pattern: Pattern, figure: str) -> None:
    shapes = set(pattern.muscles) - DEEP_OR_HIDDEN
    for number, _ in enumerate(pattern.points):
        places = [(view, at) for view in SEEN[figure] for at in _point(pattern, number, view)]
        assert places or pattern.id in SOLE, f"point {number + 1} is seen nowhere"
        if shapes and places and (pattern.id, number) not in NO_SHAPE_THERE:
            nearest = min(_distance(view, at, shapes) for view, at in places)
            assert nearest <= NEAR_MUSCLE_MM, f"point {number + 1}"


SOLE = {"abductor_hallucis", "flexor_digitorum_brevis", "quadratus_plantae"}  # seen in the close-up of the sole alone


def _point(pattern: Pattern, number: int, view: View) -> tuple[XY, ...]:
    at = FIGURES.surface(view.figure, view.name).seen(pattern.points[number])
    return () if at is None else (at,)


def _distance(view: View, at: XY, shapes: set[str]) -> float:
    ours = [one for one in view.muscles if one.id in shapes and one.side is not Side.RIGHT]
    return min((one.contour.distance(*at, within=60) for one in ours), default=float("inf"))


@every_pattern
def test_zones_are_drawn_within_the_body(pattern: Pattern) -> None:
    drawn = 0
    for view in SEEN["female"]:
        for _, path in ATLAS.zones_in(pattern, view, Side.LEFT):
            drawn += 1
            corners = [at for ring in flatten(path) for at in ring]
            assert max(view.outline.distance(x, y, within=30) for x, y in corners[::5]) < 6
    assert drawn > 0


@every_pattern
def test_the_right_side_mirrors_the_left(pattern: Pattern) -> None:
    for name in ("front", "back"):
        view = FIGURES.view("male", name)
        left = ATLAS.points_in(pattern, view, Side.LEFT)
        right = ATLAS.points_in(pattern, view, Side.RIGHT)
        assert len(left) == len(right)
        for (x, y), (mirrored, other_y) in zip(left, right, strict=True):
            assert mirrored == pytest.approx(view.width - x, abs=1.5)
            assert other_y == pytest.approx(y, abs=1.5)


def test_a_zone_that_crosses_the_midline_is_told_of_both_sides() -> None:
    corners = SkinCorners(FIGURES.surface("male", "front").skin)
    surface = FIGURES.surface("male", "front")
    spot = surface.spot(*FIGURES.view("male", "front").by_key["forehead.R"].anchor)
    assert spot is not None
    spill = ATLAS.pattern("scm_clavicular").zones[1]
    assert corners.depth(spot, spill.depths) > 0
