"""The recovery sheet: a code that can be copied without losing one's place."""

import pytest

from rmt_desktop.documents.recovery import code_groups
from rmt_desktop.documents.render import PdfDocuments
from rmt_desktop.domain.clinic import PaperSize
from tests.documents.reading import find, pages_of, properties, text_of
from tests.documents.samples import a_recovery_paper


def test_every_group_stands_there_large_and_in_its_order(documents: PdfDocuments) -> None:
    pdf = documents.recovery(a_recovery_paper())
    places = [find(pdf, group) for group in code_groups(a_recovery_paper().code)]

    assert len(places) == 8
    assert min(place.size for place in places) >= 24
    assert [(-p.bottom // 20, p.left) for p in places] == sorted((-p.bottom // 20, p.left) for p in places)


def test_the_sheet_says_what_it_is_for_and_where_to_keep_it(documents: PdfDocuments) -> None:
    text = text_of(documents.recovery(a_recovery_paper()))

    for wanted in ("Harbour Massage Therapy", "Made 23 November 2026", "Lock it away", "Not beside the computer"):
        assert wanted in text


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("paper", list(PaperSize))
def test_the_sheet_is_one_page(documents: PdfDocuments, paper: PaperSize, language: str) -> None:
    assert pages_of(documents.recovery(a_recovery_paper(paper=paper, language=language))) == 1


def test_the_code_is_not_among_the_properties_of_the_file(documents: PdfDocuments) -> None:
    found = " ".join(properties(documents.recovery(a_recovery_paper())).values())

    assert all(group not in found for group in code_groups(a_recovery_paper().code))


@pytest.mark.parametrize(
    ("code", "groups"),
    [("AB12-CD34", ("AB12", "CD34")), ("AB12 CD34", ("AB12", "CD34")), ("AB12CD34E", ("AB12", "CD34", "E"))],
)
def test_groups_are_those_of_the_code_or_four_letters_each(code: str, groups: tuple[str, ...]) -> None:
    assert code_groups(code) == groups
