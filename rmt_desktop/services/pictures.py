"""Own pictures of an open note: a photo or a diagram becomes part of the record, and is looked at again."""

import contextlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from rmt_desktop.base.errors import NotAllowed, NotFound
from rmt_desktop.base.i18n import N_
from rmt_desktop.domain.audit import Act, AuditEvent, Kind
from rmt_desktop.domain.chart.chart import Chart
from rmt_desktop.domain.chart.pictures import (
    LARGEST_KEPT,
    LONGEST_NAME,
    LONGEST_SIDE,
    MOST_PICTURES,
    OwnPicture,
    PictureTrouble,
    broken,
    check_file,
    check_size,
)
from rmt_desktop.domain.ids import NoteId
from rmt_desktop.domain.notes import TreatmentNote
from rmt_desktop.services.actor import Desk, May
from rmt_desktop.services.changes import Changes, Done
from rmt_desktop.services.ports import PictureFiles, PlainPicture, Unit, Units

ADDED = "picture added"


@dataclass(frozen=True, slots=True, kw_only=True)
class NewPicture:
    """What the therapist says of a picture she adds; ``is_agreed``: the client agreed that it is kept."""

    name: str
    is_agreed: bool
    taken_on: date | None = None


@dataclass(frozen=True, slots=True)
class Pictures:
    """Pictures of notes. What is kept of one is its pixels alone, bounded in size, within the encrypted vault."""

    units: Units
    desk: Desk
    files: PictureFiles

    def plain(self, content: bytes) -> PlainPicture:
        """Return a file as it would be kept; nothing is kept yet. Raises PictureTrouble.

        Its head is read first: a small file may claim to be a picture larger than the computer's memory.
        """
        self.desk.actor.must(May.TREAT)
        check_file(content)
        check_size(*self.files.size(content))
        plain = self.files.plain(content, longest=LONGEST_SIDE, most_bytes=LARGEST_KEPT)
        if plain is None:
            raise broken()
        return plain

    def add(self, note: TreatmentNote, plain: PlainPicture, new: NewPicture) -> Done[OwnPicture]:
        """Keep a picture with an open note; the chart it is then put into names it.

        Raises PictureTrouble without a name or the client's agreement, NotAllowed once the note is signed. Pictures no
        chart names any more go when the note is signed, so that taking one away can be undone until then.
        """
        self.desk.actor.must(May.TREAT)
        name = " ".join(new.name.split())[:LONGEST_NAME]
        if not name:
            raise PictureTrouble(N_("Please give the picture a name, such as “Knee, 3 Nov”."))
        if not new.is_agreed:
            raise PictureTrouble(N_("A picture is kept only if the client agreed to it."))
        if len(note.chart.pictures) >= MOST_PICTURES:
            raise PictureTrouble(N_("This visit has 24 pictures already; no more can be added."))
        with self.units() as unit:
            if unit.notes.get(note.id).is_signed:
                raise NotAllowed(N_("This note is signed already. Add an addendum instead."))
            digest = unit.pictures.add(note.id, plain.content)
            event = AuditEvent(act=Act.CHANGED, kind=Kind.NOTE, record=note.id, client=note.client_id, detail=ADDED)
            self.desk.log(unit, event)
            unit.commit()
        picture = OwnPicture(
            id=self.desk.new_id(),
            name=name,
            width=plain.width,
            height=plain.height,
            digest=digest,
            taken_on=new.taken_on,
            is_agreed=True,
        )
        return Done(picture, Changes.of((Kind.NOTE, note.id)))

    def of_note(self, note: TreatmentNote) -> Mapping[str, tuple[OwnPicture, bytes]]:
        """Return the pictures a note's chart names, with their bytes, by the picture's id.

        One whose bytes are missing or damaged is left out: what was drawn on it still stands in words.
        """
        self.desk.actor.must(May.READ_RECORD)
        if not note.chart.pictures:
            return {}
        with self.units(reading=True) as unit:
            return kept_pictures(unit, note.id, note.chart)


def lost_pictures(unit: Unit, note: TreatmentNote) -> tuple[str, ...]:
    """Return the names of pictures a note's chart names that are not kept with it."""
    kept = unit.pictures.digests(note.id) if note.chart.pictures else frozenset()
    return tuple(picture.name for picture in note.chart.pictures if picture.digest not in kept)


def kept_pictures(unit: Unit, note: NoteId, chart: Chart) -> dict[str, tuple[OwnPicture, bytes]]:
    """Return the pictures a chart names that are kept whole with a note, with their bytes, by the picture's id."""
    kept = {}
    for picture in chart.pictures:
        with contextlib.suppress(NotFound):
            kept[picture.id] = (picture, unit.pictures.content(note, picture.digest))
    return kept
