"""One view as a picture of its own: what the screen shows, in vectors or as PNG, and said in words."""

import io
import xml.etree.ElementTree as ET
from dataclasses import replace
from math import floor

import pytest
import resvg_py
from PIL import Image, ImageChops, ImageStat

from rmt_desktop.base.i18n import translator
from rmt_desktop.base.paths import resources
from rmt_desktop.documents.chart_svg import A5_MM, DPI, chart_png, chart_svg, svg_of
from rmt_desktop.domain.chart.chart import Chart
from rmt_desktop.domain.chart.display import Item
from rmt_desktop.domain.chart.drawing import Options, draw_chart
from rmt_desktop.domain.chart.figure_drawing import ON_PAPER, FigureOptions, draw_figure
from rmt_desktop.domain.chart.figures import VIEWS, Look, View
from rmt_desktop.domain.chart.geometry import Box
from rmt_desktop.domain.chart.marks import Mark, MarkKind
from rmt_desktop.services.papers import ChartPaper
from tests.documents.test_chart_drawing import on_paper, on_screen, plain_difference
from tests.support.charts import FIGURES, WHOLE_VIEWS, a_mark_in, every_kind, names

EN = translator("en")
PAINTED = (
    *(view for view in WHOLE_VIEWS if view[0] in ("female", "male") or view[1] == "front"),
    ("female", "head_front"),
    ("male", "hand_palmar_left"),
    ("male", "foot_plantar_right"),
)
"""What is painted three times over: all views would take minutes, and differ in shapes, not in how those are drawn."""
SVG = "{http://www.w3.org/2000/svg}"


def a_paper(*marks: Mark, view: str = "back", **changes: object) -> ChartPaper:
    return replace(ChartPaper(chart=Chart(marks), figure="female", view=view, language="en"), **changes)


def svg(paper: ChartPaper) -> str:
    return chart_svg(paper, FIGURES, names(), EN).decode()


def rendered(text: str, wide: int) -> Image.Image:
    """Return an SVG as a renderer that is not ours draws it."""
    fonts = [str(path) for path in (resources() / "fonts").glob("*.ttf")]
    png = resvg_py.svg_to_bytes(svg_string=text, width=wide, dpi=96, font_files=fonts, skip_system_fonts=True)
    return Image.open(io.BytesIO(bytes(png))).convert("RGB")


def as_svg(items: tuple[Item, ...], box: Box, scale: float) -> Image.Image:
    text = svg_of(items, box, FIGURES, width_mm=box.width, title="", said=())
    return rendered(text, round(box.width * scale))


def spread_over(view: View) -> list[Mark]:
    """Return one mark of every kind, each on another region of a view."""
    keys = sorted(view.by_key, key=lambda key: -view.by_key[key].radius)
    return [
        a_mark_in(keys[number % len(keys)], figure=view.figure, view=view.name, kind=kind, id=f"mark-{number}")
        for number, kind in enumerate(MarkKind)
    ]


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("mark", every_kind(), ids=lambda mark: mark.kind.value)
def test_a_mark_looks_alike_on_screen_and_as_svg(mark: Mark) -> None:
    items = draw_chart(FIGURES.view("female", "back"), [mark], Options(with_labels=False))
    box = Box(240, 280, 580, 760)
    screen, vector = on_screen(items, box, 2.0), as_svg(items, box, 2.0)
    inked = screen.convert("L").point(lambda grey: 255 * (grey < 250)).getbbox()
    assert inked
    assert sum(ImageStat.Stat(ImageChops.difference(screen.crop(inked), vector.crop(inked))).mean) / 3 < 5.0
    assert plain_difference(screen, vector) < 0.001


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize(("figure", "name"), PAINTED)
def test_a_view_with_every_kind_looks_alike_on_screen_on_paper_and_as_svg(figure: str, name: str) -> None:
    view = FIGURES.view(figure, name)
    # a hand is much smaller than a body: its symbols are drawn smaller, and it is looked at from nearer
    symbols, scale = (1.5, 1.0) if name in VIEWS else (0.5, 3.0)
    items = (
        *draw_figure(view, FigureOptions(tones=ON_PAPER)),
        *draw_chart(view, spread_over(view), Options(symbol_scale=symbols)),
    )
    box = Box(0.0, 0.0, floor(view.width), floor(view.height))  # a whole number of pixels, for all three
    screen = on_screen(items, box, scale)
    assert plain_difference(screen, on_paper(items, box, scale)) < 0.01
    assert plain_difference(screen, as_svg(items, box, scale)) < 0.01


@pytest.mark.parametrize(
    ("view", "left"),
    [
        ("front", "the client's left is on the right of the picture"),
        ("back", "the client's left is on the left of the picture"),
        ("left", "Seen from the client's left."),
        ("right", "Seen from the client's right."),
    ],
)
def test_an_svg_says_what_it_shows_and_where_the_clients_left_is(view: str, left: str) -> None:
    root = ET.fromstring(svg(a_paper(a_mark_in("scapula.L"), view=view)))  # noqa: S314 - our own
    assert root.attrib["role"] == "img"
    assert root.findtext(f"{SVG}title", "").startswith("Body chart, ")
    assert left in root.findtext(f"{SVG}desc", "")


def test_the_findings_are_said_in_words() -> None:
    root = ET.fromstring(svg(a_paper(a_mark_in("scapula.L"))))  # noqa: S314
    assert "active trigger point, 7/10" in root.findtext(f"{SVG}desc", "")


def test_what_was_typed_cannot_break_the_picture() -> None:
    remark = a_mark_in("scapula.L", kind=MarkKind.REMARK, note='<script>&"\x00\x0b\ud800]]>')
    root = ET.fromstring(svg(a_paper(remark)))  # noqa: S314
    assert not list(root.iter(f"{SVG}script"))
    assert '<script>&"' in root.findtext(f"{SVG}desc", "")


def test_lines_only_need_no_picture_and_the_modest_figure_is_the_default() -> None:
    assert "<image" not in svg(a_paper(look=Look.LINE))
    assert svg(a_paper()) == svg(a_paper(modest=True)) != svg(a_paper(modest=False))
    assert len(svg(a_paper(*every_kind()))) < 3_000_000


def test_a_png_is_an_a5_page_at_300_dpi() -> None:
    image = Image.open(io.BytesIO(chart_png(a_paper(*every_kind()), FIGURES, EN)))
    assert image.size == tuple(pytest.approx(side / 25.4 * DPI, abs=1) for side in A5_MM)
    assert image.info["dpi"] == pytest.approx((DPI, DPI), abs=0.1)
    assert image.convert("L").getextrema() == (pytest.approx(20, abs=40), 255)
