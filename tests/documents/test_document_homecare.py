"""The home-care sheet: in the client's words and size, nothing lost, nothing smaller than promised."""

import re
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rmt_desktop.catalog.figures import PackagedFigures
from rmt_desktop.documents.render import PdfDocuments
from rmt_desktop.domain.clinic import PaperSize
from rmt_desktop.domain.homecare import Dose
from tests.documents.reading import find, page_texts, pages_of, picture_of, places, sizes, slants, text_of
from tests.documents.samples import a_home_care_paper
from tests.support.builders import a_clinic, a_plan_item
from tests.support.catalog import a_catalog

PAPERS = PdfDocuments(catalog=a_catalog(), figures=PackagedFigures())


def test_everything_the_client_needs_stands_on_the_sheet(documents: PdfDocuments) -> None:
    text = text_of(documents.home_care(a_home_care_paper()))

    for wanted in (
        "Your home care",
        "For Maya Tremblay",
        "23 November 2026",
        "Anna Roy, RMT",
        "Your neck moves better already.",
        "Chin tuck",
        "Brings the head back over the shoulders.",
        "2 sets of 10, hold 5 seconds, 2–3 times a day",
        "Sit or stand tall and look straight ahead.",
        "Take care Move gently.",
        "From your therapist Do this at every tea break",
        "Moist heat",
        "15 minutes, once a day",
        "When to stop and call us",
        "numbness, tingling, weakness or dizziness.",
        "416 555-0142",
        "Your next visit 14 December 2026",
    ):
        assert wanted in text


def test_items_are_numbered_in_their_order(documents: PdfDocuments) -> None:
    pdf = documents.home_care(a_home_care_paper())
    places = [find(pdf, name) for name in ("Chin tuck", "Levator scapulae stretch", "Moist heat")]

    assert [(place.page, -place.bottom) for place in places] == sorted((p.page, -p.bottom) for p in places)


def test_no_box_stands_where_a_picture_might_come(documents: PdfDocuments) -> None:
    item = a_plan_item(purpose="", cautions=(), own_words="")
    pdf = documents.home_care(a_home_care_paper(items=(item,)))
    name, dose = find(pdf, item.name), find(pdf, "2 sets of 10")
    number = next(place for place in places(pdf, "1") if place.size == name.size)

    assert number.left < name.left < number.left + 30
    assert name.bottom - dose.top < 20


def test_steps_are_numbered_under_the_dose(documents: PdfDocuments) -> None:
    pdf = documents.home_care(a_home_care_paper())
    places = [
        find(pdf, words).bottom for words in ("2 sets of 10", "Sit or stand", "Slide your", "Hold gently", "Relax")
    ]

    assert places == sorted(places, reverse=True)


@pytest.mark.parametrize("paper", list(PaperSize))
def test_in_large_print_nothing_is_smaller_than_sixteen_points(documents: PdfDocuments, paper: PaperSize) -> None:
    assert min(sizes(documents.home_care(a_home_care_paper(large_print=True, paper=paper)))) >= 16


@pytest.mark.parametrize("paper", list(PaperSize))
def test_in_large_print_three_exercises_are_two_pages_and_two_stand_on_one(
    documents: PdfDocuments, paper: PaperSize
) -> None:
    first, second = page_texts(documents.home_care(a_home_care_paper(large_print=True, paper=paper)))

    assert "Chin tuck" in first
    assert "Levator scapulae stretch" in second
    assert "Moist heat" in second


@pytest.mark.parametrize(("steps", "pages"), [(3, 2), (6, 2), (7, 2), (8, 3)])
def test_in_large_print_long_exercises_are_set_closer_until_they_need_no_more_pages_than_they_must(
    documents: PdfDocuments, steps: int, pages: int
) -> None:
    item = a_plan_item(steps=("Slowly up and down, then breathe out.",) * steps)
    pdf = documents.home_care(a_home_care_paper(items=(item,) * 3, large_print=True))

    assert pages_of(pdf) == pages
    assert min(sizes(pdf)) >= 16


def test_in_large_print_closeness_that_saves_no_page_is_not_used(documents: PdfDocuments) -> None:
    items = a_home_care_paper().plan.items
    some = (items[2:], (*items, *items[:2]))
    one, five = (documents.home_care(a_home_care_paper(items=these, large_print=True)) for these in some)

    assert find(one, "Lay a warm").size == 17
    assert 17 > find(five, "Lay a warm").size >= 16


def test_the_ordinary_sheet_is_read_at_more_than_eleven_points(documents: PdfDocuments) -> None:
    pdf = documents.home_care(a_home_care_paper())

    assert find(pdf, "Sit or stand tall").size >= 11


def test_the_sheet_is_in_the_language_of_its_plan(documents: PdfDocuments) -> None:
    text = text_of(documents.home_care(a_home_care_paper(language="fr")))

    for wanted in ("Vos soins à domicile", "Pour Maya", "2 séries de 10, maintenir 5 secondes", "Quand arrêter"):
        assert wanted in text
    assert "14 décembre 2026" in text


def test_an_item_is_not_torn_apart_by_the_end_of_the_page(documents: PdfDocuments) -> None:
    steps = tuple(f"Do the part number {part} of it." for part in range(5))
    items = tuple(
        a_plan_item(exercise=f"e{n}", name=f"Exercise {n}", steps=(*steps, f"Last step of {n}.")) for n in range(12)
    )
    pages = page_texts(documents.home_care(a_home_care_paper(items=items)))

    assert len(pages) > 1
    for number in range(12):
        (page,) = [text for text in pages if re.search(rf"Exercise {number}\b", text)]
        assert f"Last step of {number}." in page


@pytest.mark.parametrize("paper", list(PaperSize))
@pytest.mark.parametrize("count", [1, 2, 3])
def test_up_to_three_exercises_with_everything_on_the_sheet_are_one_page(
    documents: PdfDocuments, count: int, paper: PaperSize
) -> None:
    items = a_home_care_paper().plan.items[:count]

    assert pages_of(documents.home_care(a_home_care_paper(items=items, paper=paper))) == 1


def test_a_sheet_with_room_to_spare_is_set_larger_than_a_full_one(documents: PdfDocuments) -> None:
    items = a_home_care_paper().plan.items
    one, three = (documents.home_care(a_home_care_paper(items=items[:n])) for n in (1, 3))

    assert find(one, "Sit or stand tall").size > find(three, "Sit or stand tall").size >= 11


@pytest.mark.parametrize(("steps", "pages"), [(3, 1), (6, 1), (7, 2), (15, 2)])
def test_three_long_exercises_are_set_closer_until_they_need_no_more_pages_than_they_must(
    documents: PdfDocuments, steps: int, pages: int
) -> None:
    item = a_plan_item(steps=("Slowly up and down, then breathe out.",) * steps)

    assert pages_of(documents.home_care(a_home_care_paper(items=(item,) * 3))) == pages


def test_the_head_of_a_later_page_stands_above_its_text_however_close_the_sheet(documents: PdfDocuments) -> None:
    item = a_plan_item(steps=("Slowly up and down, then breathe out.",) * 15)
    pdf = documents.home_care(a_home_care_paper(items=(item,) * 3))
    head = next(place for place in places(pdf, "Home care, 23 November 2026") if place.page == 1)
    text = next(place for place in places(pdf, "Slowly up and down") if place.page == 1)

    assert head.bottom - text.top > 8
    assert head.top < 792 - 18, "inside what printers can print on"


@given(
    steps=st.lists(st.integers(1, 7), min_size=1, max_size=7) | st.lists(st.integers(8, 45), min_size=1, max_size=2),
    large=st.booleans(),
    paper=st.sampled_from(PaperSize),
)
@settings(max_examples=40, deadline=None)
def test_no_page_has_the_head_alone_or_the_box_to_stop_and_call_alone(
    steps: list[int], large: bool, paper: PaperSize
) -> None:
    items = tuple(
        a_plan_item(exercise=f"e{n}", name=f"Exercise {n}", steps=tuple("Slowly up and down." for _ in range(count)))
        for n, count in enumerate(steps)
    )
    pages = page_texts(PAPERS.home_care(a_home_care_paper(items=items, large_print=large, paper=paper)))

    assert re.search(r"Exercise 0\b", pages[0])
    assert "When to stop and call us" in pages[-1]
    assert "Stop if you get dizzy." in pages[-1], "the last words of the last exercise"


def test_very_long_words_on_when_to_call_flow_over_pages(documents: PdfDocuments) -> None:
    stop = "Call us whenever you are not sure. " * 250

    assert text_of(documents.home_care(a_home_care_paper(stop_text=stop))).count("whenever") == 250


@pytest.mark.parametrize("large", [False, True])
def test_the_number_of_a_step_is_never_broken(documents: PdfDocuments, large: bool) -> None:
    item = a_plan_item(steps=tuple("Slowly." for _ in range(24)))
    text = text_of(documents.home_care(a_home_care_paper(items=(item,), large_print=large)))

    assert all(f"{number} Slowly." in text for number in range(1, 25))


def test_an_item_longer_than_a_page_goes_on_overleaf(documents: PdfDocuments) -> None:
    item = a_plan_item(steps=tuple(f"Step number {n} of a very long exercise." for n in range(120)))
    pdf = documents.home_care(a_home_care_paper(items=(item,)))

    assert pages_of(pdf) > 2
    assert all(f"Step number {n} of" in text_of(pdf) for n in range(120))


def test_later_pages_say_whose_sheet_they_are(documents: PdfDocuments) -> None:
    pages = page_texts(documents.home_care(a_home_care_paper(large_print=True)))

    assert len(pages) > 1
    assert all("Home care, 23 November 2026 · Maya Tremblay" in page for page in pages[1:])
    assert f"Page 2 of {len(pages)}" in pages[1]


def test_what_was_not_said_leaves_no_empty_box(documents: PdfDocuments) -> None:
    bare = a_plan_item(dose=Dose(), cautions=(), own_words="", purpose="")
    paper = a_home_care_paper(items=(bare,), message="", stop_text="", follow_up=None, therapist=None)
    text = text_of(documents.home_care(paper))

    for absent in ("Take care", "From your therapist", "When to stop", "Your next visit", "Anna Roy"):
        assert absent not in text
    assert "Chin tuck" in text


def test_a_sheet_with_a_message_alone_is_a_sheet(documents: PdfDocuments) -> None:
    assert "Rest today." in text_of(documents.home_care(a_home_care_paper(items=(), message="Rest today.")))


def test_the_preferred_name_is_what_the_sheet_says(documents: PdfDocuments) -> None:
    assert "For May Tremblay" in text_of(documents.home_care(a_home_care_paper(client_name="May Tremblay")))


def test_a_demo_sheet_is_marked_on_every_page(documents: PdfDocuments) -> None:
    paper = a_home_care_paper()
    pdf = documents.home_care(replace(paper, clinic=a_clinic(is_demo=True)))

    assert slants(pdf) == set("DEMO")
    assert all("DEMO" in "".join(text.split()) for text in page_texts(pdf))


@pytest.mark.parametrize("large", [False, True])
def test_a_long_clinic_name_stays_above_the_edge_of_the_paper(documents: PdfDocuments, large: bool) -> None:
    paper = replace(a_home_care_paper(large_print=large), clinic=a_clinic(name="Harbour Massage Therapy and " * 4))
    picture = picture_of(documents.home_care(paper), scale=1).convert("L").point(lambda grey: 255 if grey < 250 else 0)

    box = picture.getbbox()
    assert box is not None
    assert box[3] <= 792 - 18
