"""How the atlas is made: places told by regions, distances over the skin, strokes that become zones."""

import pytest

from rmt_desktop.catalog import atlas as packaged
from rmt_desktop.domain.chart.atlas import Reach
from rmt_desktop.domain.chart.body import Spot, Surface
from rmt_desktop.domain.chart.geometry import XY
from tests.support.charts import FIGURES
from tools.atlas.anchors import FIGURE, BadAnchor, Body
from tools.atlas.spreading import SkinNet
from tools.atlas.strokes import depths_of

BODY = Body(FIGURES)
NET = SkinNet(FIGURES.surface(FIGURE, "front"))


def test_a_place_runs_from_medial_to_lateral_whatever_the_view() -> None:
    for view in ("front", "back"):
        middle = FIGURES.view(FIGURE, view).width / 2
        inner, outer = (BODY.anchor(f"{view} thigh_med {u} 0.5") for u in (0, 1))
        assert abs(inner.x - middle) < abs(outer.x - middle)
    face, nape = (BODY.anchor(f"side cheek {u} 0.5") for u in (0, 1))
    assert (face.view, nape.view) == ("left", "left")
    assert face.x < nape.x


def test_a_place_on_the_midline_counts_from_it_and_the_right_side_mirrors() -> None:
    view = FIGURES.view(FIGURE, "back")
    sacrum = view.by_key["sacrum"].contour.box
    assert BODY.anchor("back sacrum 0 0").x == view.width / 2
    assert BODY.anchor("back sacrum 1 0").x == pytest.approx(view.width / 2 - sacrum.width / 2)
    assert BODY.anchor("back sacrum.R 1 0").x == pytest.approx(view.width / 2 + sacrum.width / 2)
    left, right = BODY.anchor("back scapula 0.3 0.5"), BODY.anchor("back scapula.R 0.3 0.5")
    assert left.x - view.width / 2 == pytest.approx(view.width / 2 - right.x, abs=1.0)


@pytest.mark.parametrize(
    "text", ["front nowhere .5 .5", "above thigh_ant .5 .5", "front thigh_ant .5", "front eye a b"]
)
def test_a_place_that_is_none_is_named(text: str) -> None:
    with pytest.raises(BadAnchor, match=text.split()[0]):
        BODY.anchor(text)


def test_a_place_beside_the_body_is_an_error() -> None:
    with pytest.raises(BadAnchor, match="beside"):
        BODY.spot(BODY.anchor("front thigh_ant 9 .5"))


def test_a_stroke_without_a_radius_is_an_error() -> None:
    with pytest.raises(BadAnchor, match="radius"):
        depths_of(["front thigh_ant .5 .5"], BODY, NET)


def test_a_disc_is_as_large_as_its_radius_says() -> None:
    depths = depths_of(["60: front thigh_ant .5 .5"], BODY, NET)
    assert max(depths.values()) > 40
    assert NET.area(depths) == pytest.approx(3.1416 * 60 * 60, rel=0.15)


def test_the_way_over_the_skin_does_not_jump_from_the_arm_to_the_trunk() -> None:
    depths = depths_of(["40: front arm_med .5 .5"], BODY, NET)
    inside = {corner for corner, depth in depths.items() if depth > 0}
    view, surface = FIGURES.view(FIGURE, "front"), BODY.surface("front")
    regions = set()
    for face, corners in enumerate(NET.skin.faces):
        if inside.issuperset(corners):
            region = view.region_at(*_middle(surface, face))
            regions.add(region.id if region is not None else "")
    assert "arm_med" in regions
    assert not regions & {"ribs_lat", "chest", "flank"}


def test_places_of_two_views_are_joined_over_the_edge_of_the_body() -> None:
    depths = depths_of(["15: front thigh_ant .5 .5; back ham_lat .5 .5"], BODY, NET)
    side = FIGURES.surface(FIGURE, "left")
    thigh = FIGURES.view(FIGURE, "left").by_key["thigh_lat.L"]
    crossed = [
        corner
        for face, corners in enumerate(NET.skin.faces)
        for corner in corners
        if depths.get(corner, -1) > 0 and thigh.contour.contains(*_middle(side, face))
    ]
    assert crossed


def test_laying_a_pattern_again_gives_the_packaged_zone() -> None:
    (entry,) = (one for one in packaged.tables() if one["id"] == "trapezius_upper")
    (pattern,) = (one for one in packaged.patterns() if one.id == "trapezius_upper")
    again = NET.area(depths_of(entry["essential"], BODY, NET))
    (zone,) = (one for one in pattern.zones if one.reach is Reach.ESSENTIAL)
    assert again == pytest.approx(zone.mm2, rel=0.1)
    for text, spot in zip(entry["points"], pattern.points, strict=True):
        x, y, _ = BODY.surface("front").at(spot)
        at = BODY.surface("front").at(BODY.spot(BODY.anchor(text)))
        assert (x, y) == pytest.approx(at[:2], abs=6)


def _middle(surface: Surface, face: int) -> XY:
    return surface.at(Spot(2 * face, 0, 500))[:2]
