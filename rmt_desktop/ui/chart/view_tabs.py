"""From which side one looks at the body: a button for each view of the whole, one menu for its parts."""

from PySide6.QtWidgets import QMenu, QPushButton

from rmt_desktop.base.i18n import N_, Translator
from rmt_desktop.domain.chart.figures import CLOSE_UPS, VIEW_NAMES, VIEWS, Figures
from rmt_desktop.ui.widgets.choices import Segments
from rmt_desktop.ui.widgets.text import button

PARTS = N_("Close-ups")


class ViewTabs(Segments):
    """The views of a figure, of which one is chosen. Close-ups are offered where the figure has them."""

    def __init__(self, figures: Figures, figure: str, tr: Translator, *, touch: bool = False) -> None:
        entries = tuple((name, tr(VIEW_NAMES[name])) for name in VIEWS)
        super().__init__(entries, tr(N_("View")), touch=touch, optional=False, wraps=True)
        self._tr = tr
        self._figures = figures
        self._close_up = ""
        self._parts: QPushButton = button(tr(PARTS), role="choice")
        self._parts.setCheckable(True)
        self._parts.setProperty("touch", touch)
        self._parts.setMenu(QMenu(self._parts))
        layout = self.layout()
        if layout is not None:
            layout.addWidget(self._parts)
        self.chosen.connect(self._chose)
        self.set_figure(figure)

    def set_figure(self, figure: str) -> None:
        """Offer the close-ups this figure has."""
        menu = self._parts.menu()
        menu.clear()
        for part, names in CLOSE_UPS.items():
            shown = [name for name in names if self._figures.has(figure, name)]
            if shown:
                menu.addSection(self._tr(part))
            for name in shown:
                menu.addAction(self._tr(VIEW_NAMES[name])).triggered.connect(
                    lambda _=False, name=name: self.chosen.emit(name)
                )
        self._parts.setVisible(not menu.isEmpty())

    def value(self) -> str:
        """Return the chosen view."""
        return self._close_up or super().value()

    def set_value(self, value: str) -> None:
        """Show which view is chosen, without a signal."""
        self._close_up = "" if value in VIEWS else value
        super().set_value(value if value in VIEWS else "")
        self._parts.setChecked(bool(self._close_up))
        self._parts.setText(self._tr(VIEW_NAMES[value]) if self._close_up else self._tr(PARTS))
        self._parts.setAccessibleName(self._tr(N_("View: {name}"), name=self._parts.text()))

    def _chose(self, name: str) -> None:
        if name != self.value():
            self.set_value(name)
