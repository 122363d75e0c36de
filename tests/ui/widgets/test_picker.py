"""Choosing one of many by a few letters."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QPushButton, QVBoxLayout
from pytestqt.qtbot import QtBot

from rmt_desktop.ui.widgets.picker import Entry, Picker

ENTRIES = (
    Entry("deep", "Deep tissue"),
    Entry("light", "Light effleurage"),
    Entry("under", "Work under the blade"),
    Entry("de", "Détente"),
)


@pytest.fixture
def picker(qtbot: QtBot) -> Picker:
    made = Picker(ENTRIES, "Add a technique", "deep tissue…", "Nothing fits these letters.")
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    made.setFocus()
    return made


@pytest.mark.parametrize(
    ("typed", "word"), [("dee", "deep"), ("TISSUE", "deep"), ("e", "deep"), ("blade", "under"), ("d", "deep")]
)
def test_return_takes_what_begins_with_the_letters_or_else_the_first_that_holds_them(qtbot, picker, typed, word):
    qtbot.keyClicks(picker, typed)
    with qtbot.waitSignal(picker.picked) as picked:
        qtbot.keyClick(picker, Qt.Key.Key_Return)

    assert picked.args == [word]
    assert picker.text() == ""


def test_the_beginning_of_a_word_comes_before_its_middle(qtbot, picker):
    picker.set_entries((Entry("middle", "Neck under load"), Entry("begin", "Under the blade")))
    qtbot.keyClicks(picker, "under")
    with qtbot.waitSignal(picker.picked) as picked:
        qtbot.keyClick(picker, Qt.Key.Key_Return)

    assert picked.args == ["begin"]


def test_what_is_found_by_another_word_comes_after_what_is_called_so_and_is_shown_by_its_name(qtbot, picker):
    picker.set_entries((Entry("clot", "Blood clot in a vein", "swollen calf"), Entry("calf", "Strain of the calf")))
    qtbot.keyClicks(picker, "swoll")
    rows = picker.completer().completionModel()
    assert [rows.index(row, 0).data() for row in range(rows.rowCount())] == ["Blood clot in a vein"]
    for typed, word in (("", "clot"), ("calf", "calf")):
        qtbot.keyClicks(picker, typed)
        with qtbot.waitSignal(picker.picked) as picked:
            qtbot.keyClick(picker, Qt.Key.Key_Return)

        assert picked.args == [word]


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
    picker = Picker(ENTRIES, "Add", "…", "Nothing fits.")
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
