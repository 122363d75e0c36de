"""Keep, with a signature, what the paper of a record needs beside the record."""

from collections.abc import Iterable

from rmt_desktop.domain.ids import ClientId
from rmt_desktop.domain.standing import Standing, WrittenFlag
from rmt_desktop.services.ports import Unit


def standing_now(unit: Unit, client_id: ClientId, flags: Iterable[WrittenFlag]) -> Standing | None:
    """Return the clinic and the client as they are now, with these flags; None before the clinic is set up."""
    clinic = unit.clinic.clinic()
    return None if clinic is None else Standing.now(clinic, unit.clients.get(client_id), flags)
