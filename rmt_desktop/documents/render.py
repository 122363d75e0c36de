"""The papers of the clinic as PDF bytes: each kind goes to the module that lays it out."""

from collections.abc import Callable

from rmt_desktop.base.i18n import Translator, translator
from rmt_desktop.services.papers import HomeCarePaper, ReceiptPaper


class PdfDocuments:
    """Makes every paper; satisfies ``services.ports.Documents``. The same paper always gives the same bytes."""

    def __init__(self, *, translate: Callable[[str], Translator] = translator) -> None:
        self._translate = translate

    def receipt(self, paper: ReceiptPaper) -> bytes:
        """Return a receipt in the language it was issued in."""
        from rmt_desktop.documents.receipt import receipt

        return receipt(paper, self._translate(paper.receipt.language))

    def home_care(self, paper: HomeCarePaper) -> bytes:
        """Return a home-care sheet in the language of its plan."""
        from rmt_desktop.documents.homecare import home_care

        return home_care(paper, self._translate(paper.plan.language))
