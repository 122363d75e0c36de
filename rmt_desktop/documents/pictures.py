"""Pictures from the record on paper: logo and signature, made small and plain, and never a reason to fail."""

import io
import logging
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL.Image import Image
    from reportlab.pdfgen.canvas import Canvas

_LOG = logging.getLogger(__name__)

DOTS_PER_POINT = 300 / 72
MOST_PIXELS = 40_000_000


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture ready to be placed; ``width`` and ``height`` in points."""

    image: "Image"
    width: float
    height: float

    def draw(self, canvas: "Canvas", x: float, y: float) -> None:
        """Draw the picture with its lower left corner at ``x``, ``y``."""
        from reportlab.lib.utils import ImageReader

        canvas.drawImage(ImageReader(self.image), x, y, self.width, self.height)


def picture(data: bytes, *, width: float, height: float, grey: bool = False) -> Picture | None:
    """Return a PNG or JPEG fitted into ``width`` x ``height`` points on white, at most 300 dots per inch.

    Empty margins are cut off, so that logo and signature stand where they should. A small picture is not blown up
    beyond 72 dots per inch. ``grey`` is for signatures: what is faxed or scanned by an insurer stays as dark as it is.
    None when there is no picture, nothing on it, or its bytes are damaged: a receipt must come out all the same.
    """
    if not data:
        return None
    try:
        image = _opened(data, (int(width * DOTS_PER_POINT), int(height * DOTS_PER_POINT)), "L" if grey else "RGB")
    except Exception:  # a damaged file can make the decoder raise nearly anything
        _LOG.info("A stored picture could not be read; the paper is made without it.")
        return None
    scale = min(width / image.width, height / image.height, 1.0)
    return Picture(image, image.width * scale, image.height * scale)


@lru_cache(maxsize=8)
def clinic_picture(data: bytes, *, width: float, height: float, grey: bool = False) -> Picture | None:
    """Return a picture as ``picture`` does, made ready once: logo and therapists' hands stand on every paper.

    Never for anything of a client's, which would stay in memory after the vault is locked.
    """
    return picture(data, width=width, height=height, grey=grey)


def _opened(data: bytes, box: tuple[int, int], mode: str) -> "Image":
    from PIL import Image as Images
    from PIL import ImageChops, ImageOps

    image: Image = Images.open(io.BytesIO(data), formats=("PNG", "JPEG"))
    if image.width * image.height > MOST_PIXELS:
        raise ValueError(image.size)
    image.draft("RGB", box)
    ImageOps.exif_transpose(image, in_place=True)
    if image.mode in ("RGBA", "LA", "PA") or "transparency" in image.info:
        clear = image.convert(f"{mode}A")
        clear = clear.crop(clear.getchannel("A").getbbox())
        image = Images.new(mode, clear.size, "white")
        image.paste(clear.convert(mode), mask=clear.getchannel("A"))
    image = image.convert(mode)
    ink = ImageChops.invert(image.convert("L")).getbbox()
    if ink is None:
        raise ValueError(image.size)
    image = image.crop(ink)
    image.thumbnail(box)
    return image
