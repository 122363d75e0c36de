"""Logo and signature on paper: cut to their ink, fitted, flat on white, and never a reason to fail."""

import io

import pytest
from PIL import Image

from rmt_desktop.documents.pictures import picture
from tests.documents.samples import a_hand
from tests.support.builders import PIXEL


def encoded(image: Image.Image, kind: str = "PNG") -> bytes:
    stream = io.BytesIO()
    image.save(stream, kind)
    return stream.getvalue()


def test_empty_margins_are_cut_off() -> None:
    image = Image.new("RGB", (400, 200), "white")
    image.paste("black", (150, 50, 250, 100))

    shown = picture(encoded(image), width=1_000, height=1_000)

    assert shown is not None
    assert shown.image.size == (100, 50)


def test_a_picture_is_fitted_without_being_stretched() -> None:
    shown = picture(encoded(Image.new("RGB", (3_000, 1_000), "navy")), width=170, height=44)

    assert shown is not None
    assert shown.height == pytest.approx(44, abs=0.2)
    assert shown.width == pytest.approx(132, abs=0.6)


def test_a_large_picture_is_brought_down_to_three_hundred_dots_per_inch() -> None:
    shown = picture(encoded(Image.new("RGB", (4_000, 4_000), "navy")), width=72, height=72)

    assert shown is not None
    assert shown.image.size == (300, 300)


def test_a_small_picture_is_not_blown_up() -> None:
    shown = picture(encoded(Image.new("RGB", (20, 10), "navy")), width=170, height=44)

    assert shown is not None
    assert (shown.width, shown.height) == (20, 10)


def test_a_signature_without_ground_lies_on_white() -> None:
    shown = picture(a_hand(), width=230, height=46)

    assert shown is not None
    assert shown.image.mode == "RGB"
    assert shown.image.getpixel((shown.image.width - 1, shown.image.height - 1)) == (255, 255, 255)


def test_a_signature_is_printed_in_greys() -> None:
    shown = picture(a_hand(), width=230, height=46, grey=True)

    assert shown is not None
    assert shown.image.mode == "L"
    darkest, lightest = shown.image.getextrema()
    assert darkest < 60
    assert lightest == 255


def test_a_photo_lying_on_its_side_is_set_upright() -> None:
    image = Image.new("RGB", (40, 20), "navy")
    exif = image.getexif()
    exif[0x0112] = 6
    stream = io.BytesIO()
    image.save(stream, "JPEG", exif=exif)

    shown = picture(stream.getvalue(), width=500, height=500)

    assert shown is not None
    assert shown.image.size == (20, 40)


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGB", "RGBA", "I;16"])
def test_every_kind_of_png_can_be_shown(mode: str) -> None:
    image = Image.new("L", (30, 30), 40).convert(mode)

    shown = picture(encoded(image), width=50, height=50)

    assert shown is not None
    assert shown.image.mode == "RGB"


@pytest.mark.parametrize(
    "data",
    [b"", b"GIF89a", b"\x89PNG\r\n\x1a\n", a_hand()[:300], encoded(Image.new("RGB", (9_000, 9_000)))],
    ids=["none", "other", "head only", "cut short", "far too large"],
)
def test_what_cannot_be_shown_is_left_out(data: bytes) -> None:
    assert picture(data, width=50, height=50) is None


@pytest.mark.parametrize("data", [PIXEL, encoded(Image.new("RGB", (90, 90), "white"))], ids=["clear", "white"])
def test_a_picture_of_nothing_is_no_picture(data: bytes) -> None:
    assert picture(data, width=50, height=50) is None
