"""A calm table: whole rows, no grid, Return or a double click opens."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from rmt_desktop.ui.models.rows import Column, RowsModel

MEASURED_ROWS = 60


class Table(QTableView):
    """Shows rows of values and says which one is opened."""

    opened = Signal(object)

    def __init__(self, name: str, columns: Sequence[Column], *, stretch: int = 0) -> None:
        super().__init__()
        self.rows = RowsModel(columns)
        self.setModel(self.rows)
        self.setAccessibleName(name)
        self.setShowGrid(False)
        self.setAlternatingRowColors(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(40)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.setSectionResizeMode(stretch, QHeaderView.ResizeMode.Stretch)
        header.setMinimumSectionSize(80)
        self._fitted = [column for column in range(len(columns)) if column != stretch]
        self.doubleClicked.connect(self._open)

    def show_rows(self, rows: Sequence[Any]) -> None:
        """Show other rows; the first is current, so that Return opens it."""
        self.rows.show_rows(rows)
        self._fit()
        if rows:
            self.setCurrentIndex(self.rows.index(0, 0))

    def current(self) -> Any | None:
        """Return the value of the current row, or None."""
        index = self.currentIndex()
        return self.rows.row(index.row()) if index.isValid() else None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open with Return."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self._open(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def on_open(self, then: Callable[[Any], object]) -> "Table":
        """Connect what happens on opening and return the table."""
        self.opened.connect(then)
        return self

    def _fit(self) -> None:
        """Make room for the widest text of each column. Columns never get narrower: they would jump while one types.

        Qt's own way asks for half a dozen things of every cell at each change, which is felt while one types.
        """
        self.ensurePolished()  # before the style is worn, everything is measured too small
        header = self.horizontalHeader()
        header.ensurePolished()
        rows = range(min(MEASURED_ROWS, self.rows.rowCount()))
        width = self.fontMetrics().horizontalAdvance
        for column in self._fitted:
            wanted = header.sectionSizeHint(column)
            if rows:
                places = {self.rows.text(row, column): row for row in rows}
                widest = places[max(places, key=width)]
                wanted = max(wanted, self.sizeHintForIndex(self.rows.index(widest, column)).width())
            if wanted > header.sectionSize(column):
                header.resizeSection(column, wanted)

    def _open(self, index: QModelIndex) -> None:
        self.opened.emit(self.rows.row(index.row()))
