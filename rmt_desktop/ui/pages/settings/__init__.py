"""Settings: the clinic's own, which are records, and this computer's, which are not."""

from rmt_desktop.ui.pages.settings.page import SettingsPage

__all__ = ["SettingsPage"]
