"""The packaged figures: whole, without gaps, the same on both sides."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rmt_desktop.catalog.figures import PackagedFigures
from rmt_desktop.domain.chart.figures import VIEWS, Look, key_of, split_key
from rmt_desktop.domain.chart.geometry import signed_area
from rmt_desktop.domain.chart.marks import Point
from rmt_desktop.domain.sides import Side
from tests.support.charts import ALL_VIEWS, FIGURES, WHOLE_VIEWS, mirrored, names
from tests.support.scanlines import widest_fault

SWAPPED = {Side.LEFT: Side.RIGHT, Side.RIGHT: Side.LEFT, Side.MIDLINE: Side.MIDLINE}
NARROW_MM = 2.0  # the mesh is mirrored to a hair, the borders were smoothed one by one

FAULT_MM = 0.25  # shapes are written in tenths of a millimetre and drawn as polygons within a tenth
AREA_SHARE, AREA_MM2 = 0.06, 60.0  # by how much the twins of a pair may differ: borders were smoothed one by one

PLACES = st.tuples(st.sampled_from(ALL_VIEWS), st.floats(0, 1), st.floats(0, 1))


@given(PLACES)
def test_every_point_of_the_body_is_in_exactly_one_region(place: tuple[tuple[str, str], float, float]) -> None:
    view = FIGURES.view(*place[0])
    x, y = place[1] * view.width, place[2] * view.height
    found = [region.key for region in view.regions if region.contour.contains(x, y)]
    assert len(found) == 1 if view.outline.contains(x, y) else len(found) <= 1


@pytest.mark.parametrize(("figure", "name"), ALL_VIEWS)
def test_along_a_line_every_millimetre_the_body_is_covered_once_without_gaps(figure: str, name: str) -> None:
    width, where = widest_fault(FIGURES.view(figure, name), step=1.0)
    assert width <= FAULT_MM, where


def test_looking_along_lines_notices_a_missing_region_and_a_doubled_one() -> None:
    view = FIGURES.view("female", "back")
    first, *others = view.regions
    assert widest_fault(replace(view, regions=tuple(others)), step=1.0)[0] > 10
    assert widest_fault(replace(view, regions=(first, first, *others)), step=1.0)[0] > 10


@pytest.mark.parametrize(("figure", "name"), ALL_VIEWS)
def test_twin_regions_are_of_one_size(figure: str, name: str) -> None:
    view, mirror = FIGURES.view(figure, name), FIGURES.view(figure, mirrored(name))
    uneven = []
    for region in view.regions:
        twin = mirror.by_key.get(key_of(region.id, SWAPPED[region.side]))
        sizes = [abs(sum(map(signed_area, one.contour.rings))) for one in (region, twin) if one is not None]
        if max(sizes) * (1 - AREA_SHARE) - AREA_MM2 > (min(sizes) if twin is not None else 0.0):
            uneven.append((region.key, *sizes))
    assert uneven == []


@pytest.mark.parametrize("language", ["en", "fr"])
def test_every_region_of_every_view_has_a_name_of_its_own(language: str) -> None:
    ids = {region.id for view in ALL_VIEWS for region in FIGURES.view(*view).regions}
    named = {one: names(language).regions.get(one, "") for one in ids}
    assert [one for one, name in named.items() if not name.strip()] == []
    assert len(set(named.values())) == len(ids) > 100


@pytest.mark.parametrize(("figure", "name"), WHOLE_VIEWS)
def test_regions_cover_the_body_once(figure: str, name: str) -> None:
    view = FIGURES.view(figure, name)
    body = sum(abs(signed_area(ring)) for ring in view.outline.rings)
    parts = sum(signed_area(ring) for region in view.regions for ring in region.contour.rings)
    assert abs(parts) == pytest.approx(body, rel=0.003)


@pytest.mark.parametrize(("figure", "name"), ALL_VIEWS)
def test_the_anchor_of_every_region_is_in_it(figure: str, name: str) -> None:
    view = FIGURES.view(figure, name)
    assert [region.key for region in view.regions if view.region_at(*region.anchor) is not region] == []
    assert len(view.by_key) == len(view.regions) > (60 if name in VIEWS else 8)


@given(PLACES)
def test_a_mirrored_point_is_in_the_same_region_of_the_other_side(place: tuple[tuple[str, str], float, float]) -> None:
    (figure, name), u, v = place
    view, mirror = FIGURES.view(figure, name), FIGURES.view(figure, mirrored(name))
    x, y = u * view.width, v * view.height
    region = view.region_at(x, y)
    if region is None:
        return
    twin = mirror.by_key.get(key_of(region.id, SWAPPED[region.side]))
    if twin is None:
        assert region.radius < 4  # a sliver at the edge that only one side shows
    else:
        assert twin.contour.distance(view.width - x, y, within=5) <= NARROW_MM


def test_left_and_right_are_the_clients_own() -> None:
    front, back = FIGURES.view("female", "front"), FIGURES.view("female", "back")
    assert front.by_key["chest.L"].anchor[0] > front.width / 2  # facing the viewer, her left is on the viewer's right
    assert back.by_key["scapula.L"].anchor[0] < back.width / 2
    assert {region.side for region in FIGURES.view("male", "left").regions} <= {Side.LEFT, Side.MIDLINE}
    assert {region.side for region in FIGURES.view("male", "right").regions} <= {Side.RIGHT, Side.MIDLINE}


@pytest.mark.parametrize(("figure", "name"), ALL_VIEWS)
def test_every_view_has_its_garment_its_lines_and_its_pictures(figure: str, name: str) -> None:
    view = FIGURES.view(figure, name)
    assert (view.modesty is not None) is (name in VIEWS)
    assert view.outline.contains(*view.by_key[next(iter(view.by_key))].anchor)
    assert len(view.ink) >= (3 if name in VIEWS else 1)
    for look in (Look.GHOST, Look.SHADE):
        assert FIGURES.raster(figure, name, look)[8:12] == b"WEBP"


def test_what_is_not_there_is_a_key_error() -> None:
    with pytest.raises(KeyError):
        FIGURES.view("female", "inside")
    with pytest.raises(KeyError):
        FIGURES.view("../female", "back")
    with pytest.raises(KeyError):
        FIGURES.raster("female", "back", Look.LINE)


def test_a_view_is_read_once() -> None:
    figures = PackagedFigures()
    assert figures.view("male", "back") is figures.view("male", "back")


def test_deep_muscles_lie_under_others_on_both_sides() -> None:
    back = FIGURES.view("female", "back")
    deep = {(muscle.id, muscle.side) for muscle in back.muscles if muscle.is_deep}
    assert {
        ("levator", Side.LEFT),
        ("levator", Side.RIGHT),
        ("rhomboid", Side.LEFT),
        ("piriformis", Side.RIGHT),
    } <= deep
    under = [one.id for one in back.muscles if one.contour.contains(*back.by_key["interscap.L"].anchor)]
    assert under[0].startswith("trap")
    assert "rhomboid" in under


def test_keys_carry_the_side() -> None:
    assert split_key("scapula.L") == ("scapula", Side.LEFT)
    assert split_key("sternum") == ("sternum", Side.MIDLINE)
    assert key_of("sternum", Side.MIDLINE) == "sternum"
    with pytest.raises(ValueError, match="X"):
        split_key("scapula.X")


def test_an_area_of_one_side_takes_the_midline_with_it() -> None:
    back = FIGURES.view("female", "back")
    assert back.keys(("scapula", "tspine"), Side.LEFT) == {"scapula.L", "tspine"}
    assert back.keys(("scapula",), Side.BOTH) == back.keys(("scapula",), Side.MIDLINE) == {"scapula.L", "scapula.R"}
    assert back.keys(("chin",), Side.LEFT) == frozenset()


@given(st.floats(-0.5, 1.5), st.floats(-0.5, 1.5))
def test_a_place_in_the_unit_square_comes_back(u: float, v: float) -> None:
    view = FIGURES.view("female", "left")
    point = view.unit(u * view.width, v * view.height, 0.5)
    assert 0 <= point.x <= 1
    assert 0 <= point.y <= 1
    x, y = view.mm(point)
    assert view.unit(x, y, 0.5) == point
    assert view.mm(Point(1, 1)) == (view.width, view.height)


def test_a_place_just_beside_the_body_belongs_to_the_nearest_region() -> None:
    back = FIGURES.view("female", "back")
    assert back.region_at(100, 700) is None or back.outline.contains(100, 700)
    left = back.by_key["flank.L"].contour.box.left
    assert back.region_at(left - 8, 660) is None
    near = back.region_at(left - 8, 660, within=18)
    assert near is not None
    assert near.side is Side.LEFT
    assert back.region_at(5, 5, within=18) is None
