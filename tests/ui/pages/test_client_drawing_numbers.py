"""The drawings in numbers on the client's page: plots over the visits, and one visit region by region."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from rmt_desktop.base.i18n import translator
from rmt_desktop.domain.chart.chart import Chart
from rmt_desktop.domain.chart.marks import Layer, MarkKind, Shape
from rmt_desktop.domain.clients import Client
from rmt_desktop.domain.ids import MarkId
from rmt_desktop.domain.notes import Objective
from rmt_desktop.ui.models.table import Table
from rmt_desktop.ui.pages.client import ClientPage
from rmt_desktop.ui.pages.client.drawing_numbers import DrawingNumbers, drawn_visit, number_series, share_text
from rmt_desktop.ui.widgets.fields import Pick
from rmt_desktop.ui.widgets.trend_plot import TrendPlot
from tests.support.builders import a_note
from tests.support.catalog import a_catalog
from tests.support.charts import FIGURES, a_blob, a_mark_at, a_mark_in
from tests.support.pages import Stage, a_stage, named, press, words
from tests.support.services import Practice

ACHE = a_mark_at(*a_blob(400, 400, 60, 60), id=MarkId("ache"), shape=Shape.AREA, kind=MarkKind.ACHING, intensity=8)
POINT = a_mark_in("calf_med.R", id=MarkId("point"))
TABLE = "Regions of this drawing"


@pytest.fixture
def stage(practice: Practice, qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[Stage]:
    yield from a_stage(practice, qtbot, qapp, tmp_path, a_catalog())


@pytest.fixture
def maya(practice: Practice) -> Client:
    """A client."""
    return practice.client()


def visited(practice: Practice, client: Client, *charts: Chart, days: int = 7) -> None:
    """Treat and sign once for each chart, some days apart."""
    for chart in charts:
        practice.signed_note(practice.visit(client), chart=chart, objective=Objective(written={}))
        practice.clock.forward(days=days, minutes=90)


def opened(stage: Stage, client: Client) -> DrawingNumbers:
    page = stage.show(ClientPage(stage.ctx, client.id, "progress"))
    (numbers,) = page.findChildren(DrawingNumbers)
    stage.qtbot.waitUntil(lambda: not stage.ctx.tasks.is_busy)
    return numbers


def rows(numbers: DrawingNumbers) -> list[list[str]]:
    model = named(numbers, TABLE, Table).rows
    return [[model.text(row, column) for column in range(model.columnCount())] for row in range(model.rowCount())]


def test_the_numbers_are_plotted_over_the_visits(stage: Stage, practice: Practice, maya: Client) -> None:
    weaker = replace(ACHE, intensity=4)
    visited(practice, maya, Chart((ACHE, POINT)), Chart((weaker,)))
    numbers = opened(stage, maya)
    plots = {one.accessibleName(): one.accessibleDescription() for one in numbers.findChildren(TrendPlot)}
    assert list(plots) == [
        "Part of the skin, therapist's findings",
        "Intensity × area, therapist's findings",
        "Active trigger points",
    ]
    assert plots["Active trigger points"] == "Active trigger points: 1, 0"
    before, after = plots["Intensity × area, therapist's findings"].split(": ")[1].split(", ")
    assert float(before) > 2 * float(after) - 0.2 > 0
    assert plots["Part of the skin, therapist's findings"].endswith("%")


def test_it_says_that_it_describes_a_drawing(stage: Stage, practice: Practice, maya: Client) -> None:
    visited(practice, maya, Chart((ACHE,)))
    numbers = opened(stage, maya)
    stage.qtbot.waitUntil(lambda: "From the second visit on, plots stand here." in words(numbers))
    shown = words(numbers)
    assert "Description of the drawing; read it with the 0–10 scale and a scored measure." in shown
    assert "To be verified by a practitioner." in shown


def test_the_regions_of_a_visit_that_is_chosen_are_listed(stage: Stage, practice: Practice, maya: Client) -> None:
    visited(practice, maya, Chart((ACHE,)), Chart((POINT,)))
    numbers = opened(stage, maya)
    ((region, side, share, strongest, points),) = rows(numbers)
    assert (side, strongest, points) == ("right", "7", "1")
    assert region == "Calf med"
    assert share.endswith("%")
    visit = named(numbers, "Visit", Pick)
    visit.setCurrentIndex(1)
    assert "8" in {row[3] for row in rows(numbers)}
    assert {row[4] for row in rows(numbers)} == {"–"}


def test_two_visits_of_one_day_are_told_apart_by_the_time(stage: Stage, practice: Practice, maya: Client) -> None:
    visited(practice, maya, Chart((ACHE,)), Chart((POINT,)), days=0)
    visit = named(opened(stage, maya), "Visit", Pick)
    assert [visit.itemText(number) for number in range(2)] == ["Mon 23 Nov 2026, 15:32", "Mon 23 Nov 2026, 14:02"]


def test_the_clients_own_marks_have_numbers_of_their_own(stage: Stage, practice: Practice, maya: Client) -> None:
    hers = replace(ACHE, id=MarkId("hers"), layer=Layer.CLIENT, intensity=3)
    visited(practice, maya, Chart((POINT, hers)))
    numbers = opened(stage, maya)
    assert {row[3] for row in rows(numbers)} == {"3"}
    press(numbers, "Whose marks: My findings")
    assert {row[3] for row in rows(numbers)} == {"7"}


def test_where_nothing_was_drawn_there_are_no_numbers(stage: Stage, practice: Practice, maya: Client) -> None:
    practice.signed_note(practice.visit(maya))
    assert opened(stage, maya).isHidden()


def test_numbers_are_written_in_french() -> None:
    note = a_note(chart=Chart((ACHE,)))
    visit = drawn_visit(note, FIGURES)
    share, load = number_series((visit, visit), translator("fr"))
    assert "," in share.written(share.points[0][1])
    assert "," in load.written(load.points[0][1])
    assert share_text(0.0071, "fr") == "0,71\N{NO-BREAK SPACE}%"
