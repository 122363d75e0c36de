"""Paper: PDF pages on the screen's printer dialog, or straight to the printer used last."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QRectF, QSizeF
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QDialog, QWidget

from rmt_desktop.base.errors import PrintTrouble
from rmt_desktop.base.i18n import N_

DOTS_PER_INCH = 300
POINTS_PER_INCH = 72


def page_image(page: Any, dots_per_inch: float) -> QImage:
    """Return one page of an open pypdfium2 document as a picture."""
    bitmap = page.render(scale=dots_per_inch / POINTS_PER_INCH, rev_byteorder=True, prefer_bgrx=True)
    image = QImage(bitmap.buffer, bitmap.width, bitmap.height, bitmap.stride, QImage.Format.Format_RGBX8888).copy()
    image.setDotsPerMeterX(round(dots_per_inch / 0.0254))
    image.setDotsPerMeterY(round(dots_per_inch / 0.0254))
    bitmap.close()
    return image


class Printing:
    """Sends papers to printers. ``remembered`` reads and keeps the name of the printer used last."""

    def __init__(self, remembered: Callable[[], str], remember: Callable[[str], None]) -> None:
        self._remembered = remembered
        self._remember = remember

    def printers(self) -> tuple[str, ...]:
        """Return the names of the printers this computer knows."""
        return tuple(QPrinterInfo.availablePrinterNames())

    def print_plain(self, pdf: bytes, title: str) -> str:
        """Print to the printer used last (or the system's default) and return its name. Raises PrintTrouble."""
        name = self._remembered()
        known = self.printers()
        if name not in known:
            name = QPrinterInfo.defaultPrinterName()
        if not name and known:
            name = known[0]
        if not name:
            raise PrintTrouble(
                N_("Could not print: this computer has no printer."),
                hint=N_("Nothing is lost. Set up a printer and print it again, or save it as a PDF."),
            )
        printer = QPrinter(QPrinterInfo.printerInfo(name), QPrinter.PrinterMode.HighResolution)
        self._send(pdf, printer, title)
        self._remember(name)
        return name

    def print_asking(self, parent: QWidget, pdf: bytes, title: str) -> str | None:
        """Show the system's print dialog; return the printer's name, or None when the user went back."""
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        if self._remembered() in self.printers():
            printer.setPrinterName(self._remembered())
        dialog = QPrintDialog(printer, parent)
        dialog.setWindowTitle(title)
        if dialog.exec() != QDialog.DialogCode.Accepted:
            return None
        self._send(pdf, printer, title)
        self._remember(printer.printerName())
        return printer.printerName() or printer.outputFileName()

    def _send(self, pdf: bytes, printer: QPrinter, title: str) -> None:
        import pypdfium2

        printer.setDocName(title)
        printer.setResolution(DOTS_PER_INCH)
        printer.setFullPage(True)
        document = pypdfium2.PdfDocument(pdf)
        try:
            painter = QPainter()
            for number, page in enumerate(document):
                width, height = page.get_size()
                size = QPageSize(QSizeF(width, height), QPageSize.Unit.Point, "", QPageSize.SizeMatchPolicy.FuzzyMatch)
                printer.setPageSize(size)
                printer.setPageOrientation(QPageLayout.Orientation.Portrait)
                if number == 0:
                    self._begin(painter, printer)
                elif not printer.newPage():
                    raise _refused(printer.printerName())
                target = QRectF(printer.paperRect(QPrinter.Unit.DevicePixel))
                painter.drawImage(target, page_image(page, DOTS_PER_INCH))
            if not painter.end():
                raise _refused(printer.printerName())
        finally:
            document.close()

    def _begin(self, painter: QPainter, printer: QPrinter) -> None:
        if not painter.begin(printer):
            raise _refused(printer.printerName())


def _refused(name: str) -> PrintTrouble:
    return PrintTrouble(
        N_("Could not print: the printer {printer} did not take the paper."),
        hint=N_("Nothing is lost. Check the printer and print it again, or save it as a PDF."),
        printer=name,
    )
