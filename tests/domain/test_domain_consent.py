"""Areas and sides: what holds for each after every word of the client, and what it covers."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rmt_desktop.base.errors import NotAllowed
from rmt_desktop.base.i18n import translator
from rmt_desktop.domain.consent import (
    Agreement,
    AreaState,
    area_states,
    consent_problems,
    may_change,
    needs_guardian,
    taken_back,
    text_hash,
    uncovered,
)
from rmt_desktop.domain.forms.answers import Mode
from rmt_desktop.domain.sides import Areal, Side
from tests.support.builders import (
    CHEST,
    LEFT_SHOULDER,
    NECK,
    NOW,
    TODAY,
    a_consent,
    a_consent_change,
    a_signature,
    an_area_consent,
)
from tests.support.catalog import a_catalog, a_province

SIDES = st.sampled_from(Side)
ELEMENTS = ("nature", "benefits")


def shoulder(side):
    """Return the shoulder on one side."""
    return Areal("shoulder_back", side, "Shoulder and upper back")


def state(area, agreement=Agreement.AGREED):
    """Return what holds for an area."""
    return AreaState(area=area, agreement=agreement, sensitive=False, at=NOW)


@given(SIDES, SIDES)
def test_what_is_agreed_for_a_side_holds_for_that_side_and_for_both_holds_for_each(agreed, wanted):
    assert shoulder(agreed).covers(shoulder(wanted)) is (agreed in (wanted, Side.BOTH))
    assert not shoulder(agreed).covers(NECK)


@pytest.mark.parametrize(
    ("agreed", "treated", "is_covered"),
    [
        ((Side.LEFT,), Side.LEFT, True),
        ((Side.LEFT,), Side.RIGHT, False),
        ((Side.LEFT,), Side.BOTH, False),
        ((Side.LEFT, Side.RIGHT), Side.BOTH, True),
        ((Side.BOTH,), Side.RIGHT, True),
        ((), Side.LEFT, False),
    ],
)
def test_a_treated_side_needs_its_own_agreement(agreed, treated, is_covered):
    states = [state(shoulder(side)) for side in agreed]
    assert (uncovered([shoulder(treated)], states) == ()) is is_covered


@pytest.mark.parametrize(
    ("agreement", "is_covered"),
    [(Agreement.AGREED, True), (Agreement.WITHDRAWN, False), (Agreement.DECLINED, False)],
)
def test_only_what_was_agreed_covers_a_treatment(agreement, is_covered):
    consent = a_consent(areas=(an_area_consent(area=NECK, agreement=agreement),))
    assert (uncovered([NECK], area_states([consent], [])) == ()) is is_covered


@pytest.mark.parametrize("later", [Agreement.WITHDRAWN, Agreement.DECLINED])
@pytest.mark.parametrize("in_a_new_consent", [True, False])
def test_what_was_agreed_covers_what_was_done_before_the_client_said_otherwise(later, in_a_new_consent):
    moment = NOW + timedelta(minutes=5)
    again = a_consent(id="later", obtained_at=moment, areas=(an_area_consent(agreement=later),))
    change = a_consent_change(at=moment, agreement=later)
    states = area_states([a_consent(), again], []) if in_a_new_consent else area_states([a_consent()], [change])
    assert [one.agreement for one in states] == [later]
    assert uncovered([LEFT_SHOULDER], states) == ()
    assert uncovered([shoulder(Side.RIGHT)], states) == (shoulder(Side.RIGHT),)


def test_what_was_agreed_between_two_refusals_covers_a_treatment():
    refused = an_area_consent(agreement=Agreement.DECLINED)
    consents = [
        a_consent(areas=(refused,)),
        a_consent(id="later", obtained_at=NOW + timedelta(minutes=9), areas=(refused,)),
    ]
    agreed = a_consent_change(agreement=Agreement.AGREED, at=NOW + timedelta(minutes=5))
    assert uncovered([LEFT_SHOULDER], area_states(consents, [agreed])) == ()
    assert uncovered([LEFT_SHOULDER], area_states(consents, [])) == (LEFT_SHOULDER,)


@pytest.mark.parametrize("later", [Agreement.DECLINED, Agreement.WITHDRAWN])
def test_what_the_client_takes_back_is_known_by_each_treated_area_that_touches_it(later):
    states = area_states([a_consent()], [a_consent_change(agreement=later, at=NOW + timedelta(minutes=5))])
    treated = (shoulder(Side.BOTH), shoulder(Side.RIGHT), NECK, LEFT_SHOULDER)
    assert list(taken_back(treated, states)) == [shoulder(Side.BOTH), LEFT_SHOULDER]


def test_what_was_never_agreed_or_is_agreed_again_is_not_taken_back():
    again = a_consent_change(id="2", agreement=Agreement.AGREED, at=NOW + timedelta(minutes=9))
    refused = a_consent(areas=(an_area_consent(agreement=Agreement.DECLINED),))
    assert taken_back([LEFT_SHOULDER], area_states([a_consent()], [a_consent_change(), again])) == {}
    assert taken_back([LEFT_SHOULDER], area_states([refused], [])) == {}


def test_a_side_that_was_never_agreed_stays_uncovered_when_both_are_declined_together():
    left_only = a_consent(
        areas=(an_area_consent(), an_area_consent(area=shoulder(Side.RIGHT), agreement=Agreement.DECLINED))
    )
    both = a_consent_change(area=shoulder(Side.BOTH), agreement=Agreement.DECLINED, at=NOW + timedelta(minutes=5))
    states = area_states([left_only], [both])
    assert uncovered([LEFT_SHOULDER, shoulder(Side.RIGHT)], states) == (shoulder(Side.RIGHT),)


def test_a_change_for_both_sides_speaks_of_each():
    consent = a_consent(areas=tuple(an_area_consent(area=shoulder(side)) for side in (Side.LEFT, Side.RIGHT)))
    change = a_consent_change(area=shoulder(Side.BOTH), at=NOW + timedelta(minutes=1))
    assert {one.agreement for one in area_states([consent], [change])} == {Agreement.WITHDRAWN}


def test_a_change_of_one_side_leaves_the_other():
    consent = a_consent(areas=tuple(an_area_consent(area=shoulder(side)) for side in (Side.LEFT, Side.RIGHT)))
    change = a_consent_change(area=shoulder(Side.LEFT))
    states = {one.area.side: one.agreement for one in area_states([consent], [change])}
    assert states == {Side.LEFT: Agreement.WITHDRAWN, Side.RIGHT: Agreement.AGREED}


@given(st.permutations([1, 2, 3, 4]))
def test_the_latest_word_counts_in_whatever_order_the_records_come(order):
    consent = a_consent()
    words = [Agreement.WITHDRAWN, Agreement.AGREED, Agreement.WITHDRAWN, Agreement.DECLINED]
    changes = [
        a_consent_change(id=str(minute), agreement=words[minute - 1], at=NOW + timedelta(minutes=minute))
        for minute in order
    ]
    (last,) = area_states([consent], changes)
    assert (last.agreement, last.at) == (Agreement.DECLINED, NOW + timedelta(minutes=4))


def test_a_change_before_the_consent_says_nothing_about_it():
    early = a_consent_change(at=NOW - timedelta(minutes=1))
    (only,) = area_states([a_consent()], [early])
    assert only.agreement is Agreement.AGREED


def test_only_what_was_recorded_can_change():
    may_change([state(NECK)], NECK, Agreement.WITHDRAWN)
    may_change([state(shoulder(Side.BOTH))], LEFT_SHOULDER, Agreement.WITHDRAWN)
    with pytest.raises(NotAllowed, match="No consent is recorded"):
        may_change([state(NECK)], LEFT_SHOULDER, Agreement.WITHDRAWN)


@pytest.mark.parametrize("now", [Agreement.DECLINED, Agreement.WITHDRAWN])
def test_only_what_is_agreed_now_can_be_withdrawn(now):
    with pytest.raises(NotAllowed, match="nothing to withdraw"):
        may_change([state(NECK, now)], NECK, Agreement.WITHDRAWN)
    one_side = [state(LEFT_SHOULDER, now), state(shoulder(Side.RIGHT))]
    may_change(one_side, shoulder(Side.BOTH), Agreement.WITHDRAWN)
    with pytest.raises(NotAllowed, match="nothing to withdraw"):
        may_change(one_side, LEFT_SHOULDER, Agreement.WITHDRAWN)


@pytest.mark.parametrize(
    ("first", "later", "still"),
    [(Side.BOTH, Side.LEFT, (Side.RIGHT,)), (Side.LEFT, Side.BOTH, ()), (Side.BOTH, Side.BOTH, ())],
)
def test_a_later_refusal_of_a_side_holds_for_that_side_alone(first, later, still):
    agreed = a_consent(areas=(an_area_consent(area=shoulder(first)),))
    refused = a_consent(
        id="later",
        obtained_at=NOW + timedelta(minutes=5),
        areas=(an_area_consent(area=shoulder(later), agreement=Agreement.DECLINED),),
    )
    states = area_states([agreed, refused], [])
    agreed = [one.area for one in states if one.agreement is Agreement.AGREED]
    assert tuple(side for one in agreed for side in one.side.single) == still


def test_both_sides_are_one_line_while_the_same_word_holds_for_them():
    both = area_states([a_consent(areas=(an_area_consent(area=shoulder(Side.BOTH)),))], [])
    assert [one.area.side for one in both] == [Side.BOTH]
    one_side = a_consent_change(area=shoulder(Side.RIGHT))
    split = area_states([a_consent(areas=(an_area_consent(area=shoulder(Side.BOTH)),))], [one_side])
    assert {one.area.side: one.agreement for one in split} == {
        Side.LEFT: Agreement.AGREED,
        Side.RIGHT: Agreement.WITHDRAWN,
    }


def problems(consent, *, guardian=False):
    """Return the fields for which a consent is refused."""
    found = consent_problems(consent, elements=ELEMENTS, areas=a_catalog().areas, needs_guardian=guardian)
    return [one.field for one in found]


def test_a_complete_consent_has_no_problem():
    consent = a_consent(elements=ELEMENTS)
    assert problems(consent) == []


def test_a_consent_with_problems_names_them_all():
    consent = a_consent(elements=("nature",), areas=(), signature=None)
    assert problems(consent) == ["elements", "areas", "signature"]


@pytest.mark.parametrize("role", ["client", "guardian", "decision_maker"])
def test_where_somebody_else_must_consent_the_client_s_own_hand_is_not_enough(role):
    consent = a_consent(elements=ELEMENTS, signature=a_signature(role=role))
    assert problems(consent, guardian=True) == (["signature"] if role == "client" else [])


@pytest.mark.parametrize("mode", Mode)
def test_a_sensitive_area_is_never_agreed_by_word_alone(mode):
    area = an_area_consent(area=CHEST, sensitive=True, reason="Pectoralis pain")
    consent = a_consent(elements=ELEMENTS, areas=(area,), mode=mode)
    assert problems(consent) == (["areas.0"] if mode is Mode.VERBAL else [])


@pytest.mark.parametrize(
    ("below", "born", "is_needed"),
    [
        (14, date(2012, 11, 24), True),
        (14, date(2012, 11, 23), False),
        (None, date(2020, 1, 1), False),
        (14, None, False),
    ],
)
def test_the_age_rule_of_a_province(below, born, is_needed):
    assert needs_guardian(a_province(guardian_below=below), born, TODAY) is is_needed


@given(st.text(), st.text())
def test_two_texts_have_one_hash_only_if_they_are_one_text(one, other):
    assert (text_hash(one) == text_hash(other)) is (one == other)


@pytest.mark.parametrize(
    ("area", "text"),
    [(NECK, "Neck"), (LEFT_SHOULDER, "Shoulder and upper back (left)"), (CHEST, "Upper chest (both sides)")],
)
def test_an_area_is_written_with_its_side(area, text):
    assert area.text(translator("en")) == text
    assert replace(area, side=Side.MIDLINE).text(translator("en")) == area.label
