"""The menu by which a chart goes out and comes in: it only says what was chosen."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from rmt_desktop.base.i18n import N_, Translator
from rmt_desktop.services.chart_exchange import ChartForm

FORM_NAMES = {
    ChartForm.SVG: N_("Picture of this view (SVG)…"),
    ChartForm.PNG: N_("Picture of this view (PNG)…"),
    ChartForm.DATA: N_("Data, to be read again…"),
    ChartForm.FHIR: N_("Findings for another record system (FHIR)…"),
}


class ExportMenu(QMenu):
    """Save this chart as…; ``take_in``, to stand beside it, adds the findings of a file."""

    save_asked = Signal(object)  # ChartForm
    take_in_asked = Signal()

    def __init__(self, tr: Translator, parent: QWidget | None = None) -> None:
        super().__init__(tr(N_("Save this chart as…")), parent)
        for form, name in FORM_NAMES.items():
            self.addAction(tr(name)).triggered.connect(lambda _=False, form=form: self.save_asked.emit(form))
        self.take_in = QAction(tr(N_("Add findings from a file…")), self)
        self.take_in.triggered.connect(lambda _=False: self.take_in_asked.emit())
