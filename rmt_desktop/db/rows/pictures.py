"""Own pictures of notes: photos and diagrams to draw on. The note's chart names them by their digest."""

from sqlalchemy import Column, String, Table

from rmt_desktop.db.rows.base import link, metadata
from rmt_desktop.db.types import picture

# The digest is the SHA-256 of the content in hexadecimal.
pictures = Table(
    "pictures",
    metadata,
    link("note_id", "notes.id", primary_key=True),
    Column("digest", String(64), primary_key=True),
    Column("content", picture(), nullable=False),
)
