"""What chart tests share: the packaged figures, names in both languages, marks placed by region or by millimetres."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import count
from math import cos, pi, sin
from typing import Any

from rmt_desktop.base.paths import resources
from rmt_desktop.catalog import body
from rmt_desktop.catalog.figures import PackagedFigures
from rmt_desktop.domain.chart import figures
from rmt_desktop.domain.chart.figures import FIGURE_NAMES, VIEWS
from rmt_desktop.domain.chart.geometry import XY
from rmt_desktop.domain.chart.marks import Layer, Mark, MarkKind, Shape
from rmt_desktop.domain.chart.names import Names, names_in
from rmt_desktop.domain.chart.naming import place_of
from rmt_desktop.domain.ids import MarkId

FIGURES = PackagedFigures()
WHOLE_VIEWS = tuple((figure, view) for figure in FIGURE_NAMES for view in VIEWS)
"""The whole body of every figure, from each side."""
ALL_VIEWS = tuple(
    (figure, view)
    for figure in FIGURE_NAMES
    for view in figures.ALL_VIEWS
    if (resources() / "figures" / f"{figure}_{view}.json").is_file()
)
"""Every view that is drawn, close-ups too; those that one figure borrows from another are drawn once."""


def mirrored(view: str) -> str:
    """Return the view that shows the other side: of the front it is the front itself."""
    swapped = {"left": "right", "right": "left"}
    part, _, side = view.rpartition("_")
    return view if side not in swapped else "_".join(filter(None, (part, swapped[side])))


def names(language: str = "en") -> Names:
    """Return the names of the catalogue."""
    return names_in(language, regions=body.regions(), muscles=body.muscles())


def new_ids() -> Callable[[], str]:
    """Return a maker of ids that counts."""
    numbers = count(1)
    return lambda: f"new-{next(numbers)}"


def a_blob(x: float, y: float, rx: float, ry: float) -> list[XY]:
    """Return an egg-shaped closed line round a place."""
    return [(x + rx * cos(2 * pi * i / 14), y + ry * sin(2 * pi * i / 14)) for i in range(14)]


def a_mark_at(
    *points: XY, figure: str = "female", view: str = "back", shape: Shape | None = None, **changes: Any
) -> Mark:
    """Return a mark drawn at places in millimetres, named as the program names it."""
    shown = FIGURES.view(figure, view)
    mark = Mark(
        id=MarkId("mark-1"),
        kind=MarkKind.TRIGGER_ACTIVE,
        shape=shape or (Shape.POINT if len(points) == 1 else Shape.STROKE),
        layer=Layer.THERAPIST,
        figure=figure,
        view=view,
        points=tuple(shown.unit(*point) for point in points),
        intensity=7,
    )
    mark = replace(mark, **changes)
    return mark if "place" in changes else replace(mark, place=place_of(shown, mark))


def a_mark_in(key: str, *, figure: str = "female", view: str = "back", **changes: Any) -> Mark:
    """Return a point mark at the anchor of a region."""
    return a_mark_at(FIGURES.view(figure, view).by_key[key].anchor, figure=figure, view=view, **changes)


def every_kind() -> Sequence[Mark]:
    """Return one mark of each kind, in turn in every shape, over the back of the female figure."""
    made = []
    for number, kind in enumerate(MarkKind):
        x, y = 300.0 + 70 * (number % 4), 330.0 + 55 * (number // 4)
        shape = tuple(Shape)[number % len(Shape)]
        line = [(x - 20, y), (x, y + 12), (x + 25, y + 2)]
        points = {
            Shape.POINT: [(x, y)],
            Shape.AREA: a_blob(x, y, 26, 18),
            Shape.MEASURE: [line[0], line[-1]],
        }.get(shape, line)
        made.append(a_mark_at(*points, shape=shape, kind=kind, id=MarkId(f"{kind.value}"), intensity=number % 11))
    return made
