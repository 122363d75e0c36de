"""Labels that do not cover each other: numbers beside marks, and names on layers of anatomy.

Numbers lie on top of every symbol, none over another, none over a neighbour's symbol: a client and a therapist often
mark the very same spot; each number must still be read, and still be near its mark.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from rmt_desktop.domain.chart.display import Label
from rmt_desktop.domain.chart.geometry import Box

MOST = 150
"""Beyond so many labels a figure is full anyway, and they stay where they would be alone."""

_STRIP = 20.0  # mm

_STEPS = sorted(
    ((dx / 2, dy / 2) for dx in range(-8, 9) for dy in range(-8, 9)), key=lambda step: step[0] ** 2 + step[1] ** 2
)
"""Ways to move a label, in heights of its own, the shortest first."""


def apart(labels: Sequence[Label], symbols: Sequence[Box] = ()) -> list[Label]:
    """Return the labels, each moved as little as it takes to be clear of those before and of all ``symbols``."""
    if len(labels) > MOST:
        return list(labels)
    taken = list(symbols)
    placed = []
    for label in labels:
        found = next((one for one in _places(label) if not any(_meet(box_of(one), box) for box in taken)), label)
        placed.append(found)
        taken.append(box_of(found))
    return placed


def uncovered(wanted: Iterable[Sequence[Label]], taken: Iterable[Box] = ()) -> list[Label]:
    """Return of each group of labels the first that covers nothing before it; none where all would cover something."""
    kept: list[Label] = []
    rows: dict[int, list[Box]] = {}  # what is taken, by strips of the height of a line, so that few are compared
    for box in taken:
        _take(rows, box)
    for candidates in wanted:
        free = next((one for one in candidates if _is_free(rows, box_of(one))), None)
        if free is not None:
            kept.append(free)
            _take(rows, box_of(free))
    return kept


def _strips(box: Box) -> range:
    return range(int(box.top // _STRIP), int(box.bottom // _STRIP) + 1)


def _take(rows: dict[int, list[Box]], box: Box) -> None:
    for strip in _strips(box):
        rows.setdefault(strip, []).append(box)


def _is_free(rows: dict[int, list[Box]], box: Box) -> bool:
    return not any(_meet(box, other) for strip in _strips(box) for other in rows.get(strip, ()))


def box_of(label: Label) -> Box:
    """Return the room of a label with its halo: digits are about six tenths of their size wide."""
    half_width, half_height = label.size * (0.31 * len(label.text) + 0.12), label.size * 0.485
    return Box(label.x - half_width, label.y - half_height, label.x + half_width, label.y + half_height)


def _places(label: Label) -> Iterator[Label]:
    for dx, dy in _STEPS:
        yield replace(label, x=label.x + dx * label.size, y=label.y + dy * label.size)


def _meet(one: Box, other: Box) -> bool:
    """Say whether two boxes have more than a border in common."""
    return (
        one.left < other.right - 1e-6
        and other.left < one.right - 1e-6
        and one.top < other.bottom - 1e-6
        and other.top < one.bottom - 1e-6
    )
