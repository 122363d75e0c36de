"""Consent in two dialogs: the talk before treatment, and what the client changes in the middle of it."""

from rmt_desktop.ui.pages.consent.change import ConsentChangeDialog
from rmt_desktop.ui.pages.consent.dialog import ConsentDialog

__all__ = ["ConsentChangeDialog", "ConsentDialog"]
