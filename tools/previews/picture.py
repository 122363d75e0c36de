"""The body chart with an own picture: a knee with a scar, drawn on with several tools."""

import io
from typing import Any

from PIL import Image, ImageDraw, ImageFilter

from rmt_desktop.domain.chart.chart import Chart
from rmt_desktop.domain.chart.marks import Layer, Mark, MarkKind, Point, Shape
from rmt_desktop.domain.chart.pictures import PICTURE, OwnPicture
from rmt_desktop.domain.ids import MarkId
from rmt_desktop.ui.chart.editor import ChartEditor
from tools.previews import Wish, chart

KNEE = OwnPicture(id="knee", name="Left knee, 3 Nov", width=1600, height=1200, digest="", is_agreed=True)


def preview(wish: Wish) -> ChartEditor:
    """Return the editor in the program's look."""
    editor = chart.bare(wish, {KNEE.id: (KNEE, _photo())})
    editor.tabs.offer_pictures()
    editor.show_chart(Chart(_findings(), (KNEE,)))
    editor.set_view(KNEE.id)
    editor.show_mark(MarkId("scar"))
    return editor


def _findings() -> tuple[Mark, ...]:
    scar = _mark("scar", MarkKind.SCAR, Shape.MEASURE, (0.49, 0.41), (0.52, 0.68), length=62, where="medial edge")
    corners = ((0.56, 0.4), (0.63, 0.41), (0.65, 0.53), (0.63, 0.62), (0.57, 0.62), (0.55, 0.5))
    numb = _mark("numb", MarkKind.NUMB, Shape.AREA, *corners, intensity=4)
    tender = _mark("tender", MarkKind.TENDER, Shape.POINT, (0.42, 0.56), intensity=6)
    goes = _mark("goes", MarkKind.ACHING, Shape.ARROW, (0.44, 0.7), (0.44, 0.78), (0.47, 0.88))
    return scar, numb, tender, goes


def _mark(id: str, kind: MarkKind, shape: Shape, *points: tuple[float, float], **more: Any) -> Mark:
    places = tuple(Point(x, y) for x, y in points)
    return Mark(
        id=MarkId(id),
        kind=kind,
        shape=shape,
        layer=Layer.THERAPIST,
        figure=PICTURE,
        view=KNEE.id,
        points=places,
        **more,
    )


def _photo() -> bytes:
    """Return a picture of a knee as simple as can be."""
    image = Image.new("RGB", (KNEE.width, KNEE.height), (96, 110, 120))
    draw = ImageDraw.Draw(image)
    draw.rounded_rectangle((450, -100, 1150, 1300), 260, fill=(214, 172, 150))
    draw.ellipse((560, 420, 1040, 860), fill=(222, 184, 164))
    draw.line((800, 500, 830, 640, 812, 800), fill=(170, 90, 90), width=16)
    out = io.BytesIO()
    image.filter(ImageFilter.GaussianBlur(6)).save(out, "JPEG", quality=90)
    return out.getvalue()
