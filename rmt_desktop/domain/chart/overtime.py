"""The chart over time: findings carried over from an earlier visit, and what has changed between two.

What is carried over is marked as such until the therapist confirms or changes it. Changes describe drawings and
numbers; they do not judge a treatment.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from rmt_desktop.base.i18n import N_
from rmt_desktop.domain.chart.chart import Chart
from rmt_desktop.domain.chart.marks import Layer, Mark, MarkKind, Origin, Place
from rmt_desktop.domain.chart.pictures import PICTURE
from rmt_desktop.domain.ids import MarkId


class Change(StrEnum):
    """How a finding of one visit stands to the same finding of another."""

    NEW = "new"
    WORSE = "worse"
    SAME = "same"
    BETTER = "better"
    GONE = "gone"


CHANGE_NAMES = {
    Change.NEW: N_("New"),
    Change.WORSE: N_("Stronger"),
    Change.SAME: N_("As before"),
    Change.BETTER: N_("Less"),
    Change.GONE: N_("No longer found"),
}


@dataclass(frozen=True, slots=True)
class Pair:
    """One finding then and now; one of the two is None when it is new or gone."""

    change: Change
    before: Mark | None
    after: Mark | None


def carried_over(earlier: Chart, chart: Chart, new_id: Callable[[], str], *, ids: Iterable[MarkId] = ()) -> Chart:
    """Return ``chart`` with the therapist's findings of an earlier visit added, to be confirmed.

    ``ids`` chooses some of them, none means all. What was carried over before is not added again; an arrow stays with
    its trigger point. Pictures belong to the visit they were added to: what was drawn on one, and the photo of a
    finding, stay there.
    """
    chosen = frozenset(ids)
    known = {mark.source for mark in chart.marks if mark.source}
    mine = [mark for mark in earlier.marks if _is_carried(mark) and mark.id not in known]
    wanted = [mark for mark in mine if not chosen or mark.id in chosen or (mark.of and mark.of in chosen)]
    fresh = {mark.id: MarkId(new_id()) for mark in wanted}
    return chart.with_marks(
        replace(
            mark,
            id=fresh[mark.id],
            of=fresh.get(mark.of, MarkId("")) if mark.of else MarkId(""),
            origin=Origin.CARRIED,
            source=mark.id,
            by="",
            at=None,
            photo="",
        )
        for mark in wanted
    )


def _is_carried(mark: Mark) -> bool:
    return mark.layer is Layer.THERAPIST and mark.figure != PICTURE


def confirmed(mark: Mark) -> Mark:
    """Return a mark that was carried over as one found again today."""
    return replace(mark, origin=Origin.CONFIRMED) if mark.origin is Origin.CARRIED else mark


def with_origins(before: Chart, after: Chart) -> Chart:
    """Return ``after`` with every carried finding that was changed said to be changed."""
    known = {mark.id: mark for mark in before.marks}
    changed = [
        replace(mark, origin=Origin.CHANGED)
        for mark in after.marks
        if mark.origin in (Origin.CARRIED, Origin.CONFIRMED)
        and (old := known.get(mark.id)) is not None
        and replace(old, origin=mark.origin) != mark
    ]
    return after.with_marks(changed)


def stamped(before: Chart, after: Chart, *, by: str, at: datetime | None) -> Chart:
    """Return ``after`` with who changed it and when on every mark that is new or another than in ``before``."""
    known = {mark.id: mark for mark in before.marks}
    changed = (mark for mark in after.marks if known.get(mark.id) != mark)
    return after.with_marks(replace(mark, by=by, at=at) for mark in list(changed))


def unconfirmed(chart: Chart) -> tuple[Mark, ...]:
    """Return the findings that were carried over and not looked at since."""
    return tuple(mark for mark in chart.marks if mark.origin is Origin.CARRIED)


def compared(before: Chart, after: Chart) -> tuple[Pair, ...]:
    """Return what became of every finding, those of ``after`` in their order, then those that are gone.

    A finding is the same when it was carried over from the other, or when kind, layer and place are. Better and worse
    are told by the intensity alone; where one of the two has none, it is as before.
    """
    return tuple(_pairs(before, after))


def _pairs(before: Chart, after: Chart) -> Iterator[Pair]:
    left = {mark.id: mark for mark in before.marks}
    for mark in after.marks:
        old = left.get(mark.source) or next((one for one in left.values() if _is_same(one, mark)), None)
        if old is None:
            yield Pair(Change.NEW, None, mark)
        else:
            del left[old.id]
            yield Pair(_change(old, mark), old, mark)
    yield from (Pair(Change.GONE, mark, None) for mark in left.values())


def _is_same(one: Mark, other: Mark) -> bool:
    if PICTURE in (one.figure, other.figure):
        return False  # no two pictures show the same place
    return _said_of(one) == _said_of(other)


def _said_of(mark: Mark) -> tuple[MarkKind, str, Layer, Place]:
    """Return what makes two findings the same one; of the clinic's own kinds whose names or looks may change."""
    own = mark.own.id if mark.kind is MarkKind.OWN and mark.own is not None else ""
    return mark.kind, own, mark.layer, mark.place


def _change(before: Mark, after: Mark) -> Change:
    if before.intensity is None or after.intensity is None or before.intensity == after.intensity:
        return Change.SAME
    return Change.BETTER if after.intensity < before.intensity else Change.WORSE
