"""Pieces of a paper: what they measure, and how they are cut where a page ends."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st
from reportlab.platypus.flowables import Flowable

from rmt_desktop.documents.flow import Card, Grid, Row, stack_height, stack_split
from rmt_desktop.documents.pieces import Gap, Heading, Paragraph
from rmt_desktop.documents.style import BODY

WIDTH = 300.0
LEADING = BODY.leading


def lines(count: int) -> Paragraph:
    return Paragraph("\n".join(f"line {number}" for number in range(count)), BODY)


def words_in(piece: Flowable) -> list[str]:
    """Return the lines of a piece as they would be drawn, from top to bottom."""
    drawn: list[tuple[float, float, str]] = []

    class Pen:
        def __getattr__(self, name: str) -> object:
            return lambda *_, **__: None

        def beginText(self, x: float, y: float) -> "Pen":
            self.at = (x, y)
            return self

        def textLine(self, text: str) -> None:
            drawn.append((-self.at[1], self.at[0], text))

    piece.wrap(WIDTH, 10_000)
    piece.place(Pen(), 0, 0)
    return [text for _, _, text in sorted(drawn)]


def test_a_paragraph_is_as_tall_as_its_lines() -> None:
    assert lines(7).wrap(WIDTH, 1000) == (WIDTH, 7 * LEADING)


def test_a_paragraph_is_cut_between_two_lines() -> None:
    head, rest = lines(10).split(WIDTH, 4.5 * LEADING)

    assert words_in(head) == [f"line {n}" for n in range(4)]
    assert words_in(rest) == [f"line {n}" for n in range(4, 10)]


def test_a_paragraph_leaves_no_single_line_behind() -> None:
    assert lines(10).split(WIDTH, 1.5 * LEADING) == []


def test_a_paragraph_takes_no_single_line_along() -> None:
    head, rest = lines(10).split(WIDTH, 9 * LEADING)

    assert len(words_in(head)) == 8
    assert len(words_in(rest)) == 2


@given(st.integers(1, 60), st.floats(10, 400))
def test_cutting_a_paragraph_loses_no_line(count: int, height: float) -> None:
    parts = lines(count).split(WIDTH, height)

    assert [word for part in parts for word in words_in(part)] in ([], [f"line {n}" for n in range(count)])


@given(st.lists(st.integers(1, 40), min_size=1, max_size=4), st.floats(30, 300))
def test_cutting_a_row_loses_no_line(counts: list[int], height: float) -> None:
    row = Row([[lines(count)] for count in counts], [1] * len(counts), gap=0, padding=3)
    tall = row.wrap(WIDTH, height)[1]

    parts = row.split(WIDTH, height) if tall > height else [row]

    shown = sorted(word for part in parts for word in words_in(part))
    assert shown in ([], sorted(f"line {n}" for count in counts for n in range(count)))


def test_a_row_is_as_tall_as_its_tallest_column() -> None:
    assert Row([[lines(2)], [lines(5)]], [1, 2], padding=4).wrap(WIDTH, 1000)[1] == 5 * LEADING + 8


def test_a_row_is_not_cut_when_one_column_would_show_nothing() -> None:
    tall = Gap(200)

    assert Row([[tall], [lines(30)]], [1, 1]).split(WIDTH, 100) == []


def test_a_card_is_cut_into_two_cards() -> None:
    head, rest = Card([lines(20)], padding=9).split(WIDTH, 10 * LEADING)

    assert isinstance(head, Card)
    assert isinstance(rest, Card)
    assert words_in(head) + words_in(rest) == [f"line {n}" for n in range(20)]


def a_grid(rows: int, *, tall: int = 1) -> Grid:
    made = [Row([[Paragraph("\n".join([f"row {n}"] * tall), BODY)]], [1]) for n in range(rows)]
    return Grid(Row([[Paragraph("head", BODY)]], [1]), made)


def test_a_grid_repeats_its_head_on_the_next_page() -> None:
    head, rest = a_grid(10).split(WIDTH, 6.5 * LEADING)

    assert words_in(head) == ["head", *(f"row {n}" for n in range(5))]
    assert words_in(rest) == ["head", *(f"row {n}" for n in range(5, 10))]


def test_a_grid_row_taller_than_the_page_is_cut_inside() -> None:
    head, rest = a_grid(1, tall=40).split(WIDTH, 21 * LEADING)

    assert words_in(head) == ["head", *["row 0"] * 20]
    assert words_in(rest) == ["head", *["row 0"] * 20]


def test_a_heading_does_not_stay_behind_alone() -> None:
    content = [lines(3), Heading("Head", BODY), lines(2)]

    head, rest = stack_split(content, WIDTH, 4.5 * LEADING)

    assert head == content[:1]
    assert rest == content[1:]


def test_space_between_pieces_is_the_larger_of_the_two_and_none_is_above_the_first() -> None:
    content = [
        Paragraph("a", BODY.spaced(before=50, after=5)),
        Paragraph("b", BODY.spaced(before=8)),
        Paragraph("c", BODY),
    ]

    assert stack_height(content, WIDTH) == 3 * LEADING + 8


def test_the_lines_of_a_stack_keep_their_order() -> None:
    card = Card([lines(3), Row([[lines(2)]], [1]), Gap(5), Paragraph("end", BODY)])

    assert words_in(card) == ["line 0", "line 1", "line 2", "line 0", "line 1", "end"]
    assert all(one != two for one, two in pairwise(words_in(card)))
