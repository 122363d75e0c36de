"""Widgets in a cycle are destroyed on the window's thread, whoever fills the memory."""

import gc
import threading
from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from rmt_desktop.app.garbage import GarbageOnWindowThread


@pytest.fixture
def garbage(qapp: QApplication) -> Iterator[GarbageOnWindowThread]:
    """The program's collecting, in a Python that collects as it usually does."""
    assert qapp  # timers need it
    gc.enable()
    made = GarbageOnWindowThread()
    yield made
    made.remove()
    gc.disable()
    gc.freeze()


class InCycle(QWidget):
    """A widget only garbage collection can free."""

    def __init__(self) -> None:
        super().__init__()
        self.itself = self


def rubbish() -> None:
    """Make as much as Python collects garbage for many times."""
    for _ in range(100_000):
        one: list[object] = []
        one.append(one)


@pytest.mark.usefixtures("garbage")
def test_a_worker_that_makes_garbage_destroys_no_widget(qtbot: QtBot) -> None:
    threads: list[threading.Thread] = []
    widget = InCycle()
    widget.destroyed.connect(lambda: threads.append(threading.current_thread()), Qt.ConnectionType.DirectConnection)
    del widget
    worker = threading.Thread(target=rubbish)
    worker.start()
    worker.join()
    assert threads == []
    qtbot.waitUntil(lambda: bool(threads))
    assert threads == [threading.main_thread()]


def test_what_was_loaded_is_set_aside_at_the_first_full_collection(garbage: GarbageOnWindowThread) -> None:
    before = gc.get_freeze_count()
    most = gc.get_threshold()
    gc.set_threshold(1, 0, 0)
    rubbish()
    gc.collect(0)
    gc.collect(1)
    kept = [[] for _ in range(10)]
    garbage.collect_if_due()
    gc.set_threshold(*most)
    assert kept
    assert gc.get_freeze_count() > before


def test_python_collects_again_when_the_program_ends(qtbot: QtBot) -> None:
    assert qtbot
    gc.enable()
    made = GarbageOnWindowThread()
    assert not gc.isenabled()
    made.remove()
    assert gc.isenabled()
    gc.disable()
