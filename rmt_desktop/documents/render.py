"""The papers of the clinic as PDF bytes: each kind goes to the module that lays it out.

The layout modules are imported when the first paper of their kind is made; the start of the program does not pay.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING

from rmt_desktop.base.i18n import Translator, translator
from rmt_desktop.domain.catalog import Catalog
from rmt_desktop.domain.chart.figures import Figures
from rmt_desktop.services.papers import ChartPaper, HomeCarePaper, IntakePaper, NotePaper, ReceiptPaper, RecoveryPaper

if TYPE_CHECKING:
    from rmt_desktop.documents.body import Body
    from rmt_desktop.domain.chart.layers import Anatomy


class PdfDocuments:
    """Makes every paper; satisfies ``services.ports.Documents``. The same paper always gives the same bytes.

    ``catalog`` and ``figures`` name and draw what a record holds by id; ``translate`` gives the translator of a
    paper's language.
    """

    def __init__(
        self, *, catalog: Catalog, figures: Figures, translate: Callable[[str], Translator] = translator
    ) -> None:
        self._catalog, self._figures, self._translate = catalog, figures, translate

    def receipt(self, paper: ReceiptPaper) -> bytes:
        """Return a receipt in the language it was issued in."""
        from rmt_desktop.documents.receipt import receipt

        return receipt(paper, self._translate(paper.receipt.language))

    def home_care(self, paper: HomeCarePaper) -> bytes:
        """Return a home-care sheet in the language of its plan."""
        from rmt_desktop.documents.homecare import home_care

        return home_care(paper, self._translate(paper.plan.language))

    def note(self, paper: NotePaper) -> bytes:
        """Return the record of one visit."""
        from rmt_desktop.documents.note import note

        return note(paper, self._translate(paper.language), self._body(paper.layers))

    def intake(self, paper: IntakePaper) -> bytes:
        """Return a health history in the language it was signed in."""
        from rmt_desktop.documents.form import intake

        return intake(paper, self._translate(paper.form.language), self._body())

    def chart_svg(self, paper: ChartPaper) -> bytes:
        """Return one view of a chart as SVG."""
        from rmt_desktop.documents.chart_svg import chart_svg
        from rmt_desktop.domain.chart.names import names_in

        names = names_in(paper.language, regions=self._catalog.regions, muscles=self._catalog.muscles)
        return chart_svg(paper, self._figures, names, self._translate(paper.language))

    def chart_png(self, paper: ChartPaper) -> bytes:
        """Return one view of a chart as PNG."""
        from rmt_desktop.documents.chart_svg import chart_png

        return chart_png(paper, self._figures, self._translate(paper.language))

    def recovery(self, paper: RecoveryPaper) -> bytes:
        """Return the sheet with the recovery code."""
        from rmt_desktop.documents.recovery import recovery

        return recovery(paper, self._translate(paper.language))

    def unprintable(self, text: str) -> tuple[str, ...]:
        """Return the characters of ``text`` that would print as an empty box, so that a screen can say so."""
        from rmt_desktop.documents.fonts import unprintable

        return unprintable(text)

    def _body(self, layers: "frozenset[Anatomy]" = frozenset()) -> "Body":
        from rmt_desktop.documents.body import Body

        return Body(figures=self._figures, catalog=self._catalog, layers=layers)
