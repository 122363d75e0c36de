"""Paths: read, written, flattened, asked what is inside."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rmt_desktop.domain.chart.contours import Contour
from rmt_desktop.domain.chart.geometry import (
    Box,
    Close,
    Curve,
    Line,
    Move,
    bounds,
    distance_to_line,
    distance_to_segment,
    ellipse,
    flatten,
    is_inside,
    moved,
    parse_path,
    polygon,
    signed_area,
    write_path,
)
from tests.support.charts import FIGURES

TENTHS = st.integers(-5000, 5000).map(lambda n: n / 10)
CURVES = st.lists(st.tuples(*[TENTHS] * 6).map(lambda n: Curve(*n)), min_size=1, max_size=6)
SUBPATHS = st.tuples(TENTHS, TENTHS, CURVES).map(lambda t: (Move(t[0], t[1]), *t[2], Close()))
PATHS = st.lists(SUBPATHS, min_size=1, max_size=3).map(lambda parts: tuple(s for part in parts for s in part))


def test_a_path_is_read_as_moves_relative_curves_and_closes() -> None:
    path = parse_path("M10 20c1 2 3 4 5 6-1.5-.5 0 0 2 2z")
    assert path == (Move(10, 20), Curve(11, 22, 13, 24, 15, 26), Curve(13.5, 25.5, 15, 26, 17, 28), Close())


def test_a_curve_after_a_close_begins_where_the_subpath_began() -> None:
    assert parse_path("M1 1c0 0 0 0 5 5zM2 2zc1 1 1 1 1 1")[-1] == Curve(3, 3, 3, 3, 3, 3)


@pytest.mark.parametrize("text", ["c1 2 3 4 5 6", "M1", "M1 2c1 2 3", "M1 2l3 4", "M1 2z5", "M1 2 3 4", "5 5", "M1 2c"])
def test_a_path_with_anything_else_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"path|command|move|curve|close"):
        parse_path(text)


@given(PATHS)
def test_what_is_written_reads_the_same(path: tuple[Move | Curve | Close, ...]) -> None:
    again = parse_path(write_path(path))
    assert len(again) == len(path)
    for before, after in zip(path, again, strict=True):
        assert type(before) is type(after)
        assert all(abs(a - b) < 0.11 for a, b in zip(before, after, strict=True))


def test_lines_are_written_as_straight_curves() -> None:
    (_, curve, _) = parse_path(write_path((Move(0, 0), Line(3, 6), Close())))
    assert curve == Curve(1, 2, 2, 4, 3, 6)


@given(PATHS)
def test_flattened_points_stay_in_the_bounds(path: tuple[Move | Curve | Close, ...]) -> None:
    box = bounds(path)
    assert all(box.holds(x, y, within=1e-6) for ring in flatten(path) for x, y in ring)


def test_a_circle_is_flat_within_its_tolerance() -> None:
    for x, y in flatten(ellipse(0, 0, 50), 0.05)[0]:
        assert math.hypot(x, y) == pytest.approx(50, abs=0.06)


@given(st.floats(-60, 60), st.floats(-60, 60))
def test_a_contour_knows_its_inside(x: float, y: float) -> None:
    circle = ellipse(0, 0, 50)
    contour = Contour(write_path(circle), bounds(circle))
    if abs(math.hypot(x, y) - 50) > 0.5:
        assert contour.contains(x, y) == (math.hypot(x, y) < 50)


@given(st.floats(0, 1), st.floats(0, 1))
def test_bands_find_what_looking_at_every_edge_finds(u: float, v: float) -> None:
    view = FIGURES.view("male", "front")
    x, y = u * view.width, v * view.height
    crossings = sum(is_inside(x, y, ring) for ring in view.outline.rings)
    assert view.outline.contains(x, y) == (crossings % 2 == 1)


def test_a_hole_is_not_inside() -> None:
    ring = (*ellipse(0, 0, 20), *ellipse(0, 0, 10))
    contour = Contour(write_path(ring), Box(-20, -20, 20, 20))
    assert contour.contains(15, 0)
    assert not contour.contains(5, 0)
    assert contour.distance(0, 0) == pytest.approx(10, abs=0.2)


def test_distance_is_nothing_inside_and_endless_beyond_the_reach() -> None:
    square = Contour(write_path(polygon([(0, 0), (10, 0), (10, 10), (0, 10)])), Box(0, 0, 10, 10))
    assert square.distance(5, 5) == 0
    assert square.distance(13, 5) == pytest.approx(3)
    assert square.distance(13, 5, within=2) == math.inf


def test_contours_are_equal_when_their_paths_are() -> None:
    one, same, other = (Contour(text, Box(0, 0, 1, 1)) for text in ("M0 0z", "M0 0z", "M0 1z"))
    assert one == same
    assert hash(one) == hash(same)
    assert one != other


def test_distance_to_a_line_is_to_its_nearest_piece() -> None:
    line = [(0.0, 0.0), (10.0, 0.0), (10.0, 10.0)]
    assert distance_to_line(5, 3, line) == 3
    assert distance_to_line(13, 14, line) == 5
    assert distance_to_line(3, 4, [(0.0, 0.0)]) == 5
    assert distance_to_line(3, 4, []) == math.inf
    assert distance_to_segment(3, 4, (0, 0), (0, 0)) == 5


def test_moving_scales_first_and_then_shifts() -> None:
    path = (Move(1, 1), Line(2, 0), Curve(1, 2, 3, 4, 5, 6), Close())
    assert moved(path, 10, 20, 2) == (Move(12, 22), Line(14, 20), Curve(12, 24, 16, 28, 20, 32), Close())


def test_areas_have_a_sign_and_boxes_join() -> None:
    assert signed_area([(0, 0), (10, 0), (10, 10), (0, 10)]) == 100
    assert signed_area([(0, 0), (0, 10), (10, 10), (10, 0)]) == -100
    assert signed_area([]) == 0
    assert Box(0, 0, 1, 1).joined(Box(2, -1, 3, 0.5)) == Box(0, -1, 3, 1)
    assert bounds(()) == Box(0, 0, 0, 0)
