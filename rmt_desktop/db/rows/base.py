"""What all tables share: one metadata with names for every constraint, so that a migration can find each again."""

from typing import Any

from sqlalchemy import Column, ForeignKey, Integer, MetaData, String

from rmt_desktop.db.mapping import OWN
from rmt_desktop.db.types import Document

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
        "pk": "pk_%(table_name)s",
    }
)


def key() -> Column[str]:
    """Return the column of a record's opaque id."""
    return Column("id", String(64), primary_key=True)


def version() -> Column[int]:
    """Return the column that counts the saves of a record, from 1."""
    return Column("version", Integer, nullable=False)


def link(
    name: str,
    target: str,
    *,
    nullable: bool = False,
    index: bool = True,
    unique: bool = False,
    primary_key: bool = False,
    own: bool = False,
) -> Column[Any]:
    """Return a column that names a record of another table (``clients.id``)."""
    return Column(
        name,
        String(64),
        ForeignKey(target),
        nullable=nullable,
        index=index and not unique and not primary_key,
        unique=unique,
        primary_key=primary_key,
        info=OWN if own else None,
    )


def words(name: str, *, own: bool = False) -> Column[str]:
    """Return a column of text, empty for none."""
    return Column(name, String, nullable=False, info=OWN if own else None)


def document(name: str, shape: Any, *, nullable: bool = False) -> Column[Any]:
    """Return a column of a nested value."""
    return Column(name, Document(shape), nullable=nullable)
