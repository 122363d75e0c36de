"""Pictures kept once, by the hash of their content."""

import hashlib
from collections.abc import Iterable

from sqlalchemy import Connection, select

from rmt_desktop.db.rows.images import images


class Images:
    """Keeps and finds pictures for the other stores."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def keep(self, content: bytes) -> str | None:
        """Store a picture unless it is there already, and return its id; None for no picture."""
        if not content:
            return None
        name = hashlib.sha256(content).hexdigest()
        known = self._connection.execute(select(images.c.id).where(images.c.id == name)).scalar()
        if known is None:
            self._connection.execute(images.insert(), {"id": name, "content": content})
        return name

    def named(self, ids: Iterable[str | None]) -> dict[str | None, bytes]:
        """Return pictures by id; None is no picture."""
        wanted = {one for one in ids if one is not None}
        found: dict[str | None, bytes] = {None: b""}
        if wanted:
            rows = self._connection.execute(select(images.c.id, images.c.content).where(images.c.id.in_(wanted)))
            found.update((row.id, row.content) for row in rows)
        return found
