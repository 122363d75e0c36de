"""The log: append-only and chained."""

from sqlalchemy import Column, Index, Integer, String, Table

from rmt_desktop.db.rows.base import metadata, words
from rmt_desktop.db.types import Moment, Word
from rmt_desktop.domain.audit import Act, Kind

audit = Table(
    "audit",
    metadata,
    Column("seq", Integer, primary_key=True, autoincrement=False),
    Column("at", Moment, nullable=False),
    words("user"),
    words("user_name"),
    Column("act", Word(Act), nullable=False),
    Column("kind", Word(Kind), nullable=False),
    words("record"),
    words("client"),
    words("detail"),
    Column("previous", String(64), nullable=False),
    Column("hash", String(64), nullable=False),
    Index("ix_audit_of_record", "record", "act", "seq"),
    Index("ix_audit_of_client", "client", "seq"),
    Index("ix_audit_of_user", "user", "seq"),
)
