"""Noticing that nobody is there: every touch of any window counts, a clock set back counts, and stopping stops."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from rmt_desktop.app.idle import IdleWatch
from tests.support.clock import FrozenClock


class Watched:
    """A watch of ten minutes, and how often it said that nobody was there."""

    def __init__(self, app: QApplication, clock: FrozenClock) -> None:
        self.minutes = 10
        self.times = 0
        self.watch = IdleWatch(app, clock, lambda: self.minutes, self._count)

    def _count(self) -> None:
        self.times += 1


@pytest.fixture
def watched(qapp: QApplication, clock: FrozenClock) -> Iterator[Watched]:
    """A watch that has been started."""
    made = Watched(qapp, clock)
    made.watch.start()
    yield made
    made.watch.stop()


def test_after_the_minutes_and_not_before_nobody_is_there_and_it_is_said_once(
    watched: Watched, clock: FrozenClock
) -> None:
    clock.forward(minutes=9, seconds=59)
    watched.watch.look()
    assert watched.times == 0
    clock.forward(seconds=1)
    watched.watch.look()
    assert watched.times == 1
    assert not watched.watch._timer.isActive()


def test_a_changed_preference_holds_at_once(watched: Watched, clock: FrozenClock) -> None:
    clock.forward(minutes=3)
    watched.minutes = 2
    watched.watch.look()
    assert watched.times == 1


def test_a_key_and_a_click_in_a_window_count_as_somebody(qtbot: QtBot, watched: Watched, clock: FrozenClock) -> None:
    edit = QLineEdit()
    qtbot.addWidget(edit)
    with qtbot.waitExposed(edit):
        edit.show()
    watched.watch.start()
    window = edit.windowHandle()
    assert window is not None
    for touch in (
        lambda: qtbot.keyClick(window, Qt.Key.Key_A),
        lambda: qtbot.mouseClick(window, Qt.MouseButton.LeftButton),
    ):
        clock.forward(minutes=9)
        touch()
        clock.forward(minutes=9)
        watched.watch.look()
        assert watched.times == 0


def test_a_clock_set_back_counts_as_somebody(watched: Watched, clock: FrozenClock) -> None:
    clock.forward(hours=-5)
    watched.watch.look()
    clock.forward(minutes=9)
    watched.watch.look()
    assert watched.times == 0
    clock.forward(minutes=1)
    watched.watch.look()
    assert watched.times == 1


def test_the_time_before_it_was_started_again_does_not_count(watched: Watched, clock: FrozenClock) -> None:
    watched.watch.stop()
    clock.forward(hours=1)
    watched.watch.start()
    watched.watch.look()
    assert watched.times == 0
