"""A draft is saved at every pause; the log says once in five minutes who was writing it."""

from dataclasses import replace

import pytest

from rmt_desktop.domain.audit import Act, Kind


def keep_note(practice):
    """Return what saves a note once more."""
    held = [practice.note()]

    def keep():
        held.append(practice.services.notes.keep(replace(held[-1], assessment=f"{len(held)}")))
        return held[-1]

    return Kind.NOTE, keep


def keep_history(practice):
    """Return what saves a health history once more."""
    held = [practice.services.intake.start(practice.client().id, language="en").value]

    def keep():
        held.append(practice.services.intake.keep(replace(held[-1], answers={"occupation": f"{len(held)}"})))
        return held[-1]

    return Kind.FORM, keep


def keep_sheet(practice):
    """Return what saves a home-care sheet once more."""
    held = [practice.services.home_care.start(practice.client().id, visit_id=None, language="en").value]

    def keep():
        held.append(practice.services.home_care.keep(replace(held[-1], message=f"{len(held)}")))
        return held[-1]

    return Kind.PLAN, keep


@pytest.mark.parametrize("begun", [keep_note, keep_history, keep_sheet])
def test_writing_is_logged_once_in_five_minutes_in_the_writer_s_name(practice, begun):
    kind, keep = begun(practice)
    for _ in range(8):
        saved = keep()
        practice.clock.forward(minutes=2)
    entries = practice.services.audit_log.search(acts=frozenset({Act.CHANGED})).entries
    own = [one for one in entries if one.event.record == saved.id]
    assert [(one.event.kind, one.event.client, one.event.detail) for one in own] == [
        (kind, saved.client_id, "draft")
    ] * 3
    assert {one.user_name for one in own} == {"Anna Roy"}
