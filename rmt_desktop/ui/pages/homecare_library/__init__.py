"""The library of home care: look for an exercise and read it as the client would."""

from rmt_desktop.ui.pages.homecare_library.page import HomeCareLibraryPage

__all__ = ["HomeCareLibraryPage"]
