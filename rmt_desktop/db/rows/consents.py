"""Consents and what changed about them. Rows are only ever added."""

from sqlalchemy import Column, String, Table

from rmt_desktop.db.rows.base import document, key, link, metadata, words
from rmt_desktop.db.types import Day, Moment, Word
from rmt_desktop.domain.consent import Agreement, AreaConsent
from rmt_desktop.domain.forms.answers import Mode, Signature
from rmt_desktop.domain.sides import Areal

# The document in `signature` has no picture; that is the image `signature_image`.
consents = Table(
    "consents",
    metadata,
    key(),
    link("client_id", "clients.id"),
    link("visit_id", "visits.id"),
    Column("valid_on", Day, nullable=False),
    document("elements", tuple[str, ...]),
    words("plan"),
    words("risks"),
    words("questions"),
    document("areas", tuple[AreaConsent, ...]),
    Column("mode", Word(Mode), nullable=False),
    document("signature", Signature, nullable=True),
    words("capacity_note"),
    words("text"),
    words("text_hash"),
    words("text_version"),
    Column("language", String(8), nullable=False),
    Column("obtained_at", Moment, nullable=False),
    words("obtained_by"),
    link("signature_image", "images.id", nullable=True, index=False, own=True),
)

consent_changes = Table(
    "consent_changes",
    metadata,
    key(),
    link("consent_id", "consents.id"),
    link("client_id", "clients.id"),
    link("visit_id", "visits.id"),
    document("area", Areal),
    Column("agreement", Word(Agreement), nullable=False),
    words("action"),
    Column("at", Moment, nullable=False),
    words("by"),
)
