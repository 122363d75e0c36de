"""Reports: the log, what is not finished, the record of a day, and findings across the clinic."""

from rmt_desktop.ui.pages.reports.page import ReportsPage

__all__ = ["ReportsPage"]
