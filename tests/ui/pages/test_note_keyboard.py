"""A follow-up note with the keyboard alone, counted: ``docs/measures.md`` has the numbers."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from rmt_desktop.domain.assessments import RomValue
from rmt_desktop.domain.chart.chart import Chart
from rmt_desktop.domain.notes import Objective, Subjective
from rmt_desktop.domain.sides import Side
from rmt_desktop.domain.treatments import Response
from rmt_desktop.domain.visits import Visit
from rmt_desktop.ui.pages.note import NotePage
from tests.support.builders import a_treatment
from tests.support.catalog import a_catalog
from tests.support.charts import a_mark_in
from tests.support.pages import Stage, a_stage, name_of, named, names
from tests.support.services import Practice

MOST_KEYS = 17
MOST_TABS = 60
ALT = Qt.KeyboardModifier.AltModifier


class Hands:
    """Presses keys where the focus is, and counts those that are not text."""

    def __init__(self, qtbot: QtBot) -> None:
        self._qtbot = qtbot
        self.keys = 0

    def press(self, *keys: Qt.Key, with_: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        for key in keys:
            self.keys += 1
            self._qtbot.keyClick(QApplication.focusWidget(), key, with_)

    def type(self, text: str) -> None:
        self._qtbot.keyClicks(QApplication.focusWidget(), text)

    def go_to(self, name: str, *, back: bool = False) -> None:
        """Press Tab until something of this name has the focus."""
        passed = []
        while name_of(QApplication.focusWidget()) != name:
            passed.append(name_of(QApplication.focusWidget()))
            assert len(passed) < MOST_TABS, passed
            self.press(Qt.Key.Key_Backtab if back else Qt.Key.Key_Tab)


@pytest.fixture
def stage(practice: Practice, qtbot: QtBot, qapp: QApplication, tmp_path) -> Iterator[Stage]:
    yield from a_stage(practice, qtbot, qapp, tmp_path, a_catalog())


@pytest.fixture
def follow_up(practice: Practice) -> Visit:
    """A visit three weeks after one in which the left shoulder was marked, measured and treated."""
    turned = RomValue(movement="neck_rotation", label="Rotation", side=Side.LEFT, value=45)
    return practice.follow_up(
        chart=Chart((a_mark_in("trap_up.L"),)),
        subjective=Subjective(concern="Stiff neck"),
        objective=Objective(written={}, rom=(turned,)),
        response=Response(text="Tolerated well"),
    )


def test_a_follow_up_note_is_written_and_signed_with_the_keyboard_alone(stage, follow_up):
    page = stage.show(NotePage(stage.ctx, follow_up.id))
    hands = Hands(stage.qtbot)

    hands.type("Better since last time")
    hands.press(Qt.Key.Key_5, with_=ALT)
    assert name_of(QApplication.focusWidget()) == "Treatment given: as last time"
    hands.press(Qt.Key.Key_Space)
    stage.qtbot.waitUntil(lambda: bool(page.note.treatment))
    assert name_of(QApplication.focusWidget()) == "Treatment given: reviewed"
    hands.press(Qt.Key.Key_Space)
    hands.press(Qt.Key.Key_6, with_=ALT)
    hands.go_to("How the client responded", back=True)
    hands.type("Less pain after")

    hands.press(Qt.Key.Key_2, with_=ALT)
    hands.go_to("Rotation, left")
    hands.type("60")

    hands.press(Qt.Key.Key_0, with_=ALT)
    stage.qtbot.waitUntil(page._draft.chart.canvas.walk.has_focus)
    hands.press(Qt.Key.Key_Return)
    hands.type("6")
    hands.press(Qt.Key.Key_Right, Qt.Key.Key_Return)
    hands.type("4")

    hands.keys += 2  # Ctrl+Return is the window's
    page.sign()
    page.sign()

    note = stage.practice.services.notes.of_visit(follow_up.id)
    assert note.is_signed
    assert note.subjective.concern == "Better since last time"
    assert (note.treatment, note.response.text) == ((a_treatment(),), "Less pain after")
    assert [(one.side, one.value) for one in note.objective.rom] == [(Side.LEFT, 60)]
    assert [mark.intensity for mark in note.chart.marks] == [6, 4]
    assert hands.keys <= MOST_KEYS


def test_tab_comes_to_as_last_time_before_the_fields_it_fills(stage, follow_up):
    page = stage.show(NotePage(stage.ctx, follow_up.id))
    hands = Hands(stage.qtbot)
    for section, first in (("Treatment given", "Add a technique"), ("Assessment", "Clinical impression")):
        named(page, f"{section}: as last time").setFocus()
        hands.press(Qt.Key.Key_Tab)
        assert name_of(QApplication.focusWidget()) == first


def test_tab_goes_through_measurements_and_treatment_lines_where_they_stand(stage, follow_up):
    page = stage.show(NotePage(stage.ctx, follow_up.id))
    named(page, "Treatment given: as last time").click()
    stage.qtbot.waitUntil(lambda: "Minutes: Deep tissue, line 1" in names(page))
    hands = Hands(stage.qtbot)
    named(page, "Posture and gait in words").setFocus()
    seen = []
    for _ in range(30):
        hands.press(Qt.Key.Key_Tab)
        seen.append(name_of(QApplication.focusWidget()))

    assert seen[:3] == ["Rotation, left", "Rotation, right", "Add a joint"]
    line = [seen.index(f"{what}: Deep tissue, line 1") for what in ("Minutes", "Add an area", "Comment")]
    assert line == sorted(line)
    assert seen.index("Treatment given: reviewed") < line[0]
    assert line[-1] < seen.index("Add a technique")
