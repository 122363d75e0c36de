"""A mark as plain data and back: what a chart is outside the program, and how one of a newer program is read.

The names are those of :class:`~rmt_desktop.domain.chart.marks.Mark`; ``docs/chart-format.md`` is the reference. What
this program does not know, a kind or a whole field, is no error: the mark stands as a finding of a newer program, and
what was not understood is carried in ``Mark.written`` and written again as it was found, unless somebody changed it.
"""

import json
from collections.abc import Callable, Mapping
from dataclasses import asdict, fields, replace
from datetime import UTC, date, datetime
from functools import partial
from math import isfinite
from typing import Any, TypeVar

from rmt_desktop.domain.chart.body import Spot
from rmt_desktop.domain.chart.marks import Depth, Layer, Mark, MarkKind, Origin, Place, Point, Shape
from rmt_desktop.domain.chart.own_kinds import OwnKind
from rmt_desktop.domain.chart.pictures import OwnPicture
from rmt_desktop.domain.ids import MarkId
from rmt_desktop.domain.sides import Side

Value = TypeVar("Value")
Plain = dict[str, Any]

LEAST_POINTS = {Shape.POINT: 1, Shape.AREA: 3}  # two for any other shape
NOWHERE = Point(0.03, 0.03)  # where a mark is shown whose own place cannot be read: in a corner, off the body

_NO_MARK = Mark(
    id=MarkId(""),
    kind=MarkKind.UNKNOWN,
    shape=Shape.POINT,
    layer=Layer.THERAPIST,
    figure="female",
    view="front",
    points=(),
)


def plain_mark(mark: Mark) -> Plain:
    """Return a mark as JSON knows it, with what a newer program had said of it and nobody changed since."""
    own = _own(mark)
    if not mark.written:
        return own
    found: Plain = json.loads(mark.written)
    again = _own(_read({**own, **found}))
    return {**own, **{key: value for key, value in found.items() if again.get(key) == own.get(key)}}


def mark_of(plain: Mapping[str, Any]) -> Mark:
    """Return the mark that plain data tells of; what it cannot read takes a stand-in and is kept in ``written``."""
    mark = _read(plain)
    own = _own(mark)
    unread = {key: value for key, value in plain.items() if key not in own or not covers(own[key], value)}
    return replace(mark, written=json.dumps(unread, sort_keys=True)) if unread else mark


_UNSAID = OwnPicture(id="", name="", width=1, height=1, digest="")


def plain_picture(picture: OwnPicture) -> Plain:
    """Return what a chart says of an own picture as JSON knows it; its bytes are not part of the chart."""
    taken_on = picture.taken_on.isoformat() if picture.taken_on is not None else None
    return {**asdict(picture), "taken_on": taken_on}


def picture_of(plain: Mapping[str, Any]) -> OwnPicture:
    """Return the own picture that plain data tells of; what it cannot read takes a stand-in."""
    side = partial(_whole, most=_MOST_PIXELS)
    return OwnPicture(
        id=_part(plain, "id", _word, ""),
        name=_part(plain, "name", _word, ""),
        width=_part(plain, "width", side, 1) or 1,
        height=_part(plain, "height", side, 1) or 1,
        digest=_part(plain, "digest", _word, ""),
        taken_on=_part(plain, "taken_on", _day, None),
        is_agreed=_part(plain, "is_agreed", _truth, _UNSAID.is_agreed),
    )


def _own(mark: Mark) -> Plain:
    plain = asdict(mark)
    del plain["written"]
    plain["spots"] = [list(spot) for spot in mark.spots]
    plain["points"] = [asdict(point) for point in mark.points]
    if mark.at is not None:
        plain["at"] = mark.at.astimezone(UTC).isoformat().replace("+00:00", "Z")
    return plain


def _read(plain: Mapping[str, Any]) -> Mark:
    read = {name: _part(plain, name, how, getattr(_NO_MARK, name)) for name, how in _READERS.items()}
    return _drawable(replace(_NO_MARK, **read))


def _drawable(mark: Mark) -> Mark:
    """Return the mark with at least one point, and a shape that so many points can make."""
    points = mark.points or (NOWHERE,)
    shape = mark.shape
    if len(points) < LEAST_POINTS.get(shape, 2):
        shape = Shape.POINT if len(points) == 1 else Shape.STROKE
    elif shape is Shape.POINT and len(points) > 1:
        shape = Shape.STROKE
    spots = mark.spots if len(mark.spots) == len(points) else ()
    return replace(mark, points=points, shape=shape, spots=spots)


def _part(plain: Mapping[str, Any], name: str, read: Callable[[Any], Value], otherwise: Value) -> Value:
    """Return one part of plain data, or ``otherwise`` where it is missing or says what this program cannot read."""
    if name not in plain:
        return otherwise
    try:
        return read(plain[name])
    except (ArithmeticError, AttributeError, LookupError, TypeError, ValueError):
        return otherwise


def _word(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError("not a text")
    return value


def _truth(value: Any) -> bool:
    if not isinstance(value, bool):
        raise TypeError("neither true nor false")
    return value


def _whole(value: Any, *, most: int) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value <= most:
        raise ValueError("not a number of this scale")
    return value


def _share(value: Any) -> float:
    if isinstance(value, bool) or not isfinite(share := float(value)):
        raise ValueError("not a share")
    return min(1.0, max(0.0, share))


def _points(value: Any) -> tuple[Point, ...]:
    return tuple(
        Point(_share(point["x"]), _share(point["y"]), _part(point, "pressure", _share, 1.0)) for point in value
    )


def _spots(value: Any) -> tuple[Spot, ...]:
    spots = tuple(Spot(*spot) for spot in value)
    if any(type(number) is not int for spot in spots for number in spot):
        raise TypeError("not a place of the skin")
    return spots


def _place(value: Any) -> Place:
    return Place(
        region=_part(value, "region", _word, ""),
        muscle=_part(value, "muscle", _word, ""),
        side=_part(value, "side", Side, Side.MIDLINE),
    )


def _moment(value: Any) -> datetime | None:
    if value is None:
        return None
    moment = datetime.fromisoformat(value)
    if moment.tzinfo is None:
        raise ValueError("a moment without a time zone")
    return moment.astimezone(UTC)


def _day(value: Any) -> date | None:
    return None if value is None else date.fromisoformat(value)


def _own_kind(value: Any) -> OwnKind | None:
    if value is None:
        return None
    words = {name: _word(value[name]) for name in _KIND_WORDS if name in value}
    return OwnKind(is_rated=_part(value, "is_rated", _truth, _PLAIN_KIND.is_rated), **words)


def _maybe(most: int) -> Callable[[Any], int | None]:
    return lambda value: None if value is None else _whole(value, most=most)


_PLAIN_KIND = OwnKind(id="", name="")
_KIND_WORDS = tuple(field.name for field in fields(OwnKind) if field.type in (str, "str"))
_LONGEST_MM = 10_000
_MOST_PIXELS = 100_000  # along one side
_READERS: Mapping[str, Callable[[Any], Any]] = {
    "id": _word,
    "kind": MarkKind,
    "shape": Shape,
    "layer": Layer,
    "figure": _word,
    "view": _word,
    "points": _points,
    "spots": _spots,
    "place": _place,
    "intensity": _maybe(10),
    "note": _word,
    "is_whole": _truth,
    "depth": Depth,
    "tenderness": _maybe(4),
    "refers_to": _word,
    "is_reproduced": _truth,
    "leads_to": _place,
    "of": _word,
    "length": _maybe(_LONGEST_MM),
    "origin": Origin,
    "source": _word,
    "by": _word,
    "at": _moment,
    "photo": _word,
    "where": _word,
    "own": _own_kind,
}

FIELDS = tuple(field.name for field in fields(Mark) if field.name != "written")
"""What plain data of a mark is made of."""


def covers(ours: Any, theirs: Any) -> bool:
    """Return whether everything ``theirs`` says, as plain data, is said by ``ours``."""
    if ours == theirs:
        return True
    if isinstance(theirs, Mapping):
        return isinstance(ours, Mapping) and all(
            key in ours and covers(ours[key], value) for key, value in theirs.items()
        )
    if isinstance(theirs, list):
        same_length = isinstance(ours, list | tuple) and len(ours) == len(theirs)
        return same_length and all(map(covers, ours, theirs))
    return False
