"""All papers: the same bytes twice, honest properties, embedded fonts, hostile texts, and how they look."""

import threading
from collections.abc import Callable
from dataclasses import fields, is_dataclass, replace
from datetime import UTC, datetime
from enum import Enum
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageChops, ImageColor, ImageStat

from rmt_desktop.catalog.figures import PackagedFigures
from rmt_desktop.documents.render import PdfDocuments
from rmt_desktop.domain.chart.figure_drawing import ON_PAPER
from rmt_desktop.domain.chart.figures import Look
from rmt_desktop.domain.clinic import PaperSize
from rmt_desktop.services.ports import Documents
from tests.documents.reading import find, fonts, page_size, page_texts, pages_of, picture_of, properties, text_of
from tests.documents.samples import (
    a_full_note,
    a_home_care_paper,
    a_note_paper,
    a_receipt_paper,
    a_recovery_paper,
    an_intake_paper,
    with_receipt,
)
from tests.support.builders import a_clinic, a_void
from tests.support.catalog import a_catalog

PAPERS = PdfDocuments(catalog=a_catalog(), figures=PackagedFigures())
SNAPSHOTS = Path(__file__).parents[1] / "data" / "snapshots"
Make = Callable[[PdfDocuments], bytes]

MAKE: dict[str, Make] = {
    "receipt": lambda documents: documents.receipt(a_receipt_paper()),
    "home_care": lambda documents: documents.home_care(a_home_care_paper()),
    "note": lambda documents: documents.note(a_note_paper()),
    "intake": lambda documents: documents.intake(an_intake_paper()),
    "recovery": lambda documents: documents.recovery(a_recovery_paper()),
}
every_paper = pytest.mark.parametrize("make", MAKE.values(), ids=MAKE.keys())


def test_the_papers_are_what_the_use_cases_ask_for(documents: PdfDocuments) -> None:
    port: Documents = documents

    assert port.receipt(a_receipt_paper()).startswith(b"%PDF-")


@every_paper
def test_the_same_paper_gives_the_same_bytes(documents: PdfDocuments, make: Make) -> None:
    assert make(documents) == make(documents)


@every_paper
def test_every_font_is_in_the_file(documents: PdfDocuments, make: Make) -> None:
    found = fonts(make(documents))

    assert found
    assert all(found.values())
    assert all("Inter" in name for name in found)


@every_paper
def test_the_properties_name_paper_and_clinic_and_never_the_client(documents: PdfDocuments, make: Make) -> None:
    found = properties(make(documents))

    assert found["Title"]
    assert found["Author"] == "Harbour Massage Therapy"
    assert found["Lang"] == "en"
    assert "Tremblay" not in " ".join(found.values())


def test_the_date_of_the_file_is_the_paper_s_and_not_today(documents: PdfDocuments) -> None:
    paper = with_receipt(a_receipt_paper(), issued_at=datetime(2024, 2, 29, 12, 30, 5, tzinfo=UTC))

    assert properties(documents.receipt(paper))["CreationDate"] == "D:20240229123005Z"


def test_a_french_paper_says_that_it_is_french(documents: PdfDocuments) -> None:
    found = properties(documents.receipt(with_receipt(a_receipt_paper(), language="fr")))

    assert found["Lang"] == "fr"
    assert found["Title"] == "Reçu 00042"


@pytest.mark.parametrize(
    "pdf",
    [
        lambda d: d.receipt(a_receipt_paper(paper=PaperSize.A4)),
        lambda d: d.home_care(a_home_care_paper(paper=PaperSize.A4)),
        lambda d: d.recovery(a_recovery_paper(paper=PaperSize.A4)),
        lambda d: d.intake(an_intake_paper(paper=PaperSize.A4)),
    ],
)
def test_a4_is_a4(documents: PdfDocuments, pdf: Make) -> None:
    assert page_size(pdf(documents)) == (595, 842)


@every_paper
def test_pages_are_counted(documents: PdfDocuments, make: Make) -> None:
    pdf = make(documents)

    for number, text in enumerate(page_texts(pdf), start=1):
        assert f"Page {number} of {pages_of(pdf)}" in text


MARKUP = "<b>bold</b> &amp; <font color=red>x</font> {name} %s <para>"


@pytest.mark.parametrize(
    "pdf",
    [
        lambda d: d.receipt(with_receipt(a_receipt_paper(), client_name=MARKUP)),
        lambda d: d.receipt(a_receipt_paper(void=a_void(reason=MARKUP))),
        lambda d: d.home_care(a_home_care_paper(message=MARKUP)),
        lambda d: d.home_care(a_home_care_paper(client_name=MARKUP)),
        lambda d: d.note(a_note_paper(note=a_full_note(assessment=MARKUP))),
        lambda d: d.intake(replace(an_intake_paper(), printed_by=MARKUP)),
        lambda d: d.recovery(a_recovery_paper(clinic_name=MARKUP)),
    ],
)
def test_what_looks_like_markup_is_printed_as_it_was_typed(documents: PdfDocuments, pdf: Make) -> None:
    assert MARKUP in text_of(pdf(documents))


def test_emoji_can_be_searched_and_copied_from_the_paper(documents: PdfDocuments) -> None:
    pdf = documents.home_care(a_home_care_paper(message="Well done 😀 👍"))

    assert "Well done 😀 👍" in text_of(pdf)


def test_a_character_without_a_font_is_a_box_on_paper_and_the_screen_can_say_so(documents: PdfDocuments) -> None:
    pdf = documents.receipt(with_receipt(a_receipt_paper(), client_name="李 Lee"))

    assert "□ Lee" in text_of(pdf)
    assert documents.unprintable("李 Lee") == ("李",)
    assert documents.unprintable("Maya Tremblay") == ()


def hostile(value: Any, text: str) -> Any:
    """Return a paper in which every text typed by somebody is ``text``, however deep it lies."""
    if isinstance(value, str) and not isinstance(value, Enum):
        return text
    if isinstance(value, tuple):
        return tuple(hostile(one, text) for one in value)
    if is_dataclass(value) and not isinstance(value, type):
        changes = {
            field.name: hostile(getattr(value, field.name), text)
            for field in fields(value)
            if field.name not in UNTOUCHED
        }
        return replace(value, **changes)
    return value


# What is chosen from a list, not typed: another value cannot be in the record.
UNTOUCHED = {"id", "figure", "view", "place", "language", "zone", "province", "movement", "kind", "levels", "rule_id"}

any_text = st.text(max_size=300) | st.text(alphabet="אבגדهوزabc ()[]<>&\u202e\u200d\ufe0f😀👨", max_size=80)


@settings(max_examples=25)
@given(any_text)
def test_no_text_stops_a_receipt(text: str) -> None:
    assert pages_of(PAPERS.receipt(hostile(a_receipt_paper(void=a_void()), text))) == 1


@settings(max_examples=25)
@given(any_text)
def test_no_text_stops_a_home_care_sheet(text: str) -> None:
    assert pages_of(PAPERS.home_care(hostile(a_home_care_paper(), text))) >= 1


@settings(max_examples=8)
@given(any_text)
def test_no_text_stops_a_note(text: str) -> None:
    assert pages_of(PAPERS.note(hostile(a_note_paper(), text))) >= 1


@settings(max_examples=8)
@given(any_text)
def test_no_text_stops_a_health_history(text: str) -> None:
    assert pages_of(PAPERS.intake(hostile(an_intake_paper(), text))) >= 1


@settings(max_examples=25)
@given(any_text)
def test_no_text_stops_a_recovery_sheet(text: str) -> None:
    assert pages_of(PAPERS.recovery(hostile(a_recovery_paper(), text))) >= 1


def test_two_threads_make_the_same_papers_at_the_same_time(documents: PdfDocuments) -> None:
    wanted = documents.receipt(a_receipt_paper())
    made: list[bytes] = []

    def work() -> None:
        made.extend(documents.receipt(a_receipt_paper()) for _ in range(5))

    threads = [threading.Thread(target=work) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert made == [wanted] * 10


def test_every_page_of_a_demo_clinic_is_stamped(documents: PdfDocuments) -> None:
    clinic = a_clinic(is_demo=True)
    for pdf in (
        documents.note(a_note_paper(clinic=clinic)),
        documents.intake(an_intake_paper(clinic=clinic)),
        documents.recovery(a_recovery_paper(is_demo=True)),
    ):
        assert all("DEMO" in "".join(page.split()) for page in page_texts(pdf))


@every_paper
def test_nothing_stands_outside_the_margins(documents: PdfDocuments, make: Make) -> None:
    pdf = make(documents)
    for page in range(pages_of(pdf)):
        picture = picture_of(pdf, page, scale=1).convert("L").point(lambda grey: 255 if grey < 250 else 0)
        box = picture.getbbox()
        assert box is not None
        assert box[0] >= 52
        assert box[2] <= 612 - 52


@pytest.mark.parametrize(
    "name", ["receipt", "home_care", "note", "intake", "recovery", "receipt_void", "home_care_large"]
)
def test_the_paper_looks_as_it_was_approved(documents: PdfDocuments, name: str, update_snapshots: bool) -> None:
    make = {
        **MAKE,
        "receipt_void": lambda d: d.receipt(a_receipt_paper(void=a_void(replaced_by="00043"))),
        "home_care_large": lambda d: d.home_care(a_home_care_paper(large_print=True)),
    }[name]
    page = 1 if name == "note" else 0
    seen = picture_of(make(documents), page, scale=0.5)
    path = SNAPSHOTS / f"paper_{name}.png"
    if update_snapshots:
        path.parent.mkdir(parents=True, exist_ok=True)
        seen.quantize(64).save(path, optimize=True)
    approved = Image.open(path).convert("RGB")

    assert seen.size == approved.size
    assert max(ImageStat.Stat(ImageChops.difference(seen, approved)).mean) < 1.5


def test_the_snapshot_notices_a_missing_signature(documents: PdfDocuments) -> None:
    whole = picture_of(documents.receipt(a_receipt_paper()))
    issuer = replace(a_receipt_paper().receipt.issuer, signature=b"", logo=b"")
    bare = picture_of(documents.receipt(with_receipt(a_receipt_paper(), issuer=issuer)))

    assert max(ImageStat.Stat(ImageChops.difference(whole, bare)).mean) > 1.5


def test_the_receipt_s_title_is_the_largest_thing_on_it(documents: PdfDocuments) -> None:
    assert find(documents.receipt(a_receipt_paper()), "Receipt").size == 24


@pytest.mark.parametrize("paper", ["note", "intake"])
def test_figures_on_paper_are_dressed(documents: PdfDocuments, paper: str) -> None:
    pdf, cloth = MAKE[paper](documents), ImageColor.getrgb(ON_PAPER.garment)
    colours = [one for page in range(pages_of(pdf)) for one in picture_of(pdf, page, scale=2).getcolors(1 << 24)]
    alike = (count for count, colour in colours if max(abs(a - b) for a, b in zip(colour, cloth, strict=True)) < 3)
    assert sum(alike) > 4000  # pixels; shading of a bare figure has some hundred of that grey


@pytest.mark.parametrize(("sample", "draw"), [(a_note_paper, "note"), (an_intake_paper, "intake")])
def test_figures_on_paper_have_the_skin_the_clinic_chose(documents: PdfDocuments, sample: Any, draw: str) -> None:
    kinds = {look: getattr(documents, draw)(sample(clinic=a_clinic(look=look))) for look in Look}
    pictures = {look: pdf.count(b"/Subtype /Image") for look, pdf in kinds.items()}
    assert pictures[Look.GHOST] == pictures[Look.SHADE] > pictures[Look.LINE]
    assert (kinds[Look.GHOST] == kinds[Look.SHADE]) is False
