"""Own pictures as views: what draws, zooms and paints a figure does so with a picture without knowing it.

A picture has no skin: nothing drawn on it shows anywhere else. Its nine parts stand where a figure has regions, so that
it can be walked over by the keyboard; they are no places of the body and are never written into a mark.
"""

from collections.abc import Mapping

from rmt_desktop.domain.chart.body import Surface
from rmt_desktop.domain.chart.contours import Contour
from rmt_desktop.domain.chart.figures import Figures, Look, Region, View
from rmt_desktop.domain.chart.geometry import Box
from rmt_desktop.domain.chart.layers import Anatomy, LayerShape
from rmt_desktop.domain.chart.names import PART_NAMES
from rmt_desktop.domain.chart.pictures import PICTURE, OwnPicture
from rmt_desktop.domain.sides import Side

LONG_SIDE = 1000.0
"""How long the longer side is in the millimetres of a figure: symbols then look as they do on a whole body."""

_PARTS = 3  # rows and columns

Kept = Mapping[str, tuple[OwnPicture, bytes]]
"""Pictures with their bytes, by the picture's id."""


def picture_view(picture: OwnPicture) -> View:
    """Return a picture as a view to draw on."""
    scale = LONG_SIDE / max(picture.width, picture.height)
    box = Box(0.0, 0.0, picture.width * scale, picture.height * scale)
    return View(
        figure=PICTURE,
        name=picture.id,
        title=picture.name,
        width=box.width,
        height=box.height,
        outline=_rectangle(box),
        modesty=None,
        iris=None,
        ink=(),
        regions=tuple(_part(box, number, part) for number, part in enumerate(PART_NAMES)),
        muscles=(),
    )


class WithPictures:
    """The ``Figures`` of a chart: the body's, and its own pictures as further views of whichever figure is shown."""

    def __init__(self, figures: Figures, kept: Kept) -> None:
        self._figures = figures
        self._kept = kept
        self._views: dict[OwnPicture, View] = {}

    def view(self, figure: str, name: str, /) -> View:
        """Return one view, the same value each time. Raises KeyError if there is none."""
        found = self._kept.get(name)
        if found is None:
            return self._figures.view(figure, name)
        picture, _ = found
        if picture not in self._views:
            self._views[picture] = picture_view(picture)
        return self._views[picture]

    def has(self, figure: str, name: str, /) -> bool:
        """Say whether there is such a view."""
        return name in self._kept or self._figures.has(figure, name)

    def surface(self, figure: str, name: str, /) -> Surface:
        """Return the skin as a view shows it. Raises KeyError for a picture, which has none."""
        if name in self._kept:
            raise KeyError(name)
        return self._figures.surface(figure, name)

    def raster(self, figure: str, name: str, look: Look, /) -> bytes:
        """Return the picture of a view: an own one as it is kept. Raises KeyError for a look that has none."""
        found = self._kept.get(name)
        return found[1] if found is not None else self._figures.raster(figure, name, look)

    def layer(self, figure: str, name: str, layer: Anatomy, /) -> tuple[LayerShape, ...]:
        """Return a layer of anatomy over a view; nothing over a picture."""
        return () if name in self._kept else self._figures.layer(figure, name, layer)


def _part(box: Box, number: int, id: str) -> Region:
    row, column = divmod(number, _PARTS)
    wide, tall = box.width / _PARTS, box.height / _PARTS
    part = Box(column * wide, row * tall, (column + 1) * wide, (row + 1) * tall)
    return Region(
        id=id,
        side=Side.MIDLINE,
        anchor=((part.left + part.right) / 2, (part.top + part.bottom) / 2),
        radius=min(wide, tall) / 2,
        contour=_rectangle(part),
    )


def _rectangle(box: Box) -> Contour:
    """Return the contour of a box; contours are made of curves, so its edges are straight ones."""
    wide, tall = box.width, box.height
    edges = " ".join(
        f"c {dx / 3:.3f} {dy / 3:.3f} {dx / 1.5:.3f} {dy / 1.5:.3f} {dx:.3f} {dy:.3f}"
        for dx, dy in ((wide, 0.0), (0.0, tall), (-wide, 0.0))
    )
    return Contour(f"M {box.left:.3f} {box.top:.3f} {edges} z", box)
