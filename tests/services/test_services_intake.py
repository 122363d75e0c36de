"""The health history: begun from last time, kept as it is typed, frozen with its words, reviewed in one step."""

from dataclasses import replace
from datetime import timedelta

import pytest

from rmt_desktop.base.errors import InvalidInput, NotAllowed, StaleRecord
from rmt_desktop.domain.audit import Act
from rmt_desktop.domain.forms.answers import Mode, hash_of
from tests.support.builders import TODAY, a_signature
from tests.support.catalog import a_catalog, a_red_flag


def begin(practice, client=None, **answers):
    """Begin a history and keep some answers."""
    client = client or practice.client()
    draft = practice.services.intake.start(client.id, language="en").value
    return practice.services.intake.keep(replace(draft, answers={"agree_to_keep": True} | answers))


def test_a_new_history_is_empty_and_asks_what_the_province_allows(practice):
    draft = practice.services.intake.start(practice.client().id, language="fr").value
    assert (draft.answers, draft.profile, draft.language) == ({}, "minimal", "fr")
    assert draft.form_version


def test_beginning_again_goes_on_with_the_open_draft(practice):
    draft = begin(practice, reasons="Stiff neck")
    assert practice.services.intake.start(draft.client_id, language="en").value == draft


def test_every_keep_is_stored_however_unfinished(practice):
    draft = begin(practice)
    kept = practice.services.intake.keep(replace(draft, answers={"reasons": "x" * 10_000}))
    assert practice.services.intake.state(draft.client_id).draft == kept
    with pytest.raises(StaleRecord):
        practice.services.intake.keep(draft)


def test_signing_freezes_what_was_asked_and_answered(practice):
    draft = begin(practice, blood_thinner=True, severity_now=7)
    signed = practice.services.intake.sign(draft, a_signature()).value
    asked = {line.key: line.answer for line in signed.lines}
    assert (asked["blood_thinner"], asked["severity_now"]) == ("Yes", "7/10")
    assert signed.text_hash == hash_of(signed.lines)
    state = practice.services.intake.state(draft.client_id)
    assert (state.signed, state.draft, state.reviewed_at) == (signed, None, practice.clock.now())
    with pytest.raises(NotAllowed, match="does not change"):
        practice.services.intake.keep(signed)


def test_a_history_is_signed_only_while_the_clock_is_right(practice):
    draft = begin(practice)
    practice.clock.forward(days=-1)
    with pytest.raises(NotAllowed, match="clock says"):
        practice.services.intake.sign(draft, a_signature())
    assert practice.services.intake.state(draft.client_id).signed is None


def test_the_frozen_words_are_in_the_language_they_were_read_in(practice):
    intake = practice.services.intake
    draft = intake.set_language(begin(practice, blood_thinner=True), "en_XA")  # every letter with an accent
    signed = intake.sign(draft, a_signature()).value
    asked = next(line for line in signed.lines if line.key == "blood_thinner")
    assert intake.questions(signed)["blood_thinner"] == asked.question == intake.questions(draft)["blood_thinner"]
    assert not asked.question.isascii()


@pytest.mark.parametrize(
    ("answers", "field"),
    [({"agree_to_keep": False}, "agree_to_keep"), ({"severity_now": 11}, "severity_now")],
)
def test_what_is_needed_or_impossible_is_named_and_the_draft_stays(practice, answers, field):
    draft = begin(practice, **answers)
    with pytest.raises(InvalidInput) as refused:
        practice.services.intake.sign(draft, a_signature())
    assert refused.value.problems[0].field == field
    assert practice.services.intake.state(draft.client_id).draft == draft


def test_what_was_declined_for_a_day_is_asked_again_and_the_rest_is_not(practice):
    client = practice.client()
    draft = replace(begin(practice, client), declined=("blood_thinner", "severity_now"))
    assert practice.services.intake.sign(draft, a_signature()).value.declined == ("severity_now", "blood_thinner")
    again = practice.services.intake.start(client.id, language="en").value
    assert again.declined == ("blood_thinner",)


@pytest.mark.parametrize("signature", [a_signature(name=""), a_signature(image=b"")])
def test_a_history_is_signed_with_name_and_hand(practice, signature):
    draft = begin(practice)
    with pytest.raises(NotAllowed):
        practice.services.intake.sign(draft, signature)


def test_a_history_taken_by_word_of_mouth_needs_no_hand(practice):
    draft = replace(begin(practice), mode=Mode.VERBAL)
    assert practice.services.intake.sign(draft, a_signature(image=b"")).value.signed_at


def test_the_next_history_begins_with_the_last_answers_but_for_what_holds_for_a_day(practice):
    client = practice.client()
    practice.history(client, blood_thinner=True, severity_now=7, fever=True)
    practice.clock.forward(days=400)
    draft = practice.services.intake.start(client.id, language="en").value
    assert draft.answers == {"blood_thinner": True}


def test_no_change_since_last_time_is_one_step(practice):
    client = practice.client()
    signed = practice.history(client)
    practice.clock.forward(days=30)
    practice.services.intake.review(client.id)
    state = practice.services.intake.state(client.id)
    assert (state.signed, state.reviewed_at) == (signed, practice.clock.now())
    assert (state.reviews[0].form_id, state.reviews[0].changes) == (signed.id, "")


def test_what_changed_is_kept_with_the_review(practice):
    client = practice.client()
    practice.history(client)
    review = practice.services.intake.review(client.id, changes=" New medicine ").value
    assert review.changes == "New medicine"


def test_there_is_nothing_to_review_before_a_history_is_signed(practice):
    with pytest.raises(NotAllowed, match="no signed health history"):
        practice.services.intake.review(practice.client().id)


def test_flags_come_from_the_answers_of_the_draft_at_once_and_from_the_signed_form_later(practice):
    draft = begin(practice, fever=True, blood_thinner=True)
    intake = practice.services.intake
    assert [flag.rule.id for flag in intake.flags_of(draft)] == ["infection", "anticoagulant"]
    assert intake.flags(draft.client_id) == ()
    intake.sign(draft, a_signature())
    assert [flag.because for flag in intake.flags(draft.client_id)] == [("fever",), ("blood_thinner",)]


def test_open_safety_questions_are_counted_in_a_draft_and_by_the_frozen_lines_of_a_signed_form(practice):
    intake = practice.services.intake
    draft = begin(practice, blood_thinner=False)
    assert intake.unanswered(None) == ()
    assert [line.key for line in intake.unanswered(draft)] == ["fever"]
    signed = intake.sign(draft, a_signature()).value
    assert [line.key for line in intake.unanswered(replace(signed, answers={}))] == ["fever"]
    assert intake.unanswered(replace(signed, lines=())) == ()


def test_the_history_of_a_moment_is_the_last_one_signed_by_then(practice):
    client, before = practice.client(), practice.clock.now()
    first = practice.history(client)
    practice.clock.forward(days=7)
    second = practice.history(client)
    begin(practice, client)
    intake = practice.services.intake
    assert intake.history(client.id, at=before - timedelta(days=1)) is None
    assert intake.history(client.id, at=before + timedelta(days=1)).id == first.id
    assert intake.history(client.id).id == second.id


def test_a_record_of_an_earlier_day_goes_by_the_rules_of_that_day(practice):
    rule = a_red_flag(effective=TODAY)
    intake = replace(practice.services.intake, catalog=a_catalog(rules=(rule,)))
    draft = begin(practice, fever=True)
    assert intake.flags_of(draft, on=TODAY - timedelta(days=1)) == ()
    assert [flag.rule for flag in intake.flags_of(draft, on=TODAY)] == [rule]


def test_a_rule_holds_from_its_day_on(practice):
    tomorrow = a_red_flag(effective=TODAY + timedelta(days=1))
    intake = replace(practice.services.intake, catalog=a_catalog(rules=(tomorrow,)))
    draft = begin(practice, fever=True)
    assert intake.flags_of(draft) == ()
    practice.clock.forward(days=1)
    assert [flag.rule for flag in intake.flags_of(draft)] == [tomorrow]


def test_beginning_signing_and_reviewing_are_logged(practice):
    client = practice.client()
    signed = practice.history(client)
    practice.services.intake.review(client.id)
    practice.services.intake.open(signed.id)
    entries = [one.event for one in practice.services.audit_log.search().entries if one.event.record == signed.id]
    assert [one.act for one in reversed(entries)] == [Act.CREATED, Act.CHANGED, Act.SIGNED, Act.ADDED, Act.VIEWED]
    assert signed.text_hash[:12] in entries[2].detail
