"""Home-care sheets as use cases: suggested, begun, copied, put into the other language, given."""

from dataclasses import replace
from datetime import timedelta

import pytest

from rmt_desktop.base.errors import InvalidInput, NotAllowed
from rmt_desktop.base.i18n import translator
from rmt_desktop.domain.chart.chart import Chart
from rmt_desktop.domain.chart.marks import Place
from rmt_desktop.domain.homecare import Dose, HomeCarePlan, item_from
from rmt_desktop.domain.ids import MarkId
from rmt_desktop.domain.sides import Side
from rmt_desktop.domain.visits import VisitStatus
from rmt_desktop.services.actor import Role
from rmt_desktop.services.homecare import STOP_TEXT
from tests.support.builders import TODAY, a_mark
from tests.support.catalog import a_catalog
from tests.support.services import Practice


def marked(*places: tuple[str, str]) -> Chart:
    """Return a chart with a mark for each region and muscle."""
    return Chart(
        tuple(
            a_mark(id=MarkId(f"mark-{number}"), place=Place(region=region, muscle=muscle, side=Side.LEFT))
            for number, (region, muscle) in enumerate(places)
        )
    )


def begun(practice: Practice, *, language: str = "en") -> HomeCarePlan:
    """Return a sheet with the chin tuck and the stretch."""
    client = practice.client()
    plan = practice.services.home_care.start(client.id, visit_id=None, language=language).value
    for exercise in a_catalog().exercises:
        plan = plan.with_item(item_from(exercise, language))
    return practice.services.home_care.keep(plan)


def names(exercises: object) -> list[str]:
    return [one.id for one in exercises]  # type: ignore[attr-defined]


def test_the_exercise_of_a_marked_muscle_comes_before_those_of_its_region(practice: Practice) -> None:
    home_care = replace(
        practice.services.home_care,
        catalog=replace(
            a_catalog(),
            exercises=(
                replace(a_catalog().exercises[0], id="arm_1", region="arm", muscles=()),
                replace(a_catalog().exercises[1], region="neck"),
                replace(a_catalog().exercises[0], id="foot_1", region="foot", muscles=()),
            ),
        ),
    )
    chart = marked(("shoulder", "levator_scapulae"))
    assert names(home_care.suggested(chart)) == ["levator_stretch", "arm_1"]
    assert names(home_care.library(chart=chart)) == ["levator_stretch", "arm_1", "foot_1"]


@pytest.mark.parametrize(
    ("region", "of_exercise", "is_near"),
    [
        ("ankle_lat", "ankle", True),
        ("ankle_lat", "foot", False),
        ("shoulder", "arm", True),
        ("hand_dors", "hand or foot", True),
        ("shoulder", "forearm", False),
    ],
)
def test_a_marked_region_finds_exercises_for_exactly_this_part(
    practice: Practice, region: str, of_exercise: str, is_near: bool
) -> None:
    exercise = replace(a_catalog().exercises[0], region=of_exercise, muscles=())
    home_care = replace(practice.services.home_care, catalog=replace(a_catalog(), exercises=(exercise,)))
    assert bool(home_care.suggested(marked((region, "")))) is is_near


def test_nothing_is_suggested_for_an_empty_chart(practice: Practice) -> None:
    assert practice.services.home_care.suggested(Chart()) == ()


def test_a_sheet_begun_without_a_visit_joins_todays_visit(practice: Practice) -> None:
    visit = practice.visit()
    plan = practice.services.home_care.start(visit.client_id, visit_id=None, language="en").value
    assert plan.visit_id == visit.id
    assert practice.services.home_care.start(visit.client_id, visit_id=visit.id, language="en").value == plan


def test_a_visit_that_was_cancelled_gets_no_sheet(practice: Practice) -> None:
    visit = practice.visit()
    practice.services.visits.move(visit.id, VisitStatus.CANCELLED)
    assert practice.services.home_care.start(visit.client_id, visit_id=None, language="en").value.visit_id is None


def test_a_draft_of_today_is_gone_on_with_but_not_one_of_last_week(practice: Practice) -> None:
    draft = begun(practice)
    start = practice.services.home_care.start
    assert start(draft.client_id, visit_id=None, language="en").value.id == draft.id
    practice.clock.forward(days=7)
    assert start(draft.client_id, visit_id=None, language="en").value.id != draft.id


def test_an_empty_draft_is_used_whenever_it_was_begun(practice: Practice) -> None:
    client = practice.client()
    start = practice.services.home_care.start
    empty = start(client.id, visit_id=None, language="en").value
    practice.clock.forward(days=7)
    assert start(client.id, visit_id=None, language="en").value.id == empty.id


def test_a_given_sheet_is_copied_into_a_new_draft(practice: Practice) -> None:
    home_care = practice.services.home_care
    plan = replace(begun(practice), message="Well done", follow_up=TODAY + timedelta(days=20))
    given = home_care.give(plan).value
    practice.clock.forward(days=21)
    visit = practice.visit(practice.services.clients.open(given.client_id))
    again = home_care.again(given.id).value
    assert again.items == given.items
    assert (again.message, again.given_at, again.follow_up) == ("Well done", None, None)
    assert (again.visit_id, again.created_at) == (visit.id, practice.clock.now())
    assert home_care.get(given.id) == given


def test_another_language_takes_the_librarys_words_and_leaves_own_ones(practice: Practice) -> None:
    plan = begun(practice)
    chin = plan.items[0]
    own = replace(chin, own_words="Slowly, please", dose=replace(chin.dose, sets=5, frequency="at each red light"))
    french = practice.services.home_care.in_language(plan.with_item(own), "fr")
    first, second = french.items
    assert first.name == a_catalog().exercises[0].name.fr
    assert first.steps == tuple(step.fr for step in a_catalog().exercises[0].steps)
    assert (first.own_words, first.dose.sets, first.dose.frequency) == ("Slowly, please", 5, "at each red light")
    assert second.dose.frequency == "deux fois par jour"
    assert french.stop_text == translator("fr")(STOP_TEXT)
    assert practice.services.home_care.in_language(french, "en") == plan.with_item(own)


def test_a_stop_text_of_ones_own_stays_in_another_language(practice: Practice) -> None:
    plan = replace(begun(practice), stop_text="Call Robin.")
    assert practice.services.home_care.in_language(plan, "fr").stop_text == "Call Robin."


def test_an_item_that_left_the_library_keeps_its_words(practice: Practice) -> None:
    plan = begun(practice)
    old = replace(plan.items[0], exercise="gone")
    assert practice.services.home_care.in_language(replace(plan, items=(old,)), "fr").items == (old,)


def test_what_cannot_be_done_is_not_given(practice: Practice) -> None:
    home_care = practice.services.home_care
    plan = begun(practice)
    with pytest.raises(InvalidInput, match="number from 0 to"):
        home_care.give(plan.with_item(replace(plan.items[0], dose=Dose(sets=900))))
    with pytest.raises(InvalidInput, match="day in the past"):
        home_care.give(replace(plan, follow_up=TODAY - timedelta(days=1)))
    with pytest.raises(NotAllowed, match="empty"):
        home_care.give(replace(plan, items=()))
    assert home_care.get(plan.id).given_at is None


def test_who_only_reads_the_record_changes_no_sheet(practice: Practice) -> None:
    plan = begun(practice)
    desk = practice.services.desk
    reader = replace(desk, actor=replace(desk.actor, role=Role.READER))
    with pytest.raises(NotAllowed):
        replace(practice.services.home_care, desk=reader).keep(plan)
