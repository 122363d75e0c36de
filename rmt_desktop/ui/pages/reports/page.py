"""The reports page: one report at a time, chosen above."""

from PySide6.QtWidgets import QStackedWidget, QTabBar

from rmt_desktop.base.errors import UserError
from rmt_desktop.base.i18n import N_
from rmt_desktop.ui.context import Page, UiContext
from rmt_desktop.ui.pages.reports.audit_report import AuditReport
from rmt_desktop.ui.pages.reports.day_report import DayReport
from rmt_desktop.ui.pages.reports.findings_tab import FindingsReport
from rmt_desktop.ui.pages.reports.heat_report import HeatReport
from rmt_desktop.ui.pages.reports.open_reports import UnpaidReport, UnsignedReport
from rmt_desktop.ui.pages.reports.section import Report
from rmt_desktop.ui.theme import GRID
from rmt_desktop.ui.widgets.layouts import column
from rmt_desktop.ui.widgets.text import label


class ReportsPage(Page):
    """Day sheet, open notes, unpaid receipts, the log, and what is found across all charts."""

    help_topic = "reports"

    def __init__(self, ctx: UiContext) -> None:
        super().__init__(ctx)
        tr = ctx.tr
        self.bar = QTabBar(drawBase=False, expanding=False, usesScrollButtons=True)
        self.bar.setAccessibleName(tr(N_("Reports")))
        self._stack = QStackedWidget()
        self.reports: tuple[Report, ...] = (
            DayReport(ctx, self),
            UnsignedReport(ctx, self),
            UnpaidReport(ctx, self),
            AuditReport(ctx, self),
            FindingsReport(ctx, self),
            HeatReport(ctx, self),
        )
        titles = (
            N_("Day sheet"),
            N_("Unsigned notes"),
            N_("Unpaid receipts"),
            N_("Audit log"),
            N_("Findings"),
            N_("Heat map"),
        )
        for title, report in zip(titles, self.reports, strict=True):
            self.bar.addTab(tr(title))
            self._stack.addWidget(report)
        self.bar.currentChanged.connect(lambda _: self.refresh())
        inner = column(spacing=GRID)
        inner.setContentsMargins(3 * GRID, 2 * GRID, 3 * GRID, 2 * GRID)
        inner.addWidget(label(tr(N_("Reports")), "title"))
        inner.addWidget(self.bar)
        inner.addWidget(self._stack, 1)
        self.body.addLayout(inner, 1)
        self.refresh()

    def title(self) -> str:
        """Return the page's name."""
        return self.tr_(N_("Reports"))

    def shown(self) -> None:
        """Read anew each time: the log has grown meanwhile."""
        self.refresh()

    def refresh(self) -> None:
        """Read the report that is shown."""
        report = self.reports[self.bar.currentIndex()]
        self._stack.setCurrentWidget(report)
        try:
            report.refresh()
        except UserError as error:
            self.tell(error)

    def focus_first(self) -> None:
        """Put the focus on the choice of the report."""
        self.bar.setFocus()
