"""The clinic, its therapists and its fee list."""

from sqlalchemy import Boolean, CheckConstraint, Column, Integer, String, Table

from rmt_desktop.db.mapping import OWN
from rmt_desktop.db.rows.base import document, key, metadata, version, words
from rmt_desktop.db.types import Day, Word, picture
from rmt_desktop.domain.chart.looks import Look
from rmt_desktop.domain.clinic import PaperSize, TaxRegistration
from rmt_desktop.domain.people import Address

# There is exactly one clinic in a vault; its row is number 1.
clinic = Table(
    "clinic",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=False, info=OWN),
    version(),
    words("name"),
    document("address", Address),
    words("phone"),
    words("email"),
    Column("province", String(2), nullable=False),
    words("zone"),
    Column("paper", Word(PaperSize), nullable=False),
    Column("language", String(8), nullable=False),
    Column("logo", picture(), nullable=False),
    document("tax", TaxRegistration),
    words("receipt_prefix"),
    Column("first_receipt_number", Integer, nullable=False),
    Column("review_months", Integer, nullable=False),
    Column("is_demo", Boolean, nullable=False),
    words("figure"),
    Column("look", Word(Look), nullable=False),
    CheckConstraint("id = 1", name="only"),
)

therapists = Table(
    "therapists",
    metadata,
    key(),
    version(),
    words("name"),
    words("designation"),
    words("regulator"),
    words("registration"),
    Column("valid_until", Day),
    Column("signature", picture(), nullable=False),
    Column("is_active", Boolean, nullable=False),
)

mark_kinds = Table(
    "mark_kinds",
    metadata,
    key(),
    version(),
    words("name"),
    words("name_fr"),
    words("group"),
    words("symbol"),
    words("ink"),
    words("pattern"),
    Column("is_rated", Boolean, nullable=False),
    Column("is_active", Boolean, nullable=False),
)

services = Table(
    "services",
    metadata,
    key(),
    version(),
    words("name"),
    words("name_fr"),
    Column("minutes", Integer, nullable=False),
    Column("price_cents", Integer, nullable=False),
    Column("is_active", Boolean, nullable=False),
)
