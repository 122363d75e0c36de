"""A receipt as PDF bytes.

The floor is a bare ReportLab canvas that writes the same words at the same places in the same fonts.
"""

import io
from collections.abc import Iterator
from pathlib import Path

import pypdfium2
from reportlab.lib.pagesizes import letter
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from rmt_desktop.app.wiring import wire
from rmt_desktop.base.paths import resources
from tests.documents.samples import a_receipt_paper
from tools.benchmarks import Bench, Result, judged, percentile, timed_ms

TIMES = 60
Words = list[tuple[float, float, float, str]]


def measure(bench: Bench) -> Iterator[Result]:
    """Measure making one receipt again and again, the fonts loaded."""
    del bench
    documents = wire().documents
    paper = a_receipt_paper()
    words = _words(documents.receipt(paper))
    pdfmetrics.registerFont(TTFont("Floor", str(_font())))
    times = timed_ms(lambda: documents.receipt(paper), times=TIMES)
    floor = timed_ms(lambda: _plain(words), times=TIMES)
    yield judged("receipt PDF, median", percentile(times, 0.5), "ms", floor=percentile(floor, 0.5), at_most_times=3)


def _font() -> Path:
    return resources() / "fonts" / "Inter-Regular.ttf"


def _words(pdf: bytes) -> Words:
    """Return the lines of text of a paper with their places and sizes, in points."""
    document = pypdfium2.PdfDocument(pdf)
    found: Words = []
    for page in document:
        text = page.get_textpage()
        for index in range(text.count_rects()):
            left, bottom, right, top = text.get_rect(index)
            found.append((left, bottom, max(6.0, top - bottom), text.get_text_bounded(left, bottom, right, top)))
    document.close()
    return found


def _plain(words: Words) -> bytes:
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=letter, invariant=True)
    for x, y, size, text in words:
        canvas.setFont("Floor", size)
        canvas.drawString(x, y, text)
    canvas.save()
    return out.getvalue()
