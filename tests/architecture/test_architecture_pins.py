"""Why a version is held back: each test fails when the reason comes back, or shows that it has gone."""

import sys

from PySide6.QtCore import QObject, Signal

EMISSIONS = 400


class _Bell(QObject):
    rung = Signal(bool)


def test_emitting_a_signal_does_not_lose_a_reference_to_true(qapp: object) -> None:
    """PySide6 6.12.0 dropped one at each emission and aborted the interpreter after some hundreds (ADR 0010)."""
    assert qapp is not None
    bell = _Bell()
    heard: list[bool] = []
    bell.rung.connect(heard.append)
    before = sys.getrefcount(True)
    for _ in range(EMISSIONS):
        bell.rung.emit(True)
    heard.clear()
    assert sys.getrefcount(True) > before - EMISSIONS // 2
