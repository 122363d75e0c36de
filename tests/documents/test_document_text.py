"""Text on paper: lines, fonts for every script, right-to-left order, and no character lost without a trace."""

import io
import unicodedata
from collections import Counter

import pytest
from bidi.mirror import MIRRORED
from hypothesis import given
from hypothesis import strategies as st
from PIL import ImageStat
from reportlab.pdfgen.canvas import Canvas

from rmt_desktop.documents.direction import in_printing_order, joined, runs_right_to_left
from rmt_desktop.documents.fonts import IGNORABLE, REPLACEMENT, boxed, cleaned, glyphs, unprintable
from rmt_desktop.documents.style import BODY, Align, TextStyle, Weight, semibold
from rmt_desktop.documents.text import broken, draw_text, shortened, text_width
from tests.documents.reading import picture_of

DAVID = "דוד כהן"
FATIMA = "فاطمة الزهراء"

any_text = st.text(max_size=200)
western = st.text(
    alphabet=st.characters(codec="latin-1", categories=("L", "N", "P", "Zs")),
    max_size=200,
).filter(lambda text: not IGNORABLE.search(text))


def shown(text: str, width: float = 200) -> list[str]:
    return [line.text for line in broken(text, BODY, width)]


def test_words_stay_whole_where_the_line_is_wide_enough() -> None:
    assert shown("Sit tall and look straight ahead.", 90) == ["Sit tall and look", "straight ahead."]


def test_a_word_wider_than_the_line_is_broken() -> None:
    lines = shown("a" * 300, 100)

    assert len(lines) > 5
    assert "".join(lines) == "a" * 300


def test_a_phone_number_is_not_broken_at_its_hyphens() -> None:
    line = "call 416-555-0142"

    assert shown(line, text_width(line, BODY) - 1) == ["call", "416-555-0142"]


def test_line_ends_and_empty_lines_are_kept() -> None:
    assert shown("one\r\n\r\ntwo\rthree\u2028four") == ["one", "", "two", "three", "four"]


def test_a_shortened_text_says_so_and_still_fits() -> None:
    lines = broken("word " * 200, BODY, 150)

    kept = shortened(lines, BODY, 150, 2)

    assert len(kept) == 2
    assert kept[-1].text.endswith("…")
    assert all(line.width <= 150.01 for line in kept)


def test_a_text_that_fits_is_not_shortened() -> None:
    lines = broken("two words", BODY, 150)

    assert shortened(lines, BODY, 150, 2) == lines


@given(any_text, st.integers(20, 400))
def test_no_line_is_wider_than_its_column(text: str, width: int) -> None:
    widest = max((glyphs(Weight.REGULAR)[c].width for c in cleaned(text) if c != "\n"), default=0) * BODY.size / 1000

    assert all(line.width <= max(width, 2 * widest) + 0.01 for line in broken(text, BODY, width))


@given(western, st.integers(20, 400))
def test_breaking_loses_nothing_but_spaces(text: str, width: int) -> None:
    assert "".join("".join(shown(text, width)).split()) == "".join(cleaned(text).split())


@given(any_text)
def test_a_text_once_cleaned_can_be_printed_and_stays(text: str) -> None:
    clean = cleaned(text)

    assert unprintable(clean) == ()
    assert boxed(clean) == clean


@pytest.mark.parametrize("character", ["漢", "\ud800", "\x00", "\U000f0000", "𓀀", "\x1b"])
def test_what_no_font_has_prints_as_a_box_and_is_named(character: str) -> None:
    assert cleaned(f"a{character}b") == f"a{REPLACEMENT}b"
    assert unprintable(f"a{character}b{character}") == (character,)


@pytest.mark.parametrize(
    "text", ["Élodie Müller-Łukasz", DAVID, FATIMA, "Ωmega Привет", "😀 ❤️ 👍🏽", "a\tb\nc", "e\u0301"]
)
def test_names_of_many_scripts_can_be_printed(text: str) -> None:
    assert unprintable(text) == ()
    assert REPLACEMENT not in cleaned(text)


def test_a_decomposed_letter_is_composed() -> None:
    assert cleaned("e\u0301") == "é"


def test_each_script_has_its_own_font() -> None:
    table = glyphs(Weight.SEMIBOLD)

    assert [table[c].font for c in "aב\ufeb3😀"] == [
        "Inter-SemiBold",
        "NotoSansHebrew-Regular",
        "NotoSansArabic-Regular",
        "NotoEmoji-Regular",
    ]


def test_hebrew_is_printed_from_right_to_left() -> None:
    (line,) = broken(DAVID, BODY, 300)

    assert line.text == DAVID[::-1]
    assert line.right_to_left


def test_a_hebrew_name_in_an_english_line_keeps_the_line_s_order() -> None:
    (line,) = broken(f"For {DAVID} today", BODY, 300)

    assert line.text == f"For {DAVID[::-1]} today"
    assert not line.right_to_left


def test_a_line_of_the_paper_s_own_runs_left_to_right_though_a_hebrew_name_begins_it() -> None:
    own, (free,) = BODY.aligned(Align.LEFT), broken(f"{DAVID}, called Dave", BODY, 400)
    (line,) = broken(f"{DAVID}, called Dave", own, 400)

    assert (line.text, line.right_to_left) == (f"{DAVID[::-1]}, called Dave", False)
    assert free.right_to_left
    assert broken(DAVID, own, 400)[0].right_to_left, "a name alone is cut at its end"


def test_a_right_to_left_paragraph_wraps_in_reading_order() -> None:
    lines = shown("אלף בית גימל דלת", text_width("גימל דלת", BODY) + 1)

    assert lines == ["אלף בית"[::-1], "גימל דלת"[::-1]]


def test_arabic_letters_are_joined() -> None:
    assert joined("سلام") == "\ufeb3\ufefc\ufee1"


def test_vowel_marks_and_elongation_of_arabic_are_kept() -> None:
    assert "\u064e" in joined("بَ")
    assert "\u0640" in joined("بـب")


@pytest.mark.parametrize(
    ("reading", "right_to_left", "printing"),
    [
        ("אב (ab) 12", True, "12 (ab) בא"),
        ("ab (אב) 12", False, "ab (בא) 12"),
        ("((א)) b", True, "b ((א))"),
        ("א < ב", True, "ב > א"),
        ("[א] «ב»", True, "«ב» [א]"),
    ],
)
def test_brackets_open_towards_their_content(reading: str, right_to_left: bool, printing: str) -> None:
    assert in_printing_order(reading, right_to_left=right_to_left) == printing


def test_the_first_letter_decides_the_direction_of_a_paragraph() -> None:
    assert runs_right_to_left(f"12. {DAVID} abc")
    assert not runs_right_to_left(f"abc {DAVID}")


def test_typed_direction_controls_cannot_turn_a_text_round() -> None:
    assert [IGNORABLE.sub("", line) for line in shown("paid \u202e001$\u202c")] == ["paid 001$"]
    assert shown(f"{DAVID} \u202d123\u202c") == shown(f"{DAVID} 123")


@given(st.text(alphabet=st.characters(min_codepoint=0x20, max_codepoint=0x6FF), max_size=60), st.booleans())
def test_turning_a_line_keeps_every_character(line: str, right_to_left: bool) -> None:
    line = "".join(c for c in line if unicodedata.bidirectional(c) not in {"B", "BN", "S"} and c != "\u034f")

    turned = in_printing_order(line, right_to_left=right_to_left)

    def folded(text: str) -> Counter[str]:
        return Counter(min(c, MIRRORED.get(c, c)) for c in text)

    assert folded(turned) == folded(line)


def test_semibold_is_wider_than_regular() -> None:
    assert text_width("Receipt", semibold(BODY.size)) > text_width("Receipt", BODY)


def ink_of(text: str, weight: Weight) -> float:
    """Return how much ink a text takes on paper, in grey levels."""
    stream = io.BytesIO()
    canvas = Canvas(stream, pagesize=(200, 60))
    draw_text(canvas, text, TextStyle(size=24, leading=30, weight=weight), x=10, top=45, width=180)
    canvas.showPage()
    canvas.save()
    return 255 - ImageStat.Stat(picture_of(stream.getvalue(), scale=2).convert("L")).mean[0]


@pytest.mark.parametrize("name", ["Maya", DAVID, FATIMA])
def test_emphasis_is_seen_in_every_script(name: str) -> None:
    assert ink_of(name, Weight.SEMIBOLD) > 1.1 * ink_of(name, Weight.REGULAR)


def test_alignment_start_is_left_for_english() -> None:
    assert BODY.align is Align.START
    assert not broken("Maya", BODY, 100)[0].right_to_left
