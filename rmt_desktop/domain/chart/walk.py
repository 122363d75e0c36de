"""Going over the body without a mouse: which region lies next in a direction, and where a mark made there goes."""

from collections.abc import Iterable, Sequence
from enum import Enum
from math import cos, hypot, pi, sin

from rmt_desktop.domain.chart.figures import Region, View
from rmt_desktop.domain.chart.geometry import XY

_CLEAR_MM = 22.0  # marks closer than this hide each other


class Direction(Enum):
    """An arrow key; the value is a step in picture coordinates."""

    UP = (0, -1)
    DOWN = (0, 1)
    LEFT = (-1, 0)
    RIGHT = (1, 0)


def neighbour(view: View, key: str, direction: Direction) -> Region:
    """Return the nearest region whose anchor lies in ``direction``, or the same region at the edge of the body.

    Going sideways counts little what is above or below, so that arrows feel straight.
    """
    here = view.by_key[key]
    dx, dy = direction.value
    best, best_cost = here, float("inf")
    for other in view.regions:
        ahead = (other.anchor[0] - here.anchor[0]) * dx + (other.anchor[1] - here.anchor[1]) * dy
        aside = abs((other.anchor[0] - here.anchor[0]) * dy) + abs((other.anchor[1] - here.anchor[1]) * dx)
        if other is here or ahead <= 0.5 or aside > 2.0 * ahead:
            continue
        cost = ahead + 2.0 * aside
        if cost < best_cost:
            best, best_cost = other, cost
    return best


def reading_order(view: View) -> tuple[Region, ...]:
    """Return the regions from head to foot, rows of about a hand's height from the viewer's left to right."""
    return tuple(sorted(view.regions, key=lambda region: (int(region.anchor[1] // 60), region.anchor[0])))


def free_spot(region: Region, taken: Iterable[XY]) -> XY:
    """Return where in a region a new point mark is seen best: its anchor, or beside the marks that are there."""
    others = list(taken)
    spots = [region.anchor, *_rings(region)]
    return next((spot for spot in spots if _clear(spot, others)), region.anchor)


def _rings(region: Region) -> Sequence[XY]:
    x, y = region.anchor
    spots = []
    for ring in range(1, 5):
        for step in range(6 * ring):
            angle = 2 * pi * step / (6 * ring)
            spot = (x + ring * _CLEAR_MM * cos(angle), y + ring * _CLEAR_MM * sin(angle))
            if region.contour.contains(*spot):
                spots.append(spot)
    return spots


def _clear(spot: XY, others: Sequence[XY]) -> bool:
    return all(hypot(spot[0] - x, spot[1] - y) >= _CLEAR_MM for x, y in others)
