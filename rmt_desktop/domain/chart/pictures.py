"""Own pictures of a chart: a photo or diagram the therapist added to a visit, and what a file must be to become one.

The bytes never lie in the chart. It knows a picture by the hash of what is kept of it, so that the signature of the
note covers the picture too.
"""

from dataclasses import dataclass
from datetime import date

from rmt_desktop.base.errors import UserError
from rmt_desktop.base.i18n import N_

PICTURE = "picture"
"""What stands for the figure of a mark that was drawn on an own picture; its view is the picture's id."""

LARGEST_FILE = 40_000_000  # bytes of a file that is offered
MOST_PIXELS = 60_000_000  # of a file that is offered; asked before it is unpacked
LONGEST_SIDE = 2400  # pixels that are kept: 200 dots per inch over a page
LARGEST_KEPT = 2_000_000  # bytes
MOST_PICTURES = 24  # of one visit
LONGEST_NAME = 80

_MOVING_WEBP = 0x02  # a flag of the extended header
_HEIF_BRANDS = frozenset({b"heic", b"heix", b"heim", b"heis", b"hevc", b"mif1", b"msf1", b"heif", b"avif", b"avis"})


class PictureTrouble(UserError):
    """A file cannot become a picture of the record; nothing was added."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnPicture:
    """A picture added to a visit's chart, ``width`` x ``height`` pixels as kept.

    ``digest`` is the SHA-256 of its kept bytes in hexadecimal. ``taken_on`` is the day it shows, if that is known;
    ``is_agreed`` that the client agreed to its being kept.
    """

    id: str
    name: str
    width: int
    height: int
    digest: str
    taken_on: date | None = None
    is_agreed: bool = False


def check_file(content: bytes) -> None:
    """Raise PictureTrouble for a file that is no still picture this program reads, before anything unpacks it."""
    if len(content) > LARGEST_FILE:
        raise PictureTrouble(N_("This file is larger than 40 MB. Please choose a smaller picture."))
    if _is_svg(content):
        raise PictureTrouble(
            N_("SVG drawings cannot be added: such a file can hold a program. Please save it as PNG first.")
        )
    if content[4:8] == b"ftyp" and content[8:12] in _HEIF_BRANDS:
        raise PictureTrouble(N_("HEIC pictures of a telephone cannot be read. Please save or send it as JPEG."))
    if content.startswith((b"GIF87a", b"GIF89a")) or _is_moving(content):
        raise PictureTrouble(N_("Moving pictures (GIF) cannot be added. Please save one picture of it as PNG."))
    if not _is_known(content):
        raise PictureTrouble(N_("This file is not a picture the program can read. PNG and JPEG work."))
    if _is_cut_short(content):
        raise broken()


def check_size(width: int, height: int) -> None:
    """Raise PictureTrouble for a picture of so many pixels that unpacking it could fill the memory."""
    if width <= 0 or height <= 0:
        raise broken()
    if width * height > MOST_PIXELS:
        raise PictureTrouble(N_("This picture has more than 60 megapixels. Please choose a smaller one."))


def broken() -> PictureTrouble:
    """Return the trouble of a file that begins like a picture and is none."""
    return PictureTrouble(N_("This picture is damaged or not complete. Please copy it again, or choose another one."))


def _is_svg(content: bytes) -> bool:
    start = content[:2000].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    return start.startswith((b"<svg", b"<!doctype svg")) or (start.startswith(b"<?xml") and b"<svg" in start)


def _is_known(content: bytes) -> bool:
    return content.startswith((b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"BM")) or _is_webp(content)


def _is_webp(content: bytes) -> bool:
    return content[:4] == b"RIFF" and content[8:12] == b"WEBP"


def _is_moving(content: bytes) -> bool:
    return _is_webp(content) and content[12:16] == b"VP8X" and bool(content[20:21] and content[20] & _MOVING_WEBP)


def _is_cut_short(content: bytes) -> bool:
    """Say whether the end is missing: some decoders would fill what is not there with grey and say nothing."""
    if content.startswith(b"\xff\xd8"):
        begun = _first_scan(content)
        return begun < 0 or content.find(b"\xff\xd9", begun) < 0
    if content.startswith(b"\x89PNG"):
        return b"IEND" not in content[-4096:]
    return _is_webp(content) and len(content) < 8 + int.from_bytes(content[4:8], "little")


def _first_scan(content: bytes) -> int:
    """Return where the pixels of a JPEG begin, -1 for nowhere.

    It goes from part to part: a preview in front has an end of its own, and what telephones put behind the picture, a
    short film, may look like anything.
    """
    at = content.find(b"\xff", 2)
    while 0 <= at < len(content) - 3:
        if content[at + 1] == 0xDA:
            return at
        size = 1 if content[at + 1] == 0xFF else 2 + int.from_bytes(content[at + 2 : at + 4], "big")
        at = content.find(b"\xff", at + size)
    return -1
