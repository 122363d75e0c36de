"""The shapes of the legend's symbols, drawn by us, in a circle of radius 1 round the origin.

A symbol is a few parts; each is filled, or stroked with a width in the same unit. ``paper`` parts are drawn in the
paper's colour: they lift a symbol off what lies below it.
"""

from dataclasses import dataclass
from math import cos, pi, sin

from rmt_desktop.domain.chart.geometry import XY, Close, Curve, Move, Path, ellipse, polygon
from rmt_desktop.domain.chart.legend import Symbol


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One piece of a symbol; ``width`` 0 means filled."""

    path: Path
    width: float = 0.0
    is_paper: bool = False


def parts(symbol: Symbol) -> tuple[Part, ...]:
    """Return the pieces of a symbol, the lowest first."""
    return _SHAPES[symbol]


def stitch_tick() -> Part:
    """Return one stitch across a scar that runs along the x axis."""
    return _tick(0.0)


def _tick(x: float) -> Part:
    return _line((x, -0.42), (x, 0.42), width=0.18)


def _line(*points: XY, width: float = 0.28) -> Part:
    return Part(path=polygon(points, closed=False), width=width)


def _wave(y: float) -> Part:
    path: Path = (
        Move(-0.9, y + 0.1),
        Curve(-0.6, y - 0.45, -0.3, y - 0.45, 0.0, y),
        Curve(0.3, y + 0.45, 0.6, y + 0.45, 0.9, y - 0.1),
    )
    return Part(path=path, width=0.24)


def _arc(x: float) -> Path:
    """Return a short upright arc that opens to the left."""
    return (Move(x - 0.2, -0.75), Curve(x + 0.25, -0.35, x + 0.25, 0.35, x - 0.2, 0.75))


def _half_disc(radius: float) -> Path:
    """Return the lower half of a disc."""
    handle = radius * 4 / 3  # one curve that keeps within 2 % of the half circle, enough for a symbol
    return (Move(-radius, 0.0), Curve(-radius, handle, radius, handle, radius, 0.0), Close())


def _star(outer: float, inner: float, points: int) -> list[XY]:
    """Return the corners of a star, one point upwards."""
    radii = (outer, inner) * points
    return [(r * sin(pi * i / points), -r * cos(pi * i / points)) for i, r in enumerate(radii)]


_HALO = Part(path=ellipse(0, 0, 1.0), is_paper=True)

_SHAPES = {
    Symbol.CARET: (_line((-0.8, 0.45), (0.0, -0.55), (0.8, 0.45), width=0.34),),
    Symbol.CROSS: (_line((-0.6, -0.6), (0.6, 0.6)), _line((-0.6, 0.6), (0.6, -0.6))),
    Symbol.SLASH: (_line((-0.7, 0.7), (0.0, -0.7), width=0.3), _line((0.0, 0.7), (0.7, -0.7), width=0.3)),
    Symbol.RING: (Part(path=ellipse(0, 0, 0.5, 0.72), width=0.3),),
    Symbol.DOTS: tuple(
        Part(path=ellipse(x, y, 0.19))
        for x, y in ((-0.55, -0.55), (0.55, -0.55), (0.0, 0.0), (-0.55, 0.55), (0.55, 0.55))
    ),
    Symbol.BARS: (_line((-0.75, -0.32), (0.75, -0.32)), _line((-0.75, 0.32), (0.75, 0.32))),
    Symbol.FILLED_DOT: (_HALO, Part(path=ellipse(0, 0, 0.8))),
    Symbol.RING_DOT: (_HALO, Part(path=ellipse(0, 0, 0.68), width=0.24), Part(path=ellipse(0, 0, 0.26))),
    Symbol.HATCH: (
        _line((-0.75, 0.15), (0.15, -0.75), width=0.2),
        _line((-0.7, 0.7), (0.7, -0.7), width=0.2),
        _line((-0.15, 0.75), (0.75, -0.15), width=0.2),
    ),
    Symbol.TARGET: (
        Part(path=ellipse(0, 0, 0.58), width=0.24),
        *(_line((0.5 * x, 0.5 * y), (1.0 * x, 1.0 * y), width=0.22) for x, y in ((0, -1), (0, 1), (-1, 0), (1, 0))),
    ),
    Symbol.STITCH: (_line((-0.95, 0.0), (0.95, 0.0), width=0.2), *(_tick(x) for x in (-0.55, 0.0, 0.55))),
    Symbol.WAVE: (_wave(-0.32), _wave(0.32)),
    Symbol.RIPPLE: tuple(Part(path=_arc(x), width=0.22) for x in (-0.55, 0.0, 0.55)),
    Symbol.ORBIT: (_HALO, Part(path=ellipse(-0.28, 0.28, 0.46)), Part(path=ellipse(0.45, -0.45, 0.3), width=0.2)),
    Symbol.SINK: (
        _line((-0.7, -0.65), (0.0, 0.0), (0.7, -0.65), width=0.22),
        _line((-0.7, 0.05), (0.0, 0.7), (0.7, 0.05), width=0.22),
    ),
    Symbol.ZIGZAG: (_line((-0.95, 0.35), (-0.5, -0.5), (0.0, 0.5), (0.5, -0.5), (0.95, 0.35), width=0.26),),
    Symbol.GRID: tuple(
        _line(*ends, width=0.18) for at in (-0.35, 0.35) for ends in (((at, -0.8), (at, 0.8)), ((-0.8, at), (0.8, at)))
    ),
    Symbol.HALF: (Part(path=ellipse(0, 0, 0.7), width=0.18), Part(path=_half_disc(0.7))),
    Symbol.DIAMOND: (
        Part(path=polygon(((0, -0.85), (0.7, 0), (0, 0.85), (-0.7, 0))), width=0.22),
        Part(path=ellipse(0, 0, 0.2)),
    ),
    Symbol.FLAME: (Part(path=polygon(((0, -0.8), (0.72, 0.6), (-0.72, 0.6)))),),
    Symbol.FROST: tuple(_line((-x, -y), (x, y), width=0.2) for x, y in ((0.0, 0.85), (0.74, 0.42), (0.74, -0.42))),
    Symbol.EDGE: (
        _line((-0.2, -0.85), (-0.2, 0.85), width=0.26),
        *(Part(path=ellipse(0.4, y, 0.16)) for y in (-0.55, 0.0, 0.55)),
    ),
    Symbol.BLOCK: (
        Part(path=polygon(((-0.65, -0.65), (0.65, -0.65), (0.65, 0.65), (-0.65, 0.65))), width=0.24),
        _line((-0.65, 0.0), (0.65, 0.0), width=0.3),
    ),
    Symbol.SWING: (
        _line((-0.8, 0.0), (0.8, 0.0), width=0.22),
        _line((-0.45, -0.4), (-0.88, 0.0), (-0.45, 0.4), width=0.22),
        _line((0.45, -0.4), (0.88, 0.0), (0.45, 0.4), width=0.22),
    ),
    Symbol.CROSSED_BOX: (
        Part(path=polygon(((-0.7, -0.7), (0.7, -0.7), (0.7, 0.7), (-0.7, 0.7))), width=0.22),
        _line((-0.7, -0.7), (0.7, 0.7), width=0.22),
        _line((-0.7, 0.7), (0.7, -0.7), width=0.22),
    ),
    Symbol.TICK: (_line((-0.75, 0.05), (-0.2, 0.6), (0.8, -0.6), width=0.32),),
    Symbol.FLAG: (
        _line((-0.5, -0.85), (-0.5, 0.9), width=0.2),
        Part(path=polygon(((-0.5, -0.85), (0.75, -0.4), (-0.5, 0.05)))),
    ),
    Symbol.QUESTION: (
        Part(
            path=(
                Move(-0.45, -0.35),
                Curve(-0.45, -1.05, 0.5, -1.05, 0.5, -0.35),
                Curve(0.5, 0.05, 0.0, 0.0, 0.0, 0.4),
            ),
            width=0.26,
        ),
        Part(path=ellipse(0, 0.8, 0.17)),
    ),
    Symbol.PLUS: (_line((-0.7, 0.0), (0.7, 0.0), width=0.36), _line((0.0, -0.7), (0.0, 0.7), width=0.36)),
    Symbol.STAR: (Part(path=polygon(_star(0.92, 0.4, 5))),),
    Symbol.HEXAGON: (Part(path=polygon(_star(0.78, 0.78 * cos(pi / 6), 6)), width=0.24),),
    Symbol.HOURGLASS: (
        Part(path=polygon(((-0.65, -0.75), (0.65, -0.75), (0, 0)))),
        Part(path=polygon(((-0.65, 0.75), (0.65, 0.75), (0, 0)))),
    ),
    Symbol.BOX_DOT: (
        Part(path=polygon(((-0.68, -0.68), (0.68, -0.68), (0.68, 0.68), (-0.68, 0.68))), width=0.22),
        Part(path=ellipse(0, 0, 0.24)),
    ),
    Symbol.COMB: (
        _line((-0.8, -0.45), (0.8, -0.45), width=0.24),
        *(_line((x, -0.45), (x, 0.7), width=0.22) for x in (-0.69, 0.0, 0.69)),
    ),
    Symbol.NO_ENTRY: (Part(path=ellipse(0, 0, 0.72), width=0.26), _line((-0.5, -0.5), (0.5, 0.5), width=0.26)),
}
