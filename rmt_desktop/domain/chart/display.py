"""The display list: what is to be painted, as values both the screen and the paper understand.

Lengths are millimetres of the figure, colours ``#rrggbb``, ``alpha`` 0 to 1. Lists are painted first to last. Ends and
corners of strokes are round; paths are filled by the odd-even rule.
"""

import dataclasses
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from rmt_desktop.domain.chart.figures import Look
from rmt_desktop.domain.chart.geometry import XY, Box, Path


@dataclass(frozen=True, slots=True)
class Fill:
    """A filled path."""

    path: Path
    ink: str
    alpha: float = 1.0


@dataclass(frozen=True, slots=True)
class Stroke:
    """A line along a path."""

    path: Path
    ink: str
    width: float
    alpha: float = 1.0
    dash: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class Stamps:
    """One small path, drawn round the origin, painted at many places: stroked, or filled with a width of 0."""

    path: Path
    places: tuple[XY, ...]
    ink: str
    width: float
    alpha: float = 1.0


@dataclass(frozen=True, slots=True)
class Label:
    """A short text centred on a point, ``size`` high, with an outline in ``halo`` so that it reads on anything."""

    x: float
    y: float
    text: str
    size: float
    ink: str
    halo: str = ""


@dataclass(frozen=True, slots=True)
class Picture:
    """The grey picture of a view over the whole ``box``, black painted as ``dark`` and white as ``light``.

    Without tones it is an own picture, painted in its own colours.
    """

    figure: str
    view: str
    look: Look
    box: Box
    dark: str = ""
    light: str = ""

    @property
    def is_grey(self) -> bool:
        """Whether it is painted in two tones."""
        return bool(self.dark)


@dataclass(frozen=True, slots=True)
class Clipped:
    """Items of which only what lies inside ``path`` is seen. ``alpha`` fades them."""

    path: Path
    items: "tuple[Item, ...]"


Item = Fill | Stroke | Stamps | Label | Picture | Clipped


def as_json(items: Sequence[Item]) -> list[dict[str, Any]]:
    """Return a display list as plain data with coordinates rounded to 0.1 mm, to be compared in tests."""
    return [_plain(item) for item in items]


def _plain(item: Item) -> dict[str, Any]:
    plain: dict[str, Any] = {"item": type(item).__name__}
    for field in dataclasses.fields(item):
        value = getattr(item, field.name)
        if field.name == "path":
            plain["path"] = _text(value)
        elif field.name == "places":
            plain["places"] = " ".join(f"{x:.1f},{y:.1f}" for x, y in value)
        elif field.name == "items":
            plain["items"] = as_json(value)
        elif isinstance(value, float):
            plain[field.name] = round(value, 2)
        else:
            plain[field.name] = list(value) if isinstance(value, tuple) else value
    return plain


def _text(path: Path) -> str:
    return " ".join(f"{type(segment).__name__[0]}{','.join(f'{n:.1f}' for n in segment)}" for segment in path)


def ramp(dark: str, light: str) -> tuple[tuple[int, int, int], ...]:
    """Return the 256 colours a grey picture is painted in, from ``dark`` to ``light``."""
    low, high = _rgb(dark), _rgb(light)
    return tuple(
        (
            round(low[0] + (high[0] - low[0]) * grey / 255),
            round(low[1] + (high[1] - low[1]) * grey / 255),
            round(low[2] + (high[2] - low[2]) * grey / 255),
        )
        for grey in range(256)
    )


def _rgb(colour: str) -> tuple[int, int, int]:
    return (int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16))
