"""Which mark lies under the pointer."""

from rmt_desktop.domain.chart.hit import mark_at
from rmt_desktop.domain.chart.marks import Mark, MarkKind, Shape
from rmt_desktop.domain.chart.placing import Placing
from rmt_desktop.domain.ids import MarkId
from tests.support.charts import FIGURES, a_blob, a_mark_at

PLACED = Placing(FIGURES, FIGURES.view("female", "back"))
POINT = a_mark_at((330.0, 660.0), id=MarkId("point"))
STROKE = a_mark_at((300.0, 660.0), (360.0, 660.0), id=MarkId("stroke"), kind=MarkKind.SCAR)
SMALL = a_mark_at(*a_blob(330, 660, 30, 30), shape=Shape.AREA, id=MarkId("small"))
LARGE = a_mark_at(*a_blob(330, 660, 90, 90), shape=Shape.AREA, id=MarkId("large"))


def hit(x: float, y: float, *marks: Mark, **how: float) -> str:
    found = mark_at(marks, x, y, placed=PLACED, **how)
    return found.id if found is not None else ""


def test_a_point_is_found_on_top_of_everything() -> None:
    assert hit(330, 660, POINT, STROKE, SMALL, LARGE) == "point"


def test_a_stroke_is_found_on_top_of_areas() -> None:
    assert hit(352, 661, POINT, STROKE, LARGE) == "stroke"


def test_an_area_within_another_is_found_whichever_was_first() -> None:
    assert hit(330, 680, SMALL, LARGE) == hit(330, 680, LARGE, SMALL) == "small"
    assert hit(330, 735, SMALL, LARGE) == "large"


def test_of_two_points_on_one_spot_the_newer_is_found() -> None:
    other = a_mark_at((330.0, 660.0), id=MarkId("other"))
    assert hit(330, 660, POINT, other) == "other"
    assert hit(330, 660, other, POINT) == "point"


def test_of_two_points_side_by_side_the_nearer_is_found() -> None:
    other = a_mark_at((344.0, 660.0), id=MarkId("other"))
    assert hit(335, 660, POINT, other) == "point"
    assert hit(339, 660, POINT, other) == "other"


def test_beside_everything_nothing_is_found() -> None:
    assert hit(500, 300, POINT, STROKE, SMALL, LARGE) == ""
    assert hit(330, 660) == ""


def test_the_reach_and_the_size_on_screen_count() -> None:
    assert hit(330, 690, POINT) == ""
    assert hit(330, 690, POINT, reach=20.0) == "point"
    assert hit(330, 690, POINT, symbol_scale=3.0) == "point"
    assert hit(330, 672, POINT, symbol_scale=0.3) == ""
