"""Own pictures of notes in the vault: they come and go while a note is open, and stay once it is signed."""

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from rmt_desktop.base.errors import NotFound
from rmt_desktop.db.opened import OpenVault
from rmt_desktop.domain.ids import NoteId
from tests.support.builders import a_note, a_signing

NOTE = NoteId("note-1")
CHANGES = (
    "UPDATE pictures SET content = 'other'",
    "DELETE FROM pictures",
    "INSERT INTO pictures VALUES ('note-1', 'another', 'x')",
    "INSERT OR REPLACE INTO pictures SELECT * FROM pictures",
)


@pytest.fixture
def pictured(furnished: OpenVault) -> OpenVault:
    """Return a vault with an open note that has a picture."""
    with furnished.unit() as unit:
        unit.notes.save(a_note())
        unit.pictures.add(NOTE, b"pixels")
        unit.commit()
    return furnished


def signed(vault: OpenVault) -> OpenVault:
    with vault.unit() as unit:
        unit.notes.save(a_note(version=1, signing=a_signing()))
        unit.commit()
    return vault


def test_a_picture_is_found_by_its_digest(pictured: OpenVault) -> None:
    with pictured.unit(reading=True) as unit:
        (digest,) = unit.pictures.digests(NOTE)
        assert unit.pictures.content(NOTE, digest) == b"pixels"
        with pytest.raises(NotFound):
            unit.pictures.content(NOTE, "0" * 64)
        with pytest.raises(NotFound):
            unit.pictures.content(NoteId("another"), digest)


def test_pictures_of_an_open_note_go_again(pictured: OpenVault) -> None:
    with pictured.unit() as unit:
        other = unit.pictures.add(NOTE, b"other")
        unit.pictures.keep_only(NOTE, {other})
        assert unit.pictures.digests(NOTE) == {other}
        unit.pictures.keep_only(NOTE, ())
        assert unit.pictures.digests(NOTE) == frozenset()


@pytest.mark.parametrize("change", CHANGES)
def test_the_pictures_of_a_signed_note_stay_as_they_are(pictured: OpenVault, change: str) -> None:
    with signed(pictured).unit() as unit, pytest.raises(IntegrityError, match=r"pictures: "):
        unit.connection.execute(text(change))


def test_a_picture_is_never_another_one_even_while_the_note_is_open(pictured: OpenVault) -> None:
    with pictured.unit() as unit, pytest.raises(IntegrityError, match="ever changed"):
        unit.connection.execute(text(CHANGES[0]))


def test_no_picture_lies_readable_in_the_vault_s_files(pictured: OpenVault) -> None:
    with pictured.unit() as unit:
        unit.pictures.add(NOTE, b"a photo of a knee " * 500)
        unit.commit()
    files = [path for path in pictured.folder.rglob("*") if path.is_file()]
    assert files
    assert not any(b"a photo of a knee" in path.read_bytes() for path in files)
