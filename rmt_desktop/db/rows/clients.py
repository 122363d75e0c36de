"""Clients, and the folded words under which they are found."""

from sqlalchemy import Boolean, Column, ForeignKey, Index, Integer, String, Table

from rmt_desktop.db.mapping import OWN
from rmt_desktop.db.rows.base import document, key, metadata, version, words
from rmt_desktop.db.types import Day, Moment
from rmt_desktop.domain.clients import Alert, Payer
from rmt_desktop.domain.people import Address, Contact, Phone

# sort_name is the folded family name first; last_visit_at and history_at follow the visits and the health history, so
# that the lists "seen last" and "due for review" are read from an index.
clients = Table(
    "clients",
    metadata,
    key(),
    version(),
    Column("number", Integer, nullable=False, unique=True),
    words("first_name"),
    words("last_name"),
    words("preferred_name"),
    words("former_names"),
    words("pronouns"),
    Column("birth_date", Day, index=True),
    words("figure"),
    document("phones", tuple[Phone, ...]),
    words("email"),
    document("address", Address),
    words("occupation"),
    document("emergency", Contact),
    document("guardian", Contact),
    document("physician", Contact),
    document("payer", Payer),
    Column("language", String(8), nullable=False),
    document("alerts", tuple[Alert, ...]),
    Column("created_at", Moment),
    Column("archived_at", Moment),
    words("archived_reason"),
    Column("is_archived", Boolean, nullable=False, info=OWN),
    words("sort_name", own=True),
    Column("last_visit_at", Moment, info=OWN),
    Column("history_at", Moment, info=OWN),
    Index("ix_clients_seen", "is_archived", "last_visit_at", "sort_name"),
    Index("ix_clients_history", "is_archived", "history_at"),
)

# The key is the order of the answer: a prefix is one range of it per rank, already sorted, and nothing else is read.
client_terms = Table(
    "client_terms",
    metadata,
    Column("is_archived", Boolean, primary_key=True),
    Column("rank", Integer, primary_key=True, autoincrement=False),
    Column("term", String, primary_key=True),
    Column("sort_name", String, primary_key=True),
    Column("client_id", String(64), ForeignKey("clients.id"), primary_key=True),
    Index("ix_client_terms_of_client", "client_id", "term"),
    sqlite_with_rowid=False,
)
