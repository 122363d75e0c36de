"""Marks as a display list.

Areas and strokes stay inside the body's outline; points and their numbers lie on top of all, so that no finding hides
under a large area. The same list is painted on the screen and on paper.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import ceil, hypot, sqrt

from rmt_desktop.domain.chart.blobs import brush_radius, track
from rmt_desktop.domain.chart.display import Clipped, Fill, Item, Label, Stamps, Stroke
from rmt_desktop.domain.chart.figures import View
from rmt_desktop.domain.chart.geometry import (
    XY,
    Box,
    Line,
    Move,
    Path,
    Segment,
    bounds,
    box_of,
    ellipse,
    moved,
    polygon,
)
from rmt_desktop.domain.chart.labels import apart
from rmt_desktop.domain.chart.legend import Style, Symbol, style_of
from rmt_desktop.domain.chart.marks import Layer, Mark, MarkKind, Shape
from rmt_desktop.domain.chart.strokes import along, smooth, spread
from rmt_desktop.domain.chart.symbols import parts, stitch_tick
from rmt_desktop.domain.ids import MarkId

SYMBOL_MM = 11.0  # radius of a point's symbol at a symbol scale of 1
PATTERN_MM = 5.5  # radius of a symbol repeated over an area or along a stroke
BAND_MM = 11.0  # width of the soft band under a stroke
LABEL_MM = 17.0
ARROW_MM = 4.0
LONGEST_REMARK = 24  # letters of a remark on the picture; the list has all of it
MOST_SYMBOLS = 220  # of one area; beyond it they stand farther apart

PAPER = "#fffdf8"
GHOST_INK = "#6f675f"


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """How marks are drawn.

    ``symbol_scale`` enlarges points and numbers without moving them: above 1 on small paper, below 1 when zoomed in.
    ``numbers`` gives marks a number to find them in a list; without one a mark shows its intensity. ``faded`` layers
    belong to somebody else; ``hidden`` ones are not drawn. ``is_ghost`` draws all in grey, as of an earlier visit.
    """

    symbol_scale: float = 1.0
    numbers: Mapping[MarkId, int] | None = None
    hidden: frozenset[Layer] = frozenset()
    is_ghost: bool = False
    with_labels: bool = True

    @property
    def pattern_scale(self) -> float:
        """How much larger than usual the symbols in areas are: on small paper they would run together."""
        return float(max(1.0, min(1.7, self.symbol_scale**0.7)))


@dataclass(frozen=True, slots=True)
class Drawn:
    """One mark ready to paint. ``low`` items stay inside the body, ``high`` ones lie on top; ``box`` holds both.

    ``label`` is where its number would stand if it were alone, ``symbol`` the room of a point, which no number covers.
    """

    mark: Mark
    low: tuple[Item, ...]
    high: tuple[Item, ...]
    label: Label | None
    symbol: Box | None
    box: Box


def draw_chart(view: View, marks: Sequence[Mark], options: Options = Options()) -> tuple[Item, ...]:
    """Return the display list of ``marks`` as a view shows them (see ``Placing.all_seen``)."""
    shown = (mark for mark in marks if mark.layer not in options.hidden)
    return composed(view, [draw_mark(mark, [view.mm(point) for point in mark.points], options) for mark in shown])


def composed(view: View, drawn: Sequence[Drawn]) -> tuple[Item, ...]:
    """Return one display list of marks drawn before: what lies low inside the body, what lies high, the numbers."""
    low = tuple(item for one in drawn for item in one.low)
    high = tuple(item for one in drawn for item in one.high)
    numbers = labels_of(drawn).values()
    return (Clipped(view.outline.path, low), *high, *numbers) if low else (*high, *numbers)


def labels_of(drawn: Sequence[Drawn]) -> dict[MarkId, Label]:
    """Return the labels of marks that are drawn together by mark id, clear of each other and of all points."""
    named = [(one.mark.id, one.label) for one in drawn if one.label is not None]
    symbols = [one.symbol for one in drawn if one.symbol is not None]
    return dict(zip((key for key, _ in named), apart([label for _, label in named], symbols), strict=True))


def draw_mark(mark: Mark, points: Sequence[XY], options: Options = Options()) -> Drawn:
    """Return one mark ready to paint; ``points`` are its places in millimetres."""
    style = style_of(mark)
    ink = GHOST_INK if options.is_ghost else style.ink
    match mark.shape:
        case Shape.POINT:
            low, high = _point(points[0], style, ink, mark.intensity, options)
        case Shape.STROKE:
            low, high = tuple(_stroke(points, style, ink, mark.intensity, options)), ()
        case Shape.AREA:
            low, high = tuple(_area(points, style, ink, mark.intensity, options)), ()
        case Shape.BRUSH:
            low, high = tuple(_brush(mark, points, style, ink, options)), ()
        case Shape.ARROW:
            low, high = tuple(_arrow(points, style, ink, options)), ()
        case Shape.MEASURE:
            low, high = (), tuple(_measure(points, ink, options))
    symbol = box_of(points).grown(SYMBOL_MM * options.symbol_scale) if mark.shape is Shape.POINT else None
    box = _box(mark.shape, points, options)
    return Drawn(mark, low, high, _label(mark, points, ink, options), symbol, box)


def _point(at: XY, style: Style, ink: str, intensity: int | None, options: Options) -> tuple[tuple[Item, ...], ...]:
    radius = SYMBOL_MM * options.symbol_scale
    symbol = tuple(symbol_items(style.symbol, at, radius, ink, halo=PAPER))
    if style.symbol in (Symbol.FILLED_DOT, Symbol.RING_DOT, Symbol.ORBIT, Symbol.TARGET, Symbol.NO_ENTRY):
        return (), symbol
    disc = ellipse(*at, radius * 1.45)
    soft = (Fill(disc, PAPER, 0.55), Fill(disc, ink, _alpha(style, intensity)), Stroke(disc, ink, radius * 0.1, 0.75))
    return (), (*soft, *symbol_items(style.symbol, at, radius * 0.85, ink))


def symbol_items(symbol: Symbol, at: XY, radius: float, ink: str, *, halo: str = "") -> Iterator[Item]:
    """Yield a symbol of the legend round a place; with ``halo`` its lines are lifted off what lies below."""
    for part in parts(symbol):
        path = moved(part.path, *at, radius)
        if part.is_paper:
            if halo:
                yield Fill(path, halo, 0.92)
        elif part.width and halo:
            yield Stroke(path, halo, (part.width + 0.24) * radius, 0.85)
        if not part.is_paper and not part.width:
            yield Fill(path, ink)
    for part in parts(symbol):
        if part.width and not part.is_paper:
            yield Stroke(moved(part.path, *at, radius), ink, part.width * radius)


def _stroke(points: Sequence[XY], style: Style, ink: str, intensity: int | None, options: Options) -> Iterator[Item]:
    larger = options.pattern_scale
    path = smooth(points)
    yield Stroke(path, PAPER, BAND_MM * larger + 2.0, 0.5)
    yield Stroke(path, ink, BAND_MM * larger, _alpha(style, intensity))
    if style.line:
        yield Stroke(path, ink, style.line, 0.95, style.dash)
    if style.symbol is Symbol.STITCH:
        yield _stitches(points, style, ink, larger)
    elif style.symbol not in (Symbol.HATCH, Symbol.NO_ENTRY):
        places = [at for at, _, _ in along(points, style.spacing * larger)]
        yield from _repeated(style.symbol, places, ink, larger)


def _brush(mark: Mark, points: Sequence[XY], style: Style, ink: str, options: Options) -> Iterator[Item]:
    """Yield the soft track of a brush; where the pen pressed harder it is wider."""
    area = track(points, mark.points)
    yield Fill(area, PAPER, 0.4)
    yield Fill(area, ink, min(0.6, _alpha(style, mark.intensity) * 1.3))
    places = [at for at, _, _ in along(points, style.spacing * 1.3 * options.pattern_scale)]
    if style.symbol not in (Symbol.HATCH, Symbol.NO_ENTRY, Symbol.STITCH):
        yield from _repeated(style.symbol, places, ink, options.pattern_scale)
    elif style.symbol is Symbol.HATCH:
        hatching = _hatching(bounds(area), style.spacing * options.pattern_scale, 1.0)
        yield Clipped(area, (Stroke(hatching, ink, 1.5 * options.pattern_scale, 0.8),))


def _arrow(points: Sequence[XY], style: Style, ink: str, options: Options) -> Iterator[Item]:
    """Yield where pain goes: a dashed line with a head at its end."""
    larger = options.pattern_scale
    width = ARROW_MM * larger
    head = _arrow_head(points, width)
    line = smooth(points)
    yield Stroke(line, PAPER, width + 3.0, 0.8)
    yield Stroke(head, PAPER, width + 3.0, 0.8)
    yield Stroke(line, ink, width, 0.95, style.dash or (3 * width, 2 * width))
    yield Stroke(head, ink, width, 0.95)


def _arrow_head(points: Sequence[XY], width: float) -> Path:
    (x, y), (dx, dy) = points[-1], _heading(points, reach=4 * width)
    back, aside = 5.0 * width, 2.6 * width
    left = (x - dx * back - dy * aside, y - dy * back + dx * aside)
    right = (x - dx * back + dy * aside, y - dy * back - dx * aside)
    return polygon((left, (x, y), right), closed=False)


def _heading(points: Sequence[XY], *, reach: float) -> XY:
    """Return the direction in which a line ends, told from its last ``reach`` mm, as a unit vector."""
    x, y = points[-1]
    from_x, from_y = next((p for p in reversed(points) if hypot(x - p[0], y - p[1]) >= reach), points[0])
    away = hypot(x - from_x, y - from_y) or 1.0
    return (x - from_x) / away, (y - from_y) / away


def _measure(points: Sequence[XY], ink: str, options: Options) -> Iterator[Item]:
    """Yield a measured line with a stop across each end."""
    (ax, ay), (bx, by) = points[0], points[-1]
    away = hypot(bx - ax, by - ay) or 1.0
    half = 6.0 * options.symbol_scale
    dx, dy = -(by - ay) / away * half, (bx - ax) / away * half
    lines = (
        polygon(((ax, ay), (bx, by)), closed=False),
        polygon(((ax - dx, ay - dy), (ax + dx, ay + dy)), closed=False),
        polygon(((bx - dx, by - dy), (bx + dx, by + dy)), closed=False),
    )
    width = 2.0 * options.symbol_scale
    yield from (Stroke(line, PAPER, width * 2.4, 0.9) for line in lines)
    yield from (Stroke(line, ink, width) for line in lines)


def _stitches(points: Sequence[XY], style: Style, ink: str, larger: float) -> Item:
    tick = stitch_tick()
    radius = PATTERN_MM * 1.7 * larger
    half = 0.42 * radius
    segments: list[Segment] = []
    for (x, y), dx, dy in along(points, style.spacing * larger):
        segments += (Move(x - dy * half, y + dx * half), Line(x + dy * half, y - dx * half))
    return Stroke(tuple(segments), ink, tick.width * radius)


def _area(points: Sequence[XY], style: Style, ink: str, intensity: int | None, options: Options) -> Iterator[Item]:
    larger = options.pattern_scale
    path = smooth(points, closed=True)
    yield Fill(path, PAPER, 0.45)
    yield Fill(path, ink, _alpha(style, intensity))
    box = bounds(path)
    if style.symbol in (Symbol.HATCH, Symbol.NO_ENTRY):
        leaning = 1.0 if style.symbol is Symbol.HATCH else -1.0
        gap = style.spacing if style.symbol is Symbol.HATCH else style.spacing / 3
        yield Clipped(path, (Stroke(_hatching(box, gap * larger, leaning), ink, 1.5 * larger, 0.8),))
    else:
        yield Clipped(path, tuple(_repeated(style.symbol, _lattice(box, style.spacing * larger), ink, larger)))
    yield Stroke(path, ink, max(2.0, style.line * 0.7) * larger, 0.95, style.dash)
    if style.symbol is Symbol.NO_ENTRY:
        yield from symbol_items(style.symbol, centre(points), SYMBOL_MM * 1.2, ink, halo=PAPER)


def _repeated(symbol: Symbol, places: Sequence[XY], ink: str, larger: float) -> Iterator[Item]:
    radius = PATTERN_MM * larger
    for part in parts(symbol):
        if part.is_paper and len(parts(symbol)) > 1:
            continue
        yield Stamps(moved(part.path, 0, 0, radius), tuple(places), ink, part.width * radius, 0.9)


def _lattice(box: Box, spacing: float) -> list[XY]:
    """Return places in staggered rows over a box, never more than ``MOST_SYMBOLS``."""
    spacing *= max(1.0, sqrt(box.width * box.height / (spacing * spacing * MOST_SYMBOLS)))
    rows = max(1, ceil(box.height / spacing))
    columns = max(1, ceil(box.width / spacing))
    top = (box.top + box.bottom - (rows - 1) * spacing) / 2
    left = (box.left + box.right - (columns - 1) * spacing) / 2
    return [
        (left + (column + (row % 2) / 2 - 0.25) * spacing, top + row * spacing)
        for row in range(rows)
        for column in range(columns + 1)
    ]


def _hatching(box: Box, gap: float, leaning: float) -> Path:
    step = gap * sqrt(2) * max(1.0, (box.width + box.height) / (gap * MOST_SYMBOLS))
    segments: list[Segment] = []
    count = ceil((box.width + box.height) / step)
    for i in range(count):
        offset = (i + 0.5) * step
        if leaning > 0:
            segments += (Move(box.left + offset, box.top), Line(box.left + offset - box.height, box.bottom))
        else:
            segments += (Move(box.right - offset, box.top), Line(box.right - offset + box.height, box.bottom))
    return tuple(segments)


def _label(mark: Mark, points: Sequence[XY], ink: str, options: Options) -> Label | None:
    text = _words(mark, options)
    if not text or not options.with_labels:
        return None
    scale = options.symbol_scale
    if mark.shape is Shape.POINT:
        x, y = points[0]
        x, y = x + (SYMBOL_MM * 1.5 + LABEL_MM * 0.5) * scale, y - SYMBOL_MM * 0.9 * scale
        x += LABEL_MM * 0.27 * (len(text) - 1) * scale
    elif mark.shape is Shape.MEASURE:
        x, y = _beside_line(points[0], points[-1], LABEL_MM * (0.5 + 0.25 * len(text)) * scale)
    elif mark.shape is not Shape.AREA:
        x, y = points[-1]
        x, y = x + LABEL_MM * 0.7 * scale, y - LABEL_MM * 0.7 * scale
    else:
        x, y = centre(points)
        if mark.kind is MarkKind.AVOID:
            y += SYMBOL_MM * 2.4
    return Label(x, y, text, LABEL_MM * scale, ink, PAPER)


def _words(mark: Mark, options: Options) -> str:
    """Return what stands beside a mark: its number in a list, its length, its remark or its intensity."""
    if options.numbers is not None:
        number = options.numbers.get(mark.id)
        return "" if number is None else str(number)
    if mark.of:
        return ""  # the trigger point it belongs to says how strong it is
    if mark.length is not None:
        return f"{centimetres(mark.length)} cm"
    if mark.kind is MarkKind.REMARK and mark.note:
        words = mark.note.strip().splitlines()[0]
        return words if len(words) <= LONGEST_REMARK else f"{words[: LONGEST_REMARK - 1]}…"
    return "" if mark.intensity is None else str(mark.intensity)


def centimetres(length: int) -> str:
    """Return a length in millimetres as centimetres with at most one decimal: ``6``, ``4.5``."""
    return f"{length / 10:g}"


def _beside_line(a: XY, b: XY, away: float) -> XY:
    """Return a place beside the middle of a line, on its upper or right side."""
    dx, dy = b[0] - a[0], b[1] - a[1]
    size = hypot(dx, dy) or 1.0
    aside_x, aside_y = dy / size, -dx / size
    if aside_y > 0.3 or (abs(aside_y) <= 0.3 and aside_x < 0):
        aside_x, aside_y = -aside_x, -aside_y
    return (a[0] + b[0]) / 2 + aside_x * away, (a[1] + b[1]) / 2 + aside_y * away


def centre(points: Sequence[XY]) -> XY:
    """Return a place inside a closed polygon, near its middle, for a number or a symbol."""
    inside = spread(points, across=11)
    x = sum(p[0] for p in inside) / len(inside)
    y = sum(p[1] for p in inside) / len(inside)
    return min(inside, key=lambda p: (p[0] - x) ** 2 + (p[1] - y) ** 2)


def _alpha(style: Style, intensity: int | None) -> float:
    share = 0.5 if intensity is None else intensity / 10
    return round(style.fill * (0.3 + 0.9 * share), 3)


def _box(shape: Shape, points: Sequence[XY], options: Options) -> Box:
    if shape is Shape.POINT or shape is Shape.MEASURE:
        margin = SYMBOL_MM * 1.7 * options.symbol_scale
    elif shape is Shape.BRUSH:
        margin = brush_radius(1.0) + 2.0
    elif shape is Shape.ARROW:
        margin = 6.0 * ARROW_MM * options.pattern_scale
    else:
        margin = (BAND_MM / 2 + 5.0) * options.pattern_scale
    # curves through the points may swing out a little beyond them
    box = box_of(points)
    return box.grown(margin + (0.0 if shape is Shape.POINT else 0.06 * max(box.width, box.height)))
