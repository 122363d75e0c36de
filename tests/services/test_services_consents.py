"""Consent: what it takes to record one, its exact words, and what changes in the middle of the visit."""

from dataclasses import replace
from datetime import date

import pytest

from rmt_desktop.base.errors import InvalidInput, NotAllowed
from rmt_desktop.domain.audit import Act
from rmt_desktop.domain.consent import Agreement, text_hash
from rmt_desktop.domain.forms.answers import Mode
from rmt_desktop.domain.notes import Place
from rmt_desktop.domain.sides import Areal, Side
from rmt_desktop.services.consents import ConsentTalk
from tests.support.builders import CHEST, LEFT_SHOULDER, NECK, a_signature, a_treatment, an_area_consent

BREAST = Areal("breast", Side.LEFT, "Breast")


def refused_fields(practice, *areas, **changes):
    """Return the fields for which a consent is refused; nothing may have been recorded."""
    visit = practice.visit()
    with pytest.raises(InvalidInput) as refused:
        practice.consent(visit, *areas, **changes)
    assert practice.services.consents.of_visit(visit.id).consents == ()
    return [problem.field for problem in refused.value.problems]


def test_a_consent_is_kept_with_its_exact_words_and_their_hash(practice):
    visit = practice.visit()
    consent = practice.consent(visit, an_area_consent(), plan="Release the levator", risks="Soreness for a day")
    assert practice.services.consents.of_visit(visit.id).consents == (consent,)
    assert consent.text_hash == text_hash(consent.text)
    assert consent.text.splitlines() == [
        "What will be done: Release the levator",
        *(f"{one.capitalize()}. We spoke about the {one}." for one in consent.elements),
        "For this treatment in particular: Soreness for a day",
        "Shoulder and upper back (left): agreed",
        "I agree.",
    ]
    assert (consent.valid_on, consent.text_version) == (date(2026, 11, 23), "2026-1")


def test_the_words_are_in_the_client_s_language(practice):
    consent = practice.consent(practice.visit(), language="fr")
    assert "J'accepte." in consent.text
    assert "Nature (fr)." in consent.text


def test_a_text_that_would_change_one_letter_has_another_hash(practice):
    visit = practice.visit()
    assert practice.consent(visit, plan="A").text_hash != practice.consent(visit, plan="B").text_hash


def test_all_six_points_must_have_been_talked_about(practice):
    assert refused_fields(practice, elements=("nature", "benefits")) == ["elements"]


def test_no_area_is_no_consent(practice):
    consents, visit = practice.services.consents, practice.visit()
    elements = tuple(one.id for one in consents.catalog.consent_wording.elements)
    talk = ConsentTalk(visit_id=visit.id, language="en", elements=elements, signature=a_signature())
    with pytest.raises(InvalidInput) as refused:
        consents.record(talk)
    assert [problem.field for problem in refused.value.problems] == ["areas"]


def test_a_sensitive_area_needs_a_reason_and_a_signature_in_writing(practice):
    sensitive = an_area_consent(area=CHEST, sensitive=True)
    assert refused_fields(practice, sensitive, mode=Mode.VERBAL) == ["areas.0", "areas.0"]
    assert refused_fields(practice, replace(sensitive, reason="Pectoralis pain"), mode=Mode.VERBAL) == ["areas.0"]
    consent = practice.consent(practice.visit(), replace(sensitive, reason="Pectoralis pain"))
    assert "Sensitive areas are agreed for today only." in consent.text
    assert "Upper chest (both sides): agreed (Pectoralis pain)" in consent.text


def test_a_sensitive_area_that_was_declined_needs_nothing(practice):
    declined = an_area_consent(area=CHEST, sensitive=True, agreement=Agreement.DECLINED)
    assert practice.consent(practice.visit(), declined, mode=Mode.VERBAL).areas == (declined,)


def test_some_areas_are_treated_only_at_the_client_s_own_request(practice):
    breast = an_area_consent(area=BREAST, sensitive=True, reason="Scar after surgery")
    assert refused_fields(practice, breast) == ["areas.0"]
    assert practice.consent(practice.visit(), replace(breast, requested_by_client=True))


@pytest.mark.parametrize("signature", [None, a_signature(name=" ")])
def test_somebody_must_be_named(practice, signature):
    assert refused_fields(practice, signature=signature) == ["signature"]


def test_in_writing_needs_a_hand_and_by_word_does_not(practice):
    unsigned = a_signature(image=b"")
    assert refused_fields(practice, signature=unsigned, mode=Mode.ELECTRONIC) == ["signature"]
    assert practice.consent(practice.visit(), signature=unsigned, mode=Mode.VERBAL).signature == unsigned


def test_the_province_s_age_rule_asks_for_somebody_else_s_signature(practice):
    clinic = practice.services.clinics.clinic()
    child = practice.client(birth_date=date(2014, 1, 1))
    visit = practice.visit(child)
    assert not practice.services.consents.guardian_needed(visit.id)  # Ontario asks whether she understands
    practice.services.clinics.save_clinic(replace(clinic, province="QC"))
    assert practice.services.consents.guardian_needed(visit.id)
    with pytest.raises(InvalidInput, match="somebody else must consent"):
        practice.consent(visit)
    assert practice.consent(visit, signature=a_signature(name="Julie Tremblay", role="guardian"))


def test_a_withdrawal_in_the_middle_is_a_new_record_that_points_at_the_consent(practice):
    visit = practice.visit()
    consent = practice.consent(visit, an_area_consent(), an_area_consent(area=NECK))
    practice.clock.forward(minutes=20)
    change = practice.services.consents.change(
        visit.id, LEFT_SHOULDER, Agreement.WITHDRAWN, action=" Stopped at once. "
    ).value
    found = practice.services.consents.of_visit(visit.id)
    assert found.consents == (consent,)
    assert (change.consent_id, change.action, change.at) == (consent.id, "Stopped at once.", practice.clock.now())
    states = {state.area: (state.agreement, state.at) for state in found.states}
    assert states == {
        LEFT_SHOULDER: (Agreement.WITHDRAWN, practice.clock.now()),
        NECK: (Agreement.AGREED, consent.obtained_at),
    }


def test_what_was_withdrawn_can_be_agreed_again_later(practice):
    visit = practice.visit()
    practice.consent(visit)
    for agreement in (Agreement.WITHDRAWN, Agreement.AGREED):
        practice.clock.forward(minutes=1)
        practice.services.consents.change(visit.id, LEFT_SHOULDER, agreement, action="Asked again")
    (state,) = practice.services.consents.of_visit(visit.id).states
    assert state.agreement is Agreement.AGREED


def test_a_newer_consent_counts_over_an_older_change(practice):
    visit = practice.visit()
    practice.consent(visit)
    practice.clock.forward(minutes=1)
    practice.services.consents.change(visit.id, LEFT_SHOULDER, Agreement.WITHDRAWN, action="Stopped")
    practice.clock.forward(minutes=1)
    practice.consent(visit)
    (state,) = practice.services.consents.of_visit(visit.id).states
    assert state.agreement is Agreement.AGREED


def test_what_was_never_agreed_cannot_be_withdrawn(practice):
    visit = practice.visit()
    practice.consent(visit)
    with pytest.raises(NotAllowed, match="No consent is recorded") as refused:
        practice.services.consents.change(visit.id, NECK, Agreement.WITHDRAWN, action="Stopped")
    assert refused.value.values == {"area": "Neck"}


def test_consent_belongs_to_its_visit(practice):
    client = practice.client()
    first, second = practice.visit(client), practice.visit(client)
    practice.consent(first)
    assert practice.services.consents.of_visit(second.id).states == ()
    assert len(practice.services.consents.of_client(client.id).consents) == 1


def test_consent_and_its_change_are_logged_without_the_client_s_words(practice):
    visit = practice.visit()
    consent = practice.consent(visit, plan="SECRET PLAN")
    practice.services.consents.change(visit.id, LEFT_SHOULDER, Agreement.WITHDRAWN, action="SECRET ACTION")
    entries = [one.event for one in practice.services.audit_log.search().entries if one.event.record == consent.id]
    assert [one.act for one in entries] == [Act.ADDED, Act.SIGNED]
    assert consent.text_hash[:12] in entries[1].detail
    assert not any("SECRET" in one.detail for one in entries)


def test_a_consent_is_not_recorded_while_the_clock_is_wrong(practice):
    visit = practice.visit()
    practice.clock.forward(days=-2)
    with pytest.raises(NotAllowed, match="clock"):
        practice.consent(visit)


def blocking_consent(practice, visit):
    """Return the areas for which the visit's note, with the left shoulder treated, lacks consent."""
    note = replace(practice.note(visit), treatment=(a_treatment(),))
    return [one.problem.field for one in practice.services.notes.missing(note) if one.place is Place.CONSENT]


def test_an_area_declined_after_it_was_treated_does_not_keep_the_note_open(practice):
    visit = practice.visit()
    practice.consent(visit)
    practice.clock.forward(minutes=5)
    practice.services.consents.change(visit.id, LEFT_SHOULDER, Agreement.DECLINED, action="Stopped")
    assert blocking_consent(practice, visit) == []


@pytest.mark.parametrize("first", [Agreement.DECLINED, Agreement.WITHDRAWN])
def test_what_was_never_agreed_keeps_the_note_open_and_cannot_be_withdrawn(practice, first):
    visit = practice.visit()
    practice.consent(visit, an_area_consent(agreement=first))
    practice.clock.forward(minutes=5)
    with pytest.raises(NotAllowed, match="nothing to withdraw"):
        practice.services.consents.change(visit.id, LEFT_SHOULDER, Agreement.WITHDRAWN, action="Stopped")
    assert practice.services.consents.of_visit(visit.id).changes == ()
    assert blocking_consent(practice, visit) == [LEFT_SHOULDER.area]


def test_the_consent_of_a_visit_is_closed_with_its_note(practice):
    visit = practice.visit()
    practice.signed_note(visit)
    before = practice.services.consents.of_visit(visit.id)
    practice.clock.forward(days=1)
    with pytest.raises(NotAllowed, match="Write an addendum"):
        practice.consent(visit)
    with pytest.raises(NotAllowed, match="Write an addendum"):
        practice.services.consents.change(visit.id, LEFT_SHOULDER, Agreement.WITHDRAWN, action="Stopped")
    assert practice.services.consents.of_visit(visit.id) == before
