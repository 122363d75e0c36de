"""Outlines of discs taken together: every disc is inside, holes stay open, and nothing else is covered."""

from math import cos, hypot, pi, sin

from hypothesis import given
from hypothesis import strategies as st

from rmt_desktop.domain.chart.blobs import BRUSH_MM, STEP_MM, brush_radius, outline, rings, track
from rmt_desktop.domain.chart.geometry import XY, flatten, is_inside, signed_area
from rmt_desktop.domain.chart.marks import Point

PLACES = st.floats(-80, 80)
DISCS = st.lists(st.tuples(PLACES, PLACES, st.floats(5, 30)), min_size=1, max_size=12)


def covers(shapes: list[list[XY]], x: float, y: float) -> bool:
    """Say by the odd-even rule over all rings whether a place is covered."""
    return sum(is_inside(x, y, ring) for ring in shapes) % 2 == 1


@given(DISCS)
def test_a_blob_covers_its_discs_and_nothing_else(discs: list[tuple[float, float, float]]) -> None:
    found = rings(discs)
    for x in range(-110, 111, 7):
        for y in range(-110, 111, 7):
            depth = max(radius - hypot(x - a, y - b) for a, b, radius in discs)
            if depth > STEP_MM:
                assert covers(found, x, y)
            if depth < -STEP_MM:
                assert not covers(found, x, y)


@given(DISCS)
def test_the_smooth_outline_stays_close(discs: list[tuple[float, float, float]]) -> None:
    area = sum(abs(signed_area(ring)) for ring in rings(discs))
    smooth = sum(abs(signed_area(ring)) for ring in flatten(outline(discs)))
    assert abs(area - smooth) < 0.06 * area + 20


def test_a_ring_of_discs_keeps_its_hole() -> None:
    discs = [(60 * cos(2 * pi * i / 40), 60 * sin(2 * pi * i / 40), 12.0) for i in range(40)]
    found = rings(discs)
    assert len(found) == 2
    assert covers(found, 60, 0)
    assert not covers(found, 0, 0)


def test_a_track_is_as_wide_as_the_pen_pressed() -> None:
    line = [(0.0, 0.0), (100.0, 0.0)]
    light, firm = (Point(0, 0, 0.0),) * 2, (Point(0, 0, 1.0),) * 2
    for pressed, radius in ((light, BRUSH_MM[0]), (firm, BRUSH_MM[1])):
        ys = [y for ring in flatten(track(line, pressed)) for _, y in ring]
        assert abs(max(ys) - radius) < 1.0
        assert abs(min(ys) + radius) < 1.0


@given(st.floats(allow_nan=False))
def test_no_pressure_makes_a_brush_wider_than_it_can_be(pressure: float) -> None:
    least, most = BRUSH_MM
    assert least <= brush_radius(pressure) <= most
