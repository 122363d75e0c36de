"""The reports on findings: a question asked by a button and answered with names, and a map that names nobody."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from rmt_desktop.app.wiring import wire
from rmt_desktop.domain.audit import Act
from rmt_desktop.domain.chart.chart import Chart
from rmt_desktop.domain.chart.heat import INKS, LEAST_CLIENTS, bands
from rmt_desktop.domain.chart.marks import Layer, MarkKind, Place
from rmt_desktop.domain.notes import AddendumKind
from rmt_desktop.domain.sides import Side
from rmt_desktop.services.actor import Role
from rmt_desktop.ui.context import Route
from rmt_desktop.ui.models.table import Table
from rmt_desktop.ui.pages.reports import ReportsPage
from rmt_desktop.ui.pages.reports.heat_view import HeatLegend, HeatView
from rmt_desktop.ui.widgets.fields import DayEdit, Pick
from rmt_desktop.ui.widgets.picker import Picker
from tests.support.builders import a_mark
from tests.support.pages import Stage, a_stage, named, names, press, words
from tests.support.services import Practice

LOG, FINDINGS, HEAT = 3, 4, 5
POINT = a_mark(
    kind=MarkKind.TRIGGER_ACTIVE,
    layer=Layer.THERAPIST,
    place=Place(region="scapula", muscle="infraspinatus", side=Side.RIGHT),
    intensity=6,
)


@pytest.fixture
def stage(practice: Practice, qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[Stage]:
    yield from a_stage(practice, qtbot, qapp, tmp_path, wire().catalog)


def treated(stage: Stage, name: str, *marks: Any) -> Any:
    """Treat somebody with these marks and return the signed note."""
    client = stage.practice.client(first_name=name)
    return stage.practice.signed_note(stage.practice.visit(client), chart=Chart(marks or (POINT,)))


def opened(stage: Stage, report: int = FINDINGS) -> ReportsPage:
    page = stage.show(ReportsPage(stage.ctx))
    page.bar.setCurrentIndex(report)
    return page


def answered(stage: Stage, page: ReportsPage, button: str) -> None:
    """Press a button and wait for what the worker says."""
    press(page, button)
    stage.qtbot.waitUntil(lambda: not stage.ctx.tasks.is_busy)


def rows(table: Table) -> list[list[str]]:
    model = table.rows
    columns = range(model.columnCount())
    return [[model.data(model.index(row, column)) for column in columns] for row in range(model.rowCount())]


def pick_place(stage: Stage, page: ReportsPage, text: str, name: str = "Muscle or region") -> None:
    """Type into the field of muscles and regions and press Return."""
    picker = named(page, name, Picker)
    stage.qtbot.keyClicks(picker, text)
    stage.qtbot.keyClick(picker, Qt.Key.Key_Return)


def searches(stage: Stage) -> list[str]:
    """Return the questions in the log, newest first."""
    log = stage.practice.services.audit_log
    return [entry.event.detail for entry in log.search(acts=frozenset({Act.SEARCHED})).entries]


def test_a_question_is_answered_with_names_dates_and_intensities(stage: Stage) -> None:
    note = treated(stage, "Maya")
    treated(stage, "Noor", replace(POINT, place=replace(POINT.place, side=Side.LEFT)))
    page = opened(stage)
    pick_place(stage, page, "infrasp")
    press(page, "Side: Right")
    answered(stage, page, "Search")
    table = named(page, "Clients found", Table)
    assert rows(table) == [["Maya Tremblay", "23 Nov 2026", "6 of 10", "1", ""]]
    assert "Any trigger point: right infraspinatus, 1 Jan 2026 to 23 Nov 2026" in words(page)
    assert "1 client" in words(page)
    stage.qtbot.keyClick(table, Qt.Key.Key_Return)
    assert stage.go.routes == [Route("client", note.client_id)]


@pytest.mark.parametrize("typed", ["infra-epineux", "Infraspinatus"])
def test_a_place_is_found_by_its_name_in_either_language(stage: Stage, typed: str) -> None:
    treated(stage, "Maya")
    page = opened(stage)
    pick_place(stage, page, typed)
    answered(stage, page, "Search")
    assert " muscle=infraspinatus days=2026-01-01/2026-11-23 clients=1" in searches(stage)[0]


def test_a_place_is_let_go_again(stage: Stage) -> None:
    page = opened(stage)
    pick_place(stage, page, "infrasp")
    press(page, "Only Infraspinatus: search anywhere again")
    answered(stage, page, "Search")
    assert "muscle" not in searches(stage)[0]
    assert named(page, "Muscle or region", Picker).isVisible()


def test_nothing_is_asked_until_the_button_is_pressed_and_never_again_by_itself(stage: Stage) -> None:
    treated(stage, "Maya")
    page = opened(stage)
    assert "Who had such a finding?" in words(page)
    assert searches(stage) == []
    answered(stage, page, "Search")
    page.refresh()
    page.shown()
    page.bar.setCurrentIndex(LOG)
    page.bar.setCurrentIndex(FINDINGS)
    assert len(searches(stage)) == 1
    assert len(rows(named(page, "Clients found", Table))) == 1


def test_that_nobody_was_found_is_said(stage: Stage) -> None:
    page = opened(stage)
    answered(stage, page, "Search")
    assert "Nobody was found" in words(page)
    assert len(searches(stage)) == 1


def test_a_note_that_was_added_to_asks_to_be_read_and_an_unasked_intensity_is_a_dash(stage: Stage) -> None:
    note = treated(stage, "Maya", replace(POINT, intensity=None))
    stage.practice.services.notes.add(note.id, AddendumKind.CORRECTION, "It was the left side")
    page = opened(stage)
    answered(stage, page, "Search")
    assert rows(named(page, "Clients found", Table))[0][2:] == ["\u2013", "1", "Added to later: read the note"]


def test_two_days_are_typed_and_a_slip_is_told_and_kept(stage: Stage) -> None:
    treated(stage, "Maya")
    page = opened(stage)
    named(page, "When", Pick).choose("days")
    first, last = named(page, "First day", DayEdit), named(page, "Last day", DayEdit)
    first.setText("2026-11-")
    press(page, "Search")
    assert "Please type both days" in page.banner.text
    assert first.text() == "2026-11-"
    first.setText("2026-11-24")
    last.setText("2026-11-23")
    answered(stage, page, "Search")
    assert "The first day must not be after the last one." in page.banner.text
    assert named(page, "Search", QPushButton).isEnabled()
    first.setText("2026-11-23")
    answered(stage, page, "Search")
    assert page.banner.isHidden()
    assert searches(stage)[0].endswith("days=2026-11-23/2026-11-23 clients=1")


def test_the_last_twelve_months_reach_back_into_last_year(stage: Stage) -> None:
    page = opened(stage)
    named(page, "When", Pick).choose("months")
    answered(stage, page, "Search")
    assert "days=2025-11-24/2026-11-23" in searches(stage)[0]


def test_who_may_not_read_records_is_told_so(stage: Stage) -> None:
    services = stage.ctx.services
    desk = replace(services.desk, actor=replace(services.desk.actor, role=Role.DESK))
    barred = replace(services, findings=replace(services.findings, desk=desk))
    page = stage.show(ReportsPage(replace(stage.ctx, services=barred)))
    for report, button in ((FINDINGS, "Search"), (HEAT, "Show the map")):
        page.bar.setCurrentIndex(report)
        page.banner.clear()
        answered(stage, page, button)
        assert "Your role does not allow this" in page.banner.text
    assert searches(stage) == []


def test_the_log_says_the_question_in_words_and_who_was_named(stage: Stage) -> None:
    treated(stage, "Maya")
    page = opened(stage)
    pick_place(stage, page, "infrasp")
    answered(stage, page, "Search")
    page.bar.setCurrentIndex(LOG)
    named_, asked = rows(named(page, "Log", Table))[:2]
    assert named_[2:5] == ["Viewed", "Treatment note", "Maya Tremblay"]
    assert named_[5].startswith("named by the search in entry ")
    assert asked[2:] == [
        "Searched", "Treatment note", "",
        "1 client named; Any trigger point: infraspinatus, 1 Jan 2026 to 23 Nov 2026",
    ]  # fmt: skip


def test_too_few_clients_make_no_map(stage: Stage) -> None:
    for number in range(LEAST_CLIENTS - 1):
        treated(stage, f"Client {number}")
    page = opened(stage, HEAT)
    answered(stage, page, "Show the map")
    assert "Too few clients for a map" in words(page)
    assert {"Heat map", "How often each region was marked"}.isdisjoint(names(page))


def test_the_map_colours_each_region_and_lists_the_same_numbers_by_layer(stage: Stage) -> None:
    hers = a_mark(kind=MarkKind.ACHING, layer=Layer.CLIENT, place=Place(region="lumbar", side=Side.BOTH))
    for number in range(LEAST_CLIENTS):
        treated(stage, f"Client {number}", POINT, hers)
    page = opened(stage, HEAT)
    assert "Where is the clinic's work?" in words(page)
    answered(stage, page, "Show the map")
    table = named(page, "How often each region was marked", Table)
    assert rows(table) == [["Shoulder blade", "right", str(LEAST_CLIENTS)]]
    assert "5 visits with a signed note" in words(page)
    view = named(page, "Heat map", HeatView)
    assert pixels(view, INKS[-1]) > 50
    assert texts(page, HeatLegend) == ["Visits", "1", "2", "3", "4", "5"]
    press(page, "Whose marks: What clients drew")
    assert sorted(rows(table)) == [["Low back", "left", "5"], ["Low back", "right", "5"]]
    assert pixels(view, INKS[-1]) > 50
    view.show_heat({}, bands(LEAST_CLIENTS))
    assert pixels(view, INKS[-1]) == 0
    assert len(searches(stage)) == 1


def test_a_search_that_outlives_the_page_disturbs_nobody(stage: Stage) -> None:
    treated(stage, "Maya")
    page = opened(stage)
    press(page, "Search")
    stage.close()
    del page
    stage.qtbot.waitUntil(lambda: not stage.ctx.tasks.is_busy)
    assert len(searches(stage)) == 1


def texts(page: ReportsPage, kind: type[HeatLegend]) -> list[str]:
    """Return the labels of the legend in their order."""
    (legend,) = page.findChildren(kind)
    return [one.text() for one in legend.findChildren(QLabel) if one.text()]


def pixels(view: HeatView, ink: str) -> int:
    """Return how many of every fourth pixel have a colour."""
    image = view.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    wanted = QColor(ink).rgb()
    return sum(image.pixel(x, y) == wanted for y in range(0, image.height(), 2) for x in range(0, image.width(), 2))
