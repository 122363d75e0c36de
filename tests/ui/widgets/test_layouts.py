"""Rows that break where the width ends."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QRect, QSize
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from rmt_desktop.ui.widgets.flow import EvenLayout, FlowLayout
from rmt_desktop.ui.widgets.layouts import Ends, FlowBox, clear, column


class Box(QWidget):
    """A widget of one size."""

    def __init__(self, width: int, height: int) -> None:
        super().__init__()
        self.setFixedSize(QSize(width, height))


def placed(layout: FlowLayout | EvenLayout, width: int) -> list[QRect]:
    """Arrange a layout in a width and return where its items are."""
    layout.setGeometry(QRect(0, 0, width, layout.heightForWidth(width)))
    return [layout.itemAt(index).geometry() for index in range(layout.count())]


WIDTHS = st.lists(st.integers(10, 120), min_size=1, max_size=12)


@given(WIDTHS, st.integers(120, 600))
def test_what_flows_never_overlaps_and_never_leaves_its_place(qapp, widths, width):
    assert qapp is not None
    holder = QWidget()
    layout = FlowLayout(holder, spacing=6)
    for one in widths:
        layout.addWidget(Box(one, 20))
    rects = placed(layout, width)

    assert all(rect.left() >= 0 and rect.right() < width for rect in rects)
    assert max(rect.bottom() for rect in rects) < layout.heightForWidth(width)
    assert not any(a.intersects(b) for index, a in enumerate(rects) for b in rects[index + 1 :])
    assert [(rect.y(), rect.x()) for rect in rects] == sorted((rect.y(), rect.x()) for rect in rects)


@given(st.integers(1, 12), st.integers(40, 600))
def test_cells_are_of_equal_width_and_never_overlap(qapp, count, width):
    assert qapp is not None
    holder = QWidget()
    layout = EvenLayout(holder, spacing=3)
    for _ in range(count):
        made = QWidget()
        made.setMinimumSize(26, 20)
        made.setMaximumWidth(44)
        layout.addWidget(made)
    rects = placed(layout, width)

    assert len({rect.width() for rect in rects}) == 1
    assert all(26 <= rect.width() <= 44 for rect in rects)
    assert max(rect.right() for rect in rects) < max(width, 26)
    assert not any(a.intersects(b) for index, a in enumerate(rects) for b in rects[index + 1 :])


def test_hidden_things_take_no_room(qtbot):
    box = FlowBox(spacing=6)
    qtbot.addWidget(box)
    first, second = Box(50, 20), Box(50, 20)
    box.flow.addWidget(first)
    box.flow.addWidget(second)
    first.hide()
    second.show()
    box.flow.setGeometry(QRect(0, 0, 200, 40))

    assert second.x() == 0
    assert box.flow.heightForWidth(60) == 20


@pytest.mark.parametrize("layout", [FlowLayout, EvenLayout])
def test_an_empty_layout_needs_no_height(qtbot, layout):
    holder = QWidget()
    qtbot.addWidget(holder)
    made = layout(holder, spacing=6)

    assert made.heightForWidth(300) == 0
    assert made.itemAt(0) is None
    assert made.takeAt(0) is None


def test_the_second_end_goes_below_the_first_where_there_is_no_room(qtbot):
    first, second = QPushButton("The first of two"), QPushButton("The second of two")
    ends = Ends(first, second)
    page = QWidget()  # a window would not let itself be made narrower than its layout
    qtbot.addWidget(page)
    ends.setParent(page)
    with qtbot.waitExposed(page):
        page.show()
    ends.resize(600, 100)
    qtbot.waitUntil(lambda: first.y() == second.y() and second.geometry().right() > 500)
    ends.resize(ends.minimumSizeHint().width(), 100)
    qtbot.waitUntil(lambda: second.y() > first.y())

    assert ends.minimumSizeHint().width() == max(first.minimumSizeHint().width(), second.minimumSizeHint().width())


def test_clearing_takes_everything_away_also_what_is_nested(qtbot):
    holder = QWidget()
    qtbot.addWidget(holder)
    outer, inner = column(holder), column()
    gone = []
    for layout in (outer, inner):
        made = QLabel("x")
        made.destroyed.connect(lambda: gone.append("gone"))
        layout.addWidget(made)
    outer.addLayout(inner)
    clear(outer)

    assert outer.count() == 0
    qtbot.waitUntil(lambda: gone == ["gone", "gone"])
