"""The body chart on a clinical paper: the views that have marks, what the symbols mean, and every mark in words."""

from collections.abc import Sequence
from dataclasses import dataclass

from reportlab.platypus.flowables import Flowable

from rmt_desktop.base.i18n import N_, Translator
from rmt_desktop.documents.blocks import labelled
from rmt_desktop.documents.chart_drawing import ChartDrawing, LegendLine
from rmt_desktop.documents.flow import Content, Row, stack_height
from rmt_desktop.documents.pieces import Heading, Paragraph
from rmt_desktop.documents.style import BODY, QUIET, SMALL, STRONG
from rmt_desktop.domain.catalog import Catalog
from rmt_desktop.domain.chart.chart import Chart
from rmt_desktop.domain.chart.figures import VIEWS, Figures, Look
from rmt_desktop.domain.chart.layers import ANATOMY_NAMES, Anatomy
from rmt_desktop.domain.chart.legend import choice_of
from rmt_desktop.domain.chart.marks import Layer, Mark
from rmt_desktop.domain.chart.names import Names, capitalised
from rmt_desktop.domain.chart.pictures import PICTURE
from rmt_desktop.domain.chart.placing import whole_views
from rmt_desktop.domain.chart.sentences import complaint, numbered, sentence

GAP = 12.0
NARROWEST = 190.0  # points; a list of findings in less room than this stands under the figures

Texts = Sequence[tuple[str, str]]
"""Labels with what is written under each."""

SUBHEAD = STRONG.spaced(before=6, after=2)
LAYER_HEADS = (
    (Layer.CLIENT, N_("Drawn by the client")),
    (Layer.THERAPIST, N_("Found by the therapist")),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """Draws charts: figures and names come from the catalogue.

    ``layers`` of anatomy lie under the marks, and a line says that they are guides.
    """

    figures: Figures
    catalog: Catalog
    look: Look = Look.GHOST
    layers: frozenset[Anatomy] = frozenset()

    def drawn(
        self,
        chart: Chart,
        figure: str,
        *,
        width: float,
        tall_mm: float,
        tr: Translator,
        texts: Texts = (),
    ) -> Content:
        """Return the chart on a column ``width`` points wide: figures ``tall_mm`` high and every mark in words.

        The figures stand side by side; the words stand beside them where there is room, with as many of the ``texts``
        as are no taller than they, or else below them in a column for the client's marks and one for the therapist's.
        The rest of the texts follows below. Figures on paper are dressed; there is none where all marks lie on pictures
        of their own. Nothing without marks. Where all were made in views of a newer program, the front shows what can
        be seen of them, and the words say the rest.
        """
        if not chart:
            return []
        views = whole_views(chart, self.figures, figure)
        if not views and any(chart.picture(mark.view) is None for mark in chart.marks):
            views = VIEWS[:1]
        shown = [self._figure(chart, figure, view, tall_mm=tall_mm, tr=tr) for view in views]
        sizes = [one.wrap(width, 0) for one in shown]
        left = width - sum(wide + GAP for wide, _ in sizes)
        legend = LegendLine([choice_of(mark) for mark in chart.marks], tr)
        lists = self._lists(chart, tr)
        notes = self._notes(tr)
        if left < NARROWEST or not shown:
            below = [part for label, text in texts for part in labelled(label, text)]
            columns = Row(lists, [1] * len(lists), gap=GAP)
            drawn = [_side_by_side(shown, sizes, [], left)] if shown else []
            return [*drawn, legend, columns, *notes, *below]
        words = [*(part for one in lists for part in one), *notes]
        tall = max(high for _, high in sizes)
        rest = list(texts)
        while rest and stack_height([*words, *_under_head(*rest[0])], left) <= tall:
            words.extend(_under_head(*rest.pop(0)))
        below = [part for label, text in rest for part in labelled(label, text)]
        return [_side_by_side(shown, sizes, words, left), legend, *below]

    def findings(self, chart: Chart, tr: Translator) -> tuple[str, ...]:
        """Return the therapist's marks in words, as the printed list has them."""
        names = self.names(tr)
        return tuple(said(mark, names, tr, chart) for mark in chart.of(Layer.THERAPIST).marks)

    def _notes(self, tr: Translator) -> list[Flowable]:
        """Return what must be known to read the figures."""
        said = [Paragraph(tr(N_("Left and right are the client's own.")), SMALL.spaced(before=4))]
        if self.layers:
            names = ", ".join(tr(ANATOMY_NAMES[layer]) for layer in Anatomy if layer in self.layers)
            guide = tr(N_("Anatomy shown as a guide, to be verified by a practitioner: {names}."), names=names)
            said.append(Paragraph(guide, SMALL))
        return said

    def _figure(self, chart: Chart, figure: str, view: str, *, tall_mm: float, tr: Translator) -> Flowable:
        shown = self.figures.view(figure, view)
        return ChartDrawing(
            chart,
            figures=self.figures,
            figure=figure,
            view=view,
            width_mm=tall_mm * shown.width / shown.height,
            tr=tr,
            numbers=numbered(chart.marks),
            look=self.look,
            layers=self.layers,
        )

    def _lists(self, chart: Chart, tr: Translator) -> list[list[Flowable]]:
        """Return the marks of each layer that has any, in words, under who made them."""
        names, numbers = self.names(tr), numbered(chart.marks)
        return [
            [
                Heading(tr(title), SUBHEAD),
                *(numbered_line(numbers[mark.id], said(mark, names, tr, chart)) for mark in marks),
            ]
            for layer, title in LAYER_HEADS
            if (marks := chart.of(layer).marks)
        ]

    def names(self, tr: Translator) -> Names:
        """Return the names of regions and muscles in the paper's language."""
        muscles = self.catalog.muscles
        return Names(
            regions={one.id: one.name.in_(tr.language) for one in self.catalog.regions},
            muscles={key: one.name.in_(tr.language) for one in muscles for key in (one.id, one.figure_id)},
            language=tr.language,
        )


def _side_by_side(
    figures: Sequence[Flowable], sizes: Sequence[tuple[float, float]], words: Content, left: float
) -> Row:
    return Row([*([one] for one in figures), words], [*(wide for wide, _ in sizes), left], gap=GAP)


def _under_head(label: str, text: str) -> list[Flowable]:
    if not text.strip():
        return []
    return [Heading(label, SUBHEAD), Paragraph(text.strip(), BODY)]


def said(mark: Mark, names: Names, tr: Translator, chart: Chart) -> str:
    """Return a mark in words as its layer's list has it; one on an own picture says which picture that is."""
    if mark.layer is Layer.THERAPIST or mark.figure == PICTURE:
        return sentence(mark, names, tr, chart=Chart((), chart.pictures))
    words = capitalised(complaint(mark, names, tr))
    return tr(N_("{finding}: {note}"), finding=words, note=mark.note.strip()) if mark.note.strip() else words


def numbered_line(number: int, text: str) -> Row:
    """Return a line of a list with the number its mark has on the picture."""
    count = Paragraph(str(number), BODY.in_(QUIET))
    return Row([[count], [Paragraph(text, BODY)]], [1, 13], gap=4)
