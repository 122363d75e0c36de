"""The chart of an open note goes out as a file and findings come in, from the menu under "What is shown"."""

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from rmt_desktop.domain.audit import Act
from rmt_desktop.domain.chart.chart import Chart
from rmt_desktop.domain.chart.exchange_file import chart_file, read_chart
from rmt_desktop.domain.chart.marks import Origin
from rmt_desktop.domain.chart.pictures import PICTURE
from rmt_desktop.domain.ids import MarkId
from rmt_desktop.domain.visits import Visit
from rmt_desktop.ui.chart.export_menu import ExportMenu
from rmt_desktop.ui.pages.note import NotePage
from tests.support.catalog import a_catalog
from tests.support.charts import a_mark_in
from tests.support.notes import kept, opened
from tests.support.pages import Stage, a_stage
from tests.support.pictures import an_own_picture
from tests.support.services import Practice

FAR = Chart((a_mark_in("scapula.L", id=MarkId("far-1")), a_mark_in("scapula.R", id=MarkId("far-2"))))


@pytest.fixture
def stage(practice: Practice, qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[Stage]:
    yield from a_stage(practice, qtbot, qapp, tmp_path, a_catalog())


@pytest.fixture
def visit(practice: Practice) -> Visit:
    return practice.visit()


@pytest.fixture
def page(stage: Stage, visit: Visit) -> NotePage:
    """An open note with two findings on the back."""
    page = opened(stage, visit)
    page._draft.chart.set_view("back")
    page._draft.chart.replace_chart(FAR, "Mark")
    return page


def choose(page: NotePage, words: str) -> None:
    """Choose a line of the chart's menu by its first words."""
    (exchange,) = page.findChildren(ExportMenu)
    shown = page._draft.chart.sidebar._menu.menu().actions()
    assert exchange.menuAction() in shown
    (action,) = [one for one in (*exchange.actions(), *shown) if one.text().startswith(words)]
    action.trigger()


@pytest.mark.parametrize(
    ("words", "name", "begins"),
    [
        ("Picture of this view (SVG)", "chart.svg", b"<svg"),
        ("Picture of this view (PNG)", "chart.png", b"\x89PNG"),
        ("Data", "chart.chart.json", b"{"),
        ("Findings for another", "chart.fhir.json", b"{"),
    ],
)
def test_a_chart_is_saved_where_one_says_and_logged(
    stage: Stage, page: NotePage, tmp_path: Path, words: str, name: str, begins: bytes
) -> None:
    path = tmp_path / name
    stage.ask.paths.append(path)
    choose(page, words)
    assert path.read_bytes().startswith(begins)
    assert name in page.banner.text
    (entry,) = stage.practice.services.audit_log.search(acts=frozenset({Act.EXPORTED})).entries
    assert entry.event.detail.startswith("chart ")


def test_the_data_saved_is_the_chart_as_it_stands_in_the_window(stage: Stage, page: NotePage, tmp_path: Path) -> None:
    path = tmp_path / "mine.chart.json"
    stage.ask.paths.append(path)
    choose(page, "Data")
    assert [mark.id for mark in read_chart(path.read_bytes()).chart.marks] == ["far-1", "far-2"]


def test_going_back_from_the_dialog_saves_and_logs_nothing(stage: Stage, page: NotePage) -> None:
    stage.ask.paths.append(None)
    choose(page, "Data")
    assert not stage.practice.services.audit_log.search(acts=frozenset({Act.EXPORTED})).entries


def test_a_folder_that_cannot_be_written_is_told_in_a_sentence(stage: Stage, page: NotePage, tmp_path: Path) -> None:
    (tmp_path / "a file").touch()
    stage.ask.paths.append(tmp_path / "a file" / "chart.svg")
    choose(page, "Picture of this view (SVG)")
    assert page.banner.text.startswith("Could not save: the folder ")
    assert not stage.practice.services.audit_log.search(acts=frozenset({Act.EXPORTED})).entries


def test_findings_of_a_file_come_in_as_carried_over_and_can_be_undone(
    stage: Stage, visit: Visit, page: NotePage, tmp_path: Path
) -> None:
    path = tmp_path / "theirs.chart.json"
    path.write_bytes(chart_file(Chart((a_mark_in("scapula.L", id=MarkId("other")), *FAR.marks))))
    stage.ask.paths.append(path)
    choose(page, "Add findings")
    assert page.banner.text.startswith("1 finding was added")
    assert page.put_away()
    *_, mark = kept(stage, visit).chart.marks
    assert (mark.origin, mark.source) == (Origin.CARRIED, "other")
    assert len(mark.spots) == 1
    page._draft.chart.undo()
    assert page.note.chart.marks[-1].id == "far-2"


def test_a_file_of_a_newer_program_says_that_its_findings_are_kept(
    stage: Stage, page: NotePage, tmp_path: Path
) -> None:
    path = tmp_path / "newer.chart.json"
    newer = json.loads(chart_file(Chart((a_mark_in("scapula.L", id=MarkId("other")),))))
    newer["marks"][0]["kind"] = "cupped"
    path.write_text(json.dumps(newer), encoding="utf-8")
    stage.ask.paths.append(path)
    choose(page, "Add findings")
    assert "newer version" in page.banner.text
    assert "cupped" in page.note.chart.marks[-1].written


@pytest.mark.parametrize("content", [b"", b"%PDF-1.7", b"<svg><g", b'{"format": "another"}'])
def test_what_is_no_chart_changes_nothing(stage: Stage, page: NotePage, tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "photo.json"
    path.write_bytes(content)
    before = page.note.chart
    stage.ask.paths.append(path)
    choose(page, "Add findings")
    assert "not a chart" in page.banner.text
    assert page.note.chart == before


def test_a_file_that_cannot_be_read_is_told_in_a_sentence(stage: Stage, page: NotePage, tmp_path: Path) -> None:
    stage.ask.paths.append(tmp_path / "gone.chart.json")
    choose(page, "Add findings")
    assert page.banner.text == "Could not read the file gone.chart.json."


def test_findings_on_pictures_are_said_to_be_left_out(stage: Stage, page: NotePage, tmp_path: Path) -> None:
    on_picture = replace(FAR.marks[0], id=MarkId("scar"), figure=PICTURE, view="picture-1")
    path = tmp_path / "other.chart.json"
    path.write_bytes(chart_file(Chart((on_picture, a_mark_in("scapula.L", id=MarkId("new"))), (an_own_picture(),))))
    stage.ask.paths.append(path)
    choose(page, "Add findings")
    assert page.banner.text.startswith("1 finding on a picture was left out")
    assert [mark.source for mark in page._draft.chart.chart().marks] == ["", "", "new"]
