"""Visits."""

from sqlalchemy import Column, Index, Integer, Table

from rmt_desktop.db.rows.base import key, link, metadata, version, words
from rmt_desktop.db.types import Moment, Word
from rmt_desktop.domain.visits import VisitStatus

visits = Table(
    "visits",
    metadata,
    key(),
    version(),
    link("client_id", "clients.id", index=False),
    link("therapist_id", "therapists.id", index=False),
    link("service_id", "services.id", index=False),
    Column("starts_at", Moment, nullable=False, index=True),
    Column("minutes", Integer, nullable=False),
    words("reason"),
    Column("status", Word(VisitStatus), nullable=False),
    Column("status_at", Moment),
    words("also_present"),
    Index("ix_visits_of_client", "client_id", "starts_at"),
    Index("ix_visits_status", "status", "starts_at"),
)
