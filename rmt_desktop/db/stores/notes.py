"""Treatment notes and their addenda."""

import hashlib
import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from sqlalchemy import Connection, String, select, type_coerce

from rmt_desktop.base.errors import NotFound
from rmt_desktop.db.charts import read_chart
from rmt_desktop.db.findings import charted_between
from rmt_desktop.db.maps import ADDENDA, NOTES
from rmt_desktop.db.rows.notes import IN_ERROR, addenda, notes
from rmt_desktop.db.stores.pictures import PictureRows
from rmt_desktop.db.stores.versioned import VersionedRows
from rmt_desktop.domain.audit import Kind
from rmt_desktop.domain.chart.findings import Charted
from rmt_desktop.domain.ids import ClientId, NoteId, VisitId
from rmt_desktop.domain.notes import Addendum, TreatmentNote
from rmt_desktop.domain.progress import Measured

# What a fingerprint covers. A column of a later version is covered by a new way with a new name; the old ones stay.
_COVERED = {
    "1": (
        "id", "client_id", "visit_id", "therapist_id", "service_date", "started_at", "language", "chart", "subjective",
        "objective", "assessment", "plan", "treatment", "response", "position", "draping", "home_care", "next_visit",
        "free_text", "raised", "dispositions", "copied", "signing", "signed_at",
    ),
}  # fmt: skip
_WAY = max(_COVERED, key=int)

_NEWEST_FIRST = (notes.c.service_date.desc(), notes.c.started_at.desc())


class NoteRows:
    """The ``NoteStore`` of the use cases."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._rows = VersionedRows(connection, NOTES, Kind.NOTE, frozen_by="signed_at")

    def get(self, id: NoteId, /) -> TreatmentNote:
        """Return one note. Raises NotFound."""
        return self._rows.get(id)

    def save(self, note: TreatmentNote) -> TreatmentNote:
        """Keep a draft or close it. Raises StaleRecord, or NotAllowed when it is closed already."""
        version = self._rows.put(note, signed_at=note.signing.at if note.signing else None)
        return replace(note, version=version)

    def of_visit(self, visit: VisitId) -> TreatmentNote | None:
        """Return the note of a visit, or None before it is begun."""
        row = self._connection.execute(NOTES.select().where(notes.c.visit_id == visit)).first()
        return None if row is None else NOTES.read(row)

    def of_client(self, client: ClientId) -> tuple[TreatmentNote, ...]:
        """Return all notes of a client, newest visit first."""
        rows = self._connection.execute(NOTES.select().where(notes.c.client_id == client).order_by(*_NEWEST_FIRST))
        return tuple(NOTES.read(row) for row in rows)

    def in_force(self, client: ClientId) -> tuple[TreatmentNote, ...]:
        """Return the notes of a client that were not entered in error, newest visit first."""
        query = NOTES.select().where(notes.c.client_id == client, ~IN_ERROR)
        return tuple(NOTES.read(row) for row in self._connection.execute(query.order_by(*_NEWEST_FIRST)))

    def is_in_error(self, id: NoteId, /) -> bool:
        """Return whether a note was declared entered in error."""
        return self._connection.execute(select(notes.c.id).where(notes.c.id == id, IN_ERROR)).first() is not None

    def measured(self, client: ClientId) -> tuple[Measured, ...]:
        """Return what was measured at each visit of a client, newest visit first, without notes entered in error."""
        columns = (notes.c.service_date, notes.c.started_at, notes.c.subjective, notes.c.objective)
        query = select(*columns).where(notes.c.client_id == client, ~IN_ERROR)
        rows = self._connection.execute(query.order_by(*_NEWEST_FIRST))
        return tuple(
            Measured(day=day, started_at=started_at, pain=subjective.pain.now, rom=objective.rom)
            for day, started_at, subjective, objective in rows
        )

    def charted(self, first: date, last: date, /) -> Iterator[Charted]:
        """Yield the findings of signed notes of a period that were not entered in error, a few notes at a time."""
        return charted_between(self._connection, first, last)

    def fingerprint(self, id: NoteId, /) -> str:
        """Return a way of reading and the SHA-256 of what it reads: the stored text, whatever values are made of it."""
        return self._fingerprint(id, _WAY)

    def is_as_signed(self, id: NoteId, fingerprint: str, /) -> bool:
        """Return whether what is stored of a note is what the fingerprint was taken of."""
        way, _, _ = fingerprint.partition(":")
        return way in _COVERED and self._fingerprint(id, way) == fingerprint and self._has_its_pictures(id)

    def _has_its_pictures(self, id: NoteId) -> bool:
        """Return whether every picture the note's chart names is kept as it was; the chart itself is fingerprinted."""
        stored = self._connection.execute(select(type_coerce(notes.c.chart, String)).where(notes.c.id == id)).scalar()
        if stored is None or '"pictures":' not in stored:
            return True
        kept = PictureRows(self._connection)
        try:
            for picture in read_chart(stored).pictures:
                kept.content(id, picture.digest)
        except NotFound:
            return False
        return True

    def _fingerprint(self, id: NoteId, way: str) -> str:
        stored = select(*(type_coerce(notes.c[name], String) for name in _COVERED[way])).where(notes.c.id == id)
        row = self._connection.execute(stored).first()
        content = json.dumps(list(row or ()), ensure_ascii=False)
        return f"{way}:{hashlib.sha256(content.encode()).hexdigest()}"

    def add_addendum(self, addendum: Addendum) -> None:
        """Add to a signed note."""
        self._connection.execute(addenda.insert(), ADDENDA.row(addendum))

    def addenda(self, note: NoteId) -> tuple[Addendum, ...]:
        """Return what was added to a note, oldest first."""
        rows = self._connection.execute(
            ADDENDA.select().where(addenda.c.note_id == note).order_by(addenda.c.at, addenda.c.id)
        )
        return tuple(ADDENDA.read(row) for row in rows)
