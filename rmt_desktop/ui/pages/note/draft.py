"""The open note as one widget: body chart, text and what stands beside it, in three panes."""

import re
from collections.abc import Iterator
from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QSplitter, QWidget

from rmt_desktop.base.i18n import N_
from rmt_desktop.domain.chart.marks import Layer, Mark
from rmt_desktop.domain.clients import AlertKind, Client
from rmt_desktop.domain.ids import MarkId
from rmt_desktop.domain.notes import Missing, Place, TreatmentNote
from rmt_desktop.ui.chart.atlas_beside import AtlasBeside
from rmt_desktop.ui.chart.atlas_panel import AtlasPanel
from rmt_desktop.ui.chart.editor import ChartEditor
from rmt_desktop.ui.context import Route, UiContext
from rmt_desktop.ui.pages.note.beside import Beside
from rmt_desktop.ui.pages.note.objective import ObjectiveSection
from rmt_desktop.ui.pages.note.own_pictures import OwnPictures
from rmt_desktop.ui.pages.note.sections import (
    AssessmentSection,
    NextSection,
    PlanSection,
    Section,
)
from rmt_desktop.ui.pages.note.signing import SignPanel
from rmt_desktop.ui.pages.note.state import panes_at
from rmt_desktop.ui.pages.note.subjective import SubjectiveSection
from rmt_desktop.ui.pages.note.treatment import TreatmentSection
from rmt_desktop.ui.theme import GRID
from rmt_desktop.ui.widgets.chip import chip
from rmt_desktop.ui.widgets.layouts import Ends, FlowBox, Scroll, column, row
from rmt_desktop.ui.widgets.text import button, label

PANES = (394, 500, 272)  # pixels at 1280: chart, note, beside
ALERTS_SHOWN = 3
_LINE = re.compile(r"treatment\.(\d+)")


class DraftView(QWidget):
    """Shows a draft and says what is edited and asked; what becomes of that is the page's business."""

    edited = Signal(object)  # Section
    talk_asked = Signal()
    sign_asked = Signal()
    sheet_asked = Signal()

    def __init__(self, ctx: UiContext, note: TreatmentNote, client: Client) -> None:
        super().__init__()
        self._ctx = ctx
        self.pictures = OwnPictures(ctx, note)
        self.chart = ChartEditor(
            self.pictures.figures,
            ctx.tr,
            ctx.services.desk.new_id,
            layer=Layer.THERAPIST,
            modest=False,
            names=ctx.names(),
            stamp=lambda: (ctx.services.desk.actor.name, ctx.services.desk.time.now()),
        )
        self.chart.set_figure(ctx.services.clinics.figure_of(client))
        self.chart.set_look(ctx.services.clinics.clinic().look)
        self.chart.show_chart(note.chart)
        self.chart.sidebar.offer_enlarging()
        own = ctx.services.mark_kinds.in_use()
        self.chart.sidebar.kinds.set_own(own)
        self.chart.list.set_own_kinds(own)
        self.chart.sidebar.anatomy.offer_printing()
        AtlasBeside(self.chart, partial(_atlas_panel, ctx))
        self.chart.sidebar.enlarge_toggled.connect(self._show_chart_alone)
        self.treatment = TreatmentSection(ctx)
        self.treatment.seen_asked.connect(self._show_part)
        self.subjective = SubjectiveSection(ctx)
        self.objective = ObjectiveSection(ctx)
        self.objective.mark_asked.connect(self._show_on_chart)
        self.objective.mark_followed.connect(self._follow_to_chart)
        self.chart.finding.offer_note()
        self.chart.finding.note_pressed.connect(self._show_in_note)
        self.next = NextSection(ctx)
        self.sections: dict[Place, Section] = {
            Place.SUBJECTIVE: self.subjective,
            Place.OBJECTIVE: self.objective,
            Place.ASSESSMENT: AssessmentSection(ctx),
            Place.PLAN: PlanSection(ctx),
            Place.TREATMENT: self.treatment,
            Place.HOME_CARE: self.next,
        }
        self.panel = SignPanel(ctx)
        self.beside = Beside(ctx)
        self._scroll = Scroll(margin=GRID, spacing=GRID + 4)
        self._third = Scroll(margin=GRID, spacing=GRID + 4)
        self._panes = QSplitter(Qt.Orientation.Horizontal)
        self._text = self._build_text()
        for pane in (self.chart, self._text, self._third):
            self._panes.addWidget(pane)
        self._third.content.addStretch(1)
        QShortcut(QKeySequence("Alt+0"), self).activated.connect(self._go_to_chart)
        QShortcut(QKeySequence("Ctrl+F"), self).activated.connect(self._type_finding)
        self._panes_shown = 0
        self._show_panes(3)
        self._panes.setSizes(list(PANES))
        self._panes.setChildrenCollapsible(True)
        ctx.state.restore_panes("note", self._panes)
        layout = column(self, spacing=0)
        layout.addWidget(self._build_head(note, client))
        layout.addWidget(self._panes, 1)

    def unread(self) -> Iterator[Missing]:
        """Yield what is typed and cannot be kept as it is, with the place to go to."""
        for place, section in self.sections.items():
            for problem in section.unread():
                yield Missing(place=place, problem=problem, blocks=True)

    def show_panel(self, missing: tuple[Missing, ...]) -> None:
        """Show what stands between the draft and its signature."""
        self.panel.ask(missing)
        self._scroll.ensureWidgetVisible(self.panel)

    def go_to(self, place: Place, field: str = "") -> None:
        """Bring a section into sight, the focus in its first field, or on the line of the treatment a field names."""
        if line := _LINE.match(field):
            self.treatment.go_to_line(int(line[1]))
            return
        section = self.sections[place]
        self._scroll.verticalScrollBar().setValue(section.y())
        section.setFocus()
        section.focusNextChild()

    def _show_chart_alone(self, alone: bool) -> None:  # noqa: FBT001 - a slot
        """Give the chart the whole width, or put the text beside it again."""
        self._text.setVisible(not alone)
        self._third.setVisible(not alone and self._panes_shown == 3)
        self.chart.finding.offer_note(offered=not alone)

    def _follow_to_chart(self, mark_id: str) -> None:
        """Select the mark of a sentence and give the chart the keyboard."""
        self._show_on_chart(mark_id)
        self.chart.canvas.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_on_chart(self, mark_id: str) -> None:
        """Select the mark of a sentence, in the view it was drawn in."""
        chart, wanted = self.chart, MarkId(mark_id)
        mark = chart.chart().mark(wanted)
        if mark is None:  # it was taken back a moment ago
            return
        if mark.view != chart.view() and self.pictures.figures.has(chart.canvas.view.figure, mark.view):
            chart.set_view(mark.view)
        chart.show_mark(wanted)

    def _show_in_note(self, mark: Mark) -> None:
        """Put the cursor on the sentence of a mark; that of an arrow is its trigger point's."""
        if any(self.objective.findings.go_to(mark_id) for mark_id in (mark.of, mark.id) if mark_id):
            self._show_part(self.objective.findings)
        else:
            self.chart.status.show_hint(self._ctx.tr(N_("The sentence of this finding was changed in the note.")))

    def _show_part(self, part: QWidget) -> None:
        """Bring a part of the text into sight, once it has its room; wrapped lines still grow a little."""
        QTimer.singleShot(0, part, partial(self._scroll.ensureWidgetVisible, part, 0, 6 * GRID))

    def _go_to_chart(self) -> None:
        self.chart.canvas.setFocus(Qt.FocusReason.TabFocusReason)

    def _type_finding(self) -> None:
        """Open the list of findings where a new one can be typed."""
        self.chart.sidebar.show_list()
        self.chart.list.begin_adding()

    def focus_first(self) -> None:
        """Put the focus into the first text, without scrolling: what concerns safety may stand above it."""
        section = self.sections[Place.SUBJECTIVE]
        section.setFocus()
        section.focusNextChild()
        self._scroll.verticalScrollBar().setValue(0)

    def remember_panes(self) -> None:
        """Keep the widths of the panes for the next note."""
        self._ctx.state.remember_panes("note", self._panes)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show as many panes as there is room for."""
        super().resizeEvent(event)
        self._show_panes(panes_at(event.size().width(), self._ctx.theme.sizes.body))

    def _show_panes(self, count: int) -> None:
        """Give what stands beside the note its pane, or put it into the note's column: safety first, history last."""
        if count == self._panes_shown:
            return
        self._panes_shown = count
        target = (self._third if count == 3 else self._scroll).content
        target.insertWidget(0, self.beside.safety)
        target.insertWidget(target.count() - (count == 3), self.beside.history)
        self._third.setVisible(count == 3)

    def _build_head(self, note: TreatmentNote, client: Client) -> QWidget:
        ctx, tr = self._ctx, self._ctx.tr
        who = FlowBox()
        open_ = button(client.shown_name, partial(ctx.go.to, Route("client", client.id)), role="title-link")
        who.flow.addWidget(open_)
        who.flow.addWidget(label(ctx.day(note.service_date), "soft"))
        for alert in client.alerts[:ALERTS_SHOWN]:
            who.flow.addWidget(chip(alert.text, "danger" if alert.kind is AlertKind.ALLERGY else "caution"))
        buttons = QWidget()
        right = row(buttons, spacing=GRID)
        right.addWidget(button(tr(N_("Consent")), self.talk_asked.emit, icon=ctx.icons.get("hand", size=18)))
        right.addWidget(
            button(
                tr(N_("Sign")),
                self.sign_asked.emit,
                role="primary",
                icon=ctx.icons.get("signature", ctx.theme.colour("on_accent"), 18),
                name=tr(N_("Sign the note")),
                tip="Ctrl+Return",
            )
        )
        head = Ends(who, buttons)
        head.setContentsMargins(3 * GRID, GRID, 3 * GRID, GRID)
        return head

    def _build_text(self) -> QWidget:
        box = QWidget()
        outer = column(box, spacing=4)
        index = FlowBox(spacing=0)
        self._scroll.content.addWidget(self.panel)
        for number, (place, section) in enumerate(self.sections.items(), start=1):
            section.edited.connect(partial(self.edited.emit, section))
            name, keys = self._ctx.tr(N_("Go to: {what}"), what=section.name), f"Alt+{number}"
            link = button(section.name, partial(self.go_to, place), role="link", name=name, tip=keys)
            QShortcut(QKeySequence(keys), self).activated.connect(partial(self.go_to, place))
            index.flow.addWidget(link)
            self._scroll.content.addWidget(section)
        self.next.sheet_asked.connect(self.sheet_asked)
        outer.addWidget(index)
        outer.addWidget(self._scroll, 1)
        return box


def _atlas_panel(ctx: UiContext) -> AtlasPanel:
    catalog = ctx.catalog
    return AtlasPanel(ctx.atlas, ctx.tr, names=ctx.names(), tests=catalog.special_tests, exercises=catalog.exercises)
