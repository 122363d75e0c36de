"""A label picture as patches with common borders: each border is smoothed and fitted once, so neighbours meet
exactly."""

from collections import defaultdict
from itertools import combinations

import numpy as np

from tools.figures.arrays import Array, unit
from tools.figures.bezier import Curves, backwards, fitted
from tools.figures.lattice import arcs
from tools.figures.smoothing import smoothed

Node = tuple[int, int]
Run = tuple[int, bool]
"""An arc by its number, and whether it is run from its end to its beginning."""
_STRAIGHT_ENOUGH = -0.8


class Patches:
    """The patches of a label picture (0 is the outside).

    ``pixels`` per millimetre; outer borders are smoothed by ``outer`` and inner ones by ``inner`` millimetres, curves
    fit to ``error`` millimetres. ``corner`` is where the picture begins, in pixels (row, column) of a larger one.
    """

    def __init__(
        self,
        labels: Array,
        pixels: float,
        *,
        outer: float,
        inner: float,
        error: float,
        corner: tuple[int, int] = (0, 0),
    ) -> None:
        self._corner = corner
        self._arcs = arcs(labels)
        self._pixels = pixels
        self._ends = [arc.ends for arc in self._arcs]
        self._settled: dict[Node, Array] = {}
        self._lines: dict[int, Array] = {}
        self._smooth_outline(outer * pixels)
        self._smooth_inside(inner * pixels)
        self._curves = [fitted(self._pinned(number), error) for number in range(len(self._arcs))]

    def rings(self, label: int) -> list[Curves]:
        """Return the closed borders around one label."""
        runs = [(k, False) for k, arc in enumerate(self._arcs) if arc.right == label]
        runs += [(k, True) for k, arc in enumerate(self._arcs) if arc.left == label]
        leaving: dict[Node, list[Run]] = defaultdict(list)
        for run in runs:
            leaving[self._from(run)].append(run)
        used: set[Run] = set()
        found = []
        for run in runs:
            if run not in used:
                ring = self._ring(run, leaving, used)
                if curves := [curve for arc, turned in ring for curve in self._run_curves(arc, turned=turned)]:
                    found.append(curves)
        return found

    def _ring(self, run: Run, leaving: dict[Node, list[Run]], used: set[Run]) -> list[Run]:
        ring, start = [run], self._from(run)
        used.add(run)
        while self._to(ring[-1]) != start:
            onwards = [one for one in leaving[self._to(ring[-1])] if one not in used]
            if not onwards:
                break
            ring.append(onwards[0])
            used.add(onwards[0])
        return ring

    def _run_curves(self, arc: int, *, turned: bool) -> Curves:
        return backwards(self._curves[arc]) if turned else self._curves[arc]

    def _from(self, run: Run) -> Node:
        return self._ends[run[0]][1 if run[1] else 0]

    def _to(self, run: Run) -> Node:
        return self._ends[run[0]][0 if run[1] else 1]

    def _smooth_outline(self, sigma: float) -> None:
        """Smooth the silhouette as whole loops, so that inner borders leave no dent where they meet it."""
        outer = [k for k, arc in enumerate(self._arcs) if 0 in (arc.left, arc.right)]
        at: dict[Node, list[Run]] = defaultdict(list)
        for k in outer:
            at[self._ends[k][0]].append((k, False))
            at[self._ends[k][1]].append((k, True))
        used: set[int] = set()
        for k in outer:
            if k in used:
                continue
            chain: list[Run] = [(k, False)]
            used.add(k)
            while self._to(chain[-1]) != self._ends[k][0]:
                onwards = [run for run in at[self._to(chain[-1])] if run[0] not in used]
                if not onwards:
                    break
                chain.append(onwards[0])
                used.add(onwards[0][0])
            self._smooth_chain(chain, sigma, closed=self._to(chain[-1]) == self._ends[k][0])

    def _smooth_inside(self, sigma: float) -> None:
        """Smooth inner borders from the outline inwards, through junctions along the straightest pair."""
        inner = [k for k in range(len(self._arcs)) if k not in self._lines]
        partner = self._straightest_pairs(inner)
        for k in inner:
            if k in self._lines:
                continue
            first, last = self._ends[k]
            if first == last and (k, False) not in partner:
                line = self._arcs[k].line
                self._lines[k] = smoothed(line, sigma, closed=True) if len(line) > 8 else line
            else:
                self._smooth_chain(_chain(k, partner), sigma, closed=False)

    def _straightest_pairs(self, inner: list[int]) -> dict[Run, Run]:
        """Return for an arc leaving a junction (False: by its beginning) the arc that goes on most straightly."""
        at: dict[Node, list[Run]] = defaultdict(list)
        for k in inner:
            first, last = self._ends[k]
            if first != last:
                at[first].append((k, False))
                at[last].append((k, True))
        partner: dict[Run, Run] = {}
        for node, leaving in at.items():
            pairs = [pair for pair in combinations(leaving, 2) if pair[0][0] != pair[1][0]]
            if node in self._settled or not pairs:
                continue
            bend, (one, other) = min(
                ((float(self._tangent(a) @ self._tangent(b)), (a, b)) for a, b in pairs), key=lambda found: found[0]
            )
            if bend < _STRAIGHT_ENOUGH:
                partner[one], partner[other] = other, one
        return partner

    def _tangent(self, run: Run) -> Array:
        line = self._arcs[run[0]].line
        line = line[::-1] if run[1] else line
        return unit(line[min(len(line) - 1, int(5 * self._pixels))] - line[0])

    def _smooth_chain(self, chain: list[Run], sigma: float, *, closed: bool) -> None:
        lines = [self._arcs[k].line[::-1] if turned else self._arcs[k].line for k, turned in chain]
        whole = np.vstack([line[:-1] for line in lines] + [lines[-1][-1:]])
        if not closed:
            whole[0] = self._settled.get(self._from(chain[0]), whole[0])
            whole[-1] = self._settled.get(self._to(chain[-1]), whole[-1])
        smooth = smoothed(whole, sigma, closed=closed)
        start = 0
        for (k, turned), line in zip(chain, lines, strict=True):
            part = smooth[start : start + len(line)]
            start += len(line) - 1
            self._lines[k] = part[::-1] if turned else part
            self._settled.setdefault(self._from((k, turned)), part[0])
            self._settled.setdefault(self._to((k, turned)), part[-1])

    def _pinned(self, number: int) -> Array:
        """Return an arc in millimetres (x, y), its ends moved to where all arcs of their junctions meet."""
        line, (first, last) = self._lines[number].copy(), self._ends[number]
        begin, end = self._settled.get(first), self._settled.get(last)
        if begin is not None and end is not None:
            count = len(line)
            reach = max(1, min(count - 1, int(6 * self._pixels)))
            near_begin = np.clip(1 - np.arange(count) / reach, 0, 1)[:, None]
            line = line + near_begin * (begin - line[0]) + near_begin[::-1] * (end - line[-1])
        return (line + self._corner)[:, ::-1] / self._pixels


def _chain(k: int, partner: dict[Run, Run]) -> list[Run]:
    """Return the whole chain of straight continuations an arc is part of, in order."""
    seen = {k}
    leaves: Run = (k, False)
    while leaves in partner and partner[leaves][0] not in seen:
        arrived = partner[leaves]
        seen.add(arrived[0])
        leaves = (arrived[0], not arrived[1])
    chain = [leaves]
    seen = {leaves[0]}
    onwards: Run = (leaves[0], not leaves[1])
    while onwards in partner and partner[onwards][0] not in seen:
        arrived = partner[onwards]
        chain.append(arrived)
        seen.add(arrived[0])
        onwards = (arrived[0], not arrived[1])
    return chain
