"""The body chart on paper: the same display list the screen paints, drawn by ReportLab.

The figure's ``y`` grows downwards, the page's upwards: it is turned here and nowhere else. The lines stay vector; only
the soft shading of the skin is a picture, as JPEG inside the outline.
"""

import io
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from reportlab.platypus.flowables import Flowable

from rmt_desktop.base.i18n import Translator
from rmt_desktop.documents.fonts import glyphs
from rmt_desktop.documents.style import MM, SMALL, Weight, ink
from rmt_desktop.documents.text import CAP_HEIGHT, draw_text, text_width
from rmt_desktop.domain.chart.chart import Chart
from rmt_desktop.domain.chart.display import Clipped, Fill, Item, Label, Picture, Stamps, Stroke, ramp
from rmt_desktop.domain.chart.drawing import SYMBOL_MM, Options, draw_chart, symbol_items
from rmt_desktop.domain.chart.figure_drawing import LETTER_MM, ON_PAPER, FigureOptions, draw_figure, side_letters
from rmt_desktop.domain.chart.figures import VIEW_NAMES, Figures, Look
from rmt_desktop.domain.chart.geometry import Close, Curve, Line, Move, Path, moved
from rmt_desktop.domain.chart.layer_drawing import GAP_MM, draw_layers, layer_labels
from rmt_desktop.domain.chart.layers import Anatomy, layers_over
from rmt_desktop.domain.chart.legend import Choice, kind_name, look
from rmt_desktop.domain.chart.placing import Placing
from rmt_desktop.domain.ids import MarkId

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas
    from reportlab.pdfgen.pathobject import PDFPathObject

PIXELS_PER_MM = 220 / 25.4  # of paper; the shading is soft, its lines are vectors
QUALITY = 80
PHOTO_PIXELS_PER_MM = 300 / 25.4
PHOTO_QUALITY = 88
SYMBOL_ON_PAPER_MM = 1.9  # radius of a point's symbol, whatever the size of the figure
CAPTION = 14.0  # points below the figure for the view's name
GAP_POINTS = 1.9  # between lines of a layer's pattern, at least
NAME_POINTS = 5.2  # of what is written on layers of anatomy
LETTER_POINTS = 9.0  # of the client's L and R, at least
EVEN_ODD = 0

_WEIGHT = Weight.SEMIBOLD


class ChartDrawing(Flowable):  # type: ignore[misc]  # ReportLab has no types
    """One view with its marks, captioned with the view's name. Marks on other views are left out.

    It is ``width_mm`` wide on paper. ``numbers`` point to lines of a list beside it; ``layers`` of anatomy lie under
    the marks, with as many names as have room.
    """

    def __init__(
        self,
        chart: Chart,
        *,
        figures: Figures,
        figure: str,
        view: str,
        width_mm: float,
        tr: Translator,
        numbers: Mapping[MarkId, int] | None = None,
        modest: bool = True,
        look: Look = Look.GHOST,
        layers: frozenset[Anatomy] = frozenset(),
    ) -> None:
        super().__init__()
        self._figures = figures
        shown = figures.view(figure, view)
        self._caption = shown.title or tr(VIEW_NAMES[view])
        self._scale = width_mm * MM / shown.width
        self.width = width_mm * MM
        self.height = shown.height * self._scale + CAPTION
        letters = side_letters(shown, tr, ON_PAPER.line, size=max(LETTER_MM, LETTER_POINTS / self._scale))
        symbol_scale = SYMBOL_ON_PAPER_MM * MM / self._scale / SYMBOL_MM
        anatomy = layers_over(figures, figure, view, layers)
        self._items: tuple[Item, ...] = (
            *draw_figure(shown, FigureOptions(look=look, modest=modest, tones=ON_PAPER)),
            *draw_layers(shown, anatomy, outline=ON_PAPER.line, gap=max(GAP_MM, GAP_POINTS / self._scale)),
            *layer_labels(shown, anatomy, size=NAME_POINTS / self._scale, language=tr.language, halo=ON_PAPER.light),
            *letters,
            *draw_chart(
                shown,
                Placing(figures, shown).all_seen(chart),
                Options(symbol_scale=symbol_scale, numbers=numbers),
            ),
        )

    @property
    def items(self) -> tuple[Item, ...]:
        """What is drawn, in millimetres of the figure and without the caption."""
        return self._items

    def wrap(self, width: float, height: float) -> tuple[float, float]:  # noqa: ARG002 - ReportLab's signature
        """Return the size of figure and caption in points."""
        return self.width, self.height

    def draw(self) -> None:
        """Draw figure, marks and caption."""
        canvas = self.canv
        canvas.saveState()
        canvas.translate(0, self.height)
        canvas.scale(self._scale, -self._scale)
        draw_items(canvas, self._items, self._figures, self._scale)
        canvas.restoreState()
        wide = text_width(self._caption, SMALL)
        draw_text(canvas, self._caption, SMALL, x=(self.width - wide) / 2, top=SMALL.leading, width=wide + 1)


class LegendLine(Flowable):  # type: ignore[misc]
    """What the symbols mean: each kind once, its symbol before its name, in as many lines as it takes."""

    def __init__(self, kinds: Sequence[Choice], tr: Translator) -> None:
        super().__init__()
        self._entries = [(look(kind), kind_name(kind, tr, tr.language)) for kind in dict.fromkeys(kinds)]
        self._rows: list[list[tuple[int, float]]] = []
        self.width = self.height = 0.0

    def wrap(self, width: float, height: float) -> tuple[float, float]:  # noqa: ARG002
        """Return the size in points when set ``width`` wide."""
        self._rows = [[]] if self._entries else []
        x = 0.0
        for index, (_, label) in enumerate(self._entries):
            wide = 22 + text_width(label, SMALL)
            if x and x + wide > width:
                self._rows.append([])
                x = 0.0
            self._rows[-1].append((index, x))
            x += wide
        self.width, self.height = width, 15.0 * len(self._rows)
        return self.width, self.height

    def draw(self) -> None:
        """Draw the symbols with their names."""
        for number, entries in enumerate(self._rows):
            middle = self.height - 15.0 * number - 7.5
            for index, x in entries:
                style, label = self._entries[index]
                self.canv.saveState()
                self.canv.translate(x + 5, middle)
                self.canv.scale(1, -1)
                draw_items(self.canv, tuple(symbol_items(style.symbol, (0, 0), 4.2, style.ink)), None, 1.0)
                self.canv.restoreState()
                top = middle + SMALL.leading / 2
                draw_text(self.canv, label, SMALL, x=x + 13, top=top, width=text_width(label, SMALL) + 1)


def draw_items(canvas: "Canvas", items: Sequence[Item], figures: Figures | None, scale: float) -> None:
    """Draw a display list; the canvas is set to millimetres of the figure with ``y`` downwards.

    ``scale`` is points per such millimetre; ``figures`` gives the shading and may be None when there is none to draw.
    """
    for item in items:
        canvas.saveState()
        match item:
            case Fill(path, colour, alpha):
                canvas.setFillColorRGB(*ink(colour), alpha=alpha)
                canvas.drawPath(_path(canvas, path), stroke=0, fill=1, fillMode=EVEN_ODD)
            case Stroke():
                _draw_stroke(canvas, item)
            case Stamps():
                _draw_stamps(canvas, item)
            case Label():
                _draw_label(canvas, item)
            case Picture():
                if figures is not None:
                    _draw_picture(canvas, item, figures, scale)
            case Clipped(path, inner):
                canvas.clipPath(_path(canvas, path), stroke=0, fill=0, fillMode=EVEN_ODD)
                draw_items(canvas, inner, figures, scale)
        canvas.restoreState()


def _draw_stroke(canvas: "Canvas", item: Stroke) -> None:
    canvas.setLineCap(1)
    canvas.setLineJoin(1)
    canvas.setLineWidth(item.width)
    if item.dash:
        canvas.setDash(list(item.dash))
    canvas.setStrokeColorRGB(*ink(item.ink), alpha=item.alpha)
    canvas.drawPath(_path(canvas, item.path), stroke=1, fill=0)


def _draw_stamps(canvas: "Canvas", item: Stamps) -> None:
    path = canvas.beginPath()
    for x, y in item.places:
        _add(path, moved(item.path, x, y))
    canvas.setLineCap(1)
    canvas.setLineJoin(1)
    canvas.setLineWidth(item.width)
    canvas.setStrokeColorRGB(*ink(item.ink), alpha=item.alpha)
    canvas.setFillColorRGB(*ink(item.ink), alpha=item.alpha)
    canvas.drawPath(path, stroke=int(item.width > 0), fill=int(item.width == 0), fillMode=EVEN_ODD)


def _draw_label(canvas: "Canvas", item: Label) -> None:
    table = glyphs(_WEIGHT)
    size = item.size
    runs = [(table[character].font, character) for character in item.text]
    wide = sum(table[character].width for character in item.text) * size / 1000
    canvas.translate(item.x - wide / 2, item.y + CAP_HEIGHT * size / 2)
    canvas.scale(1, -1)
    canvas.setLineJoin(1)
    for mode in (1, 0) if item.halo else (0,):
        text = canvas.beginText(0, 0)
        text.setTextRenderMode(mode)
        if mode:
            canvas.setStrokeColorRGB(*ink(item.halo))
            canvas.setLineWidth(size * 0.24)
        canvas.setFillColorRGB(*ink(item.ink))
        for font, character in runs:
            text.setFont(font, size)
            text.textOut(character)
        text.setTextRenderMode(0)
        canvas.drawText(text)


def _draw_picture(canvas: "Canvas", item: Picture, figures: Figures, scale: float) -> None:
    from reportlab.lib.utils import ImageReader

    box = item.box
    raster = figures.raster(item.figure, item.view, item.look)
    jpeg = _shading(item, raster, scale) if item.is_grey else _own_colours(item, raster, scale)
    canvas.translate(box.left, box.bottom)
    canvas.scale(1, -1)
    canvas.drawImage(ImageReader(io.BytesIO(jpeg)), 0, 0, box.width, box.height)


def _shading(item: Picture, grey: bytes, scale: float) -> bytes:
    """Return the picture tinted, no larger than needed on this paper, as JPEG."""
    from PIL import Image

    image = Image.open(io.BytesIO(grey), formats=("WEBP",)).convert("L")
    height = round(item.box.height * scale / MM * PIXELS_PER_MM)
    if height < image.height:
        image = image.resize((round(image.width * height / image.height), height), Image.Resampling.LANCZOS)
    red, green, blue = zip(*ramp(item.dark, item.light), strict=True)
    tinted = Image.merge("RGB", [image.point(list(channel)) for channel in (red, green, blue)])
    out = io.BytesIO()
    tinted.save(out, "JPEG", quality=QUALITY, subsampling=2)
    return out.getvalue()


def _own_colours(item: Picture, content: bytes, scale: float) -> bytes:
    """Return an own picture on white, no larger than this paper shows, as JPEG."""
    from PIL import Image

    image: Image.Image = Image.open(io.BytesIO(content), formats=("PNG", "JPEG"))
    height = round(item.box.height * scale / MM * PHOTO_PIXELS_PER_MM)
    if image.format == "JPEG" and image.height <= height:
        return content
    clear = image.convert("RGBA")
    image = Image.new("RGB", clear.size, "white")
    image.paste(clear, mask=clear.getchannel("A"))
    image.thumbnail((round(image.width * height / image.height) + 1, height), Image.Resampling.LANCZOS)
    out = io.BytesIO()
    image.save(out, "JPEG", quality=PHOTO_QUALITY)
    return out.getvalue()


def _path(canvas: "Canvas", path: Path) -> "PDFPathObject":
    made = canvas.beginPath()
    _add(made, path)
    return made


def _add(made: "PDFPathObject", path: Path) -> None:
    for segment in path:
        match segment:
            case Move(x, y):
                made.moveTo(x, y)
            case Line(x, y):
                made.lineTo(x, y)
            case Curve(x1, y1, x2, y2, x, y):
                made.curveTo(x1, y1, x2, y2, x, y)
            case Close():
                made.close()
