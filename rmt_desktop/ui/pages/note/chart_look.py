"""The body chart of a signed note, to look at: nothing in it can be changed."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QWidget

from rmt_desktop.base.i18n import N_
from rmt_desktop.domain.chart.marks import Layer
from rmt_desktop.domain.ids import MarkId
from rmt_desktop.domain.notes import TreatmentNote
from rmt_desktop.ui.chart.editor import ChartEditor
from rmt_desktop.ui.context import UiContext
from rmt_desktop.ui.pages.note.own_pictures import figures_of
from rmt_desktop.ui.theme import GRID
from rmt_desktop.ui.widgets.layouts import Ends, column
from rmt_desktop.ui.widgets.text import button, label

PART = 0.85  # of the window, so that one sees what it stands on


class ChartLook(QDialog):
    """Shows the chart of a note, and in it one mark."""

    def __init__(self, parent: QWidget, ctx: UiContext, note: TreatmentNote, *, figure: str) -> None:
        super().__init__(parent)
        tr = ctx.tr
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr(N_("Body chart of {day}"), day=ctx.day(note.service_date)))
        self._figures = figures_of(ctx, note)
        self._figure = figure
        self.chart = ChartEditor(
            self._figures, tr, ctx.services.desk.new_id, layer=Layer.THERAPIST, modest=False, names=ctx.names()
        )
        self.chart.set_figure(figure)
        self.chart.set_look(ctx.services.clinics.clinic().look)
        self.chart.show_chart(note.chart)
        self.chart.set_readonly(readonly=True)
        close = button(tr(N_("Close")), self.accept, role="primary")
        said = label(tr(N_("The note is signed: this is to look at.")), "soft", wrap=True)
        layout = column(self, margin=2 * GRID, spacing=GRID)
        layout.addWidget(self.chart, 1)
        layout.addWidget(Ends(said, close))
        self.resize(parent.window().size() * PART)

    def show_mark(self, mark_id: MarkId) -> None:
        """Select a mark in the view it was drawn in; an unknown one selects nothing."""
        mark = self.chart.chart().mark(mark_id)
        if mark is not None and self._figures.has(self._figure, mark.view):
            self.chart.set_view(mark.view)
        self.chart.show_mark(mark_id)
