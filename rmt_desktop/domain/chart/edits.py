"""Changes of one mark made in words: its kind, its place, its side. The picture follows the words.

Choosing a place the mark does not lie in moves it there; choosing the other side mirrors it. So the list of marks and
the picture can never disagree.
"""

from collections.abc import Sequence
from dataclasses import replace

from rmt_desktop.domain.chart.drawing import centre
from rmt_desktop.domain.chart.figures import VIEWS, Figures, View
from rmt_desktop.domain.chart.geometry import XY, signed_area
from rmt_desktop.domain.chart.legend import LEGEND
from rmt_desktop.domain.chart.marks import Layer, Mark, MarkKind, Origin, Place, Point, Shape
from rmt_desktop.domain.chart.naming import candidates, place_of
from rmt_desktop.domain.chart.pictures import PICTURE
from rmt_desktop.domain.chart.walk import free_spot
from rmt_desktop.domain.ids import MarkId
from rmt_desktop.domain.sides import Side

_OTHER_SIDE = {Side.LEFT: Side.RIGHT, Side.RIGHT: Side.LEFT}
_BESIDE_MM = 24.0
_PLAINEST = ("female", "male")
"""Figures that show every muscle. On a larger one an arm may cover one; its marks are then drawn on these."""
_OTHER_VIEW = {
    one: other
    for part in ("", "head_", "hand_palmar_", "hand_dorsal_", "foot_dorsal_", "foot_plantar_")
    for one, other in ((f"{part}left", f"{part}right"), (f"{part}right", f"{part}left"))
}


def with_kind(mark: Mark, kind: MarkKind, figures: Figures) -> Mark:
    """Return the mark as another kind. A place the therapist chose herself stays; another is named anew.

    A kind that has no intensity takes none over: a scar is not 7/10.
    """
    changed = replace(mark, kind=kind, intensity=mark.intensity if LEGEND[kind].is_rated else None)
    view = _own_view(mark, figures)
    if view is None or mark.place != place_of(view, mark):
        return changed
    return replace(changed, place=place_of(view, changed))


def with_place(mark: Mark, place: Place, figures: Figures) -> Mark:
    """Return the mark said to be in ``place``; moved there if it does not lie in or near it.

    On an own picture it stays as it is: no place of the body is there.
    """
    if mark.figure == PICTURE:
        return mark
    view = _own_view(mark, figures)
    named = replace(mark, place=replace(place, region=place.region or mark.place.region))
    if view is None or any(_same(place, found) for found in candidates(view, mark)):
        return named
    try:
        return _moved(mark, place, figures)
    except KeyError:  # a place no view of this figure shows
        return named


def with_side(mark: Mark, side: Side, figures: Figures) -> Mark:
    """Return the mark on the other side of the body, mirrored. Anything but the other side changes nothing."""
    if _OTHER_SIDE.get(mark.place.side) is not side:
        return mark
    view = _OTHER_VIEW.get(mark.view, mark.view)
    points = tuple(Point(round(1.0 - point.x, 5), point.y, point.pressure) for point in mark.points)
    mirrored = replace(mark, view=view, points=points, place=replace(mark.place, side=side))
    shown = _own_view(mirrored, figures)
    there = candidates(shown, mirrored) if shown is not None else ()
    if not there or any(_same(mirrored.place, found) for found in there):
        return mirrored
    return replace(mirrored, place=there[0])


def mirrored(mark: Mark, figures: Figures, new_id: MarkId) -> Mark | None:
    """Return a copy of the mark on the other side of the body; None for one that is not on one side."""
    other = _OTHER_SIDE.get(mark.place.side)
    if other is None:
        return None
    copy = with_side(mark, other, figures)
    leads_to = replace(mark.leads_to, side=_OTHER_SIDE.get(mark.leads_to.side, mark.leads_to.side))
    return _fresh(replace(copy, leads_to=leads_to), new_id)


def repeated(mark: Mark, figures: Figures, new_id: MarkId) -> Mark:
    """Return a copy of the mark a little beside it, to be moved where it belongs."""
    view = _own_view(mark, figures)
    if view is None:
        return _fresh(mark, new_id)
    moved = tuple(
        view.unit(x + _BESIDE_MM, y + _BESIDE_MM, point.pressure)
        for (x, y), point in zip((view.mm(point) for point in mark.points), mark.points, strict=True)
    )
    copy = replace(mark, points=moved, is_whole=False)
    place = place_of(view, copy)
    return _fresh(copy if place == Place() else replace(copy, place=place), new_id)


def _fresh(mark: Mark, new_id: MarkId) -> Mark:
    """Return a copy that is a finding of its own, of today; a photo shows the one it was taken of."""
    return replace(mark, id=new_id, of=MarkId(""), origin=Origin.NEW, source=MarkId(""), by="", at=None, photo="")


def mark_in(
    place: Place,
    *,
    id: MarkId,
    kind: MarkKind,
    layer: Layer,
    figures: Figures,
    figure: str,
    view: str,
    intensity: int | None = None,
    taken: Sequence[Mark] = (),
) -> Mark:
    """Return a new point mark in a place named in words, in ``view`` if that shows it well, else in the best view.

    ``taken`` are the marks that are there; the new one goes beside them. Raises KeyError for a place no view shows.
    """
    shown, at = _best(figures, figure, view, place)
    region = shown.region_at(*at)
    if region is not None and not place.muscle:
        at = free_spot(region, [shown.mm(mark.points[0]) for mark in taken if mark.view == shown.name])
    return Mark(
        id=id,
        kind=kind,
        shape=Shape.POINT,
        layer=layer,
        figure=shown.figure,
        view=shown.name,
        points=(shown.unit(*at),),
        place=_completed(place, shown, at),
        intensity=intensity,
    )


def known_places(figures: Figures) -> tuple[frozenset[str], frozenset[str]]:
    """Return the ids of regions and of muscles that have a place on the whole body: what may be chosen by name."""
    regions, muscles = [], []
    for figure in _PLAINEST:
        views = [figures.view(figure, name) for name in VIEWS]
        regions.append(frozenset(region.id for view in views for region in view.regions))
        muscles.append(frozenset(muscle.id for view in views for muscle in view.muscles))
    return frozenset.intersection(*regions), frozenset.intersection(*muscles)


def spot_of(view: View, place: Place) -> tuple[XY, float] | None:
    """Return a spot within a region or muscle of a view and its size in square millimetres, None if it is not shown."""
    sides = (place.side,) if place.side in _OTHER_SIDE else (Side.LEFT, Side.MIDLINE, Side.RIGHT)
    if place.muscle:
        shapes = [m for m in view.muscles if m.id == place.muscle and m.side in sides]
        rings = [ring for shape in shapes for ring in shape.contour.rings]
        largest = max(rings, key=lambda ring: abs(signed_area(ring)), default=None)
        return (centre(largest), abs(signed_area(largest))) if largest else None
    regions = [r for r in view.regions if r.id == place.region and r.side in (*sides, Side.MIDLINE)]
    widest = max(regions, key=lambda region: region.radius, default=None)
    return (widest.anchor, widest.radius**2) if widest is not None else None


def _own_view(mark: Mark, figures: Figures) -> View | None:
    try:
        return figures.view(mark.figure, mark.view)
    except KeyError:  # a chart from a newer program
        return None


def _moved(mark: Mark, place: Place, figures: Figures) -> Mark:
    view, (x, y) = _best(figures, mark.figure, mark.view, place)
    old = figures.view(mark.figure, mark.view)
    points = [old.mm(point) for point in mark.points]
    from_x, from_y = centre(points) if mark.shape is Shape.AREA else points[len(points) // 2]
    shifted = tuple(
        view.unit(px + x - from_x, py + y - from_y, point.pressure)
        for (px, py), point in zip(points, mark.points, strict=True)
    )
    return replace(mark, figure=view.figure, view=view.name, points=shifted, place=_completed(place, view, (x, y)))


def _best(figures: Figures, figure: str, preferred: str, place: Place) -> tuple[View, XY]:
    found = []
    for shown in dict.fromkeys((figure, *_PLAINEST)):
        for name in dict.fromkeys((preferred, *VIEWS)):
            view = figures.view(shown, name)
            spot = spot_of(view, place)
            if spot is not None:
                # a sliver at the edge of the preferred view is no place to mark; four times the room elsewhere wins
                found.append((spot[1] * (4.0 if name == preferred else 1.0), view, spot[0]))
        if found:
            _, view, at = max(found, key=lambda one: one[0])
            return view, at
    raise KeyError(place.muscle or place.region)


def _completed(place: Place, view: View, at: XY) -> Place:
    region = view.region_at(*at)
    if region is None:
        return place
    side = place.side
    if side is Side.MIDLINE or side is Side.BOTH:
        side = region.side
    return Place(region=place.region or region.id, muscle=place.muscle, side=side)


def _same(wanted: Place, found: Place) -> bool:
    """Say whether a place in words is one that was found: the same muscle, or the same region, on that side."""
    if wanted.muscle or found.muscle:
        return (wanted.muscle, wanted.side) == (found.muscle, found.side)
    return (wanted.region, wanted.side) == (found.region, found.side)
