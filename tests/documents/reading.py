"""Reading a PDF back: its words and where they stand, its fonts, its properties, its pictures of pages."""

import ctypes
import io
from collections.abc import Iterator
from dataclasses import dataclass

import pikepdf
import pypdfium2
import pypdfium2.raw as pdfium
from PIL import Image


@dataclass(frozen=True)
class Found:
    """A text on a page: its box in points from the lower left corner, and the size it is set in."""

    page: int
    left: float
    bottom: float
    right: float
    top: float
    size: float


def pages_of(pdf: bytes) -> int:
    document = pypdfium2.PdfDocument(pdf)
    try:
        return len(document)
    finally:
        document.close()


def page_texts(pdf: bytes) -> list[str]:
    """Return the text of every page with plain line ends."""
    texts = []
    for _, text_page in _text_pages(pdf):
        texts.append(text_page.get_text_range().replace("\r\n", "\n"))
    return texts


def text_of(pdf: bytes) -> str:
    """Return all text as one line, so that a sentence broken into lines is found."""
    return " ".join(" ".join(page_texts(pdf)).split())


def find(pdf: bytes, wanted: str) -> Found:
    """Return the first place of a text that stands in one line. Fails when there is none."""
    for place in places(pdf, wanted):
        return place
    raise AssertionError(f"not on the paper: {wanted!r}")


def places(pdf: bytes, wanted: str) -> Iterator[Found]:
    """Yield every place of a text, page after page."""
    for number, text_page in _text_pages(pdf):
        search = text_page.search(wanted, match_case=True)
        while (hit := search.get_next()) is not None:
            index, count = hit
            boxes = [text_page.get_charbox(i) for i in range(index, index + count)]
            yield Found(
                page=number,
                left=min(box[0] for box in boxes),
                bottom=min(box[1] for box in boxes),
                right=max(box[2] for box in boxes),
                top=max(box[3] for box in boxes),
                size=pdfium.FPDFText_GetFontSize(text_page, index),
            )


def sizes(pdf: bytes) -> set[float]:
    """Return every size, in points, that visible letters are set in."""
    found = set()
    for _, text_page in _text_pages(pdf):
        for index in range(text_page.count_chars()):
            if not text_page.get_text_range(index, 1).isspace():
                found.add(round(pdfium.FPDFText_GetFontSize(text_page, index), 2))
    return found


def slants(pdf: bytes) -> set[str]:
    """Return the letters that do not stand upright: those of a stamp across the page."""
    letters = set()
    for _, text_page in _text_pages(pdf):
        for index in range(text_page.count_chars()):
            matrix = pdfium.FS_MATRIX()
            if pdfium.FPDFText_GetMatrix(text_page, index, ctypes.byref(matrix)) and abs(matrix.b) > 0.01:
                letters.add(text_page.get_text_range(index, 1))
    return letters


def fonts(pdf: bytes) -> dict[str, bool]:
    """Return the name of every font and whether its outlines are in the file."""
    found = {}
    with pikepdf.open(io.BytesIO(pdf)) as document:
        for page in document.pages:
            for font in page.Resources.get("/Font", {}).values():
                found[str(font.BaseFont)] = "/FontDescriptor" in font and "/FontFile2" in font.FontDescriptor
    return found


def properties(pdf: bytes) -> dict[str, str]:
    """Return title, author, dates and language of a PDF."""
    with pikepdf.open(io.BytesIO(pdf)) as document:
        found = {key.lstrip("/"): str(value) for key, value in document.docinfo.items()}
        found["Lang"] = str(document.Root.Lang)
        return found


def page_size(pdf: bytes) -> tuple[int, int]:
    """Return width and height of the first page in whole points."""
    with pikepdf.open(io.BytesIO(pdf)) as document:
        box = [float(value) for value in document.pages[0].MediaBox]
        return round(box[2] - box[0]), round(box[3] - box[1])


def picture_of(pdf: bytes, page: int = 0, *, scale: float = 0.5) -> Image.Image:
    """Return a page as a picture, ``scale`` pixels a point."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        return document[page].render(scale=scale).to_pil().convert("RGB")
    finally:
        document.close()


def _text_pages(pdf: bytes) -> Iterator[tuple[int, pypdfium2.PdfTextPage]]:
    document = pypdfium2.PdfDocument(pdf)
    try:
        for number in range(len(document)):
            page = document[number]
            text_page = page.get_textpage()
            yield number, text_page
            text_page.close()
            page.close()
    finally:
        document.close()
