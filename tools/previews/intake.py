"""A signed health history with the client's own drawing."""

from rmt_desktop.app.wiring import wire
from tests.documents.samples import an_intake_paper
from tools.previews import Wish


def preview(wish: Wish) -> bytes:
    """Return the paper; it is in the language it was signed in, whatever the wish."""
    del wish
    return wire().documents.intake(an_intake_paper())
