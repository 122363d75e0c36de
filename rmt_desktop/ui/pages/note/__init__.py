"""The visit note: chart, text and context side by side; the signed note as the paper it is."""

from rmt_desktop.ui.pages.note.page import NotePage

__all__ = ["NotePage"]
