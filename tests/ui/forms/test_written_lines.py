"""Lines that put phone numbers and postal codes into their usual form, offscreen."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from rmt_desktop.ui.forms.written import phone_line, postal_code_line
from rmt_desktop.ui.widgets.fields import Line


def shown(qtbot, *lines: Line) -> QWidget:
    box = QWidget()
    layout = QVBoxLayout(box)
    for line in lines:
        layout.addWidget(line)
    qtbot.addWidget(box)
    with qtbot.waitActive(box):
        box.show()
    lines[0].setFocus()
    return box


def test_a_number_takes_its_form_when_the_line_is_left_and_listeners_hear_of_it(qtbot):
    phone, code = phone_line(), postal_code_line()
    box = shown(qtbot, phone, code)
    heard: list[str] = []
    phone.textEdited.connect(heard.append)

    qtbot.keyClicks(box.focusWidget(), "4165550100")
    assert phone.text() == "4165550100"
    qtbot.keyClick(box.focusWidget(), Qt.Key.Key_Tab)
    qtbot.keyClicks(box.focusWidget(), "k1a0b1")
    qtbot.keyClick(box.focusWidget(), Qt.Key.Key_Return)

    assert (phone.text(), code.text()) == ("416 555-0100", "K1A 0B1")
    assert heard[-1] == "416 555-0100"


def test_what_nobody_touched_stays_as_it_is_kept(qtbot):
    phone, other = phone_line(), Line()
    phone.setText("416-555-0100")
    box = shown(qtbot, phone, other)

    qtbot.keyClick(box.focusWidget(), Qt.Key.Key_Tab)

    assert phone.text() == "416-555-0100"


def test_a_number_abroad_stays_as_it_was_typed(qtbot):
    phone, other = phone_line(), Line()
    box = shown(qtbot, phone, other)

    qtbot.keyClicks(box.focusWidget(), "+49 69 1234567")
    qtbot.keyClick(box.focusWidget(), Qt.Key.Key_Tab)

    assert phone.text() == "+49 69 1234567"
