"""The home-care library: browse, read as the client reads it, begin a sheet for a client."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QListWidget
from pytestqt.qtbot import QtBot

from rmt_desktop.ui.context import Route
from rmt_desktop.ui.models.table import Table
from rmt_desktop.ui.pages.homecare_library import HomeCareLibraryPage
from rmt_desktop.ui.pages.homecare_library.find_client import FindClientDialog
from tests.support.catalog import a_catalog, an_exercise, both
from tests.support.pages import Stage, a_stage, is_freed, named, press, type_into, words
from tests.support.services import Practice

LIBRARY = (
    replace(an_exercise("chin_tuck", "Chin tuck", "deep neck flexors"), source="GK"),
    replace(
        an_exercise("walk", "Graded walking", "legs", region="whole body"),
        category="education",
        each_side=False,
        source="S67",
        progressions=(both("Walk uphill."),),
        easier=both("Walk on flat ground."),
    ),
)


@pytest.fixture
def stage(practice: Practice, qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[Stage]:
    catalog = replace(a_catalog(), exercises=LIBRARY)
    for made in a_stage(practice, qtbot, qapp, tmp_path, catalog):
        home_care = replace(made.ctx.services.home_care, catalog=catalog)
        made.ctx = replace(made.ctx, services=replace(made.ctx.services, home_care=home_care))
        yield made


def shown(page: HomeCareLibraryPage) -> list[str]:
    model = page.findChild(Table).rows
    return [model.index(row, 0).data() for row in range(model.rowCount())]


def reads(stage: Stage, page: HomeCareLibraryPage, *lines: str) -> None:
    """Wait until these words can be read."""
    stage.qtbot.waitUntil(lambda: all(line in words(page) for line in lines))


def test_the_first_exercise_is_read_at_once_as_the_client_reads_it(stage: Stage) -> None:
    page = stage.show(HomeCareLibraryPage(stage.ctx))
    reads(stage, page, "Eases tension.", "2 sets, hold 30 seconds, twice a day", "Sit tall.", "Stop if you get dizzy.")
    assert "Do it on each side." in words(page)


def test_an_exercise_is_read_in_the_other_language_than_the_screens(stage: Stage) -> None:
    page = stage.show(HomeCareLibraryPage(stage.ctx))
    press(page, "Language of the exercise: Français")
    reads(stage, page, "Sit tall. (fr)", "deux fois par jour")


def test_general_knowledge_is_marked_as_to_be_verified(stage: Stage) -> None:
    page = stage.show(HomeCareLibraryPage(stage.ctx))
    assert "Source: general knowledge, to be verified by a practitioner" in words(page)
    table = named(page, "Exercises", Table)
    table.setCurrentIndex(table.rows.index(1, 0))
    assert "Source: S67" in words(page)
    assert "to be verified" not in words(page)
    reads(stage, page, "Walk uphill.", "Walk on flat ground.")
    assert "Do it on each side." not in words(page)


def test_word_kind_and_part_of_the_body_narrow_the_list(stage: Stage) -> None:
    page = stage.show(HomeCareLibraryPage(stage.ctx))
    assert shown(page) == ["Chin tuck", "Graded walking"]
    type_into(stage.qtbot, page, "Find an exercise", "flex")
    assert shown(page) == ["Chin tuck"]
    type_into(stage.qtbot, page, "Find an exercise", "zzz")
    assert "Nothing is found. Try a shorter word." in words(page)
    named(page, "Find an exercise", QLineEdit).clear()
    kind = named(page, "Kind of exercise", QComboBox)
    kind.setCurrentIndex(kind.findData("education"))
    kind.activated.emit(kind.currentIndex())
    assert shown(page) == ["Graded walking"]
    region = named(page, "Part of the body", QComboBox)
    region.setCurrentIndex(region.findData("neck"))
    region.activated.emit(region.currentIndex())
    assert shown(page) == []


def test_what_is_being_read_stays_while_the_list_is_narrowed(stage: Stage) -> None:
    page = stage.show(HomeCareLibraryPage(stage.ctx))
    table = named(page, "Exercises", Table)
    table.setCurrentIndex(table.rows.index(1, 0))
    type_into(stage.qtbot, page, "Find an exercise", "walk")
    assert table.current().id == "walk"
    reads(stage, page, "Walk uphill.")


def test_by_keyboard_one_goes_from_the_word_to_the_list_and_reads(stage: Stage) -> None:
    page = stage.show(HomeCareLibraryPage(stage.ctx))
    find = named(page, "Find an exercise", QLineEdit)
    assert find.hasFocus()
    stage.qtbot.keyClick(find, Qt.Key.Key_Return)
    table = named(page, "Exercises", Table)
    assert table.hasFocus()
    stage.qtbot.keyClick(table, Qt.Key.Key_Down)
    reads(stage, page, "Walk on flat ground.")


def test_with_large_text_the_names_keep_their_room(stage: Stage) -> None:
    page = stage.show(HomeCareLibraryPage(stage.ctx))
    table = named(page, "Exercises", Table)
    assert [table.isColumnHidden(number) for number in range(3)] == [False, False, False]
    page.resize(700, 600)
    assert [table.isColumnHidden(number) for number in range(3)] == [False, True, True]


def test_a_new_sheet_begins_with_finding_the_client(stage: Stage) -> None:
    maya = stage.practice.client()
    page = stage.show(HomeCareLibraryPage(stage.ctx))
    asked: list[str] = []

    def answer() -> None:
        dialog = page.window().findChild(FindClientDialog)
        asked.append(dialog.windowTitle())
        name = named(dialog, "Client", QLineEdit)
        stage.qtbot.keyClicks(name, "trem")
        stage.qtbot.keyClick(name, Qt.Key.Key_Return)

    QTimer.singleShot(0, answer)
    press(page, "New sheet for a client")
    assert asked == ["New sheet for a client"]
    assert stage.go.routes == [Route("plan", maya.id, "client")]


def test_the_dialog_finds_while_typing_and_says_when_nobody_is_found(stage: Stage) -> None:
    for first, last in (("Maya", "Tremblay"), ("Éric", "Côté")):
        stage.practice.client(first_name=first, last_name=last, email="", phones=())
    dialog = FindClientDialog(stage.show(HomeCareLibraryPage(stage.ctx)), stage.ctx)
    dialog.show()
    found = named(dialog, "Clients found", QListWidget)
    name = named(dialog, "Client", QLineEdit)
    assert found.count() == 2
    stage.qtbot.keyClicks(name, "cote")
    assert [found.item(row).text().split("   ")[0] for row in range(found.count())] == ["Éric Côté"]
    stage.qtbot.keyClicks(name, "zzz")
    assert "Nobody is found." in words(dialog)
    stage.qtbot.keyClick(name, Qt.Key.Key_Return)
    assert dialog.chosen is None
    name.clear()
    stage.qtbot.keyClick(name, Qt.Key.Key_Down)
    second = found.item(1).text()
    stage.qtbot.keyClick(name, Qt.Key.Key_Return)
    assert dialog.chosen is not None
    assert second.startswith(dialog.chosen.name)
    assert not dialog.isVisible()


def test_going_back_from_the_dialog_opens_nothing(stage: Stage) -> None:
    stage.practice.client()
    page = stage.show(HomeCareLibraryPage(stage.ctx))
    QTimer.singleShot(0, lambda: press(page.window().findChild(FindClientDialog), "Cancel"))
    press(page, "New sheet for a client")
    assert stage.go.routes == []


def test_the_page_is_freed_on_close(stage: Stage) -> None:
    assert is_freed(stage, lambda: HomeCareLibraryPage(stage.ctx))
