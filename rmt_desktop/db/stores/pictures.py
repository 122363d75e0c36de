"""Own pictures of notes: added and taken away while a note is open, kept as they are once it is signed."""

import hashlib
from collections.abc import Collection

from sqlalchemy import Connection, select

from rmt_desktop.base.errors import NotFound
from rmt_desktop.base.i18n import N_
from rmt_desktop.db.rows.pictures import pictures
from rmt_desktop.domain.ids import NoteId


class PictureRows:
    """The ``PictureStore`` of the use cases."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, note: NoteId, content: bytes) -> str:
        """Keep a picture of an open note unless it is there already, and return its digest."""
        digest = hashlib.sha256(content).hexdigest()
        if digest not in self.digests(note):
            self._connection.execute(pictures.insert(), {"note_id": note, "digest": digest, "content": content})
        return digest

    def content(self, note: NoteId, digest: str) -> bytes:
        """Return the bytes of a picture. Raises NotFound, also where they are not those of the digest."""
        query = select(pictures.c.content).where(pictures.c.note_id == note, pictures.c.digest == digest)
        content = self._connection.execute(query).scalar()
        if content is None or hashlib.sha256(content).hexdigest() != digest:
            raise NotFound(N_("A picture of this note is missing from the vault, or damaged."))
        return bytes(content)

    def digests(self, note: NoteId) -> frozenset[str]:
        """Return the digests of all pictures kept with a note."""
        return frozenset(
            self._connection.execute(select(pictures.c.digest).where(pictures.c.note_id == note)).scalars()
        )

    def keep_only(self, note: NoteId, digests: Collection[str]) -> None:
        """Take away the pictures of an open note that are not among these."""
        gone = pictures.c.digest.not_in(list(digests))
        self._connection.execute(pictures.delete().where(pictures.c.note_id == note, gone))
