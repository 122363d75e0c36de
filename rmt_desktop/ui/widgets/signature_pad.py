"""A place to sign with the mouse, a finger or a pen, or by adopting the typed name for who cannot draw."""

from itertools import pairwise

from PySide6.QtCore import QBuffer, QByteArray, QEvent, QIODevice, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontInfo,
    QImage,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QTabletEvent,
    QTransform,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from rmt_desktop.ui.theme import FAMILY, Theme

WIDTH, HEIGHT = 640, 200
LINE = 158  # where the line to sign on lies
INK = QColor("#14203a")
PEN_WIDTH = 3.2


class SignaturePad(QWidget):
    """Strokes in the unit of a 640 x 200 sheet, so that a signature is the same on every screen."""

    changed = Signal()

    def __init__(self, theme: Theme, name: str, prompt: str) -> None:
        super().__init__()
        self._theme = theme
        self._prompt = prompt
        self._strokes: list[list[QPointF]] = []
        self._typed = ""
        self._picture = QImage()
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.CrossCursor)
        self.setMinimumSize(320, 120)
        self.setMaximumHeight(200)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)

    def sizeHint(self) -> QSize:
        """Return the size the pad likes best."""
        return QSize(480, 150)

    @property
    def is_empty(self) -> bool:
        """Whether nothing has been signed."""
        return not (self._strokes or self._typed) and self._picture.isNull()

    def clear(self) -> None:
        """Start over."""
        self._strokes, self._typed, self._picture = [], "", QImage()
        self._tell()

    def adopt(self, name: str) -> None:
        """Write a typed name as the signature, for who cannot or does not want to draw."""
        self._strokes, self._picture = [], QImage()
        self._typed = name.strip()
        self._tell()

    def show_picture(self, png: bytes) -> None:
        """Show a signature kept before, or imported."""
        self._strokes, self._typed = [], ""
        self._picture = QImage.fromData(png)
        self._tell()

    def draw(self, strokes: list[list[tuple[float, float]]]) -> None:
        """Take strokes in sheet coordinates (0 to 640, 0 to 200), as if they had been drawn."""
        self._typed, self._picture = "", QImage()
        self._strokes = [[QPointF(x, y) for x, y in stroke] for stroke in strokes]
        self._tell()

    def png(self) -> bytes:
        """Return the signature as PNG bytes with a transparent ground, empty when nothing is signed."""
        if self.is_empty:
            return b""
        image = QImage(2 * WIDTH, 2 * HEIGHT, QImage.Format.Format_ARGB32)
        image.fill(Qt.GlobalColor.transparent)
        painter = QPainter(image)
        painter.scale(2, 2)
        self._paint_ink(painter, INK)
        painter.end()
        data = QByteArray()
        buffer = QBuffer(data)
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        image.save(buffer, "PNG")  # type: ignore[call-overload]
        return bytes(data.data())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the sheet, the line to sign on, and the ink."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        frame = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        edge = "accent" if self.hasFocus() else "field"
        painter.setPen(QPen(self._theme.colour(edge), 2 if self.hasFocus() else 1))
        painter.setBrush(QColor("#ffffff"))
        painter.drawRoundedRect(frame, 8, 8)
        across, down = self.width() / WIDTH, self.height() / HEIGHT
        painter.setPen(QPen(QColor("#b9b4a8"), 1.5))
        painter.drawLine(QPointF(30 * across, LINE * down), QPointF((WIDTH - 30) * across, LINE * down))
        if self.is_empty:  # in the letters of the screen: those of the sheet would be stretched with it
            below = QRectF(self.rect()).adjusted(12, LINE * down + 2, -12, -4)
            metrics = painter.fontMetrics()
            room = min(
                below.width() / max(1, metrics.horizontalAdvance(self._prompt)), below.height() / metrics.height()
            )
            font = QFont(self.font())
            font.setPixelSize(max(9, int(QFontInfo(font).pixelSize() * min(1.0, room))))
            painter.setFont(font)
            painter.setPen(QColor("#6b716e"))
            painter.drawText(below, Qt.AlignmentFlag.AlignCenter, self._prompt)
        painter.scale(across, down)
        self._paint_ink(painter, INK)
        painter.end()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin a stroke."""
        if event.button() == Qt.MouseButton.LeftButton and self.isEnabled():
            self._begin(event.position())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Carry the stroke on."""
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._go_on(event.position())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """End the stroke."""
        self.changed.emit()

    def tabletEvent(self, event: QTabletEvent) -> None:
        """Take pen strokes as they come, without waiting for Qt to turn them into mouse moves."""
        if event.type() == QEvent.Type.TabletPress:
            self._begin(event.position())
        elif event.type() == QEvent.Type.TabletMove and event.pressure() > 0:
            self._go_on(event.position())
        elif event.type() == QEvent.Type.TabletRelease:
            self.changed.emit()
        event.accept()

    def _begin(self, at: QPointF) -> None:
        self._typed, self._picture = "", QImage()
        self._strokes.append([self._on_sheet(at)])
        self.update()

    def _go_on(self, at: QPointF) -> None:
        if self._strokes:
            self._strokes[-1].append(self._on_sheet(at))
            self.update()

    def _on_sheet(self, at: QPointF) -> QPointF:
        return QPointF(min(max(at.x() / self.width(), 0), 1) * WIDTH, min(max(at.y() / self.height(), 0), 1) * HEIGHT)

    def _paint_ink(self, painter: QPainter, ink: QColor) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        if not self._picture.isNull():
            target = QRectF(0, 0, WIDTH, HEIGHT)
            size = self._picture.size().scaled(WIDTH, HEIGHT, Qt.AspectRatioMode.KeepAspectRatio)
            area = QRectF(0, 0, size.width(), size.height())
            area.moveCenter(target.center())
            painter.drawImage(area, self._picture)
            return
        pen = QPen(ink, PEN_WIDTH, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if self._typed:
            painter.fillPath(_written(self._typed), ink)
        for stroke in self._strokes:
            painter.drawPath(_smooth(stroke))

    def _tell(self) -> None:
        self.update()
        self.changed.emit()


def _written(name: str) -> QPainterPath:
    """Return a typed name as outlines above the line: the same name is the same picture, always."""
    font = QFont(FAMILY)
    font.setItalic(True)
    font.setPixelSize(56)
    path = QPainterPath()
    path.setFillRule(Qt.FillRule.WindingFill)  # letters may overlap
    path.addText(0, 0, font, name)
    box, room = path.boundingRect(), QRectF(30, 70, WIDTH - 60, 90)
    scale = min(1.0, room.width() / max(1.0, box.width()))
    place = QTransform.fromTranslate(room.center().x(), room.center().y()).scale(scale, scale)
    return place.map(path.translated(-box.center().x(), -box.center().y()))


def _smooth(points: list[QPointF]) -> QPainterPath:
    """Return a path through the middle of each pair of points, so that a fast hand leaves no corners."""
    path = QPainterPath(points[0])
    if len(points) == 1:
        path.lineTo(points[0] + QPointF(0.1, 0.1))
        return path
    for before, after in pairwise(points[1:]):
        path.quadTo(before, (before + after) / 2)
    path.lineTo(points[-1])
    return path
