"""Open one widget or one paper with sample data, or draw it into a picture.

python3 dev.py preview                       list what there is
python3 dev.py preview NAME                  open it
python3 dev.py preview NAME --out FILE.png   draw it without a screen; further pages become FILE-2.png, ...
"""

import argparse
import ast
import importlib
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from tools.previews import Wish

if TYPE_CHECKING:
    from PIL.Image import Image
    from PySide6.QtWidgets import QWidget

FOLDER = Path(__file__).resolve().parent / "previews"
PAPER_DPI = 110


def available() -> dict[str, str]:
    """Return the names that can be shown, each with its description."""
    found = {}
    for path in sorted(FOLDER.glob("[!_]*.py")):
        text = ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))) or ""
        found[path.stem] = text.split("\n", maxsplit=1)[0]
    return found


def made(name: str, wish: Wish) -> "QWidget | bytes":
    """Return the widget or the PDF of this name."""
    thing: QWidget | bytes = importlib.import_module(f"tools.previews.{name}").preview(wish)
    return thing


def pages(pdf: bytes, *, scale: float) -> "list[Image]":
    """Return the pages of a PDF as pictures; at scale 1 they have the size of paper on an ordinary screen."""
    import pypdfium2

    document = pypdfium2.PdfDocument(pdf)
    try:
        return [page.render(scale=PAPER_DPI / 72 * scale).to_pil() for page in document]
    finally:
        document.close()


def draw(thing: "QWidget | bytes", out: Path, *, scale: float) -> list[Path]:
    """Write a widget, or each page of a PDF, as a picture; return the files."""
    if isinstance(thing, bytes):
        written = []
        for number, page in enumerate(pages(thing, scale=scale), start=1):
            written.append(out if number == 1 else out.with_stem(f"{out.stem}-{number}"))
            page.save(written[-1])
        return written
    from PySide6.QtCore import Qt
    from PySide6.QtGui import QPixmap

    thing.ensurePolished()
    if not thing.testAttribute(Qt.WidgetAttribute.WA_Resized):
        thing.adjustSize()
    picture = QPixmap(thing.size() * scale)
    picture.setDevicePixelRatio(scale)
    thing.render(picture)
    if not picture.save(str(out)):
        raise SystemExit(f"Could not write {out}.")
    return [out]


def as_widget(thing: "QWidget | bytes") -> "QWidget":
    """Return the widget itself, or the pages of a PDF one below the other."""
    if not isinstance(thing, bytes):
        return thing
    from PySide6.QtGui import QImage, QPixmap
    from PySide6.QtWidgets import QLabel, QScrollArea, QVBoxLayout, QWidget

    sheet = QWidget()
    column = QVBoxLayout(sheet)
    for page in pages(thing, scale=1):
        rgb = page.convert("RGB")
        image = QImage(rgb.tobytes(), rgb.width, rgb.height, 3 * rgb.width, QImage.Format.Format_RGB888)
        column.addWidget(QLabel(pixmap=QPixmap.fromImage(image)))
    area = QScrollArea()
    area.setWidget(sheet)
    area.resize(sheet.sizeHint().width() + 40, 900)
    return area


def main(arguments: list[str]) -> int:
    """List, open or draw."""
    names = available()
    parser = argparse.ArgumentParser(
        prog="dev.py preview", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("name", nargs="?", choices=[*names], metavar="NAME")
    parser.add_argument("--out", type=Path, metavar="FILE.png", help="draw into this picture instead of a window")
    parser.add_argument("--language", choices=("en", "fr", "en_XA"), default="en")
    parser.add_argument("--theme", choices=("light", "dark", "contrast"), default="light")
    parser.add_argument("--scale", type=float, default=1.0, help="pixels per point of the picture, 1 to 3")
    given = parser.parse_args(arguments)
    if given.name is None:
        for name, text in names.items():
            print(f"{name:<16} {text}")
        return 0
    if given.out:
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from PySide6.QtWidgets import QApplication

    application = QApplication([])
    thing = made(given.name, Wish(language=given.language, theme=given.theme))
    if given.out:
        for path in draw(thing, given.out, scale=given.scale):
            print(path)
        return 0
    as_widget(thing).show()
    return application.exec()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
