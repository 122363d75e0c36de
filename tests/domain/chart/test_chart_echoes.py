"""One finding shows wherever its place on the body does, and is one finding."""

from dataclasses import replace

import pytest

from rmt_desktop.domain.chart.chart import Chart
from rmt_desktop.domain.chart.echoes import anchored, anchored_chart, echo
from rmt_desktop.domain.chart.geometry import box_of, signed_area
from rmt_desktop.domain.chart.marks import Mark, Shape
from rmt_desktop.domain.chart.placing import Placing, seen_in
from rmt_desktop.domain.ids import MarkId
from tests.support.charts import FIGURES, a_blob, a_mark_at, a_mark_in

BACK, LEFT, FRONT = (FIGURES.view("female", name) for name in ("back", "left", "front"))
SHOULDER = BACK.by_key["delt_lat.L"].anchor


def seen(mark: Mark, name: str, figure: str = "female") -> Mark | None:
    return seen_in(FIGURES.view(figure, name), anchored(mark, FIGURES), FIGURES)


def test_a_point_at_the_edge_shows_from_the_side_in_its_region() -> None:
    found = seen(a_mark_in("delt_lat.L"), "left")
    assert found is not None
    assert (found.view, found.id, found.place) == ("left", a_mark_in("delt_lat.L").id, a_mark_in("delt_lat.L").place)
    region = LEFT.region_at(*LEFT.mm(found.points[0]))
    assert region is LEFT.by_key["delt_lat.L"]


@pytest.mark.parametrize("name", ["front", "right"])
def test_what_is_turned_away_is_not_shown(name: str) -> None:
    assert seen(a_mark_in("scapula.L"), name) is None


def test_a_mark_without_places_on_the_skin_shows_only_where_it_was_drawn() -> None:
    mark = a_mark_in("delt_lat.L")
    assert mark.spots == ()
    assert echo(mark, LEFT, FIGURES) is None
    assert seen_in(BACK, mark, FIGURES) is mark


def test_a_line_shows_as_far_as_it_is_seen() -> None:
    x, y = SHOULDER
    line = a_mark_at((x + 120, y), (x + 60, y), (x + 20, y), (x, y), (x - 6, y + 10))
    found = seen(line, "left")
    assert found is not None
    assert found.shape is Shape.STROKE
    assert 2 <= len(found.points) <= len(line.points)


def test_an_area_shows_the_part_that_is_seen() -> None:
    x, y = SHOULDER
    area = a_mark_at(*a_blob(x + 12, y, 22, 40), shape=Shape.AREA)
    found = seen(area, "left")
    assert found is not None
    assert found.shape is Shape.AREA
    box = box_of([LEFT.mm(point) for point in found.points])
    assert 50 < box.height < 100
    assert abs(signed_area([LEFT.mm(point) for point in found.points])) > 500


def test_a_sliver_at_the_edge_is_no_finding_of_another_view() -> None:
    area = a_mark_at(*a_blob(*BACK.by_key["midback.L"].anchor, 40, 40), shape=Shape.AREA)
    assert seen(area, "front") is None


def test_a_mark_keeps_its_place_on_another_figure() -> None:
    mark = a_mark_in("scapula.L")
    found = seen(mark, "back", "male")
    assert found is not None
    male = FIGURES.view("male", "back")
    assert found.figure == "male"
    assert male.region_at(*male.mm(found.points[0])) is male.by_key["scapula.L"]


def test_one_finding_is_counted_once_from_whichever_side() -> None:
    chart = Chart((anchored(a_mark_in("delt_lat.L"), FIGURES),))
    for view in (BACK, LEFT):
        assert [mark.id for mark in Placing(FIGURES, view).all_seen(chart)] == [chart.marks[0].id]
    assert len(chart.marks) == 1


def test_only_what_was_drawn_anew_is_placed_anew() -> None:
    mark = anchored(a_mark_in("delt_lat.L"), FIGURES)
    marked = Chart((mark,))
    reworded = Chart((replace(mark, note="sore"),))
    assert anchored_chart(marked, reworded, FIGURES) == reworded
    moved = replace(mark, points=a_mark_in("scapula.L").points)
    after = anchored_chart(marked, Chart((moved,)), FIGURES)
    assert after.marks[0].spots != mark.spots
    added = replace(a_mark_in("scapula.R"), id=MarkId("other"))
    assert anchored_chart(marked, marked.with_mark(added), FIGURES).marks[1].spots
