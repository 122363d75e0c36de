"""Own pictures leave the program: on a page each of the note, and as a file, with what was marked on them."""

import io
from dataclasses import replace
from datetime import date

import pytest
from PIL import Image

from rmt_desktop.documents.render import PdfDocuments
from rmt_desktop.domain.chart.chart import Chart
from rmt_desktop.domain.chart.drawing import draw_chart
from rmt_desktop.domain.chart.figure_drawing import ON_PAPER, FigureOptions, draw_figure
from rmt_desktop.domain.chart.marks import Layer, Mark, MarkKind, Point, Shape
from rmt_desktop.domain.chart.picture_views import WithPictures
from rmt_desktop.domain.chart.pictures import PICTURE
from rmt_desktop.domain.ids import MarkId
from rmt_desktop.services.papers import ChartPaper, KeptPictures, NotePaper
from tests.documents.reading import page_texts, picture_of
from tests.documents.samples import a_full_note, a_note_paper
from tests.documents.test_chart_drawing import on_paper, on_screen, plain_difference
from tests.support.charts import FIGURES, a_mark_in
from tests.support.pictures import a_drawing, a_photo, an_own_picture

KNEE = an_own_picture(taken_on=date(2026, 11, 3))
PLAN = an_own_picture(id="picture-2", name="Plan of the desk", width=320, height=400)
SCAR = Mark(
    id=MarkId("scar"),
    kind=MarkKind.SCAR,
    shape=Shape.MEASURE,
    layer=Layer.THERAPIST,
    figure=PICTURE,
    view=KNEE.id,
    points=(Point(0.2, 0.3), Point(0.6, 0.3)),
    length=60,
    where="medial edge",
)
KEPT: KeptPictures = ((KNEE, a_photo()), (PLAN, a_drawing()))


def a_paper(*marks: Mark, kept: KeptPictures = KEPT, language: str = "en") -> NotePaper:
    note = replace(a_full_note(), chart=Chart(marks, (KNEE, PLAN)))
    return replace(a_note_paper(), note=note, pictures=kept, language=language)


def lines(pdf: bytes, page: int) -> str:
    return " ".join(page_texts(pdf)[page].split())


def test_each_picture_has_a_page_of_its_own_with_its_marks_in_words(documents: PdfDocuments) -> None:
    pdf = documents.note(a_paper(SCAR, a_mark_in("scapula.L")))
    knee, plan = lines(pdf, -2), lines(pdf, -1)
    assert "Picture: Knee, 3 Nov Taken on 3 November 2026. The client agreed that it is kept in the record." in knee
    assert "1 On “Knee, 3 Nov”, medial edge: scar, 6 cm long." in knee
    assert "Picture: Plan of the desk" in plan
    assert "scar" not in plan
    assert "On “Knee, 3 Nov”, medial edge: scar, 6 cm long." in " ".join(lines(pdf, page) for page in range(3))


def test_the_page_shows_the_picture_in_its_own_colours(documents: PdfDocuments) -> None:
    pdf = documents.note(a_paper(SCAR))
    shown = picture_of(pdf, len(page_texts(pdf)) - 2, scale=1.0).convert("RGB")
    colours = {colour for _, colour in shown.getcolors(1 << 24) or []}
    assert any(red > 180 and green < 40 and blue < 40 for red, green, blue in colours)
    assert (210, 180, 160) in {tuple(round(value / 10) * 10 for value in colour) for colour in colours}


def test_a_photo_of_a_finding_names_the_finding(documents: PdfDocuments) -> None:
    pdf = documents.note(a_paper(replace(a_mark_in("scapula.L"), photo=KNEE.id)))
    assert "Photo of the finding: Left" in lines(pdf, -2)


def test_a_picture_that_is_missing_is_named_and_the_note_comes_out(documents: PdfDocuments) -> None:
    pdf = documents.note(a_paper(SCAR, kept=()))
    assert "Picture: Knee, 3 Nov" in lines(pdf, -2)
    assert "missing from the vault, or damaged" in lines(pdf, -2)
    assert "scar, 6 cm long" in lines(pdf, -2)


def test_many_findings_leave_room_for_the_picture(documents: PdfDocuments) -> None:
    many = [replace(SCAR, id=MarkId(f"scar-{number}")) for number in range(45)]
    pdf = documents.note(a_paper(*many))
    texts = [lines(pdf, page) for page in range(len(page_texts(pdf)))]
    (page,) = [number for number, text in enumerate(texts) if "Picture: Knee" in text]
    assert "45 On “Knee, 3 Nov”" in " ".join(texts[page:])


def test_a_note_without_pictures_has_no_page_for_them(documents: PdfDocuments) -> None:
    plain = documents.note(a_note_paper())
    assert "Picture:" not in " ".join(page_texts(plain))


@pytest.mark.parametrize(("view", "form"), [(KNEE.id, "jpeg"), (PLAN.id, "png")])
def test_a_picture_is_saved_as_svg_with_its_marks(documents: PdfDocuments, view: str, form: str) -> None:
    paper = ChartPaper(chart=Chart((SCAR,), (KNEE, PLAN)), figure="female", view=view, language="en", pictures=KEPT)
    svg = documents.chart_svg(paper).decode()
    assert f"data:image/{form};base64," in svg
    assert ("scar, 6 cm long" in svg) is (view == KNEE.id)


def test_a_picture_is_saved_as_png_with_its_marks(documents: PdfDocuments) -> None:
    paper = ChartPaper(chart=Chart((SCAR,), (KNEE,)), figure="female", view=KNEE.id, language="en", pictures=KEPT)
    bare = replace(paper, chart=Chart((), (KNEE,)))
    image = Image.open(io.BytesIO(documents.chart_png(paper)))
    assert image.size == (1749, 2481)
    assert (image.tobytes() == Image.open(io.BytesIO(documents.chart_png(bare))).tobytes()) is False


@pytest.mark.usefixtures("qapp")
def test_a_picture_on_paper_is_that_of_the_screen() -> None:
    figures = WithPictures(FIGURES, {picture.id: (picture, content) for picture, content in KEPT})
    view = figures.view("female", KNEE.id)
    items = (*draw_figure(view, FigureOptions(tones=ON_PAPER)), *draw_chart(view, (SCAR,)))
    paper, screen = (paint(items, view.box, 0.5, figures) for paint in (on_paper, on_screen))
    assert plain_difference(paper, screen) < 0.01


def test_a_complaint_on_a_picture_names_the_picture(documents: PdfDocuments) -> None:
    ache = replace(SCAR, layer=Layer.CLIENT, kind=MarkKind.ACHING, shape=Shape.POINT, intensity=7, length=None)
    assert "1 On “Knee, 3 Nov”, medial edge: aching, 7/10." in lines(documents.note(a_paper(ache)), -2)
