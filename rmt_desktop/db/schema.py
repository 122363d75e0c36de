"""Which version the tables have, and what the program does about it when a vault is opened."""

from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Column, Connection, MetaData, String, Table, select
from sqlalchemy.exc import OperationalError

from rmt_desktop.base.errors import VaultTrouble
from rmt_desktop.base.i18n import N_
from rmt_desktop.db import triggers
from rmt_desktop.db.rows import metadata
from rmt_desktop.db.troubles import damaged

HEAD = "0005"
MIGRATIONS = Path(__file__).parent / "migrations"

# Alembic's own table, named here so that opening a vault of today does not need Alembic.
alembic_version = Table("alembic_version", MetaData(), Column("version_num", String(32), primary_key=True))


class NewerVault(VaultTrouble):
    """The vault was last used by a later version of the program."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Schema:
    """The version this program works with, and where the steps to it are. Versions are numbers as text: ``0001``."""

    head: str = HEAD
    versions: tuple[Path, ...] = (MIGRATIONS / "versions",)


def create_tables(connection: Connection) -> None:
    """Make every table and trigger of a new vault, in the transaction of the connection.

    This is the short way to what the migrations make; a test holds the two equal.
    """
    metadata.create_all(connection)
    alembic_version.create(connection)
    connection.execute(alembic_version.insert(), {"version_num": HEAD})
    triggers.create(connection)


def version_of(connection: Connection) -> str:
    """Return the version of the tables. Raises DamagedVault when they are not those of a vault."""
    try:
        version = connection.execute(select(alembic_version.c.version_num)).scalar()
    except OperationalError as error:
        raise damaged() from error
    if version is None:
        raise damaged()
    return str(version)


def needs_upgrade(version: str, schema: Schema) -> bool:
    """Return whether the vault is older than the program. Raises NewerVault when it is newer."""
    if version > schema.head:
        raise NewerVault(
            N_("This vault was last used by a newer version of the program."),
            hint=N_("Nothing was changed. Install the newer version to open it."),
        )
    return version < schema.head
