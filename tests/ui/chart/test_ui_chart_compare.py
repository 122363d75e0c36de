"""Two visits compared: in pictures, as a list of changes, in numbers, as a film."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from pytestqt.qtbot import QtBot

from rmt_desktop.base.i18n import translator
from rmt_desktop.domain.chart.chart import Chart
from rmt_desktop.domain.chart.overtime import Change
from rmt_desktop.domain.ids import MarkId, NoteId
from rmt_desktop.ui.chart.compare import CompareCharts, VisitChart, charts_of
from tests.support.builders import a_note
from tests.support.charts import FIGURES, a_mark_in, names
from tests.support.pages import press

POINT = a_mark_in("scapula.L", id=MarkId("point"), intensity=7)
GONE = a_mark_in("lumbar.R", id=MarkId("gone"), intensity=5)
CHARTS = (Chart((POINT, GONE)), Chart((POINT,)), Chart((replace(POINT, intensity=3),)))
DAYS = (date(2026, 10, 5), date(2026, 10, 26), date(2026, 11, 16))


@pytest.fixture
def dialog(qtbot: QtBot) -> Iterator[CompareCharts]:
    visits = [VisitChart(day, chart) for day, chart in zip(DAYS, CHARTS, strict=True)]
    made = CompareCharts(visits, figures=FIGURES, figure="female", names=names(), tr=translator("en"))
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    yield made
    made.close()


def cells(dialog: CompareCharts) -> list[list[str]]:
    table = dialog.changes
    return [
        [item.text() if (item := table.item(row, place)) is not None else "" for place in range(3)]
        for row in range(table.rowCount())
    ]


def test_the_last_two_visits_are_compared_first(dialog: CompareCharts) -> None:
    assert (dialog.before.currentText(), dialog.after.currentText()) == ("26 October 2026", "16 November 2026")
    assert [pair.change for pair in dialog.pairs()] == [Change.BETTER]


def test_the_changes_are_listed_in_words(dialog: CompareCharts) -> None:
    dialog.before.choose("0")
    press(dialog, "How to compare: Changes")
    assert [row[0] for row in cells(dialog)] == ["Less", "No longer found"]
    assert "7/10" in cells(dialog)[0][1]
    assert "3/10" in cells(dialog)[0][2]
    assert cells(dialog)[1][2] == "–"


def test_each_way_of_comparing_shows_its_pictures(dialog: CompareCharts) -> None:
    assert dialog._left.isVisible()
    press(dialog, "How to compare: One over the other")
    assert not dialog._left.isVisible()
    assert dialog._right.isVisible()
    press(dialog, "How to compare: Fade")
    assert dialog.slider.isVisible()
    dialog.slider.setValue(20)
    assert dialog._effect.opacity() == pytest.approx(0.2)
    press(dialog, "How to compare: Changes")
    assert not dialog._pictures.isVisible()


def test_the_film_shows_every_visit_and_stops(qtbot: QtBot, dialog: CompareCharts) -> None:
    dialog._film.setInterval(1)
    seen: list[str] = []
    dialog.after.currentIndexChanged.connect(lambda _: seen.append(dialog.after.chosen()))
    press(dialog, "Play all visits")
    qtbot.waitUntil(lambda: not dialog._film.isActive())
    assert seen == ["0", "1", "2"]


def test_numbers_are_shown_for_every_visit_newest_first(dialog: CompareCharts) -> None:
    first = dialog.numbers.item(0, 0)
    assert dialog.numbers.rowCount() == 3
    assert first is not None
    assert first.text() == "16 November 2026"


def test_visits_of_one_day_stand_in_their_order_and_are_told_apart_by_their_time() -> None:
    late, early, before = (
        a_note(id=NoteId(name), service_date=day, started_at=at, chart=chart)
        for (name, day, at), chart in zip(
            (
                ("late", DAYS[1], datetime(2026, 10, 26, 16, tzinfo=UTC)),
                ("early", DAYS[1], datetime(2026, 10, 26, 9, tzinfo=UTC)),
                ("before", DAYS[0], datetime(2026, 10, 5, 9, tzinfo=UTC)),
            ),
            CHARTS,
            strict=True,
        )
    )
    unmarked = a_note(id=NoteId("bare"), service_date=DAYS[1], chart=Chart())
    visits = charts_of((late, early, before, unmarked), lambda at: f"{at:%H:%M}")
    tr = translator("en")
    titles = ["5 October 2026", "26 October 2026, 09:00", "26 October 2026, 16:00"]
    assert [visit.title(tr) for visit in visits] == titles
    assert visits[2].chart == CHARTS[0]


def test_numbers_are_written_as_the_language_writes_them(qtbot: QtBot) -> None:
    made = CompareCharts(
        [VisitChart(DAYS[0], CHARTS[0])], figures=FIGURES, figure="female", names=names(), tr=translator("fr")
    )
    qtbot.addWidget(made)
    item = made.numbers.item(0, 3)
    assert item is not None
    assert "," in item.text()
    assert "." not in item.text()
