"""The door: what it asks, what it says, and that it never takes two orders at once."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QCheckBox, QLineEdit
from pytestqt.qtbot import QtBot

from rmt_desktop.app.wiring import Wiring
from rmt_desktop.base.errors import WrongPassphrase
from rmt_desktop.ui.pages.unlock import UnlockPage
from tests.support.pages import named, names, press, type_into, words
from tests.support.ui import a_gate

SECRET = "orchid lantern gravel spoon"  # noqa: S105 - of a vault that holds nothing


@pytest.fixture
def page(qtbot: QtBot, qapp: QApplication, wiring: Wiring, tmp_path: Path) -> Iterator[UnlockPage]:
    gate = a_gate(qapp, wiring.catalog, wiring.vaults, folder=tmp_path)
    made = UnlockPage(gate, tmp_path / "clinic", "Harbour Massage")
    qtbot.addWidget(made)
    made.resize(960, 640)
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    made.focus_first()
    qtbot.waitUntil(made.isActiveWindow)
    yield made
    gate.tasks.close()


def test_the_door_names_the_clinic_and_where_the_record_lies(page, tmp_path):
    assert "Harbour Massage" in words(page)
    assert str(tmp_path / "clinic") in words(page)


def test_the_pass_phrase_and_return_are_enough(qtbot, page):
    field = QApplication.focusWidget()
    assert field.accessibleName() == "Pass phrase"
    assert field.echoMode() is QLineEdit.EchoMode.Password
    qtbot.keyClicks(field, SECRET)
    with qtbot.waitSignal(page.unlock_asked) as asked:
        qtbot.keyClick(field, Qt.Key.Key_Return)

    assert asked.args == [SECRET]


def test_without_a_pass_phrase_nothing_is_asked(qtbot, page):
    with qtbot.assertNotEmitted(page.unlock_asked):
        press(page, "Unlock")

    assert named(page, "Unlock").isEnabled()


def test_while_the_record_is_being_opened_no_second_order_is_taken(qtbot, page):
    type_into(qtbot, page, "Pass phrase", SECRET)
    press(page, "Unlock")

    assert not named(page, "Unlock").isEnabled()
    assert "Opening the record" in names(page)
    with qtbot.assertNotEmitted(page.unlock_asked):
        qtbot.keyClick(page._passphrase.line, Qt.Key.Key_Return)


def test_a_wrong_pass_phrase_is_said_and_stands_ready_to_be_typed_over(qtbot, page):
    type_into(qtbot, page, "Pass phrase", "wrong one")
    press(page, "Unlock")
    page.tell(WrongPassphrase("This pass phrase does not open the record."))

    assert page.banner.text == "This pass phrase does not open the record."
    field = QApplication.focusWidget()
    assert (field.accessibleName(), field.selectedText()) == ("Pass phrase", "wrong one")
    assert named(page, "Unlock").isEnabled()


def test_what_is_typed_is_shown_only_when_asked(qtbot, page):
    type_into(qtbot, page, "Pass phrase", SECRET)
    show = page.findChildren(QCheckBox)[0]
    show.click()
    assert page._passphrase.line.echoMode() is QLineEdit.EchoMode.Normal
    show.click()
    assert page._passphrase.line.echoMode() is QLineEdit.EchoMode.Password


def test_the_recovery_code_opens_with_a_new_pass_phrase(qtbot, page):
    press(page, "I have lost my pass phrase")
    assert "Unlock" not in names(page)
    assert QApplication.focusWidget().accessibleName() == "Recovery code"
    with qtbot.assertNotEmitted(page.recovery_asked):
        press(page, "Open and set the new pass phrase")
    type_into(qtbot, page, "Recovery code", " abcd-efgh ")
    type_into(qtbot, page, "New pass phrase", SECRET)
    with qtbot.waitSignal(page.recovery_asked) as asked:
        press(page, "Open and set the new pass phrase")

    assert asked.args == ["abcd-efgh", SECRET]


def test_a_wrong_recovery_code_is_said_beside_the_code_and_both_fields_stay(qtbot, page):
    press(page, "I have lost my pass phrase")
    type_into(qtbot, page, "Recovery code", "abcd")
    type_into(qtbot, page, "New pass phrase", SECRET)
    press(page, "Open and set the new pass phrase")
    page.tell(WrongPassphrase("This code does not open the record."))

    assert page.banner.isVisibleTo(page)
    assert page.banner.text == "This code does not open the record."
    assert named(page, "Recovery code", QLineEdit).text() == "abcd"
    assert named(page, "Recovery code").isEnabled()
    assert QApplication.focusWidget() is named(page, "Recovery code")


def test_one_can_go_back_to_the_pass_phrase(page):
    press(page, "I have lost my pass phrase")
    press(page, "Go back")

    assert "Unlock" in names(page)
    assert QApplication.focusWidget().accessibleName() == "Pass phrase"


def test_why_the_screen_is_locked_is_said(page):
    page.say("Locked because nobody used the computer for a while.")

    assert page.banner.text == "Locked because nobody used the computer for a while."
