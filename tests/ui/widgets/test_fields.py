"""Fields: days, amounts, numbers, texts that grow, secrets; what is typed is never thrown away."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QCheckBox, QLabel, QLineEdit, QVBoxLayout, QWidget

from rmt_desktop.base import paths
from rmt_desktop.base.i18n import translator
from rmt_desktop.services.vault import Strength
from rmt_desktop.ui.theme import Theme
from rmt_desktop.ui.widgets.fields import DayEdit, Field, Line, MoneyEdit, Number, Paragraph, Pick
from rmt_desktop.ui.widgets.passphrase import PassphraseEdit, StrengthMeter, StrengthReading


def shown(qtbot, *widgets: QWidget) -> QWidget:
    holder = QWidget()
    qtbot.addWidget(holder)
    layout = QVBoxLayout(holder)
    for widget in widgets:
        layout.addWidget(widget)
    with qtbot.waitExposed(holder):
        holder.show()
    holder.activateWindow()
    widgets[0].setFocus()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)
    return holder


@pytest.mark.parametrize("typed", ["1988-04-30", "30 Apr 1988", "april 30 1988", "1988/04/30", "30 avril 1988"])
def test_a_day_is_written_out_on_leaving_its_field(qtbot, typed):
    edit, other = DayEdit("en"), QLineEdit()
    holder = shown(qtbot, edit, other)
    qtbot.keyClicks(edit, typed)
    assert edit.day() == date(1988, 4, 30)
    other.setFocus()

    assert edit.text() == "30 Apr 1988"
    assert not edit.is_wrong
    assert holder.isVisible()


def test_what_is_no_day_stays_as_it_was_typed(qtbot):
    edit, other = DayEdit("en"), QLineEdit()
    holder = shown(qtbot, edit, other)
    qtbot.keyClicks(edit, "31 feb 1988")
    other.setFocus()

    assert (edit.text(), edit.day(), edit.is_wrong) == ("31 feb 1988", None, True)
    assert holder.isVisible()


@given(st.dates(date(1900, 1, 1), date(2100, 12, 31)), st.sampled_from(("en", "fr")))
def test_every_day_shown_reads_back_as_itself(qapp, day, language):
    assert qapp is not None
    edit = DayEdit(language)
    edit.set_day(day)

    assert edit.day() == day


@given(st.integers(0, 10_000_000), st.sampled_from(("en", "fr")))
def test_every_amount_shown_reads_back_as_itself(qapp, cents, language):
    assert qapp is not None
    edit = MoneyEdit(language, cents)

    assert edit.cents() == cents


@pytest.mark.parametrize("typed", ["105", "105.00", "$105", "105,00", " 105.0 "])
def test_an_amount_is_typed_in_any_usual_way_and_written_out(qtbot, typed):
    edit, other = MoneyEdit("en"), QLineEdit()
    holder = shown(qtbot, edit, other)
    with qtbot.waitSignal(edit.cents_changed):
        qtbot.keyClicks(edit, typed)
    other.setFocus()

    assert (edit.cents(), edit.text()) == (10_500, "$105.00")
    assert holder.isVisible()


def test_what_is_no_amount_stays_as_it_was_typed(qtbot):
    edit, other = MoneyEdit("en"), QLineEdit()
    holder = shown(qtbot, edit, other)
    qtbot.keyClicks(edit, "a lot")
    other.setFocus()

    assert (edit.cents(), edit.text()) == (None, "a lot")
    assert holder.isVisible()


def wheel(widget: QWidget) -> QWheelEvent:
    event = QWheelEvent(
        QPointF(5, 5),
        QPointF(widget.mapToGlobal(QPoint(5, 5))),
        QPoint(),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(widget, event)
    return event


def test_the_wheel_scrolls_the_page_and_changes_nothing(qtbot):
    pick, number = Pick((("a", "A"), ("b", "B")), "b"), Number(low=1, high=240)
    holder = shown(qtbot, pick, number)
    number.set_value(20)
    events = [wheel(pick), wheel(number)]

    assert [event.isAccepted() for event in events] == [False, False]
    assert (pick.chosen(), number.value_or_none()) == ("b", 20)
    assert holder.isVisible()


def test_a_number_may_be_none_and_keeps_to_its_limits(qtbot):
    number = Number(low=1, high=240)
    holder = shown(qtbot, number)
    assert number.value_or_none() is None
    number.selectAll()
    qtbot.keyClicks(number, "999")
    assert (number.value_or_none() or 0) <= 240
    number.set_value(None)
    assert number.value_or_none() is None
    assert holder.isVisible()


def test_an_unknown_word_leaves_the_first_choice(qtbot):
    pick = Pick((("a", "A"), ("b", "B")), "gone")
    qtbot.addWidget(pick)

    assert pick.chosen() == "a"


def test_a_text_grows_with_what_is_written_and_tab_leaves_it(qtbot):
    text, other = Paragraph(lines=2, most=5), QLineEdit()
    holder = shown(qtbot, text, other)
    small = text.height()
    text.setPlainText("\n".join("12345"))
    grown = text.height()
    text.setPlainText("\n".join("123456789"))
    assert small < grown == text.height()
    qtbot.keyClick(text, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is other
    assert holder.isVisible()


def test_a_line_takes_no_more_than_it_can_keep(qtbot):
    line = Line(longest=5)
    qtbot.addWidget(line)
    qtbot.keyClicks(line, "1234567")

    assert line.text() == "12345"


def test_a_field_ties_its_label_and_its_problem_to_the_editor(qtbot):
    editor = Line()
    field = Field("Phone", editor, hint="With area code")
    holder = shown(qtbot, field)
    label = next(one for one in field.findChildren(QLabel) if one.text() == "Phone")
    assert label.buddy() is editor
    assert editor.accessibleName() == "Phone"
    field.set_problem("Too short.")
    assert (field.problem, editor.accessibleDescription(), editor.property("wrong")) == (
        "Too short.",
        "Too short.",
        True,
    )
    field.set_problem("")
    assert (field.problem, editor.accessibleDescription(), editor.property("wrong")) == ("", "", False)
    assert holder.isVisible()


def test_a_secret_is_hidden_and_shown_only_when_asked(qtbot):
    secret = PassphraseEdit("Pass phrase", "Show what I type")
    holder = shown(qtbot, secret)
    with qtbot.waitSignal(secret.changed):
        qtbot.keyClicks(QApplication.focusWidget(), "four words in a row")
    assert secret.line.echoMode() is QLineEdit.EchoMode.Password
    secret.findChild(QCheckBox).click()
    assert secret.line.echoMode() is QLineEdit.EchoMode.Normal
    assert secret.text() == "four words in a row"
    secret.clear()
    assert secret.text() == ""
    assert holder.isVisible()


@pytest.mark.parametrize("score", range(5))
def test_the_strength_is_shown_as_bars_and_said_in_words(qtbot, qapp, score):
    theme = Theme("light", 100, paths.resources() / "styles")
    meter = StrengthMeter(theme, "Strength")
    holder = shown(qtbot, meter)
    meter.set_score(score, "Fair")
    image = meter.grab().toImage()
    bars = [image.pixelColor(round((meter.width() + 6) / 4 * index) + 8, 4).name() for index in range(4)]
    line = theme.colour("line").name()

    assert [bar != line for bar in bars] == [index < score for index in range(4)]
    assert meter.accessibleDescription() == "Fair"
    assert qapp is not None
    assert holder.isVisible()


@pytest.mark.parametrize(
    ("typed", "words", "bars"), [("", "", 0), ("abc", "Use more words.", 1), ("a b c d", "Very good", 4)]
)
def test_how_strong_a_pass_phrase_is_is_said_while_it_is_typed(qtbot, qapp, typed, words, bars):
    theme = Theme("light", 100, paths.resources() / "styles")
    edit = PassphraseEdit("Pass phrase", "Show")
    judged = {"abc": Strength(0, "Use more words."), "a b c d": Strength(4, "")}
    reading = StrengthReading(theme, translator("en"), edit, judged.__getitem__)
    holder = shown(qtbot, reading)
    edit.line.setText("abc")
    edit.line.setText(typed)
    meter = reading.findChildren(StrengthMeter)[0]

    assert (meter.accessibleDescription(), meter._score) == (words, bars)
    assert [one.text() for one in reading.findChildren(QLabel) if one.isVisibleTo(reading)] == [words] * bool(words)
    assert qapp is not None
    assert holder.isVisible()
