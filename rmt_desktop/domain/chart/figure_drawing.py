"""The figure as a display list: skin, garment, drawn lines, outline, and regions set apart by colour.

Colours come as :class:`Tones`, so that the same figure sits on light and dark screens and on paper.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from rmt_desktop.base.errors import Translate
from rmt_desktop.base.i18n import N_
from rmt_desktop.domain.chart.display import Clipped, Fill, Item, Label, Picture, Stroke
from rmt_desktop.domain.chart.figures import VIEWS, Look, View
from rmt_desktop.domain.chart.geometry import XY, Line, Move, Path, Segment, bounds, polygon

LETTER_MM = 30.0
OUTLINE_MM = 1.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Tones:
    """Colours of a figure: ``light`` and ``dark`` ends of the skin's shading, its lines, and the garment."""

    light: str
    dark: str
    line: str
    garment: str
    garment_line: str
    withdrawn: str = "#b3261e"


ON_LIGHT = Tones(light="#fffaf0", dark="#5a4638", line="#57463a", garment="#cfc8be", garment_line="#a2978a")
ON_DARK = Tones(light="#e0d5c5", dark="#2c221b", line="#241c17", garment="#a79e93", garment_line="#6f665c")
ON_PAPER = Tones(light="#fffdf9", dark="#6b5d52", line="#57493f", garment="#d9d5cf", garment_line="#a9a29a")


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureOptions:
    """How the figure is drawn. ``modest`` dresses it; ``withdrawn`` are keys of regions that must not be touched."""

    look: Look = Look.GHOST
    modest: bool = True
    tones: Tones = ON_LIGHT
    withdrawn: frozenset[str] = frozenset()


def draw_figure(view: View, options: FigureOptions = FigureOptions()) -> tuple[Item, ...]:
    """Return the display list of the figure without marks; of an own picture, the picture as it is."""
    if view.is_picture:
        picture = Picture(view.figure, view.name, Look.SHADE, view.box)
        return (picture, Stroke(view.outline.path, options.tones.line, OUTLINE_MM))
    items = tuple(_figure(view, options))
    return items if view.name in VIEWS else (Clipped(_frame(view), items),)


def _figure(view: View, options: FigureOptions) -> Iterator[Item]:
    tones = options.tones
    outline = view.outline.path
    if options.look is Look.LINE:
        yield Fill(outline, tones.light)
    else:
        yield Clipped(outline, (_skin(view, options.look, tones.dark, tones.light),))
    for ink in view.ink:
        yield Fill(ink.contour.path, tones.line, round(0.85 * ink.alpha, 3))
    if view.iris is not None:
        yield Fill(view.iris.path, tones.line, 0.8)
    if options.modest and view.modesty is not None:
        yield Clipped(outline, tuple(_garment(view, view.modesty.path, options)))
    yield from highlighted(view, dict.fromkeys(options.withdrawn, tones.withdrawn), hatched=True)
    yield Stroke(outline, tones.line, OUTLINE_MM)


def _skin(view: View, look: Look, dark: str, light: str) -> Picture:
    return Picture(view.figure, view.name, look, view.box, dark, light)


def _garment(view: View, cloth: Path, options: FigureOptions) -> Iterator[Item]:
    """Yield plain cloth that keeps the body's soft shading and hides its lines."""
    tones = options.tones
    yield Fill(cloth, tones.garment)
    if options.look is not Look.LINE:
        yield Clipped(cloth, (_skin(view, Look.SHADE, tones.garment_line, tones.garment),))
        yield Fill(cloth, tones.garment, 0.72)
    yield Stroke(cloth, tones.garment_line, 1.4)


def _frame(view: View) -> Path:
    """Return the edge of the picture: beyond it a close-up of one part of the body has nothing to show."""
    return polygon([(0.0, 0.0), (view.width, 0.0), (view.width, view.height), (0.0, view.height)])


def side_letters(view: View, tr: Translate, ink: str, *, size: float = LETTER_MM) -> tuple[Label, ...]:
    """Return the client's sides written beside the figure: seen from the front, her left is on the viewer's right."""
    left, right = tr(N_("L")), tr(N_("R"))
    shown = (left, right) if view.name in ("back", "head_back") else (right, left)
    return tuple(Label(*at, text, size, ink) for at, text in zip(letter_places(view), shown, strict=False))


def letter_places(view: View) -> tuple[XY, ...]:
    """Return where the client's sides are written; nowhere where a view shows one side only."""
    if view.name not in ("front", "head_front", "back", "head_back"):
        return ()
    return tuple((share * view.width, 0.075 * view.height) for share in (0.2, 0.8))


def highlighted(view: View, colours: Mapping[str, str], *, hatched: bool = False) -> Iterator[Item]:
    """Yield regions (by key) filled in their colour; ``hatched`` adds lines, so that colour is not all that tells."""
    for region in view.regions:
        colour = colours.get(region.key)
        if colour is None:
            continue
        path = region.contour.path
        yield Fill(path, colour, 0.32)
        if hatched:
            yield Clipped(path, (Stroke(_hatching(path), colour, 1.8, 0.7),))
        yield Stroke(path, colour, 1.8, 0.9)


def outlined(view: View, keys: Iterable[str], ink: str) -> Iterator[Item]:
    """Yield regions (by key) with a strong border and a breath of colour: the one under the pointer or the keyboard."""
    for key in keys:
        region = view.by_key.get(key)
        if region is not None:
            yield Fill(region.contour.path, ink, 0.12)
            yield Stroke(region.contour.path, ink, 2.6)


def _hatching(path: Path, gap: float = 14.0) -> Path:
    box = bounds(path)
    segments: list[Segment] = []
    offset = gap / 2
    while offset < box.width + box.height:
        segments += (Move(box.right - offset, box.top), Line(box.right - offset + box.height, box.bottom))
        offset += gap
    return tuple(segments)
