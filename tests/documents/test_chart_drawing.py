"""The body chart on paper: what the screen shows, in vectors."""

import io
from dataclasses import replace
from pathlib import Path

import pypdfium2
import pytest
from PIL import Image, ImageChops
from PySide6.QtGui import QImage, QPainter
from reportlab.pdfgen.canvas import Canvas

from rmt_desktop.base.i18n import translator
from rmt_desktop.documents.body import Body
from rmt_desktop.documents.chart_drawing import ChartDrawing, LegendLine, draw_items
from rmt_desktop.documents.style import MM
from rmt_desktop.domain.chart.chart import Chart
from rmt_desktop.domain.chart.display import Item
from rmt_desktop.domain.chart.drawing import Options, draw_chart
from rmt_desktop.domain.chart.figure_drawing import ON_PAPER, FigureOptions, draw_figure
from rmt_desktop.domain.chart.figures import Figures, Look
from rmt_desktop.domain.chart.geometry import Box
from rmt_desktop.domain.chart.marks import Mark, MarkKind, Shape
from rmt_desktop.domain.chart.pictures import PICTURE, OwnPicture
from rmt_desktop.domain.chart.sentences import numbered
from rmt_desktop.ui.chart.painting import Pictures, paint
from tests.support.catalog import a_catalog
from tests.support.charts import FIGURES, a_blob, a_mark_at, a_mark_in, every_kind

EN = translator("en")
BACK = FIGURES.view("female", "back")
SNAPSHOTS = Path(__file__).parents[1] / "data" / "snapshots"


def a_pdf(*flowables: ChartDrawing | LegendLine, width: float = 400, height: float = 700) -> bytes:
    """Return a page with flowables below each other."""
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(width, height), invariant=True)
    top = height - 10
    for flowable in flowables:
        _, tall = flowable.wrapOn(canvas, width - 20, height)
        flowable.drawOn(canvas, 10, top - tall)
        top -= tall
    canvas.showPage()
    canvas.save()
    return out.getvalue()


def raster(pdf: bytes, scale: float = 2.0) -> Image.Image:
    return pypdfium2.PdfDocument(pdf)[0].render(scale=scale).to_pil().convert("RGB")


def words(pdf: bytes) -> str:
    return str(pypdfium2.PdfDocument(pdf)[0].get_textpage().get_text_bounded())


def drawing(*marks: Mark, width_mm: float = 80, **how: object) -> ChartDrawing:
    return ChartDrawing(Chart(marks), figures=FIGURES, figure="female", view="back", width_mm=width_mm, tr=EN, **how)


def on_screen(items: tuple[Item, ...], box: Box, scale: float, figures: Figures = FIGURES) -> Image.Image:
    """Return a part of a display list as the screen paints it."""
    image = QImage(round(box.width * scale), round(box.height * scale), QImage.Format.Format_RGB888)
    image.fill(0xFFFFFFFF)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.scale(scale, scale)
    painter.translate(-box.left, -box.top)
    paint(painter, items, Pictures(figures))
    painter.end()
    size = (image.width(), image.height())
    return Image.frombuffer("RGB", size, bytes(image.constBits()), "raw", "RGB", image.bytesPerLine(), 1)


def on_paper(items: tuple[Item, ...], box: Box, scale: float, figures: Figures = FIGURES) -> Image.Image:
    """Return a part of a display list as the PDF shows it."""
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(box.width, box.height), invariant=True)
    canvas.translate(0, box.height)
    canvas.scale(1, -1)
    canvas.translate(-box.left, -box.top)
    draw_items(canvas, items, figures, 3.0)
    canvas.showPage()
    canvas.save()
    return raster(out.getvalue(), scale)


def plain_difference(one: Image.Image, other: Image.Image) -> float:
    """Return the share of pixels that differ by more than a soft edge."""
    assert abs(one.width - other.width) <= 1
    size = (min(one.width, other.width), min(one.height, other.height))
    grey = ImageChops.difference(one.crop((0, 0, *size)), other.crop((0, 0, *size))).convert("L")
    histogram = grey.histogram()
    return sum(histogram[64:]) / sum(histogram)


def shared_ink(one: Image.Image, other: Image.Image) -> float:
    """Return the share of inked pixels that both pictures have inked (1 = the same, 0 = nothing in common)."""
    size = (min(one.width, other.width), min(one.height, other.height))
    first, second = (
        picture.crop((0, 0, *size)).convert("L").point(lambda grey: 255 * (grey < 235)) for picture in (one, other)
    )
    both = ImageChops.darker(first, second).histogram()[255]
    either = ImageChops.lighter(first, second).histogram()[255]
    assert either > 100
    return both / either


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("mark", every_kind(), ids=lambda mark: mark.kind.value)
def test_a_mark_looks_alike_on_screen_and_on_paper(mark: Mark) -> None:
    items = draw_chart(BACK, [mark], Options(with_labels=False))
    box = Box(240, 280, 580, 760)
    screen, paper = on_screen(items, box, 2.0), on_paper(items, box, 2.0)
    assert shared_ink(screen, paper) > 0.96
    assert plain_difference(screen, paper) < 0.0005


@pytest.mark.usefixtures("qapp")
def test_the_figure_looks_alike_on_screen_and_on_paper() -> None:
    items = draw_figure(BACK, FigureOptions(tones=ON_PAPER, withdrawn=frozenset({"scapula.R"})))
    screen, paper = on_screen(items, BACK.box, 0.5), on_paper(items, BACK.box, 0.5)
    assert shared_ink(screen, paper) > 0.96
    assert plain_difference(screen, paper) < 0.01


def test_the_chart_looks_as_it_was_approved(update_snapshots: bool) -> None:
    file = SNAPSHOTS / "chart_on_paper.png"
    marks = every_kind()
    pdf = a_pdf(drawing(*marks, width_mm=90, numbers=numbered(marks)), LegendLine([mark.kind for mark in marks], EN))
    image = raster(pdf, 1.0)
    if update_snapshots:
        image.save(file, optimize=True)
    assert plain_difference(image, Image.open(file).convert("RGB")) < 0.01


def test_numbers_sides_and_the_views_name_are_on_the_paper() -> None:
    marks = every_kind()
    text = words(a_pdf(drawing(*marks, numbers=numbered(marks))))
    assert {"L", "R", "Back", *(str(number) for number in range(1, len(marks) + 1))} <= set(text.split())


def test_left_and_right_are_not_turned_round() -> None:
    pdf = a_pdf(drawing(a_mark_in("scapula.L", kind=MarkKind.TRIGGER_ACTIVE, intensity=None), width_mm=100))
    image = raster(pdf)
    red = [
        x
        for x in range(image.width)
        for y in range(0, image.height, 2)
        if (pixel := image.getpixel((x, y)))[0] - pixel[1] > 90  # type: ignore[index,operator]
    ]
    middle = (10 + 50 * MM) * 2
    assert red
    assert max(red) < middle


def test_marks_of_other_views_are_left_out() -> None:
    elsewhere = a_mark_in("chest_up.L", view="front")
    assert a_pdf(drawing(elsewhere)) == a_pdf(drawing())


def test_the_same_chart_gives_the_same_bytes() -> None:
    marks = every_kind()
    assert a_pdf(drawing(*marks)) == a_pdf(drawing(*marks))


def test_points_keep_a_readable_size_on_small_paper() -> None:
    def ink_of(width_mm: float) -> float:
        mark = a_mark_in("scapula.L", intensity=None)
        image = raster(a_pdf(drawing(mark, width_mm=width_mm, look=Look.LINE)), 4.0)
        reds = sum(1 for pixel in image.get_flattened_data() if pixel[0] - pixel[1] > 90)
        return reds / 16

    assert ink_of(30) == pytest.approx(ink_of(100), rel=0.15)


def test_lines_only_need_no_picture_and_little_room() -> None:
    shaded, lines = a_pdf(drawing()), a_pdf(drawing(look=Look.LINE))
    assert b"/DCTDecode" in shaded
    assert b"/DCTDecode" not in lines
    assert len(lines) < len(shaded) < 400_000


def test_the_modest_figure_is_the_default_on_paper() -> None:
    assert a_pdf(drawing()) == a_pdf(drawing(modest=True)) != a_pdf(drawing(modest=False))


def test_a_legend_takes_as_many_lines_as_it_needs_and_names_each_kind_once() -> None:
    kinds = [MarkKind.ACHING, MarkKind.SCAR, MarkKind.ACHING]
    line = LegendLine(kinds, EN)
    assert line.wrap(400, 700) == (400, 15)
    narrow = LegendLine(list(MarkKind), EN)
    assert narrow.wrap(150, 700)[1] >= 60
    assert words(a_pdf(line)).split() == ["Aching", "Scar"]
    assert LegendLine([], EN).wrap(400, 700) == (400, 0)


def test_a_figure_of_marks_in_every_shape_can_be_drawn_at_any_size() -> None:
    blob = a_mark_at(*a_blob(406, 700, 150, 120), shape=Shape.AREA, kind=MarkKind.AVOID)
    for width_mm in (8.0, 40.0, 180.0):
        flowable = drawing(*every_kind(), blob, width_mm=width_mm)
        wide, tall = flowable.wrap(500, 500)
        assert wide == pytest.approx(width_mm * MM)
        assert tall > wide * 1.9
        assert a_pdf(flowable, width=600, height=1200).startswith(b"%PDF")


def test_findings_on_pictures_alone_are_printed_in_words_without_a_body() -> None:
    knee = OwnPicture(id="p1", name="Knee", width=10, height=10, digest="d", is_agreed=True)
    mark = replace(a_mark_in("lumbar.L"), view="p1", figure=PICTURE, spots=())
    body = Body(figures=FIGURES, catalog=a_catalog())
    made = body.drawn(Chart((mark,), (knee,)), "female", width=500, tall_mm=90, tr=EN)
    assert made
    assert sum(one.wrap(500, 700)[1] for one in made) < 90 * MM


def test_findings_of_a_view_this_program_does_not_have_are_still_printed_in_words() -> None:
    body = Body(figures=FIGURES, catalog=a_catalog())
    mark = a_mark_in("scapula.L", view="back")
    only_there = Chart((replace(mark, view="head_left", spots=()),))
    made = body.drawn(only_there, "female", width=500, tall_mm=90, tr=EN)
    assert len(made) == 2
    assert body.drawn(Chart(), "female", width=500, tall_mm=90, tr=EN) == []
