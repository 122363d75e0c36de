"""The printed record of one visit, with charts, consent and flags."""

from rmt_desktop.app.wiring import wire
from tests.documents.samples import a_note_paper
from tools.previews import Wish


def preview(wish: Wish) -> bytes:
    """Return the paper in the wished language; what was written stays as it was."""
    return wire().documents.note(a_note_paper(language=wish.language))
