"""Reading picture files of strangers: how large they are before they are unpacked, and nothing but their pixels after.

Logo, signature and own pictures of a chart all come in through here.
"""

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt
from PySide6.QtGui import QColorSpace, QImage, QImageReader, QImageWriter, QPainter

from rmt_desktop.services.ports import PlainPicture

QUALITIES = (85, 75, 60)  # of JPEG; the first whose file is small enough
SMALLEST = 64  # pixels of width below which no picture is made for the sake of its bytes


def picture_size(content: bytes) -> QSize:
    """Return the size in pixels as the file's head says, upright or not; empty for what is no picture."""
    reader, _buffer = _reader(content)
    return reader.size()


def picture_of(content: bytes, *, longest: int) -> QImage | None:
    """Return a file's pixels and nothing else: turned as the camera was held, in plain colours, scaled to ``longest``.

    No text, place or date the camera wrote comes along. None for a damaged file.
    """
    reader, _buffer = _reader(content)
    size = reader.size()
    if max(size.width(), size.height()) > longest:
        reader.setScaledSize(size.scaled(longest, longest, Qt.AspectRatioMode.KeepAspectRatio))
    reader.setAutoTransform(True)
    image = reader.read()
    if image.isNull():
        return None
    if image.colorSpace().isValid():
        image.convertToColorSpace(QColorSpace(QColorSpace.NamedColorSpace.SRgb))
    return _bare(image)


def png_of(image: QImage) -> bytes:
    """Return a picture as PNG bytes."""
    return _written(image, b"PNG", -1)


class QtPictureFiles:
    """The ``PictureFiles`` of the use cases."""

    def size(self, content: bytes) -> tuple[int, int]:
        """Return width and height as the file's head says, (0, 0) for no picture."""
        size = picture_size(content)
        return (size.width(), size.height()) if size.isValid() else (0, 0)

    def plain(self, content: bytes, *, longest: int, most_bytes: int) -> PlainPicture | None:
        """Return the picture as it is kept, None for a damaged one.

        A drawing stays PNG where that is small enough; a photo becomes JPEG on white.
        """
        image = picture_of(content, longest=longest)
        if image is None:
            return None
        kept = b"" if content.startswith(b"\xff\xd8") else png_of(image)
        if not kept or len(kept) > most_bytes:
            image, kept = _small(_on_white(image), most_bytes)
        return PlainPicture(content=kept, width=image.width(), height=image.height())


def _on_white(image: QImage) -> QImage:
    opaque = QImage(image.size(), QImage.Format.Format_RGB32)
    opaque.fill(Qt.GlobalColor.white)
    painter = QPainter(opaque)
    painter.drawImage(0, 0, image)
    painter.end()
    return opaque


def _small(image: QImage, most_bytes: int) -> tuple[QImage, bytes]:
    """Return a picture and its JPEG of at most so many bytes: of the best quality that fits, else a smaller picture."""
    while True:
        for quality in QUALITIES:
            jpeg = _written(image, b"JPEG", quality)
            if len(jpeg) <= most_bytes or image.width() <= SMALLEST:
                return image, jpeg
        image = image.scaledToWidth(max(SMALLEST, image.width() * 3 // 4), Qt.TransformationMode.SmoothTransformation)


def _reader(content: bytes) -> tuple[QImageReader, QBuffer]:
    buffer = QBuffer()
    buffer.setData(content)  # a copy of its own: the buffer does not keep what it is made on
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    return QImageReader(buffer), buffer


def _bare(image: QImage) -> QImage:
    """Return the pixels of a picture without the texts it carries."""
    bare = QImage(image.size(), QImage.Format.Format_ARGB32)
    bare.fill(Qt.GlobalColor.transparent)
    painter = QPainter(bare)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Source)
    painter.drawImage(0, 0, image)
    painter.end()
    return bare


def _written(image: QImage, form: bytes, quality: int) -> bytes:
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QImageWriter(buffer, QByteArray(form))
    writer.setQuality(quality)
    writer.write(image)
    return bytes(data.data())
