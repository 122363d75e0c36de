"""One quiet line under the picture: what is under the pointer, or what to do."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel

from rmt_desktop.base.i18n import N_, Translator
from rmt_desktop.domain.catalog import source_text
from rmt_desktop.domain.chart.figures import View
from rmt_desktop.domain.chart.layers import LayerShape, shape_names
from rmt_desktop.domain.chart.marks import Place
from rmt_desktop.domain.chart.names import Names
from rmt_desktop.ui.theme import set_role

SEPARATOR = " · "
SIDES = N_("L is the client's left, R the client's right.")
MIRRORED = N_("A picture may be mirrored: say which side it shows.")


class StatusLine(QLabel):
    """Says where the pointer is; says whose left is left while it is nowhere."""

    def __init__(self, tr: Translator, names: Names) -> None:
        super().__init__()
        self._tr = tr
        self._names = names
        self._reminder = tr(SIDES)
        self.setWordWrap(True)
        set_role(self, "small")
        self.show_hint("")

    def minimumSizeHint(self) -> QSize:
        """Return the room of a few words; more of them go on a second line."""
        height = self.fontMetrics().height()
        return QSize(8 * height, height)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep room for the reminder, so that the picture does not move when the line changes."""
        super().resizeEvent(event)
        lines = self.fontMetrics().boundingRect(0, 0, self.width(), 0, Qt.TextFlag.TextWordWrap, self._reminder)
        self.setMinimumHeight(lines.height())

    def show_region(self, view: View, key: str, shapes: Sequence[LayerShape] = ()) -> None:
        """Name the region under the pointer, and what the layers of anatomy have there with where that is from."""
        region = view.by_key.get(key)
        if region is None:
            self.show_hint("")
            return
        title = self._names.title(Place(region=region.id, side=region.side), self._tr)
        self.setText(SEPARATOR.join((title, *shape_names(shapes, self._tr.language))))
        sources = dict.fromkeys(source_text(shape.source, self._tr) for shape in shapes)
        self.setToolTip("\n".join(sources))

    def set_view(self, view: View) -> None:
        """Remind of what this view does not say by itself."""
        self._reminder = self._tr(MIRRORED if view.is_picture else SIDES)
        self.show_hint("")

    def show_hint(self, hint: str) -> None:
        """Show a sentence, or the reminder about sides."""
        self.setText(hint or self._reminder)
        self.setToolTip("")
