"""What the intake dialog decides, without a window."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from rmt_desktop.base.i18n import translator
from rmt_desktop.domain.forms.answers import Mode, asked_answers
from rmt_desktop.domain.forms.intake import intake_form
from rmt_desktop.domain.screening import Flag, Level
from rmt_desktop.ui.pages.intake.state import (
    SEEN,
    SIGN,
    StepState,
    applying,
    because,
    chapters,
    gravest,
    is_drawn,
    lines_of,
    opened,
    section_of,
    seen,
    signature_problems,
    states,
    step_to_open,
    steps_of,
    told,
    with_answer,
    with_declined,
)
from tests.support.builders import TODAY, a_chart, a_filled_form, a_signature, a_signed_form
from tests.support.catalog import a_red_flag, a_rule
from tests.support.intake import a_short_catalog

FORM = intake_form("minimal", a_short_catalog().collection)
EN = translator("en")


def a_draft(**answers: object):
    return a_filled_form(answers=dict(answers))


def test_a_page_on_which_nothing_applies_is_left_out():
    conditional = replace(FORM.field("fever"), only_if=(("blood_thinner", ("yes",)),))
    today = next(section for section in FORM.sections if section.id == section_of(FORM, "fever"))
    form = replace(
        FORM,
        sections=tuple(replace(one, fields=(conditional,)) if one is today else one for one in FORM.sections),
    )

    assert today.id not in [section.id for section in applying(form, {})]
    assert today.id in [section.id for section in applying(form, {"blood_thinner": True})]


def test_a_page_that_only_says_something_is_left_out():
    finish = next(section for section in FORM.sections if section.id == "finish")
    only_words = replace(FORM, sections=(FORM.sections[0], replace(finish, fields=finish.fields[:1])))

    assert [section.id for section in applying(only_words, {})] == ["about"]


def test_the_signature_is_the_last_step():
    assert steps_of(FORM, {})[-1] == SIGN


def test_a_new_draft_opens_at_the_first_page():
    assert step_to_open(a_draft(), FORM) == "about"


def test_a_draft_opens_where_it_was_left():
    draft = opened(opened(a_draft(), "concern"), "today")

    assert step_to_open(draft, FORM) == "today"
    assert seen(draft) == ("concern", "today")


def test_going_back_moves_the_bookmark():
    draft = opened(opened(opened(a_draft(), "about"), "concern"), "about")

    assert step_to_open(draft, FORM) == "about"
    assert seen(draft) == ("concern", "about")


def test_a_bookmark_on_a_page_that_does_not_apply_any_more_is_passed_over():
    assert step_to_open(opened(opened(a_draft(), "concern"), "gone"), FORM) == "concern"


def test_the_bookmark_is_no_answer():
    assert SEEN not in asked_answers(FORM, opened(a_draft(reasons="Neck"), "concern").answers)


def test_a_page_nobody_opened_is_new_whatever_it_holds():
    found = states(FORM, opened(a_draft(reasons="Neck pain"), "about"), today=TODAY)

    assert found["concern"] is StepState.NEW
    assert found["about"] is StepState.OPEN


def test_a_page_left_behind_is_done_and_one_that_lacks_the_needed_answer_is_wrong():
    draft = opened(opened(opened(a_draft(language=False), "about"), "finish"), "today")

    found = states(FORM, draft, today=TODAY)

    assert found["about"] is StepState.DONE
    assert found["finish"] is StepState.WRONG
    assert states(FORM, with_answer(draft, "agree_to_keep", True), today=TODAY)["finish"] is StepState.DONE


def test_a_page_looked_at_without_an_answer_is_not_done():
    looked_at = opened(opened(opened(a_draft(), "concern"), "body"), "today")

    found = states(FORM, looked_at, today=TODAY)

    assert (found["concern"], found["body"]) == (StepState.EMPTY, StepState.EMPTY)
    assert states(FORM, with_answer(looked_at, "reasons", ""), today=TODAY)["concern"] is StepState.EMPTY


def test_a_page_that_was_declined_or_drawn_on_is_done():
    looked_at = opened(opened(opened(a_draft(), "concern"), "body"), "today")
    declined = with_declined(looked_at, "reasons", declined=True)

    assert states(FORM, declined, today=TODAY)["concern"] is StepState.DONE
    assert states(FORM, replace(looked_at, chart=a_chart(1)), today=TODAY)["body"] is StepState.DONE


def test_an_open_page_with_a_problem_says_so():
    assert states(FORM, opened(a_draft(), "finish"), today=TODAY)["finish"] is StepState.WRONG


def test_an_answer_is_given_and_taken_back():
    draft = with_answer(a_draft(), "reasons", "Neck")

    assert draft.answers == {"reasons": "Neck"}
    assert with_answer(draft, "reasons", None).answers == {}


def test_declining_a_question_takes_its_answer_and_detail_away():
    draft = with_declined(
        a_draft(language=True, **{"language.detail": "French", "reasons": "x"}), "language", declined=True
    )

    assert draft.answers == {"reasons": "x"}
    assert draft.declined == ("language",)
    assert with_declined(draft, "language", declined=False).declined == ()


@given(st.lists(st.sampled_from(["about", "concern", "finish", "today"]), max_size=12))
def test_the_bookmark_is_always_the_page_opened_last(pages):
    draft = a_draft()
    for page in pages:
        draft = opened(draft, page)

    assert seen(draft) == tuple(dict.fromkeys(reversed(pages)))[::-1]
    assert step_to_open(draft, FORM) == (pages[-1] if pages else "about")


def test_what_is_read_back_counts_what_was_skipped():
    draft = with_declined(a_draft(reasons="Neck pain"), "main_areas", declined=True)

    concern = next(one for one in chapters(FORM, draft, EN) if one.section == "concern")

    assert [(line.key, line.answer, line.declined) for line in concern.lines] == [
        ("reasons", "Neck pain", False),
        ("main_areas", "", True),
    ]
    assert concern.skipped == 0
    assert next(one for one in chapters(FORM, a_draft(), EN) if one.section == "concern").skipped == 2


def test_a_signed_history_is_told_without_what_was_skipped():
    signed = a_signed_form()
    skipped = replace(signed.lines[0], key="other", answer="")

    assert [line.key for chapter in told((*signed.lines, skipped)) for line in chapter.lines] == [signed.lines[0].key]


def test_the_drawing_is_a_page_of_its_own():
    drawn = [section.id for section in FORM.sections if is_drawn(section)]

    assert drawn == ["body"]


def test_a_signature_needs_a_name_and_a_hand():
    nothing = a_signature(name=" ", image=b"")

    assert [one.field for one in signature_problems(nothing, Mode.ELECTRONIC)] == ["name", "signature"]
    assert [one.field for one in signature_problems(nothing, Mode.VERBAL)] == ["name"]
    assert signature_problems(a_signature(), Mode.ELECTRONIC) == ()


def test_the_tone_follows_the_gravest_flag():
    caution, urgent = Flag(rule=a_rule(), because=()), Flag(rule=a_red_flag(), because=())
    never = Flag(rule=a_rule(level=Level.ABSOLUTE), because=())

    assert gravest(()) == ""
    assert gravest((caution,)) == "caution"
    assert gravest((caution, urgent)) == "danger"
    assert gravest((never,)) == "danger"


def test_the_reason_of_a_flag_is_the_question_with_its_answer():
    draft = a_draft(blood_thinner=True, **{"blood_thinner.detail": "Eliquis"})
    flag = Flag(rule=a_rule(), because=("blood_thinner",))

    (line,) = because(flag, lines_of(draft, FORM, EN))

    assert line.question == EN(FORM.field("blood_thinner").label)
    assert line.answer == "Yes: Eliquis"
