"""Ctrl+C in the terminal closes the program as its window's button does, also while nobody touches the window."""

import signal
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QObject, Signal
from pytestqt.qtbot import QtBot

from rmt_desktop.app.interrupt import Interrupt


class Asked(QObject):
    """Hears that the program shall close."""

    closed = Signal()


@pytest.fixture
def watch() -> Iterator[Callable[[Callable[[], object]], Interrupt]]:
    """Watch for Ctrl+C until the test ends."""
    made: list[Interrupt] = []

    def make(close: Callable[[], object]) -> Interrupt:
        made.append(Interrupt(close))
        return made[-1]

    yield make
    for one in made:
        one.remove()


def test_ctrl_c_asks_the_window_to_close_and_raises_nothing(
    watch: Callable[[Callable[[], object]], Interrupt], qtbot: QtBot
) -> None:
    asked = Asked()
    watch(asked.closed.emit)
    with qtbot.waitSignal(asked.closed):
        signal.raise_signal(signal.SIGINT)


def test_afterwards_ctrl_c_is_pythons_again() -> None:
    known = signal.signal(signal.SIGINT, signal.default_int_handler)  # whoever runs the tests may have another
    try:
        Interrupt(lambda: None).remove()
        assert signal.getsignal(signal.SIGINT) is signal.default_int_handler
        with pytest.raises(KeyboardInterrupt):
            signal.raise_signal(signal.SIGINT)
    finally:
        signal.signal(signal.SIGINT, known)
