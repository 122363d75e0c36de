"""The page of one home-care sheet: made from the findings in a few clicks, then given and kept as it was given."""

from rmt_desktop.ui.pages.homecare.page import HomeCarePage

__all__ = ["HomeCarePage"]
