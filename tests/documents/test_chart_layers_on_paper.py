"""Layers of anatomy on paper: only where they were chosen, in vectors, and as the screen shows them."""

import pytest
from PySide6.QtWidgets import QApplication

from rmt_desktop.base import paths
from rmt_desktop.base.i18n import translator
from rmt_desktop.documents.chart_drawing import ChartDrawing
from rmt_desktop.documents.chart_svg import chart_svg
from rmt_desktop.documents.render import PdfDocuments
from rmt_desktop.domain.chart.chart import Chart
from rmt_desktop.domain.chart.display import Label
from rmt_desktop.domain.chart.figure_drawing import ON_PAPER, FigureOptions, draw_figure
from rmt_desktop.domain.chart.figures import VIEWS
from rmt_desktop.domain.chart.layer_drawing import draw_layers, layer_labels
from rmt_desktop.domain.chart.layers import Anatomy, layers_over
from rmt_desktop.services.papers import ChartPaper
from rmt_desktop.ui.theme import load_fonts
from tests.documents.reading import page_texts
from tests.documents.samples import a_note_paper
from tests.documents.test_chart_drawing import on_paper, on_screen, plain_difference, shared_ink
from tests.support.charts import FIGURES, a_mark_in, names

DERMATOMES = frozenset({Anatomy.DERMATOMES})
CLOSE_UPS = ("head_front", "head_left", "hand_dorsal_left", "foot_dorsal_right")


@pytest.fixture
def written_alike(qapp: QApplication) -> QApplication:
    """Give the screen the letters of the paper."""
    load_fonts(paths.resources() / "fonts")
    return qapp


def all_text(pdf: bytes) -> str:
    return "\n".join(page_texts(pdf))


def test_a_note_has_layers_only_where_they_were_chosen(documents: PdfDocuments) -> None:
    plain = all_text(documents.note(a_note_paper()))
    layered = all_text(documents.note(a_note_paper(layers=DERMATOMES)))
    for level in ("C4", "T6", "L2", "S1"):
        assert level not in plain.split()
        assert level in layered.split()
    guide = "Anatomy shown as a guide, to be verified by a practitioner: Dermatomes."
    assert guide not in " ".join(plain.split())
    assert guide in " ".join(layered.split())


def test_layers_leave_a_notes_words_as_they_are(documents: PdfDocuments) -> None:
    plain = all_text(documents.note(a_note_paper())).split()
    layered = all_text(documents.note(a_note_paper(layers=frozenset({Anatomy.MUSCLES, Anatomy.NERVES})))).split()
    assert set(plain) <= set(layered)


def test_layers_stay_vectors_and_the_file_small(documents: PdfDocuments) -> None:
    plain = documents.note(a_note_paper())
    layered = documents.note(a_note_paper(layers=frozenset(Anatomy)))
    assert layered.count(b"/Subtype /Image") == plain.count(b"/Subtype /Image") > 0
    assert len(plain) < len(layered) < len(plain) + 500_000


def test_the_names_keep_a_readable_size_whatever_the_size_of_the_figure() -> None:
    def points(width_mm: float) -> set[float]:
        drawing = ChartDrawing(
            Chart(),
            figures=FIGURES,
            figure="female",
            view="back",
            width_mm=width_mm,
            tr=translator("en"),
            layers=DERMATOMES,
        )
        scale = drawing.width / FIGURES.view("female", "back").width
        return {round(item.size * scale, 2) for item in drawing.items if isinstance(item, Label) and item.text == "C4"}

    assert points(45) == points(100) == {5.2}


@pytest.mark.usefixtures("written_alike")
@pytest.mark.parametrize("view", [*VIEWS, *CLOSE_UPS])
def test_layers_look_alike_on_screen_and_on_paper(view: str) -> None:
    shown = FIGURES.view("female", view)
    layers = layers_over(FIGURES, "female", view, frozenset(Anatomy))
    items = (
        *draw_figure(shown, FigureOptions(tones=ON_PAPER)),
        *draw_layers(shown, layers, outline=ON_PAPER.line),
        *layer_labels(shown, layers, size=0.014 * shown.height, language="en", halo=ON_PAPER.light),
    )
    scale = round(1600 / shown.height, 1)
    screen, paper = on_screen(items, shown.box, scale), on_paper(items, shown.box, scale)
    assert shared_ink(screen, paper) > 0.94
    assert plain_difference(screen, paper) < 0.01


def test_a_saved_picture_shows_the_layers_that_are_shown() -> None:
    chart = Chart((a_mark_in("scapula.L"),))
    paper = ChartPaper(chart=chart, figure="female", view="back", language="en")
    layered = ChartPaper(chart=chart, figure="female", view="back", language="en", layers=DERMATOMES)
    tr = translator("en")
    plain_svg, layered_svg = (chart_svg(one, FIGURES, names(), tr).decode() for one in (paper, layered))
    assert ">C4</text>" in layered_svg
    assert ">C4</text>" not in plain_svg
    assert layered_svg.count("<image") == plain_svg.count("<image")
