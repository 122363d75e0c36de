"""Choosing one of many by a few letters."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QPushButton, QVBoxLayout
from pytestqt.qtbot import QtBot

from rmt_desktop.base.i18n import translator
from rmt_desktop.ui.widgets.picker import SEVERAL_FIT, Entry, Picker

ENTRIES = (
    Entry("deep", "Deep tissue"),
    Entry("light", "Light effleurage"),
    Entry("under", "Work under the blade"),
    Entry("de", "Détente"),
)


@pytest.fixture
def picker(qtbot: QtBot) -> Picker:
    made = Picker(ENTRIES, "Add a technique", "deep tissue…", translator("en"))
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    made.setFocus()
    return made


def taken(qtbot: QtBot, picker: Picker) -> list[str]:
    """Return what Return takes, in the list where that is open as on the screen."""
    heard: list[str] = []
    picker.picked.connect(heard.append)
    popup = picker.completer().popup()
    with qtbot.waitSignal(picker.picked, timeout=100, raising=False):
        qtbot.keyClick(popup if popup.isVisible() else picker, Qt.Key.Key_Return)
    return heard


@pytest.mark.parametrize(
    ("typed", "word"), [("dee", "deep"), ("TISSUE", "deep"), ("blade", "under"), ("tent", "de"), ("detente", "de")]
)
def test_return_takes_the_only_entry_that_holds_the_letters(qtbot, picker, typed, word):
    qtbot.keyClicks(picker, typed)

    assert taken(qtbot, picker) == [word]
    assert picker.text() == ""
    assert not picker.completer().popup().isVisible()


def test_return_never_chooses_between_left_and_right(qtbot, picker):
    picker.set_entries((Entry("shoulder|L", "Shoulder (left)"), Entry("shoulder|R", "Shoulder (right)")))
    qtbot.keyClicks(picker, "should")

    assert taken(qtbot, picker) == []
    assert picker.text() == "should"
    assert picker.completer().popup().isVisible()
    assert picker.accessibleDescription() == SEVERAL_FIT
    qtbot.keyClicks(picker, "er (r")
    assert picker.accessibleDescription() == ""
    assert taken(qtbot, picker) == ["shoulder|R"]


def test_a_list_that_was_closed_is_opened_again_by_return(qtbot, picker):
    qtbot.keyClicks(picker, "e")
    popup = picker.completer().popup()
    qtbot.keyClick(popup, Qt.Key.Key_Escape)
    assert not popup.isVisible()

    assert taken(qtbot, picker) == []
    assert popup.isVisible()


def test_what_is_typed_in_full_is_taken_although_others_hold_it_too(qtbot, picker):
    picker.set_entries((Entry("front", "Front of the neck"), Entry("neck", "Neck")))
    qtbot.keyClicks(picker, "neck")

    assert taken(qtbot, picker) == ["neck"]


def test_the_entry_chosen_with_the_arrow_keys_is_taken(qtbot, picker):
    qtbot.keyClicks(picker, "e")
    popup = picker.completer().popup()
    qtbot.waitUntil(popup.isVisible)
    qtbot.keyClick(popup, Qt.Key.Key_Down)
    qtbot.keyClick(popup, Qt.Key.Key_Down)

    assert taken(qtbot, picker) == ["light"]


def test_the_entry_chosen_with_the_arrow_keys_is_said(qtbot, picker):
    qtbot.keyClicks(picker, "e")
    popup = picker.completer().popup()
    qtbot.waitUntil(popup.isVisible)
    qtbot.keyClick(popup, Qt.Key.Key_Down)

    assert picker.accessibleDescription() == popup.currentIndex().data()
    popup.hide()


def test_what_is_found_by_another_word_is_shown_by_its_name(qtbot, picker):
    picker.set_entries((Entry("clot", "Blood clot in a vein", "swollen calf"), Entry("calf", "Strain of the calf")))
    qtbot.keyClicks(picker, "swoll")
    rows = picker.completer().completionModel()
    assert [rows.index(row, 0).data() for row in range(rows.rowCount())] == ["Blood clot in a vein"]

    assert taken(qtbot, picker) == ["clot"]


def test_where_nothing_fits_it_is_shown_said_and_the_letters_stay(qtbot, picker):
    qtbot.keyClicks(picker, "xyz")
    with qtbot.assertNotEmitted(picker.picked):
        qtbot.keyClick(picker, Qt.Key.Key_Return)
    assert picker.accessibleDescription() == "Nothing fits these letters."
    assert picker.property("wrong")
    assert picker.text() == "xyz"

    for _ in range(3):
        qtbot.keyClick(picker, Qt.Key.Key_Backspace)
    assert picker.accessibleDescription() == ""
    assert not picker.property("wrong")


def test_that_nothing_fits_stands_in_the_list_until_something_does(qtbot, picker):
    qtbot.keyClicks(picker, "swedish")
    popup = picker.completer().popup()
    rows = picker.completer().completionModel()
    assert popup.isVisible()
    assert [rows.index(row, 0).data() for row in range(rows.rowCount())] == ["Nothing fits these letters."]
    assert not rows.flags(rows.index(0, 0)) & Qt.ItemFlag.ItemIsEnabled
    assert taken(qtbot, picker) == []
    assert popup.isVisible()

    picker.selectAll()
    qtbot.keyClicks(picker, "deep")
    assert [rows.index(row, 0).data() for row in range(rows.rowCount())] == ["Deep tissue"]


def test_the_down_arrow_shows_everything(qtbot, picker):
    qtbot.keyClick(picker, Qt.Key.Key_Down)
    popup = picker.completer().popup()
    qtbot.waitUntil(popup.isVisible)

    assert popup.model().rowCount() == len(ENTRIES)
    popup.hide()


def test_a_choice_in_the_list_is_picked_once(qtbot, picker):
    seen: list[str] = []
    picker.picked.connect(seen.append)
    picker.completer().activated[str].emit("Light effleurage")
    qtbot.waitUntil(lambda: bool(seen))

    assert seen == ["light"]


def test_return_in_a_picker_never_presses_the_button_of_a_dialog(qtbot):
    dialog = QDialog()
    qtbot.addWidget(dialog)
    layout = QVBoxLayout(dialog)
    picker = Picker(ENTRIES, "Add", "…", translator("en"))
    save = QPushButton("Save")
    save.setDefault(True)
    pressed: list[str] = []
    save.clicked.connect(lambda: pressed.append("save"))
    layout.addWidget(picker)
    layout.addWidget(save)
    with qtbot.waitExposed(dialog):
        dialog.show()
    picker.setFocus()
    for text in ("dee", "xyz"):
        qtbot.keyClicks(picker, text)
        qtbot.keyClick(picker, Qt.Key.Key_Return)

    assert pressed == []


@pytest.fixture
def open_picker(qtbot):
    """A picker that takes what is typed as well."""
    made = Picker(ENTRIES, "Technique", "Technique", translator("en"), own="Use “{text}” as typed")
    qtbot.addWidget(made)
    made.show()
    made.setFocus()
    return made


def test_what_fits_nothing_can_be_used_as_typed_by_choosing_its_line(qtbot, open_picker):
    typed, picked = [], []
    open_picker.typed.connect(typed.append)
    open_picker.picked.connect(picked.append)
    popup = open_picker.completer().popup()
    qtbot.keyClicks(open_picker, "Gua sha")
    qtbot.waitUntil(popup.isVisible)
    assert popup.model().index(0, 0).data() == "Use “Gua sha” as typed"

    qtbot.keyClick(popup, Qt.Key.Key_Return)
    assert typed == []
    qtbot.keyClick(popup, Qt.Key.Key_Down)
    qtbot.keyClick(popup, Qt.Key.Key_Return)
    assert (typed, picked, open_picker.text()) == (["Gua sha"], [], "")


def test_the_line_that_offers_what_is_typed_is_taken_by_a_click_too(qtbot, open_picker):
    popup = open_picker.completer().popup()
    qtbot.keyClicks(open_picker, "Gua sha")
    qtbot.waitUntil(popup.isVisible)
    place = popup.visualRect(popup.model().index(0, 0)).center()
    with qtbot.waitSignal(open_picker.typed) as heard:
        qtbot.mouseClick(popup.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert heard.args == ["Gua sha"]
