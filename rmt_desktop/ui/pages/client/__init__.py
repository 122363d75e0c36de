"""The client page: who she is, what happened with her, and what to do next."""

from rmt_desktop.ui.pages.client.page import ClientPage

__all__ = ["ClientPage"]
