"""The sheet while it is made: library, sheet and live preview beside each other, as far as the window is wide."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from rmt_desktop.base.errors import Problem
from rmt_desktop.base.i18n import N_
from rmt_desktop.domain.catalog import Exercise
from rmt_desktop.domain.homecare import HomeCarePlan
from rmt_desktop.domain.screening import Flag
from rmt_desktop.ui.context import UiContext
from rmt_desktop.ui.pages.homecare.library_list import LibraryList
from rmt_desktop.ui.pages.homecare.sheet_form import SheetForm
from rmt_desktop.ui.pages.homecare.state import Findings, cautions_of, columns
from rmt_desktop.ui.theme import GRID
from rmt_desktop.ui.widgets.choices import OWN_NAMES, Segments
from rmt_desktop.ui.widgets.layouts import Card, FlowBox, column, row
from rmt_desktop.ui.widgets.paper_view import PaperView
from rmt_desktop.ui.widgets.pressing import CheckBox
from rmt_desktop.ui.widgets.text import button, label

PREVIEW_AFTER_MS = 200
LIBRARY_EMS = 21


class Maker(QWidget):
    """Edits a draft; says every new state of it, and what is pressed."""

    changed = Signal(object)
    chosen = Signal(str)
    removed = Signal(str)
    language_chosen = Signal(str)
    large_print_chosen = Signal(bool)
    print_asked = Signal()
    save_asked = Signal()

    def __init__(
        self, ctx: UiContext, plan: HomeCarePlan, *, client_name: str, findings: Findings, flags: Sequence[Flag] = ()
    ) -> None:
        super().__init__()
        self._ctx = ctx
        self._plan = plan
        self._wants_preview: bool | None = None
        tr = ctx.tr
        cautions = cautions_of(ctx.catalog.exercises, flags, tr.language)
        self._library = LibraryList(
            ctx, heading=self._heading(findings), suggested=self._near(findings), cautions=cautions
        )
        self._library.setFixedWidth(LIBRARY_EMS * ctx.theme.sizes.body)
        self._library.chosen.connect(self.chosen)
        self._form = SheetForm(ctx, plan, cautions)
        self._form.changed.connect(self.changed)
        self._form.removed.connect(self.removed)
        self._paper = PaperView(ctx.theme, tr(N_("Home-care sheet")))
        self._title = label(tr(N_("Home care for {name}"), name=client_name), "title", wrap=True)
        self._language = Segments(OWN_NAMES, tr(N_("Language of the sheet")), optional=False)
        self._language.chosen.connect(self.language_chosen)
        self._large = CheckBox(tr(N_("Large print")))
        self._large.clicked.connect(self.large_print_chosen)
        self._preview_box = CheckBox(tr(N_("Preview")))
        self._preview_box.clicked.connect(self._toggle_preview)
        self._wait = QTimer(self, singleShot=True, interval=PREVIEW_AFTER_MS)
        self._wait.timeout.connect(self._show_paper)
        self._build()
        self.show_plan(plan)

    def show_plan(self, plan: HomeCarePlan) -> None:
        """Show another state of the draft everywhere."""
        self._plan = plan
        self._form.show_plan(plan)
        self._library.show_taken([item.exercise for item in plan.items])
        self._language.set_value(plan.language)
        self._large.setChecked(plan.large_print)
        self._wait.start()

    def show_problems(self, problems: tuple[Problem, ...]) -> bool:
        """Show each problem beside its field; return whether any is about a field here."""
        return self._form.show_problems(problems)

    def show_last(self) -> None:
        """Scroll to the exercise that was added last."""
        self._form.show_last()

    @property
    def day_is_wrong(self) -> bool:
        """Whether something is typed as the next visit that is no day."""
        return self._form.day_is_wrong

    def stop(self) -> None:
        """Stop waiting; the page is about to go."""
        self._wait.stop()

    def focus_first(self) -> None:
        """Put the focus where one types a word."""
        self._library.focus_first()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show as many columns as there is room for."""
        super().resizeEvent(event)
        self._fit()

    def _build(self) -> None:
        tr = self._ctx.tr
        outer = column(self, spacing=2 * GRID)
        outer.setContentsMargins(3 * GRID, GRID, 3 * GRID, 2 * GRID)
        head = row(spacing=2 * GRID)
        head.addWidget(self._title, 1)
        for made in (self._large, self._preview_box, self._language):
            head.addWidget(made, 0, Qt.AlignmentFlag.AlignVCenter)
        outer.addLayout(head)
        parts = row(spacing=2 * GRID)
        parts.addWidget(self._library)
        sheet = Card(margin=0, spacing=0)
        sheet.content.addWidget(self._form, 1)
        foot = FlowBox()
        give = button(tr(N_("Give and print")), self.print_asked.emit, role="primary", tip="Ctrl+P")
        foot.flow.addWidget(give)
        foot.flow.addWidget(button(tr(N_("Give and save as PDF…")), self.save_asked.emit))
        below = column()
        below.setContentsMargins(2 * GRID, GRID, 2 * GRID, 2 * GRID)
        below.addWidget(foot)
        sheet.content.addLayout(below)
        parts.addWidget(sheet, 6)
        parts.addWidget(self._paper, 5)
        outer.addLayout(parts, 1)

    def _heading(self, findings: Findings) -> str:
        tr, today = self._ctx.tr, self._ctx.services.desk.time.today()
        if findings.on is None or findings.on == today:
            return tr(N_("For what was marked today"))
        return tr(N_("For what was marked on {day}"), day=self._ctx.short_day(findings.on))

    def _near(self, findings: Findings) -> tuple[Exercise, ...]:
        return self._ctx.services.home_care.suggested(findings.chart)

    def _toggle_preview(self, wanted: bool) -> None:  # noqa: FBT001 - Qt's signal
        self._wants_preview = wanted
        self._fit()

    def _fit(self) -> None:
        shown = columns(self.width(), self._ctx.theme.sizes.body, wants_preview=self._wants_preview)
        self._library.setVisible(shown.library)
        if shown.preview and self._paper.isHidden():
            self._wait.start()
        self._paper.setVisible(shown.preview)
        self._preview_box.setChecked(shown.preview)

    def _show_paper(self) -> None:
        if not self._paper.isHidden():
            self._paper.show_pdf(self._ctx.services.paperwork.home_care(self._plan))
