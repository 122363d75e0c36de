"""The tables, and nothing but tables. Importing this package fills ``metadata`` with all of them."""

from rmt_desktop.db.rows import (
    audit,
    clients,
    clinic,
    consents,
    forms,
    images,
    notes,
    pictures,
    plans,
    receipts,
    visits,
)
from rmt_desktop.db.rows.base import metadata

__all__ = [
    "audit",
    "clients",
    "clinic",
    "consents",
    "forms",
    "images",
    "metadata",
    "notes",
    "pictures",
    "plans",
    "receipts",
    "visits",
]
