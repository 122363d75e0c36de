"""The figure to look at: a view with its marks, sharp at any size, to be zoomed and moved."""

from math import hypot, sqrt

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QHideEvent,
    QKeyEvent,
    QMouseEvent,
    QNativeGestureEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QResizeEvent,
    QTouchEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from rmt_desktop.base.i18n import Translator
from rmt_desktop.domain.chart.chart import Chart
from rmt_desktop.domain.chart.display import Label
from rmt_desktop.domain.chart.drawing import SYMBOL_MM, Options
from rmt_desktop.domain.chart.figure_drawing import LETTER_MM, ON_DARK, ON_LIGHT, FigureOptions, side_letters
from rmt_desktop.domain.chart.figures import Figures, Look, View
from rmt_desktop.domain.chart.geometry import Box
from rmt_desktop.domain.chart.layers import LayerChoice, Layers, LayerShape, shapes_at
from rmt_desktop.domain.chart.marks import Layer
from rmt_desktop.ui.chart.camera import Camera, Frame
from rmt_desktop.ui.chart.painting import paint
from rmt_desktop.ui.chart.scene import Scene

SETTLE_MS = 90  # after zooming: how long the stretched picture stands in for the sharp one
WHEEL_STEP = 1.18
LEAST_SYMBOL_PIXELS = 8.0
LEAST_LETTER_PIXELS = 14.0
MOST_LETTER_PIXELS = 22.0
NAME_SHARE = 0.8  # what is written on layers of anatomy, of the size of the window's letters
POINTED_PIXELS = 7.0  # how near a landmark the pointer must be


class ChartView(QWidget):
    """One view of the body with marks. Wheel and pinch zoom, the middle button or Space and drag move it."""

    hovered = Signal(str)  # key of the region under the pointer, empty for none; again where a layer has another shape

    def __init__(self, *, figures: Figures, figure: str, view: str, tr: Translator) -> None:
        super().__init__()
        self._figures = figures
        self._tr = tr
        self._camera: Camera | None = None
        self._panning: QPointF | None = None
        self._pinch: tuple[float, QPointF] | None = None  # how far apart two fingers are, and their middle
        self._space_down = False
        self._hover = ""
        self._under: tuple[LayerShape, ...] = ()
        self._anatomy = LayerChoice()
        self._figure_options = FigureOptions()
        self._hidden: frozenset[Layer] = frozenset()
        self._scene = Scene(figures, figures.view(figure, view))
        self._settle = QTimer(self, singleShot=True, interval=SETTLE_MS)
        self._settle.timeout.connect(self.update)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(QSize(200, 260))
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setAttribute(Qt.WidgetAttribute.WA_AcceptTouchEvents)
        self._apply_tones()

    @property
    def view(self) -> View:
        """The view that is shown."""
        return self._scene.view

    @property
    def camera(self) -> Camera:
        """How the figure lies in the widget now."""
        if self._camera is None:
            self._camera = self._frame().fitted()
        return self._camera

    def set_view(self, figure: str, name: str) -> None:
        """Show another view or figure, fitted. Raises KeyError if there is none."""
        self._scene.set_view(self._figures.view(figure, name))
        self._set_hover("")
        self.fit()

    def show_chart(self, chart: Chart) -> None:
        """Show these marks."""
        self._scene.show_chart(chart)
        self.update()

    def set_ghost(self, chart: Chart | None) -> None:
        """Show an earlier visit's marks faintly below, or none."""
        self._scene.set_ghost(chart or Chart())
        self.update()

    def set_hidden(self, layers: frozenset[Layer]) -> None:
        """Leave the marks of these layers out of the picture."""
        self._hidden = layers
        self._apply_symbol_scale()
        self.update()

    def set_figure_options(
        self,
        *,
        look: Look | None = None,
        modest: bool | None = None,
        withdrawn: frozenset[str] | None = None,
    ) -> None:
        """Change how the figure is drawn; what is None stays."""
        known = self._figure_options
        self._figure_options = FigureOptions(
            look=known.look if look is None else look,
            modest=known.modest if modest is None else modest,
            withdrawn=known.withdrawn if withdrawn is None else withdrawn,
            tones=known.tones,
        )
        self._scene.set_figure_options(self._figure_options)
        self.update()

    def set_anatomy(self, choice: LayerChoice) -> None:
        """Lay these layers of anatomy over the figure."""
        self._anatomy = choice
        letters = NAME_SHARE * self.fontInfo().pixelSize()
        self._scene.set_anatomy(choice, letters=letters, language=self._tr.language)
        self.update()

    def anatomy(self) -> Layers:
        """Return the layers over this view."""
        return self._scene.anatomy()

    @property
    def under(self) -> tuple[LayerShape, ...]:
        """What each layer has under the pointer."""
        return self._under

    def fit(self) -> None:
        """Show the whole figure."""
        self._look_through(self._frame().fitted())

    def zoom(self, factor: float, at: QPointF | None = None) -> None:
        """Come nearer (``factor`` above 1) or go farther; ``at`` stays where it is, by default the middle."""
        at = at or QRectF(self.rect()).center()
        self._settle.start()
        self._look_through(self._frame().zoomed(self.camera, factor, at.x(), at.y()))

    def pan(self, dx: float, dy: float) -> None:
        """Move the figure by pixels."""
        if self._anatomy.shown:  # they take a moment to paint: as when zooming, once it comes to rest
            self._settle.start()
        self._look_through(self._frame().panned(self.camera, dx, dy))

    def reveal(self, x: float, y: float) -> None:
        """Move the figure as little as needed to show a place in millimetres."""
        self._look_through(self._frame().showing(self.camera, x, y))

    def mm(self, at: QPointF) -> tuple[float, float]:
        """Return which place of the figure lies under a pixel."""
        return self.camera.to_mm(at.x(), at.y())

    def pixels(self, x: float, y: float) -> QPoint:
        """Return where a place of the figure is on the widget."""
        px, py = self.camera.to_pixels(x, y)
        return QPoint(round(px), round(py))

    def update_mm(self, box: Box) -> None:
        """Repaint one part of the figure."""
        left, top = self.camera.to_pixels(box.left, box.top)
        right, bottom = self.camera.to_pixels(box.right, box.bottom)
        self.update(QRectF(left - 3, top - 3, right - left + 6, bottom - top + 6).toAlignedRect())

    def paint_above(self, painter: QPainter) -> None:
        """Paint what lies over the marks, in millimetres; for those who do more than look."""

    def camera_moved(self) -> None:
        """Follow the camera; for those who lay something over the figure."""

    def paintEvent(self, event: QPaintEvent) -> None:
        """Show the layers, painting them first if they are out of date and nothing is moving."""
        camera = self.camera
        if not self._scene.is_fresh(camera, self.size()) and (self._scene.is_empty or not self._settle.isActive()):
            self._apply_symbol_scale()
            self._scene.renew(camera, self.size(), self.devicePixelRatioF())
        painter = QPainter(self)
        painter.setClipRect(event.rect())
        painter.fillRect(event.rect(), self.palette().color(QPalette.ColorRole.Base))
        self._scene.show(painter, camera)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate(camera.dx, camera.dy)
        painter.scale(camera.scale, camera.scale)
        self._paint_sides(painter)
        self.paint_above(painter)
        painter.end()

    def _paint_sides(self, painter: QPainter) -> None:
        """Write the client's sides beside the figure; zoomed in, at the window's edges, so that they are never lost."""
        camera = self.camera
        ink = self.palette().color(QPalette.ColorRole.PlaceholderText).name()
        size = max(LETTER_MM, LEAST_LETTER_PIXELS / camera.scale)
        size = min(size, MOST_LETTER_PIXELS / camera.scale)
        edge = MOST_LETTER_PIXELS
        paper = self.palette().color(QPalette.ColorRole.Base).name()
        for letter in side_letters(self.view, self._tr, ink, size=size):
            x, y = camera.to_pixels(letter.x, letter.y)
            x, y = min(max(x, edge), self.width() - edge), min(max(y, edge), self.height() - edge)
            x, y = camera.to_mm(x, y)
            paint(painter, (Label(x, y, letter.text, letter.size, ink, paper),))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the figure fitted, or as near as it was."""
        camera, fitted = self._camera, self._frame().fitted()
        was = _frame_of(self.view, event.oldSize()).fitted() if event.oldSize().isValid() else None
        if camera is None or was is None or camera.scale <= was.scale * 1.001:
            self._look_through(fitted)
        else:
            self._look_through(self._frame().held(camera))

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.StyleChange) and hasattr(self, "_scene"):
            self._apply_tones()
        if event.type() == QEvent.Type.FontChange and hasattr(self, "_scene"):
            self.set_anatomy(self._anatomy)

    def hideEvent(self, event: QHideEvent) -> None:
        """Stop waiting for the zoom to settle."""
        self._settle.stop()
        super().hideEvent(event)

    def event(self, event: QEvent) -> bool:
        """Take fingers, and changes of the screen's density."""
        if event.type() == QEvent.Type.DevicePixelRatioChange:
            self._scene.forget()
        elif isinstance(event, QNativeGestureEvent):
            if event.gestureType() == Qt.NativeGestureType.ZoomNativeGesture:
                self.zoom(1.0 + event.value(), event.position())
                return True
        elif isinstance(event, QTouchEvent):
            self._touched(event)
            return True
        return super().event(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom round the pointer."""
        steps = event.angleDelta().y() / 120
        if steps:
            self.zoom(WHEEL_STEP**steps, event.position())
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold of the figure with the middle button, or with Space held down."""
        if event.button() == Qt.MouseButton.MiddleButton or self._space_down:
            self._panning = event.position()
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
            event.accept()
        else:
            super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Move the figure, or say which region is under the pointer."""
        if self._panning is not None:
            step = event.position() - self._panning
            self._panning = event.position()
            self.pan(step.x(), step.y())
        elif not event.buttons():
            x, y = self.mm(event.position())
            region = self.view.region_at(x, y)
            under = shapes_at(self.anatomy(), x, y, within=POINTED_PIXELS / self.camera.scale) if region else ()
            self._set_hover(region.key if region else "", under)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let the figure go."""
        if self._panning is not None:
            self._panning = None
            self.unsetCursor()
        else:
            super().mouseReleaseEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        """Say that no region is under the pointer."""
        self._set_hover("")
        super().leaveEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Zoom by + and -, fit by Ctrl+0; Space turns dragging into moving."""
        match event.key():
            case Qt.Key.Key_Plus | Qt.Key.Key_Equal:
                self.zoom(WHEEL_STEP**2)
            case Qt.Key.Key_Minus:
                self.zoom(WHEEL_STEP**-2)
            case Qt.Key.Key_0 if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                self.fit()
            case Qt.Key.Key_Space:
                self._space_down = True
                self.setCursor(Qt.CursorShape.OpenHandCursor)
            case _:
                event.ignore()

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        """End moving by Space."""
        if event.key() == Qt.Key.Key_Space and not event.isAutoRepeat():
            self._space_down = False
            self.unsetCursor()
        else:
            event.ignore()

    def finger(self, kind: QEvent.Type, at: QPointF) -> None:
        """Move the figure with one finger: ``kind`` is of a touch, ``at`` in pixels."""
        if kind is QEvent.Type.TouchUpdate and self._panning is not None:
            step = at - self._panning
            self.pan(step.x(), step.y())
        self._panning = at if kind in (QEvent.Type.TouchBegin, QEvent.Type.TouchUpdate) else None

    def second_finger(self) -> None:
        """Take back what the first finger began, as two fingers zoom and move."""
        self._panning = None

    def _touched(self, event: QTouchEvent) -> None:
        """Follow fingers one by one: Qt's own pinch would let the first finger draw, and tells a change twice."""
        points, kind = event.points(), event.type()
        if len(points) > 1:
            first, other = points[0].position(), points[1].position()
            spread, centre = max(1.0, hypot(other.x() - first.x(), other.y() - first.y())), (first + other) / 2
            if self._pinch is None:
                self.second_finger()
            else:
                was_spread, was_centre = self._pinch
                self.zoom(spread / was_spread, centre)
                self.pan(centre.x() - was_centre.x(), centre.y() - was_centre.y())
            self._pinch = (spread, centre)
        elif self._pinch is None and points:
            self.finger(kind, points[0].position())
        if kind in (QEvent.Type.TouchEnd, QEvent.Type.TouchCancel):
            self._pinch = None
        event.accept()

    def _look_through(self, camera: Camera) -> None:
        self._camera = camera
        self.camera_moved()
        self.update()

    def _apply_symbol_scale(self) -> None:
        fit = self._frame().fitted().scale
        radius = max(LEAST_SYMBOL_PIXELS, SYMBOL_MM * fit) * sqrt(self.camera.scale / fit)
        scale = round(radius / (SYMBOL_MM * self.camera.scale), 2)
        self._scene.set_options(Options(symbol_scale=scale, hidden=self._hidden))

    def _apply_tones(self) -> None:
        is_dark = self.palette().color(QPalette.ColorRole.Base).lightness() < 128
        known = self._figure_options
        self._figure_options = FigureOptions(
            look=known.look, modest=known.modest, withdrawn=known.withdrawn, tones=ON_DARK if is_dark else ON_LIGHT
        )
        self._scene.set_figure_options(self._figure_options)
        self.update()

    def _set_hover(self, key: str, under: tuple[LayerShape, ...] = ()) -> None:
        is_same_shape, self._under = under == self._under, under
        if key != self._hover:
            for region in (self._hover, key):
                if region in self.view.by_key:
                    self.update_mm(self.view.by_key[region].contour.box)
            self._hover = key
            self.hovered.emit(key)
        elif not is_same_shape:
            self.hovered.emit(key)

    def _frame(self) -> Frame:
        return _frame_of(self.view, self.size())


def _frame_of(view: View, size: QSize) -> Frame:
    return Frame(view.width, view.height, size.width(), size.height())
