"""A client's details: what is refused with a sentence, who may be the same person, and what is never lost."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit
from pytestqt.qtbot import QtBot

from rmt_desktop.base.errors import StorageTrouble
from rmt_desktop.base.i18n import N_
from rmt_desktop.domain.clients import Alert, AlertKind, Client
from rmt_desktop.domain.people import Phone
from rmt_desktop.ui.context import Route
from rmt_desktop.ui.pages.client_form import ClientDialog
from tests.support.catalog import a_catalog
from tests.support.pages import Stage, a_stage, named, press, type_into, words
from tests.support.services import Practice

UNCLEAR = "This is not a date. Please write it as year-month-day, 1988-04-30."


@pytest.fixture
def stage(practice: Practice, qtbot: QtBot, qapp: QApplication, tmp_path) -> Iterator[Stage]:
    yield from a_stage(practice, qtbot, qapp, tmp_path, a_catalog())


def shown(stage: Stage, client: Client | None = None) -> ClientDialog:
    dialog = ClientDialog(None, stage.ctx, client or stage.practice.services.clients.blank(language="en"))  # type: ignore[arg-type]
    stage.qtbot.addWidget(dialog, before_close_func=lambda dialog: dialog.done(0))
    with stage.qtbot.waitExposed(dialog):
        dialog.show()
    dialog.activateWindow()
    stage.qtbot.waitUntil(dialog.isActiveWindow)
    return dialog


def fill(stage: Stage, dialog: ClientDialog, **fields: str) -> None:
    known = {
        "first": "First name",
        "last": "Last name",
        "born": "Birth date",
        "mobile": "Mobile phone",
        "email": "E-mail",
    }
    for field, text in fields.items():
        type_into(stage.qtbot, dialog, known[field], text)


def everybody(stage: Stage) -> int:
    return stage.practice.services.clients.count()


@pytest.mark.parametrize(
    ("field", "typed", "sentence"),
    [
        ("Birth date", "30/30/1988", UNCLEAR),
        ("Birth date", "2027-01-01", "The birth date is in the future. Please check the year."),
        ("Birth date", "1888-01-01", "The birth date is more than 130 years ago. Please check the year."),
        ("First name", "a" * 121, "This name is longer than 120 characters. Please shorten it."),
        ("Referral date", "yesterday", UNCLEAR),
        ("Mobile phone", "41655", "This phone number has 5 digits; a number that can be dialled has 7 to 15."),
        ("E-mail", "maya@", "This e-mail address is not complete. It looks like name@example.ca."),
    ],
)
def test_bad_input_is_said_beside_its_field_and_stays_there(stage, field, typed, sentence):
    dialog = shown(stage)
    fill(stage, dialog, first="Maya", last="Tremblay")
    type_into(stage.qtbot, dialog, field, typed)
    press(dialog, "Save")

    assert sentence in words(dialog)
    line = named(dialog, field, QLineEdit)
    assert line.accessibleDescription() == sentence
    assert line.text() == typed
    assert dialog.isVisible()
    assert everybody(stage) == 0


def test_without_any_name_nobody_is_saved(stage):
    dialog = shown(stage)
    press(dialog, "Save")

    assert dialog.isVisible()
    assert everybody(stage) == 0
    assert "Please type" in words(dialog)


def test_name_birth_date_and_phone_are_enough_to_start_a_visit_with_the_keyboard(stage):
    dialog = shown(stage)
    for text in ("Maya", "Tremblay"):
        stage.qtbot.keyClicks(QApplication.focusWidget(), text)
        stage.qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    for _ in range(2):  # preferred name, pronouns
        stage.qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    for text in ("30 apr 1988", "416 555 0187"):
        stage.qtbot.keyClicks(QApplication.focusWidget(), text)
        stage.qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    stage.qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)

    assert dialog.result() == QDialog.DialogCode.Accepted
    assert dialog.start_visit
    assert dialog.saved is not None
    assert (dialog.saved.legal_name, str(dialog.saved.birth_date)) == ("Maya Tremblay", "1988-04-30")


def test_a_day_is_written_out_as_it_was_understood(stage):
    dialog = shown(stage)
    fill(stage, dialog, born="1988-04-30")
    named(dialog, "E-mail", QLineEdit).setFocus()

    assert named(dialog, "Birth date", QLineEdit).text() == "30 Apr 1988"


def test_somebody_who_is_there_already_is_shown_and_can_be_opened(stage):
    maya = stage.practice.client()
    dialog = shown(stage)
    fill(stage, dialog, first="Maia", last="Tremblay", born="1988-04-30", mobile="416 555 0187")
    stage.qtbot.waitUntil(lambda: "Is it one of these?" in words(dialog))
    assert "Maya Tremblay  ·  30 Apr 1988  ·  416 555-0187" in words(dialog)
    press(dialog, "Open: Maya Tremblay")

    assert stage.go.routes == [Route("client", maya.id)]
    assert not dialog.isVisible()
    assert everybody(stage) == 1


def test_two_people_may_be_alike(stage):
    stage.practice.client()
    dialog = shown(stage)
    fill(stage, dialog, first="Maya", last="Tremblay", born="1988-04-30")
    stage.qtbot.waitUntil(lambda: "Is it one of these?" in words(dialog))
    press(dialog, "Save")

    assert everybody(stage) == 2


@pytest.mark.parametrize("button", ["Save", "Save and start a visit"])
def test_saving_at_once_shows_who_is_alike_first_and_saving_again_goes_on(stage, button):
    stage.practice.client()
    dialog = shown(stage)
    fill(stage, dialog, first="Maya", last="Tremblay", born="1988-04-30")
    press(dialog, button)
    stage.qtbot.waitUntil(lambda: "Is it one of these?" in words(dialog))
    assert dialog.isVisible()
    assert everybody(stage) == 1
    press(dialog, button)

    assert everybody(stage) == 2


def test_other_words_are_looked_at_again_before_they_are_saved(stage):
    stage.practice.client()
    stage.practice.client(first_name="Jo", last_name="Gagnon", birth_date=None, phones=())
    dialog = shown(stage)
    fill(stage, dialog, first="Maya", last="Tremblay")
    press(dialog, "Save")
    fill(stage, dialog, first="Jo", last="Gagnon")
    press(dialog, "Save")

    stage.qtbot.waitUntil(lambda: "Jo Gagnon" in words(dialog))
    assert everybody(stage) == 2


def test_a_name_that_was_typed_before_the_dialog_opened_is_looked_at_too(stage):
    stage.practice.client()
    blank = stage.practice.services.clients.blank(language="en")
    dialog = shown(stage, replace(blank, first_name="Maya", last_name="Tremblay"))
    stage.qtbot.waitUntil(lambda: "Is it one of these?" in words(dialog))

    assert everybody(stage) == 1


@pytest.mark.parametrize("field", ["Mobile phone", "Home phone", "Work phone"])
def test_a_bad_phone_is_said_beside_its_own_line_whether_or_not_there_are_others(stage, field):
    dialog = shown(stage)
    fill(stage, dialog, first="Maya", last="Tremblay")
    type_into(stage.qtbot, dialog, field, "41655")
    press(dialog, "Save")

    wrong = [one.accessibleName() for one in dialog.findChildren(QLineEdit) if one.accessibleDescription()]
    assert wrong == [field]


def test_phones_keep_their_order_and_one_without_a_line_stays(stage):
    phones = (Phone(number="416 555-0101", kind="home"), Phone(number="416 555-0102", kind="cottage"))
    maya = stage.practice.client(phones=phones)
    dialog = shown(stage, stage.practice.services.clients.open(maya.id))
    assert dialog.put_away()
    type_into(stage.qtbot, dialog, "Mobile phone", "416 555 0103")
    press(dialog, "Save")

    saved = stage.practice.services.clients.open(maya.id)
    assert saved.phones == (*phones, Phone(number="416 555-0103", kind="mobile"))


def test_changing_details_does_not_ask_whether_she_is_somebody_else(stage):
    maya = stage.practice.client()
    dialog = shown(stage, stage.practice.services.clients.open(maya.id))
    type_into(stage.qtbot, dialog, "First name", "Maya B")
    dialog._look.timeout.emit()

    assert "Is it one of these?" not in words(dialog)


def test_closing_asks_before_typed_words_are_lost(stage):
    dialog = shown(stage)
    fill(stage, dialog, first="Maya")
    assert not dialog.put_away()
    stage.ask.agrees = [False, True]
    stage.qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.isVisible()
    assert named(dialog, "First name", QLineEdit).text() == "Maya"
    stage.qtbot.keyClick(dialog, Qt.Key.Key_Escape)

    assert not dialog.isVisible()
    assert stage.ask.asked == ["Close without saving?"] * 2


def test_an_unclear_day_alone_is_something_typed(stage):
    dialog = shown(stage)
    fill(stage, dialog, born="soon")

    assert not dialog.put_away()


def test_untouched_details_close_without_a_question(stage):
    maya = stage.practice.client(alerts=(Alert(kind=AlertKind.ALLERGY, text="almond oil"),), preferred_name="May")
    dialog = shown(stage, stage.practice.services.clients.open(maya.id))
    stage.qtbot.keyClick(dialog, Qt.Key.Key_Escape)

    assert not dialog.isVisible()
    assert stage.ask.asked == []


def test_everything_that_is_typed_is_kept(stage):
    maya = stage.practice.client()
    dialog = shown(stage, stage.practice.services.clients.open(maya.id))
    typed = {
        "Allergies": "almond oil, latex",
        "Street and number": "5 Rue Principale",
        "Postal code": "h2x 1y4",
        "Emergency contact": "Jo Tremblay",
        "Emergency contact: phone": "416 555 0199",
        "Insurance company": "Blue Shield",
        "Former names": "Gagnon",
    }
    for field, text in typed.items():
        type_into(stage.qtbot, dialog, field, text)
    press(dialog, "Save")

    saved = stage.practice.services.clients.open(maya.id)
    assert [one.text for one in saved.alerts] == ["almond oil", "latex"]
    assert (saved.address.line1, saved.address.postal_code) == ("5 Rue Principale", "H2X 1Y4")
    assert (saved.emergency.name, saved.emergency.phone) == ("Jo Tremblay", "416 555-0199")
    assert (saved.payer.insurer, saved.former_names) == ("Blue Shield", "Gagnon")


def test_a_name_that_papers_cannot_show_is_said_and_kept(stage):
    dialog = shown(stage)
    named(dialog, "First name", QLineEdit).insert("王🌿")  # as an input method writes what no key has
    fill(stage, dialog, last="Wei")
    stage.qtbot.waitUntil(lambda: "Papers show an empty box for: 🌿" in words(dialog) or "for: 王" in words(dialog))
    press(dialog, "Save")

    assert dialog.saved is not None
    assert dialog.saved.first_name == "王🌿"


def test_a_full_disk_is_said_and_everything_typed_stays(stage):
    full = stage.disk
    known = stage.ctx.services
    stage.ctx = replace(stage.ctx, services=replace(known, clients=replace(known.clients, units=full)))
    dialog = shown(stage)
    fill(stage, dialog, first="Maya", last="Tremblay")
    full.is_full = True
    press(dialog, "Save")

    assert dialog.banner.text == StorageTrouble(N_("The disk is full. Nothing is lost.")).message
    assert named(dialog, "First name", QLineEdit).text() == "Maya"
    full.is_full = False
    press(dialog, "Save")
    assert everybody(stage) == 1


def test_names_in_any_script_come_back_as_they_were_typed(stage):
    for name in ("עדנה", "Zoë", "O’Brien-Smith", "Ярослава", "a" * 120):
        dialog = shown(stage)
        named(dialog, "First name", QLineEdit).setText(name)
        named(dialog, "Last name", QLineEdit).setText("Tremblay")
        press(dialog, "Save")
        assert dialog.saved is not None, words(dialog)
        assert stage.practice.services.clients.open(dialog.saved.id).first_name == name
