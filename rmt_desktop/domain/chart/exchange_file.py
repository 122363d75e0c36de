"""The file a chart is exchanged in: JSON with a name, a version and marks (``docs/chart-format.md``)."""

import json
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from rmt_desktop.base.errors import UserError
from rmt_desktop.base.i18n import N_
from rmt_desktop.domain.chart.body import OFF_SKIN
from rmt_desktop.domain.chart.chart import Chart
from rmt_desktop.domain.chart.exchange import mark_of, picture_of, plain_mark, plain_picture
from rmt_desktop.domain.chart.marks import Mark, Origin
from rmt_desktop.domain.chart.pictures import PICTURE
from rmt_desktop.domain.ids import MarkId

FORMAT = "rmt-desktop-chart"
VERSION = 1
WHOLE = 1000  # what the weights of a place's corners make up together
MOST_BYTES = 16_000_000  # a chart of 500 marks has less than one million


class NotAChart(UserError):
    """A file holds no chart this program can read; nothing was taken from it."""


@dataclass(frozen=True, slots=True)
class ReadChart:
    """A chart as it was read; ``is_newer`` where the file was written by a newer program than this one."""

    chart: Chart
    is_newer: bool = False


def chart_file(chart: Chart) -> bytes:
    """Return a chart as a file. It names no client; who made each mark and when stands in it.

    Of own pictures it says what they are called and which bytes they have, by their digest: never the bytes.
    """
    document: dict[str, Any] = {
        "format": FORMAT,
        "version": VERSION,
        "marks": [plain_mark(mark) for mark in chart.marks],
    }
    if chart.pictures:
        document["pictures"] = [plain_picture(picture) for picture in chart.pictures]
    # letters beyond ASCII are escaped: such a file survives every mail program and editor
    return (json.dumps(document, indent=1, allow_nan=False) + "\n").encode("ascii")


def read_chart(content: bytes) -> ReadChart:
    """Return the chart of a file. Raises NotAChart.

    A file of a newer program is read as far as this one understands it; what it does not is kept with its mark.
    """
    if len(content) > MOST_BYTES:
        raise NotAChart(N_("This file is too large to be a chart. Nothing was added."))
    document = _document(content)
    version, marks = document.get("version"), document.get("marks")
    if document.get("format") != FORMAT or type(version) is not int or version < 1:
        raise _no_chart()
    if not isinstance(marks, list) or not all(isinstance(one, dict) for one in marks):
        raise _no_chart()
    read = tuple(mark_of(one) for one in marks)
    named = {mark.id for mark in read}
    if "" in named or len(named) < len(read):
        raise _no_chart()
    pictures = tuple(map(picture_of, _plain_pictures(document)))
    return ReadChart(Chart(read, pictures), is_newer=version > VERSION or any(mark.written for mark in read))


def taken_over(into: Chart, read: Chart, new_id: Callable[[], str], *, spots: int) -> Chart:
    """Return ``into`` with the findings of another chart on top, as carried over and not confirmed.

    Each gets a new id and names the mark it came from. One that is there already, itself or taken over before, is left
    out: the same file taken in twice counts nothing twice. ``spots`` is how many triangles the skin has; places beyond
    them are of another skin and are dropped, to be found anew from where the mark was drawn. What was drawn on an own
    picture is left out, as the picture is not in the file.
    """
    known = {mark.id for mark in into.marks} | {mark.source for mark in into.marks}
    fresh = [mark for mark in read.marks if mark.id not in known and mark.figure != PICTURE]
    ids = {mark.id: MarkId(new_id()) for mark in fresh}
    return into.with_marks(_carried(_on_this_skin(mark, spots), ids) for mark in fresh)


def _carried(mark: Mark, ids: dict[MarkId, MarkId]) -> Mark:
    belongs_to = ids.get(mark.of, mark.of)
    return replace(
        mark, id=ids[mark.id], of=belongs_to, origin=Origin.CARRIED, source=mark.id, by="", at=None, photo=""
    )


def _on_this_skin(mark: Mark, spots: int) -> Mark:
    known = all(spot == OFF_SKIN or 0 <= spot.half < spots for spot in mark.spots)
    sound = all(spot.second >= 0 and spot.third >= 0 and spot.second + spot.third <= WHOLE for spot in mark.spots)
    return mark if known and sound else replace(mark, spots=())


def _plain_pictures(document: dict[str, Any]) -> list[dict[str, Any]]:
    pictures = document.get("pictures", [])
    if not isinstance(pictures, list) or not all(isinstance(one, dict) for one in pictures):
        raise _no_chart()
    return pictures


def _document(content: bytes) -> dict[str, Any]:
    try:
        document = json.loads(content.decode("utf-8-sig"), parse_constant=_refused)
    except (ValueError, RecursionError) as error:
        raise _no_chart() from error
    if not isinstance(document, dict):
        raise _no_chart()
    return document


def _refused(constant: str) -> None:
    raise ValueError(f"{constant} is no number of JSON")


def _no_chart() -> NotAChart:
    return NotAChart(
        N_("This file is not a chart."),
        hint=N_("Nothing was added. A chart is saved with “Save this chart as…”, “Data”."),
    )
