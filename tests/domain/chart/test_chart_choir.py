"""Findings counted in segments of the CHOIR body map."""

import pytest

from rmt_desktop.catalog.loader import load_catalog
from rmt_desktop.domain.chart.choir import ChoirMap, Face
from rmt_desktop.domain.chart.figures import ALL_VIEWS
from rmt_desktop.domain.chart.marks import Place
from rmt_desktop.domain.sides import Side
from tests.support.charts import FIGURES, a_mark_in

CHOIR = load_catalog().choir
OTHER = {Side.LEFT: Side.RIGHT, Side.RIGHT: Side.LEFT}


def test_there_are_thirty_six_segments_on_the_front_and_thirty_eight_on_the_back_each_with_a_twin() -> None:
    assert [one.code for one in CHOIR.segments] == [*range(101, 137), *range(201, 239)]
    known = {(one.face, one.part, one.side) for one in CHOIR.segments}
    assert len(known) == 74
    assert {(face, part, OTHER[side]) for face, part, side in known} == known
    assert all(one.source for one in CHOIR.segments)


def test_every_region_has_a_segment_and_every_segment_a_region() -> None:
    regions = {
        region.id
        for figure in ("female", "male")
        for name in ALL_VIEWS
        for region in FIGURES.view(figure, name).regions
    }
    assert regions <= {one.region for one in CHOIR.regions}
    reached = {
        code
        for one in CHOIR.regions
        for face in Face
        if one.part(face)
        for code in CHOIR.codes_of(Place(region=one.region), face)
    }
    assert reached == {one.code for one in CHOIR.segments}
    assert {one.source for one in CHOIR.regions} == {"GK"}  # which lies in which is our own reading


@pytest.mark.parametrize(
    ("key", "view", "codes"),
    [
        ("scapula.L", "back", (208,)),
        ("scapula.R", "back", (209,)),
        ("chest.R", "front", (108,)),
        ("abdomen_umb", "front", (116, 117)),
        ("iliac.L", "front", (117,)),
        ("glut_max.R", "back", (224,)),
        ("knee_ant.L", "front", (130,)),
        ("popliteal.L", "back", (231,)),
        ("palm.R", "hand_palmar_right", (125,)),
        ("heel_pad.L", "foot_plantar_left", (237,)),
        ("occiput.L", "head_back", (203,)),
        ("sternum", "front", (108, 109)),
    ],
)
def test_a_finding_has_the_number_the_map_gives_its_place(key: str, view: str, codes: tuple[int, ...]) -> None:
    assert CHOIR.codes(a_mark_in(key, view=view)) == codes


def test_a_region_of_both_pictures_is_where_it_was_drawn_and_from_the_side_on_both() -> None:
    place = Place(region="thigh_lat", side=Side.RIGHT)
    assert CHOIR.codes_of(place, Face.FRONT) == (126,)
    assert CHOIR.codes_of(place, Face.BACK) == (229,)
    assert CHOIR.codes(a_mark_in("thigh_lat.R", view="right")) == (126, 229)


def test_what_one_picture_does_not_show_is_on_the_other() -> None:
    assert CHOIR.codes_of(Place(region="scapula", side=Side.LEFT), Face.FRONT) == (208,)


def test_an_unknown_place_has_no_segment() -> None:
    assert CHOIR.codes_of(Place(region="gills", side=Side.LEFT), Face.FRONT) == ()
    assert CHOIR.codes_of(Place(), None) == ()
    assert ChoirMap().codes(a_mark_in("scapula.L")) == ()
