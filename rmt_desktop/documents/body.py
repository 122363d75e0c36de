"""The body chart on a clinical paper: the views that have marks, what the symbols mean, and every mark in words."""

from dataclasses import dataclass

from reportlab.platypus.flowables import Flowable

from rmt_desktop.base.i18n import N_, Translator
from rmt_desktop.documents.blocks import section
from rmt_desktop.documents.chart_drawing import LegendLine, chart_flowable
from rmt_desktop.documents.flow import Content, Row
from rmt_desktop.documents.pieces import Heading, Paragraph
from rmt_desktop.documents.style import BODY, QUIET, SMALL, STRONG
from rmt_desktop.domain.catalog import Catalog
from rmt_desktop.domain.chart.chart import Chart
from rmt_desktop.domain.chart.figures import VIEWS, Figures
from rmt_desktop.domain.chart.marks import Layer, Mark
from rmt_desktop.domain.chart.names import Names, capitalised
from rmt_desktop.domain.chart.sentences import complaint, numbered, sentence

FIGURE_MM = 52.0
GAP = 12.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """Draws charts: figures and names come from the catalogue."""

    figures: Figures
    catalog: Catalog

    def drawn(self, chart: Chart, figure: str, *, head: str, width: float, modest: bool, tr: Translator) -> Content:
        """Return the chart under its section's ``head`` on a column ``width`` points wide; nothing without marks.

        Up to two figures stand beside their list, more of them above it. ``modest`` figures wear a garment.
        """
        views = tuple(view for view in VIEWS if chart.on(view))
        if not views:
            return []
        numbers = numbered(chart.marks)
        figures = [
            chart_flowable(
                chart,
                figures=self.figures,
                figure=figure,
                view=view,
                width_mm=FIGURE_MM if len(views) < 4 else 40.0,
                tr=tr,
                numbers=numbers,
                modest=modest,
            )
            for view in views
        ]
        words = self._words(chart, tr)
        wide = figures[0].wrap(width, 0)[0]
        tall = max(figure.wrap(width, 0)[1] for figure in figures)
        top = section(head, room=tall + 60)
        legend = LegendLine([mark.kind for mark in chart.marks], tr)
        if len(figures) < 3:
            left = width - (wide + GAP) * len(figures)
            row = Row([*([one] for one in figures), words], [*([wide] * len(figures)), left], gap=GAP)
            return [*top, row, legend]
        return [*top, Row([[one] for one in figures], [1] * len(figures), gap=4), legend, *words]

    def _words(self, chart: Chart, tr: Translator) -> list[Flowable]:
        names, numbers = self._names(tr), numbered(chart.marks)
        words: list[Flowable] = []
        for layer, title in (
            (Layer.CLIENT, N_("Drawn by the client")),
            (Layer.THERAPIST, N_("Found by the therapist")),
        ):
            marks = chart.of(layer).marks
            if not marks:
                continue
            words.append(Heading(tr(title), STRONG.spaced(before=6, after=2)))
            words.extend(_numbered_line(numbers[mark.id], _said(mark, names, tr)) for mark in marks)
        note = tr(N_("Left and right are the client's own."))
        return [*words, Paragraph(note, SMALL.spaced(before=4))]

    def _names(self, tr: Translator) -> Names:
        muscles = self.catalog.muscles
        return Names(
            regions={one.id: one.name.in_(tr.language) for one in self.catalog.regions},
            muscles={key: one.name.in_(tr.language) for one in muscles for key in (one.id, one.figure_id)},
        )


def _said(mark: Mark, names: Names, tr: Translator) -> str:
    if mark.layer is Layer.THERAPIST:
        return sentence(mark, names, tr)
    words = capitalised(complaint(mark, names, tr))
    return tr(N_("{finding}: {note}"), finding=words, note=mark.note.strip()) if mark.note.strip() else words


def _numbered_line(number: int, text: str) -> Row:
    count = Paragraph(str(number), BODY.in_(QUIET))
    return Row([[count], [Paragraph(text, BODY)]], [1, 13], gap=4)
