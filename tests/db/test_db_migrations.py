"""From an older vault to today's: the same tables as a new one has, every row kept, or all as it was."""

import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from textwrap import dedent

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlcipher3 import dbapi2 as sqlcipher

from rmt_desktop.base.errors import VaultTrouble
from rmt_desktop.db import migrate
from rmt_desktop.db.copies import copy_database, put_back
from rmt_desktop.db.engine import VaultKey, connect, engine_of
from rmt_desktop.db.keys import read_keys
from rmt_desktop.db.migrate import UpgradeFailed
from rmt_desktop.db.rows import metadata
from rmt_desktop.db.schema import HEAD, MIGRATIONS, Schema, alembic_version, create_tables
from rmt_desktop.db.troubles import DamagedVault
from rmt_desktop.db.vault import VaultFolder
from rmt_desktop.domain.ids import ClientId
from tests.support.builders import a_client, a_clinic, a_note, a_service, a_signing, a_therapist, a_visit
from tests.support.clock import FrozenClock
from tests.support.processes import ROOT
from tests.support.vaults import CHEAP, PASSPHRASE, a_vault, vault_files

NEXT = f"{int(HEAD) + 1:04d}"


@pytest.fixture
def in_memory():
    """Return an empty database without encryption."""
    engine = engine_of(lambda: sqlcipher.connect(":memory:", isolation_level=None))
    with engine.connect() as connection:
        yield connection


def tables_of(connection) -> dict[str, object]:
    """Return all that a database knows about its tables, indexes and triggers."""
    found: dict[str, object] = {}
    names = connection.exec_driver_sql("SELECT type, name, sql FROM sqlite_master WHERE name NOT LIKE 'sqlite_%'").all()
    for kind, name, sql in names:
        if kind == "table":
            found[name] = connection.exec_driver_sql(f'PRAGMA table_xinfo("{name}")').all()
            for pragma in ("index_list", "foreign_key_list"):  # numbered in the order they were made
                rows = connection.exec_driver_sql(f'PRAGMA {pragma}("{name}")')
                found[f"{name} {pragma}"] = {tuple(row)[1:] for row in rows}
            found[f"{name} without rowid"] = "WITHOUT ROWID" in sql
            found[f"{name} checks"] = sorted(part for part in sql.split("\n") if "CHECK" in part)
        else:
            found[name] = " ".join(sql.split())
    return found


def test_the_migrations_make_exactly_the_tables_of_a_new_vault(in_memory):
    migrate.run(in_memory, Schema())
    migrated = tables_of(in_memory)
    engine = engine_of(lambda: sqlcipher.connect(":memory:", isolation_level=None))
    with engine.connect() as connection:
        create_tables(connection)
        assert tables_of(connection) == migrated
    assert len(migrated) > 60


def test_the_tables_are_those_the_program_knows(in_memory):
    migrate.run(in_memory, Schema())
    context = MigrationContext.configure(in_memory, opts={"compare_type": False})
    differences = [one for one in compare_metadata(context, metadata) if one[1].name != "alembic_version"]
    assert differences == []


def test_the_version_of_a_new_vault_is_that_of_the_last_migration():
    scripts = ScriptDirectory(str(MIGRATIONS))
    assert scripts.get_heads() == [HEAD]
    assert [script.revision for script in scripts.walk_revisions()] == [
        f"{number:04d}" for number in range(int(HEAD), 0, -1)
    ]


def test_every_migration_says_what_it_does():
    for script in ScriptDirectory(str(MIGRATIONS)).walk_revisions():
        assert script.doc


def test_opening_a_vault_of_today_does_not_load_alembic_nor_asking_for_one_sqlalchemy(vault):
    vault.close()
    program = f"""
        import sys
        from pathlib import Path
        from tests.support.clock import FrozenClock
        from rmt_desktop.db.vault import VaultFolder
        files, folder = VaultFolder(FrozenClock()), Path({str(vault.folder)!r})
        assert files.exists(folder) and files.users(folder)
        assert not {{"sqlalchemy", "argon2", "cryptography"}} & set(sys.modules), "too early"
        files.unlock(folder, {PASSPHRASE!r}).close()
        assert not {{"alembic", "sqlalchemy.orm"}} & set(sys.modules), "not needed"
    """
    subprocess.run([sys.executable, "-c", dedent(program)], cwd=ROOT, check=True)  # noqa: S603 - our own program


@dataclass(frozen=True)
class Older:
    """A closed vault of today, and a program whose tables are one step further."""

    folder: Path
    steps: Path

    def program(self, step: str) -> VaultFolder:
        """Return the later program, whose step to the next version does ``step``."""
        self.steps.mkdir(exist_ok=True)
        (self.steps / f"{NEXT}_next.py").write_text(
            dedent(f'''
                """The next step."""
                import sqlalchemy as sa
                from alembic import op

                revision = "{NEXT}"
                down_revision = "{HEAD}"


                def upgrade():
            ''')
            + "".join(f"    {line}\n" for line in dedent(step).strip().splitlines())
        )
        schema = Schema(head=NEXT, versions=(MIGRATIONS / "versions", self.steps))
        return VaultFolder(FrozenClock(), kdf=CHEAP, schema=schema)

    def copies(self) -> list[Path]:
        """Return the copies that were made."""
        return sorted((self.folder / "copies").glob("*"))

    def content(self) -> bytes:
        """Return the database file."""
        return (self.folder / "vault.db").read_bytes()


@pytest.fixture
def older(tmp_path, vault_template) -> Older:
    vault = a_vault(tmp_path / "vault", vault_template)
    with vault.unit() as unit:
        unit.clinic.save_clinic(a_clinic())
        unit.clinic.save_therapist(a_therapist())
        unit.clinic.save_service(a_service())
        unit.clients.save(a_client(number=1))
        unit.visits.save(a_visit())
        unit.notes.save(a_note(signing=a_signing()))
        unit.commit()
    vault.close()
    return Older(vault.folder, tmp_path / "steps")


ADDS_A_COLUMN = 'op.add_column("clients", sa.Column("shoe_size", sa.Integer()))'
REBUILDS_A_TABLE = """
    with op.batch_alter_table("clients") as batch:
        batch.add_column(sa.Column("shoe_size", sa.Integer(), nullable=False, server_default="42"))
        batch.alter_column("pronouns", new_column_name="pronoun_words")
"""


def columns(vault) -> set[str]:
    """Return the columns of the table of clients."""
    with vault.unit(reading=True) as unit:
        return {row.name for row in unit.connection.exec_driver_sql("PRAGMA table_info(clients)")}


@pytest.mark.parametrize("step", [ADDS_A_COLUMN, REBUILDS_A_TABLE])
def test_an_older_vault_is_upgraded_when_it_is_opened_and_keeps_every_row(older, step):
    vault = older.program(step).unlock(older.folder, PASSPHRASE)
    with vault.unit(reading=True) as unit:
        assert unit.connection.execute(alembic_version.select()).scalar_one() == NEXT
        assert unit.visits.get(a_visit().id) == a_visit(version=1)
        assert unit.notes.get(a_note().id).signing == a_signing()
    assert "shoe_size" in columns(vault)
    vault.close()


def test_the_record_is_kept_from_change_after_an_upgrade_as_before(older):
    vault = older.program(REBUILDS_A_TABLE).unlock(older.folder, PASSPHRASE)
    for statement in ("DELETE FROM clients", "UPDATE notes SET version = 9"):
        with vault.unit() as unit, pytest.raises(Exception, match=r"ever deleted|frozen"):
            unit.connection.exec_driver_sql(statement)
    vault.close()


def test_an_upgraded_vault_is_opened_by_the_later_program_without_another_upgrade(older):
    program = older.program(ADDS_A_COLUMN)
    program.unlock(older.folder, PASSPHRASE).close()
    program.unlock(older.folder, PASSPHRASE).close()
    assert len(older.copies()) == 1


def test_an_encrypted_copy_with_the_date_is_made_before_an_upgrade_and_opens_with_the_same_key(older):
    older.program(ADDS_A_COLUMN).unlock(older.folder, PASSPHRASE).close()
    (copy,) = older.copies()
    assert copy.name == f"2026-11-23-190211-before-{NEXT}.db"
    put_back(copy, older.folder / "vault.db")
    vault = vault_files().unlock(older.folder, PASSPHRASE)
    assert "shoe_size" not in columns(vault)
    with vault.unit(reading=True) as unit:
        assert unit.clients.get(ClientId("client-1")) == a_client(number=1, version=1)
    vault.close()


@pytest.mark.parametrize(
    "step",
    [
        'raise RuntimeError("a mistake in the step")',
        'op.add_column("clients", sa.Column("shoe_size", sa.Integer()))\nraise RuntimeError',
        'op.execute("DELETE FROM client_terms")',
        'op.execute("DELETE FROM notes")',
        """op.execute("UPDATE visits SET client_id = 'nobody'")""",
        'op.drop_table("nothing_of_this_name")',
    ],
    ids=["fails", "fails halfway", "loses words", "loses a note", "breaks a link", "is wrong"],
)
def test_a_step_that_fails_or_loses_something_leaves_the_vault_as_it_was(older, step):
    with pytest.raises(UpgradeFailed, match="as it was"):
        older.program(step).unlock(older.folder, PASSPHRASE)
    vault = vault_files().unlock(older.folder, PASSPHRASE)  # today's program opens it as if nothing had happened
    assert "shoe_size" not in columns(vault)
    with vault.unit(reading=True) as unit:
        assert unit.clients.find(("maya",), limit=1, archived=False)[0].last_visit is not None
        assert unit.notes.get(a_note().id).is_signed
    vault.close()


def test_a_damaged_vault_is_not_upgraded_nor_copied(older):
    data = bytearray(older.content())
    data[-2000] ^= 1
    (older.folder / "vault.db").write_bytes(data)
    with pytest.raises(DamagedVault):
        older.program(ADDS_A_COLUMN).unlock(older.folder, PASSPHRASE)
    assert older.content() == bytes(data)
    assert older.copies() == []


def test_without_a_place_for_the_copy_there_is_no_upgrade(older):
    before = older.content()
    (older.folder / "copies").write_text("a file where the folder should be")
    with pytest.raises(VaultTrouble):
        older.program(ADDS_A_COLUMN).unlock(older.folder, PASSPHRASE)
    assert older.content() == before


def test_a_copy_is_one_moment_while_others_write(older):
    vault = vault_files().unlock(older.folder, PASSPHRASE)
    _, secret = read_keys(older.folder / "keys.json").opened_by(PASSPHRASE)
    with vault.unit() as unit:
        unit.clients.save(a_client(id=ClientId("client-2"), number=2))
        copy_database(older.folder / "vault.db", older.folder / "copy.db", VaultKey(secret))
        unit.commit()
    vault.close()
    copied = connect(older.folder / "copy.db", VaultKey(secret), journal="DELETE")
    assert copied.execute("SELECT count(*) FROM clients").fetchone() == (1,)
    copied.close()


def test_a_copy_is_never_made_over_another_file(older):
    (older.folder / "copy.db").write_text("kept")
    with pytest.raises(FileExistsError):
        copy_database(older.folder / "vault.db", older.folder / "copy.db", VaultKey(bytes(32)))
    assert (older.folder / "copy.db").read_text() == "kept"


def test_a_copy_of_what_does_not_hold_together_is_refused(older):
    _, secret = read_keys(older.folder / "keys.json").opened_by(PASSPHRASE)
    source = connect(older.folder / "vault.db", VaultKey(secret))
    source.execute("PRAGMA ignore_check_constraints = ON")
    names = [row[1] for row in source.execute("PRAGMA table_info(clinic)")]
    columns = ", ".join("2" if name == "id" else name for name in names)
    source.execute(f"INSERT INTO clinic SELECT {columns} FROM clinic")  # noqa: S608 - each page is sound, the table is not
    source.close()
    with pytest.raises(DamagedVault):
        copy_database(older.folder / "vault.db", older.folder / "copy.db", VaultKey(secret))
    assert not (older.folder / "copy.db").exists()


def test_a_copy_that_fails_leaves_nothing(older):
    with pytest.raises(DamagedVault):
        copy_database(older.folder / "vault.db", older.folder / "copy.db", VaultKey(bytes(32)))
    assert not (older.folder / "copy.db").exists()
