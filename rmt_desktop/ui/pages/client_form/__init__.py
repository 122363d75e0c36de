"""A client's details in a dialog: its fields by purpose, and who may be the same person already."""

from rmt_desktop.ui.pages.client_form.dialog import ClientDialog

__all__ = ["ClientDialog"]
