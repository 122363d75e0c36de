"""Findings over time: carried over until confirmed, compared without judging, counted once."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from rmt_desktop.base.i18n import translator
from rmt_desktop.domain.chart.chart import Chart
from rmt_desktop.domain.chart.extent import extent
from rmt_desktop.domain.chart.marks import Layer, MarkKind, Origin, Shape
from rmt_desktop.domain.chart.overtime import (
    Change,
    carried_over,
    compared,
    confirmed,
    stamped,
    unconfirmed,
    with_origins,
)
from rmt_desktop.domain.chart.sentences import sentence
from rmt_desktop.domain.ids import MarkId
from tests.support.charts import FIGURES, a_blob, a_mark_at, a_mark_in, names, new_ids

POINT = a_mark_in("scapula.L", id=MarkId("point"), by="Anna Roy")
ARROW = a_mark_at((300.0, 400.0), (250.0, 600.0), shape=Shape.ARROW, id=MarkId("arrow"), of=POINT.id)
HERS = a_mark_in("lumbar.L", id=MarkId("hers"), layer=Layer.CLIENT, kind=MarkKind.ACHING)
EARLIER = Chart((POINT, ARROW, HERS))


def test_the_therapist_s_findings_are_carried_over_and_say_so() -> None:
    chart = carried_over(EARLIER, Chart(), new_ids())
    point, arrow = chart.marks
    assert (point.origin, point.source, point.by) == (Origin.CARRIED, POINT.id, "")
    assert arrow.of == point.id
    assert "not confirmed" in sentence(point, names(), translator("en"))
    assert unconfirmed(chart) == chart.marks


def test_what_was_carried_over_is_not_added_again() -> None:
    once = carried_over(EARLIER, Chart(), new_ids())
    assert carried_over(EARLIER, once, new_ids()) == once


def test_chosen_findings_come_with_their_arrows() -> None:
    other = a_mark_in("scapula.R", id=MarkId("other"))
    chart = carried_over(Chart((*EARLIER.marks, other)), Chart(), new_ids(), ids=[POINT.id])
    assert [mark.source for mark in chart.marks] == [POINT.id, ARROW.id]


def test_a_confirmed_finding_says_nothing_of_an_earlier_visit() -> None:
    (mark, *_) = carried_over(EARLIER, Chart(), new_ids()).marks
    assert "confirmed" not in sentence(confirmed(mark), names(), translator("en"))
    assert unconfirmed(Chart((confirmed(mark),))) == ()


@pytest.mark.parametrize("start", [Origin.CARRIED, Origin.CONFIRMED])
def test_a_carried_finding_that_is_changed_is_a_changed_one(start: Origin) -> None:
    before = Chart((replace(POINT, origin=start),))
    after = Chart((replace(POINT, origin=start, intensity=3),))
    assert with_origins(before, after).marks[0].origin is Origin.CHANGED


def test_confirming_is_no_change() -> None:
    before = Chart((replace(POINT, origin=Origin.CARRIED),))
    after = Chart((confirmed(before.marks[0]),))
    assert with_origins(before, after) == after


def test_every_finding_is_new_gone_or_has_a_pair() -> None:
    weaker = replace(POINT, id=MarkId("now"), source=POINT.id, intensity=3)
    fresh = a_mark_in("calf_med.R", id=MarkId("fresh"))
    found = {pair.change: pair for pair in compared(EARLIER, Chart((weaker, fresh, replace(HERS, id=MarkId("h2")))))}
    assert found[Change.BETTER].before == POINT
    assert found[Change.NEW].after == fresh
    assert found[Change.SAME].before == HERS
    assert found[Change.GONE].before == ARROW


def test_a_stronger_finding_is_said_to_be_stronger() -> None:
    (pair,) = compared(Chart((POINT,)), Chart((replace(POINT, intensity=9),)))
    assert pair.change is Change.WORSE


def test_an_area_is_as_large_as_it_is_on_the_skin() -> None:
    area = a_mark_at(*a_blob(400, 400, 60, 60), shape=Shape.AREA, kind=MarkKind.ACHING, layer=Layer.CLIENT)
    found = extent(Chart((area,)), Layer.CLIENT, FIGURES)
    assert found.area == pytest.approx(11000, rel=0.12)  # a disc of 6 cm radius, a little curved
    assert 0.005 < found.share < 0.01
    assert found.load == pytest.approx(7 * 100 * found.share, rel=0.01)


def test_skin_under_two_marks_is_counted_once() -> None:
    area = a_mark_at(*a_blob(400, 400, 60, 60), shape=Shape.AREA, kind=MarkKind.ACHING)
    twice = Chart((area, replace(area, id=MarkId("again"), kind=MarkKind.BURNING)))
    assert extent(twice, Layer.THERAPIST, FIGURES).area == extent(Chart((area,)), Layer.THERAPIST, FIGURES).area


def test_active_trigger_points_are_counted_and_other_layers_are_not() -> None:
    latent = a_mark_in("scapula.R", id=MarkId("latent"), kind=MarkKind.TRIGGER_LATENT)
    assert ARROW.kind is MarkKind.TRIGGER_ACTIVE  # an arrow drawn from a point with the same pen is part of it
    found = extent(Chart((POINT, ARROW, latent, HERS)), Layer.THERAPIST, FIGURES)
    assert found.active_points == 1


def test_nothing_drawn_is_nothing() -> None:
    assert extent(Chart(), Layer.CLIENT, FIGURES).area == 0


def test_only_what_was_changed_gets_a_new_stamp() -> None:
    moment = datetime(2026, 11, 23, 19, 2, tzinfo=UTC)
    before = stamped(Chart(), Chart((POINT, HERS)), by="Anna Roy", at=moment)
    after = before.with_mark(replace(before.marks[0], intensity=2))
    found = stamped(before, after, by="Ben Roy", at=moment + timedelta(minutes=5))
    assert [mark.by for mark in found.marks] == ["Ben Roy", "Anna Roy"]
    assert found.marks[0].at == moment + timedelta(minutes=5)
    assert found.marks[1] == before.marks[1]
