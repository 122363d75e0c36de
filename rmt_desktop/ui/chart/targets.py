"""The regions of the figure for the keyboard and for assistive software: one invisible button each.

A screen reader sees them in its tree with name and place, says the one that has the focus, and can press it. The mouse
goes through them to the canvas.
"""

from PySide6.QtCore import QObject, QRect, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QWidget

from rmt_desktop.domain.chart.figures import Region
from rmt_desktop.ui.chart.camera import Camera

_LEAST = 6  # pixels


class RegionTarget(QAbstractButton):
    """One region: focus and name, no paint. Its keys go to the canvas."""

    focus_changed = Signal()

    def __init__(self, region: Region, parent: QWidget) -> None:
        super().__init__(parent)
        self.region = region
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)  # reached by arrows, not by Tab: one stop for the whole figure
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setUpdatesEnabled(False)

    def place(self, camera: Camera) -> None:
        """Lie over the largest circle in the region."""
        x, y = camera.to_pixels(*self.region.anchor)
        side = max(_LEAST, round(1.4 * self.region.radius * camera.scale))
        self.setGeometry(QRect(round(x - side / 2), round(y - side / 2), side, side))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave every key to the canvas."""
        event.ignore()

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        """Leave every key to the canvas."""
        event.ignore()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Say that the keyboard is here now."""
        super().focusInEvent(event)
        self.focus_changed.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Say that the keyboard went elsewhere."""
        super().focusOutEvent(event)
        self.focus_changed.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint nothing: the canvas shows the focus."""


class Targets(QObject):
    """The targets of the view that is shown."""

    pressed = Signal(str)
    focus_changed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._widget = parent
        self._targets: dict[str, RegionTarget] = {}

    def show(self, regions: tuple[Region, ...]) -> None:
        """Have one target for each region, in this order."""
        had_focus = bool(self.focused())
        for old in self._targets.values():
            old.hide()
            old.setParent(None)  # out of the tree at once: a screen reader must not see regions of the last view
            old.deleteLater()
        self._targets = {}
        for region in regions:
            made = RegionTarget(region, self._widget)
            made.clicked.connect(lambda _=False, key=region.key: self.pressed.emit(key))
            made.focus_changed.connect(self.focus_changed)
            made.show()
            self._targets[region.key] = made
        if had_focus:
            self._widget.setFocus(Qt.FocusReason.OtherFocusReason)

    def place(self, camera: Camera) -> None:
        """Put every target where its region is on the widget."""
        for target in self._targets.values():
            target.place(camera)

    def name(self, key: str, name: str) -> None:
        """Give a target its spoken name."""
        target = self._targets[key]
        if target.accessibleName() != name:
            target.setAccessibleName(name)

    def focus(self, key: str) -> None:
        """Give the keyboard to a region."""
        self._targets[key].setFocus(Qt.FocusReason.OtherFocusReason)

    def focused(self) -> str:
        """Return the key of the region that has the keyboard, or an empty string."""
        return next((key for key, target in self._targets.items() if target.hasFocus()), "")
