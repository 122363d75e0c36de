"""Draw the application icon in every size and format the systems ask for.

Up to 32 pixels the simpler drawing is used: its lines lie on the pixel grid. Run ``python -m tools.icons`` after a
change of ``app.svg`` or ``app-small.svg``; the results are kept in the repository, so that nobody needs it to build.
"""

import io
import os
from pathlib import Path

from PIL import Image

from tools.compile_messages import ROOT

FOLDER = ROOT / "rmt_desktop" / "resources" / "icons"
PNG_SIZES = (16, 24, 32, 48, 64, 128, 256, 512)
ICO_SIZES = (16, 24, 32, 48, 64, 128, 256)
ICNS_SIZES = (16, 32, 64, 128, 256, 512, 1024)
LARGEST_SIMPLE = 32


def drawn(size: int) -> Image.Image:
    """Return the icon as a square picture of ``size`` pixels with a transparent ground."""
    from PySide6.QtCore import QBuffer, QByteArray, QRectF, Qt
    from PySide6.QtGui import QImage, QPainter
    from PySide6.QtSvg import QSvgRenderer

    source = FOLDER / ("app-small.svg" if size <= LARGEST_SIMPLE else "app.svg")
    image = QImage(size, size, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    QSvgRenderer(str(source)).render(painter, QRectF(0, 0, size, size))
    painter.end()
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]  # the stubs want bytes, Qt wants text
    return Image.open(io.BytesIO(data.data())).convert("RGBA")


def write_all(folder: Path = FOLDER) -> None:
    """Write ``app-*.png``, ``app.ico`` and ``app.icns``."""
    from PySide6.QtGui import QGuiApplication

    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    application = QGuiApplication([])
    pictures = {size: drawn(size) for size in sorted({*PNG_SIZES, *ICO_SIZES, *ICNS_SIZES})}
    for size in PNG_SIZES:
        pictures[size].save(folder / f"app-{size}.png", optimize=True)
    _save_together(pictures, ICO_SIZES, folder / "app.ico")
    _save_together(pictures, ICNS_SIZES, folder / "app.icns")
    application.quit()


def _save_together(pictures: dict[int, Image.Image], sizes: tuple[int, ...], path: Path) -> None:
    """Write one file with every size as drawn for it; Pillow would otherwise shrink the largest."""
    largest = pictures[sizes[-1]]
    others = [pictures[size] for size in sizes[:-1]]
    largest.save(path, append_images=others, sizes=[(size, size) for size in sizes])


if __name__ == "__main__":
    write_all()
