"""Filled forms, and the reviews of the health history."""

from sqlalchemy import Column, Index, String, Table

from rmt_desktop.db.charts import ChartDocument
from rmt_desktop.db.rows.base import document, key, link, metadata, version, words
from rmt_desktop.db.types import Moment, Word
from rmt_desktop.domain.forms.answers import Answer, Line, Mode, Signature

# The document in `signature` has no picture; that is the image `signature_image`.
forms = Table(
    "forms",
    metadata,
    key(),
    version(),
    link("client_id", "clients.id", index=False),
    words("form_id"),
    words("form_version"),
    words("profile"),
    Column("language", String(8), nullable=False),
    Column("mode", Word(Mode), nullable=False),
    document("answers", dict[str, Answer]),
    document("declined", tuple[str, ...]),
    Column("chart", ChartDocument(), nullable=False),
    Column("started_at", Moment, nullable=False),
    document("lines", tuple[Line, ...]),
    words("text_hash"),
    document("signature", Signature, nullable=True),
    Column("signed_at", Moment),
    words("recorded_by"),
    link("signature_image", "images.id", nullable=True, index=False, own=True),
    Index("ix_forms_of_client", "client_id", "signed_at"),
)

reviews = Table(
    "reviews",
    metadata,
    key(),
    link("client_id", "clients.id", index=False),
    link("form_id", "forms.id"),
    Column("at", Moment, nullable=False),
    words("by"),
    words("changes"),
    Index("ix_reviews_of_client", "client_id", "at"),
)
