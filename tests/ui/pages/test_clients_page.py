"""The list of clients: found while typing by any of their names, phone or number; opened with Return."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from rmt_desktop.domain.people import Phone
from rmt_desktop.ui.context import Route
from rmt_desktop.ui.models.table import Table
from rmt_desktop.ui.pages.clients import ClientsPage
from tests.support.catalog import a_catalog
from tests.support.pages import Stage, a_stage, is_freed, names, press, words
from tests.support.services import Practice


@pytest.fixture
def stage(practice: Practice, qtbot: QtBot, qapp: QApplication, tmp_path) -> Iterator[Stage]:
    yield from a_stage(practice, qtbot, qapp, tmp_path, a_catalog())


@pytest.fixture
def people(practice: Practice):
    """Three clients: Maya, one of the same family, and one with two scripts in his name."""
    return (
        practice.client(former_names="Gagnon"),
        practice.client(first_name="Léo", phones=(Phone(number="613 555 0100"),), email="", birth_date=None),
        practice.client(first_name="李", last_name="Wei 🌿", phones=(), email="", birth_date=None),
    )


def opened(stage: Stage) -> ClientsPage:
    return stage.show(ClientsPage(stage.ctx))


def shown(page: ClientsPage) -> list[str]:
    """Return the names in the list."""
    model = page.findChild(Table).model()
    return [model.index(row, 0).data() for row in range(model.rowCount())]


def find(stage: Stage, text: str) -> None:
    field = QApplication.focusWidget()
    field.clear()
    if text.isascii():
        stage.qtbot.keyClicks(field, text)
    else:
        field.insert(text)  # as an input method writes what no key has


@pytest.mark.usefixtures("people")
@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("trem", {"Maya Tremblay", "Léo Tremblay"}),
        ("leo", {"Léo Tremblay"}),
        ("gagn", {"Maya Tremblay"}),
        ("5550100", {"Léo Tremblay"}),
        ("2", {"Léo Tremblay"}),
        ("李", {"李 Wei 🌿"}),
    ],
)
def test_people_are_found_by_name_former_name_phone_and_number(stage, typed, found):
    page = opened(stage)
    find(stage, typed)

    assert found <= set(shown(page))
    assert len(shown(page)) < 3
    assert f"{len(shown(page))} of 3 clients" in words(page)


def test_a_few_letters_and_return_open_the_record(stage, people):
    opened(stage)
    find(stage, "may")
    stage.qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)

    assert stage.go.routes == [Route("client", people[0].id)]


@pytest.mark.usefixtures("people")
def test_who_is_not_found_is_said_with_what_to_do(stage):
    page = opened(stage)
    find(stage, "nobody")
    stage.qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)

    assert "Nobody is found for “nobody”. Press Ctrl+N to enter a new client." in words(page)
    assert stage.go.routes == []


def test_before_the_first_client_the_page_says_what_to_do(stage):
    page = opened(stage)

    assert "No client yet" in words(page)
    assert not page.findChild(Table).isVisible()


def test_archived_clients_are_kept_apart_and_found_there(stage, people):
    page = opened(stage)
    press(page, "Which clients: Archived")
    assert "No client is archived." in words(page)

    stage.practice.services.clients.archive(people[1].id, reason="Moved away")
    page.refresh()
    assert shown(page) == ["Léo Tremblay"]
    press(page, "Which clients: In care")
    assert "Léo Tremblay" not in shown(page)


def test_one_of_the_two_lists_is_always_chosen(stage):
    page = opened(stage)
    press(page, "Which clients: In care")

    assert page._which.value() == "active"


@pytest.mark.usefixtures("people")
def test_the_columns_have_what_tells_people_apart(stage):
    page = opened(stage)
    model = page.findChild(Table).model()
    row = shown(page).index("Maya Tremblay")

    assert [model.index(row, column).data() for column in range(model.columnCount())] == [
        "Maya Tremblay",
        "30 Apr 1988",
        "416 555-0187",
        "",
        "1",
    ]


def test_an_unusual_search_finds_nobody_and_breaks_nothing(stage, people):
    page = opened(stage)
    for text in ("%", "'; --", '"', "*", "(" * 50, "\\"):
        page._find.setText(text)
        assert len(shown(page)) <= len(people)
        assert "New client" in names(page)


def test_nothing_holds_on_to_the_page(stage):
    assert is_freed(stage, lambda: ClientsPage(stage.ctx))
