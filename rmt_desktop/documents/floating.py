"""Tall pieces that leave no hole: where a page has no room left for one, the text goes on and the piece comes overleaf.

A body chart cannot be cut, and moving it to the next page with all that follows would leave half a page empty.
"""

from collections.abc import Sequence
from typing import Any

from reportlab.platypus.doctemplate import ActionFlowable, BaseDocTemplate
from reportlab.platypus.flowables import Flowable

from rmt_desktop.documents.flow import Content, stack_height

TALLER_THAN_ANY_PAGE = 1e6  # has ReportLab ask for the parts of a piece
LEAST_ROOM = 100.0  # points; at the foot of a page with less, no text begins either, and all goes overleaf together


class Floating(Flowable):  # type: ignore[misc]  # ReportLab has no types
    """The place of a tall piece in the text.

    If ``here`` fits on this page it is read here, and ``after`` it. Otherwise ``text`` is read here, and ``later`` at
    the head of the next page, or at the next ``Landing`` if that comes first. At the very foot of a page nothing
    begins: the place itself moves overleaf.
    """

    def __init__(self, *, here: Content, after: Content = (), text: Content = (), later: Content) -> None:
        super().__init__()
        self._here, self._after, self._text, self._later = list(here), list(after), list(text), list(later)

    def wrap(self, width: float, height: float) -> tuple[float, float]:  # noqa: ARG002 - ReportLab's signature
        """Return a size that has us asked for our parts."""
        return width, TALLER_THAN_ANY_PAGE

    def split(self, width: float, height: float) -> list[Flowable]:
        """Return what is read on this page, of which ``height`` points are left; nothing at its very foot."""
        if stack_height(self._here, width) <= height:
            return [*self._here, *self._after]
        if height < LEAST_ROOM:
            return []
        return [_PutAside(self._later), *self._text]

    def getSpaceBefore(self) -> float:
        """Return the space above what would be read here."""
        return float(self._here[0].getSpaceBefore())


class Landing(ActionFlowable):  # type: ignore[misc]
    """A place no floating piece gets past. It takes no room, even where a page is full to the last point."""

    def apply(self, doc: BaseDocTemplate) -> None:
        """Do nothing: the pages look out for it."""


class Pages(BaseDocTemplate):  # type: ignore[misc]
    """Pages filled from the top; floating pieces are put where there is room for them."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self._aside: list[Flowable] = []
        self._at_head = True

    def build(self, story: Sequence[Flowable], **options: Any) -> None:
        """Lay out the whole story; what still floats at its end lands there."""
        super().build([*story, Landing()], **options)

    def put_aside(self, pieces: Content) -> None:
        """Keep pieces for the head of the next page."""
        self._aside.extend(pieces)

    def handle_frameBegin(self, *args: Any, **options: Any) -> None:
        """Begin a page."""
        super().handle_frameBegin(*args, **options)
        self._at_head = True

    def filterFlowables(self, flowables: list[Flowable]) -> None:
        """Put down what waits for the head of a page, when we are there or can wait no longer."""
        first = flowables[0]
        if self._aside and (self._at_head or isinstance(first, Landing)):
            vars(first).pop("_postponed", None)  # it was sent to an empty page, which this one is no longer
            flowables[0:0] = self._aside
            self._aside = []

    def afterFlowable(self, flowable: Flowable) -> None:
        """Note that something stands on the page now."""
        self._at_head = self._at_head and isinstance(flowable, ActionFlowable)


class _PutAside(ActionFlowable):  # type: ignore[misc]
    def __init__(self, pieces: Content) -> None:
        super().__init__()
        self._pieces = pieces

    def apply(self, doc: Pages) -> None:
        """Hand the pieces to the pages."""
        doc.put_aside(self._pieces)
