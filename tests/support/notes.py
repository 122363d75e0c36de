"""The note page in a test: opened, and looked up in the record."""

from rmt_desktop.domain.notes import TreatmentNote
from rmt_desktop.domain.visits import Visit
from rmt_desktop.ui.pages.note import NotePage
from tests.support.pages import Stage


def opened(stage: Stage, visit: Visit) -> NotePage:
    """Show the note of a visit."""
    return stage.show(NotePage(stage.ctx, visit.id))


def kept(stage: Stage, visit: Visit) -> TreatmentNote:
    """Return the note as it is in the record."""
    note = stage.practice.services.notes.of_visit(visit.id)
    assert note is not None
    return note
