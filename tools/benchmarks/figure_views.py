"""Reading every view of every figure until a place in it is known and its curves can be painted.

The floor reads the same files and parses their JSON.
"""

import json
from collections.abc import Iterator
from functools import partial

from rmt_desktop.catalog.figures import PackagedFigures
from rmt_desktop.domain.chart.figures import ALL_VIEWS, FIGURE_NAMES, Look
from tools.benchmarks import Bench, Result, judged, percentile, timed_ms
from tools.compile_messages import ROOT

TIMES = 7
FOLDER = ROOT / "rmt_desktop" / "resources" / "figures"


def measure(bench: Bench) -> Iterator[Result]:
    """Measure the slowest view, as the median of a few readings of it."""
    del bench
    slowest, floor = 0.0, 0.0
    for figure in FIGURE_NAMES:
        for name in ALL_VIEWS:
            if (FOLDER / f"{figure}_{name}.json").is_file():
                taken = percentile(timed_ms(partial(_opened, figure, name), times=TIMES), 0.5)
                if taken > slowest:
                    slowest = taken
                    floor = percentile(timed_ms(partial(_bare, figure, name), times=TIMES), 0.5)
    yield judged("read the slowest view of a figure, median", slowest, "ms", floor=floor, at_most=30)


def _opened(figure: str, name: str) -> None:
    figures = PackagedFigures()
    view = figures.view(figure, name)
    figures.raster(figure, name, Look.GHOST)
    middle = view.region_at(view.width / 2, view.height / 2)
    assert view.outline.path
    assert middle is not None or name not in ("front", "back")


def _bare(figure: str, name: str) -> None:
    json.loads((FOLDER / f"{figure}_{name}.json").read_text(encoding="utf-8"))
    (FOLDER / f"{figure}_{name}_ghost.webp").read_bytes()
