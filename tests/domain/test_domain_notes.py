"""The note: what the marks write and the therapist edits, what stands before a signature, and that it is final."""

from dataclasses import replace
from datetime import date

import pytest

from rmt_desktop.base.errors import NotAllowed
from rmt_desktop.domain.assessments import RomValue, rom_problems, share_of_norm
from rmt_desktop.domain.consent import Agreement, AreaState
from rmt_desktop.domain.notes import (
    Copied,
    Objective,
    Place,
    Subjective,
    missing_before_signing,
)
from rmt_desktop.domain.screening import Decision, Disposition, Flag
from rmt_desktop.domain.sides import Areal, Side
from rmt_desktop.domain.treatments import Response, treated_areas, treatment_problems
from tests.support.builders import (
    LEFT_SHOULDER,
    NECK,
    NOW,
    a_note,
    a_signing,
    a_treatment,
    an_addendum,
)
from tests.support.catalog import a_red_flag, a_rule


def test_a_signed_note_is_signed_once():
    signed = a_note().signed(a_signing())
    assert signed.is_signed
    with pytest.raises(NotAllowed):
        signed.signed(a_signing(name="Another"))


def a_decision(**changes):
    """Return a decision about the red flag."""
    made = Disposition(rule_id="infection", rule_name="Fever", decision=Decision.CLEARED, text="ok", at=NOW, by="A")
    return replace(made, **changes)


def test_a_newer_decision_takes_the_place_of_the_older_one_about_the_same_flag():
    note = a_note().decided(a_decision()).decided(a_decision(rule_id="other")).decided(a_decision(text="newer"))
    assert [(one.rule_id, one.text) for one in note.dispositions] == [("other", "ok"), ("infection", "newer")]


def missing(note, *, flags=(), states=(), history_reviewed=True):
    """Return the fields of what stands before a signature, and whether each blocks."""
    found = missing_before_signing(note, flags=flags, states=states, history_reviewed=history_reviewed)
    return [(one.problem.field, one.blocks) for one in found]


AGREED = AreaState(area=LEFT_SHOULDER, agreement=Agreement.AGREED, sensitive=False, at=NOW)


def complete(**changes):
    """Return a note of which nothing is missing."""
    note = a_note(
        subjective=Subjective(concern="Stiff neck"), treatment=(a_treatment(),), response=Response(text="Looser")
    )
    return replace(note, **changes)


def test_of_a_complete_note_nothing_is_missing():
    assert missing(complete(), states=(AGREED,)) == []


@pytest.mark.parametrize(
    ("note", "field"),
    [
        (complete(subjective=Subjective()), "subjective.concern"),
        (complete(treatment=()), "treatment"),
        (complete(response=Response()), "response"),
        (complete(copied=(Copied(section="plan", of=date(2026, 1, 1)),)), "copied"),
    ],
)
def test_what_is_only_wished_for_reminds(note, field):
    assert missing(note, states=(AGREED,)) == [(field, False)]


def test_what_happened_since_the_last_visit_says_why_she_came():
    assert missing(complete(subjective=Subjective(since_last="Better")), states=(AGREED,)) == []


def test_each_section_taken_over_and_not_reviewed_is_named_and_leads_to_its_place():
    sections = ("plan", "treatment", "posture", "assessment")
    note = complete(copied=tuple(Copied(section=one, of=date(2026, 1, 1)) for one in sections))
    found = missing_before_signing(note, flags=(), states=(AGREED,), history_reviewed=True)
    assert [one.place for one in found] == [Place.PLAN, Place.TREATMENT, Place.OBJECTIVE, Place.ASSESSMENT]
    assert [one.problem.message.partition(":")[0] for one in found] == [
        "Plan", "Treatment given", "Posture", "Assessment",
    ]  # fmt: skip


def test_every_line_on_an_area_that_was_withdrawn_blocks_until_it_says_that_it_came_before():
    back = replace(AGREED, agreement=Agreement.WITHDRAWN, was_agreed=True)
    before = a_treatment().said_before(LEFT_SHOULDER, before=True)
    lines = (before, a_treatment(), before.said_before(LEFT_SHOULDER, before=False))
    assert missing(complete(treatment=lines), states=(back,)) == [("treatment.1", True), ("treatment.2", True)]


def test_an_area_taken_off_a_line_takes_what_was_said_of_it_along():
    before = a_treatment().said_before(LEFT_SHOULDER, before=True)
    assert before.with_areas(()).with_areas((LEFT_SHOULDER,)).before_withdrawal == ()


def test_a_visit_written_as_free_text_needs_no_template():
    assert missing(a_note(free_text="All in one paragraph.")) == []


def test_a_reviewed_copy_and_a_pain_of_zero_are_answers():
    note = complete(
        copied=(Copied(section="plan", of=date(2026, 1, 1), reviewed=True),), response=Response(pain_after=0)
    )
    assert missing(note, states=(AGREED,)) == []


def test_what_blocks_comes_first():
    flag = Flag(rule=a_red_flag(), because=("fever",))
    found = missing(a_note(treatment=(a_treatment(minutes=999),)), flags=(flag,), history_reviewed=False)
    assert [blocks for _, blocks in found] == [True, True, True, False, False, False]
    assert {field for field, blocks in found if blocks} == {"infection", "shoulder_back", "treatment.0.minutes"}


def test_only_a_grave_red_flag_without_a_decision_blocks():
    grave, mild = Flag(rule=a_red_flag(), because=()), Flag(rule=a_rule(), because=())
    assert missing(complete(), states=(AGREED,), flags=(mild,)) == [(mild.rule.id, False)]
    assert missing(complete(), states=(AGREED,), flags=(grave,)) == [("infection", True)]
    assert missing(complete(dispositions=(a_decision(),)), states=(AGREED,), flags=(grave,)) == []


def test_each_missing_line_knows_where_to_jump():
    rom = RomValue(movement="m", label="Rotation", side=Side.LEFT, value=-1)
    note = complete(objective=Objective(written={}, rom=(rom,)))
    (line,) = missing_before_signing(note, flags=(), states=(AGREED,), history_reviewed=True)
    assert line.place is Place.OBJECTIVE


@pytest.mark.parametrize(("value", "is_wrong"), [(-1, True), (0, False), (360, False), (361, True)])
def test_a_range_of_motion_is_between_0_and_360(value, is_wrong):
    rom = RomValue(movement="m", label="Rotation", side=Side.LEFT, value=value)
    assert bool(list(rom_problems("rom", rom))) is is_wrong


@pytest.mark.parametrize(
    ("value", "norm", "share"), [(45, 80, 56), (80, 80, 100), (0, 80, 0), (45, None, None), (9, 0, None)]
)
def test_the_share_of_the_norm(value, norm, share):
    assert share_of_norm(value, norm) == share


@pytest.mark.parametrize(("minutes", "is_wrong"), [(-1, True), (0, False), (240, False), (241, True)])
def test_minutes_of_a_technique_fit_into_a_visit(minutes, is_wrong):
    assert bool(list(treatment_problems((a_treatment(minutes=minutes),)))) is is_wrong


def test_every_treated_area_is_named_once_in_the_order_of_the_treatment():
    applied = (a_treatment(areas=(NECK, LEFT_SHOULDER)), a_treatment(areas=(LEFT_SHOULDER,)))
    assert treated_areas(applied) == (NECK, LEFT_SHOULDER)


def test_an_addendum_says_something():
    assert an_addendum().checked() == an_addendum()
    with pytest.raises(NotAllowed):
        an_addendum(text=" \n").checked()


def test_left_and_right_are_two_areas():
    right = Areal("shoulder_back", Side.RIGHT, "Shoulder and upper back")
    note = complete(treatment=(a_treatment(areas=(right,)),))
    assert missing(note, states=(AGREED,)) == [("shoulder_back", True)]
