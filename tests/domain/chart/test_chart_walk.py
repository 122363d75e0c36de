"""Going over the body by arrow keys."""

from math import hypot

import pytest

from rmt_desktop.domain.chart.walk import Direction, free_spot, neighbour, reading_order
from tests.support.charts import ALL_VIEWS, FIGURES

BACK = FIGURES.view("female", "back")


@pytest.mark.parametrize(("figure", "name"), ALL_VIEWS)
def test_arrows_reach_every_region(figure: str, name: str) -> None:
    view = FIGURES.view(figure, name)
    reached = {reading_order(view)[0].key}
    ways = list(reached)
    while ways:
        here = ways.pop()
        for direction in Direction:
            there = neighbour(view, here, direction).key
            if there not in reached:
                reached.add(there)
                ways.append(there)
    assert reached == set(view.by_key)


@pytest.mark.parametrize("direction", Direction)
def test_an_arrow_goes_its_way_or_nowhere(direction: Direction) -> None:
    dx, dy = direction.value
    for region in BACK.regions:
        there = neighbour(BACK, region.key, direction)
        ahead = (there.anchor[0] - region.anchor[0]) * dx + (there.anchor[1] - region.anchor[1]) * dy
        assert ahead > 0 or there is region


def test_right_from_the_left_shoulder_blade_is_the_back_beside_it() -> None:
    assert neighbour(BACK, "scapula.L", Direction.RIGHT).key == "interscap.L"
    assert neighbour(BACK, "interscap.R", Direction.RIGHT).key == "scapula.R"


def test_reading_begins_at_the_head_and_ends_at_the_feet() -> None:
    order = [region.id for region in reading_order(BACK)]
    assert order.index("occiput") < order.index("scapula") < order.index("glut_max") < order.index("heel")
    assert len(order) == len(BACK.regions)


def test_a_free_spot_is_in_the_region_and_clear_of_other_marks() -> None:
    region = BACK.by_key["glut_max.L"]
    taken = [region.anchor]
    for _ in range(5):
        spot = free_spot(region, taken)
        assert region.contour.contains(*spot)
        assert all(hypot(spot[0] - x, spot[1] - y) >= 20 for x, y in taken)
        taken.append(spot)


def test_a_full_region_takes_another_mark_at_its_anchor() -> None:
    region = BACK.by_key["ear.L"]
    assert free_spot(region, [region.anchor]) == region.anchor
