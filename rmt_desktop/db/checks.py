"""Whether the database still holds what was written into it."""

from sqlalchemy import Engine

from rmt_desktop.db.troubles import damaged


def check(engine: Engine) -> None:
    """Read every page of the database. Raises DamagedVault when one is not what it was."""
    with engine.connect().execution_options(reading=True) as connection:
        if connection.exec_driver_sql("PRAGMA quick_check(1)").scalar() != "ok":
            raise damaged()
