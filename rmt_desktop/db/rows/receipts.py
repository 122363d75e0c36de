"""Receipts and what happened to them. Rows are only ever added."""

from sqlalchemy import Column, Index, Integer, String, Table, text

from rmt_desktop.db.mapping import OWN
from rmt_desktop.db.rows.base import document, key, link, metadata, words
from rmt_desktop.db.types import Day, Moment, Word
from rmt_desktop.domain.money import TaxLine
from rmt_desktop.domain.receipts import Issuer, Method, Payment

# The document in `issuer` has no pictures; those are the images `logo_image` and `signature_image`.
# owed_cents is what was open on the day of issue: the list of unpaid receipts looks at these only.
receipts = Table(
    "receipts",
    metadata,
    key(),
    words("prefix"),
    Column("number", Integer, nullable=False, unique=True),
    link("client_id", "clients.id"),
    link("visit_id", "visits.id"),
    words("client_name"),
    Column("service_date", Day, nullable=False),
    words("service"),
    words("service_fr"),
    Column("minutes", Integer, nullable=False),
    Column("fee_cents", Integer, nullable=False),
    document("taxes", tuple[TaxLine, ...]),
    document("payments", tuple[Payment, ...]),
    document("issuer", Issuer),
    Column("language", String(8), nullable=False),
    Column("issued_at", Moment, nullable=False),
    Column("issued_on", Day, nullable=False, index=True),
    words("issued_by"),
    words("fee_reason"),
    words("paid_by"),
    words("replaces"),
    link("logo_image", "images.id", nullable=True, index=False, own=True),
    link("signature_image", "images.id", nullable=True, index=False, own=True),
    Column("owed_cents", Integer, nullable=False, info=OWN),
    Index("ix_receipts_owed", "number", sqlite_where=text("owed_cents <> 0"), postgresql_where=text("owed_cents <> 0")),
)

voids = Table(
    "voids",
    metadata,
    link("receipt_id", "receipts.id", primary_key=True),
    words("reason"),
    Column("at", Moment, nullable=False),
    words("by"),
    words("replaced_by"),
)

prints = Table(
    "prints",
    metadata,
    Column("id", Integer, primary_key=True, info=OWN),
    link("receipt_id", "receipts.id"),
    Column("at", Moment, nullable=False),
    Column("on", Day, nullable=False),
    words("by"),
)

payments = Table(
    "payments",
    metadata,
    Column("id", Integer, primary_key=True, info=OWN),
    link("receipt_id", "receipts.id", own=True),
    Column("cents", Integer, nullable=False),
    Column("method", Word(Method), nullable=False),
    Column("on", Day, nullable=False),
)
