"""What one looks at: a button for each view of the whole body, one menu for its parts, and the visit's own pictures."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QPushButton

from rmt_desktop.base.i18n import N_, Translator
from rmt_desktop.domain.chart.figures import CLOSE_UPS, VIEW_NAMES, VIEWS, Figures
from rmt_desktop.domain.chart.pictures import OwnPicture
from rmt_desktop.ui.widgets.choices import Segments
from rmt_desktop.ui.widgets.text import button

PARTS = N_("Close-ups")
LONGEST_TITLE = 24  # letters of a picture's name on its button; its tool tip has all of it


class ViewTabs(Segments):
    """The views of a figure, of which one is chosen. Close-ups are offered where the figure has them.

    Own pictures stand beside them, each under its name; adding and removing is offered where a page asks for it.
    """

    add_pressed = Signal()
    paste_pressed = Signal()
    remove_pressed = Signal(str)  # id of the picture that is shown

    def __init__(self, figures: Figures, figure: str, tr: Translator, *, touch: bool = False) -> None:
        entries = tuple((name, tr(VIEW_NAMES[name])) for name in VIEWS)
        super().__init__(entries, tr(N_("View")), touch=touch, optional=False, wraps=True)
        self._tr = tr
        self._figures = figures
        self._close_up = ""
        self._parts = self._menu_button(tr(PARTS), touch=touch)
        self._own = self._menu_button(tr(N_("Own pictures")), touch=touch)
        self._own.setVisible(False)
        self._remove = self._own_menu()
        self._titles: dict[str, QPushButton] = {}
        self._pictures: tuple[OwnPicture, ...] = ()
        self._lost: list[QAction] = []
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

    def offer_pictures(self) -> None:
        """Offer to add own pictures, and to take them out again."""
        self._own.setVisible(True)

    def show_pictures(self, pictures: Sequence[OwnPicture]) -> None:
        """Show a button for each of these, as far as their bytes are there. The front is shown when its own went."""
        shown = tuple(picture for picture in pictures if self._figures.has("", picture.id))
        self._offer_to_take_out([picture for picture in pictures if picture not in shown])
        if shown == self._pictures:
            return
        value, self._pictures = self.value(), shown
        for made in self._titles.values():
            made.hide()  # until it is deleted it would still stand in its place
            made.deleteLater()
        self._titles = {picture.id: self._picture_button(picture) for picture in shown}
        if value in VIEW_NAMES or value in self._titles:
            self.set_value(value)
        else:
            self.chosen.emit(VIEWS[0])

    def _offer_to_take_out(self, lost: Sequence[OwnPicture]) -> None:
        """Name the pictures that cannot be shown in the menu: nothing else of them is seen."""
        for action in self._lost:
            self._own.menu().removeAction(action)
        self._lost = [
            self._own.menu().addAction(self._tr(N_("Take out “{name}”, which is missing…"), name=picture.name))
            for picture in lost
        ]
        for action, picture in zip(self._lost, lost, strict=True):
            action.triggered.connect(lambda _=False, one=picture.id: self.remove_pressed.emit(one))

    def value(self) -> str:
        """Return the chosen view."""
        return self._close_up or super().value()

    def set_value(self, value: str) -> None:
        """Show which view is chosen, without a signal."""
        self._close_up = "" if value in VIEWS else value
        super().set_value(value if value in VIEWS else "")
        is_part = value in VIEW_NAMES and value not in VIEWS
        self._parts.setChecked(is_part)
        self._parts.setText(self._tr(VIEW_NAMES[value]) if is_part else self._tr(PARTS))
        self._parts.setAccessibleName(self._tr(N_("View: {name}"), name=self._parts.text()))
        for picture_id, made in self._titles.items():
            made.setChecked(picture_id == value)
        self._own.setChecked(False)
        self._remove.setEnabled(value in self._titles)

    def _chose(self, name: str) -> None:
        if name != self.value():
            self.set_value(name)

    def _menu_button(self, text: str, *, touch: bool) -> QPushButton:
        made: QPushButton = button(text, role="choice")
        made.setCheckable(True)
        made.setProperty("touch", touch)
        made.setMenu(QMenu(made))
        self._put(made)
        return made

    def _put(self, made: QPushButton) -> None:
        layout = self.layout()
        if layout is not None:
            layout.addWidget(made)

    def _own_menu(self) -> QAction:
        menu = self._own.menu()
        menu.addAction(self._tr(N_("Add a picture…"))).triggered.connect(lambda _=False: self.add_pressed.emit())
        menu.addAction(self._tr(N_("Paste a picture"))).triggered.connect(lambda _=False: self.paste_pressed.emit())
        menu.addSeparator()
        remove = menu.addAction(self._tr(N_("Take this picture out…")))
        remove.setEnabled(False)
        remove.triggered.connect(lambda _=False: self.remove_pressed.emit(self.value()))
        return remove

    def _picture_button(self, picture: OwnPicture) -> QPushButton:
        name = picture.name
        made: QPushButton = button(
            name if len(name) <= LONGEST_TITLE else f"{name[: LONGEST_TITLE - 1]}…", role="choice"
        )
        made.setCheckable(True)
        made.setToolTip(name)
        made.setAccessibleName(self._tr(N_("Own picture: {name}"), name=name))
        made.clicked.connect(lambda _=False: self._press_picture(picture.id))
        self._put(made)
        made.show()
        return made

    def _press_picture(self, picture_id: str) -> None:
        self.set_value(picture_id)
        self.chosen.emit(picture_id)
