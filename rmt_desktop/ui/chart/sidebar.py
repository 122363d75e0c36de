"""The column beside the picture: tools, kinds, undo, zoom, and what is shown."""

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup, QColor, QKeySequence, QPalette, QUndoStack
from PySide6.QtWidgets import QGridLayout, QMenu, QToolButton, QWidget

from rmt_desktop.base.i18n import N_, Translator
from rmt_desktop.base.paths import resources
from rmt_desktop.domain.chart.figures import FIGURE_NAMES, Look
from rmt_desktop.domain.chart.legend import LAYER_NAMES
from rmt_desktop.domain.chart.looks import LOOK_NAMES
from rmt_desktop.domain.chart.marks import Layer
from rmt_desktop.ui.chart.anatomy_menu import AnatomyMenu
from rmt_desktop.ui.chart.palette import KindPalette, ToolPalette, icon_side
from rmt_desktop.ui.chart.view import WHEEL_STEP
from rmt_desktop.ui.icons import Icons
from rmt_desktop.ui.theme import set_role
from rmt_desktop.ui.widgets.layouts import Card, column
from rmt_desktop.ui.widgets.pressing import ToolButton


class Sidebar(QWidget):
    """Everything one presses while drawing. It only says what was pressed.

    ``steps`` holds undo, zoom and the list. With large targets it has no room here: put it where there is some.
    """

    kind_chosen = Signal(object)
    tool_chosen = Signal(object)
    zoomed = Signal(float)
    fitted = Signal()
    list_toggled = Signal(bool)
    carry_pressed = Signal()
    enlarge_toggled = Signal(bool)
    atlas_toggled = Signal(bool)
    hidden_changed = Signal(object)  # frozenset[Layer]
    ghost_toggled = Signal(bool)
    look_chosen = Signal(object)
    modest_toggled = Signal(bool)
    deep_toggled = Signal(bool)
    figure_chosen = Signal(str)
    anatomy_chosen = Signal(object)  # LayerChoice

    def __init__(self, tr: Translator, stack: QUndoStack, *, layer_menu: bool, touch: bool, modest: bool) -> None:
        super().__init__()
        self._tr = tr
        self._touch = touch
        self._inks: tuple[QColor, QColor, QColor] | None = None
        icons = self.icons()
        columns = 2 if touch else 4
        self.tools = ToolPalette(tr, icons, columns=columns, touch=touch)
        self.kinds = KindPalette(tr, columns=columns, touch=touch)
        self.tools.chosen.connect(self.tool_chosen)
        self.kinds.chosen.connect(self.kind_chosen)
        self._drawing = Card("sunken", margin=4, spacing=6)
        self._drawing.content.addWidget(self.tools)
        self._drawing.content.addWidget(_line())
        self._drawing.content.addWidget(self.kinds)
        self._is_readonly = False
        self._buttons: dict[str, QToolButton] = {}
        self.steps = QWidget()
        grid = QGridLayout(self.steps)
        grid.setContentsMargins(4, 0, 4, 0)
        grid.setSpacing(2)
        self._undo = stack.createUndoAction(self)
        self._redo = stack.createRedoAction(self)
        self._undo.setShortcut(QKeySequence("Ctrl+Z"))
        self._redo.setShortcuts([QKeySequence("Ctrl+Y"), QKeySequence("Ctrl+Shift+Z")])
        self._list = self._press("list", N_("List of findings"), lambda: self.list_toggled.emit(self._list.isChecked()))
        self._list.setCheckable(True)
        self._menu = self._press("layers", N_("What is shown"), lambda: None)
        self._menu.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._menu.setMenu(self._shown_menu(modest=modest))
        self._menu.setVisible(layer_menu)
        self._carry = self._press("history", N_("Bring over last visit's findings"), self.carry_pressed.emit)
        self._carry.setVisible(False)
        self._enlarge = self._press(
            "maximize-2", N_("Chart alone"), lambda: self.enlarge_toggled.emit(self._enlarge.isChecked())
        )
        self._enlarge.setCheckable(True)
        self._enlarge.setVisible(False)
        self._atlas = self._press(
            "target", N_("Trigger-point atlas"), lambda: self.atlas_toggled.emit(self._atlas.isChecked())
        )
        self._atlas.setCheckable(True)
        self._atlas.setVisible(False)
        buttons = (
            self._step("undo-2", N_("Undo"), self._undo),
            self._step("redo-2", N_("Redo"), self._redo),
            self._list,
            self._press("zoom-in", N_("Nearer"), lambda: self.zoomed.emit(WHEEL_STEP**2)),
            self._press("zoom-out", N_("Farther"), lambda: self.zoomed.emit(WHEEL_STEP**-2)),
            self._press("maximize", N_("Whole figure"), self.fitted.emit),
            self._menu,
            self._carry,
            self._enlarge,
            self._atlas,
        )
        per_row = len(buttons) if touch else 4
        for index, made in enumerate(buttons):
            grid.addWidget(made, index // per_row, index % per_row)
        grid.setColumnStretch(per_row, 1)
        layout = column(self, spacing=6)
        layout.addWidget(self._drawing)
        if not touch:
            layout.addWidget(self.steps)
        layout.addStretch(1)

    def set_readonly(self, *, readonly: bool) -> None:
        """Hide what draws."""
        self._drawing.setVisible(not readonly)
        self._is_readonly = readonly
        for name in ("undo-2", "redo-2"):
            self._buttons[name].setVisible(not readonly)
        self._carry.setVisible(self._ghost.isVisible() and not readonly)
        self._undo.setEnabled(not readonly and self._undo.isEnabled())
        self._redo.setEnabled(not readonly and self._redo.isEnabled())

    def set_ghost_offered(self, *, offered: bool) -> None:
        """Offer to show the last visit, or not."""
        self._ghost.setVisible(offered)
        self._ghost.setChecked(offered)
        self._carry.setVisible(offered and not self._is_readonly and not self._touch)

    def show_list(self) -> None:
        """Press the button of the list, unless it is down."""
        if not self._list.isChecked():
            self._list.click()

    def offer_enlarging(self) -> None:
        """Offer to show the chart alone; for a page that has other things beside it."""
        self._enlarge.setVisible(True)

    def offer_atlas(self) -> None:
        """Offer the trigger-point atlas; for who has one."""
        self._atlas.setVisible(True)

    def set_figure(self, figure: str) -> None:
        """Tick the figure that is shown."""
        if figure in self._figures:
            self._figures[figure].setChecked(True)

    def set_look(self, look: Look) -> None:
        """Tick how the skin is drawn."""
        self._looks[look].setChecked(True)

    def set_count(self, count: int) -> None:
        """Say how many findings the list has."""
        tip = self._tr.plural("List of findings ({count})", "List of findings ({count})", count)
        self._list.setToolTip(tip)

    def add_menu(self, menu: QMenu, *actions: QAction) -> None:
        """Put a menu and actions at the end of the menu of what is shown."""
        self._menu.menu().addSeparator()
        self._menu.menu().addMenu(menu)
        self._menu.menu().addActions(actions)

    def dress(self) -> None:
        """Wear the icons of the theme in force."""
        icons = self.icons()
        self.tools.set_icons(icons)
        for name, made in self._buttons.items():
            made.setIcon(icons.get(name, size=made.iconSize().width()))

    def _press(self, icon: str, name: str, then: Callable[[], object]) -> QToolButton:
        made = ToolButton()
        made.setIcon(self.icons().get(icon, size=icon_side()))
        made.setIconSize(QSize(icon_side(), icon_side()))
        made.setToolTip(self._tr(name))
        made.setAccessibleName(self._tr(name))
        if not self._touch:
            set_role(made, "tile")
        made.clicked.connect(lambda _=False: then())
        self._buttons[icon] = made
        return made

    def _step(self, icon: str, name: str, action: QAction) -> QToolButton:
        """Return a button for undo or redo that follows the action."""
        action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        made = self._press(icon, name, action.trigger)
        made.setEnabled(action.isEnabled())
        action.enabledChanged.connect(made.setEnabled)
        return made

    def shortcut_actions(self) -> tuple[QAction, QAction]:
        """Return undo and redo, to be added to the widget in which their keys shall work."""
        return self._undo, self._redo

    def _shown_menu(self, *, modest: bool) -> QMenu:
        tr = self._tr
        menu = QMenu(self)
        self._layers = {layer: _tick(menu, tr(LAYER_NAMES[layer]), on=True) for layer in Layer}
        for action in self._layers.values():
            action.toggled.connect(self._layers_changed)
        self._ghost = _tick(menu, tr(N_("Last visit")), on=False)
        self._ghost.setVisible(False)
        self._ghost.toggled.connect(self.ghost_toggled)
        self.anatomy = AnatomyMenu(tr, menu)
        self.anatomy.chosen.connect(self.anatomy_chosen)
        menu.addMenu(self.anatomy)
        menu.addSeparator()
        looks = QActionGroup(menu)
        self._looks = {}
        for look, name in LOOK_NAMES.items():
            action = self._looks[look] = looks.addAction(_tick(menu, tr(name), on=look is Look.GHOST))
            action.triggered.connect(lambda _=False, look=look: self.look_chosen.emit(look))
        _tick(menu, tr(N_("Clothed")), on=modest).toggled.connect(self.modest_toggled)
        body = menu.addMenu(tr(N_("Figure")))
        figures = QActionGroup(menu)
        self._figures = {}
        for figure, name in FIGURE_NAMES.items():
            self._figures[figure] = figures.addAction(_tick(body, tr(name), on=figure == "female"))
            self._figures[figure].triggered.connect(lambda _=False, figure=figure: self.figure_chosen.emit(figure))
        menu.addSeparator()
        _tick(menu, tr(N_("Name deep muscles first")), on=False).toggled.connect(self.deep_toggled)
        return menu

    def _layers_changed(self) -> None:
        hidden = frozenset(layer for layer, action in self._layers.items() if not action.isChecked())
        self.hidden_changed.emit(hidden)

    def icons(self) -> Icons:
        """Return the icons in the inks of the palette; drawn once, as Qt tells of many changes that are none."""
        role, palette = QPalette.ColorRole, self.palette()
        faint = palette.color(QPalette.ColorGroup.Disabled, role.ButtonText)
        inks = (palette.color(role.ButtonText), palette.color(role.Highlight), faint)
        if self._inks != inks:
            self._inks = inks
            self._drawn = Icons(resources() / "icons", *inks)
        return self._drawn


def _tick(menu: QMenu, text: str, *, on: bool) -> QAction:
    action = menu.addAction(text)
    action.setCheckable(True)
    action.setChecked(on)
    return action


def _line() -> QWidget:
    line = QWidget()
    line.setFixedHeight(1)
    set_role(line, "line")
    return line
