"""The small plot: what it says, and the dashed line of the usual value."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QRectF
from pytestqt.qtbot import QtBot

from rmt_desktop.base.paths import resources
from rmt_desktop.ui.theme import Theme
from rmt_desktop.ui.widgets.trend_plot import Series, TrendPlot, _height

POINTS = ((date(2026, 11, 2), 45), (date(2026, 11, 23), 70))


def a_series(**changes: object) -> Series:
    given = {"name": "Rotation", "points": POINTS, "low": 0, "high": 90, "unit": "°", "colour": "accent"}
    return Series(**{**given, **changes})  # type: ignore[arg-type]


@pytest.fixture
def styles() -> Path:
    return resources() / "styles"


def painted(plot: TrendPlot, qtbot: QtBot) -> bytes:
    qtbot.addWidget(plot)
    plot.resize(300, plot.height())
    image = plot.grab().toImage()
    return bytes(image.constBits())


def test_the_plot_says_its_values_to_a_screen_reader(qtbot: QtBot, styles: Path) -> None:
    plot = TrendPlot(Theme("light", 100, styles), (a_series(),), "Rotation")
    qtbot.addWidget(plot)
    assert (plot.accessibleName(), plot.accessibleDescription()) == ("Rotation", "Rotation: 45°, 70°")


def test_the_usual_value_is_drawn_and_only_where_there_is_one(qtbot: QtBot, styles: Path) -> None:
    theme = Theme("light", 100, styles)
    without = painted(TrendPlot(theme, (a_series(),), "a"), qtbot)
    with_norm = painted(TrendPlot(theme, (a_series(norm=80),), "b"), qtbot)
    beyond = painted(TrendPlot(theme, (a_series(norm=200),), "c"), qtbot)
    assert with_norm != without
    assert beyond == without


def test_a_plot_grows_with_the_text(qtbot: QtBot, styles: Path) -> None:
    small = TrendPlot(Theme("light", 100, styles), (a_series(),), "a")
    large = TrendPlot(Theme("light", 200, styles), (a_series(),), "b")
    for plot in (small, large):
        qtbot.addWidget(plot)
    assert large.height() == 2 * small.height()


def test_a_value_beyond_the_axis_stays_inside_the_plot() -> None:
    plot = QRectF(0, 0, 100, 50)
    assert (_height(a_series(), plot, 400), _height(a_series(), plot, -5)) == (0, 50)
