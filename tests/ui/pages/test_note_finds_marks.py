"""From a sentence to its mark on the chart and back, in the open and in the signed note."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QContextMenuEvent, QMouseEvent, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from rmt_desktop.domain.chart.chart import Chart
from rmt_desktop.domain.chart.marks import Mark, MarkKind, Shape
from rmt_desktop.domain.ids import MarkId
from rmt_desktop.domain.notes import Objective
from rmt_desktop.domain.visits import Visit
from rmt_desktop.ui.pages.note import NotePage
from rmt_desktop.ui.pages.note.chart_look import ChartLook
from rmt_desktop.ui.pages.note.findings_text import FindingsText
from tests.support.catalog import a_catalog
from tests.support.charts import a_mark_in
from tests.support.notes import opened
from tests.support.pages import Stage, a_stage, named, names, press
from tests.support.services import Practice

PALPATION = "Palpation (marks on the chart write here; edit freely)"
SIGNED = "Findings on the body chart"


@pytest.fixture
def stage(practice: Practice, qtbot: QtBot, qapp: QApplication, tmp_path) -> Iterator[Stage]:
    yield from a_stage(practice, qtbot, qapp, tmp_path, a_catalog())


@pytest.fixture
def visit(practice: Practice) -> Visit:
    """A visit of a client who is here."""
    return practice.visit()


BACK = a_mark_in("scapula.L", id=MarkId("back"), kind=MarkKind.TENDER)
FRONT = a_mark_in("chest.R", view="front", id=MarkId("front"), kind=MarkKind.SWELLING)


@pytest.fixture
def page(stage: Stage, visit: Visit) -> NotePage:
    """An open note with a finding on the back and one on the front."""
    page = opened(stage, visit)
    page._draft.chart.replace_chart(Chart((BACK, FRONT)), "Mark")
    page._draft.chart.set_view("back")
    return page


def text_of(page: NotePage, name: str = PALPATION) -> FindingsText:
    return named(page, name, FindingsText)


def pixel(text: FindingsText, words: str) -> QPoint:
    """Return a pixel in the middle of some words."""
    cursor = QTextCursor(text.document())
    cursor.setPosition(text.toPlainText().index(words) + len(words) // 2)
    return text.cursorRect(cursor).center()


def click(text: FindingsText, words: str) -> None:
    text.ensureCursorVisible()
    QTest.mouseClick(text.viewport(), Qt.MouseButton.LeftButton, pos=pixel(text, words))


def put_cursor(text: FindingsText, words: str) -> None:
    cursor = text.textCursor()
    cursor.setPosition(text.toPlainText().index(words) + 1)
    text.setTextCursor(cursor)
    text.setFocus()


def selected(page: NotePage) -> frozenset[MarkId]:
    return frozenset(page._draft.chart.canvas.selected_marks())


def written(page: NotePage, mark: Mark) -> str:
    return page.note.objective.written[mark.id]


def test_a_click_on_a_sentence_selects_its_mark_and_turns_the_figure_to_it(page):
    click(text_of(page), written(page, FRONT))
    assert selected(page) == {FRONT.id}
    assert page._draft.chart.view() == "front"
    click(text_of(page), written(page, BACK))
    assert selected(page) == {BACK.id}
    assert page._draft.chart.view() == "back"


def test_it_holds_when_other_sentences_were_edited(page):
    text = text_of(page)
    text.setPlainText(f"Skin warm, dry.\n{text.toPlainText()} Less than last week.".replace("tender", "sore"))
    click(text, written(page, FRONT))
    assert selected(page) == {FRONT.id}


def test_a_sentence_the_therapist_edited_leads_nowhere_and_says_so_quietly(page):
    text = text_of(page)
    text.setPlainText(text.toPlainText().replace("tender", "sore"))
    page._draft.chart.canvas.select()
    click(text, "sore")
    assert selected(page) == frozenset()
    page._draft.chart.show_mark(BACK.id)
    press(page, "Show in the note")
    assert page._draft.chart.status.text() == "The sentence of this finding was changed in the note."


def test_the_finding_leads_to_its_sentence(page):
    page._draft.chart.show_mark(FRONT.id)
    press(page, "Show in the note")
    text = text_of(page)
    assert text.hasFocus()
    assert text.textCursor().block().text() == written(page, FRONT)
    assert not text.textCursor().hasSelection()


def test_an_arrow_leads_to_the_sentence_of_its_trigger_point(page):
    arrow = a_mark_in("chest.R", view="front", id=MarkId("arrow"), shape=Shape.ARROW, of=BACK.id)
    page._draft.chart.replace_chart(page.note.chart.with_mark(arrow), "Mark")
    page._draft.chart.show_mark(arrow.id)
    press(page, "Show in the note")
    assert text_of(page).textCursor().block().text() == written(page, BACK)


def test_the_keyboard_goes_from_the_sentence_to_the_mark_and_back(page, qtbot):
    text = text_of(page)
    put_cursor(text, written(page, FRONT))
    QTest.keyClick(text, Qt.Key.Key_J, Qt.KeyboardModifier.ControlModifier)
    canvas = page._draft.chart.canvas
    assert selected(page) == {FRONT.id}
    assert canvas.hasFocus()
    QTest.keyClick(canvas, Qt.Key.Key_J, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(text.hasFocus)
    assert text.textCursor().block().text() == written(page, FRONT)
    assert text.toPlainText().split("\n") == [written(page, BACK), written(page, FRONT)]


def test_the_menu_of_the_text_offers_the_chart_for_a_sentence_of_a_mark_alone(page):
    text = text_of(page)
    text.setPlainText(f"{text.toPlainText()}\nMy own words")

    def offered(words: str) -> QMenu:
        at = pixel(text, words)
        text.contextMenuEvent(
            QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, text.viewport().mapToGlobal(at)),
        )
        return QApplication.activePopupWidget()

    menu = offered("My own words")
    assert "Show on the chart" not in [action.text() for action in menu.actions()]
    menu.close()
    menu = offered(written(page, FRONT))
    menu.actions()[0].trigger()
    menu.close()
    assert selected(page) == {FRONT.id}


def hover(text: FindingsText, at: QPoint) -> None:
    """Move the pointer over the text without a button."""
    none, keys = Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier
    where = QPointF(text.viewport().mapToGlobal(at))
    event = QMouseEvent(QEvent.Type.MouseMove, QPointF(at), where, none, none, keys)
    QApplication.sendEvent(text.viewport(), event)


def test_the_sentence_under_the_pointer_is_underlined(page):
    text = text_of(page)
    hover(text, pixel(text, written(page, FRONT)))
    (lit,) = text.extraSelections()
    assert lit.cursor.selectedText() == written(page, FRONT)
    assert lit.format.fontUnderline()
    hover(text, text.viewport().rect().bottomLeft())
    assert not text.extraSelections()


def test_signs_beyond_the_common_ones_move_no_sentence(page):
    text = text_of(page)
    text.setPlainText(f"Happy today 🙂🙂\n{text.toPlainText()}")
    page._draft.chart.show_mark(FRONT.id)
    press(page, "Show in the note")
    assert text.textCursor().block().text() == written(page, FRONT)
    assert text.textCursor().positionInBlock() == 0


def test_without_a_text_beside_it_the_chart_offers_none(page):
    chart = page._draft.chart
    chart.show_mark(FRONT.id)
    assert "Show in the note" in names(page)
    press(page, "Chart alone")
    assert "Show in the note" not in names(page)


@pytest.fixture
def signed(stage: Stage, practice: Practice, visit: Visit) -> NotePage:
    """A signed note with two findings, one of which was edited."""
    wrote = {BACK.id: "Left scapula: tender.", FRONT.id: "Right chest: swelling."}
    objective = Objective(palpation="Left scapula: not sore.\nRight chest: swelling.", written=wrote)
    practice.signed_note(visit, chart=Chart((BACK, FRONT)), objective=objective)
    return opened(stage, visit)


def look_of(page: NotePage) -> ChartLook:
    (look,) = page.findChildren(ChartLook)
    return look


def test_in_the_signed_note_a_sentence_opens_the_chart_with_its_mark(signed):
    click(text_of(signed, SIGNED), "Right chest: swelling.")
    look = look_of(signed)
    assert look.isVisible()
    assert look.chart.view() == "front"
    assert set(look.chart.canvas.selected_marks()) == {FRONT.id}
    look.accept()


def test_in_the_signed_note_return_opens_it_and_nothing_can_be_changed(signed):
    text = text_of(signed, SIGNED)
    put_cursor(text, "Right chest: swelling.")
    QTest.keyClick(text, Qt.Key.Key_Return)
    look = look_of(signed)
    QTest.keyClick(look.chart.canvas, Qt.Key.Key_Delete)
    assert look.chart.chart() == Chart((BACK, FRONT))
    assert text.isReadOnly()
    look.accept()


def test_in_the_signed_note_an_edited_sentence_leads_nowhere(signed):
    click(text_of(signed, SIGNED), "Left scapula: not sore.")
    assert not signed.findChildren(ChartLook)


def test_a_signed_note_without_marks_offers_no_sentences(stage, practice, visit):
    practice.signed_note(visit)
    assert SIGNED not in names(opened(stage, visit))
