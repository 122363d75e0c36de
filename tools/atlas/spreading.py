"""Distances over the skin: how far every corner is from a line drawn on the body, walking on the skin."""

import heapq
from collections.abc import Iterable, Mapping, Sequence
from math import sqrt
from typing import NamedTuple

from rmt_desktop.domain.chart.body import Corner, Skin, Spot, Surface
from rmt_desktop.domain.chart.skin_zones import corner_spots

_STRAIGHT = 0.8


class Start(NamedTuple):
    """How far a corner is from where a walk began, along edges, that place, and the corner before it."""

    walked: float
    place: Corner
    before: int | None = None


class SkinNet:
    """The skin as a net of corners with lengths in mm, as the reference figure has them."""

    def __init__(self, surface: Surface) -> None:
        self.skin: Skin = surface.skin
        self._surface = surface
        self.places: list[Corner] = [(0.0, 0.0, 0.0)] * len(self.skin.mirror)
        self._ways: list[dict[int, float]] = [{} for _ in self.skin.mirror]
        for number, face in enumerate(self.skin.faces):
            for corner, spot in zip(face, corner_spots(number), strict=True):
                self.places[corner] = surface.at(spot)
        for a, b, c, d in self.skin.faces:
            for one, other in ((a, b), (b, c), (c, d), (d, a), (a, c), (b, d)):
                self._ways[one][other] = self._ways[other][one] = _distance(self.places[one], self.places[other])

    def around(self, spot: Spot) -> dict[int, Start]:
        """Return the corners of a spot's face as starts of a walk from that spot."""
        here = self._surface.at(spot)
        return {corner: Start(_distance(here, self.places[corner]), here) for corner in self.skin.faces[spot.half // 2]}

    def on(self, corner: int) -> Start:
        """Return the start of a walk from a corner itself."""
        return Start(0.0, self.places[corner])

    def within(self, starts: Mapping[int, Start], reach: float) -> dict[int, float]:
        """Return how far the corners round the starts are, in mm, up to about ``reach``.

        A walk along edges is longer than the straight way over them, never by more than a quarter: where the skin is
        nearly flat the straight distance from where the walk began holds.
        """
        walked = self._walk(starts, reach / _STRAIGHT, goal=None)
        return {
            corner: max(_distance(start.place, self.places[corner]), start.walked * _STRAIGHT)
            for corner, start in walked.items()
        }

    def way(self, one: Spot, other: Spot) -> list[int]:
        """Return the corners along the shortest way over the skin between two spots."""
        goal = min(self.around(other).items(), key=lambda item: item[1].walked)[0]
        reached = self._walk(self.around(one), float("inf"), goal=goal)
        found = [goal]
        while (before := reached[found[-1]].before) is not None:
            found.append(before)
        return found

    def area(self, depths: Mapping[int, float]) -> float:
        """Return the skin inside a zone in square millimetres, each face as far as its corners are inside."""
        total = 0.0
        for a, b, c, d in self.skin.faces:
            for triangle in ((a, b, c), (a, c, d)):
                inside = sum(1 for corner in triangle if depths.get(corner, -1.0) > 0)
                if inside:
                    total += inside / 3 * _triangle(*(self.places[corner] for corner in triangle))
        return total

    def rim(self, corners: Iterable[int]) -> set[int]:
        """Return all corners of the faces that have one of ``corners``."""
        wanted = set(corners)
        return {corner for face in self.skin.faces if not wanted.isdisjoint(face) for corner in face}

    def _walk(self, starts: Mapping[int, Start], reach: float, *, goal: int | None) -> dict[int, Start]:
        reached: dict[int, Start] = {}
        best = dict(starts)
        queue = [(start.walked, corner) for corner, start in starts.items()]
        heapq.heapify(queue)
        while queue and goal not in reached:
            walked, corner = heapq.heappop(queue)
            if corner in reached:
                continue
            here = reached[corner] = best[corner]
            for other, length in self._ways[corner].items():
                further = walked + length
                if further <= reach and (other not in best or further < best[other].walked):
                    best[other] = Start(further, here.place, corner)
                    heapq.heappush(queue, (further, other))
        return reached


def _distance(one: Sequence[float], other: Sequence[float]) -> float:
    return sqrt(sum((a - b) ** 2 for a, b in zip(one, other, strict=True)))


def _triangle(*places: Corner) -> float:
    a, b, c = places
    u = [q - p for p, q in zip(a, b, strict=True)]
    v = [q - p for p, q in zip(a, c, strict=True)]
    cross = (u[1] * v[2] - u[2] * v[1], u[2] * v[0] - u[0] * v[2], u[0] * v[1] - u[1] * v[0])
    return sqrt(sum(n * n for n in cross)) / 2
