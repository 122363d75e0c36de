"""The application icon in its sizes, on a light and on a dark ground."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPixmap
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from tools.icons import FOLDER, PNG_SIZES
from tools.previews import Wish

GROUNDS = ("#ffffff", "#2b2f33")


def preview(wish: Wish) -> QWidget:
    """Return a sheet of icons."""
    del wish
    sheet = QWidget()
    sheet.setWindowTitle("Icon")
    rows = QVBoxLayout(sheet)
    rows.setSpacing(0)
    for ground in GROUNDS:
        row = QWidget(autoFillBackground=True)
        palette = row.palette()
        palette.setColor(row.backgroundRole(), QColor(ground))
        row.setPalette(palette)
        line = QHBoxLayout(row)
        for size in PNG_SIZES[:-1]:
            picture = QLabel(pixmap=QPixmap(str(FOLDER / f"app-{size}.png")))
            line.addWidget(picture, alignment=Qt.AlignmentFlag.AlignBottom)
        rows.addWidget(row)
    return sheet
