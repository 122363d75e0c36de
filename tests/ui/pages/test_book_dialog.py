"""Booking: who, when, with whom; with the keyboard alone, and what is refused with a sentence."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QListWidget
from pytestqt.qtbot import QtBot

from rmt_desktop.base.formats import clock_time
from rmt_desktop.base.settings import Preferences
from rmt_desktop.domain.clients import ClientSummary
from rmt_desktop.domain.visits import VisitStatus
from rmt_desktop.ui.pages.book import BookDialog
from tests.support.builders import a_service
from tests.support.catalog import a_catalog
from tests.support.pages import Stage, a_stage, named, press, type_into, words
from tests.support.services import Practice

WHEN = "Please write day and time like 2026-11-23 and 14:30."


@pytest.fixture
def stage(practice: Practice, qtbot: QtBot, qapp: QApplication, tmp_path) -> Iterator[Stage]:
    yield from a_stage(practice, qtbot, qapp, tmp_path, a_catalog())


@pytest.fixture
def maya(practice: Practice) -> ClientSummary:
    practice.client()
    return practice.services.clients.find("maya")[0]


def shown(stage: Stage, client: ClientSummary | None = None, *, is_here: bool = False) -> BookDialog:
    dialog = BookDialog(None, stage.ctx, client, is_here=is_here)  # type: ignore[arg-type]
    stage.qtbot.addWidget(dialog, before_close_func=lambda dialog: dialog.done(0))
    with stage.qtbot.waitExposed(dialog):
        dialog.show()
    dialog.activateWindow()
    stage.qtbot.waitUntil(dialog.isActiveWindow)
    return dialog


def test_a_known_client_needs_a_reason_and_one_button(stage, maya):
    dialog = shown(stage, maya)
    assert QApplication.focusWidget().accessibleName() == "Reason for the visit"
    stage.qtbot.keyClicks(QApplication.focusWidget(), "Stiff neck")
    press(dialog, "The client is here now")

    assert dialog.saved is not None
    assert (dialog.saved.status, dialog.saved.reason) == (VisitStatus.ARRIVED, "Stiff neck")
    assert dialog.saved.starts_at == stage.practice.clock.now()


@pytest.mark.parametrize(("is_here", "status"), [(True, VisitStatus.ARRIVED), (False, VisitStatus.BOOKED)])
def test_return_does_what_the_dialog_was_opened_for(stage, maya, is_here, status):
    dialog = shown(stage, maya, is_here=is_here)
    stage.qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)

    assert dialog.saved is not None
    assert dialog.saved.status is status


def test_a_client_is_found_and_a_visit_booked_with_the_keyboard_alone(stage, maya):
    dialog = shown(stage)
    who = QApplication.focusWidget()
    stage.qtbot.keyClicks(who, "may")
    assert named(dialog, "Clients found", QListWidget).count() == 1
    stage.qtbot.keyClick(who, Qt.Key.Key_Return)
    assert dialog.isVisible()
    time = QApplication.focusWidget()
    assert time.accessibleName() == "Time"
    assert time.selectedText() == "14:00"
    stage.qtbot.keyClicks(time, "16h30")
    stage.qtbot.keyClick(time, Qt.Key.Key_Return)

    assert dialog.result() == QDialog.DialogCode.Accepted
    assert dialog.saved is not None
    assert dialog.saved.client_id == maya.id
    assert dialog.saved.status is VisitStatus.BOOKED
    assert stage.ctx.time(dialog.saved.starts_at) == "16:30"


@pytest.mark.usefixtures("maya")
def test_letters_that_name_one_client_are_enough(stage):
    dialog = shown(stage)
    type_into(stage.qtbot, dialog, "Client", "may")
    press(dialog, "Book")

    assert dialog.saved is not None


def a_maria(stage: Stage) -> ClientSummary:
    stage.practice.client(first_name="Maria", last_name="Silva", phones=())
    return stage.practice.services.clients.find("maria")[0]


def test_letters_that_fit_two_clients_book_neither(stage):
    a_maria(stage)
    stage.practice.client(first_name="Maria", last_name="Silvano", phones=())
    dialog = shown(stage)
    type_into(stage.qtbot, dialog, "Client", "mar")
    press(dialog, "Book")

    assert "Choose a client from the list, or enter a new one first." in words(dialog)
    assert dialog.saved is None
    assert named(dialog, "Clients found", QListWidget).count() == 2


def test_a_whole_name_is_enough_though_another_begins_with_it(stage):
    maria = a_maria(stage)
    stage.practice.client(first_name="Maria", last_name="Silvano", phones=())
    dialog = shown(stage)
    type_into(stage.qtbot, dialog, "Client", "maria silva")
    press(dialog, "Book")

    assert dialog.saved is not None
    assert dialog.saved.client_id == maria.id


def test_of_two_clients_of_one_name_one_is_marked_and_what_tells_them_apart_is_said(stage):
    a_maria(stage)
    stage.practice.client(first_name="Maria", last_name="Silva", birth_date=date(1990, 2, 3), phones=())
    dialog = shown(stage)
    type_into(stage.qtbot, dialog, "Client", "maria silva")
    press(dialog, "Book")
    assert dialog.saved is None
    who = named(dialog, "Client", QLineEdit)
    who.setFocus()
    found = named(dialog, "Clients found", QListWidget)
    younger = next(row for row in range(2) if "1990" in found.item(row).text())
    for _ in range(younger + 1):
        stage.qtbot.keyClick(who, Qt.Key.Key_Down)
    stage.qtbot.keyClick(who, Qt.Key.Key_Return)
    assert "3 Feb 1990" in words(dialog)
    press(dialog, "Book")

    assert dialog.saved is not None
    assert stage.practice.services.clients.open(dialog.saved.client_id).birth_date == date(1990, 2, 3)


def test_return_in_the_list_chooses_and_does_not_book(stage, maya):
    dialog = shown(stage)
    type_into(stage.qtbot, dialog, "Client", "may")
    found = named(dialog, "Clients found", QListWidget)
    found.setFocus()
    found.setCurrentRow(0)
    stage.qtbot.keyClick(found, Qt.Key.Key_Return)

    assert dialog.isVisible()
    assert named(dialog, "Client", QLineEdit).text() == maya.name


@pytest.mark.usefixtures("maya")
@pytest.mark.parametrize("typed", ["", "nobody"])
def test_without_a_client_nothing_is_booked(stage, typed):
    dialog = shown(stage)
    type_into(stage.qtbot, dialog, "Client", typed)
    press(dialog, "Book")

    assert "Choose a client from the list, or enter a new one first." in words(dialog)
    assert dialog.saved is None


def test_changing_the_name_lets_go_of_the_client(stage, maya):
    dialog = shown(stage, maya)
    type_into(stage.qtbot, dialog, "Client", "somebody else")
    press(dialog, "Book")

    assert dialog.saved is None


@pytest.mark.parametrize(
    ("field", "typed"), [("Time", "25:00"), ("Time", "soon"), ("Time", ""), ("Time", "14:75"), ("Day", "2026-02-30")]
)
def test_a_time_that_is_none_is_said_and_stays(stage, maya, field, typed):
    dialog = shown(stage, maya)
    type_into(stage.qtbot, dialog, field, typed)
    press(dialog, "Book")

    assert WHEN in words(dialog)
    assert dialog.saved is None
    assert named(dialog, field, QLineEdit).text() == typed


@pytest.mark.parametrize(("typed", "means"), [("9", "09:00"), ("9:05", "09:05"), ("14.30", "14:30"), ("14h", "14:00")])
def test_a_time_is_typed_in_any_usual_way(stage, maya, typed, means):
    dialog = shown(stage, maya)
    type_into(stage.qtbot, dialog, "Time", typed)
    press(dialog, "Book")

    assert dialog.saved is not None
    assert stage.ctx.time(dialog.saved.starts_at) == means


@pytest.mark.parametrize(
    ("typed", "means"), [("2:30 pm", "14:30"), ("2:30", "14:30"), ("9", "09:00"), ("16:15", "16:15")]
)
def test_on_a_clock_of_twelve_hours_times_are_proposed_and_understood_so(stage, maya, typed, means):
    stage.ctx.prefs.change(Preferences(hour24=False))
    dialog = shown(stage, maya)
    assert named(dialog, "Time", QLineEdit).text() == "2:00\u00a0pm"
    assert "2:30\u00a0pm, for example" in words(dialog)
    type_into(stage.qtbot, dialog, "Time", typed)
    press(dialog, "Book")

    assert dialog.saved is not None
    assert clock_time(dialog.saved.starts_at, stage.ctx.zone()) == means


def test_a_time_is_written_out_as_it_was_understood(stage, maya):
    stage.ctx.prefs.change(Preferences(hour24=False))
    dialog = shown(stage, maya)
    type_into(stage.qtbot, dialog, "Time", "2:30")
    named(dialog, "Reason for the visit", QLineEdit).setFocus()

    assert named(dialog, "Time", QLineEdit).text() == "2:30\u00a0pm"


def test_an_archived_client_is_said_in_a_sentence(stage, maya):
    dialog = shown(stage, maya)
    stage.practice.services.clients.archive(maya.id, reason="Moved away")
    press(dialog, "Book")

    assert dialog.banner.text == "This client is archived. Restore the client before booking a visit."
    assert dialog.isVisible()


def test_without_a_fee_list_it_is_said_where_to_make_one(stage, maya):
    clinics = stage.practice.services.clinics
    for service in clinics.services():
        clinics.save_service(replace(service, is_active=False))
    dialog = shown(stage, maya)
    press(dialog, "Book")

    assert "Add a service with its fee under Settings first." in words(dialog)


def test_the_hour_is_chosen_where_there_is_one(stage, maya):
    clinics = stage.practice.services.clinics
    clinics.save_service(a_service(id="service-30", name="A half hour", minutes=30))
    dialog = shown(stage, maya)

    assert dialog._service.currentText() == "Massage therapy, 60 min"


def test_escape_closes_and_books_nothing(stage, maya):
    dialog = shown(stage, maya)
    stage.qtbot.keyClick(dialog, Qt.Key.Key_Escape)

    assert not dialog.isVisible()
    assert stage.practice.services.visits.of_client(maya.id) == ()


def overlap(dialog: BookDialog) -> str:
    return dialog._overlap_words.text() if dialog._overlap.isVisible() else ""


def test_another_visit_of_the_therapist_at_that_time_is_said_and_forbids_nothing(stage, maya):
    earlier = stage.practice.visit()
    dialog = shown(stage, maya)
    clock = clock_time(earlier.starts_at, stage.ctx.zone())
    type_into(stage.qtbot, dialog, "Time", clock)
    assert overlap(dialog) == f"{dialog._therapist.currentText()} has Maya Tremblay at {clock}."
    assert named(dialog, "Time").accessibleDescription() == overlap(dialog)

    type_into(stage.qtbot, dialog, "Time", "06:00")
    assert overlap(dialog) == ""
    type_into(stage.qtbot, dialog, "Time", clock)
    press(dialog, "Book")
    assert dialog.saved is not None
