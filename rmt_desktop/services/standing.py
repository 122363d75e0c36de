"""Keep, with a signature, what the paper of a record needs beside the record."""

from collections.abc import Iterable

from rmt_desktop.domain.catalog import Movement
from rmt_desktop.domain.ids import ClientId
from rmt_desktop.domain.notes import TreatmentNote
from rmt_desktop.domain.standing import Standing, UsualRange, WrittenFlag
from rmt_desktop.services.ports import Unit


def standing_now(
    unit: Unit, client_id: ClientId, flags: Iterable[WrittenFlag], ranges: Iterable[UsualRange] = ()
) -> Standing | None:
    """Return the clinic and the client as they are now, with these flags; None before the clinic is set up."""
    clinic = unit.clinic.clinic()
    return None if clinic is None else Standing.now(clinic, unit.clients.get(client_id), flags, ranges)


def usual_ranges(note: TreatmentNote, movements: Iterable[Movement]) -> tuple[UsualRange, ...]:
    """Return the usual range of every movement measured in a note, in its language."""
    measured = {value.movement for value in note.objective.rom}
    return tuple(
        UsualRange(movement=one.id, text=one.norm_text.in_(note.language), unit=one.unit, source=one.source)
        for one in movements
        if one.id in measured
    )
