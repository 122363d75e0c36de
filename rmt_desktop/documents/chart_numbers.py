"""The numbers of marks on a printed figure: on top of every symbol, and none over another.

A client and a therapist often mark the very same spot. On the screen one points at a mark to tell it from the one
below; on paper its number must be read.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from rmt_desktop.domain.chart.display import Item, Label

_STEPS = tuple((dx, dy) for reach in range(5) for dx in range(-reach, reach + 1) for dy in range(-reach, reach + 1))
"""Ways to move a number, in widths and heights of its own: none, then a little, then farther."""


def apart(items: Sequence[Item]) -> tuple[Item, ...]:
    """Return the display list with its labels last, each moved as little as it takes to be clear of those before."""
    labels = [item for item in items if isinstance(item, Label)]
    return (*(item for item in items if not isinstance(item, Label)), *_placed(labels))


def _placed(labels: Sequence[Label]) -> Iterator[Label]:
    taken: list[Label] = []
    for label in labels:
        free = (one for one in _places(label) if not any(_overlap(one, other) for other in taken))
        taken.append(next(free, label))
    yield from taken


def _places(label: Label) -> Iterator[Label]:
    wide, tall = _size(label)
    by_distance = sorted(_STEPS, key=lambda step: (step[0] * wide) ** 2 + (step[1] * tall) ** 2)
    for dx, dy in by_distance:
        yield replace(label, x=label.x + dx * wide, y=label.y + dy * tall)


def _overlap(one: Label, other: Label) -> bool:
    near_x, near_y = ((a + b) / 2 for a, b in zip(_size(one), _size(other), strict=True))
    return abs(one.x - other.x) < near_x - 1e-6 and abs(one.y - other.y) < near_y - 1e-6


def _size(label: Label) -> tuple[float, float]:
    """Return width and height of a number with its halo: digits are about six tenths of their size wide."""
    return label.size * (0.62 * len(label.text) + 0.24), label.size * 0.97
