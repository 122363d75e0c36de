"""What a mark is said to lie on."""

from dataclasses import replace

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from rmt_desktop.domain.chart.figures import View
from rmt_desktop.domain.chart.geometry import XY
from rmt_desktop.domain.chart.marks import Mark, MarkKind, Place, Shape
from rmt_desktop.domain.chart.naming import MUSCLE_KINDS, candidates, place_of
from rmt_desktop.domain.sides import Side
from tests.support.charts import ALL_VIEWS, FIGURES, a_blob, a_mark_at, a_mark_in, mirrored

BACK = FIGURES.view("female", "back")
SWAPPED = {Side.LEFT: Side.RIGHT, Side.RIGHT: Side.LEFT, Side.MIDLINE: Side.MIDLINE, Side.BOTH: Side.BOTH}


def muscles(mark: Mark, view: View = BACK) -> list[tuple[str, Side]]:
    return [(place.muscle, place.side) for place in candidates(view, mark) if place.muscle]


@pytest.mark.parametrize("kind", sorted(MUSCLE_KINDS))
def test_findings_of_a_muscle_name_the_muscle(kind: MarkKind) -> None:
    mark = a_mark_in("trap_up.L", kind=kind)
    assert mark.place == Place(region="trap_up", muscle="trap_upper", side=Side.LEFT)


@pytest.mark.parametrize("kind", sorted(set(MarkKind) - MUSCLE_KINDS))
def test_other_marks_name_the_region(kind: MarkKind) -> None:
    mark = a_mark_in("trap_up.R", kind=kind)
    assert mark.place == Place(region="trap_up", side=Side.RIGHT)


def test_the_storys_muscles_are_offered_under_the_trapezius() -> None:
    corner = a_mark_at((346.0, 322.0))  # where the upper inner corner of the left shoulder blade is
    assert corner.place.muscle.startswith("trap")
    assert ("levator", Side.LEFT) in muscles(corner)
    between = a_mark_in("interscap.L")
    assert ("rhomboid", Side.LEFT) in muscles(between)


def test_deep_muscles_come_first_when_asked_for() -> None:
    mark = a_mark_in("interscap.R")
    assert place_of(BACK, mark, deep_first=True) == Place(region="interscap", muscle="rhomboid", side=Side.RIGHT)
    assert place_of(BACK, mark).muscle != "rhomboid"


def test_a_neighbouring_muscle_is_offered_after_those_under_the_point() -> None:
    levator = next(m for m in BACK.muscles if (m.id, m.side, m.is_deep) == ("levator", Side.LEFT, True))
    x, y = BACK.by_key["interscap.L"].anchor[0], levator.contour.box.bottom + 6
    found = muscles(a_mark_at((x - 20, y)))
    assert "levator" in [muscle for muscle, _ in found][1:]


def test_every_candidate_is_offered_once() -> None:
    for region in BACK.regions:
        found = candidates(BACK, a_mark_in(region.key))
        assert len(found) == len(set(found))
        assert Place(region=region.id, side=region.side) in found


def test_the_bare_region_can_always_be_chosen() -> None:
    found = candidates(BACK, a_mark_in("scapula.L"))
    assert found[-1] == Place(region="scapula", side=Side.LEFT)


@given(st.sampled_from(ALL_VIEWS), st.floats(0, 1), st.floats(0, 1), st.sampled_from(sorted(MUSCLE_KINDS)))
def test_a_mirrored_mark_is_never_on_the_same_side(at: tuple[str, str], u: float, v: float, kind: MarkKind) -> None:
    assume(u != 0.5)
    figure, name = at
    view, mirror = FIGURES.view(figure, name), FIGURES.view(figure, mirrored(name))
    place = a_mark_at((u * view.width, v * view.height), figure=figure, view=name, kind=kind).place
    twin = a_mark_at(((1 - u) * view.width, v * view.height), figure=figure, view=mirrored(name), kind=kind).place
    if place != Place() and twin != Place() and place.side is not Side.MIDLINE:
        assert twin.side in (SWAPPED[place.side], Side.MIDLINE)
        assert mirror.name == mirrored(name)


@given(st.sampled_from(ALL_VIEWS), st.floats(-60, 60), st.floats(0, 1), st.booleans())
def test_a_point_in_a_region_with_a_side_is_never_on_the_other_or_both(
    at: tuple[str, str], beside: float, v: float, deep_first: bool
) -> None:
    view = FIGURES.view(*at)
    mark = a_mark_at((view.width / 2 + beside, v * view.height), figure=at[0], view=at[1])
    found = candidates(view, mark, deep_first=deep_first)
    bare = next((place.side for place in found if not place.muscle), Side.MIDLINE)
    if bare is not Side.MIDLINE:
        assert {place.side for place in found} <= {bare, Side.MIDLINE}


@pytest.mark.parametrize(("key", "muscle"), [("neck_post.L", "trap_upper"), ("glut_max.R", "glut_max")])
def test_a_finger_beside_the_midline_is_on_its_own_side(key: str, muscle: str) -> None:
    region = BACK.by_key[key]
    box, middle = region.contour.box, BACK.width / 2
    inner = middle + (-12 if region.side is Side.LEFT else 12)
    points = [(inner, box.top + step * (box.bottom - box.top) / 40) for step in range(41)]
    places = [a_mark_at(point).place for point in points if BACK.region_at(*point) is region]
    named = [place for place in places if place.muscle == muscle]
    assert named
    assert {place.side for place in named} == {region.side}


def test_an_area_lies_where_most_of_it_lies() -> None:
    x, y = BACK.by_key["scapula.R"].anchor
    mark = a_mark_at(*a_blob(x, y, 45, 60), shape=Shape.AREA, kind=MarkKind.ACHING)
    assert mark.place == Place(region="scapula", side=Side.RIGHT)


def test_an_area_across_the_spine_is_on_both_sides() -> None:
    mark = a_mark_at(*a_blob(406, 670, 75, 25), shape=Shape.AREA, kind=MarkKind.ACHING)
    assert mark.place == Place(region="lumbar", side=Side.BOTH)
    muscle = a_mark_at(*a_blob(406, 670, 75, 25), shape=Shape.AREA, kind=MarkKind.HYPERTONIC)
    assert (muscle.place.muscle, muscle.place.side) == ("erector", Side.BOTH)


def test_an_area_that_only_touches_the_other_side_stays_on_its_own() -> None:
    mark = a_mark_at(*a_blob(360, 670, 55, 25), shape=Shape.AREA, kind=MarkKind.ACHING)
    assert mark.place.side is Side.LEFT


def test_a_stroke_down_one_leg_is_on_that_leg() -> None:
    mark = a_mark_at((320, 900), (318, 1000), (315, 1120), kind=MarkKind.TINGLING)
    assert mark.place.region.startswith("ham")
    assert mark.place.side is Side.LEFT


@pytest.mark.parametrize(
    "points", [[(5.0, 5.0)], [(5.0, 5.0), (60.0, 9.0)], [(5.0, 5.0), (60.0, 9.0), (30.0, 60.0)]], ids=len
)
def test_a_mark_off_the_body_lies_nowhere(points: list[XY]) -> None:
    shape = (Shape.POINT, Shape.STROKE, Shape.AREA)[len(points) - 1]
    mark = a_mark_at(*points, shape=shape)
    assert mark.place == Place()
    assert candidates(BACK, mark) == ()


def test_a_mark_just_beside_the_body_belongs_to_it() -> None:
    left = BACK.by_key["flank.L"].contour.box.left
    assert a_mark_at((left - 6, 660.0), kind=MarkKind.ACHING).place.side is Side.LEFT


def test_a_thin_area_is_named_too() -> None:
    x, y = BACK.by_key["scapula.L"].anchor
    mark = a_mark_at((x, y), (x + 0.2, y), (x + 0.1, y + 0.1), shape=Shape.AREA, kind=MarkKind.ACHING)
    assert mark.place.region == "scapula"
    assert place_of(BACK, replace(mark, points=mark.points[:1] * 3)).region == "scapula"
