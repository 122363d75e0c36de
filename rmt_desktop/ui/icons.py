"""Icons of one set and one weight, tinted for the theme and sharp on every screen."""

from pathlib import Path

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

DENSITIES = (1.0, 2.0, 3.0)


class Icons:
    """Loads icons by name, once per colour."""

    def __init__(self, folder: Path, ink: QColor, accent: QColor, disabled: QColor) -> None:
        self._folder = folder
        self._inks = {"ink": ink, "accent": accent}
        self._disabled = disabled
        self._known: dict[tuple[str, str, int], QIcon] = {}

    def get(self, name: str, ink: str | QColor = "ink", size: int = 20) -> QIcon:
        """Return an icon in the theme's ``ink`` or ``accent``, or in a colour of one's own; ``size`` in pixels."""
        colour = ink if isinstance(ink, QColor) else self._inks[ink]
        key = (name, colour.name(), size)
        if key not in self._known:
            icon, drawing = QIcon(), QSvgRenderer(str(self._folder / f"{name}.svg"))
            for density in DENSITIES:
                shape = _shape(drawing, size, density)
                icon.addPixmap(_tinted(shape, colour))
                icon.addPixmap(_tinted(shape, self._disabled), QIcon.Mode.Disabled)
            self._known[key] = icon
        return self._known[key]

    def pixmap(self, name: str, ink: str | QColor = "ink", size: int = 20, density: float = 1.0) -> QPixmap:
        """Return an icon as a picture for a label, ``density`` device pixels per pixel."""
        return self.get(name, ink, size).pixmap(QSize(size, size), density)


def _shape(drawing: QSvgRenderer, size: int, density: float) -> QPixmap:
    """Return what a drawing covers; its colour means nothing. To read a drawing costs more than to draw it."""
    shape = QPixmap(round(size * density), round(size * density))
    shape.setDevicePixelRatio(density)
    shape.fill(Qt.GlobalColor.transparent)
    painter = QPainter(shape)
    drawing.render(painter, QRectF(0, 0, size, size))
    painter.end()
    return shape


def _tinted(shape: QPixmap, colour: QColor) -> QPixmap:
    picture = QPixmap(shape)
    painter = QPainter(picture)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceIn)
    painter.fillRect(picture.rect(), colour)
    painter.end()
    return picture
