"""Pictures from a file: only what is seen, never too much, and a sentence for what is none."""

import io
from pathlib import Path

import pytest
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from rmt_desktop.ui.widgets.picture_pick import LARGEST_SIDE, PictureTrouble, read_picture

pytestmark = pytest.mark.usefixtures("qapp")
WHOSE = "Maya Chen, 43.65 N"


def opened(png: bytes) -> Image.Image:
    return Image.open(io.BytesIO(png))


def a_png(path: Path) -> Path:
    told = PngInfo()
    told.add_text("Author", WHOSE)
    Image.new("RGBA", (60, 40), (200, 30, 30, 128)).save(path, "PNG", pnginfo=told)
    return path


def a_jpeg(path: Path) -> Path:
    exif = Image.Exif()
    exif[0x010E] = WHOSE
    Image.new("RGB", (60, 40), (200, 30, 30)).save(path, "JPEG", exif=exif, comment=WHOSE.encode())
    return path


@pytest.mark.parametrize("make", [a_png, a_jpeg])
def test_what_a_camera_wrote_into_a_picture_is_not_taken_over(tmp_path: Path, make) -> None:
    path = make(tmp_path / "photo")
    assert WHOSE.encode() in path.read_bytes()
    png = read_picture(path)
    assert WHOSE.encode() not in png
    assert opened(png).size == (60, 40)
    assert opened(png).info.get("Author") is None


def test_what_can_be_seen_through_stays_so(tmp_path: Path) -> None:
    assert opened(read_picture(a_png(tmp_path / "logo.png"))).getpixel((5, 5)) == pytest.approx(
        (200, 30, 30, 128), abs=1
    )


def test_a_large_picture_is_made_smaller(tmp_path: Path) -> None:
    Image.new("RGB", (3000, 1500)).save(tmp_path / "large.png")
    assert opened(read_picture(tmp_path / "large.png")).size == (LARGEST_SIDE, LARGEST_SIDE // 2)


def test_a_picture_of_200_megapixels_is_refused_before_it_is_unpacked(tmp_path: Path) -> None:
    Image.new("1", (20_000, 10_000)).save(tmp_path / "huge.png")
    with pytest.raises(PictureTrouble, match="50 megapixels"):
        read_picture(tmp_path / "huge.png")


@pytest.mark.parametrize("content", [b"", b"<svg><g", b"%PDF-1.7", b"\x89PNG\r\n\x1a\n"])
def test_what_is_no_picture_is_told_in_a_sentence(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "broken").write_bytes(content)
    with pytest.raises(PictureTrouble, match="not a picture"):
        read_picture(tmp_path / "broken")


def test_a_file_that_is_gone_is_told_in_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(PictureTrouble, match="cannot be read"):
        read_picture(tmp_path / "gone.png")
