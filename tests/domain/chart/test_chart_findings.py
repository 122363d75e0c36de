"""Questions about findings: which marks answer, whose charts do, and what the log keeps of a question."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rmt_desktop.domain.chart.findings import (
    FOUND_KINDS,
    KIND_CHOICES,
    Charted,
    Finding,
    FindingQuestion,
    Period,
    finding_of,
    found,
    kind_labels,
    last_twelve_months,
    this_year,
)
from rmt_desktop.domain.chart.legend import LEGEND, TRIGGER_POINTS
from rmt_desktop.domain.chart.marks import Layer, MarkKind, Origin, Place
from rmt_desktop.domain.ids import ClientId, MarkId, VisitId
from rmt_desktop.domain.sides import Side
from tests.support.builders import NOW, TODAY
from tests.support.charts import a_mark_in

ACTIVE = frozenset({MarkKind.TRIGGER_ACTIVE})
QUESTION = FindingQuestion(kinds=ACTIVE, period=this_year(TODAY), muscle="infraspinatus", side=Side.RIGHT)
RIGHT = Place(region="scapula", muscle="infraspinatus", side=Side.RIGHT)


def a_finding(**changes):
    """Return an active trigger point in the right infraspinatus."""
    finding = Finding(kind=MarkKind.TRIGGER_ACTIVE, layer=Layer.THERAPIST, place=RIGHT, intensity=7)
    return replace(finding, **changes)


def a_note(client="maya", day=TODAY, hour=0, findings=(a_finding(),), **changes):
    """Return a signed note's findings."""
    at = NOW + timedelta(hours=hour)
    known = Charted(
        client=ClientId(client), visit=VisitId(f"{client} {day} {hour}"), day=day, started_at=at, findings=findings
    )
    return replace(known, **changes)


@pytest.mark.parametrize(
    ("changes", "answers"),
    [
        ({}, True),
        ({"layer": Layer.CLIENT}, True),
        ({"kind": MarkKind.TRIGGER_LATENT}, False),
        ({"place": replace(RIGHT, side=Side.LEFT)}, False),
        ({"place": replace(RIGHT, side=Side.MIDLINE)}, False),
        ({"place": replace(RIGHT, side=Side.BOTH)}, True),
        ({"place": replace(RIGHT, muscle="supraspinatus")}, False),
        ({"place": replace(RIGHT, muscle="")}, False),
        ({"of": MarkId("point")}, False),
        ({"origin": Origin.CARRIED}, False),
        ({"origin": Origin.CONFIRMED}, True),
        ({"origin": Origin.CHANGED}, True),
    ],
)
def test_a_finding_answers_by_its_kind_place_and_side_if_it_was_found_that_day(changes, answers):
    assert QUESTION.holds_for(a_finding(**changes)) is answers


def test_a_region_is_asked_about_whatever_muscle_was_named_in_it():
    question = replace(QUESTION, muscle="", region="scapula")
    assert question.holds_for(a_finding())
    assert question.holds_for(a_finding(place=replace(RIGHT, muscle="")))
    assert not question.holds_for(a_finding(place=replace(RIGHT, region="lumbar")))


def test_without_place_and_side_every_finding_of_the_kind_answers():
    anywhere = replace(QUESTION, muscle="", side=None)
    places = [Place(), RIGHT, replace(RIGHT, side=Side.MIDLINE), Place(region="nose")]
    assert all(anywhere.holds_for(a_finding(place=place)) for place in places)


def test_a_client_is_named_once_with_the_last_visit_and_how_often():
    before = a_note(day=TODAY - timedelta(days=30), findings=(a_finding(intensity=9),))
    last = a_note(findings=(a_finding(intensity=3), a_finding(intensity=5), a_finding(intensity=None)))
    without = a_note(day=TODAY + timedelta(days=1), findings=(a_finding(kind=MarkKind.SCAR, intensity=10),))
    (one,) = found(QUESTION, [last, before, without])
    assert (one.client, one.day, one.visit, one.intensity, one.visits) == ("maya", TODAY, last.visit, 5, 2)


def test_of_two_visits_on_one_day_the_later_one_is_the_last():
    early, late = a_note(hour=-3), a_note(hour=2, findings=(a_finding(intensity=1),), is_added_to=True)
    for notes in ([early, late], [late, early]):
        (one,) = found(QUESTION, notes)
        assert (one.visit, one.intensity, one.is_added_to) == (late.visit, 1, True)


def test_who_was_found_last_stands_first():
    notes = [a_note("maya", TODAY - timedelta(days=2)), a_note("noor"), a_note("ann", TODAY - timedelta(days=1))]
    assert [one.client for one in found(QUESTION, notes)] == ["noor", "ann", "maya"]


def test_an_intensity_that_was_never_asked_is_none():
    assert found(QUESTION, [a_note(findings=(a_finding(intensity=None),))])[0].intensity is None
    assert found(QUESTION, [a_note(findings=(a_finding(intensity=0),))])[0].intensity == 0


@given(
    st.lists(
        st.tuples(st.sampled_from("abc"), st.integers(0, 5), st.booleans(), st.integers(0, 10)),
        max_size=12,
        unique_by=lambda one: one[:2],
    ).flatmap(lambda notes: st.tuples(st.just(notes), st.permutations(notes)))
)
def test_the_order_in_which_notes_are_read_changes_nothing(pair):
    one, other = (
        [
            a_note(client, TODAY - timedelta(days=days), findings=(a_finding(intensity=rated),) if has else ())
            for client, days, has, rated in notes
        ]
        for notes in pair
    )
    by_client = [{each.client: each for each in found(QUESTION, notes)} for notes in (one, other)]
    assert by_client[0] == by_client[1]
    assert sum(each.visits for each in by_client[0].values()) == sum(bool(note.findings) for note in one)


def test_what_is_asked_of_a_mark_is_what_the_mark_says():
    mark = a_mark_in("scapula.R", of=MarkId("other"), origin=Origin.CARRIED, intensity=4)
    finding = finding_of(mark)
    for name in ("kind", "layer", "place", "intensity", "of", "origin"):
        assert getattr(finding, name) == getattr(mark, name)


@pytest.mark.parametrize(
    ("today", "first"),
    [
        (date(2026, 11, 23), date(2025, 11, 24)),
        (date(2026, 12, 31), date(2026, 1, 1)),
        (date(2028, 2, 28), date(2027, 3, 1)),
        (date(2028, 2, 29), date(2027, 3, 1)),
        (date(2029, 2, 28), date(2028, 3, 1)),
    ],
)
def test_the_last_twelve_months_begin_the_day_after_today_a_year_ago(today, first):
    assert last_twelve_months(today) == Period(first=first, last=today)


def test_this_year_begins_on_new_year_s_day():
    assert this_year(date(2026, 1, 1)) == Period(first=date(2026, 1, 1), last=date(2026, 1, 1))
    assert not this_year(date(2026, 1, 1)).is_empty
    assert Period(first=date(2026, 1, 2), last=date(2026, 1, 1)).is_empty


def test_the_log_keeps_the_question_and_names_nobody():
    assert QUESTION.detail(4) == (
        "kinds=trigger_active muscle=infraspinatus side=R days=2026-01-01/2026-11-23 clients=4"
    )
    anywhere = replace(QUESTION, kinds=TRIGGER_POINTS, muscle="", region="scapula", side=None)
    assert anywhere.detail(0) == (
        "kinds=trigger_active,trigger_latent,trigger_satellite region=scapula days=2026-01-01/2026-11-23 clients=0"
    )


def test_every_kind_that_is_found_can_be_asked_about_alone():
    alone = {kind for choice in KIND_CHOICES if len(choice.kinds) == 1 for kind in choice.kinds}
    assert alone >= FOUND_KINDS
    assert MarkKind.UNKNOWN not in {kind for choice in KIND_CHOICES for kind in choice.kinds}
    assert {MarkKind.TREATED, MarkKind.AVOID, MarkKind.DECLINED, MarkKind.REMARK}.isdisjoint(FOUND_KINDS)
    assert len({choice.word for choice in KIND_CHOICES}) == len(KIND_CHOICES)


def test_kinds_are_named_together_or_one_by_one():
    assert kind_labels(TRIGGER_POINTS) == ("Any trigger point",)
    assert kind_labels(frozenset({MarkKind.SCAR, MarkKind.ACHING})) == ("Aching", LEGEND[MarkKind.SCAR].label)
