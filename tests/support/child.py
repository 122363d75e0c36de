"""Another process of the program, for what only another process can show: locks, sudden death, a full disk.

``python -m tests.support.child VERB FOLDER`` prints what it did, one word a line, and waits for input where it says so.
"""

import os
import sys
from dataclasses import replace
from pathlib import Path

from rmt_desktop.base.errors import UserError
from rmt_desktop.domain.ids import ClientId, NoteId
from tests.support.builders import a_chart, a_client
from tests.support.vaults import PASSPHRASE, vault_files


def hold(folder: Path) -> None:
    """Open the vault and keep it open until a line comes in."""
    vault = vault_files().unlock(folder, PASSPHRASE)
    say("open")
    sys.stdin.readline()
    vault.close()


def autosave(folder: Path) -> None:
    """Save the note again and again, and say after each save which one is safe."""
    vault = vault_files().unlock(folder, PASSPHRASE)
    with vault.unit(reading=True) as unit:
        note = unit.notes.get(NoteId("note-1"))
    number = 0
    while True:
        number += 1
        with vault.unit() as unit:
            note = unit.notes.save(replace(note, free_text=f"save {number}", chart=a_chart(number % 60)))
            unit.commit()
        say(str(number))


def as_nobody(folder: Path) -> None:
    """Try to open a vault in a folder that this process may not write; root gives up being root first."""
    if os.geteuid() == 0:
        os.setgid(65534)
        os.setuid(65534)
    try:
        vault_files().unlock(folder, PASSPHRASE)
    except UserError as error:
        say(f"{vault_files().exists(folder)} {type(error).__name__} {error.message}")


def no_room(folder: Path) -> None:
    """Save ever longer notes where no file may grow beyond 600 kB; then with room again."""
    import resource  # not on Windows

    vault = vault_files().unlock(folder, PASSPHRASE)
    with vault.unit(reading=True) as unit:
        note = unit.notes.get(NoteId("note-1"))
    resource.setrlimit(resource.RLIMIT_FSIZE, (600_000, resource.RLIM_INFINITY))
    try:
        for length in range(1, 100):
            with vault.unit() as unit:
                saved = unit.notes.save(replace(note, free_text="x" * 20_000 * length))
                unit.commit()
            note = saved
    except UserError as error:
        say(f"{type(error).__name__} {len(note.free_text)}")
    resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
    with vault.unit() as unit:
        stored = unit.notes.get(NoteId("note-1"))
        say(f"kept {len(stored.free_text)}")
        unit.notes.save(replace(stored, free_text="saved after there was room again"))
        unit.commit()
    vault.close()


def no_room_inside(folder: Path) -> None:
    """Write more than fits into memory in an inner unit, where no file may grow: the outer one is undone as well."""
    import resource  # not on Windows

    vault = vault_files().unlock(folder, PASSPHRASE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (600_000, resource.RLIM_INFINITY))
    try:
        with vault.unit() as outer:
            outer.clients.save(a_client(id=ClientId("another"), number=2))
            with vault.unit() as inner:
                inner.clinic.save_clinic(replace(inner.clinic.clinic(), logo=bytes(40_000_000)))
    except UserError as error:
        say(type(error).__name__)
    resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
    with vault.unit(reading=True) as unit:
        say(str(unit.clients.count(archived=False)))
    vault.close()


def say(word: str) -> None:
    """Print a line at once."""
    print(word, flush=True)  # noqa: T201 - it is how the test hears of it


if __name__ == "__main__":
    verbs = {
        "hold": hold,
        "autosave": autosave,
        "as_nobody": as_nobody,
        "no_room": no_room,
        "no_room_inside": no_room_inside,
    }
    verbs[sys.argv[1]](Path(sys.argv[2]))
