"""The trigger-point atlas: where the points of a muscle usually lie, and where pain from them is said to be felt.

Asked in both directions: a muscle gives its points and zones in any view of any figure, a place gives the muscles that
may refer there. A pattern is conventional teaching (GK, to be verified by a practitioner) and describes; it proves
nothing. Zones are authored for the client's left and mirrored.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property, lru_cache
from math import hypot
from typing import NamedTuple

from rmt_desktop.base.i18n import N_
from rmt_desktop.domain import search
from rmt_desktop.domain.bilingual import Bilingual
from rmt_desktop.domain.chart.body import Spot, Surface
from rmt_desktop.domain.chart.echoes import surface_of
from rmt_desktop.domain.chart.figures import Figures, View
from rmt_desktop.domain.chart.geometry import XY, Path, bounds
from rmt_desktop.domain.chart.marks import Mark, MarkKind
from rmt_desktop.domain.chart.skin_zones import Depths, SkinCorners, seen_path
from rmt_desktop.domain.sides import Side

PATTERN_NOT_PROOF = N_("Pattern, not proof: these are the usual zones as taught. Palpate and test before you conclude.")
NEAR_POINT_MM = 25.0  # an active point marked this near a usual point of a muscle is taken to be one of it

SIDES = (Side.LEFT, Side.RIGHT)


class Reach(StrEnum):
    """How regularly pain is said to be felt in a zone: nearly always, or only when the point is very irritable."""

    ESSENTIAL = "essential"
    SPILL_OVER = "spill_over"


REACH_NAMES = {Reach.ESSENTIAL: N_("essential zone"), Reach.SPILL_OVER: N_("spill-over zone")}


@dataclass(frozen=True, kw_only=True, eq=False)
class ReferralZone:
    """One zone of a pattern on the client's left; ``mm2`` is its skin on the male figure."""

    reach: Reach
    depths: Depths
    mm2: float


@dataclass(frozen=True, kw_only=True, eq=False)
class Pattern:
    """What the atlas knows of one muscle, or of one part of it.

    ``muscles`` are the figure's ids of its shapes, none where the figures have none. ``also`` are further names it is
    found by. ``where`` tells its usual points, ``refers`` its zones, ``complaints`` what clients tell, in words.
    ``caution`` comes before anything else; ``sensitive`` ones need consent in writing. ``tests`` and ``exercises`` are
    ids of the catalogue. ``points`` lie on the client's left.
    """

    id: str
    name: Bilingual
    where: Bilingual
    refers: Bilingual
    complaints: Bilingual
    caution: Bilingual | None = None
    sensitive: bool = False
    muscles: tuple[str, ...] = ()
    also: tuple[str, ...] = ()
    tests: tuple[str, ...] = ()
    exercises: tuple[str, ...] = ()
    points: tuple[Spot, ...] = ()
    zones: tuple[ReferralZone, ...] = ()
    source: str = ""

    @cached_property
    def _cues(self) -> tuple[str, ...]:
        return tuple(search.words(" ".join((self.name.en, self.name.fr, *self.also))))

    def is_called(self, words: Sequence[str]) -> bool:
        """Say whether each of the folded ``words`` begins a word of its names."""
        return all(any(cue.startswith(word) for cue in self._cues) for word in words)


class Referral(NamedTuple):
    """A muscle that may refer to a place; ``is_marked``: one of its points is charted as active."""

    pattern: Pattern
    side: Side
    reach: Reach
    is_marked: bool


class Atlas:
    """Answers in both directions; what a view shows of a pattern is worked out once."""

    def __init__(self, patterns: Sequence[Pattern], figures: Figures) -> None:
        self.patterns = patterns
        self._figures = figures
        self._paths = lru_cache(maxsize=64)(self._worked_out)
        self._known: SkinCorners | None = None

    def find(self, text: str) -> tuple[Pattern, ...]:
        """Return the patterns whose names, in either language, have words that begin as those of ``text`` do."""
        words = list(search.words(text))
        return tuple(one for one in self.patterns if one.is_called(words)) if words else tuple(self.patterns)

    def pattern(self, id: str) -> Pattern:
        """Return the pattern with this id. Raises KeyError if there is none."""
        for one in self.patterns:
            if one.id == id:
                return one
        raise KeyError(id)

    def warm(self, view: View) -> None:
        """Read the tables and sort the skin of a view now, so that the first click does not wait for it."""
        surface = surface_of(self._figures, view.figure, view.name)
        if surface is not None and self.patterns:
            surface.warm()
            self._corners(surface).warm()

    def points_in(self, pattern: Pattern, view: View, side: Side) -> tuple[XY, ...]:
        """Return the usual points that a view shows, in mm; ``BOTH`` gives those of both sides."""
        surface = surface_of(self._figures, view.figure, view.name)
        if surface is None:
            return ()
        spots = (_on(spot, one, surface) for one in side.single for spot in pattern.points)
        return tuple(at for spot in spots if (at := surface.seen(spot)) is not None and view.box.holds(*at))

    def zones_in(self, pattern: Pattern, view: View, side: Side) -> tuple[tuple[Reach, Path], ...]:
        """Return the zones that a view shows, spill-over first, as smooth outlines in mm for the odd-even rule."""
        found = (self._paths(pattern, view, one) for one in side.single)
        return tuple(sorted((zone for zones in found for zone in zones), key=lambda zone: zone[0] is Reach.ESSENTIAL))

    def _worked_out(self, pattern: Pattern, view: View, side: Side) -> tuple[tuple[Reach, Path], ...]:
        surface = surface_of(self._figures, view.figure, view.name)
        if surface is None:
            return ()
        corners = self._corners(surface)
        paths = (
            (zone.reach, seen_path(_sided(zone.depths, side, corners), surface, corners)) for zone in pattern.zones
        )
        return tuple((reach, path) for reach, path in paths if path and view.box.meets(bounds(path)))

    def refers_at(self, view: View, x: float, y: float, marks: Iterable[Mark] = ()) -> tuple[Referral, ...]:
        """Return the muscles that may refer to a place of a view, in mm, ranked; none beside the body."""
        surface = surface_of(self._figures, view.figure, view.name)
        spot = surface.spot(x, y) if surface is not None else None
        if surface is None or spot is None:
            return ()
        return self.refers_to(spot, surface, self.marked(view, marks))

    def refers_to(
        self, spot: Spot, surface: Surface, marked: frozenset[tuple[str, Side]] = frozenset()
    ) -> tuple[Referral, ...]:
        """Return the muscles that may refer to a place of the skin, the likeliest first.

        Essential zones come before spill-over, muscles ``marked`` (pattern id and side) before others, smaller zones
        before larger ones.
        """
        corners = self._corners(surface)
        ranked = [
            (_RANKS[zone.reach], (pattern.id, side) not in marked, zone.mm2, number, side.value, pattern)
            for side in SIDES
            for number, pattern in enumerate(self.patterns)
            if (zone := _zone_at(pattern, _on(spot, side, surface), corners)) is not None
        ]
        return tuple(
            Referral(pattern, Side(side), _REACHES[rank], not is_unmarked)
            for rank, is_unmarked, _, _, side, pattern in sorted(ranked, key=lambda one: one[:5])
        )

    def marked(self, view: View, marks: Iterable[Mark]) -> frozenset[tuple[str, Side]]:
        """Return the patterns, with side, of which an active point is charted: by its muscle, or near a usual point."""
        active = [mark for mark in marks if mark.kind is MarkKind.TRIGGER_ACTIVE]
        return frozenset(
            (pattern.id, side)
            for mark in active
            for pattern in self.patterns
            for side in SIDES
            if self._is_of(mark, pattern, view, side)
        )

    def _is_of(self, mark: Mark, pattern: Pattern, view: View, side: Side) -> bool:
        if mark.place.muscle:
            return mark.place.muscle in pattern.muscles and mark.place.side.covers(side)
        if (mark.figure, mark.view) != (view.figure, view.name) or not mark.points:
            return False
        x, y = view.mm(mark.points[0])
        return any(hypot(px - x, py - y) <= NEAR_POINT_MM for px, py in self.points_in(pattern, view, side))

    def _corners(self, surface: Surface) -> SkinCorners:
        if self._known is None or self._known.skin is not surface.skin:
            self._known = SkinCorners(surface.skin)
        return self._known


_REACHES = tuple(Reach)
_RANKS = {reach: number for number, reach in enumerate(_REACHES)}


def _zone_at(pattern: Pattern, spot: Spot, corners: SkinCorners) -> ReferralZone | None:
    """Return the first zone, essential before spill-over, that holds a place of the client's left."""
    return next((zone for zone in _ordered(pattern) if corners.depth(spot, zone.depths) > 0), None)


def _ordered(pattern: Pattern) -> Iterator[ReferralZone]:
    return iter(sorted(pattern.zones, key=lambda zone: _RANKS[zone.reach]))


def _on(spot: Spot, side: Side, surface: Surface) -> Spot:
    return surface.skin.mirrored(spot) if side is Side.RIGHT else spot


def _sided(depths: Depths, side: Side, corners: SkinCorners) -> Depths:
    return corners.mirrored(depths) if side is Side.RIGHT else depths
