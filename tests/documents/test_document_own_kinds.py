"""The clinic's own kinds on paper: named in the legend and beside the figure, in the language of the paper."""

from dataclasses import replace

import pytest

from rmt_desktop.documents.render import PdfDocuments
from rmt_desktop.domain.chart.chart import Chart
from rmt_desktop.domain.chart.marks import MarkKind
from rmt_desktop.domain.chart.own_kinds import OwnKind
from tests.documents.reading import text_of
from tests.documents.samples import a_note_paper
from tests.support.charts import a_mark_in

GANGLION = OwnKind(id="g", name="Ganglion", name_fr="Kyste ganglionnaire", symbol="hexagon")


@pytest.mark.parametrize(("language", "name"), [("en", "Ganglion"), ("fr", "Kyste ganglionnaire")])
def test_a_kind_of_the_clinic_stands_in_the_legend_and_in_the_list(
    documents: PdfDocuments, language: str, name: str
) -> None:
    lump = a_mark_in("scapula.L", kind=MarkKind.OWN, own=GANGLION, intensity=None)
    paper = a_note_paper()
    paper = replace(paper, language=language, note=replace(paper.note, chart=Chart((lump,))))
    text = text_of(documents.note(paper)).replace("\n", " ")
    assert name in text
    assert name[:1].lower() + name[1:] in text
