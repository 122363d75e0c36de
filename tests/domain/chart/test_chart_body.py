"""The skin all figures share: a place on it is the same place in every view, on every figure, on both sides."""

from math import dist

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rmt_desktop.domain.chart.body import OFF_SKIN, Surface
from rmt_desktop.domain.chart.figures import Region
from rmt_desktop.domain.chart.geometry import XY
from tests.support.charts import ALL_VIEWS, FIGURES

SHARES = st.floats(-0.6, 0.6)


def near_anchor(figure: str, name: str, number: int, dx: float, dy: float) -> tuple[Region, XY]:
    """Return a region wide enough to aim at, and a place in it: a share of its radius from its anchor."""
    regions = [region for region in FIGURES.view(figure, name).regions if region.radius > 8]
    region = regions[number % len(regions)]
    return region, (region.anchor[0] + dx * region.radius, region.anchor[1] + dy * region.radius)


def surface(figure: str, view: str) -> Surface:
    return FIGURES.surface(figure, view)


@pytest.mark.parametrize(("figure", "name"), ALL_VIEWS)
@given(number=st.integers(0, 200), dx=SHARES, dy=SHARES)
def test_a_place_of_the_picture_comes_back_from_the_skin(
    figure: str, name: str, number: int, dx: float, dy: float
) -> None:
    _, at = near_anchor(figure, name, number, dx, dy)
    spot = surface(figure, name).spot(*at)
    assert spot is not None
    assert dist(at, surface(figure, name).at(spot)[:2]) < 0.3
    assert surface(figure, name).seen(spot) is not None


@pytest.mark.parametrize("name", ["front", "back"])
def test_nearly_all_of_the_picture_lies_on_the_skin(name: str) -> None:
    view = FIGURES.view("female", name)
    inside = [
        (x, y)
        for x in range(0, int(view.width), 9)
        for y in range(0, int(view.height), 9)
        if view.outline.contains(x, y)
    ]
    on_skin = [at for at in inside if surface("female", name).spot(*at) is not None]
    assert len(on_skin) > 0.98 * len(inside)


@given(number=st.integers(0, 200), dx=SHARES, dy=SHARES)
def test_the_other_side_of_the_other_side_is_the_same_place(number: int, dx: float, dy: float) -> None:
    view = FIGURES.view("male", "front")
    _, (x, y) = near_anchor("male", "front", number, dx, dy)
    spot = surface("male", "front").spot(x, y)
    assert spot is not None
    mirrored = surface("male", "front").skin.mirrored(spot)
    # a face is drawn as two triangles, cut the same way on both sides and so not each other's mirror image
    assert dist(surface("male", "front").at(mirrored)[:2], (view.width - x, y)) < 2.5


def test_what_is_on_the_back_is_not_seen_from_the_front() -> None:
    back = FIGURES.view("female", "back")
    spot = surface("female", "back").spot(*back.by_key["scapula.L"].anchor)
    assert spot is not None
    assert surface("female", "front").seen(spot) is None


def test_the_side_of_the_shoulder_is_seen_from_the_back_and_from_the_side() -> None:
    back, left = FIGURES.view("female", "back"), FIGURES.view("female", "left")
    spot = surface("female", "back").spot(*back.by_key["delt_lat.L"].anchor)
    assert spot is not None
    seen = surface("female", "left").seen(spot)
    assert seen is not None
    assert left.region_at(*seen) is left.by_key["delt_lat.L"]
    assert surface("female", "right").seen(spot) is None


@given(number=st.integers(0, 200), dx=SHARES, dy=SHARES)
def test_a_place_is_in_the_same_region_on_the_other_figure(number: int, dx: float, dy: float) -> None:
    region, at = near_anchor("female", "back", number, dx, dy)
    spot = surface("female", "back").spot(*at)
    assert spot is not None
    there = surface("male", "back").at(spot)[:2]
    male = FIGURES.view("male", "back")
    assert male.by_key[region.key].contour.distance(*there, within=12.0) <= 12.0


def test_skin_turned_away_stands_for_more_than_it_shows() -> None:
    view = FIGURES.view("female", "back")
    facing = surface("female", "back").spot(*view.by_key["midback.L"].anchor)
    edge = surface("female", "back").spot(*view.by_key["flank.L"].anchor)
    assert facing is not None
    assert edge is not None
    assert 1.0 <= surface("female", "back").area(facing) < surface("female", "back").area(edge)


def test_beside_the_body_there_is_no_skin() -> None:
    assert surface("female", "back").spot(2.0, 2.0) is None
    assert surface("female", "back").seen(OFF_SKIN) is None
    assert surface("female", "back").skin.mirrored(OFF_SKIN) == OFF_SKIN
