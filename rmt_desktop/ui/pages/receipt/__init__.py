"""The page of one receipt: the paper on the left, and beside it what the desk confirms or does with it."""

from rmt_desktop.ui.pages.receipt.page import ReceiptPage

__all__ = ["ReceiptPage"]
