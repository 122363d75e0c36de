"""Shows a PDF as the paper it is: pages on the desk, sharp at every zoom."""

from typing import Any

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPixmap, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from rmt_desktop.ui.printing import POINTS_PER_INCH, page_image
from rmt_desktop.ui.theme import GRID, Theme

WIDEST = 820  # pixels; a letter page wider than this is no easier to read


class _Sheet(QWidget):
    """One page with a soft edge. What is printed on it is its description, for who cannot see the picture."""

    def __init__(self, theme: Theme, picture: QPixmap, name: str, words: str) -> None:
        super().__init__()
        self._theme = theme
        self._picture = picture
        self.setAccessibleName(name)
        self.setAccessibleDescription(words)
        size = picture.deviceIndependentSize().toSize()
        self.setFixedSize(size + QSize(2, 2))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the page and its edge."""
        painter = QPainter(self)
        painter.drawPixmap(1, 1, self._picture)
        painter.setPen(self._theme.colour("line"))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        painter.end()


class PaperView(QScrollArea):
    """Pages below each other, as wide as the view allows."""

    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__(widgetResizable=True)
        self._theme = theme
        self._pdf = b""
        self._shown_width = 0
        self.setAccessibleName(name)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._desk = QWidget()
        self._desk.setProperty("role", "scrolled")
        self._column = QVBoxLayout(self._desk)
        self._column.setContentsMargins(GRID, GRID, GRID, GRID)
        self._column.setSpacing(2 * GRID)
        self.setWidget(self._desk)

    @property
    def pages(self) -> int:
        """How many pages are shown."""
        return len(self._desk.findChildren(_Sheet))

    def show_pdf(self, pdf: bytes) -> None:
        """Show another paper; the place in it is kept where possible."""
        if pdf == self._pdf and self._shown_width == self._sheet_width():
            return
        self._pdf = pdf
        self._lay_out()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Draw the pages anew when the room changes."""
        super().resizeEvent(event)
        if self._pdf and self._shown_width != self._sheet_width():
            self._lay_out()

    def showEvent(self, event: QShowEvent) -> None:
        """Put the pages into the room there really is: what changed while the view was hidden may have been missed."""
        super().showEvent(event)
        self._column.invalidate()
        self._column.activate()

    def _sheet_width(self) -> int:
        return max(240, min(WIDEST, self.viewport().width() - 3 * GRID))

    def _lay_out(self) -> None:
        import pypdfium2

        place = self.verticalScrollBar().value()
        while self._column.count():
            item = self._column.takeAt(0)
            if item is not None and (old := item.widget()) is not None:
                old.hide()
                old.setParent(None)
                old.deleteLater()
        self._shown_width = self._sheet_width()
        density = self.devicePixelRatioF()
        document = pypdfium2.PdfDocument(self._pdf)
        try:
            for number, page in enumerate(document, start=1):
                points, _ = page.get_size()
                image = page_image(page, POINTS_PER_INCH * self._shown_width * density / points)
                picture = QPixmap.fromImage(image)
                picture.setDevicePixelRatio(density)
                if self._theme.colours.is_dark:
                    picture = _dimmed(picture)
                sheet = _Sheet(self._theme, picture, f"{self.accessibleName()} {number}", _words(page))
                self._column.addWidget(sheet, 0, Qt.AlignmentFlag.AlignHCenter)
                sheet.show()  # a page added while the view itself is being shown would stay hidden
        finally:
            document.close()
        self._column.addStretch(1)
        self.verticalScrollBar().setValue(place)


def _words(page: Any) -> str:
    """Return what is printed on a page of an open pypdfium2 document, a line a line, from top to bottom."""
    text = page.get_textpage()
    try:
        lines = str(text.get_text_bounded()).splitlines()
    finally:
        text.close()
    return "\n".join(line.strip() for line in lines if line.strip())


def _dimmed(picture: QPixmap) -> QPixmap:
    """Return the page a little darker, so that white paper does not glare in a dark room."""
    painter = QPainter(picture)
    painter.fillRect(picture.rect(), QColor(20, 25, 24, 26))
    painter.end()
    return picture
