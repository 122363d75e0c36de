"""The chart of one visit: its marks, and the pictures that were added to it. Every change returns a new chart."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from rmt_desktop.domain.chart.marks import Layer, Mark
from rmt_desktop.domain.chart.pictures import OwnPicture
from rmt_desktop.domain.ids import MarkId


@dataclass(frozen=True, slots=True)
class Chart:
    """Marks in drawing order, oldest first; own pictures in the order they were added."""

    marks: tuple[Mark, ...] = ()
    pictures: tuple[OwnPicture, ...] = ()

    def with_mark(self, mark: Mark) -> "Chart":
        """Return the chart with ``mark`` on top, or in the place of the mark that has its id."""
        if any(known.id == mark.id for known in self.marks):
            return replace(self, marks=tuple(mark if known.id == mark.id else known for known in self.marks))
        return replace(self, marks=(*self.marks, mark))

    def with_marks(self, marks: Iterable[Mark]) -> "Chart":
        """Return the chart with each of these on top, or in the place of the mark that has its id."""
        chart = self
        for mark in marks:
            chart = chart.with_mark(mark)
        return chart

    def without(self, mark_id: MarkId) -> "Chart":
        """Return the chart without one mark; an unknown id changes nothing."""
        return replace(self, marks=tuple(mark for mark in self.marks if mark.id != mark_id))

    def mark(self, mark_id: MarkId) -> Mark | None:
        """Return one mark, or None."""
        return next((mark for mark in self.marks if mark.id == mark_id), None)

    def of(self, layer: Layer) -> "Chart":
        """Return only the marks of one layer, with the pictures."""
        return replace(self, marks=tuple(mark for mark in self.marks if mark.layer is layer))

    def on(self, view: str) -> tuple[Mark, ...]:
        """Return the marks made on one view, oldest first."""
        return tuple(mark for mark in self.marks if mark.view == view)

    def views(self) -> tuple[str, ...]:
        """Return the views that have marks, in the order they were first drawn on."""
        return tuple(dict.fromkeys(mark.view for mark in self.marks))

    def with_picture(self, picture: OwnPicture) -> "Chart":
        """Return the chart with one more picture, or with it in the place of the one that has its id."""
        if self.picture(picture.id) is not None:
            return replace(
                self, pictures=tuple(picture if known.id == picture.id else known for known in self.pictures)
            )
        return replace(self, pictures=(*self.pictures, picture))

    def without_picture(self, picture_id: str) -> "Chart":
        """Return the chart without a picture and what was drawn on it; findings it was the photo of have none."""
        return Chart(
            marks=tuple(
                replace(mark, photo="") if mark.photo == picture_id else mark
                for mark in self.marks
                if mark.view != picture_id
            ),
            pictures=tuple(picture for picture in self.pictures if picture.id != picture_id),
        )

    def picture(self, picture_id: str) -> OwnPicture | None:
        """Return one picture, or None."""
        return next((picture for picture in self.pictures if picture.id == picture_id), None)

    def backgrounds(self) -> tuple[OwnPicture, ...]:
        """Return the pictures to draw on: all that are not the photo of a finding, or are drawn on nevertheless."""
        photos = {mark.photo for mark in self.marks}
        drawn_on = {mark.view for mark in self.marks}
        return tuple(one for one in self.pictures if one.id not in photos or one.id in drawn_on)

    def __bool__(self) -> bool:
        return bool(self.marks)
