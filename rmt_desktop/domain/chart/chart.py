"""The chart of one visit: a tuple of marks. Every change returns a new chart."""

from collections.abc import Iterable
from dataclasses import dataclass

from rmt_desktop.domain.chart.marks import Layer, Mark
from rmt_desktop.domain.ids import MarkId


@dataclass(frozen=True, slots=True)
class Chart:
    """Marks in drawing order, oldest first."""

    marks: tuple[Mark, ...] = ()

    def with_mark(self, mark: Mark) -> "Chart":
        """Return the chart with ``mark`` on top, or in the place of the mark that has its id."""
        if any(known.id == mark.id for known in self.marks):
            return Chart(tuple(mark if known.id == mark.id else known for known in self.marks))
        return Chart((*self.marks, mark))

    def with_marks(self, marks: Iterable[Mark]) -> "Chart":
        """Return the chart with each of these on top, or in the place of the mark that has its id."""
        chart = self
        for mark in marks:
            chart = chart.with_mark(mark)
        return chart

    def without(self, mark_id: MarkId) -> "Chart":
        """Return the chart without one mark; an unknown id changes nothing."""
        return Chart(tuple(mark for mark in self.marks if mark.id != mark_id))

    def mark(self, mark_id: MarkId) -> Mark | None:
        """Return one mark, or None."""
        return next((mark for mark in self.marks if mark.id == mark_id), None)

    def of(self, layer: Layer) -> "Chart":
        """Return only the marks of one layer."""
        return Chart(tuple(mark for mark in self.marks if mark.layer is layer))

    def on(self, view: str) -> tuple[Mark, ...]:
        """Return the marks made on one view, oldest first."""
        return tuple(mark for mark in self.marks if mark.view == view)

    def views(self) -> tuple[str, ...]:
        """Return the views that have marks, in the order they were first drawn on."""
        return tuple(dict.fromkeys(mark.view for mark in self.marks))

    def __bool__(self) -> bool:
        return bool(self.marks)
