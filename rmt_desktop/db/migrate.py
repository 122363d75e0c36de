"""From an older vault to today's: copy, upgrade in one transaction, verify, and put the copy back if that fails.

Only imported when a vault is older than the program: Alembic takes a third of a second to load.
"""

import logging
from datetime import datetime
from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection, inspect

from rmt_desktop.base.errors import VaultTrouble
from rmt_desktop.base.i18n import N_
from rmt_desktop.db import triggers
from rmt_desktop.db.checks import check
from rmt_desktop.db.copies import COPIES, copy_database, put_back
from rmt_desktop.db.engine import VaultKey, connect, engine_of
from rmt_desktop.db.schema import MIGRATIONS, Schema
from rmt_desktop.db.troubles import damaged

log = logging.getLogger(__name__)


class UpgradeFailed(VaultTrouble):
    """The vault could not be brought to today's version; it is as it was."""


def upgrade(database: Path, key: VaultKey, *, version: str, schema: Schema, at: datetime) -> Path:
    """Bring a vault's database that nobody else has open to the schema's version, and return the copy made before.

    Raises DamagedVault before anything is touched, StorageTrouble when there is no room for the copy, UpgradeFailed
    when the new tables do not hold what the old ones held; then the database is as it was.
    """
    engine = engine_of(lambda: connect(database, key, foreign_keys=False))
    try:
        copy = database.parent / COPIES / f"{at:%Y-%m-%d-%H%M%S}-before-{schema.head}.db"
        copy_database(database, copy, key)  # reads and checks every page
        log.info("upgrading the vault's database")
        try:
            with engine.begin() as connection:
                before = _counts(connection)
                run(connection, schema)
                _verify(connection, before)
        except Exception as error:
            raise _failed(version) from error
        try:
            check(engine)
        except VaultTrouble as error:
            engine.dispose()
            put_back(copy, database)
            raise _failed(version) from error
    finally:
        engine.dispose()
    return copy


def run(connection: Connection, schema: Schema, *, to: str = "head") -> None:
    """Run the migrations in the transaction of the connection, and make the triggers of today."""
    config = Config(attributes={"connection": connection})
    config.set_main_option("script_location", _escaped(MIGRATIONS))
    config.set_main_option("path_separator", "newline")
    config.set_main_option("version_locations", "\n".join(map(_escaped, schema.versions)))
    triggers.drop(connection)
    command.upgrade(config, to)
    triggers.create(connection)


def _verify(connection: Connection, before: dict[str, int]) -> None:
    """Refuse an upgrade that lost rows or broke a link between them."""
    after = _counts(connection)
    if any(after.get(table, count) < count for table, count in before.items()):
        raise damaged()
    if connection.exec_driver_sql("PRAGMA foreign_key_check").first() is not None:
        raise damaged()


def _counts(connection: Connection) -> dict[str, int]:
    names = inspect(connection).get_table_names()
    return {
        name: connection.exec_driver_sql(f'SELECT count(*) FROM "{name}"').scalar_one()  # noqa: S608 - our own names
        for name in names
    }


def _failed(version: str) -> UpgradeFailed:
    return UpgradeFailed(
        N_("The vault could not be brought to this version of the program. It is as it was (version {version})."),
        hint=N_("Use the version of the program you had before, and report this."),
        version=version,
    )


def _escaped(path: Path) -> str:
    return str(path).replace("%", "%%")
