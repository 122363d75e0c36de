"""Controls and pages keep room for large and long text."""

import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QLineEdit, QPushButton, QVBoxLayout, QWidget

from rmt_desktop.base import paths
from rmt_desktop.ui.theme import Theme
from rmt_desktop.ui.widgets.choices import Segments
from rmt_desktop.ui.widgets.layouts import Scroll
from rmt_desktop.ui.widgets.text import label

LONG = "Long enough to need several lines once the page is narrow. " * 4


@pytest.fixture
def styles():
    return paths.resources() / "styles"


def shown(qtbot, widget: QWidget, size: QSize) -> None:
    qtbot.addWidget(widget)
    widget.resize(size)
    with qtbot.waitExposed(widget):
        widget.show()


def test_a_scrolled_page_is_as_tall_as_its_text_at_the_width_it_has(qtbot):
    page = Scroll(margin=0, spacing=0)
    for _ in range(6):
        page.content.addWidget(label(LONG, wrap=True))
    shown(qtbot, page, QSize(600, 300))

    inner = page.widget()

    qtbot.waitUntil(lambda: inner.height() == max(page.viewport().height(), inner.heightForWidth(inner.width())))


def test_a_scrolled_page_without_text_that_wraps_is_not_squeezed(qtbot):
    page = Scroll(margin=0, spacing=0)
    for _ in range(30):
        page.content.addWidget(QLineEdit())
    shown(qtbot, page, QSize(600, 100))

    lowest = min(edit.height() - edit.minimumSizeHint().height() for edit in page.findChildren(QLineEdit))

    assert lowest >= 0
    assert page.verticalScrollBar().maximum() > 0


def test_choices_that_wrap_go_below_each_other_when_narrow(qtbot):
    entries = tuple((str(number), f"A choice of many words, number {number}") for number in range(3))
    holder = QWidget()
    layout = QVBoxLayout(holder)
    choice = Segments(entries, "Choice", wraps=True)
    layout.addWidget(choice)
    shown(qtbot, holder, QSize(320, 400))

    buttons = choice.findChildren(QPushButton)

    assert len({button.y() for button in buttons}) == 3
    assert all(button.geometry().right() <= choice.width() for button in buttons)


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("percent", [100, 150, 200])
def test_least_heights_hold_a_line_of_the_text_size_in_force(styles, percent):
    theme = Theme("light", percent, styles)
    heights = theme.sizes.rooms()

    assert heights["row"] >= theme.sizes.body * 1.2
    assert heights["chip"] >= theme.sizes.small * 1.2
    assert heights["touch"] + 16 >= 44
    assert f"min-height: {heights['row']}px" in theme.style_sheet()
