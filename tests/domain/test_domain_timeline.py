"""The order of what happened with a client."""

from datetime import timedelta

import pytest

from rmt_desktop.domain.audit import Kind
from rmt_desktop.domain.timeline import Happening
from tests.support.builders import NOW


@pytest.mark.parametrize(("hours", "turn"), [(None, 0), (1, 1), (18, 18), (19, 0), (-1, 0)])
def test_a_note_takes_its_turn_when_it_was_signed_at_its_visit_and_else_with_the_visit(hours, turn):
    signed_at = None if hours is None else NOW + timedelta(hours=hours)
    note = Happening(kind=Kind.NOTE, record="n", at=NOW, state="signed", signed_at=signed_at)

    assert note.turn == NOW + timedelta(hours=turn)
