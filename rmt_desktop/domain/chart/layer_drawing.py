"""Layers of anatomy as a display list: areas and contours at any size, and what is written on them at one size.

Inks and patterns come from :mod:`rmt_desktop.domain.chart.layer_legend`. Where several layers lie over each other,
muscles and bones are below and the skin's areas above.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from rmt_desktop.domain.chart.contours import Contour
from rmt_desktop.domain.chart.display import Fill, Item, Label, Stamps, Stroke, ramp
from rmt_desktop.domain.chart.figure_drawing import LETTER_MM, OUTLINE_MM, letter_places
from rmt_desktop.domain.chart.figures import View
from rmt_desktop.domain.chart.geometry import XY, Box, Line, Move, bounds, ellipse
from rmt_desktop.domain.chart.geometry import box_of as box_around
from rmt_desktop.domain.chart.hatching import hatched, strewn
from rmt_desktop.domain.chart.labels import box_of, uncovered
from rmt_desktop.domain.chart.layer_legend import LayerStyle, Pattern, style_of
from rmt_desktop.domain.chart.layers import Anatomy, Layers, LayerShape, Strength

FAINTER = 0.5  # how much of a layer is left when it is faint
GAP_MM = 7.0  # between lines or dots of a pattern
WIDTH_MM = 1.3  # of a contour
PATTERN_LINE = 0.5  # strength of a pattern
SHORT = 3  # letters of a name that is written whatever its room
FITS = 1.35  # other names may be wider than their area by so much: the light border keeps them readable
BESIDE_MM = 5.0  # between the figure and a name beside it
LIGHTENED = 150  # of 255, from a name's ink to white, where the ground is dark
TALLEST_MM = 60.0  # larger writing than this on the figure hides it

LARGEST_SIGN_MM = 3.0
NOWHERE = (Move(0.0, 0.0),)

_DIAGONAL = 0.70711
_ACROSS = {
    Pattern.LEVEL: (0.0, 1.0),
    Pattern.UPRIGHT: (1.0, 0.0),
    Pattern.RISING: (_DIAGONAL, _DIAGONAL),
    Pattern.FALLING: (_DIAGONAL, -_DIAGONAL),
}
_CROSS = (Move(-1.8, 0.0), Line(1.8, 0.0), Move(0.0, -1.8), Line(0.0, 1.8))
_STAMPED = {  # the sign, how many gaps apart, how wide its line (0: filled), how far from the border
    Pattern.DOTS: (ellipse(0.0, 0.0, 1.0), 1.0, 0.0, 1.5),
    Pattern.SPARSE_DOTS: (ellipse(0.0, 0.0, 1.0), 1.8, 0.0, 1.5),
    Pattern.LARGE_DOTS: (ellipse(0.0, 0.0, 2.0), 1.8, 0.0, 2.5),
    Pattern.RINGS: (ellipse(0.0, 0.0, 1.9), 1.8, 0.8, 2.8),
    Pattern.CROSSES: (_CROSS, 1.8, 0.8, 2.8),
}

_WRITTEN_FIRST = (Anatomy.DERMATOMES, Anatomy.NERVES, Anatomy.BONES, Anatomy.DEEP_MUSCLES, Anatomy.MUSCLES)


def draw_layers(
    view: View, layers: Layers, *, outline: str, strength: Strength = Strength.CLEAR, gap: float = GAP_MM
) -> tuple[Item, ...]:
    """Return areas and contours of layers, to be painted over the figure and below the marks.

    The body's own edge is drawn again above them, in the ink ``outline``. ``gap`` is the millimetres between lines of a
    pattern: wider on small paper, where they would run together.
    """
    fainter = FAINTER if strength is Strength.FAINT else 1.0
    items = tuple(
        item
        for layer, shapes in layers.items()
        for shape in shapes
        if shape.contour is not None
        for item in _area(style_of(layer, shape), shape.contour, fainter, gap)
    )
    return (*items, Stroke(view.outline.path, outline, OUTLINE_MM)) if items else ()


def extent_of(item: Item) -> Box:
    """Return where an item of a layer lies."""
    match item:
        case Label():
            return box_of(item)
        case Stamps():
            return box_around(item.places or ((0.0, 0.0),)).grown(LARGEST_SIGN_MM)
        case Fill(path=path) | Stroke(path=path):
            return bounds(path or NOWHERE).grown(WIDTH_MM)
        case _:
            raise TypeError(item)


def _area(style: LayerStyle, contour: Contour, fainter: float, gap: float) -> Iterator[Item]:
    yield Fill(contour.path, style.paint or style.ink, round(style.fill * fainter, 3))
    yield from _patterned(style, contour, round(PATTERN_LINE * fainter, 3), gap)
    yield Stroke(contour.path, style.ink, WIDTH_MM, round(style.line * fainter, 3), style.dash)


def _patterned(style: LayerStyle, contour: Contour, alpha: float, gap: float) -> Iterator[Item]:
    if style.pattern in _STAMPED:
        sign, share, width, reach = _STAMPED[style.pattern]
        yield Stamps(sign, strewn(contour.rings, share * gap, reach=reach), style.ink, width, alpha)
    elif style.pattern in _ACROSS:
        yield Stroke(hatched(contour.rings, _ACROSS[style.pattern], gap), style.ink, 0.9, alpha)


def layer_labels(
    view: View, layers: Layers, *, size: float, language: str, halo: str, room: Box | None = None
) -> tuple[Item, ...]:
    """Return what is written on layers in letters ``size`` mm high, and the landmarks' signs of that size.

    No two cover each other and none leaves ``room``, by default the picture; what has no place is left out, so that
    more is written the nearer one comes. Writing that would hide the figure is left out altogether.
    """
    room = room or view.box
    if size > TALLEST_MM:
        return ()
    signs = tuple(
        item
        for layer in layers
        for shape in layers[layer]
        if shape.contour is None
        for item in _sign(shape.at, size * 0.26, style_of(layer, shape).ink, halo)
    )
    wanted = [
        tuple(one for one in candidates if _within(room, box_of(one)))
        for layer in _WRITTEN_FIRST
        for candidates in _written(view, layer, layers.get(layer, ()), size, language, halo)
    ]
    taken = [_round(at, LETTER_MM) for at in letter_places(view)]
    taken += [_round(shape.at, size * 0.3) for shapes in layers.values() for shape in shapes if shape.contour is None]
    return (*signs, *uncovered(wanted, taken))


def light_beside(names: Sequence[Item], outline: Contour) -> tuple[Item, ...]:
    """Return what is written on layers for a dark ground: names beside the figure are light and need no halo."""
    return tuple(
        replace(one, ink=_lightened(one.ink), halo="")
        if isinstance(one, Label) and not outline.contains(one.x, one.y)
        else one
        for one in names
    )


def _lightened(ink: str) -> str:
    red, green, blue = ramp(ink, "#ffffff")[LIGHTENED]
    return f"#{red:02x}{green:02x}{blue:02x}"


def _sign(at: XY, radius: float, ink: str, halo: str) -> Iterator[Item]:
    yield Fill(ellipse(*at, radius * 1.35), halo)
    yield Stroke(ellipse(*at, radius), ink, radius * 0.32)
    yield Fill(ellipse(*at, radius * 0.42), ink)


def _round(at: XY, reach: float) -> Box:
    return Box(at[0] - reach, at[1] - reach, at[0] + reach, at[1] + reach)


def _within(outer: Box, inner: Box) -> bool:
    return (
        inner.left >= outer.left
        and inner.right <= outer.right
        and inner.top >= outer.top
        and inner.bottom <= outer.bottom
    )


def _written(
    view: View, layer: Anatomy, shapes: Sequence[LayerShape], size: float, language: str, halo: str
) -> Iterator[tuple[Label, ...]]:
    """Yield for each name the places it may be written at, the best first; every name once before any a second time.

    First on one side and then on the other, as atlases do it: so neighbours have more room.
    """
    by_id: dict[tuple[str, bool], list[LayerShape]] = {}
    for shape in shapes:
        by_id.setdefault((shape.id, shape.contour is None), []).append(shape)
    once = [sides[number % len(sides)] for number, sides in enumerate(by_id.values())]
    rest = [shape for shape in shapes if not any(shape is one for one in once)]
    for shape in (*once, *rest):
        if shape.contour is None:
            yield _beside(shape, size, language, halo)
            continue
        label = Label(*shape.at, shape.written.in_(language), size, style_of(layer, shape).writing, halo)
        within = (label,) if _fits(label, shape.contour) else ()
        yield (*within, *_outside(view, label, shape.contour))


def _fits(label: Label, contour: Contour) -> bool:
    """Say whether a name has about its room in its area; the levels of the spine are short and always may."""
    return len(label.text) <= SHORT or box_of(label).width <= FITS * contour.roomiest[1]


def _outside(view: View, label: Label, contour: Contour) -> Iterator[Label]:
    """Yield the name on the empty paper beside its area, where the area reaches the figure's edge."""
    reach, box = box_of(label).width / 2, contour.box
    for y in (label.y, box.top + 0.8 * box.height, box.top + 0.2 * box.height):
        spans = contour.spans(y)
        if not spans:
            continue
        for x in (spans[0][0] - BESIDE_MM - reach, spans[-1][1] + BESIDE_MM + reach):
            if not any(view.outline.contains(x + reach * share / 4, y) for share in range(-4, 5)):
                yield replace(label, x=x, y=y)


def _beside(shape: LayerShape, size: float, language: str, halo: str) -> tuple[Label, ...]:
    """Return where a landmark's name may stand round it."""
    ink = style_of(Anatomy.BONES, shape).writing
    label = Label(*shape.at, shape.written.in_(language), size * 0.92, ink, halo)
    aside = (box_of(label).width / 2) + size * 0.42
    x, y = shape.at
    outwards = 1 if shape.side.value == "L" else -1
    return (
        replace(label, x=x + outwards * aside),
        replace(label, x=x - outwards * aside),
        replace(label, y=y - size),
        replace(label, y=y + size),
    )
