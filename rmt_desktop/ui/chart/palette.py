"""What one draws with: the tools, and the kinds of findings with their symbols."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QIcon, QPainter, QPalette, QPixmap
from PySide6.QtWidgets import QApplication, QButtonGroup, QGridLayout, QToolButton, QWidget

from rmt_desktop.base.i18n import N_, Translator
from rmt_desktop.domain.chart.drawing import symbol_items
from rmt_desktop.domain.chart.legend import LEGEND
from rmt_desktop.domain.chart.marks import MarkKind
from rmt_desktop.ui.chart.painting import paint
from rmt_desktop.ui.chart.tools import ToolName
from rmt_desktop.ui.icons import Icons
from rmt_desktop.ui.widgets.pressing import ToolButton

LEAST_ICON = 22
MOST_ICON = 32  # beyond it the palette would be taller than an old screen
TOUCH_HEIGHT = 44
DENSITIES = (1.0, 2.0, 3.0)

_TOOLS = (
    (ToolName.SELECT, "mouse-pointer-2", N_("Select"), "V"),
    (ToolName.POINT, "circle-dot", N_("Point"), "P"),
    (ToolName.STROKE, "spline", N_("Line"), "L"),
    (ToolName.AREA, "lasso", N_("Area"), "A"),
    (ToolName.ERASE, "eraser", N_("Eraser"), "E"),
)


def icon_side(*, touch: bool = False) -> int:
    """Return the side of an icon in pixels: it grows with the text, up to half as large again."""
    side = min(MOST_ICON, max(LEAST_ICON, round(1.3 * QFontMetrics(QApplication.font()).height())))
    return side + 4 if touch else side


def symbol_icon(kind: MarkKind, *, on_dark: bool, size: int) -> QIcon:
    """Return a kind's symbol as an icon, in the ink for the ground it lies on."""
    style = LEGEND[kind]
    ink = style.ink_on_dark if on_dark else style.ink
    icon = QIcon()
    for density in DENSITIES:
        picture = QPixmap(round(size * density), round(size * density))
        picture.setDevicePixelRatio(density)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint(painter, tuple(symbol_items(style.symbol, (size / 2, size / 2), size * 0.42, ink)))
        painter.end()
        icon.addPixmap(picture)
    return icon


class KindPalette(QWidget):
    """The kinds of findings as buttons of which one is down. With ``touch`` their words stand beside the symbols."""

    chosen = Signal(object)  # MarkKind

    def __init__(self, tr: Translator, *, columns: int = 3, touch: bool = False) -> None:
        super().__init__()
        self._tr = tr
        self._columns = columns
        self._touch = touch
        self._group = QButtonGroup(self, exclusive=True)
        self._buttons: dict[MarkKind, QToolButton] = {}
        self._on_dark = is_dark(self)
        self._layout = _grid(self)
        self.setAccessibleName(tr(N_("Kind of finding")))

    def set_kinds(self, kinds: Sequence[MarkKind]) -> None:
        """Offer these kinds, in this order."""
        for old in self._buttons.values():
            self._group.removeButton(old)
            old.hide()
            old.deleteLater()
        self._buttons = {}
        for index, kind in enumerate(kinds):
            made = self._button(kind)
            self._buttons[kind] = made
            self._group.addButton(made)
            self._layout.addWidget(made, index // self._columns, index % self._columns)

    def set_kind(self, kind: MarkKind) -> None:
        """Press one button without a signal."""
        if kind in self._buttons:
            self._buttons[kind].setChecked(True)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and self._on_dark != is_dark(self):
            self._on_dark = is_dark(self)
            for kind, made in self._buttons.items():
                made.setIcon(self._icon(kind))

    def _button(self, kind: MarkKind) -> QToolButton:
        label = self._tr(LEGEND[kind].label)
        made = choice_button(self._icon(kind), label, label, touch=self._touch)
        made.clicked.connect(lambda _=False: self.chosen.emit(kind))
        return made

    def _icon(self, kind: MarkKind) -> QIcon:
        return symbol_icon(kind, on_dark=self._on_dark, size=icon_side(touch=self._touch))


class ToolPalette(QWidget):
    """The tools as buttons of which one is down."""

    chosen = Signal(object)  # ToolName

    def __init__(self, tr: Translator, icons: Icons, *, columns: int = 3, touch: bool = False) -> None:
        super().__init__()
        self._icons = {name: icon for name, icon, _, _ in _TOOLS}
        self._buttons: dict[ToolName, QToolButton] = {}
        group = QButtonGroup(self, exclusive=True)
        layout = _grid(self)
        self.setAccessibleName(tr(N_("Tool")))
        for index, (name, icon, label, key) in enumerate(_TOOLS):
            tip = tr(N_("{tool} ({key})"), tool=tr(label), key=key)
            made = choice_button(icons.get(icon, size=icon_side(touch=touch)), tr(label), tip, touch=touch)
            made.clicked.connect(lambda _=False, name=name: self.chosen.emit(name))
            group.addButton(made)
            layout.addWidget(made, index // columns, index % columns)
            self._buttons[name] = made

    def set_tool(self, name: ToolName) -> None:
        """Press one button without a signal."""
        self._buttons[name].setChecked(True)

    def set_icons(self, icons: Icons) -> None:
        """Wear the icons of another theme."""
        for name, made in self._buttons.items():
            made.setIcon(icons.get(self._icons[name], size=made.iconSize().width()))


def choice_button(icon: QIcon, name: str, tip: str, *, touch: bool) -> QToolButton:
    """Return a button that stays down; with ``touch`` it is large and shows its name."""
    made = ToolButton()
    made.setCheckable(True)
    made.setIcon(icon)
    made.setToolTip(tip)
    made.setAccessibleName(name)
    side = icon_side(touch=touch)
    made.setIconSize(QSize(side, side))
    if touch:
        made.setText(name)
        made.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        made.setMinimumSize(QSize(132, TOUCH_HEIGHT))
    return made


def tool_for_key(text: str) -> ToolName | None:
    """Return the tool a letter chooses, or None."""
    return next((name for name, _, _, key in _TOOLS if key == text.upper()), None)


def is_dark(widget: QWidget) -> bool:
    """Say whether the widget's ground is dark."""
    return widget.palette().color(QPalette.ColorRole.Base).lightness() < 128


def _grid(parent: QWidget) -> QGridLayout:
    layout = QGridLayout(parent)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(2)
    return layout
