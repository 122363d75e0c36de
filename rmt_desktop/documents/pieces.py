"""The simplest pieces of a paper: paragraph, heading, rule, picture, gap. ``flow`` puts them together."""

from typing import TYPE_CHECKING

from reportlab.platypus.flowables import Flowable

from rmt_desktop.documents.pictures import Picture
from rmt_desktop.documents.style import HAIR, Align, Ink, TextStyle
from rmt_desktop.documents.text import Line, broken, draw_lines, shortened

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas


class Piece(Flowable):  # type: ignore[misc]  # ReportLab has no types
    """A flowable that can also be drawn where it is told to, without a coordinate system of its own."""

    def place(self, canvas: "Canvas", x: float, y: float) -> None:
        """Draw with the lower left corner at ``x``, ``y``; the size is that of the last ``wrap``."""
        raise NotImplementedError

    def draw(self) -> None:
        """Draw where the frame has put us."""
        self.place(self.canv, 0, 0)


class Paragraph(Piece):
    """One text in one style. ``most`` shortens it to so many lines, with an ellipsis."""

    def __init__(self, text: str, style: TextStyle, *, most: int = 0) -> None:
        super().__init__()
        self._text, self._style, self._most = text, style, most
        self._lines: tuple[Line, ...] | None = None
        self._width = 0.0

    def wrap(self, width: float, height: float) -> tuple[float, float]:  # noqa: ARG002 - ReportLab's signature
        """Break the text for this width and return the size it takes."""
        if self._lines is None or (width != self._width and self._text):
            self._lines = broken(self._text, self._style, width)
            if self._most:
                self._lines = shortened(self._lines, self._style, width, self._most)
        self._width = width
        return width, len(self._lines) * self._style.leading

    def split(self, width: float, height: float) -> list[Flowable]:
        """Cut between two lines, leaving at least two on either side; nothing when too little fits."""
        self.wrap(width, height)
        lines = self._lines or ()
        fit = int((height + 0.01) / self._style.leading)
        if fit >= len(lines):
            return [self]
        if len(lines) - fit == 1 and fit > 2:
            fit -= 1
        if fit < 2:
            return []
        return [self._part(lines[:fit]), self._part(lines[fit:])]

    def place(self, canvas: "Canvas", x: float, y: float) -> None:
        """Draw the lines."""
        draw_lines(canvas, self._lines or (), self._style, x=x, top=y + self._height(), width=self._width)

    def getSpaceBefore(self) -> float:
        """Return the space above."""
        return self._style.before

    def getSpaceAfter(self) -> float:
        """Return the space below."""
        return self._style.after

    def _height(self) -> float:
        return len(self._lines or ()) * self._style.leading

    def _part(self, lines: tuple[Line, ...]) -> "Paragraph":
        part = Paragraph("", self._style)
        part._lines, part._width = lines, self._width
        return part


class Heading(Paragraph):
    """A paragraph that never stands alone at the foot of a page."""

    keepWithNext = 1  # noqa: N815 - ReportLab's name


class Rule(Piece):
    """A thin line across the column."""

    def __init__(self, colour: Ink = HAIR, *, thickness: float = 0.6, before: float = 0, after: float = 0) -> None:
        super().__init__()
        self._colour, self._thickness = colour, thickness
        self.spaceBefore, self.spaceAfter = before, after

    def wrap(self, width: float, height: float) -> tuple[float, float]:  # noqa: ARG002
        """Return the size."""
        self._width = width
        return width, self._thickness

    def place(self, canvas: "Canvas", x: float, y: float) -> None:
        """Draw the line."""
        canvas.setStrokeColorRGB(*self._colour)
        canvas.setLineWidth(self._thickness)
        canvas.line(x, y + self._thickness / 2, x + self._width, y + self._thickness / 2)


class Image(Piece):
    """A picture at the left of its column, in its middle or at its right."""

    def __init__(self, shown: Picture, *, align: Align = Align.LEFT, after: float = 0) -> None:
        super().__init__()
        self._shown, self._align = shown, align
        self.spaceAfter = after

    def wrap(self, width: float, height: float) -> tuple[float, float]:  # noqa: ARG002
        """Return the size: the column's width, the picture's height."""
        self._spare = width - self._shown.width
        return width, self._shown.height

    def place(self, canvas: "Canvas", x: float, y: float) -> None:
        """Draw the picture."""
        share = {Align.CENTER: 0.5, Align.RIGHT: 1.0}.get(self._align, 0.0)
        self._shown.draw(canvas, x + share * self._spare, y)


class Gap(Piece):
    """Empty height."""

    def __init__(self, height: float) -> None:
        super().__init__()
        self._gap = height

    def wrap(self, width: float, height: float) -> tuple[float, float]:  # noqa: ARG002
        """Return the size."""
        return width, self._gap

    def place(self, canvas: "Canvas", x: float, y: float) -> None:
        """Leave it empty."""
