"""Conditions of questions, what is left of answers that were taken back, and what signing keeps."""

import hashlib
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rmt_desktop.base.errors import NotAllowed
from rmt_desktop.base.i18n import translator
from rmt_desktop.domain.forms.answers import Answer, FilledForm, Line, Mode, Signature, asked_answers, hash_of, is_shown
from rmt_desktop.domain.forms.checks import form_problems, section_problems
from rmt_desktop.domain.forms.spec import (
    Choice,
    Custom,
    Date,
    Form,
    Many,
    Option,
    PhoneNumber,
    Scale,
    Section,
    Statement,
    Text,
    YesNo,
)
from rmt_desktop.domain.ids import ClientId, FormId

NONE = Option(id="none", label="None of these", alone=True)
FORM = Form(
    id="history",
    version="1",
    title="History",
    sections=(
        Section(
            id="heart",
            title="Heart",
            fields=(
                Statement(key="welcome", label="Welcome"),
                YesNo(key="any_heart", label="Any heart problem?"),
                Many(
                    key="heart",
                    label="Which?",
                    options=(Option(id="attack", label="Heart attack"), Option(id="other", label="Other"), NONE),
                    detail="When?",
                    only_if=(("any_heart", ("yes",)),),
                ),
                YesNo(key="cleared", label="Cleared?", detail="By whom?", shown_if=(("heart", ("attack",)),)),
                Scale(key="pain", label="Pain now?"),
                Choice(
                    key="pressure",
                    label="Pressure?",
                    options=(Option(id="light", label="Light"),),
                    only_if=(("any_heart", ("yes",)),),
                    shown_if=(("heart", ("other",)), ("cleared", ("yes",))),
                ),
            ),
        ),
        Section(
            id="finish",
            title="Finish",
            fields=(
                Date(key="since", label="Since when?", past=True),
                PhoneNumber(key="phone", label="Phone of your physician?"),
                Custom(key="chart", label="Where?", widget="chart"),
                Text(key="name", label="Your name", needed=True),
            ),
        ),
    ),
)
TODAY = date(2026, 11, 23)
FULL: dict[str, Answer] = {
    "any_heart": True,
    "heart": ("attack",),
    "heart.detail": "in May",
    "cleared": True,
    "cleared.detail": "Dr. Roy",
    "pressure": "light",
    "name": "Maya",
}


def a_form(**answers: Answer) -> FilledForm:
    return FilledForm(
        id=FormId("form"),
        client_id=ClientId("maya"),
        form_id=FORM.id,
        form_version=FORM.version,
        profile="minimal",
        language="en",
        answers=answers,
        started_at=datetime(2026, 11, 23, 14, tzinfo=UTC),
    )


def sign(form: FilledForm, *, image: bytes = b"png", name: str = "Maya") -> FilledForm:
    return form.signed(
        form=FORM,
        tr=translator("en"),
        signature=Signature(image=image, name=name),
        at=datetime(2026, 11, 23, 14, 5, tzinfo=UTC),
        by="Front desk",
    )


@pytest.mark.parametrize(
    ("answers", "shown"),
    [
        ({}, False),
        ({"any_heart": True}, False),
        ({"heart": ("other",)}, False),
        ({"any_heart": False, "heart": ("other",)}, False),
        ({"any_heart": True, "heart": ("other",)}, True),
        ({"any_heart": True, "cleared": True}, True),
        ({"any_heart": True, "cleared": False}, False),
    ],
)
def test_a_question_applies_when_all_its_conditions_and_one_of_its_alternatives_hold(
    answers: dict[str, Answer], *, shown: bool
) -> None:
    assert is_shown(FORM.field("pressure"), answers) is shown


def test_answers_of_questions_that_apply_are_kept_with_their_details() -> None:
    assert asked_answers(FORM, FULL) == FULL


def test_taking_back_the_first_answer_takes_back_everything_that_hung_on_it() -> None:
    assert asked_answers(FORM, {**FULL, "any_heart": False}) == {"any_heart": False, "name": "Maya"}


def test_a_detail_goes_when_the_answer_turns_to_no() -> None:
    kept = asked_answers(FORM, {**FULL, "cleared": False})
    assert kept["cleared"] is False
    assert "cleared.detail" not in kept


def test_a_detail_without_a_tick_is_an_answer_of_its_own() -> None:
    assert asked_answers(FORM, {"any_heart": True, "heart.detail": "in May"})["heart.detail"] == "in May"


def test_a_ticked_symptom_counts_more_than_none_of_these() -> None:
    assert asked_answers(FORM, {"any_heart": True, "heart": ("none", "attack")})["heart"] == ("attack",)
    assert asked_answers(FORM, {"any_heart": True, "heart": ("none",)})["heart"] == ("none",)


def test_answers_to_questions_nobody_asks_are_dropped() -> None:
    assert asked_answers(FORM, {"smoker": True, "welcome": "x", "name": "Maya"}) == {"welcome": "x", "name": "Maya"}


@given(
    st.fixed_dictionaries(
        {},
        optional={
            "any_heart": st.booleans(),
            "heart": st.lists(st.sampled_from(["attack", "other", "none"]), unique=True).map(tuple),
            "heart.detail": st.text(max_size=5),
            "cleared": st.booleans(),
            "cleared.detail": st.text(max_size=5),
            "pain": st.integers(0, 10),
            "pressure": st.just("light"),
        },
    )
)
def test_what_was_asked_stays_the_same_when_it_is_worked_out_again(answers: dict[str, Answer]) -> None:
    once = asked_answers(FORM, answers)
    assert asked_answers(FORM, once) == once
    assert set(once) <= set(answers)


def test_signing_leaves_behind_what_no_longer_applies() -> None:
    signed = sign(a_form(**{**FULL, "any_heart": False}))
    assert signed.answers == {"any_heart": False, "name": "Maya"}
    assert "in May" not in " ".join(line.answer for line in signed.lines)


def test_signing_keeps_the_questions_asked_and_left_open_with_their_hash() -> None:
    signed = sign(a_form(**FULL))
    read = {line.key: line.answer for line in signed.lines}
    assert read["heart"] == "Heart attack: in May"
    assert read["cleared"] == "Yes: Dr. Roy"
    assert read["pain"] == ""
    assert "welcome" not in read
    assert signed.text_hash == hash_of(signed.lines)
    assert sign(a_form(**{**FULL, "pain": 7})).text_hash != signed.text_hash


def test_what_could_be_ticked_is_frozen_with_the_answer_and_counts_in_its_hash() -> None:
    lines = sign(a_form(**FULL)).lines
    heart = next(line for line in lines if line.key == "heart")
    assert heart.offered == ("Heart attack", "Other")
    assert [line.key for line in lines if line.offered] == ["heart"]
    assert hash_of((replace(heart, offered=("Heart attack",)),)) != hash_of((heart,))


def test_a_line_without_choices_hashes_as_it_did_before_they_were_kept() -> None:
    line = Line(key="pain", section="Heart", question="Pain now?", answer="7")
    assert hash_of((line,)) == hashlib.sha256(b'[["Heart", "Pain now?", "7", false]]').hexdigest()


def test_a_declined_question_is_marked_as_declined() -> None:
    declined = replace(a_form(name="Maya"), declined=("pain",))
    assert [line.key for line in sign(declined).lines if line.declined] == ["pain"]


def test_a_refusal_to_answer_what_is_not_asked_any_more_is_not_signed() -> None:
    declined = replace(a_form(name="Maya", any_heart=False), declined=("heart", "pain", "gone"))
    assert sign(declined).declined == ("pain",)
    assert sign(replace(declined, answers={"name": "Maya", "any_heart": True})).declined == ("heart", "pain")


def test_a_form_is_signed_as_the_version_whose_questions_were_asked() -> None:
    assert sign(replace(a_form(name="Maya"), form_version="an older one")).form_version == FORM.version


def test_a_signed_form_does_not_change() -> None:
    with pytest.raises(NotAllowed):
        sign(sign(a_form(**FULL)))


@pytest.mark.parametrize(("image", "name"), [(b"", "Maya"), (b"png", "  ")])
def test_a_signature_needs_a_name_and_a_hand(image: bytes, name: str) -> None:
    with pytest.raises(NotAllowed):
        sign(a_form(**FULL), image=image, name=name)


def test_a_history_taken_by_voice_needs_no_drawn_signature() -> None:
    spoken = replace(a_form(name="Maya"), mode=Mode.VERBAL)
    assert sign(spoken, image=b"").signature == Signature(image=b"", name="Maya")


@pytest.mark.parametrize(
    ("answers", "field"),
    [
        ({}, "name"),
        ({"name": "Maya", "pain": 11}, "pain"),
        ({"name": "Maya", "pain": "seven"}, "pain"),
        ({"name": "Maya", "since": "last May"}, "since"),
        ({"name": "Maya", "since": "2026-11-24"}, "since"),
        ({"name": "Maya", "phone": "12"}, "phone"),
    ],
)
def test_each_wrong_answer_is_named_by_its_field(answers: dict[str, Answer], field: str) -> None:
    assert [problem.field for problem in form_problems(FORM, answers, today=TODAY)] == [field]


def test_right_answers_have_no_problem() -> None:
    answers: dict[str, Answer] = {"name": "Maya", "pain": 10, "since": "2026-11-23", "phone": "416 555 0142"}
    assert list(form_problems(FORM, answers, today=TODAY)) == []


def test_a_page_is_checked_by_itself() -> None:
    heart, finish = FORM.sections
    assert list(section_problems(heart, {}, today=TODAY)) == []
    assert [problem.field for problem in section_problems(finish, {}, today=TODAY)] == ["name"]
