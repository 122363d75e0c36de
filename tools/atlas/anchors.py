"""Places of the atlas: ``VIEW REGION U V``, found on the skin of the reference figure.

``VIEW`` is ``front``, ``back``, ``side`` (the client's left side) or a close-up (``hand_palmar``, ``foot_plantar``).
``U`` runs over the region's box from its medial (side: front) edge 0 to its lateral (back) edge 1, in close-ups from
left to right; for a region of the midline from the midline 0 to its edge 1. ``V`` runs from the top 0 to the bottom 1.
A region is the client's left one unless it says ``.R``. So a place moves with its region when figures are made anew.
"""

from typing import NamedTuple

from rmt_desktop.domain.chart.body import Spot, Surface
from rmt_desktop.domain.chart.figures import Figures, Region, View
from rmt_desktop.domain.chart.geometry import XY
from rmt_desktop.domain.sides import Side

FIGURE = "male"
NEAR_MM = 14.0  # an anchor this far beside the body still means its edge
STEP_MM = 5.0


class BadAnchor(ValueError):
    """An anchor that names no place of the body."""


class Anchor(NamedTuple):
    """A place of a view, in millimetres."""

    view: str
    x: float
    y: float


class Body:
    """The reference figure: where anchors lie in its views, and what skin is there."""

    def __init__(self, figures: Figures) -> None:
        self._figures = figures

    def anchor(self, text: str) -> Anchor:
        """Return the place ``VIEW REGION U V`` means. Raises BadAnchor when there is no such view or region."""
        try:
            view_name, region_name, u, v = text.split()
            view = self._view(view_name, is_right=region_name.endswith(".R"))
            region = _region(view, region_name)
            box, share = region.contour.box, float(u)
        except (KeyError, ValueError) as fault:
            raise BadAnchor(f"{text!r}: {fault}") from None
        y = box.top + float(v) * box.height
        if region.side is Side.MIDLINE and view.name in ("front", "back"):
            outwards = (1 if view.name == "front" else -1) * (-1 if region_name.endswith(".R") else 1)
            return Anchor(view.name, view.width / 2 + outwards * share * box.width / 2, y)
        return Anchor(view.name, box.left + _from_left(view.name, region.side, share) * box.width, y)

    def spot(self, anchor: Anchor) -> Spot:
        """Return the skin at a place, or the nearest skin within :data:`NEAR_MM`. Raises BadAnchor beside the body."""
        surface = self.surface(anchor.view)
        for ring in range(int(NEAR_MM) + 1):
            for dx, dy in _ring(float(ring)):
                found = surface.spot(anchor.x + dx, anchor.y + dy)
                if found is not None:
                    return found
        raise BadAnchor(f"{anchor} is beside the body")

    def between(self, one: Anchor, other: Anchor) -> list[Spot]:
        """Return the skin along the straight line between two places of one view; gaps where it leaves the body."""
        surface = self.surface(one.view)
        length = ((other.x - one.x) ** 2 + (other.y - one.y) ** 2) ** 0.5
        count = max(1, round(length / STEP_MM))
        steps = (step / count for step in range(count + 1))
        found = (surface.spot(one.x + t * (other.x - one.x), one.y + t * (other.y - one.y)) for t in steps)
        return [spot for spot in found if spot is not None]

    def surface(self, view: str) -> Surface:
        """Return the skin as a view of the reference figure shows it. Raises KeyError for a view without one."""
        return self._figures.surface(FIGURE, view)

    def _view(self, name: str, *, is_right: bool) -> View:
        """Return a view by its name in the tables: a close-up is of the client's left hand or foot."""
        side = "right" if is_right else "left"
        if name == "side":
            return self._figures.view(FIGURE, side)
        return self._figures.view(FIGURE, name if name in ("front", "back") else f"{name}_{side}")


def _region(view: View, name: str) -> Region:
    bare, _, side = name.partition(".")
    return view.by_key.get(f"{bare}.{side or 'L'}") or view.by_key[bare]


def _from_left(view: str, side: Side, u: float) -> float:
    mirrored = {"front": side is Side.RIGHT, "back": side is Side.LEFT, "right": True}
    return 1 - u if mirrored.get(view, False) else u


def _ring(radius: float) -> list[XY]:
    diagonal = radius * 0.7071
    straight = [(radius, 0.0), (-radius, 0.0), (0.0, radius), (0.0, -radius)]
    return [*straight, *((a, b) for a in (diagonal, -diagonal) for b in (diagonal, -diagonal))]
