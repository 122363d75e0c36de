"""Columns and rows with the grid's spacing, cards, pages that scroll, and boxes whose content flows."""

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QLayout,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from rmt_desktop.ui.theme import GRID, set_role
from rmt_desktop.ui.widgets.flow import FlowLayout


def column(parent: QWidget | None = None, *, margin: int = 0, spacing: int = GRID) -> QVBoxLayout:
    """Return a vertical layout with the same margin on all sides, in pixels."""
    layout = QVBoxLayout(parent) if parent is not None else QVBoxLayout()
    layout.setContentsMargins(margin, margin, margin, margin)
    layout.setSpacing(spacing)
    return layout


def row(parent: QWidget | None = None, *, margin: int = 0, spacing: int = GRID) -> QHBoxLayout:
    """Return a horizontal layout with the same margin on all sides, in pixels."""
    layout = QHBoxLayout(parent) if parent is not None else QHBoxLayout()
    layout.setContentsMargins(margin, margin, margin, margin)
    layout.setSpacing(spacing)
    return layout


def centred(widget: QWidget) -> QHBoxLayout:
    """Return a row with a widget in its middle.

    Where text wraps, an alignment would give the widget the height it needs at the row's width, not at its own.
    """
    layout = row(spacing=0)
    layout.addStretch(1)
    layout.addWidget(widget)
    layout.addStretch(1)
    return layout


class Card(QFrame):
    """A calm surface with space inside; ``content`` is where things go."""

    def __init__(self, role: str = "card", *, margin: int = 2 * GRID, spacing: int = GRID) -> None:
        super().__init__()
        set_role(self, role)
        self.content = column(self, margin=margin, spacing=spacing)


class _Inner(QWidget):
    """What scrolls. Asks for the height its text needs at the width it gets, not for one of a narrower page."""

    def minimumSizeHint(self) -> QSize:
        """Return no least height where narrower means taller; the scroll area then asks for the true one."""
        hint = super().minimumSizeHint()
        layout = self.layout()
        return QSize(hint.width(), 0) if layout is not None and layout.hasHeightForWidth() else hint

    def event(self, event: QEvent) -> bool:
        """Let the scroll area ask for another width when what it holds has changed."""
        viewport = self.parentWidget() if event.type() is QEvent.Type.LayoutRequest else None
        if viewport is not None and (area := viewport.parentWidget()) is not None:
            area.updateGeometry()
        return super().event(event)


class Scroll(QScrollArea):
    """A page that scrolls up and down and never sideways; ``content`` is where things go."""

    def __init__(self, *, margin: int = 3 * GRID, spacing: int = 2 * GRID) -> None:
        super().__init__(widgetResizable=True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inner = _Inner()
        inner.setProperty("role", "scrolled")
        self.content = column(inner, margin=margin, spacing=spacing)
        self.setWidget(inner)

    def minimumSizeHint(self) -> QSize:
        """Return the width the content needs, so that nothing is ever cut off at the side."""
        inner = self.widget()
        width = inner.minimumSizeHint().width() if inner is not None else 0
        return QSize(width + self.verticalScrollBar().sizeHint().width(), 120)


class FlowBox(QWidget):
    """A widget whose children flow."""

    def __init__(self, *, spacing: int = GRID) -> None:
        super().__init__()
        self.flow = FlowLayout(self, spacing=spacing)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)


class Ends(QWidget):
    """Two widgets at the ends of a row; where they have no room beside each other, the second goes below the first.

    ``grows`` is the one that takes the room left over: the first, unless said otherwise.
    """

    def __init__(self, first: QWidget, second: QWidget, *, spacing: int = GRID, grows: QWidget | None = None) -> None:
        super().__init__()
        self._first = first
        self._second = second
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(spacing)
        self._box.addWidget(first, 0 if grows is second else 1)
        self._box.addWidget(second, 1 if grows is second else 0)

    def minimumSizeHint(self) -> QSize:
        """Return the room of the wider one: the other can go above or below it."""
        size = self._first.minimumSizeHint().expandedTo(self._second.minimumSizeHint())
        edge = self.contentsMargins()
        return size + QSize(edge.left() + edge.right(), edge.top() + edge.bottom())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Stand side by side, or one below the other."""
        need = self._first.minimumSizeHint().width() + self._box.spacing() + self._second.sizeHint().width()
        fits = need <= self.contentsRect().width()
        way = QBoxLayout.Direction.LeftToRight if fits else QBoxLayout.Direction.TopToBottom
        if self._box.direction() is not way:
            self._box.setDirection(way)
        super().resizeEvent(event)


def clear(layout: QLayout) -> None:
    """Remove and delete everything in a layout."""
    while layout.count():
        item = layout.takeAt(0)
        if item is None:
            return
        if (widget := item.widget()) is not None:
            widget.hide()
            widget.setParent(None)
            widget.deleteLater()
        elif (inner := item.layout()) is not None:
            clear(inner)
