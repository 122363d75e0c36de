"""Zones as strokes of a broad brush on the skin: ``RADIUS: PLACE; PLACE; ...``, radius in millimetres.

One place is a disc; more are joined, straight within a view, else the shortest way over the skin.
"""

from collections.abc import Iterable
from itertools import pairwise

from tools.atlas.anchors import Anchor, BadAnchor, Body
from tools.atlas.spreading import SkinNet, Start

_BEYOND_MM = 45.0  # so far outside the border depths are known: more than the longest edge of the skin


def depths_of(strokes: Iterable[str], body: Body, net: SkinNet) -> dict[int, float]:
    """Return how far inside the strokes taken together each corner of the skin lies, with a rim outside."""
    depths: dict[int, float] = {}
    for stroke in strokes:
        for corner, depth in _depths(stroke, body, net).items():
            depths[corner] = max(depth, depths.get(corner, depth))
    rim = net.rim(corner for corner, depth in depths.items() if depth > 0)
    return {corner: depths.get(corner, -_BEYOND_MM) for corner in rim}


def _depths(stroke: str, body: Body, net: SkinNet) -> dict[int, float]:
    radius_text, colon, places = stroke.partition(":")
    if not colon:
        raise BadAnchor(f"{stroke!r} has no radius")
    radius = float(radius_text)
    anchors = [body.anchor(text) for text in places.split(";")]
    starts: dict[int, Start] = {}
    for anchor in anchors:
        _nearer(starts, net.around(body.spot(anchor)))
    for one, other in pairwise(anchors):
        _join(starts, one, other, body, net)
    return {corner: radius - distance for corner, distance in net.within(starts, radius + _BEYOND_MM).items()}


def _join(starts: dict[int, Start], one: Anchor, other: Anchor, body: Body, net: SkinNet) -> None:
    if one.view == other.view:
        for spot in body.between(one, other):
            _nearer(starts, net.around(spot))
    else:
        _nearer(starts, {corner: net.on(corner) for corner in net.way(body.spot(one), body.spot(other))})


def _nearer(starts: dict[int, Start], found: dict[int, Start]) -> None:
    for corner, start in found.items():
        if corner not in starts or start.walked < starts[corner].walked:
            starts[corner] = start
