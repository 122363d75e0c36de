"""The pieces a paper of several pages is made of; each can be cut where a page ends.

Built on ReportLab's flowables. Paragraphs hold plain text only (see ``text``), rows keep their columns side by side
across a page break, a grid repeats its head.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from reportlab.platypus.flowables import Flowable

from rmt_desktop.documents.pictures import Picture
from rmt_desktop.documents.style import HAIR, INK, Align, Ink, TextStyle
from rmt_desktop.documents.text import Line, broken, draw_lines, shortened

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas

Content = Sequence[Flowable]


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


class Row(Piece):
    """Columns side by side, tops level. ``widths`` are shares of the width; ``gap`` lies between columns."""

    def __init__(
        self, cells: Sequence[Content], widths: Sequence[float], *, gap: float = 10, padding: float = 0
    ) -> None:
        super().__init__()
        self._cells, self._shares, self._gap, self._padding = [list(c) for c in cells], list(widths), gap, padding

    def wrap(self, width: float, height: float) -> tuple[float, float]:  # noqa: ARG002
        """Return the size: the tallest column and the padding above and below."""
        self._width = width
        columns = zip(self._cells, self._columns(width), strict=True)
        self._height = max(stack_height(cell, wide) for cell, (_, wide) in columns) + 2 * self._padding
        return width, self._height

    def split(self, width: float, height: float) -> list[Flowable]:
        """Cut every column at the same height; nothing when a column that has something would show nothing of it."""
        room = height - 2 * self._padding
        halves = [
            stack_split(cell, wide, room)
            for cell, (_, wide) in zip(self._cells, self._columns(width), strict=True)
        ]  # fmt: skip
        if any(cell and not head for cell, (head, _) in zip(self._cells, halves, strict=True)):
            return []
        if not any(rest for _, rest in halves):
            return [self]
        return [self._like([head for head, _ in halves]), self._like([rest for _, rest in halves])]

    def place(self, canvas: "Canvas", x: float, y: float) -> None:
        """Draw every column from the top."""
        for cell, (left, wide) in zip(self._cells, self._columns(self._width), strict=True):
            draw_stack(canvas, cell, x=x + left, top=y + self._height - self._padding, width=wide)

    def _columns(self, width: float) -> list[tuple[float, float]]:
        room = width - self._gap * (len(self._shares) - 1)
        columns, x = [], 0.0
        for share in self._shares:
            wide = room * share / sum(self._shares)
            columns.append((x, wide))
            x += wide + self._gap
        return columns

    def _like(self, cells: Sequence[Content]) -> "Row":
        return Row(cells, self._shares, gap=self._gap, padding=self._padding)


class Card(Piece):
    """Content on a tinted ground or inside a frame, with space inside; ``bar`` is a coloured edge on its left."""

    def __init__(
        self,
        content: Content,
        *,
        ground: Ink | None = None,
        frame: Ink | None = None,
        bar: Ink | None = None,
        padding: float = 9,
        radius: float = 4,
        before: float = 0,
        after: float = 0,
    ) -> None:
        super().__init__()
        self._content, self._ground, self._outline, self._bar = list(content), ground, frame, bar
        self._padding, self._radius = padding, radius
        self.spaceBefore, self.spaceAfter = before, after

    def wrap(self, width: float, height: float) -> tuple[float, float]:  # noqa: ARG002
        """Return the size, space inside included."""
        self._width = width
        self._height = stack_height(self._content, width - 2 * self._padding) + 2 * self._padding
        return width, self._height

    def split(self, width: float, height: float) -> list[Flowable]:
        """Cut into two cards of the same look."""
        head, rest = stack_split(self._content, width - 2 * self._padding, height - 2 * self._padding)
        if not head or not rest:
            return [self] if head else []
        return [self._like(head, before=self.spaceBefore), self._like(rest, after=self.spaceAfter)]

    def place(self, canvas: "Canvas", x: float, y: float) -> None:
        """Draw ground, frame and edge, then the content on it."""
        stroke, fill = int(self._outline is not None), int(self._ground is not None)
        if self._ground:
            canvas.setFillColorRGB(*self._ground)
        if self._outline:
            canvas.setStrokeColorRGB(*self._outline)
            canvas.setLineWidth(0.8)
        canvas.roundRect(x, y, self._width, self._height, self._radius, stroke=stroke, fill=fill)
        if self._bar:
            canvas.setFillColorRGB(*self._bar)
            canvas.rect(x, y, 2.5, self._height, stroke=0, fill=1)
        left, top = x + self._padding, y + self._height - self._padding
        draw_stack(canvas, self._content, x=left, top=top, width=self._width - 2 * self._padding)

    def _like(self, content: Content, *, before: float = 0, after: float = 0) -> "Card":
        return Card(
            content,
            ground=self._ground,
            frame=self._outline,
            bar=self._bar,
            padding=self._padding,
            radius=self._radius,
            before=before,
            after=after,
        )


class Grid(Piece):
    """Rows under a head that is repeated on every page, thin lines between them."""

    def __init__(self, head: Row | None, rows: Sequence[Row], *, before: float = 0, after: float = 0) -> None:
        super().__init__()
        self._head, self._rows = head, list(rows)
        self.spaceBefore, self.spaceAfter = before, after

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """Return the size of head and rows."""
        self._width = width
        self._height = sum(row.wrap(width, height)[1] for row in self._all())
        return width, self._height

    def split(self, width: float, height: float) -> list[Flowable]:
        """Cut between two rows, or inside one that is taller than the page."""
        room = height - (self._head.wrap(width, height)[1] if self._head else 0)
        for index, row in enumerate(self._rows):
            tall = row.wrap(width, room)[1]
            if tall > room:
                if index:
                    return [self._like(self._rows[:index], is_head=True), self._like(self._rows[index:])]
                parts = row.split(width, room)
                if len(parts) < 2:
                    return []
                return [self._like(parts[:1], is_head=True), self._like([parts[1], *self._rows[1:]])]
            room -= tall
        return [self]

    def place(self, canvas: "Canvas", x: float, y: float) -> None:
        """Draw the rows from the top with lines between them."""
        top = y + self._height
        for index, row in enumerate(self._all()):
            top -= row.wrap(self._width, top)[1]
            row.place(canvas, x, top)
            strong = self._head is not None and index == 0
            canvas.setStrokeColorRGB(*(INK if strong else HAIR))
            canvas.setLineWidth(0.8 if strong else 0.5)
            canvas.line(x, top, x + self._width, top)

    def _all(self) -> list[Row]:
        return [*([self._head] if self._head else []), *self._rows]

    def _like(self, rows: Sequence[Row], *, is_head: bool = False) -> "Grid":
        if is_head:
            return Grid(self._head, rows, before=self.spaceBefore)
        return Grid(self._head, rows, after=self.spaceAfter)


def stack_height(content: Content, width: float) -> float:
    """Return how tall pieces are one below the other, with their space between but not around."""
    return sum((space + float(piece.wrap(width, float("inf"))[1]) for space, piece in _spaced(content)), start=0.0)


def stack_split(content: Content, width: float, height: float) -> tuple[list[Flowable], list[Flowable]]:
    """Return what fits into the height, and the rest."""
    used = 0.0
    for index, (space, piece) in enumerate(_spaced(content)):
        tall = piece.wrap(width, height)[1]
        if used + space + tall > height + 0.01:
            parts = piece.split(width, height - used - space)
            if len(parts) > 1:
                return [*content[:index], parts[0]], [*parts[1:], *content[index + 1 :]]
            cut = index
            while cut and isinstance(content[cut - 1], Heading):
                cut -= 1
            return list(content[:cut]), list(content[cut:])
        used += space + tall
    return list(content), []


def draw_stack(canvas: "Canvas", content: Content, *, x: float, top: float, width: float) -> None:
    """Draw pieces one below the other."""
    for space, piece in _spaced(content):
        tall = piece.wrap(width, float("inf"))[1]
        top -= space + tall
        if isinstance(piece, Piece):
            piece.place(canvas, x, top)
        else:
            piece.drawOn(canvas, x, top)


def _spaced(content: Content) -> list[tuple[float, Flowable]]:
    """Return the pieces with the space above each; none above the first."""
    spaced: list[tuple[float, Flowable]] = []
    after = 0.0
    for piece in content:
        space = max(after, piece.getSpaceBefore()) if spaced else 0.0
        spaced.append((space, piece))
        after = piece.getSpaceAfter()
    return spaced
