"""Zones of the skin that no view owns: how far inside each corner of the skin lies, and what a view shows of it.

A zone is told by its depth at the skin's corners, in millimetres: above 0 inside, below 0 outside, missing far outside.
Between the corners of a face the depth runs evenly, so the border is finer than the faces are. The same zone is seen
from every side and on every figure, and is mirrored by the skin itself.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property

from rmt_desktop.domain.chart.body import OFF_SKIN, Skin, Spot, Surface
from rmt_desktop.domain.chart.geometry import XY, Path, signed_area
from rmt_desktop.domain.chart.strokes import simplify, smooth

Depths = Mapping[int, float]

_FAR_MM = -1000.0
_LEAST_MM2 = 20.0  # slivers at the edge of the body are not drawn
_TOLERANCE_MM = 0.6
_WHOLE = 1000

_Node = int | tuple[int, int]  # a corner of the skin, or the place between two corners where the border runs
_Valued = tuple[int, float, XY]
_Placed = tuple[_Node, XY]


class SkinCorners:
    """Which faces meet at each corner of the skin, and the corner as a spot."""

    def __init__(self, skin: Skin) -> None:
        self.skin = skin

    @cached_property
    def _faces(self) -> Sequence[Sequence[int]]:
        found: list[list[int]] = [[] for _ in self.skin.mirror]
        for number, face in enumerate(self.skin.faces):
            for corner in face:
                found[corner].append(number)
        return found

    def warm(self) -> None:
        """Sort the faces now, so that the first question does not wait for it."""
        _ = self._faces

    def touching(self, corners: Iterable[int]) -> list[int]:
        """Return the faces that have one of ``corners``, in their order."""
        return sorted({face for corner in corners for face in self._faces[corner]})

    def mirrored(self, depths: Depths) -> Depths:
        """Return the zone of the other side of the body."""
        return {self.skin.mirror[corner]: depth for corner, depth in depths.items()}

    def depth(self, spot: Spot, depths: Depths) -> float:
        """Return how far inside a zone a place lies, in mm; negative outside."""
        if spot == OFF_SKIN:
            return _FAR_MM
        number, odd = divmod(spot.half, 2)
        a, b, c, d = self.skin.faces[number]
        corners = (a, c, d) if odd else (a, b, c)
        weights = (_WHOLE - spot.second - spot.third, spot.second, spot.third)
        shares = zip(corners, weights, strict=True)
        return sum(depths.get(corner, _FAR_MM) * weight for corner, weight in shares if weight > 0) / _WHOLE


def corner_spots(face: int) -> tuple[Spot, Spot, Spot, Spot]:
    """Return the four corners of a face as spots."""
    return (
        Spot(2 * face, 0, 0),
        Spot(2 * face, _WHOLE, 0),
        Spot(2 * face, 0, _WHOLE),
        Spot(2 * face + 1, 0, _WHOLE),
    )


def seen_path(depths: Depths, surface: Surface, corners: SkinCorners) -> Path:
    """Return the smooth outlines of what a view shows of a zone, for the odd-even rule; empty where nothing is seen."""
    path: list[Path] = []
    for ring in seen_rings(depths, surface, corners):
        kept = [ring[i] for i in simplify([*ring, ring[0]], _TOLERANCE_MM)[:-1]]
        if len(kept) > 2:
            path.append(smooth(kept, closed=True))
    return tuple(segment for one in path for segment in one)


def seen_rings(depths: Depths, surface: Surface, corners: SkinCorners) -> list[list[XY]]:
    """Return what a view shows of a zone as closed polygons, in millimetres."""
    edges: dict[tuple[_Node, _Node], XY] = {}
    for face in corners.touching(corner for corner, depth in depths.items() if depth > 0):
        places = [surface.at(spot)[:2] for spot in corner_spots(face)]
        if not _is_turned_here(places) or surface.seen(Spot(2 * face, 0, _WHOLE // 2)) is None:
            continue
        valued = [
            (corner, depths.get(corner, _FAR_MM), place)
            for corner, place in zip(corners.skin.faces[face], places, strict=True)
        ]
        for triangle in ((valued[0], valued[1], valued[2]), (valued[0], valued[2], valued[3])):
            _join(edges, list(_kept(triangle)))
    return [ring for ring in _chained(edges) if abs(signed_area(ring)) >= _LEAST_MM2]


def _is_turned_here(places: Sequence[XY]) -> bool:
    (ax, ay), (bx, by), (cx, cy), (dx, dy) = places
    return (cx - ax) * (dy - by) - (cy - ay) * (dx - bx) < 0


def _kept(triangle: Sequence[_Valued]) -> Iterator[_Placed]:
    """Yield the corners of the part of a triangle that lies inside."""
    for (one, depth, place), (other, next_depth, next_place) in zip(
        triangle, (*triangle[1:], triangle[0]), strict=True
    ):
        if depth > 0:
            yield one, place
        if (depth > 0) != (next_depth > 0):
            share = depth / (depth - next_depth)
            at = (place[0] + share * (next_place[0] - place[0]), place[1] + share * (next_place[1] - place[1]))
            yield (min(one, other), max(one, other)), at


def _join(edges: dict[tuple[_Node, _Node], XY], polygon: Sequence[_Placed]) -> None:
    """Add a polygon's edges; where it meets another one both lose the edge they share."""
    for (one, place), (other, _) in zip(polygon, (*polygon[1:], *polygon[:1]), strict=True):
        if edges.pop((other, one), None) is None:
            edges[one, other] = place


def _chained(edges: Mapping[tuple[_Node, _Node], XY]) -> Iterator[list[XY]]:
    """Yield the closed polygons that directed edges make; each edge knows the place it begins at."""
    follows: dict[_Node, list[tuple[_Node, XY]]] = {}
    for (one, other), place in edges.items():
        follows.setdefault(one, []).append((other, place))
    while follows:
        start = node = next(iter(follows))
        ring: list[XY] = []
        while node in follows:
            nexts = follows[node]
            other, place = nexts.pop()
            if not nexts:
                del follows[node]
            ring.append(place)
            node = other
            if node == start:
                break
        yield ring
