"""The figure to look at: sharp, zoomed, moved, in the theme's colours."""

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPalette, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from rmt_desktop.base.i18n import translator
from rmt_desktop.domain.chart.chart import Chart
from rmt_desktop.domain.chart.figures import Look
from rmt_desktop.domain.chart.geometry import Box
from rmt_desktop.domain.chart.marks import Layer as MarkLayer
from rmt_desktop.domain.chart.marks import MarkKind, Shape
from rmt_desktop.ui.chart.camera import CLOSEST, Camera, Frame
from rmt_desktop.ui.chart.layers import Layer
from rmt_desktop.ui.chart.view import ChartView
from tests.support.charts import FIGURES, a_blob, a_mark_at, a_mark_in, every_kind

FRAME = Frame(814, 1676, 500, 800)
CAMERAS = st.builds(
    lambda factor, x, y: FRAME.zoomed(FRAME.fitted(), factor, x, y),
    st.floats(0.2, 30),
    st.floats(0, 500),
    st.floats(0, 800),
)


@pytest.fixture
def view(qtbot: QtBot) -> Iterator[ChartView]:
    made = ChartView(figures=FIGURES, figure="female", view="back", tr=translator("en"))
    qtbot.addWidget(made)
    made.resize(500, 800)
    made.show()
    yield made
    made.close()


def shot(view: ChartView) -> QImage:
    return view.grab().toImage()


def colour_at(view: ChartView, x: float, y: float) -> QColor:
    """Return the colour shown at a place in millimetres."""
    return shot(view).pixelColor(view.pixels(x, y))


def wheel(view: ChartView, at: QPointF, steps: int) -> None:
    event = QWheelEvent(
        at,
        QPointF(view.mapToGlobal(at.toPoint())),
        QPoint(),
        QPoint(0, 120 * steps),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(view, event)


@given(CAMERAS, st.floats(0, 814), st.floats(0, 1676))
def test_millimetres_and_pixels_are_one_place(camera: Camera, x: float, y: float) -> None:
    assert camera.to_mm(*camera.to_pixels(x, y)) == pytest.approx((x, y), abs=1e-6)


@given(CAMERAS)
def test_the_figure_never_leaves_the_window(camera: Camera) -> None:
    left, top = camera.to_pixels(0, 0)
    right, bottom = camera.to_pixels(814, 1676)
    assert FRAME.fitted().scale <= camera.scale <= FRAME.fitted().scale * CLOSEST + 1e-9
    assert left <= max(10.001, (500 - (right - left)) / 2 + 1e-6)
    assert top <= max(10.001, (800 - (bottom - top)) / 2 + 1e-6)
    assert right >= min(489.999, (500 + (right - left)) / 2 - 1e-6)
    assert bottom >= 789.999


@given(CAMERAS, st.floats(0, 814), st.floats(0, 1676))
def test_a_place_is_brought_into_sight(camera: Camera, x: float, y: float) -> None:
    px, py = FRAME.showing(camera, x, y).to_pixels(x, y)
    assert -0.1 <= px <= 500.1
    assert -0.1 <= py <= 800.1


def test_the_figure_is_ivory_on_calm_paper(view: ChartView) -> None:
    skin = colour_at(view, *view.view.by_key["scapula.L"].anchor)
    assert skin.lightness() > 215
    assert skin.red() > skin.blue()
    assert shot(view).pixelColor(3, 790) == view.palette().color(QPalette.ColorRole.Base)


def test_a_dark_theme_dims_the_figure_and_keeps_it_warm(view: ChartView) -> None:
    light = colour_at(view, *view.view.by_key["scapula.L"].anchor)
    palette = view.palette()
    palette.setColor(QPalette.ColorRole.Base, QColor("#1d2423"))
    view.setPalette(palette)
    dark = colour_at(view, *view.view.by_key["scapula.L"].anchor)
    assert dark.lightness() < light.lightness() - 20
    assert dark.red() > dark.blue()


@pytest.mark.parametrize("mark", every_kind(), ids=lambda mark: mark.kind.value)
def test_every_kind_is_seen_where_it_is(view: ChartView, mark: object) -> None:
    bare = shot(view)
    view.show_chart(Chart((mark,)))  # type: ignore[arg-type]
    drawn = shot(view)
    changed = [
        (x, y) for x in range(0, 500, 2) for y in range(0, 800, 2) if bare.pixelColor(x, y) != drawn.pixelColor(x, y)
    ]
    points = [view.pixels(*view.view.mm(point)) for point in mark.points]  # type: ignore[attr-defined]
    assert len(changed) > 8
    left, right = min(point.x() for point in points), max(point.x() for point in points)
    assert all(left - 40 < x < right + 40 for x, _ in changed)


def test_changing_one_mark_paints_what_painting_everything_would(view: ChartView) -> None:
    marks = every_kind()
    view.show_chart(Chart(tuple(marks)))
    shot(view)
    moved = a_mark_at((420.0, 640.0), kind=MarkKind.TENDER, id=marks[0].id)
    for chart in (Chart((moved, *marks[1:])), Chart(tuple(marks[2:])), Chart((*marks[2:5], *marks[6:], moved))):
        view.show_chart(chart)
        touched = shot(view)
        fresh = ChartView(figures=FIGURES, figure="female", view="back", tr=translator("en"))
        fresh.resize(500, 800)
        fresh.show_chart(chart)
        assert difference(touched, shot(fresh)) < 0.001
        fresh.close()


def difference(one: QImage, other: QImage) -> float:
    """Return the share of pixels that differ plainly."""
    assert one.size() == other.size()
    one = one.convertToFormat(QImage.Format.Format_Grayscale8)
    other = other.convertToFormat(QImage.Format.Format_Grayscale8)
    total = one.width() * one.height()
    a, b = bytes(one.constBits()), bytes(other.constBits())
    return sum(abs(x - y) > 24 for x, y in zip(a, b, strict=True)) / total


def test_the_wheel_zooms_round_the_pointer(view: ChartView) -> None:
    at = QPointF(200, 250)
    before = view.mm(at)
    wheel(view, at, 4)
    assert view.camera.scale > view._frame().fitted().scale * 1.5
    assert view.mm(at) == pytest.approx(before, abs=0.5)
    wheel(view, at, -40)
    assert view.camera == view._frame().fitted()


def test_a_zoomed_figure_is_painted_sharp_when_the_wheel_rests(qtbot: QtBot, view: ChartView) -> None:
    shot(view)
    wheel(view, QPointF(250, 200), 5)
    assert not view._scene.is_fresh(view.camera, view.size())
    qtbot.waitUntil(lambda: view._scene.is_fresh(view.camera, view.size()))
    assert view._settle.isActive() is False


def test_keys_zoom_and_fit(qtbot: QtBot, view: ChartView) -> None:
    fitted = view.camera
    qtbot.keyClick(view, Qt.Key.Key_Plus)
    qtbot.keyClick(view, Qt.Key.Key_Plus)
    assert view.camera.scale > fitted.scale
    qtbot.keyClick(view, Qt.Key.Key_Minus)
    qtbot.keyClick(view, Qt.Key.Key_0, Qt.KeyboardModifier.ControlModifier)
    assert view.camera == fitted


@pytest.mark.parametrize("button", [Qt.MouseButton.MiddleButton, Qt.MouseButton.LeftButton])
def test_dragging_moves_the_zoomed_figure(qtbot: QtBot, view: ChartView, button: Qt.MouseButton) -> None:
    view.zoom(4.0)
    before = view.camera
    if button is Qt.MouseButton.LeftButton:
        qtbot.keyPress(view, Qt.Key.Key_Space)
    qtbot.mousePress(view, button, pos=QPoint(250, 400))
    qtbot.mouseMove(view, QPoint(230, 360))
    qtbot.mouseRelease(view, button, pos=QPoint(230, 360))
    qtbot.keyRelease(view, Qt.Key.Key_Space)
    assert (view.camera.dx, view.camera.dy) == pytest.approx((before.dx - 20, before.dy - 40))
    qtbot.mouseMove(view, QPoint(100, 100))
    assert view.camera.dx == pytest.approx(before.dx - 20)


def test_a_wider_window_shows_the_whole_figure_larger(view: ChartView) -> None:
    before = view.camera.scale
    view.resize(900, 1200)
    assert view.camera.scale > before
    assert view.camera == view._frame().fitted()
    view.zoom(3.0)
    near = view.camera.scale
    view.resize(800, 1000)
    assert view.camera.scale == near


def test_the_region_under_the_pointer_is_named_and_shown(qtbot: QtBot, view: ChartView) -> None:
    bare = shot(view)
    QTest.mouseMove(view, QPoint(1, 1))  # where the pointer was left by others, it may be there already
    with qtbot.waitSignal(view.hovered) as told:
        qtbot.mouseMove(view, view.pixels(*view.view.by_key["scapula.R"].anchor))
    assert told.args == ["scapula.R"]
    assert view._hover == "scapula.R"
    with qtbot.waitSignal(view.hovered) as told:
        qtbot.mouseMove(view, QPoint(2, 2))
    assert told.args == [""]
    assert difference(bare, shot(view)) == 0


def test_an_earlier_visit_shows_faintly(view: ChartView) -> None:
    x, y = 350.0, 500.0
    chart = Chart((a_mark_at(*a_blob(x, y, 40, 40), shape=Shape.AREA, kind=MarkKind.BURNING),))
    bare = colour_at(view, x + 15, y + 10)
    view.set_ghost(chart)
    ghost = colour_at(view, x + 15, y + 10)
    view.set_ghost(None)
    assert ghost != bare
    assert abs(ghost.red() - ghost.blue()) < 40  # grey, not burning red
    assert colour_at(view, x + 15, y + 10) == bare


def test_layers_can_be_hidden(view: ChartView) -> None:
    bare = shot(view)
    view.show_chart(Chart((a_mark_in("scapula.L", layer=MarkLayer.CLIENT, kind=MarkKind.ACHING),)))
    assert difference(bare, shot(view)) > 0
    view.set_hidden(frozenset({MarkLayer.CLIENT}))
    assert difference(bare, shot(view)) == 0


def test_the_garment_the_skin_and_withdrawn_areas_can_be_chosen(view: ChartView) -> None:
    buttock = view.view.by_key["glut_max.L"].anchor
    dressed = colour_at(view, *buttock)
    view.set_figure_options(modest=False)
    bare = colour_at(view, *buttock)
    assert bare.lightness() > dressed.lightness()
    view.set_figure_options(withdrawn=frozenset({"glut_max.L"}))
    red = colour_at(view, *buttock)
    assert red.red() - red.green() > 30
    ghost = shot(view)
    view.set_figure_options(look=Look.LINE)
    assert difference(ghost, shot(view)) > 0.01


def test_marks_of_another_view_are_not_here(view: ChartView) -> None:
    bare = shot(view)
    view.show_chart(Chart((a_mark_in("chest_up.L", view="front"),)))
    assert difference(bare, shot(view)) == 0
    view.set_view("female", "front")
    assert view.view.name == "front"
    front = shot(view)
    view.show_chart(Chart())
    assert difference(front, shot(view)) > 0


def test_the_male_figure_shows_the_female_figures_marks_on_the_same_regions(view: ChartView) -> None:
    view.show_chart(Chart((a_mark_in("scapula.L", intensity=None),)))
    view.set_view("male", "back")
    x, y = view.view.by_key["scapula.L"].anchor
    found = [colour_at(view, x + dx, y + dy) for dx, dy in ((0, 0), (3, 0), (-3, 0), (0, 3), (0, -3), (6, 6), (-6, -6))]
    assert any(colour.red() - colour.green() > 60 for colour in found)


def test_a_layer_is_painted_in_the_screens_own_pixels(qapp: QApplication) -> None:
    def stripes(painter: QPainter, box: Box | None) -> None:
        assert box is None
        for number in range(200):
            painter.fillRect(QRectF(number, 0, 0.5, 400), QColor("black"))

    shown = []
    assert qapp is not None
    for density in (1.0, 2.0):
        layer = Layer(stripes)
        layer.renew(Camera(), QSize(100, 100), density)
        image = QImage(QSize(100, 100) * density, QImage.Format.Format_RGB32)
        image.setDevicePixelRatio(density)
        image.fill(Qt.GlobalColor.white)
        painter = QPainter(image)
        layer.show(painter, Camera())
        painter.end()
        shown.append([image.pixelColor(x, 50).lightness() for x in range(20, 40)])
    assert max(shown[0]) - min(shown[0]) < 20  # half a pixel wide: grey
    assert max(shown[1]) - min(shown[1]) > 200  # one device pixel wide: black and white
