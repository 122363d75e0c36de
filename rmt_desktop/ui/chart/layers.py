"""Painted layers kept as pictures, so that a moving pen repaints nothing but itself.

A layer covers the window and a margin round it. Panning within the margin only shifts the picture; zooming stretches
the old picture until the new one is painted.
"""

from collections.abc import Callable
from math import ceil, floor

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPixmap

from rmt_desktop.domain.chart.geometry import Box
from rmt_desktop.ui.chart.camera import Camera

MARGIN = 160  # pixels round the window

Paint = Callable[[QPainter, Box | None], None]
"""Paints a layer in millimetres of the figure; with a box only what lies in it is wanted."""


class Layer:
    """One picture of a part of the scene. ``paint`` is called when it must be made anew."""

    def __init__(self, paint: Paint) -> None:
        self._paint = paint
        self._picture = QPixmap()
        self._camera = Camera()
        self._is_stale = True

    @property
    def scale(self) -> float:
        """Pixels per millimetre of the picture that is being painted, or was."""
        return self._camera.scale

    def forget(self) -> None:
        """Say that everything looks different now."""
        self._is_stale = True

    def touch(self, box: Box) -> None:
        """Paint one part of the figure anew; cheap when little lies there."""
        if self._is_stale or self._picture.isNull():
            return
        area = self._aligned(box)
        painter = QPainter(self._picture)
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Clear)
        painter.fillRect(area, Qt.GlobalColor.transparent)
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)
        painter.setClipRect(area)
        self._set_up(painter)
        self._paint(painter, box)
        painter.end()

    def is_fresh(self, camera: Camera, size: QSize) -> bool:
        """Say whether the picture can be shown as it is, at most shifted."""
        return (
            not self._is_stale
            and self._camera.scale == camera.scale
            and abs(camera.dx - self._camera.dx) <= MARGIN
            and abs(camera.dy - self._camera.dy) <= MARGIN
            and self._picture.deviceIndependentSize().toSize() == _with_margin(size)
        )

    @property
    def is_empty(self) -> bool:
        """Whether nothing was ever painted."""
        return self._picture.isNull()

    def renew(self, camera: Camera, size: QSize, density: float) -> None:
        """Paint the whole layer for a camera, ``density`` device pixels per pixel."""
        wanted = _with_margin(size)
        pixels = QSize(round(wanted.width() * density), round(wanted.height() * density))
        if self._picture.size() != pixels:
            self._picture = QPixmap(pixels)
            self._picture.setDevicePixelRatio(density)
        self._picture.fill(Qt.GlobalColor.transparent)
        self._camera = camera
        self._is_stale = False
        painter = QPainter(self._picture)
        self._set_up(painter)
        self._paint(painter, None)
        painter.end()

    def show(self, painter: QPainter, camera: Camera) -> None:
        """Draw the picture where it belongs under ``camera``, stretched if it was painted for another scale."""
        if self._picture.isNull():
            return
        factor = camera.scale / self._camera.scale
        x = camera.dx - (self._camera.dx + MARGIN) * factor
        y = camera.dy - (self._camera.dy + MARGIN) * factor
        if factor == 1.0:
            painter.drawPixmap(round(x), round(y), self._picture)
            return
        size = self._picture.deviceIndependentSize() * factor
        target = QRectF(x, y, size.width(), size.height())
        painter.drawPixmap(target, self._picture, QRectF(self._picture.rect()))

    def _set_up(self, painter: QPainter) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate(self._camera.dx + MARGIN, self._camera.dy + MARGIN)
        painter.scale(self._camera.scale, self._camera.scale)

    def _aligned(self, box: Box) -> QRectF:
        """Return the pixels of a box, whole device pixels only: a seam would show where halves are painted twice."""
        density = self._picture.devicePixelRatio()
        left, top = self._camera.to_pixels(box.left, box.top)
        right, bottom = self._camera.to_pixels(box.right, box.bottom)
        left, top = floor((left + MARGIN) * density), floor((top + MARGIN) * density)
        right, bottom = ceil((right + MARGIN) * density), ceil((bottom + MARGIN) * density)
        return QRectF(left / density, top / density, (right - left) / density, (bottom - top) / density)


def _with_margin(size: QSize) -> QSize:
    return QSize(size.width() + 2 * MARGIN, size.height() + 2 * MARGIN)
