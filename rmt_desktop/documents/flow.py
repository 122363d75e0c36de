"""Pieces side by side, in cards and in grids; each can be cut where a page ends.

Built on ReportLab's flowables: rows keep their columns together across a page break, a grid repeats its head.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from reportlab.platypus.flowables import Flowable

from rmt_desktop.documents.pieces import Heading, Piece
from rmt_desktop.documents.style import HAIR, INK, Ink

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas

Content = Sequence[Flowable]


class Row(Piece):
    """Columns side by side, tops level. ``widths`` are shares of the width; ``gap`` lies between columns."""

    def __init__(
        self, cells: Sequence[Content], widths: Sequence[float], *, gap: float = 10, padding: float = 0
    ) -> None:
        super().__init__()
        self._cells, self._shares, self._gap, self._padding = [list(c) for c in cells], list(widths), gap, padding
        self._width = self._height = -1.0

    def wrap(self, width: float, height: float) -> tuple[float, float]:  # noqa: ARG002
        """Return the size: the tallest column and the padding above and below."""
        if width != self._width:
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
        self._width = self._height = -1.0
        self.spaceBefore, self.spaceAfter = before, after

    def wrap(self, width: float, height: float) -> tuple[float, float]:  # noqa: ARG002
        """Return the size, space inside included."""
        if width != self._width:
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
