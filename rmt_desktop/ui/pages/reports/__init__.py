"""Reports: the log, what is not finished, and the record of a day."""

from rmt_desktop.ui.pages.reports.page import ReportsPage

__all__ = ["ReportsPage"]
