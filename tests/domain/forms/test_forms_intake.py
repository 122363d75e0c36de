"""The health history: what each profile asks, how, in which words; and that a change of it changes its version."""

import hashlib
import json
import re
from dataclasses import asdict
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rmt_desktop.catalog.loader import load_catalog
from rmt_desktop.domain.forms.answers import Answer, asked_answers, is_shown
from rmt_desktop.domain.forms.collection import Collection
from rmt_desktop.domain.forms.intake import PAGES, TODAY_KEYS, intake_form
from rmt_desktop.domain.forms.spec import Choice, Custom, Field, Form, Many, Scale, Statement, Text, YesNo

COLLECTION = tuple(load_catalog().collection)
PROFILES = ("minimal", "full")
FORMS = {profile: intake_form(profile, COLLECTION) for profile in PROFILES}
CLASSES = {profile: {one.key: one.classes[profile] for one in COLLECTION} for profile in PROFILES}
QUESTIONS = [field for page in PAGES for block in page.blocks for field in block.fields]
GATES = {block.gate.key for page in PAGES for block in page.blocks if block.gate is not None}
VERSIONS = Path(__file__).parent / "intake_versions.json"

both_profiles = pytest.mark.parametrize("profile", PROFILES)


def texts_of(field: Field) -> list[str]:
    """Return every text a client reads at one question."""
    options = [option.label for option in getattr(field, "options", ())]
    ends = [getattr(field, "low_label", ""), getattr(field, "high_label", ""), getattr(field, "detail", "")]
    return [text for text in (field.label, field.why, field.hint, *options, *ends) if text]


def digest(form: Form) -> str:
    """Return the SHA-256 of everything a form says and asks."""
    kinds = [type(field).__name__ for field in form.fields()]
    content = {name: value for name, value in asdict(form).items() if name != "version"}
    return hashlib.sha256(json.dumps([content, kinds], sort_keys=True).encode()).hexdigest()


@both_profiles
def test_no_question_that_may_never_be_asked_is_in_any_form(profile: str) -> None:
    never = {key for key, kind in CLASSES[profile].items() if kind == "N"}
    assert {"hiv", "personal_life", "irrelevant"} <= never
    assert not never & {field.key for field in FORMS[profile].fields()}


@both_profiles
def test_infections_are_never_asked_for(profile: str) -> None:
    words = " ".join(text for field in FORMS[profile].fields() for text in texts_of(field)).lower()
    forbidden = ("hiv", "aids", "hepatitis", "herpes", "shingles", "scabies", "contagious", "infection", "ringworm")
    assert not [word for word in forbidden if re.search(rf"\b{word}", words)]


@given(never=st.sets(st.sampled_from([field.key for field in QUESTIONS])), profile=st.sampled_from(PROFILES))
def test_whatever_is_declared_never_to_be_asked_is_not_asked_and_leaves_no_loose_end(
    never: set[str], profile: str
) -> None:
    changed = [
        Collection(key=one.key, classes=dict.fromkeys(PROFILES, "N"), source=one.source) if one.key in never else one
        for one in COLLECTION
    ]
    seen: set[str] = set()
    for field in intake_form(profile, changed).fields():
        if not isinstance(field, Statement):
            assert field.key not in never
        assert {key for key, _ in (*field.shown_if, *field.only_if)} <= seen
        seen.add(field.key)


def test_a_question_nobody_has_classified_is_not_asked() -> None:
    form = intake_form("minimal", [one for one in COLLECTION if one.key != "allergies"])
    assert "allergies" not in {field.key for field in form.fields()}
    assert [field.key for field in intake_form("minimal", ()).fields()] == ["welcome", "closing"]


def test_an_unknown_profile_asks_nothing() -> None:
    assert [field.key for field in intake_form("everything", COLLECTION).fields()] == ["welcome", "closing"]


@both_profiles
def test_every_question_written_is_asked_somewhere(profile: str) -> None:
    asked = {field.key for field in FORMS[profile].fields()}
    assert {field.key for field in QUESTIONS} <= asked
    assert asked <= {field.key for field in QUESTIONS} | GATES


@both_profiles
def test_a_question_for_some_clients_stands_behind_a_condition_and_one_for_all_does_not(profile: str) -> None:
    for field in FORMS[profile].fields():
        kind = CLASSES[profile].get(field.key)
        if kind == "R":
            assert field.only_if or field.shown_if, field.key
        elif profile == "minimal" and kind == "A":
            assert not field.only_if, field.key


def test_ontario_opens_each_group_with_one_question_and_other_provinces_list_them() -> None:
    minimal, full = FORMS["minimal"], FORMS["full"]
    assert minimal.field("blood_thinner").only_if == (("any_medicines", ("yes",)),)
    assert full.field("blood_thinner").only_if == ()
    assert {field.key for field in minimal.fields()} >= GATES
    assert GATES & {field.key for field in full.fields()} == {"any_pregnancy"}


def test_pregnancy_is_asked_only_when_the_client_wants_it_in_every_province() -> None:
    for form in FORMS.values():
        assert ("any_pregnancy", ("yes",)) in form.field("pregnancy").only_if


@both_profiles
def test_keys_are_used_once_and_conditions_speak_of_earlier_questions_and_their_options(profile: str) -> None:
    options: dict[str, set[str]] = {}
    for field in FORMS[profile].fields():
        assert field.key not in options
        for key, wanted in (*field.shown_if, *field.only_if):
            assert wanted
            assert set(wanted) <= options[key], (field.key, key)
        names = [option.id for option in getattr(field, "options", ())]
        assert len(names) == len(set(names))
        options[field.key] = {"yes", "no"} if isinstance(field, YesNo) else set(names)


@both_profiles
def test_a_follow_up_says_by_itself_when_it_applies(profile: str) -> None:
    form = FORMS[profile]
    for field in form.fields():
        for key, _ in field.only_if:
            assert set(form.field(key).only_if) <= set(field.only_if), field.key


def any_answer(field: Field) -> st.SearchStrategy[Answer]:
    match field:
        case YesNo():
            return st.booleans()
        case Choice(options=options):
            return st.sampled_from([option.id for option in options])
        case Many(options=options):
            return st.lists(st.sampled_from([option.id for option in options]), unique=True).map(tuple)
        case Scale(low=low, high=high):
            return st.integers(low, high)
    return st.text(max_size=5)


@both_profiles
@given(data=st.data())
def test_the_screen_shows_exactly_the_questions_whose_answers_count(profile: str, data: st.DataObject) -> None:
    form = FORMS[profile]
    answers = {field.key: data.draw(any_answer(field)) for field in form.fields() if not isinstance(field, Custom)}
    counting = set(asked_answers(form, answers))
    shown = {field.key for field in form.fields() if is_shown(field, answers)}
    assert counting == shown - {"body_chart"}


@both_profiles
def test_only_the_agreement_to_keep_the_answers_is_needed(profile: str) -> None:
    assert [field.key for field in FORMS[profile].fields() if field.needed] == ["agree_to_keep"]


@both_profiles
def test_every_question_says_why_it_is_asked(profile: str) -> None:
    assert [f.key for f in FORMS[profile].fields() if not f.why and not isinstance(f, Statement)] == []


@both_profiles
def test_the_client_draws_where_it_hurts(profile: str) -> None:
    field = FORMS[profile].field("body_chart")
    assert isinstance(field, Custom)
    assert field.widget == "chart"


@both_profiles
def test_none_of_these_is_last_and_stands_alone(profile: str) -> None:
    for field in FORMS[profile].fields():
        if isinstance(field, Many) and any(option.id == "none" for option in field.options):
            assert [option.id for option in field.options if option.alone] == ["none"]
            assert field.options[-1].id == "none"


def test_safety_questions_follow_the_place_that_hurts() -> None:
    form = FORMS["minimal"]
    asked = {
        part: {f.key for f in form.fields() if f.key.endswith("_signs") and is_shown(f, {"main_areas": (part,)})}
        for part in ("neck", "low_back", "lower_leg", "head", "relax")
    }
    assert asked == {
        "neck": {"head_neck_signs", "nerve_signs", "general_signs"},
        "low_back": {"back_signs", "belly_signs", "general_signs"},
        "lower_leg": {"limb_signs", "general_signs"},
        "head": {"head_neck_signs", "headache_signs", "general_signs"},
        "relax": set(),
    }


def test_what_is_asked_anew_each_visit_is_a_question_and_comes_with_its_detail() -> None:
    keys = {key.partition(".")[0] for key in TODAY_KEYS}
    assert keys <= {field.key for field in QUESTIONS} | GATES
    assert {"fever", "alcohol", "pain_med", "pain_med.detail", "skin", "severity_now", "agree_to_keep"} <= TODAY_KEYS
    assert {"pregnancy", "postpartum"} <= TODAY_KEYS  # both are over some day
    assert {field.key for field in QUESTIONS if field.key.endswith("_signs")} <= TODAY_KEYS
    assert not {"blood_thinner", "allergies", "cancer", "implants", "goals"} & TODAY_KEYS


def syllables(word: str) -> int:
    groups = len(re.findall(r"[aeiouy]+", word.lower()))
    return max(1, groups - word.lower().endswith("e"))


def grade_of(sentences: list[str]) -> float:
    """Return the Flesch-Kincaid grade, syllables counted by groups of vowels."""
    words = [word for sentence in sentences for word in re.findall(r"[A-Za-z']+", sentence)]
    return 0.39 * len(words) / len(sentences) + 11.8 * sum(map(syllables, words)) / len(words) - 15.59


@both_profiles
def test_the_history_can_be_read_with_eight_years_of_school(profile: str) -> None:
    texts = [text for field in FORMS[profile].fields() for text in (field.label, field.why) if text]
    sentences = [part for text in texts for part in re.split(r"(?<=[.?!:])\s+", text)]
    assert grade_of(sentences) <= 6
    assert max(len(sentence.split()) for sentence in sentences) <= 30


@both_profiles
def test_the_version_changes_with_every_change_of_a_question(profile: str) -> None:
    known = json.loads(VERSIONS.read_text(encoding="utf-8"))[profile]
    form = FORMS[profile]
    assert known.get(form.version) == digest(form), (
        f"The questions changed: raise VERSION and add it with {digest(form)} to {VERSIONS.name}"
    )
    assert len(set(known.values())) == len(known)


@both_profiles
def test_text_fields_are_lines_or_paragraphs(profile: str) -> None:
    assert all(1 <= field.lines <= 5 for field in FORMS[profile].fields() if isinstance(field, Text))
