"""Plane geometry of the chart: paths, their parsing, bounds, flattening and distances.

Lengths are millimetres of the figure, ``y`` grows downwards. Nothing here knows what a path stands for.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from math import ceil, hypot, sqrt
from typing import NamedTuple

XY = tuple[float, float]


class Move(NamedTuple):
    """Begin a new subpath here."""

    x: float
    y: float


class Line(NamedTuple):
    """Go straight to here."""

    x: float
    y: float


class Curve(NamedTuple):
    """Go along a cubic Bézier curve with two handles to ``x``, ``y``."""

    x1: float
    y1: float
    x2: float
    y2: float
    x: float
    y: float


class Close(NamedTuple):
    """Go straight back to where the subpath began."""


# Segments are named tuples, not dataclasses: a view has six thousand of them, and these are made three times faster.
Segment = Move | Line | Curve | Close
Path = tuple[Segment, ...]


class Box(NamedTuple):
    """An upright rectangle."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def width(self) -> float:
        """Horizontal extent."""
        return self.right - self.left

    @property
    def height(self) -> float:
        """Vertical extent."""
        return self.bottom - self.top

    def holds(self, x: float, y: float, *, within: float = 0.0) -> bool:
        """Say whether a point is inside, or no farther outside than ``within``."""
        return self.left - within <= x <= self.right + within and self.top - within <= y <= self.bottom + within

    def meets(self, other: "Box") -> bool:
        """Say whether the two have a point in common."""
        return (
            self.left <= other.right
            and other.left <= self.right
            and self.top <= other.bottom
            and other.top <= self.bottom
        )

    def grown(self, by: float) -> "Box":
        """Return the box with every side moved outwards."""
        return Box(self.left - by, self.top - by, self.right + by, self.bottom + by)

    def joined(self, other: "Box") -> "Box":
        """Return the smallest box that holds both."""
        return Box(
            min(self.left, other.left),
            min(self.top, other.top),
            max(self.right, other.right),
            max(self.bottom, other.bottom),
        )


_TOKEN = re.compile(r"[Mcz]|-?(?:\d+\.?\d*|\.\d+)")


def parse_path(text: str) -> Path:
    """Return the path written as ``M x y c …  z``: absolute moves, relative cubic curves, closes; nothing else.

    Raises ValueError for any other letter, for numbers in the wrong count, and for curves before the first move.
    """
    if junk := _TOKEN.sub("", text).strip(" ,\n"):
        raise ValueError(f"unknown path command {junk[:1]!r}")
    tokens = _TOKEN.findall(text)
    path: list[Segment] = []
    x = y = 0.0
    start = (0.0, 0.0)
    index, total = 0, len(tokens)
    while index < total:
        command = tokens[index]
        if command not in ("M", "c", "z"):
            raise ValueError(f"a command was expected, not {command!r}")
        if not path and command != "M":
            raise ValueError("a path begins with a move")
        end = index + 1
        while end < total and tokens[end] not in ("M", "c", "z"):
            end += 1
        numbers = [float(token) for token in tokens[index + 1 : end]]
        index = end
        if command == "M":
            if len(numbers) != 2:
                raise ValueError("a move has two numbers")
            x, y = start = (numbers[0], numbers[1])
            path.append(Move(x, y))
        elif command == "c":
            if not numbers or len(numbers) % 6:
                raise ValueError("a curve has six numbers")
            for i in range(0, len(numbers), 6):
                a, b, c, d, e, f = numbers[i : i + 6]
                path.append(Curve(x + a, y + b, x + c, y + d, x + e, y + f))
                x += e
                y += f
        else:
            if numbers:
                raise ValueError("a close has no numbers")
            path.append(Close())
            x, y = start
    return tuple(path)


def write_path(path: Path) -> str:
    """Return ``path`` in the form :func:`parse_path` reads, in tenths of a millimetre; lines become curves."""
    out: list[str] = []
    x = y = 0.0
    start = (0.0, 0.0)
    for segment in path:
        match segment:
            case Move():
                x, y = start = (round(segment.x, 1), round(segment.y, 1))
                out.append(f"M{x:g} {y:g}")
            case Close():
                out.append("z")
                x, y = start
            case Line(to_x, to_y):
                end = (round(to_x, 1), round(to_y, 1))
                third = ((end[0] - x) / 3, (end[1] - y) / 3)
                out.append(_relative((*third, 2 * third[0], 2 * third[1], end[0] - x, end[1] - y)))
                x, y = end
            case Curve():
                end = (round(segment.x, 1), round(segment.y, 1))
                handles = (segment.x1 - x, segment.y1 - y, segment.x2 - x, segment.y2 - y)
                out.append(_relative((*handles, end[0] - x, end[1] - y)))
                x, y = end
    return "".join(out)


def _relative(numbers: Iterable[float]) -> str:
    return "c" + " ".join(f"{round(number, 1) + 0.0:g}" for number in numbers)


def polygon(points: Sequence[XY], *, closed: bool = True) -> Path:
    """Return straight lines through ``points``."""
    if not points:
        return ()
    lines: tuple[Segment, ...] = (Move(*points[0]), *(Line(x, y) for x, y in points[1:]))
    return (*lines, Close()) if closed else lines


_KAPPA = 0.5522847498  # handle length that makes four cubic curves a circle, to 0.03 %


def ellipse(x: float, y: float, rx: float, ry: float | None = None) -> Path:
    """Return an ellipse (a circle without ``ry``) round ``x``, ``y``."""
    ry = rx if ry is None else ry
    kx, ky = rx * _KAPPA, ry * _KAPPA
    return (
        Move(x + rx, y),
        Curve(x + rx, y + ky, x + kx, y + ry, x, y + ry),
        Curve(x - kx, y + ry, x - rx, y + ky, x - rx, y),
        Curve(x - rx, y - ky, x - kx, y - ry, x, y - ry),
        Curve(x + kx, y - ry, x + rx, y - ky, x + rx, y),
        Close(),
    )


def moved(path: Path, dx: float, dy: float, scale: float = 1.0) -> Path:
    """Return ``path`` scaled about the origin, then shifted."""
    result: list[Segment] = []
    for segment in path:
        match segment:
            case Move(x, y):
                result.append(Move(x * scale + dx, y * scale + dy))
            case Line(x, y):
                result.append(Line(x * scale + dx, y * scale + dy))
            case Curve(a, b, c, d, x, y):
                result.append(
                    Curve(
                        a * scale + dx, b * scale + dy, c * scale + dx, d * scale + dy, x * scale + dx, y * scale + dy
                    )
                )
            case Close():
                result.append(segment)
    return tuple(result)


def bounds(path: Path) -> Box:
    """Return the box of all points and handles; an empty path has an empty box at the origin.

    A Bézier curve never leaves the hull of its handles, so the box may be slightly large, never too small.
    """
    xs: list[float] = []
    ys: list[float] = []
    for segment in path:
        xs.extend(segment[0::2])
        ys.extend(segment[1::2])
    return Box(min(xs), min(ys), max(xs), max(ys)) if xs else Box(0.0, 0.0, 0.0, 0.0)


def box_of(points: Sequence[XY]) -> Box:
    """Return the box of some points, at least one."""
    xs = [point[0] for point in points]
    ys = [point[1] for point in points]
    return Box(min(xs), min(ys), max(xs), max(ys))


def flatten(path: Path, tolerance: float = 0.1) -> list[list[XY]]:
    """Return one list of points per subpath, nowhere farther than ``tolerance`` mm from the path.

    Subpaths are taken as closed: the last point joins the first.
    """
    rings: list[list[XY]] = []
    ring: list[XY] = []
    for segment in path:
        match segment:
            case Move(x, y):
                ring = [(x, y)]
                rings.append(ring)
            case Line(x, y):
                ring.append((x, y))
            case Curve():
                ring.extend(_steps(ring[-1], segment, tolerance))
            case Close():
                pass
    return rings


def _steps(start: XY, curve: Curve, tolerance: float) -> Iterator[XY]:
    x0, y0 = start
    x1, y1, x2, y2, x3, y3 = curve
    # Wang's bound: the second differences of the handles say how many equal steps keep within the tolerance.
    bend = max(hypot(x0 - 2 * x1 + x2, y0 - 2 * y1 + y2), hypot(x1 - 2 * x2 + x3, y1 - 2 * y2 + y3))
    count = max(1, min(64, ceil(sqrt(0.75 * bend / tolerance))))
    for i in range(1, count):
        t = i / count
        s = 1 - t
        a, b, c, d = s * s * s, 3 * s * s * t, 3 * s * t * t, t * t * t
        yield (a * x0 + b * x1 + c * x2 + d * x3, a * y0 + b * y1 + c * y2 + d * y3)
    yield (x3, y3)


def distance_to_segment(x: float, y: float, a: XY, b: XY) -> float:
    """Return how far a point is from the straight piece between ``a`` and ``b``."""
    dx, dy = b[0] - a[0], b[1] - a[1]
    length = dx * dx + dy * dy
    t = ((x - a[0]) * dx + (y - a[1]) * dy) / length if length else 0.0
    t = min(1.0, max(0.0, t))
    return hypot(x - a[0] - t * dx, y - a[1] - t * dy)


def distance_to_line(x: float, y: float, points: Sequence[XY]) -> float:
    """Return how far a point is from the polyline through ``points`` (infinite when there are none)."""
    if len(points) == 1:
        return hypot(x - points[0][0], y - points[0][1])
    return min((distance_to_segment(x, y, a, b) for a, b in pairwise(points)), default=float("inf"))


def is_inside(x: float, y: float, points: Sequence[XY]) -> bool:
    """Say by the odd-even rule whether a point is inside the closed polygon through ``points``."""
    inside = False
    ax, ay = points[-1] if points else (0.0, 0.0)
    for bx, by in points:
        if (ay > y) != (by > y) and x < ax + (y - ay) * (bx - ax) / (by - ay):
            inside = not inside
        ax, ay = bx, by
    return inside


def signed_area(points: Sequence[XY]) -> float:
    """Return the area of a closed polygon in square millimetres, negative when it runs anticlockwise on screen."""
    total = 0.0
    for (ax, ay), (bx, by) in zip(points, (*points[1:], points[0]), strict=True) if points else ():
        total += ax * by - bx * ay
    return total / 2
