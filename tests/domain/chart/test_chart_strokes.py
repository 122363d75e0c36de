"""Freehand lines: thinned, smoothed, walked along."""

from math import cos, hypot, sin

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rmt_desktop.domain.chart.geometry import Curve, distance_to_line, is_inside
from rmt_desktop.domain.chart.strokes import MOST_POINTS, along, length, simplify, smooth, spread, thinned

POINTS = st.lists(st.tuples(st.floats(0, 800), st.floats(0, 1700)), min_size=1, max_size=60)


@given(POINTS, st.floats(0.5, 20))
def test_no_dropped_point_is_far_from_the_line(points: list[tuple[float, float]], tolerance: float) -> None:
    kept = [points[i] for i in simplify(points, tolerance)]
    assert kept[0] == points[0]
    assert kept[-1] == points[-1]
    assert all(distance_to_line(x, y, kept) <= tolerance + 1e-6 for x, y in points)


def test_a_scribble_of_any_length_comes_out_small() -> None:
    scribble = [(400 + 300 * cos(i * 0.37) * sin(i * 0.011), 800 + 700 * sin(i * 0.23)) for i in range(100_000)]
    kept = thinned(scribble)
    assert 2 <= len(kept) <= MOST_POINTS
    assert kept == sorted(set(kept))


def test_a_hand_at_rest_costs_two_points() -> None:
    assert thinned([(5.0, 5.0)] * 1000) == [0, 999]
    assert thinned([]) == []


def test_a_straight_line_needs_its_ends_only() -> None:
    assert thinned([(i * 2.0, i * 3.0) for i in range(200)]) == [0, 199]


@given(POINTS, st.booleans())
def test_a_smooth_line_goes_through_its_points(points: list[tuple[float, float]], closed: bool) -> None:
    path = smooth(points, closed=closed)
    through = [(segment[-2], segment[-1]) for segment in path if isinstance(segment, Curve)]
    expected = [*points[1:], *(points[:1] if closed else [])]
    assert through == (expected if len(points) > 1 else [])


def test_a_right_angle_turns_without_a_corner() -> None:
    _, first, second = smooth([(0, 0), (10, 0), (10, 10)])
    assert isinstance(first, Curve)
    assert isinstance(second, Curve)
    into = (first.x - first.x2, first.y - first.y2)
    out = (second.x1 - first.x, second.y1 - first.y)
    assert into[0] * out[1] - into[1] * out[0] == pytest.approx(0)
    assert into[0] * out[0] + into[1] * out[1] > 0


@given(POINTS.filter(lambda points: length(points) > 1), st.floats(20, 400))
def test_steps_along_a_line_are_even_and_on_it(points: list[tuple[float, float]], step: float) -> None:
    places = list(along(points, step))
    assert len(places) == max(1, int(length(points) / step))
    for (x, y), dx, dy in places:
        assert distance_to_line(x, y, points) < 1e-6
        assert hypot(dx, dy) == pytest.approx(1)


@given(st.floats(1e-300, 1e-5), st.floats(0, 1000))
def test_a_line_of_almost_no_length_has_its_middle_alone(size: float, y: float) -> None:
    ((x, _), dx, dy), *more = along([(size, y), (0.0, y), (0.0, y)], 17)
    assert not more
    assert 0 <= x <= size
    assert (dx, dy) == (-1, 0)


@given(st.lists(st.tuples(st.floats(0, 100), st.floats(0, 100)), min_size=3, max_size=12))
def test_spread_points_are_inside_or_are_the_corners(points: list[tuple[float, float]]) -> None:
    found = spread(points)
    assert found
    assert all(point in points or is_inside(*point, points) for point in found)
