"""Marks made on one figure, shown on another."""

from dataclasses import replace
from math import hypot

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rmt_desktop.domain.chart.chart import Chart
from rmt_desktop.domain.chart.echoes import anchored, anchored_chart
from rmt_desktop.domain.chart.figures import FIGURE_NAMES, VIEWS
from rmt_desktop.domain.chart.marks import Mark, MarkKind, Shape
from rmt_desktop.domain.chart.pictures import PICTURE, OwnPicture
from rmt_desktop.domain.chart.placing import Placing, carried, placed, whole_views
from rmt_desktop.domain.ids import MarkId
from tests.support.charts import FIGURES, a_blob, a_mark_at, a_mark_in

MALE_BACK = FIGURES.view("male", "back")


def test_on_its_own_figure_a_mark_is_where_it_was_made() -> None:
    mark = a_mark_at((300.0, 400.0))
    assert placed(mark, FIGURES.view("female", "back"), FIGURES) == [pytest.approx((300.0, 400.0), abs=0.05)]


@pytest.mark.parametrize("name", VIEWS)
def test_a_point_is_in_the_same_region_of_the_other_figure(name: str) -> None:
    female, male = FIGURES.view("female", name), FIGURES.view("male", name)
    for key in set(female.by_key) & set(male.by_key):
        (at,) = placed(a_mark_in(key, view=name), male, FIGURES)
        assert male.by_key[key].contour.contains(*at)


@given(st.floats(150, 660), st.floats(40, 1640), st.floats(-30, 30), st.floats(-30, 30))
def test_neighbouring_places_stay_neighbours(x: float, y: float, dx: float, dy: float) -> None:
    one, other = carried([(x, y), (x + dx, y + dy)], FIGURES.view("female", "back"), MALE_BACK)
    assert hypot(one[0] - other[0], one[1] - other[1]) <= 2.2 * hypot(dx, dy) + 0.01


def test_an_area_stays_whole() -> None:
    area = a_mark_at(*a_blob(300, 400, 40, 50), shape=Shape.AREA, kind=MarkKind.ACHING)
    there = placed(area, MALE_BACK, FIGURES)
    assert len(there) == len(area.points)
    inside = [MALE_BACK.by_key["scapula.L"].contour.distance(*at) < 30 for at in there]
    assert all(inside)


def test_a_figure_from_a_newer_program_is_taken_to_have_the_same_shape() -> None:
    strange = replace(a_mark_at((407.0, 838.0)), figure="newer")
    assert placed(strange, MALE_BACK, FIGURES) == [pytest.approx((MALE_BACK.width / 2, MALE_BACK.height / 2), abs=0.1)]


def test_what_was_worked_out_is_kept_while_the_mark_is() -> None:
    placing = Placing(FIGURES, MALE_BACK)
    mark = a_mark_at((300.0, 400.0))
    assert placing.seen(mark) is placing.seen(mark)
    moved = replace(mark, points=a_mark_at((310.0, 400.0)).points)
    assert placing(moved) != placing(mark)


@pytest.mark.parametrize("figure", FIGURE_NAMES)
def test_another_figure_shows_every_mark_at_its_place_and_going_back_changes_nothing(figure: str) -> None:
    own, other = FIGURES.view("female", "back"), FIGURES.view(figure, "back")
    keys = [region.key for region in own.regions if region.radius > 8]
    drawn = Chart(tuple(a_mark_in(key, id=key) for key in keys))
    chart = anchored_chart(Chart(), drawn, FIGURES)
    seen = Placing(FIGURES, other).all_seen(chart)
    assert [mark.id for mark in seen] == keys
    for mark in seen:
        assert other.by_key[mark.id].contour.distance(*other.mm(mark.points[0]), within=6.0) <= 6.0
    assert Placing(FIGURES, own).all_seen(chart) == chart.marks


def test_what_was_drawn_in_a_close_up_is_shown_by_the_whole_view_that_sees_it() -> None:
    def views(*marks: Mark) -> tuple[str, ...]:
        return whole_views(Chart(tuple(anchored(mark, FIGURES) for mark in marks)), FIGURES, "female")

    nape = a_mark_in("trap_up.L", view="head_back", id=MarkId("nape"))
    chest = a_mark_in("sternum", view="front", id=MarkId("chest"))
    back = a_mark_in("lumbar.L", view="back", id=MarkId("back"))
    assert views(nape) == ("back",)
    assert views(nape, chest) == ("front", "back")
    assert views(nape, back) == ("back",)
    assert views(a_mark_in("chest_up.L", view="head_front")) == ("front",)


def test_what_lies_on_a_picture_of_its_own_needs_no_view() -> None:
    knee = OwnPicture(id="p1", name="Knee", width=10, height=10, digest="d", is_agreed=True)
    mark = replace(a_mark_in("lumbar.L"), view="p1", figure=PICTURE, spots=())
    assert whole_views(Chart((mark,), (knee,)), FIGURES, "female") == ()
