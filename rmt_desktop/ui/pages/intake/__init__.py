"""The health history in a dialog: asked again, asked anew, by the therapist or in the client's own hands."""

from rmt_desktop.ui.pages.intake.dialog import IntakeDialog

__all__ = ["IntakeDialog"]
