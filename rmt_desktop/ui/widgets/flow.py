"""Layouts in rows that break where the width ends: words on a page, and cells of equal width."""

from math import ceil

from PySide6.QtCore import QMargins, QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget


class RowsLayout(QLayout):
    """Holds items and asks for the height they need at a width; subclasses say where each goes."""

    def __init__(self, parent: QWidget | None = None, *, spacing: int) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self.setContentsMargins(0, 0, 0, 0)
        self.setSpacing(spacing)

    def addItem(self, item: QLayoutItem) -> None:
        """Take one more item; called by Qt."""
        self._items.append(item)

    def count(self) -> int:
        """Return how many items there are."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        """Return one item, or None beyond the end."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        """Remove and return one item, or None beyond the end."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        """Say that the layout takes no more room than it needs."""
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        """Say that narrower means taller."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height at a width."""
        return self._arrange(QRect(0, 0, width, 0), move=False)

    def setGeometry(self, rect: QRect) -> None:
        """Place the items."""
        super().setGeometry(rect)
        self._arrange(rect, move=True)

    def _arrange(self, rect: QRect, *, move: bool) -> int:
        """Return the height the items need in ``rect``, and put them there if they are to be moved."""
        raise NotImplementedError


class FlowLayout(RowsLayout):
    """Puts widgets in rows like words on a page, each in the middle of its row's height."""

    def __init__(self, parent: QWidget | None = None, *, spacing: int) -> None:
        super().__init__(parent, spacing=spacing)
        self._begins: set[QWidget] = set()

    def begin_row(self, widget: QWidget) -> None:
        """Let a widget begin a row of its own kind, set off from what comes before by twice the space."""
        self._begins.add(widget)

    def sizeHint(self) -> QSize:
        """Return the least room."""
        return self.minimumSize()

    def minimumSize(self) -> QSize:
        """Return the room of the largest item."""
        size = QSize()
        for item in self._items:
            size = size.expandedTo(item.minimumSize())
        margins: QMargins = self.contentsMargins()
        return size + QSize(margins.left() + margins.right(), margins.top() + margins.bottom())

    def _arrange(self, rect: QRect, *, move: bool) -> int:
        y = rect.y()
        for row in self._rows(rect.width()):
            if row[0].widget() in self._begins and y > rect.y():
                y += self.spacing()
            height = max(item.sizeHint().height() for item in row)
            x = rect.x()
            for item in row:
                size = item.sizeHint()
                if move:
                    item.setGeometry(QRect(QPoint(x, y + (height - size.height()) // 2), size))
                x += size.width() + self.spacing()
            y += height + self.spacing()
        return max(0, y - self.spacing() - rect.y())

    def _rows(self, width: int) -> list[list[QLayoutItem]]:
        """Return the shown items, row by row."""
        rows: list[list[QLayoutItem]] = []
        end = 0
        for item in self._items:
            widget = item.widget()
            if widget is not None and widget.isHidden():
                continue
            need = item.sizeHint().width()
            if not rows or end + self.spacing() + need > width or widget in self._begins:
                rows.append([])
                end = -self.spacing()
            rows[-1].append(item)
            end += self.spacing() + need
        return rows


class EvenLayout(RowsLayout):
    """Puts widgets in cells of equal width: in one row where there is room, else in as few rows as it takes."""

    MOST_ROWS = 3

    def sizeHint(self) -> QSize:
        """Return the room of one row."""
        return self._room(self.count())

    def minimumSize(self) -> QSize:
        """Return the width of the most rows there may be, and the height of one."""
        return self._room(ceil(self.count() / self.MOST_ROWS))

    def _room(self, columns: int) -> QSize:
        cell = self._cell()
        return QSize(columns * cell.width() + max(0, columns - 1) * self.spacing(), cell.height())

    def _cell(self) -> QSize:
        cell = QSize()
        for item in self._items:
            cell = cell.expandedTo(item.minimumSize())
        return cell

    def _columns(self, width: int) -> int:
        """Return how many cells go side by side at a width."""
        for rows in range(1, self.count() + 1):
            columns = ceil(self.count() / rows)
            if self._room(columns).width() <= width:
                return columns
        return 1

    def _arrange(self, rect: QRect, *, move: bool) -> int:
        if not self._items:
            return 0
        cell, gap = self._cell(), self.spacing()
        columns = self._columns(rect.width())
        most = min(item.maximumSize().width() for item in self._items)
        width = min(most, (rect.width() - (columns - 1) * gap) // columns)
        for number, item in enumerate(self._items if move else ()):
            row, column = divmod(number, columns)
            place = QPoint(rect.x() + column * (width + gap), rect.y() + row * (cell.height() + gap))
            item.setGeometry(QRect(place, QSize(width, cell.height())))
        rows = ceil(self.count() / columns)
        return rows * cell.height() + (rows - 1) * gap
