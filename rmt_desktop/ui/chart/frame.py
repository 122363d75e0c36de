"""The widgets of the body chart and how they lie; what they do is in :mod:`rmt_desktop.ui.chart.editor`."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QResizeEvent, QUndoStack
from PySide6.QtWidgets import QScrollArea, QSplitter, QVBoxLayout, QWidget

from rmt_desktop.base.i18n import N_, Translator
from rmt_desktop.domain.chart.figures import Figures
from rmt_desktop.domain.chart.names import Names
from rmt_desktop.ui.chart.canvas import ChartCanvas
from rmt_desktop.ui.chart.finding_bar import FindingBar
from rmt_desktop.ui.chart.mark_list import MarkList
from rmt_desktop.ui.chart.sidebar import Sidebar
from rmt_desktop.ui.chart.status import StatusLine
from rmt_desktop.ui.chart.view_tabs import ViewTabs
from rmt_desktop.ui.widgets.choices import Strip
from rmt_desktop.ui.widgets.layouts import Ends, column, row
from rmt_desktop.ui.widgets.text import label

WIDEST_INTENSITY = 520
LEAST_HEIGHT = 300
BESIDE_FROM = 860  # pixels of width from which the list stands beside the picture


class _Picture(QScrollArea):
    """Holds what one draws on and with; it scrolls where large text makes that taller than the window."""

    def __init__(self, inner: QWidget, layout: QVBoxLayout) -> None:
        super().__init__(widgetResizable=True)
        self._inner = inner
        self._layout = layout
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        inner.setProperty("role", "scrolled")
        self.setWidget(inner)

    def minimumSizeHint(self) -> QSize:
        """Return the width of what is inside with a scroll bar, and a height at which one can still draw."""
        bar = self.verticalScrollBar().sizeHint().width()
        return QSize(self._inner.minimumSizeHint().width() + bar, LEAST_HEIGHT)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give what is inside at least the height it needs at this width."""
        self._inner.setMinimumHeight(self._layout.totalMinimumHeightForWidth(self.viewport().width()))
        super().resizeEvent(event)


class EditorFrame(QWidget):
    """Picture with palette, intensity and the selected finding; the list beside or below. ``touch`` makes all large."""

    def __init__(
        self,
        *,
        figures: Figures,
        figure: str,
        tr: Translator,
        names: Names,
        new_id: Callable[[], str],
        modest: bool,
        touch: bool,
    ) -> None:
        super().__init__()
        self.setAccessibleName(tr(N_("Body chart")))
        self._touch = touch
        self.stack = QUndoStack(self)
        self.canvas = ChartCanvas(figures=figures, figure=figure, view="front", tr=tr, names=names, new_id=new_id)
        self.canvas.set_figure_options(modest=modest)
        self.tabs = ViewTabs(figures, figure, tr, touch=touch)
        self.tabs.set_value("front")
        self.sidebar = Sidebar(tr, self.stack, layer_menu=not touch, touch=touch, modest=modest)
        self.status = StatusLine(tr, names)
        self.intensity = Strip(tr(N_("Intensity")), touch=touch)
        self.intensity.setMaximumWidth(max(WIDEST_INTENSITY, self.intensity.sizeHint().width()))
        self.finding = FindingBar(figures, names, tr, self.sidebar.icons())
        self.list = MarkList(figures=figures, names=names, tr=tr)
        self.list.setVisible(False)
        self._intensity_label = label(tr(N_("Intensity")), "small")
        self._split = QSplitter(Qt.Orientation.Vertical)
        self._split.setChildrenCollapsible(False)
        self._split.addWidget(self._picture())
        self._split.addWidget(self.list)
        self._split.setStretchFactor(0, 3)
        self._split.setStretchFactor(1, 2)
        outer = column(self)
        outer.addWidget(self._split)
        for action in self.sidebar.shortcut_actions():
            self.addAction(action)

    def add_pane(self, pane: QWidget) -> None:
        """Put one more thing beside the picture, or below it where that is narrow."""
        self._split.addWidget(pane)
        self._split.setStretchFactor(self._split.count() - 1, 0)

    def set_drawing_visible(self, *, visible: bool) -> None:
        """Show what one draws with, or hide it."""
        self.sidebar.set_readonly(readonly=not visible)
        self.intensity.setVisible(visible)
        self._intensity_label.setVisible(visible)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the list beside the picture where there is room, else below."""
        super().resizeEvent(event)
        wide = event.size().width() >= BESIDE_FROM
        self._split.setOrientation(Qt.Orientation.Horizontal if wide else Qt.Orientation.Vertical)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "sidebar"):
            self.sidebar.dress()
            self.finding.set_icons(self.sidebar.icons())

    def _picture(self) -> QWidget:
        picture = QWidget()
        upper = column(picture, spacing=6)
        upper.addWidget(Ends(self.tabs, self.sidebar.steps) if self._touch else self.tabs)
        middle = row(spacing=6)
        middle.addWidget(self.sidebar)
        middle.addWidget(self.canvas, 1)
        upper.addLayout(middle, 1)
        upper.addWidget(self.status)
        upper.addWidget(Ends(self._intensity_label, self.intensity, spacing=6, grows=self.intensity))
        upper.addWidget(self.finding)
        return _Picture(picture, upper)
