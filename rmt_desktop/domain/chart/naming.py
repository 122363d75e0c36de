"""Where a mark lies: the region and the muscle under it, and the client's side.

Naming never guesses the side from the picture: it comes from the region's or muscle's own id. For strokes and areas the
majority of points spread over the mark decides. A single point is on the side of its region, and never on both sides of
one that has a side. The therapist may choose another of :func:`candidates`.
"""

from collections import Counter
from collections.abc import Iterable, Sequence

from rmt_desktop.domain.chart.figures import NEAR_MM, MuscleShape, View
from rmt_desktop.domain.chart.geometry import XY, box_of
from rmt_desktop.domain.chart.marks import Mark, MarkKind, Place, Shape
from rmt_desktop.domain.chart.strokes import along, spread
from rmt_desktop.domain.sides import Side

MUSCLE_KINDS = frozenset(
    {
        MarkKind.TRIGGER_ACTIVE,
        MarkKind.TRIGGER_LATENT,
        MarkKind.TRIGGER_SATELLITE,
        MarkKind.TENDER,
        MarkKind.HYPERTONIC,
        MarkKind.HYPOTONIC,
        MarkKind.SPASM,
    }
)
"""Findings of a muscle; all others speak of a region."""

_STEP_MM = 12.0
_BOTH_SHARE = 0.25  # a mark is on both sides when the smaller side holds at least this part of it
_MUSCLE_SHARE = 0.2  # a muscle under less of an area than this is not offered
_TIE_MM = 1.0  # the two sides of a muscle are equally near within this: a point between them is on neither

_Sided = tuple[str, Side]  # a muscle and its side


def samples(view: View, mark: Mark) -> list[XY]:
    """Return points spread evenly over a mark, in millimetres."""
    points = [view.mm(point) for point in mark.points]
    match mark.shape:
        case Shape.POINT:
            return points[:1]
        case Shape.AREA:
            return spread(points) if points else []
        case Shape.STROKE | Shape.BRUSH | Shape.ARROW | Shape.MEASURE:
            return [at for at, _, _ in along(points, _STEP_MM)] or points[:1]


def place_of(view: View, mark: Mark, *, deep_first: bool = False) -> Place:
    """Return where ``mark`` lies, an empty place when it is off the body.

    A muscle is named only for kinds that speak of one. ``deep_first`` prefers a muscle that lies under others.
    """
    found = candidates(view, mark, deep_first=deep_first)
    return found[0] if found else Place()


def candidates(view: View, mark: Mark, *, deep_first: bool = False) -> tuple[Place, ...]:
    """Return every place the mark may be said to be in, the best first.

    Muscles come before the bare region for findings of a muscle, after it for qualities of pain: first the muscle under
    the mark that is seen, then deep ones (the other way round with ``deep_first``), then those within a finger's
    breadth. On an own picture there are none.
    """
    if view.is_picture:
        return ()
    points = samples(view, mark)
    region = _region(view, points)
    if not region.region:
        return ()
    muscles = tuple(
        Place(region=region.region, muscle=muscle, side=side)
        for muscle, side in _muscles(view, points, region.side, deep_first=deep_first)
    )
    return (*muscles, region) if mark.kind in MUSCLE_KINDS else (region, *muscles)


def _region(view: View, points: Sequence[XY]) -> Place:
    box = box_of(points)
    near = [region for region in view.regions if box.meets(region.contour.box)]
    hits = [next((region for region in near if region.contour.contains(x, y)), None) for x, y in points]
    if not any(hits):
        hits = [view.region_at(x, y, within=NEAR_MM) for x, y in points]
    found = [hit for hit in hits if hit is not None]
    if not found:
        return Place()
    most = Counter(hit.id for hit in found).most_common(1)[0][0]
    return Place(region=most, side=_side(hit.side for hit in found if hit.id == most))


def _muscles(view: View, points: Sequence[XY], side: Side, *, deep_first: bool) -> list[_Sided]:
    under: Counter[_Sided] = Counter()
    deep: Counter[_Sided] = Counter()
    box = box_of(points)
    shapes = [muscle for muscle in view.muscles if box.meets(muscle.contour.box)]
    for x, y in points:
        seen: set[_Sided] = set()
        for muscle in shapes:
            key = (muscle.id, muscle.side)
            if key not in seen and muscle.contour.contains(x, y):
                (deep if muscle.is_deep else under)[key] += 1
                seen.add(key)
    least = _MUSCLE_SHARE * len(points)
    ordered = [deep, under] if deep_first else [under, deep]
    hit = [key for counter in ordered for key, count in counter.most_common() if count >= least]
    if len(points) > 1:
        return _merged(hit)
    across = side.opposite if side is not side.opposite else None
    found = _merged([key for key in hit if key[1] is not across])
    known = {muscle for muscle, _ in found}
    near = [key for key in _near(view.muscles, points[0]) if key[0] not in known and key[1] is not across]
    return [*found, *near]


def _near(muscles: Iterable[MuscleShape], at: XY) -> list[_Sided]:
    """Return the muscles within a finger's breadth of a point, the nearest first, each on its nearer side alone."""
    x, y = at
    nearest: dict[_Sided, float] = {}
    for muscle in muscles:
        if muscle.contour.box.holds(x, y, within=NEAR_MM):
            distance = muscle.contour.distance(x, y, within=NEAR_MM)
            if 0 < distance <= NEAR_MM:
                key = (muscle.id, muscle.side)
                nearest[key] = min(distance, nearest.get(key, distance))
    return [
        (muscle, side)
        for (muscle, side), distance in sorted(nearest.items(), key=lambda one: (one[1], one[0]))
        if side is side.opposite or distance < nearest.get((muscle, side.opposite), NEAR_MM * 2) - _TIE_MM
    ]


def _merged(keys: Iterable[_Sided]) -> list[_Sided]:
    """Return the keys once each; a muscle hit on both sides is one entry for both."""
    sides: dict[str, Side] = {}
    for muscle, side in keys:
        known = sides.get(muscle)
        sides[muscle] = side if known in (None, side) else Side.BOTH
    return list(sides.items())


def _side(sides: Iterable[Side]) -> Side:
    counts = Counter(sides)
    left, right = counts[Side.LEFT], counts[Side.RIGHT]
    if not left and not right:
        return Side.MIDLINE
    if min(left, right) >= _BOTH_SHARE * (left + right):
        return Side.BOTH
    return Side.LEFT if left > right else Side.RIGHT
