"""Small charts, and the figure of a consent."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor
from pytestqt.qtbot import QtBot

from rmt_desktop.base.i18n import translator
from rmt_desktop.domain.chart.chart import Chart
from rmt_desktop.domain.chart.echoes import anchored
from rmt_desktop.domain.chart.marks import MarkKind, Shape
from rmt_desktop.domain.ids import MarkId
from rmt_desktop.domain.sides import Side
from rmt_desktop.ui.chart.thumb import AreasView, Thumbs, busiest_view
from tests.support.charts import FIGURES, a_blob, a_mark_at, a_mark_in

SIZE = QSize(72, 120)

pytestmark = pytest.mark.usefixtures("qapp")


@pytest.fixture
def areas(qtbot: QtBot) -> Iterator[AreasView]:
    made = AreasView(FIGURES, translator("en"))
    qtbot.addWidget(made)
    made.resize(320, 340)
    made.show()
    yield made
    made.close()


def test_a_thumb_is_as_large_as_asked_and_clear_round_the_body() -> None:
    image = Thumbs(FIGURES).paint(Chart(), "female", SIZE, density=2.0)
    assert image.size() == SIZE * 2
    assert image.pixelColor(2, 2).alpha() == 0
    assert image.pixelColor(72, 110).alpha() == 255


def test_a_thumb_shows_the_marks() -> None:
    thumbs = Thumbs(FIGURES)
    area = a_mark_at(*a_blob(400, 400, 70, 60), shape=Shape.AREA, kind=MarkKind.BURNING)
    bare, marked = (thumbs.paint(chart, "female", SIZE) for chart in (Chart(), Chart((area,))))
    assert bare != marked
    assert thumbs.paint(Chart((area,)), "female", SIZE) == marked
    assert thumbs.paint(Chart(), "female", SIZE) == bare


def test_the_view_with_most_marks_is_shown() -> None:
    front = [a_mark_in(key, view="front", id=MarkId(key)) for key in ("chest_up.L", "chin")]
    assert busiest_view(Chart()) == "back"
    assert busiest_view(Chart((a_mark_in("scapula.L"), *front))) == "front"
    assert busiest_view(Chart((a_mark_in("scapula.L"), front[0]))) == "back"


def test_what_was_drawn_in_a_close_up_is_shown_on_the_view_that_sees_it() -> None:
    nape = anchored(a_mark_in("trap_up.L", view="head_back"), FIGURES)
    thumbs = Thumbs(FIGURES)
    shown = thumbs.paint(Chart((nape,)), "female", QSize(40, 80))
    bare = thumbs.paint(Chart(), "female", QSize(40, 80), view="back")
    assert (shown == bare) is False


def test_a_dark_thumb_is_dimmer() -> None:
    thumbs = Thumbs(FIGURES)
    light, dark = (thumbs.paint(Chart(), "male", SIZE, on_dark=on_dark) for on_dark in (False, True))
    assert dark.pixelColor(36, 40).lightness() < light.pixelColor(36, 40).lightness()


def test_areas_are_coloured_on_their_own_side(areas: AreasView) -> None:
    bare = areas.grab().toImage()
    areas.highlight({(("scapula",), Side.LEFT): "#0e6b66"})
    shown = areas.grab().toImage()
    changed = [
        (x, y) for x in range(shown.width()) for y in range(shown.height()) if shown.pixel(x, y) != bare.pixel(x, y)
    ]
    middle_of_back = 163 + 157 / 2
    assert len(changed) > 30
    assert all(163 < x < middle_of_back for x, _ in changed)  # seen from behind, her left is on the viewer's left
    x, y = changed[len(changed) // 2]
    assert QColor(shown.pixel(x, y)).hue() in range(120, 200)


def test_the_figure_of_a_consent_can_be_male_and_large(areas: AreasView) -> None:
    female = areas.grab().toImage()
    areas.set_figure("male")
    assert areas.grab().toImage() != female
    for width in range(300, 900, 20):
        areas.resize(width, 400)
        areas.grab()
    assert len(areas._thumbs._bare) <= 16
    assert areas.testAttribute(Qt.WidgetAttribute.WA_WState_Created)
