"""A chart leaves the program and comes back the same; what a newer program said is kept."""

import json
from dataclasses import fields, replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rmt_desktop.base.paths import resources
from rmt_desktop.domain.chart.body import OFF_SKIN, Spot
from rmt_desktop.domain.chart.chart import Chart
from rmt_desktop.domain.chart.drawing import draw_chart
from rmt_desktop.domain.chart.exchange import FIELDS, covers, mark_of, plain_mark
from rmt_desktop.domain.chart.exchange_file import MOST_BYTES, NotAChart, chart_file, read_chart, taken_over
from rmt_desktop.domain.chart.figures import VIEWS
from rmt_desktop.domain.chart.legend import LEGEND
from rmt_desktop.domain.chart.marks import Layer, Mark, MarkKind, Origin, Place, Shape
from rmt_desktop.domain.chart.placing import Placing
from rmt_desktop.domain.ids import MarkId
from tests.support.chart_strategies import CHARTS, marks
from tests.support.charts import FIGURES, a_mark_in, new_ids

FRONT = FIGURES.view("female", "front")
SPOTS = 2 * len(FIGURES.surface("female", "front").skin.faces)
JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-5, 20)
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(max_size=4),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner, max_size=3),
    max_leaves=6,
)


def of_a_newer_program(**changes: Any) -> dict[str, Any]:
    """Return a mark as a program of some years from now may write it."""
    plain = json.loads(json.dumps(plain_mark(a_mark_in("chest_up.L", view="front", note="as ever"))))
    plain |= {"kind": "cupped", "temperature": 31.5, "place": plain["place"] | {"layer_of_fascia": "deep"}}
    return plain | changes


@given(CHARTS)
def test_any_chart_is_read_back_as_it_was(chart: Chart) -> None:
    read = read_chart(chart_file(chart))
    assert read.chart == chart
    assert not read.is_newer


@given(marks(), st.dictionaries(st.sampled_from([*FIELDS, "temperature"]), JSON))
def test_nothing_of_a_mark_is_lost_whatever_stands_in_it(mark: Mark, other: dict[str, Any]) -> None:
    plain = json.loads(json.dumps(plain_mark(mark))) | other
    read = mark_of(plain)
    again = json.loads(json.dumps(plain_mark(read)))
    assert covers(again, plain)
    assert mark_of(again) == read
    seen = Placing(FIGURES, FRONT).all_seen(Chart((replace(read, spots=()),)))
    assert bool(draw_chart(FRONT, seen)) is bool(seen)


def test_a_finding_of_a_newer_program_is_shown_as_one_and_written_as_it_was() -> None:
    plain = of_a_newer_program()
    mark = mark_of(plain)
    assert mark.kind is MarkKind.UNKNOWN
    assert LEGEND[mark.kind].label == "Finding of a newer version"
    assert mark.note == "as ever"
    assert mark.place.region == "chest_up"
    assert plain_mark(mark) == plain


def test_what_the_therapist_changes_is_written_and_the_rest_stays_as_a_newer_program_wrote_it() -> None:
    mark = replace(mark_of(of_a_newer_program()), kind=MarkKind.TENDER, note="tender now")
    plain = plain_mark(mark)
    assert (plain["kind"], plain["note"]) == ("tender", "tender now")
    assert plain["temperature"] == 31.5
    assert plain["place"]["layer_of_fascia"] == "deep"
    assert "layer_of_fascia" not in plain_mark(replace(mark, place=Place(region="scapula")))["place"]


@pytest.mark.parametrize(
    ("points", "shape"),
    [([], Shape.POINT), ([{"x": 0.5, "y": 0.5}], Shape.POINT), ([{"x": 0, "y": 0.5}] * 2, Shape.STROKE)],
)
def test_a_shape_that_its_points_cannot_make_is_drawn_as_one_they_can(points: list[Any], shape: Shape) -> None:
    mark = mark_of(of_a_newer_program(points=points, shape="area", spots=[]))
    assert mark.shape is shape
    assert plain_mark(mark)["shape"] == "area"
    assert covers(plain_mark(mark)["points"], points)
    assert draw_chart(FRONT, [mark])


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"<svg/>",
        b"\xff\xfe\x00",
        b"[]",
        b"{}",
        b'{"format": "rmt-desktop-chart", "version": 0, "marks": []}',
        b'{"format": "rmt-desktop-chart", "version": true, "marks": []}',
        b'{"format": "rmt-desktop-chart", "version": 1, "marks": [1]}',
        b'{"format": "rmt-desktop-chart", "version": 1, "marks": [{}]}',
        b'{"format": "rmt-desktop-chart", "version": 1, "marks": [{"id": "a"}, {"id": "a"}]}',
        b'{"format": "rmt-desktop-chart", "version": 1, "marks": [{"id": "a", "length": NaN}]}',
        b'{"format": "another", "version": 1, "marks": []}',
        b"[" * 100_000,
        b" " * (MOST_BYTES + 1),
    ],
    ids=lambda content: content[:60].decode("latin-1").strip() or str(len(content)),
)
def test_what_is_no_chart_is_refused_with_a_sentence(content: bytes) -> None:
    with pytest.raises(NotAChart, match="chart"):
        read_chart(content)


@given(st.binary(max_size=200))
def test_any_other_file_is_refused_with_a_sentence(content: bytes) -> None:
    with pytest.raises(NotAChart, match="chart"):
        read_chart(content)


def test_a_file_of_a_newer_program_says_so() -> None:
    file = json.loads(chart_file(Chart((a_mark_in("scapula.L"),))))
    assert not read_chart(json.dumps(file).encode()).is_newer
    assert read_chart(json.dumps(file | {"version": 2}).encode()).is_newer
    assert read_chart(json.dumps(file | {"marks": [of_a_newer_program()]}).encode()).is_newer


def test_findings_of_another_chart_are_taken_in_as_carried_over() -> None:
    point = a_mark_in("scapula.L", id=MarkId("far-1"), by="Somebody")
    arrow = replace(point, id=MarkId("far-2"), of=MarkId("far-1"))
    here = Chart((a_mark_in("scapula.R", id=MarkId("here")),))
    taken = taken_over(here, Chart((point, arrow)), new_ids(), spots=SPOTS)
    assert [mark.id for mark in taken.marks] == ["here", "new-1", "new-2"]
    first, second = taken.marks[1:]
    assert (first.origin, first.source, first.by, first.at) == (Origin.CARRIED, "far-1", "", None)
    assert second.of == "new-1"
    assert second.layer is Layer.THERAPIST


def test_taking_the_same_chart_in_twice_counts_nothing_twice() -> None:
    far = Chart((a_mark_in("scapula.L", id=MarkId("far-1")),))
    once = taken_over(Chart(), far, new_ids(), spots=SPOTS)
    assert taken_over(once, far, new_ids(), spots=SPOTS) == once
    assert taken_over(far, far, new_ids(), spots=SPOTS) == far


@given(st.integers(-3, 10**9), st.integers(-5, 2000), st.integers(-5, 2000))
def test_places_the_skin_does_not_have_are_not_taken_over(half: int, second: int, third: int) -> None:
    far = mark_of(plain_mark(a_mark_in("scapula.L")) | {"spots": [[half, second, third]]})
    (mark,) = taken_over(Chart(), Chart((far,)), new_ids(), spots=SPOTS).marks
    for view in ("front", "back"):
        shown = FIGURES.view("male", view)
        assert len(Placing(FIGURES, shown).all_seen(Chart((mark,)))) <= 1


def test_the_schema_names_every_field_and_every_word() -> None:
    schema = json.loads((resources() / "schemas" / "chart-1.json").read_text(encoding="utf-8"))
    mark = schema["$defs"]["mark"]["properties"]
    assert set(mark) == set(FIELDS) == {field.name for field in fields(Mark)} - {"written"}
    assert set(mark["kind"]["examples"]) == set(MarkKind) - {MarkKind.UNKNOWN}
    assert set(mark["shape"]["examples"]) == set(Shape)
    assert set(mark["origin"]["examples"]) == set(Origin)
    assert all("description" in one or "$ref" in one for one in mark.values())


def test_a_place_of_a_finer_skin_is_none_of_this_one() -> None:
    skin = FIGURES.surface("female", "front").skin
    beyond = Spot(SPOTS, 1, 1)
    assert skin.has(Spot(SPOTS - 1, 1, 1))
    assert not skin.has(beyond)
    assert not skin.has(OFF_SKIN)
    assert skin.mirrored(beyond) == beyond
    mark = replace(a_mark_in("scapula.L"), spots=(beyond,))
    for figure in ("female", "male"):
        for view in VIEWS:
            seen = Placing(FIGURES, FIGURES.view(figure, view)).all_seen(Chart((mark,)))
            assert bool(seen) is (view == "back")
