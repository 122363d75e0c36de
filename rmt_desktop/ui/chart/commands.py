"""Undo: one command for everything, as a chart is a value."""

from collections.abc import Callable

from PySide6.QtGui import QUndoCommand

from rmt_desktop.domain.chart.chart import Chart

_ID = 1


class ReplaceChart(QUndoCommand):
    """Puts one chart in the place of another. Commands of the same ``gesture`` become one step of undo."""

    def __init__(
        self, before: Chart, after: Chart, text: str, apply: Callable[[Chart], None], *, gesture: str = ""
    ) -> None:
        super().__init__(text)
        self._before = before
        self.after = after
        self._apply = apply
        self.gesture = gesture

    def redo(self) -> None:
        """Show the later chart; called by Qt when the command is pushed, too."""
        self._apply(self.after)

    def undo(self) -> None:
        """Show the earlier chart."""
        self._apply(self._before)

    def id(self) -> int:
        """Say that commands of this kind may be joined, if they belong to a gesture."""
        return _ID if self.gesture else -1

    def mergeWith(self, other: QUndoCommand) -> bool:
        """Take over the result of the next command if it goes on with the same gesture."""
        if not isinstance(other, ReplaceChart) or other.gesture != self.gesture:
            return False
        self.after = other.after
        return True
