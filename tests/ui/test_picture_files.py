"""Files become plain pixels: upright, small, and without a word of what the camera wrote."""

import io

import pytest
from PIL import Image
from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QColor, QColorSpace, QImage

from rmt_desktop.domain.chart.pictures import LARGEST_KEPT, LONGEST_SIDE
from rmt_desktop.services.ports import PlainPicture
from rmt_desktop.ui.picture_files import QtPictureFiles
from tests.support.pictures import WHOSE, a_bomb, a_drawing, a_photo, noise

pytestmark = pytest.mark.usefixtures("qapp")
FILES = QtPictureFiles()
RED = (200, 0, 0)


def plain(content: bytes, *, longest: int = LONGEST_SIDE, most: int = LARGEST_KEPT) -> PlainPicture:
    made = FILES.plain(content, longest=longest, most_bytes=most)
    assert made is not None
    return made


def opened(made: PlainPicture) -> Image.Image:
    image = Image.open(io.BytesIO(made.content))
    assert image.size == (made.width, made.height)
    return image


def test_nothing_but_the_pixels_of_a_photo_is_kept() -> None:
    photo = a_photo()
    assert WHOSE.encode() in photo
    made = plain(photo)
    assert WHOSE.encode() not in made.content
    assert opened(made).format == "JPEG"
    assert not opened(made).getexif()
    assert "comment" not in opened(made).info
    assert "icc_profile" not in opened(made).info


def test_nothing_but_the_pixels_of_a_drawing_is_kept() -> None:
    made = plain(a_drawing())
    assert WHOSE.encode() not in made.content
    assert opened(made).format == "PNG"
    assert opened(made).text == {}


@pytest.mark.parametrize(("turned", "corner"), [(1, (5, 5)), (6, (474, 5)), (3, (634, 474)), (8, (5, 634))])
def test_a_photo_is_kept_upright(turned: int, corner: tuple[int, int]) -> None:
    made = plain(a_photo(640, 480, turned=turned))
    assert (made.width, made.height) == ((640, 480) if turned in (1, 3) else (480, 640))
    assert opened(made).getpixel(corner) == pytest.approx(RED, abs=20)


def test_a_large_photo_is_bounded() -> None:
    made = plain(a_photo(4000, 3000))
    assert (made.width, made.height) == (LONGEST_SIDE, 1800)


def test_a_picture_that_compresses_badly_is_kept_as_a_small_enough_jpeg() -> None:
    content = noise(900, 900)
    made = plain(content, most=400_000)
    assert len(content) > 400_000 >= len(made.content)
    assert opened(made).format == "JPEG"


def test_a_picture_that_no_quality_makes_small_enough_is_made_smaller() -> None:
    made = plain(noise(900, 600), most=40_000)
    assert len(made.content) <= 40_000
    assert opened(made).size == (made.width, made.height)
    assert made.width / made.height == pytest.approx(1.5, abs=0.02)
    assert 100 < made.width < 900


def test_clear_ground_becomes_white_where_a_drawing_becomes_jpeg() -> None:
    made = opened(plain(a_drawing(), most=1))
    assert made.format == "JPEG"
    assert made.getpixel((made.width // 2, 1)) == pytest.approx((255, 255, 255), abs=3)


def test_the_size_is_read_from_the_head_alone() -> None:
    assert FILES.size(a_bomb()) == (20_000, 10_000)
    assert FILES.size(b"no picture") == (0, 0)


@pytest.mark.qt_log_ignore("Invalid JPEG file structure")
def test_a_file_that_only_begins_like_a_picture_is_none() -> None:
    assert FILES.plain(a_bomb(40, 40), longest=100, most_bytes=1000) is None
    assert FILES.plain(b"\xff\xd8\xff\xda\xff\xd9", longest=100, most_bytes=1000) is None


def test_the_wider_colours_of_a_telephone_are_kept_as_they_look() -> None:
    wide = QImage(8, 8, QImage.Format.Format_RGB32)
    wide.fill(QColor(200, 60, 40))
    wide.setColorSpace(QColorSpace(QColorSpace.NamedColorSpace.DisplayP3))
    looks = wide.convertedToColorSpace(QColorSpace(QColorSpace.NamedColorSpace.SRgb)).pixelColor(4, 4)
    assert looks.red() > 210
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    assert wide.save(buffer, "PNG")
    seen = opened(plain(bytes(buffer.data().data()))).convert("RGB").getpixel((4, 4))
    assert seen == pytest.approx((looks.red(), looks.green(), looks.blue()), abs=2)
