"""Choosing a picture from a file: logo or signature, made small enough to live in the record."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QLabel, QWidget

from rmt_desktop.base.errors import UserError
from rmt_desktop.base.i18n import N_, Translator
from rmt_desktop.ui.picture_files import picture_of, picture_size, png_of
from rmt_desktop.ui.widgets.layouts import column, row
from rmt_desktop.ui.widgets.text import button, label

LARGEST_SIDE = 900  # pixels; enough for 300 dots per inch on a letterhead
LARGEST_FILE = 20_000_000  # bytes
LARGEST_PICTURE = 50_000_000  # pixels; a small file may unpack to more than the computer has room for


class PictureTrouble(UserError):
    """The file is no picture the program can read."""


def read_picture(path: Path) -> bytes:
    """Return a picture file as PNG bytes, scaled down to at most 900 pixels. Raises PictureTrouble.

    Only what is seen is taken over: no name, place or comment that the camera wrote into the file. How large it is is
    asked before it is unpacked.
    """
    try:
        if path.stat().st_size > LARGEST_FILE:
            raise PictureTrouble(N_("This file is larger than 20 MB. Please choose a smaller picture."))
        data = path.read_bytes()
    except OSError as error:
        raise PictureTrouble(N_("This file cannot be read. Please choose another one.")) from error
    size = picture_size(data)
    if size.width() * size.height() > LARGEST_PICTURE:
        raise PictureTrouble(N_("This picture has more than 50 megapixels. Please choose a smaller one."))
    image = picture_of(data, longest=LARGEST_SIDE)
    if image is None:
        raise PictureTrouble(N_("This file is not a picture the program can read. PNG and JPEG work."))
    return png_of(image)


class PicturePick(QWidget):
    """Shows the picture in use, with buttons to choose another or none."""

    changed = Signal()

    def __init__(self, tr: Translator, name: str, choose: Callable[[], Path | None]) -> None:
        super().__init__()
        self._tr = tr
        self._choose = choose
        self._png = b""
        self.setAccessibleName(name)
        self._picture = QLabel()
        self._picture.setFixedHeight(64)
        self._problem = label("", "problem", wrap=True)
        self._problem.hide()
        self._remove = button(tr(N_("Remove")), self.clear, role="quiet", name=f"{name}: {tr(N_('Remove'))}")
        layout = column(self, spacing=4)
        layout.addWidget(self._picture)
        buttons = row()
        choose_name = f"{name}: {tr(N_('Choose a file'))}"
        buttons.addWidget(button(tr(N_("Choose a file…")), self._pick, name=choose_name))
        buttons.addWidget(self._remove)
        buttons.addStretch(1)
        layout.addLayout(buttons)
        layout.addWidget(self._problem)
        self._show()

    def png(self) -> bytes:
        """Return the picture as PNG bytes, empty when none is chosen."""
        return self._png

    def set_png(self, png: bytes) -> None:
        """Show a picture kept before."""
        self._png = png
        self._show()

    def clear(self) -> None:
        """Use no picture."""
        self.set_png(b"")
        self.changed.emit()

    def _pick(self) -> None:
        path = self._choose()
        if path is None:
            return
        try:
            self.set_png(read_picture(path))
        except PictureTrouble as error:
            self._problem.setText(error.text(self._tr))
            self._problem.show()
            return
        self.changed.emit()

    def _show(self) -> None:
        self._problem.hide()
        self._remove.setVisible(bool(self._png))
        self._picture.setVisible(bool(self._png))
        if self._png:
            picture = QPixmap()
            picture.loadFromData(self._png)
            density = self.devicePixelRatioF()
            picture = picture.scaledToHeight(round(64 * density), Qt.TransformationMode.SmoothTransformation)
            picture.setDevicePixelRatio(density)
            self._picture.setPixmap(picture)
