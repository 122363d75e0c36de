"""Own pictures of a note: who may add one, what is kept, and that the signature covers it."""

import hashlib
from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import text

from rmt_desktop.base.errors import NotAllowed
from rmt_desktop.base.i18n import translator
from rmt_desktop.domain.audit import Act
from rmt_desktop.domain.chart.pictures import MOST_PICTURES, PictureTrouble
from rmt_desktop.domain.notes import TreatmentNote
from rmt_desktop.services.notes import NotReady
from rmt_desktop.services.pictures import ADDED, NewPicture
from rmt_desktop.services.ports import PlainPicture
from tests.support.builders import a_treatment
from tests.support.pictures import a_bomb, a_heic, a_moving_gif, a_photo, an_own_picture, an_svg
from tests.support.services import Practice

pytestmark = pytest.mark.usefixtures("qapp")
KNEE = NewPicture(name=" Knee,  3 Nov ", is_agreed=True, taken_on=date(2026, 11, 3))
PLAIN = PlainPicture(content=b"pixels", width=640, height=480)


def with_a_picture(practice: Practice, plain: PlainPicture = PLAIN) -> TreatmentNote:
    """Return an open note, with consent, whose chart has a picture."""
    visit = practice.visit()
    practice.consent(visit)
    note = replace(practice.note(visit), treatment=(a_treatment(),))
    picture = practice.services.pictures.add(note, plain, KNEE).value
    return practice.services.notes.keep(replace(note, chart=note.chart.with_picture(picture)))


def forged(practice: Practice, statement: str) -> None:
    """Change the vault as a tool from outside would that knows how to take the triggers away."""
    with practice.vault.unit() as unit:
        for name in ("pictures_refuses_update", "pictures_refuses_delete"):
            unit.connection.execute(text(f"DROP TRIGGER {name}"))
        unit.connection.execute(text(statement))
        unit.commit()


def test_a_picture_is_kept_with_its_name_and_what_was_agreed(practice: Practice) -> None:
    note = with_a_picture(practice)
    (picture,) = practice.services.notes.open(note.id).note.chart.pictures
    assert (picture.name, picture.width, picture.height) == ("Knee, 3 Nov", 640, 480)
    assert (picture.is_agreed, picture.taken_on) == (True, date(2026, 11, 3))
    assert picture.digest == hashlib.sha256(b"pixels").hexdigest()
    assert practice.services.pictures.of_note(note) == {picture.id: (picture, b"pixels")}


def test_a_photo_comes_in_upright_and_bare(practice: Practice) -> None:
    plain = practice.services.pictures.plain(a_photo(4000, 3000, turned=6))
    assert (plain.width, plain.height) == (1800, 2400)
    note = with_a_picture(practice, plain)
    ((_, content),) = practice.services.pictures.of_note(note).values()
    assert content == plain.content


@pytest.mark.qt_log_ignore("Invalid JPEG file structure")
@pytest.mark.parametrize(
    "content",
    [an_svg(), a_heic(), a_moving_gif(), a_photo()[:-400], a_bomb(), a_bomb(40, 40), b"\xff\xd8\xff\xda\xff\xd9"],
    ids=["svg", "heic", "gif", "truncated", "bomb", "empty", "hollow"],
)
def test_a_file_that_is_no_picture_is_refused_in_a_sentence(practice: Practice, content: bytes) -> None:
    with pytest.raises(PictureTrouble) as trouble:
        practice.services.pictures.plain(content)
    assert trouble.value.text(translator("en")).endswith(".")


def test_adding_a_picture_is_in_the_log(practice: Practice) -> None:
    note = with_a_picture(practice)
    logged = [one.event for one in practice.services.audit_log.search(limit=50).entries if one.event.detail == ADDED]
    assert [(one.act, one.record, one.client) for one in logged] == [(Act.CHANGED, note.id, note.client_id)]


@pytest.mark.parametrize(
    ("new", "words"),
    [(replace(KNEE, name="  "), "name"), (replace(KNEE, is_agreed=False), "agreed")],
)
def test_a_picture_needs_a_name_and_the_client_s_agreement(practice: Practice, new: NewPicture, words: str) -> None:
    note = practice.note()
    with pytest.raises(PictureTrouble, match=words):
        practice.services.pictures.add(note, PLAIN, new)
    with practice.vault.unit(reading=True) as unit:
        assert unit.pictures.digests(note.id) == frozenset()


def test_a_visit_has_room_for_so_many_pictures(practice: Practice) -> None:
    note = practice.note()
    many = tuple(an_own_picture(id=f"picture-{number}") for number in range(MOST_PICTURES))
    full = replace(note, chart=replace(note.chart, pictures=many))
    with pytest.raises(PictureTrouble, match="24"):
        practice.services.pictures.add(full, PLAIN, KNEE)


def test_a_signed_note_takes_no_picture(practice: Practice) -> None:
    note = practice.signed_note()
    with pytest.raises(NotAllowed):
        practice.services.pictures.add(note, PLAIN, KNEE)


def test_signing_takes_away_what_the_chart_does_not_name_any_more(practice: Practice) -> None:
    note = with_a_picture(practice)
    wrong = practice.services.pictures.add(note, replace(PLAIN, content=b"of somebody else"), KNEE).value
    with practice.vault.unit(reading=True) as unit:
        assert wrong.digest in unit.pictures.digests(note.id)
    signed = practice.services.notes.sign(note).value
    with practice.vault.unit(reading=True) as unit:
        assert unit.pictures.digests(note.id) == {signed.chart.pictures[0].digest}


def test_the_same_file_twice_is_kept_once(practice: Practice) -> None:
    note = with_a_picture(practice)
    again = practice.services.pictures.add(note, PLAIN, KNEE).value
    assert again.id != note.chart.pictures[0].id
    with practice.vault.unit(reading=True) as unit:
        assert unit.pictures.digests(note.id) == {again.digest}


@pytest.mark.parametrize("forgery", ["UPDATE pictures SET content = x'00'", "DELETE FROM pictures"])
def test_the_signature_covers_the_pictures(practice: Practice, forgery: str) -> None:
    practice.services.notes.sign(with_a_picture(practice))
    assert practice.services.audit_log.verify().altered_at is None
    forged(practice, forgery)
    assert practice.services.audit_log.verify().altered_at is not None


def test_a_note_opens_without_a_picture_that_was_damaged(practice: Practice) -> None:
    note = with_a_picture(practice)
    forged(practice, "UPDATE pictures SET content = x'00'")
    assert practice.services.pictures.of_note(note) == {}
    assert practice.services.notes.open(note.id).note.chart == note.chart


def test_the_printed_note_has_the_pictures_of_its_chart(practice: Practice) -> None:
    note = with_a_picture(practice)
    (picture,) = note.chart.pictures
    for printed in (note, practice.services.notes.sign(note).value):
        paper = practice.services.paperwork.note(printed.id).decode()
        assert f"pictures=(({picture!r}, b'pixels'),)" in paper


def test_a_note_whose_picture_is_missing_from_the_vault_is_not_signed_until_it_is_taken_out(practice: Practice) -> None:
    note = with_a_picture(practice)
    (picture,) = note.chart.pictures
    with practice.vault.unit() as unit:
        unit.pictures.keep_only(note.id, ())
        unit.commit()
    notes = practice.services.notes
    with pytest.raises(NotReady) as refused:
        notes.sign(note)
    assert [one.problem.values for one in refused.value.missing if one.blocks] == [{"name": "Knee, 3 Nov"}]
    signed = notes.sign(notes.keep(replace(note, chart=note.chart.without_picture(picture.id)))).value
    assert signed.is_signed
    assert practice.services.audit_log.verify().altered_at is None
