"""One view of a body chart as a picture of its own: SVG in vectors, or PNG of an A5 page at 300 dpi.

Both are made of the display list that the paper is made of. The SVG says in words what it shows and where the client's
left is, for those who cannot see it.
"""

import base64
import io
import re
from collections.abc import Iterator, Sequence
from itertools import count
from xml.sax.saxutils import escape

from rmt_desktop.base.errors import Translate
from rmt_desktop.base.i18n import N_, Translator
from rmt_desktop.documents.chart_drawing import ChartDrawing
from rmt_desktop.documents.style import MM
from rmt_desktop.documents.text import CAP_HEIGHT
from rmt_desktop.domain.chart.display import Clipped, Fill, Item, Label, Picture, Stamps, Stroke, ramp
from rmt_desktop.domain.chart.figures import VIEW_NAMES, VIEW_PHRASES, Figures
from rmt_desktop.domain.chart.geometry import Box, Close, Curve, Line, Move, Path, moved
from rmt_desktop.domain.chart.names import Names, capitalised
from rmt_desktop.domain.chart.picture_views import WithPictures
from rmt_desktop.domain.chart.placing import Placing
from rmt_desktop.domain.chart.sentences import sentence
from rmt_desktop.services.papers import ChartPaper

A5_MM = (148.0, 210.0)
MARGIN_MM = 9.0
CAPTION_MM = 6.0
DPI = 300
POINTS_PER_INCH = 72
WHITE = "#ffffff"
FONTS = "Inter, 'Segoe UI', 'Helvetica Neue', Arial, sans-serif"

_UNPRINTABLE = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")  # what XML cannot hold

WHERE_LEFT_IS = {
    "front": N_("Seen from the front: the client's left is on the right of the picture."),
    "back": N_("Seen from the back: the client's left is on the left of the picture."),
    "left": N_("Seen from the client's left."),
    "right": N_("Seen from the client's right."),
}


def chart_png(paper: ChartPaper, figures: Figures, tr: Translator) -> bytes:
    """Return the view on an A5 page as PNG at 300 dpi."""
    import pypdfium2
    from reportlab.pdfgen.canvas import Canvas

    drawing = _drawing(paper, _with_own(paper, figures), tr)
    wide, tall = (side * MM for side in A5_MM)
    pdf = io.BytesIO()
    canvas = Canvas(pdf, pagesize=(wide, tall), invariant=True)
    drawing.drawOn(canvas, (wide - drawing.width) / 2, (tall - drawing.height) / 2)
    canvas.showPage()
    canvas.save()
    document = pypdfium2.PdfDocument(pdf.getvalue())
    image = document[0].render(scale=DPI / POINTS_PER_INCH).to_pil().convert("RGB")
    document.close()
    png = io.BytesIO()
    image.save(png, "PNG", dpi=(DPI, DPI))
    return png.getvalue()


def chart_svg(paper: ChartPaper, figures: Figures, names: Names, tr: Translator) -> bytes:
    """Return the view as SVG, as large as on an A5 page."""
    figures = _with_own(paper, figures)
    view = figures.view(paper.figure, paper.view)
    seen = Placing(figures, view).all_seen(paper.chart)
    title = tr(N_("Body chart, {view}"), view=view.title or tr(VIEW_PHRASES.get(view.name, view.name)))
    said = [tr(WHERE_LEFT_IS[view.name])] if view.name in WHERE_LEFT_IS else []
    said += [sentence(mark, names, tr, chart=paper.chart) for mark in seen]
    drawing = _drawing(paper, figures, tr)
    return svg_of(
        drawing.items,
        view.box,
        figures,
        width_mm=drawing.width / MM,
        title=title,
        said=said,
        caption=view.title or _view_name(paper.view, tr),
    ).encode("utf-8")


def svg_of(
    items: Sequence[Item],
    box: Box,
    figures: Figures,
    *,
    width_mm: float,
    title: str,
    said: Sequence[str],
    caption: str = "",
) -> str:
    """Return a display list as SVG ``width_mm`` wide; ``said`` are the sentences for who cannot see it."""
    scale = width_mm / box.width
    below = CAPTION_MM / scale if caption else 0.0
    tall = box.height + below
    written = Label(box.left + box.width / 2, box.bottom + below / 2, caption, 3.2 / scale, "#000000")
    frame = f"{_n(box.left)} {_n(box.top)} {_n(box.width)} {_n(tall)}"
    place = f'x="{_n(box.left)}" y="{_n(box.top)}" width="{_n(box.width)}" height="{_n(tall)}"'
    size = f'width="{_n(width_mm)}mm" height="{_n(tall * scale)}mm"'
    lines = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{frame}" {size} role="img" aria-labelledby="title desc">',
        f'<title id="title">{_text(title)}</title>',
        f'<desc id="desc">{_text(" ".join(said))}</desc>',
        f'<rect {place} fill="{WHITE}"/>',
        f'<g stroke-linecap="round" stroke-linejoin="round" font-family="{FONTS}" font-weight="600">',
        *_Drawn(figures).elements((*items, written) if caption else items),
        "</g>",
        "</svg>",
        "",
    )
    return "\n".join(lines)


class _Drawn:
    """The items of one picture as elements of SVG; clip paths are numbered through it."""

    def __init__(self, figures: Figures) -> None:
        self._figures = figures
        self._numbers = count(1)

    def elements(self, items: Sequence[Item]) -> Iterator[str]:
        """Yield the elements, first to last."""
        for item in items:
            match item:
                case Fill(path, ink, alpha):
                    yield f'<path d="{_d(path)}" {_filled(ink, alpha)} fill-rule="evenodd"/>'
                case Stroke(path, ink, width, alpha, dash):
                    yield f'<path d="{_d(path)}" {_stroked(ink, width, alpha, dash)}/>'
                case Stamps(path, places, ink, width, alpha):
                    d = " ".join(_d(moved(path, x, y)) for x, y in places)
                    yield f'<path d="{d}" {_stroked(ink, width, alpha) if width else _filled(ink, alpha)}/>'
                case Label():
                    yield _label(item)
                case Picture():
                    yield self._picture(item)
                case Clipped(path, inner):
                    yield from self._clipped(path, inner)

    def _clipped(self, path: Path, inner: Sequence[Item]) -> Iterator[str]:
        name = f"clip{next(self._numbers)}"
        yield f'<clipPath id="{name}"><path d="{_d(path)}" clip-rule="evenodd"/></clipPath>'
        yield f'<g clip-path="url(#{name})">'
        yield from self.elements(inner)
        yield "</g>"

    def _picture(self, item: Picture) -> str:
        raster = self._figures.raster(item.figure, item.view, item.look)
        content = _tinted(item, raster) if item.is_grey else raster
        kind = "jpeg" if content.startswith(b"\xff\xd8") else "png"
        box = item.box
        place = f'x="{_n(box.left)}" y="{_n(box.top)}" width="{_n(box.width)}" height="{_n(box.height)}"'
        data = base64.b64encode(content).decode("ascii")
        return f'<image {place} preserveAspectRatio="none" href="data:image/{kind};base64,{data}"/>'


def _tinted(item: Picture, grey: bytes) -> bytes:
    """Return the grey picture with its two tones as its palette, as PNG: nothing of it is lost."""
    from PIL import Image

    image = Image.open(io.BytesIO(grey), formats=("WEBP",)).convert("L")
    tinted = Image.frombytes("P", image.size, image.tobytes())
    tinted.putpalette([value for colour in ramp(item.dark, item.light) for value in colour])
    out = io.BytesIO()
    tinted.save(out, "PNG")
    return out.getvalue()


def _label(item: Label) -> str:
    """Return a text centred on its place; letters lie over their outline in the paper's colour."""
    halo = ""
    if item.halo:
        halo = f' stroke="{item.halo}" stroke-width="{_n(item.size * 0.24)}" paint-order="stroke"'
    place = f'x="{_n(item.x)}" y="{_n(item.y + CAP_HEIGHT * item.size / 2)}"'
    how = f'font-size="{_n(item.size)}" text-anchor="middle" fill="{item.ink}"'
    return f"<text {place} {how}{halo}>{_text(item.text)}</text>"


def _filled(ink: str, alpha: float) -> str:
    return f'fill="{ink}"' + (f' fill-opacity="{_n(alpha)}"' if alpha < 1 else "")


def _stroked(ink: str, width: float, alpha: float, dash: Sequence[float] = ()) -> str:
    see_through = f' stroke-opacity="{_n(alpha)}"' if alpha < 1 else ""
    dashed = f' stroke-dasharray="{" ".join(map(_n, dash))}"' if dash else ""
    return f'fill="none" stroke="{ink}" stroke-width="{_n(width)}"{see_through}{dashed}'


def _d(path: Path) -> str:
    parts = []
    for segment in path:
        match segment:
            case Move():
                letter = "M"
            case Line():
                letter = "L"
            case Curve():
                letter = "C"
            case Close():
                letter = "Z"
        parts.append(letter + " ".join(map(_n, segment)))
    return "".join(parts)


def _n(number: float) -> str:
    """Return a number as short as a hundredth of a millimetre needs."""
    return f"{number:.2f}".rstrip("0").rstrip(".")


def _text(words: str) -> str:
    return escape(_UNPRINTABLE.sub("\ufffd", words))


def _with_own(paper: ChartPaper, figures: Figures) -> Figures:
    """Return the figures with the paper's own pictures beside them."""
    return WithPictures(figures, {picture.id: (picture, content) for picture, content in paper.pictures})


def _drawing(paper: ChartPaper, figures: Figures, tr: Translator) -> ChartDrawing:
    """Return the view as large as an A5 page has room for."""
    view = figures.view(paper.figure, paper.view)
    wide, tall = A5_MM[0] - 2 * MARGIN_MM, A5_MM[1] - 2 * MARGIN_MM - CAPTION_MM
    return ChartDrawing(
        paper.chart,
        figures=figures,
        figure=paper.figure,
        view=paper.view,
        width_mm=min(wide, tall * view.width / view.height),
        tr=tr,
        modest=paper.modest,
        look=paper.look,
        layers=paper.layers,
    )


def _view_name(view: str, tr: Translate) -> str:
    return capitalised(tr(VIEW_NAMES.get(view, view)))
