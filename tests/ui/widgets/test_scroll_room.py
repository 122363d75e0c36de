"""A page that scrolls is as wide as what it holds, also when that grows later."""

from PySide6.QtWidgets import QLabel, QSplitter, QWidget

from rmt_desktop.ui.widgets.layouts import Scroll

LONG = "Dessus de l'épaule (trapèze supérieur) à gauche : accepté"


def test_a_pane_grows_with_what_comes_into_it(qtbot):
    panes, pane, words = QSplitter(), Scroll(), QLabel("short")
    qtbot.addWidget(panes)
    pane.content.addWidget(words)
    for one in (QWidget(), pane):
        panes.addWidget(one)
    panes.resize(900, 300)
    panes.setSizes([780, 120])
    panes.show()
    qtbot.waitExposed(panes)
    words.setText(LONG)
    qtbot.waitUntil(lambda: pane.viewport().width() >= pane.widget().minimumSizeHint().width())
    assert words.width() >= words.fontMetrics().horizontalAdvance(LONG)
