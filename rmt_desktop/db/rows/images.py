"""Pictures, each kept once: the logo on ten thousand receipts is one row."""

from sqlalchemy import Column, String, Table

from rmt_desktop.db.rows.base import metadata
from rmt_desktop.db.types import picture

# The id is the SHA-256 of the content in hexadecimal.
images = Table(
    "images",
    metadata,
    Column("id", String(64), primary_key=True),
    Column("content", picture(), nullable=False),
)
