"""Picture files as people have them: photos that say who took them where, drawings, and what only looks like one."""

import io
import struct
import zlib
from typing import Any

from PIL import Image, ImageDraw
from PIL.PngImagePlugin import PngInfo

from rmt_desktop.domain.chart.pictures import OwnPicture

WHOSE = "Maya Chen, 43.65 N"
ORIENTATION = 0x0112


def a_photo(width: int = 640, height: int = 480, *, turned: int = 1, quality: int = 90) -> bytes:
    """Return a JPEG with a red dot in its upper left corner as stored, and with what cameras write beside it."""
    image = Image.new("RGB", (width, height), (210, 180, 160))
    ImageDraw.Draw(image).rectangle((0, 0, width // 8, height // 8), fill=(200, 0, 0))
    exif = Image.Exif()
    exif[0x010E] = WHOSE
    exif[ORIENTATION] = turned
    out = io.BytesIO()
    image.save(out, "JPEG", exif=exif, comment=WHOSE.encode(), quality=quality)
    return out.getvalue()


def a_drawing(width: int = 320, height: int = 400) -> bytes:
    """Return a PNG with a line on clear ground, and a text beside the pixels."""
    image = Image.new("RGBA", (width, height), (0, 0, 0, 0))
    ImageDraw.Draw(image).line((10, 10, width - 10, height - 10), fill=(20, 20, 120, 255), width=4)
    told = PngInfo()
    told.add_text("Author", WHOSE)
    out = io.BytesIO()
    image.save(out, "PNG", pnginfo=told)
    return out.getvalue()


def noise(width: int, height: int) -> bytes:
    """Return a PNG that no compression makes small."""
    image = Image.effect_noise((width, height), 80).convert("RGB")
    out = io.BytesIO()
    image.save(out, "PNG")
    return out.getvalue()


def a_bomb(width: int = 20_000, height: int = 10_000) -> bytes:
    """Return a PNG of a few hundred bytes that says it is 200 megapixels large."""
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    parts = ((b"IHDR", head), (b"IDAT", zlib.compress(b"")), (b"IEND", b""))
    chunks = (
        struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data)) for name, data in parts
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunks)


def a_moving_gif() -> bytes:
    """Return a GIF of two frames."""
    frames = [Image.new("P", (40, 40), colour) for colour in (0, 1)]
    out = io.BytesIO()
    frames[0].save(out, "GIF", save_all=True, append_images=frames[1:])
    return out.getvalue()


def an_svg() -> bytes:
    """Return a drawing with a program in it."""
    return b'<?xml version="1.0"?>\n<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'


def a_heic() -> bytes:
    """Return how a telephone's HEIC file begins."""
    return b"\x00\x00\x00\x18ftypheic\x00\x00\x00\x00mif1heic" + bytes(200)


def an_own_picture(**changes: Any) -> OwnPicture:
    """Return a picture of a chart: a knee, 640 x 480."""
    given = {"id": "picture-1", "name": "Knee, 3 Nov", "width": 640, "height": 480, "digest": "0" * 64}
    return OwnPicture(**{**given, "is_agreed": True, **changes})
