"""The small plot: what it says, and the dashed line of the usual value."""

from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QRectF
from pytestqt.qtbot import QtBot

from rmt_desktop.base.paths import resources
from rmt_desktop.ui.theme import Theme
from rmt_desktop.ui.widgets.trend_plot import Series, TrendPlot, _height, places

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


def test_one_visit_stands_where_the_newest_does() -> None:
    assert places([20], 100, 14) == [100]


def test_two_visits_of_one_day_stand_at_the_two_ends() -> None:
    assert places([20, 20], 100, 14) == [0, 100]


def test_days_keep_their_distances() -> None:
    assert places([0, 10, 40], 100, 14) == [0, 25, 100]


def test_two_visits_of_one_day_stand_side_by_side_in_a_longer_course() -> None:
    assert places([0, 0, 40], 100, 14) == [0, 14, 100]
    assert places([0, 40, 40], 100, 14) == [0, 86, 100]


@given(st.lists(st.integers(0, 4000), min_size=2, max_size=40), st.floats(20, 900))
def test_no_two_visits_stand_on_one_spot_and_none_outside(days: list[int], width: float) -> None:
    found = places(sorted(days), width, 14)
    least = min(14, width / (len(days) - 1))
    assert all(after - before >= least - 1e-6 for before, after in pairwise(found))
    assert (found[0] >= -1e-6, found[-1] <= width + 1e-6) == (True, True)


def test_the_newest_value_is_written_beside_its_point(qtbot: QtBot, styles: Path) -> None:
    theme = Theme("light", 100, styles)
    day = date(2026, 11, 23)
    same = painted(TrendPlot(theme, (a_series(points=((day, 45), (day, 70))),), "a"), qtbot)
    apart = painted(TrendPlot(theme, (a_series(),), "b"), qtbot)
    assert same == apart
