"""Looks at shapes along level lines: between two lines nothing is known, along one all of it.

A line every millimetre finds each gap and each overlap that is taller than that, however narrow. The lines lie between
the tenths of a millimetre in which shapes are written, so that no line runs through a corner.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import pairwise
from math import ceil

from rmt_desktop.domain.chart.contours import Contour
from rmt_desktop.domain.chart.figures import View

Span = tuple[float, float]
FIRST = 0.537  # of a step below the top edge


def spans(contour: Contour, step: float) -> Mapping[int, Sequence[Span]]:
    """Return for each line from where to where a shape reaches on it, by the odd-even rule."""
    crossings: dict[int, list[float]] = defaultdict(list)
    for ring in contour.rings:
        ax, ay = ring[-1]
        for bx, by in ring:
            low, high = min(ay, by), max(ay, by)
            for line in range(ceil(low / step - FIRST), ceil(high / step - FIRST)):
                crossings[line].append(ax + (bx - ax) * ((line + FIRST) * step - ay) / (by - ay))
            ax, ay = bx, by
    ordered = {line: sorted(found) for line, found in crossings.items()}
    return {line: tuple(zip(found[::2], found[1::2], strict=True)) for line, found in ordered.items()}


def widest_fault(view: View, step: float) -> tuple[float, str]:
    """Return the widest gap or overlap between regions within the outline and the picture, in mm, and where it is."""
    of_line: dict[int, list[tuple[float, float, str]]] = defaultdict(list)
    for region in view.regions:
        for line, found in spans(region.contour, step).items():
            of_line[line] += [(start, end, region.key) for start, end in found]
    worst = (0.0, "")
    for line, outline in spans(view.outline, step).items():
        y = (line + FIRST) * step
        if 0 <= y <= view.height:
            inside = [(max(0.0, start), min(view.width, end)) for start, end in outline]
            worst = max(worst, *_faults(sorted(of_line[line]), inside, y))
    return worst


def _faults(regions: Sequence[tuple[float, float, str]], inside: Sequence[Span], y: float) -> list[tuple[float, str]]:
    """Return the faults of one line: what two regions share, and what of the body is in none."""
    shared = [
        (first[1] - second[0], f"{first[2]} and {second[2]} share y={y:.1f}") for first, second in pairwise(regions)
    ]
    free = []
    for start, end in inside:
        reached = start
        for left, right, _ in regions:
            if right > start and left < end:
                free.append((left - reached, f"nothing at x={reached:.1f} y={y:.1f}"))
                reached = max(reached, right)
        free.append((end - reached, f"nothing at x={reached:.1f} y={y:.1f}"))
    return [*shared, *free]
