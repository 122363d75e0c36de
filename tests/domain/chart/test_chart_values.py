"""The chart itself: every change is another chart."""

from hypothesis import given
from hypothesis import strategies as st

from rmt_desktop.domain.chart.chart import Chart
from rmt_desktop.domain.chart.marks import Layer
from rmt_desktop.domain.ids import MarkId
from tests.support.charts import a_mark_in

KEYS = ("scapula.L", "scapula.R", "lumbar.L", "sacrum", "glut_max.R")
MARKS = st.lists(st.tuples(st.sampled_from("abcdefg"), st.sampled_from(KEYS)), max_size=12)


def chart_of(changes: list[tuple[str, str]]) -> Chart:
    chart = Chart()
    for name, key in changes:
        chart = chart.with_mark(a_mark_in(key, id=MarkId(name)))
    return chart


@given(MARKS)
def test_a_mark_replaces_the_one_with_its_id_and_keeps_its_place(changes: list[tuple[str, str]]) -> None:
    chart = chart_of(changes)
    assert [mark.id for mark in chart.marks] == list(dict(changes))
    for name, key in dict(changes).items():
        assert chart.mark(MarkId(name)) == a_mark_in(key, id=MarkId(name))


@given(MARKS, st.sampled_from("abcdefg"))
def test_taking_a_mark_away_leaves_the_others(changes: list[tuple[str, str]], gone: str) -> None:
    chart = chart_of(changes)
    left = chart.without(MarkId(gone))
    assert left.marks == tuple(mark for mark in chart.marks if mark.id != gone)
    assert left.mark(MarkId(gone)) is None


def test_a_chart_knows_its_layers_and_views() -> None:
    mine = a_mark_in("scapula.L")
    theirs = a_mark_in("chest_up.L", view="front", layer=Layer.CLIENT, id=MarkId("theirs"))
    chart = Chart((mine, theirs))
    assert chart.of(Layer.CLIENT) == Chart((theirs,))
    assert chart.on("back") == (mine,)
    assert chart.views() == ("back", "front")
    assert chart
    assert not Chart()
