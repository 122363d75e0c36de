"""Finds words that have no room: labels and buttons that are cut off, by themselves or by what is around them."""

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QCheckBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QPushButton,
    QWidget,
)

SLACK = 1  # pixel, for rounding
ARROW = 38  # pixels, what a combo box needs beside its words


def cut_off(root: QWidget) -> list[str]:
    """Return what is written on the screen below ``root`` and cannot be read whole."""
    return [
        f"{what}: {words_of(widget)!r}"
        for widget in root.findChildren(QWidget)
        if widget.isVisibleTo(root) and words_of(widget)
        for what in (*_too_small(widget), *_beyond(widget, root))
    ]


def words_of(widget: QWidget) -> str:
    """Return the words written on a widget."""
    if isinstance(widget, QLabel):
        return widget.text()
    if isinstance(widget, QComboBox):
        return widget.currentText()
    return widget.text() if isinstance(widget, QAbstractButton | QLineEdit) else ""


def _too_small(widget: QWidget) -> Iterator[str]:
    """Say in which way a widget is too small for its own words."""
    if isinstance(widget, QLabel):
        yield from _label_too_small(widget)
        return
    width, height = _least(widget)
    if width > widget.width() + SLACK:
        yield "too narrow"
    if height > widget.height() + SLACK:
        yield "too low"


def _label_too_small(widget: QLabel) -> Iterator[str]:
    inner, metrics = widget.contentsRect(), widget.fontMetrics()
    if widget.wordWrap():
        longest = max(widget.text().split(), key=len, default="")
        if widget.heightForWidth(widget.width()) > widget.height() + SLACK:
            yield "too low"
        if metrics.horizontalAdvance(longest) > inner.width() + SLACK:
            yield "narrower than a word"
        return
    need = metrics.size(0, widget.text())
    if need.width() > inner.width() + SLACK:
        yield "too narrow"
    if need.height() > inner.height() + SLACK:
        yield "too low"


def _least(widget: QWidget) -> tuple[int, int]:
    """Return the width and height a control needs; a line of typed text scrolls sideways, so it needs height alone."""
    hint, words = widget.sizeHint(), widget.fontMetrics().horizontalAdvance(words_of(widget))
    if isinstance(widget, QPushButton | QCheckBox):
        return hint.width(), hint.height()
    if isinstance(widget, QAbstractButton):
        return words, 0
    if isinstance(widget, QComboBox):
        return words + ARROW, 0
    return 0, widget.minimumSizeHint().height()


def _beyond(widget: QWidget, root: QWidget) -> Iterator[str]:
    """Whether a parent cuts the widget off; what a scroll area hides can be scrolled to."""
    child = widget
    while child is not root and (parent := child.parentWidget()) is not None:
        scrolls = isinstance(parent.parentWidget(), QAbstractScrollArea) and parent.parentWidget() is not None
        inside = parent.rect()
        if child.geometry().right() > inside.right() + SLACK or child.x() < -SLACK:
            area = parent.parentWidget()
            may = isinstance(area, QAbstractScrollArea) and area.horizontalScrollBarPolicy() is not (
                Qt.ScrollBarPolicy.ScrollBarAlwaysOff
            )
            if not (scrolls and may):
                yield f"beyond the side of {type(parent).__name__}"
                return
        if not scrolls and child.geometry().bottom() > inside.bottom() + SLACK:
            yield f"beyond the foot of {type(parent).__name__}"
            return
        child = parent
