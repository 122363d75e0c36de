"""Tall pieces in the text: here if there is room, overleaf if not, and no hole and nothing lost either way."""

from datetime import UTC, datetime

from hypothesis import given, settings
from hypothesis import strategies as st
from reportlab.platypus.flowables import Flowable

from rmt_desktop.base.i18n import translator
from rmt_desktop.documents.floating import Floating, Landing
from rmt_desktop.documents.page import Sheet, flowed
from rmt_desktop.documents.pieces import Heading, Paragraph
from rmt_desktop.documents.style import regular
from rmt_desktop.domain.clinic import PaperSize
from tests.documents.reading import find, page_texts, text_of

LINE = regular(10, leading=20)
SHEET = Sheet(
    paper=PaperSize.LETTER, title="Floating", author="Harbour", made_at=datetime(2026, 11, 23, tzinfo=UTC), foot="foot"
)
LINES_ON_A_PAGE = int(SHEET.inner_height / LINE.leading)


class Tall(Flowable):  # type: ignore[misc]
    """A piece that cannot be cut."""

    def __init__(self, name: str, lines: int = 10) -> None:
        super().__init__()
        self._name, self._height = name, lines * LINE.leading

    def wrap(self, width: float, height: float) -> tuple[float, float]:  # noqa: ARG002
        return width, self._height

    def draw(self) -> None:
        text = self.canv.beginText(0, self._height - 20)
        text.textLine(self._name)
        self.canv.drawText(text)


def text(name: str, count: int) -> list[Flowable]:
    return [Paragraph(f"{name} {number}.", LINE) for number in range(count)]


def a_chart(lines: int = 10) -> Floating:
    here, later = Tall("The chart here.", lines), Tall("The chart overleaf.", lines)
    return Floating(here=[here], after=text("beside", 1), text=text("instead", 1), later=[later])


def laid_out(*story: Flowable) -> bytes:
    return flowed(SHEET, story, translator("en"))


def test_a_piece_the_page_has_room_for_is_read_where_it_stands() -> None:
    pdf = laid_out(*text("before", 3), a_chart(), *text("then", 2), Landing())

    assert "before 2. The chart here. beside 0. then 0." in text_of(pdf)
    assert "instead" not in text_of(pdf)


def test_without_room_the_text_goes_on_and_the_piece_heads_the_next_page() -> None:
    count = LINES_ON_A_PAGE - 6
    first, second = page_texts(laid_out(*text("before", count), a_chart(), *text("then", 20), Landing()))

    assert first.split("\n")[count : count + 2] == ["instead 0.", "then 0."]
    assert f"then {LINES_ON_A_PAGE - count - 2}." in first, "the page is full"
    assert second.startswith("The chart overleaf.\nthen ")
    assert "beside" not in first + second


def test_a_piece_comes_down_before_what_it_may_not_pass() -> None:
    pdf = laid_out(*text("before", LINES_ON_A_PAGE - 6), a_chart(), Landing(), *text("after it", 2))

    assert find(pdf, "The chart overleaf.").page == 1
    assert text_of(pdf).index("The chart overleaf.") < text_of(pdf).index("after it 0.")


def test_a_piece_at_the_end_of_the_story_is_not_forgotten() -> None:
    assert "The chart overleaf." in text_of(laid_out(*text("before", LINES_ON_A_PAGE - 6), a_chart()))


def test_what_was_to_go_to_the_next_page_makes_way_for_the_piece_and_follows_it() -> None:
    chart, other = a_chart(LINES_ON_A_PAGE - 5), Tall("Another tall one.", LINES_ON_A_PAGE - 6)
    pages = page_texts(laid_out(*text("before", 6), chart, other, Landing()))

    assert [page.split("\n")[0] for page in pages] == ["before 0.", "The chart overleaf.", "Another tall one."]


def test_at_the_very_foot_of_a_page_nothing_begins_and_the_piece_is_read_overleaf() -> None:
    first, second = page_texts(laid_out(*text("before", LINES_ON_A_PAGE - 2), a_chart(), *text("then", 2), Landing()))

    assert first.split("\n")[LINES_ON_A_PAGE - 3] == f"before {LINES_ON_A_PAGE - 3}."
    assert "instead" not in first
    assert second.startswith("The chart here.\nbeside 0.\nthen 0.")


def test_a_page_filled_to_the_last_point_is_not_followed_by_an_empty_one() -> None:
    last = Paragraph("the last line", LINE.spaced(after=LINE.leading))

    assert len(page_texts(laid_out(*text("before", LINES_ON_A_PAGE - 1), last))) == 1


@given(
    before=st.integers(0, 2 * LINES_ON_A_PAGE),
    tall=st.integers(1, LINES_ON_A_PAGE - 2),
    then=st.integers(0, 2 * LINES_ON_A_PAGE),
    heading=st.booleans(),
)
@settings(max_examples=60, deadline=None)
def test_nothing_is_lost_wherever_a_page_ends(before: int, tall: int, then: int, heading: bool) -> None:
    head = [Heading("A heading.", LINE)] if heading else []
    story = [*text("before", before), a_chart(tall), *head, Tall("Solid.", 12), *text("then", then), Landing()]
    said = text_of(laid_out(*story))

    assert said.count("The chart") == 1
    assert said.count("Solid.") == 1
    assert all(said.count(f"before {number}.") == 1 for number in range(before))
    assert all(said.count(f"then {number}.") == 1 for number in range(then))
    assert said.index("The chart") < said.index("Solid.") or "overleaf" in said
