"""Makes small pictures of widgets: what is popped up over a window is in them, and colours are kept in a palette."""

import io
from functools import reduce
from pathlib import Path

from PIL import Image, ImageChops
from PySide6.QtCore import QBuffer, QIODevice, QPoint, QRect, Qt
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtWidgets import QApplication, QWidget

COLOURS = 256
STRONG = 48  # difference between the strongest and the weakest of red, green and blue
WEIGHT = 8  # how many times a strong pixel counts when colours are chosen


class Camera:
    """Shoots into one folder and remembers what was shot."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.shot: list[Path] = []

    def shoot(self, name: str, window: QWidget, frame: QRect | None = None) -> None:
        """Write a picture of a window, or of the part of it within ``frame``, with what is popped up over it."""
        pixmap = window.grab()
        painter = QPainter(pixmap)
        for popup in QApplication.topLevelWidgets():
            if popup.isVisible() and popup.windowType() is Qt.WindowType.ToolTip:
                painter.drawPixmap(popup.pos() - window.mapToGlobal(QPoint(0, 0)), popup.grab())
        painter.end()
        if frame is not None:
            pixmap = pixmap.copy(frame.intersected(pixmap.rect()))
        self._folder.mkdir(parents=True, exist_ok=True)
        path = self._folder / f"{name}.png"
        path.write_bytes(packed(pixmap))
        self.shot.append(path)


def packed(pixmap: QPixmap) -> bytes:
    """Return a picture as a PNG with a palette of its own, without anything that changes from run to run."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    pixmap.save(buffer, "PNG")
    with Image.open(io.BytesIO(buffer.data().data())) as full:
        few = in_few_colours(full.convert("RGB"))
    out = io.BytesIO()
    few.save(out, "PNG", optimize=True)
    return out.getvalue()


def in_few_colours(full: Image.Image) -> Image.Image:
    """Return a picture with a palette in which small symbols keep their colours beside large pale surfaces."""
    bands = full.split()
    spread = ImageChops.subtract(reduce(ImageChops.lighter, bands), reduce(ImageChops.darker, bands))
    pixels = full.tobytes()
    strong = b"".join(pixels[3 * at : 3 * at + 3] for at, value in enumerate(spread.tobytes()) if value > STRONG)
    rows = -(-len(strong) * WEIGHT // (3 * full.width))
    below = Image.frombytes("RGB", (full.width, rows), (strong * WEIGHT).ljust(3 * full.width * rows, b"\xff"))
    both = Image.new("RGB", (full.width, full.height + rows))
    both.paste(full, (0, 0))
    both.paste(below, (0, full.height))
    few = both.quantize(COLOURS, method=Image.Quantize.MEDIANCUT, kmeans=1, dither=Image.Dither.NONE)
    return few.crop((0, 0, *full.size))


def around(window: QWidget, *widgets: QWidget, margin: int = 12) -> QRect:
    """Return the part of a window that shows these widgets, with some space around."""
    frame = QRect()
    for widget in widgets:
        frame = frame.united(QRect(widget.mapTo(window, QPoint(0, 0)), widget.size()))
    return frame.adjusted(-margin, -margin, margin, margin)
