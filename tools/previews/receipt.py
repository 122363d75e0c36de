"""The receipt as the client gets it, with logo, signature and tax."""

from rmt_desktop.app.wiring import wire
from tests.documents.samples import a_receipt_paper, with_receipt
from tools.previews import Wish


def preview(wish: Wish) -> bytes:
    """Return the paper in the wished language."""
    return wire().documents.receipt(with_receipt(a_receipt_paper(), language=wish.language))
