"""A therapist's real list of findings in a real note: by pointer, and by keyboard alone. ``docs/measures.md`` has the
counts; a test here fails when they grow.
"""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from rmt_desktop.catalog.loader import load_catalog
from rmt_desktop.domain.chart.edits import spot_of
from rmt_desktop.domain.chart.geometry import XY
from rmt_desktop.domain.chart.marks import Mark, MarkKind, Place, Shape
from rmt_desktop.domain.sides import Side
from rmt_desktop.ui.chart.details import FindingDetails
from rmt_desktop.ui.chart.editor import ChartEditor
from rmt_desktop.ui.pages.note import NotePage
from tests.support.effort import Effort
from tests.support.notes import opened
from tests.support.pages import Stage, a_stage, named
from tests.support.services import Practice

CTRL = Qt.KeyboardModifier.ControlModifier
BY_POINTER, BY_KEYS = 90, 150  # seconds at most
MOST_GESTURES = (29, 32, 21)  # pointings, clicks, keys
MOST_KEYS = 151


@pytest.fixture
def stage(practice: Practice, qtbot: QtBot, qapp: QApplication, tmp_path) -> Iterator[Stage]:
    yield from a_stage(practice, qtbot, qapp, tmp_path, load_catalog())


@pytest.fixture
def page(stage: Stage, practice: Practice) -> NotePage:
    """The open note of a client who is here."""
    return opened(stage, practice.visit())


def marks_of(page: NotePage, kind: MarkKind) -> list[Mark]:
    return [mark for mark in page.note.chart.marks if mark.kind is kind]


def must_hold(page: NotePage) -> None:
    """Compare what stands in the note with the therapist's list."""
    points = [mark for mark in marks_of(page, MarkKind.TRIGGER_ACTIVE) if mark.shape is Shape.POINT]
    assert {(one.place.muscle, one.place.side, one.intensity) for one in points} == {
        ("levator", Side.LEFT, 7),
        ("suboccipitals", Side.LEFT, 5),
        ("suboccipitals", Side.RIGHT, 5),
        ("quadratus_lumborum", Side.RIGHT, 6),
    }
    (lumbar,) = [one for one in points if one.place.muscle == "quadratus_lumborum"]
    arrows = [mark for mark in page.note.chart.marks if mark.of == lumbar.id]
    assert lumbar.refers_to == "buttock" or [one.leads_to.region for one in arrows] == ["glut_max"]
    (numb,) = marks_of(page, MarkKind.NUMB)
    assert (numb.place.region, numb.place.side, numb.note, numb.is_whole) == ("thumb", Side.LEFT, "C6", True)
    (scar,) = marks_of(page, MarkKind.SCAR)
    assert (scar.place.region, scar.place.side, scar.length) == ("knee_ant", Side.RIGHT, 60)
    (avoid,) = marks_of(page, MarkKind.AVOID)
    assert avoid.shape is Shape.AREA
    assert avoid.place.region.startswith("calf")
    assert (avoid.place.side, avoid.note) == (Side.LEFT, "varicose veins")
    said = page.note.objective.palpation
    assert len(said.split("\n")) == 7
    assert "buttock" in said.lower() or "glut max" in said.lower()


class Pointing:
    """Somebody who works with the pointer, and types only words."""

    def __init__(self, page: NotePage, qtbot: QtBot) -> None:
        self._qtbot = qtbot
        self.did = Effort()
        self._page = page
        self._chart: ChartEditor = page._draft.chart

    def press(self, name: str, root: QWidget | None = None) -> None:
        self.did.click(named(root or self._page, name, QAbstractButton))

    def at(self, where: XY) -> QPoint:
        return self._chart.canvas.pixels(*where)

    def middle(self, **place: object) -> XY:
        found = spot_of(self._chart.canvas.view, Place(**place))  # type: ignore[arg-type]
        assert found is not None, place
        return found[0]

    def mark(self, name: str, **place: object) -> None:
        """Click a muscle or region, and say that it was this one where the program took another."""
        self.did.click(self._chart.canvas, self.at(self.middle(**place)))
        (mark_id,) = self._chart.canvas.selected_marks()
        mark = self._chart.chart().mark(mark_id)
        if mark is not None and mark.place.muscle != place.get("muscle", ""):
            self.press(f"Said to be in: {name}")

    def detail(self, field: type[QWidget], name: str, text: str) -> None:
        """Open the details of the finding, type into one field, and close them."""
        self.did.think()
        self.press("Details")
        (dialog,) = [one for one in self._page.findChildren(FindingDetails) if one.isVisible()]
        self._qtbot.waitUntil(dialog.isActiveWindow)
        line = named(dialog, name, field)
        self.did.click(line.viewport() if isinstance(line, QPlainTextEdit) else line)
        line.selectAll()
        self.did.type(text)
        self.did.press(Qt.Key.Key_Escape)
        assert not dialog.isVisible()
        self._page.activateWindow()  # a window system does so itself
        self._qtbot.waitUntil(self._page.isActiveWindow)


def test_the_list_is_entered_with_the_pointer_in_less_than_ninety_seconds(page, qtbot):
    hands = Pointing(page, qtbot)
    did = hands.did
    did.think()
    hands.press("Chart alone")
    qtbot.waitUntil(lambda: page._draft.chart.finding.width() > page.width() // 2)
    hands.press("View: Back")
    did.think()
    hands.mark("Left levator scapulae", muscle="levator", side=Side.LEFT)
    hands.press("Intensity: 7")
    did.think()
    hands.mark("Left suboccipitals", muscle="suboccipitals", side=Side.LEFT)
    hands.press("Intensity: 5")
    hands.press("Mirror to the other side")
    did.think()
    hands.mark("Right quadratus lumborum", muscle="quadratus_lumborum", side=Side.RIGHT)
    hands.press("Intensity: 6")
    did.think()
    hands.press("Arrow: where pain goes")
    start = hands.middle(muscle="quadratus_lumborum", side=Side.RIGHT)
    end = hands.middle(region="glut_max", side=Side.RIGHT)
    did.draw(page._draft.chart.canvas, hands.at(start), hands.at(end))
    did.think()
    hands.press("Numb")
    hands.press("Fill a whole muscle or region")
    hands.mark("Left thumb", region="thumb", side=Side.LEFT)
    hands.detail(QPlainTextEdit, "Note", "C6")
    did.think()
    hands.press("View: Front")
    hands.press("Scar")
    x, y = hands.middle(region="knee_ant", side=Side.RIGHT)
    did.draw(page._draft.chart.canvas, hands.at((x, y - 30)), hands.at((x, y + 30)))
    hands.detail(QLineEdit, "Length in cm", "6")
    did.think()
    hands.press("View: Back")
    hands.press("Avoid")
    x, y = hands.middle(region="calf_med", side=Side.LEFT)
    round_it = [(x - 20, y - 60), (x + 20, y - 60), (x + 20, y + 60), (x - 20, y + 60)]
    did.draw(page._draft.chart.canvas, *(hands.at(one) for one in round_it))
    hands.detail(QPlainTextEdit, "Note", "varicose veins")
    must_hold(page)
    assert did.seconds < BY_POINTER
    assert (did.pointings, did.clicks, did.keys) <= MOST_GESTURES


def test_the_list_is_entered_with_the_keyboard_alone_in_less_than_a_hundred_and_fifty_seconds(page):
    did = Effort()
    lines = (
        ("left levator 7", 2),
        ("both suboccipitals 5", 2),
        ("right quadratus l 6 > buttock", 3),
        ("numb left thumb: C6", 3),
        ("scar right kneecap 6 cm", 3),
        ("avoid left calf inner: varicose veins", 3),
    )
    did.think()
    did.press(Qt.Key.Key_F, CTRL)
    for line, thoughts in lines:
        did.think(thoughts)
        did.type(line)
        did.press(Qt.Key.Key_Return)
    must_hold(page)
    assert did.seconds < BY_KEYS
    assert did.keys <= MOST_KEYS
