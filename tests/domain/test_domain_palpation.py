"""What the marks write into the palpation text, and what the therapist edits there."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rmt_desktop.domain.palpation import merge_palpation, spans

MARKS = st.sampled_from("abcdef")
SENTENCES = st.text(st.characters(codec="ascii", categories=("L", "P")), min_size=1, max_size=9)
WRITTEN = st.dictionaries(MARKS, SENTENCES, max_size=5)


@given(WRITTEN)
def test_new_marks_write_one_line_each(now):
    text, written = merge_palpation("", {}, now)
    assert sorted(text.split("\n") if text else []) == sorted(now.values())
    assert written == now


@given(WRITTEN, st.text(max_size=20))
def test_nothing_changed_changes_nothing(written, typed):
    text = "\n".join([*written.values(), typed])
    assert merge_palpation(text, written, written) == (text, written)


@given(WRITTEN, WRITTEN)
def test_the_text_follows_the_marks_when_nobody_edits(before, now):
    text, written = merge_palpation("", {}, before)
    text, written = merge_palpation(text, written, now)
    assert sorted(line for line in text.split("\n") if line) == sorted(now.values())
    assert written == now


@given(WRITTEN, WRITTEN, st.lists(st.text(st.characters(codec="ascii", categories=("N",)), min_size=1), max_size=4))
def test_lines_the_therapist_typed_are_never_lost(before, now, typed):
    text, written = merge_palpation("\n".join(typed), {}, before)
    text, _ = merge_palpation(text, written, now)
    lines = text.split("\n")
    assert [line for line in lines if line in typed] == typed


def test_a_mark_that_says_something_else_changes_its_own_line():
    written = {"a": "Left: tender", "b": "Right: tight"}
    text, kept = merge_palpation("Left: tender\nmy words\nRight: tight", written, written | {"a": "Left: tender 7/10"})
    assert text == "Left: tender 7/10\nmy words\nRight: tight"
    assert kept["a"] == "Left: tender 7/10"


def test_an_erased_mark_takes_its_line_with_it():
    assert merge_palpation("A\nB\nC", {"a": "A", "b": "B"}, {"a": "A"}) == ("A\nC", {"a": "A"})


def test_a_line_the_therapist_edited_is_hers():
    edited = "Left: tender, and hard as a rope"
    written = {"a": "Left: tender"}
    assert merge_palpation(edited, written, {"a": "Left: tender 9/10"})[0] == edited
    assert merge_palpation(edited, written, {}) == (edited, {})


def test_an_edited_line_is_not_written_again_when_the_mark_changes_twice():
    text, written = merge_palpation("edited", {"a": "Left: tender"}, {"a": "Left: tender 5/10"})
    text, written = merge_palpation(text, written, {"a": "Left: tender 8/10"})
    assert text == "edited"


def test_two_marks_with_one_sentence_have_a_line_each():
    text, written = merge_palpation("", {}, {"a": "Same", "b": "Same"})
    assert text == "Same\nSame"
    assert merge_palpation(text, written, {"b": "Same"}) == ("Same", {"b": "Same"})


ACTIVE = "Left levator scapulae: active trigger point, 6/10."
HERS = "Left levator scapulae: active trigger point, 6/10, refers to the neck."
WORSE = ACTIVE.replace("6", "8")


@pytest.mark.parametrize(
    ("edited", "now", "result"),
    [
        ("a", {"b": ACTIVE}, [HERS, ACTIVE]),
        ("a", {"a": ACTIVE}, [HERS]),
        ("a", {"a": WORSE, "b": ACTIVE}, [HERS, ACTIVE]),
        ("a", {"a": ACTIVE, "b": WORSE}, [HERS, WORSE]),
        ("b", {"b": ACTIVE}, [HERS]),
        ("b", {"a": ACTIVE}, [ACTIVE, HERS]),
        ("b", {"a": WORSE, "b": ACTIVE}, [WORSE, HERS]),
        ("b", {"a": ACTIVE, "b": WORSE}, [ACTIVE, HERS]),
        ("", {"b": ACTIVE}, [ACTIVE]),
        ("", {"a": ACTIVE, "b": WORSE}, [ACTIVE, WORSE]),
        ("", {"a": WORSE, "b": ACTIVE}, [WORSE, ACTIVE]),
    ],
)
def test_two_marks_with_the_same_sentence_leave_each_other_s_line_alone(edited, now, result):
    written = {"a": ACTIVE, "b": ACTIVE}
    text = "\n".join(HERS if mark == edited else ACTIVE for mark in written)
    assert merge_palpation(text, written, now) == ("\n".join(result), now)


def test_two_marks_that_come_to_say_the_same_each_keep_their_line():
    text, written = merge_palpation("", {}, {"a": "A", "b": "B"})
    text, written = merge_palpation(text, written, {"a": "B", "b": "C"})
    assert (text, written) == ("B\nC", {"a": "B", "b": "C"})


def test_a_line_the_therapist_took_out_is_missed_by_the_mark_that_is_gone():
    assert merge_palpation(ACTIVE, {"a": ACTIVE, "b": ACTIVE}, {"b": ACTIVE})[0] == ACTIVE


@given(WRITTEN)
def test_every_sentence_that_stands_as_it_was_written_is_found(written):
    text, _ = merge_palpation("", {}, written)
    found = spans(text, written)
    assert {one.mark for one in found} == set(written)
    assert all(text[one.start : one.end] == written[one.mark] for one in found)
    assert len({(one.start) for one in found}) == len(written)


def test_a_sentence_with_own_words_beside_it_is_still_the_marks():
    written = {"a": "Left neck: tender.", "b": "Right neck: tender."}
    text = "Warm. Left neck: tender. Since Monday.\nRight neck: sore."
    (found,) = spans(text, written)
    assert (found.mark, text[found.start : found.end]) == ("a", "Left neck: tender.")


def test_of_two_equal_sentences_each_has_its_own_place():
    written = {"a": "Left neck: tender.", "b": "Left neck: tender."}
    text = "Left neck: tender. And: Left neck: tender."
    assert [(one.mark, one.start) for one in spans(text, written)] == [("a", 0), ("b", 24)]
