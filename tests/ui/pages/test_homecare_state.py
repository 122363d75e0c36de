"""What the home-care page decides without any widget."""

from hypothesis import given
from hypothesis import strategies as st

from rmt_desktop.base.i18n import translator
from rmt_desktop.domain.homecare import HomeCarePlan
from rmt_desktop.domain.ids import NoteId, VisitId
from rmt_desktop.ui.pages.homecare.state import Columns, Findings, columns, findings_of, kind_words, place_at
from tests.support.builders import TODAY, a_chart, a_note, a_plan, a_plan_item
from tests.support.catalog import an_exercise

EM = 14


def test_the_findings_are_those_of_the_visit() -> None:
    here = a_note(chart=a_chart(2))
    newer = a_note(id=NoteId("note-2"), visit_id=VisitId("visit-2"), chart=a_chart(1))
    assert findings_of((newer, here), a_plan()) == Findings(here.chart, TODAY)


def test_without_a_visit_they_are_those_of_the_newest_visit_that_has_marks() -> None:
    empty, marked = a_note(id=NoteId("note-3")), a_note(id=NoteId("note-2"), chart=a_chart(1))
    assert findings_of((empty, marked, a_note(chart=a_chart(3))), a_plan(visit_id=None)).chart == marked.chart
    assert findings_of((), a_plan()) == Findings()


def test_a_wide_window_shows_everything_and_a_narrow_one_the_library() -> None:
    assert columns(80 * EM, EM, wants_preview=None) == Columns(library=True, preview=True)
    assert columns(60 * EM, EM, wants_preview=None) == Columns(library=True, preview=False)


def test_a_preview_asked_for_takes_the_place_of_the_library_where_there_is_no_room() -> None:
    assert columns(60 * EM, EM, wants_preview=True) == Columns(library=False, preview=True)
    assert columns(80 * EM, EM, wants_preview=True) == Columns(library=True, preview=True)
    assert columns(80 * EM, EM, wants_preview=False) == Columns(library=True, preview=False)


def test_an_exercise_is_described_in_the_language_of_the_screen() -> None:
    assert kind_words(an_exercise("chin_tuck", "Chin tuck"), translator("en")) == "Neck · Stretch"


def test_a_dragged_item_goes_where_it_is_let_go() -> None:
    middles = [20, 60, 100]
    assert [place_at(y, middles, 0) for y in (0, 59, 61, 99, 140)] == [0, 0, 1, 1, 2]
    assert [place_at(y, middles, 2) for y in (0, 21, 61, 140)] == [0, 1, 2, 2]


@given(st.lists(st.integers(0, 2000), min_size=1, max_size=12, unique=True), st.data())
def test_a_dragged_item_always_lands_in_the_list_and_no_other_changes_its_turn(
    heights: list[int], data: st.DataObject
) -> None:
    middles = sorted(heights)
    dragged = data.draw(st.integers(0, len(middles) - 1))
    place = place_at(data.draw(st.integers(-100, 3000)), middles, dragged)
    plan = _plan_of(len(middles))
    moved = plan.moved(str(dragged), place)
    assert moved.items[place].exercise == str(dragged)
    assert [one.exercise for one in moved.without(str(dragged)).items] == [
        one.exercise for one in plan.without(str(dragged)).items
    ]


def _plan_of(count: int) -> HomeCarePlan:
    return a_plan(items=tuple(a_plan_item(exercise=str(number)) for number in range(count)))
