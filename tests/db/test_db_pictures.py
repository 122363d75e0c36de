"""Own pictures of notes in the vault: they come and go while a note is open, and stay once it is signed."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import text
from sqlalchemy.dialects import sqlite
from sqlalchemy.exc import IntegrityError

from rmt_desktop.base.errors import NotFound
from rmt_desktop.db.charts import ChartDocument
from rmt_desktop.db.opened import OpenVault
from rmt_desktop.domain.chart.chart import Chart
from rmt_desktop.domain.chart.pictures import OwnPicture
from rmt_desktop.domain.ids import NoteId
from tests.support.builders import a_note, a_signing
from tests.support.charts import a_mark_in

COLUMN = ChartDocument()
DIALECT = sqlite.dialect()
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


def stored(chart: Chart) -> str:
    """Return the text a chart is kept as."""
    text = COLUMN.process_bind_param(chart, DIALECT)
    assert text is not None
    return text


@given(
    st.builds(
        OwnPicture,
        id=st.text(max_size=8),
        name=st.text(st.characters(codec="utf-8"), max_size=20),
        width=st.integers(1, 2400),
        height=st.integers(1, 2400),
        digest=st.text("0123456789abcdef", max_size=64),
        taken_on=st.none() | st.dates(),
        is_agreed=st.booleans(),
    )
)
def test_a_chart_reads_its_pictures_as_they_were(picture: OwnPicture) -> None:
    mark = replace(a_mark_in("scapula.L"), photo=picture.id, where=picture.name)
    for kind in ("", '{"grade": 3}'):
        chart = Chart((replace(mark, written=kind),), (picture,))
        assert COLUMN.process_result_value(stored(chart), DIALECT) == chart


def test_a_chart_without_pictures_is_kept_as_it_always_was() -> None:
    chart = Chart((a_mark_in("scapula.L"),))
    for word in ("pictures", "photo", "where"):
        assert word not in stored(chart)
    assert COLUMN.process_result_value(stored(chart), DIALECT) == chart


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
