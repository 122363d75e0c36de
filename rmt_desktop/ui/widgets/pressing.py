"""Buttons that answer to a screen reader or to a voice as they answer to the mouse.

Assistive software "toggles" a button that stays down: Qt then emits ``toggled`` but not ``clicked``, and what is
connected to ``clicked`` would never hear of it. The buttons here emit ``clicked`` for that as well. What the program
sets itself with ``setChecked`` stays without ``clicked``, as in Qt.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QCheckBox, QPushButton, QToolButton

if TYPE_CHECKING:
    from PySide6.QtWidgets import QAbstractButton as _Base
else:
    _Base = object  # Qt's classes cannot be inherited twice


class _Pressable(_Base):
    """Turns a toggle that is neither the program's nor part of a click into a click."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        self._is_known = False  # whether the toggle under way is the program's, or part of a click
        super().__init__(*args, **kwargs)
        self.toggled.connect(self._toggled)

    def setChecked(self, checked: bool, /) -> None:  # noqa: FBT001 - Qt's slot
        """Press the button, or let it go, without ``clicked``."""
        with self._knowing():
            super().setChecked(checked)

    def nextCheckState(self) -> None:
        """Change as Qt does in a click, or when another button of the group is pressed."""
        with self._knowing():
            super().nextCheckState()

    @contextmanager
    def _knowing(self) -> Iterator[None]:
        before, self._is_known = self._is_known, True
        try:
            yield
        finally:
            self._is_known = before

    def _toggled(self, down: bool) -> None:  # noqa: FBT001 - Qt's signal
        if not self._is_known:
            self.clicked[bool].emit(down)  # type: ignore[index]


class PushButton(_Pressable, QPushButton):
    """A button with a text."""


class ToolButton(_Pressable, QToolButton):
    """A button with an icon."""


class CheckBox(_Pressable, QCheckBox):
    """A box to tick."""
