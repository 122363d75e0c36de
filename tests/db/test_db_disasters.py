"""The process is killed, the disk is full, the file cannot be written: what was saved is there, and work goes on."""

import sys
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rmt_desktop.base.errors import StorageTrouble
from rmt_desktop.db import troubles
from rmt_desktop.db.troubles import DamagedVault, trouble_for
from rmt_desktop.domain.ids import NoteId
from tests.support.builders import a_chart, a_client, a_clinic, a_note, a_service, a_therapist, a_visit
from tests.support.processes import child
from tests.support.vaults import PASSPHRASE, a_vault, vault_files


def with_a_note(folder, template):
    """Return the folder of a vault that is closed and has the draft of a note in it."""
    vault = a_vault(folder, template)
    with vault.unit() as unit:
        unit.clinic.save_clinic(a_clinic())
        unit.clinic.save_therapist(a_therapist())
        unit.clinic.save_service(a_service())
        unit.clients.save(a_client(number=1))
        unit.visits.save(a_visit())
        unit.notes.save(a_note())
        unit.commit()
    vault.close()
    return vault.folder


def the_note(vault):
    """Return the note as it is stored."""
    with vault.unit(reading=True) as unit:
        return unit.notes.get(NoteId("note-1"))


@settings(max_examples=4, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(saves=st.integers(1, 300))
def test_a_process_killed_at_any_moment_loses_nothing_it_has_said_is_saved(vault_template, tmp_path_factory, saves):
    folder = with_a_note(tmp_path_factory.mktemp("killed") / "vault", vault_template)
    with child("autosave", folder) as other:
        for _ in range(saves):
            acknowledged = int(other.stdout.readline())
        other.kill()
        acknowledged = max([acknowledged, *map(int, other.stdout.read().split("\n")[:-1])])
    vault = vault_files().unlock(folder, PASSPHRASE)
    vault.check()
    note = the_note(vault)
    number = int(note.free_text.removeprefix("save "))
    assert number in (acknowledged, acknowledged + 1)  # the last one may have been saved and not yet said
    assert note.chart == a_chart(number % 60)
    vault.close()


def test_a_full_disk_is_told_loses_nothing_and_work_goes_on_when_there_is_room(furnished):
    with furnished.unit() as unit:
        note = unit.notes.save(a_note())
        unit.commit()
    with furnished.unit() as unit:
        pages = unit.connection.exec_driver_sql("PRAGMA page_count").scalar_one()
        unit.connection.exec_driver_sql(f"PRAGMA max_page_count = {pages + 2}")
    long = replace(note, free_text="x" * 100_000)

    def save():
        with furnished.unit() as unit:
            saved = unit.notes.save(long)
            unit.commit()
            return saved

    for _ in range(3):
        with pytest.raises(StorageTrouble, match="disk is full"):
            save()
        assert the_note(furnished) == note
    with furnished.unit() as unit:
        unit.connection.exec_driver_sql("PRAGMA max_page_count = 1000000")
    assert save() == the_note(furnished)


def test_a_full_disk_inside_an_inner_unit_is_told_and_undoes_the_outer_one_too(furnished):
    with furnished.unit() as unit:
        pages = unit.connection.exec_driver_sql("PRAGMA page_count").scalar_one()
        unit.connection.exec_driver_sql(f"PRAGMA max_page_count = {pages + 1}")

    def save():
        with furnished.unit() as outer:
            outer.notes.save(a_note())
            with furnished.unit() as inner:
                inner.clinic.save_clinic(replace(inner.clinic.clinic(), logo=bytes(100_000)))

    with pytest.raises(StorageTrouble, match="disk is full"):
        save()
    with furnished.unit(reading=True) as unit:
        assert unit.notes.of_visit(a_visit().id) is None


def test_a_database_that_may_not_be_written_is_told_and_can_still_be_read(furnished):
    with furnished.unit(reading=True) as unit:
        unit.connection.exec_driver_sql("PRAGMA query_only = ON")

    def save():
        with furnished.unit() as unit:
            unit.notes.save(a_note())

    with pytest.raises(StorageTrouble, match="read-only"):
        save()
    with furnished.unit(reading=True) as unit:
        assert unit.clients.count(archived=False) == 1


if sys.platform != "win32":

    def test_a_disk_that_refuses_to_write_is_told_and_the_vault_is_whole_when_it_writes_again(vault_template, tmp_path):
        folder = with_a_note(tmp_path / "vault", vault_template)
        with child("no_room", folder) as other:
            trouble, last_saved = other.stdout.readline().split()
            assert trouble == "StorageTrouble"
            assert other.stdout.readline().split() == ["kept", last_saved]
            assert other.wait(timeout=30) == 0
        vault = vault_files().unlock(folder, PASSPHRASE)
        assert the_note(vault).free_text == "saved after there was room again"
        vault.close()

    def test_a_disk_that_refuses_inside_an_inner_unit_undoes_all_and_is_told(vault_template, tmp_path):
        folder = with_a_note(tmp_path / "vault", vault_template)
        with child("no_room_inside", folder) as other:
            assert other.stdout.read().split() == ["StorageTrouble", "1"]


@pytest.mark.parametrize(
    ("code", "words"),
    [
        (troubles.FULL, "disk is full"),
        (troubles.READONLY, "read-only"),
        (troubles.PERM, "read-only"),
        (troubles.IOERR | 3 << 8, "cannot be reached"),  # SQLITE_IOERR_WRITE
        (troubles.CANTOPEN, "cannot be reached"),
        (troubles.BUSY, "still writing"),
        (troubles.LOCKED, "still writing"),
    ],
)
def test_each_trouble_of_the_disk_has_its_sentence(code, words):
    trouble = trouble_for(code)
    assert isinstance(trouble, StorageTrouble)
    assert words in trouble.message
    assert trouble.hint


@pytest.mark.parametrize("code", [troubles.CORRUPT, troubles.NOTADB])
def test_a_broken_page_is_a_damaged_vault(code):
    assert isinstance(trouble_for(code), DamagedVault)


@pytest.mark.parametrize("code", [0, 1, 19, 20])  # no code, an error in a statement, a constraint, a wrong type
def test_a_mistake_of_the_program_gets_no_soothing_sentence(code):
    assert trouble_for(code) is None
