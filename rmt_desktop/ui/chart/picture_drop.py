"""Pictures that come by the pointer or the clipboard: a file let go over the chart, or a picture that was copied."""

from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QObject, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent, QGuiApplication, QImage, QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from rmt_desktop.ui.picture_files import png_of


class PictureDrop(QObject):
    """Watches ``target`` for files that are dropped and for Ctrl+V. What it is given is judged elsewhere."""

    offered = Signal(object)  # Path of a file, or the bytes of a picture

    def __init__(self, target: QWidget) -> None:
        super().__init__(target)
        target.setAcceptDrops(True)
        target.installEventFilter(self)
        paste = QShortcut(QKeySequence(QKeySequence.StandardKey.Paste), target)
        paste.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        paste.activated.connect(self.paste)

    def paste(self) -> None:
        """Offer the picture in the clipboard; empty bytes where there is none, so that somebody says so."""
        self.offered.emit(picture_in(QGuiApplication.clipboard().mimeData()) or b"")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take files and pictures that are let go over the chart."""
        if isinstance(event, QDropEvent) and not isinstance(event, QDragEnterEvent | QDragMoveEvent):
            found = picture_in(event.mimeData())
            if found:
                event.acceptProposedAction()
                self.offered.emit(found)
            return True
        if isinstance(event, QDragEnterEvent | QDragMoveEvent):
            mime = event.mimeData()
            if mime.hasImage() or any(url.isLocalFile() for url in mime.urls()):
                event.acceptProposedAction()
            return True
        return super().eventFilter(watched, event)


def picture_in(mime: QMimeData | None) -> Path | bytes | None:
    """Return the first file that was copied or dragged, or else the picture itself; None where there is neither."""
    if mime is None:
        return None
    for url in mime.urls():
        if url.isLocalFile():
            return Path(url.toLocalFile())
    image = QImage(mime.imageData()) if mime.hasImage() else QImage()
    return png_of(image) if not image.isNull() else None
