"""The numbers of a drawing region by region: they come to those of the whole."""

from dataclasses import replace

import pytest

from rmt_desktop.domain.chart.chart import Chart
from rmt_desktop.domain.chart.extent import extent, extent_by_region
from rmt_desktop.domain.chart.marks import Layer, MarkKind, Place, Shape
from rmt_desktop.domain.ids import MarkId
from rmt_desktop.domain.sides import Side
from tests.support.charts import FIGURES, a_blob, a_mark_at, a_mark_in

ACHE = a_mark_at(*a_blob(400, 400, 90, 60), id=MarkId("ache"), shape=Shape.AREA, kind=MarkKind.ACHING, intensity=4)
BURN = replace(ACHE, id=MarkId("burn"), kind=MarkKind.BURNING, intensity=6)
POINT = a_mark_in("calf_med.R", id=MarkId("point"), intensity=8)
ALL = Chart((ACHE, BURN, POINT))


def test_the_regions_come_to_the_whole() -> None:
    whole = extent(ALL, Layer.THERAPIST, FIGURES)
    parts = extent_by_region(ALL, Layer.THERAPIST, FIGURES)
    assert len(parts) > 2
    assert sum(one.share for one in parts) == pytest.approx(whole.share)
    assert sum(one.load for one in parts) == pytest.approx(whole.load, abs=0.01)
    assert sum(one.active_points for one in parts) == whole.active_points == 1


def test_a_region_has_its_side_and_the_strongest_of_its_marks() -> None:
    parts = {one.place: one for one in extent_by_region(ALL, Layer.THERAPIST, FIGURES)}
    calf = parts[Place(region="calf_med", side=Side.RIGHT)]
    assert (calf.strongest, calf.active_points) == (8, 1)
    assert {one.strongest for place, one in parts.items() if place != calf.place} == {6}


def test_the_largest_part_stands_first_and_other_layers_are_left_out() -> None:
    hers = replace(ACHE, id=MarkId("hers"), layer=Layer.CLIENT)
    parts = extent_by_region(Chart((POINT, hers)), Layer.CLIENT, FIGURES)
    shares = [one.share for one in parts]
    assert shares == sorted(shares, reverse=True)
    assert not extent_by_region(Chart((hers,)), Layer.THERAPIST, FIGURES)


def test_a_mark_without_an_intensity_is_counted_with_none() -> None:
    (part,) = extent_by_region(Chart((replace(POINT, intensity=None),)), Layer.THERAPIST, FIGURES)
    assert part.strongest is None
    assert part.load == 0
    assert part.share > 0
