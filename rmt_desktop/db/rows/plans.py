"""Home-care sheets."""

from sqlalchemy import Boolean, Column, Index, String, Table

from rmt_desktop.db.rows.base import document, key, link, metadata, version, words
from rmt_desktop.db.types import Day, Moment
from rmt_desktop.domain.homecare import PlanItem

plans = Table(
    "plans",
    metadata,
    key(),
    version(),
    link("client_id", "clients.id", index=False),
    link("visit_id", "visits.id", nullable=True),
    Column("language", String(8), nullable=False),
    document("items", tuple[PlanItem, ...]),
    words("message"),
    words("stop_text"),
    Column("follow_up", Day),
    Column("large_print", Boolean, nullable=False),
    Column("created_at", Moment, nullable=False),
    Column("given_at", Moment),
    words("given_by"),
    Index("ix_plans_of_client", "client_id", "created_at"),
)
