"""What one draws with: the tools, and the kinds of findings with their symbols."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPointF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QIcon, QPainter, QPalette, QPixmap
from PySide6.QtWidgets import QApplication, QButtonGroup, QGridLayout, QMenu, QSizePolicy, QToolButton, QWidget

from rmt_desktop.base.i18n import N_, Translator
from rmt_desktop.domain.chart.drawing import symbol_items
from rmt_desktop.domain.chart.legend import GROUP_NAMES, LEGEND, Choice, kind_name, look
from rmt_desktop.domain.chart.marks import MarkKind
from rmt_desktop.domain.chart.own_kinds import OwnKind
from rmt_desktop.ui.chart.painting import paint
from rmt_desktop.ui.chart.tools import ToolName
from rmt_desktop.ui.icons import Icons
from rmt_desktop.ui.theme import set_role
from rmt_desktop.ui.widgets.pressing import ToolButton

LEAST_ICON = 22
MOST_ICON = 32  # beyond it the palette would be taller than an old screen
TOUCH_HEIGHT = 44
DENSITIES = (1.0, 2.0, 3.0)
MORE = N_("More kinds of findings")
OWN_KINDS = N_("Kinds of the clinic")
MORE_CHOSEN = N_("{kind}; more kinds of findings")

_TOOLS = (
    (ToolName.SELECT, "mouse-pointer-2", N_("Select"), "V"),
    (ToolName.LASSO, "lasso", N_("Lasso: select several"), "S"),
    (ToolName.ERASE, "eraser", N_("Eraser"), "E"),
    (ToolName.POINT, "circle-dot", N_("Point"), "P"),
    (ToolName.STROKE, "spline", N_("Line"), "L"),
    (ToolName.AREA, "pentagon", N_("Area"), "A"),
    (ToolName.BRUSH, "brush", N_("Brush"), "B"),
    (ToolName.FILL, "paint-bucket", N_("Fill a whole muscle or region"), "F"),
    (ToolName.ARROW, "move-up-right", N_("Arrow: where pain goes"), "W"),
    (ToolName.MEASURE, "ruler", N_("Measure a length"), "M"),
)
_MORE_TIPS = {ToolName.FILL: N_("Shift and click: an area of the layers of anatomy that are shown")}
_CLIENT_TOOLS = frozenset({ToolName.SELECT, ToolName.POINT, ToolName.STROKE, ToolName.AREA, ToolName.ERASE})
"""Tools a client needs to show where it hurts; fewer are easier."""


def icon_side(*, touch: bool = False) -> int:
    """Return the side of an icon in pixels: it grows with the text, up to half as large again."""
    side = min(MOST_ICON, max(LEAST_ICON, round(1.3 * QFontMetrics(QApplication.font()).height())))
    return side + 4 if touch else side


def symbol_icon(kind: Choice, *, on_dark: bool, size: int) -> QIcon:
    """Return a kind's symbol as an icon, in the ink for the ground it lies on."""
    style = look(kind)
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


def dots_icon(ink: QColor, *, size: int) -> QIcon:
    """Return three dots, for what opens more."""
    picture = QPixmap(size * 2, size * 2)
    picture.setDevicePixelRatio(2.0)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ink)
    for x in (0.22, 0.5, 0.78):
        painter.drawEllipse(QPointF(size * x, size / 2), size * 0.08, size * 0.08)
    painter.end()
    return QIcon(picture)


class KindPalette(QWidget):
    """The kinds of findings as buttons of which one is down, those less often needed in a menu of groups.

    With ``touch`` their words stand beside the symbols and there is no menu: the client's kinds are few.
    """

    chosen = Signal(object)  # Choice

    def __init__(self, tr: Translator, *, columns: int = 3, touch: bool = False) -> None:
        super().__init__()
        self._tr = tr
        self._columns = columns
        self._touch = touch
        self._group = QButtonGroup(self, exclusive=True)
        self._buttons: dict[MarkKind, QToolButton] = {}
        self._on_dark = is_dark(self)
        self._layout = _grid(self)
        self._more_kind: Choice | None = None
        self._kinds: tuple[MarkKind, ...] = ()
        self._own: tuple[OwnKind, ...] = ()
        self._more = choice_button(self._more_icon(), tr(MORE), tr(MORE), touch=touch)
        self._more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._more.setVisible(False)
        self._group.addButton(self._more)
        self.setAccessibleName(tr(N_("Kind of finding")))

    def set_kinds(self, kinds: Sequence[MarkKind]) -> None:
        """Offer these kinds, in this order."""
        for old in self._buttons.values():
            self._group.removeButton(old)
            old.hide()
            old.deleteLater()
        shown = kinds if self._touch else [kind for kind in kinds if LEGEND[kind].is_common]
        self._buttons = {kind: self._button(kind) for kind in shown}
        for index, made in enumerate(self._buttons.values()):
            self._group.addButton(made)
            across = self._columns if self._touch and index == len(self._buttons) - 1 else 1  # it has the longest name
            column = index % self._columns
            self._layout.addWidget(made, index // self._columns, column, 1, across if column == 0 else 1)
        self._kinds = tuple(kinds)
        self._set_more(kinds, len(self._buttons))

    def set_own(self, kinds: Sequence[OwnKind]) -> None:
        """Offer the clinic's own kinds in the menu too."""
        self._own = tuple(kinds)
        self._set_more(self._kinds, len(self._buttons))

    def set_kind(self, kind: Choice) -> None:
        """Press one button without a signal; a kind without a button of its own is shown on that of the menu."""
        made = None if isinstance(kind, OwnKind) else self._buttons.get(kind)
        if made is not None:
            made.setChecked(True)
        self._show_more(kind if made is None else None)

    def _set_more(self, kinds: Sequence[MarkKind], place: int) -> None:
        """Offer the kinds that have no button in a menu, those looked for together under one heading."""
        self._more.setVisible(len(kinds) > len(self._buttons))
        self._layout.addWidget(self._more, place // self._columns, place % self._columns)
        menu = QMenu(self._more)
        group = None
        for kind in kinds:
            style = LEGEND[kind]
            if kind in self._buttons:
                continue
            if style.group is not group:
                group = style.group
                menu.addSection(self._tr(GROUP_NAMES[group]))
            text = self._tr(style.label)
            action = menu.addAction(self._icon(kind), f"{text}\t{style.key}" if style.key else text)
            action.triggered.connect(lambda _=False, kind=kind: self.chosen.emit(kind))
        if self._own:
            menu.addSection(self._tr(OWN_KINDS))
        for own in self._own:
            action = menu.addAction(self._icon(own), own.name_in(self._tr.language))
            action.triggered.connect(lambda _=False, own=own: self.chosen.emit(own))
        self._more.setMenu(menu)

    def _show_more(self, kind: Choice | None) -> None:
        name = self._tr(MORE) if kind is None else kind_name(kind, self._tr, self._tr.language)
        self._more_kind = kind
        self._more.setIcon(self._more_icon() if kind is None else self._icon(kind))
        self._more.setAccessibleName(self._tr(MORE) if kind is None else self._tr(MORE_CHOSEN, kind=name))
        self._more.setToolTip(name)
        if kind is not None:
            self._more.setChecked(True)

    def _more_icon(self) -> QIcon:
        ink = self.palette().color(QPalette.ColorRole.ButtonText)
        return dots_icon(ink, size=icon_side(touch=self._touch))

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and self._on_dark != is_dark(self):
            self._on_dark = is_dark(self)
            for kind, made in self._buttons.items():
                made.setIcon(self._icon(kind))
            self._show_more(self._more_kind)

    def _button(self, kind: MarkKind) -> QToolButton:
        style = LEGEND[kind]
        label = self._tr(style.label)
        tip = label if self._touch else self._tr(N_("{tool} ({key})"), tool=label, key=style.key)
        made = choice_button(self._icon(kind), label, tip, touch=self._touch)
        made.clicked.connect(lambda _=False: self.chosen.emit(kind))
        return made

    def _icon(self, kind: Choice) -> QIcon:
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
        tools = [one for one in _TOOLS if not touch or one[0] in _CLIENT_TOOLS]
        for index, (name, icon, label, key) in enumerate(tools):
            tip = tr(label) if touch else tr(N_("{tool} (Shift+{key})"), tool=tr(label), key=key)
            if name in _MORE_TIPS and not touch:
                tip = f"{tip}\n{tr(_MORE_TIPS[name])}"
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
    if not touch:
        set_role(made, "tile")  # ten rows of them, and the finding below, have room on a screen of 800 lines
    else:
        made.setText(name)
        made.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        made.setMinimumSize(QSize(132, TOUCH_HEIGHT))
        made.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)  # both palettes' columns line up
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
