"""Zones kept by the corners of the skin: how deep a place lies in them, and what a view shows of them."""

import pytest

from rmt_desktop.domain.chart.body import OFF_SKIN, Spot
from rmt_desktop.domain.chart.geometry import signed_area
from rmt_desktop.domain.chart.skin_zones import SkinCorners, corner_spots, seen_path, seen_rings
from tests.support.charts import FIGURES

FRONT = FIGURES.surface("female", "front")
VIEW = FIGURES.view("female", "front")
CORNERS = SkinCorners(FRONT.skin)


def a_face(key: str) -> int:
    spot = FRONT.spot(*VIEW.by_key[key].anchor)
    assert spot is not None
    return spot.half // 2


def test_depth_runs_evenly_between_the_corners_of_a_face() -> None:
    face = a_face("thigh_ant.L")
    a, b, c, d = FRONT.skin.faces[face]
    depths = {a: 10.0, b: 0.0, c: -10.0, d: 4.0}
    assert [CORNERS.depth(spot, depths) for spot in corner_spots(face)] == [10.0, 0.0, -10.0, 4.0]
    assert CORNERS.depth(Spot(2 * face, 0, 500), depths) == pytest.approx(0.0)
    assert CORNERS.depth(OFF_SKIN, depths) < 0


def test_a_corner_nobody_knows_is_far_outside() -> None:
    face = a_face("thigh_ant.L")
    first = FRONT.skin.faces[face][0]
    assert CORNERS.depth(Spot(2 * face, 500, 0), {first: 10.0}) < -100


def test_all_of_the_skin_is_seen_as_the_body_itself() -> None:
    everywhere = dict.fromkeys(range(len(FRONT.skin.mirror)), 5.0)
    seen = sum(abs(signed_area(ring)) for ring in seen_rings(everywhere, FRONT, CORNERS))
    body = sum(abs(signed_area(ring)) for ring in VIEW.outline.rings)
    assert seen == pytest.approx(body, rel=0.06)


def test_a_zone_of_the_back_is_not_seen_from_the_front() -> None:
    back = FIGURES.surface("female", "back")
    spot = back.spot(*FIGURES.view("female", "back").by_key["interscap.L"].anchor)
    assert spot is not None
    depths = dict.fromkeys(FRONT.skin.faces[spot.half // 2], 5.0)
    assert seen_rings(depths, FRONT, CORNERS) == []
    assert seen_path(depths, FRONT, CORNERS) == ()
    assert len(seen_rings(depths, back, CORNERS)) == 1


def test_the_border_lies_where_the_depth_is_nought() -> None:
    face = a_face("thigh_ant.L")
    depths = dict.fromkeys(CORNERS.touching(FRONT.skin.faces[face]), 0.0)
    depths = {corner: -5.0 for one in depths for corner in FRONT.skin.faces[one]}
    depths |= dict.fromkeys(FRONT.skin.faces[face], 5.0)
    (ring,) = seen_rings(depths, FRONT, CORNERS)
    for x, y in ring:
        spot = FRONT.spot(x, y)
        assert spot is not None
        assert CORNERS.depth(spot, depths) == pytest.approx(0.0, abs=0.2)


def test_mirroring_twice_gives_the_zone_back() -> None:
    depths = {5: 1.0, 700: 2.0, 12000: -3.0}
    assert CORNERS.mirrored(CORNERS.mirrored(depths)) == depths
