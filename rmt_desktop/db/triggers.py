"""The last line of defence of the record: what was signed, issued or logged is refused any change by the database.

The use cases never try; these triggers hold even against a bug or a tool from outside. They are always those of the
running program: an upgrade drops all, changes the tables, and makes them anew. SQLite's dialect lives here and only
here beside the engine and the copies.

``INSERT OR REPLACE`` and ``UPDATE OR REPLACE`` take the row in their way out without asking the triggers against
deleting, unless the tool that sends them has switched recursive triggers on. So a row that would stand in another's
place is refused before that happens.
"""

from collections.abc import Iterator

from sqlalchemy import Connection

# Rows that are only ever added.
ADDED_ONLY = (
    "addenda",
    "audit",
    "consent_changes",
    "consents",
    "images",
    "payments",
    "prints",
    "receipts",
    "reviews",
    "voids",
)

# Rows that do not change any more once this column is filled.
FROZEN_BY = {"forms": "signed_at", "notes": "signed_at", "plans": "given_at"}

# Rows that change but never go.
KEPT = ("clients", "clinic", "forms", "mark_kinds", "notes", "plans", "services", "therapists", "visits")

# Rows of a note that come and go while it is open, and stay as they are once it is signed.
OF_NOTES = ("pictures",)

# What no two rows of a table share, where it is not the id alone.
KEYS = {
    "audit": ("seq",),
    "clients": ("id", "number"),
    "notes": ("id", "visit_id"),
    "receipts": ("id", "number"),
    "voids": ("receipt_id",),
}


def statements() -> Iterator[str]:
    """Yield the statement of every trigger."""
    for table in (*ADDED_ONLY, *KEPT):
        yield _refuse(table, "delete", "no row of this table is ever deleted")
        yield _refuse(table, "insert", "no row takes the place of another", name="replace", when=_in_the_way(table))
    for table in KEPT:
        another = _in_the_way(table, but_for="rowid <> OLD.rowid AND ")
        yield _refuse(table, "update", "no row takes the place of another", name="move", when=another)
    for table in ADDED_ONLY:
        yield _refuse(table, "update", "no row of this table is ever changed")
    for table, column in FROZEN_BY.items():
        yield _refuse(table, "update", "this row is frozen", when=f"OLD.{column} IS NOT NULL")
    for table in OF_NOTES:
        yield from _of_notes(table)
    yield _refuse(
        "receipts",
        "insert",
        "receipt numbers have no gaps",
        when="NEW.number <> (SELECT coalesce(max(number) + 1, NEW.number) FROM receipts)",
    )
    yield _refuse(
        "audit",
        "insert",
        "the log is a chain",
        when=(
            "NEW.seq <> (SELECT coalesce(max(seq), 0) + 1 FROM audit)"
            " OR NEW.previous <> coalesce((SELECT hash FROM audit ORDER BY seq DESC LIMIT 1), NEW.previous)"
        ),
    )


def _of_notes(table: str) -> Iterator[str]:
    """Yield what keeps the rows of a table that belong to notes: none is changed, none comes or goes once signed."""
    yield _refuse(table, "update", "no row of this table is ever changed")
    for verb, row in (("insert", "NEW"), ("delete", "OLD")):
        signed = f"EXISTS (SELECT 1 FROM notes WHERE id = {row}.note_id AND signed_at IS NOT NULL)"  # noqa: S608
        yield _refuse(table, verb, "the note is signed", when=signed)
    same = f"EXISTS (SELECT 1 FROM {table} WHERE note_id = NEW.note_id AND digest = NEW.digest)"  # noqa: S608
    yield _refuse(table, "insert", "no row takes the place of another", name="replace", when=same)


def create(connection: Connection) -> None:
    """Make every trigger, in the transaction of the connection."""
    for statement in statements():
        connection.exec_driver_sql(statement)


def drop(connection: Connection) -> None:
    """Take every trigger away, also those an older program made, for the length of an upgrade."""
    names = connection.exec_driver_sql("SELECT name FROM sqlite_master WHERE type = 'trigger'").scalars().all()
    for name in names:
        connection.exec_driver_sql(f'DROP TRIGGER "{name}"')


def _in_the_way(table: str, *, but_for: str = "") -> str:
    same = " OR ".join(f"{key} = NEW.{key}" for key in KEYS.get(table, ("id",)))
    return f"EXISTS (SELECT 1 FROM {table} WHERE {but_for}({same}))"  # noqa: S608 - our own names


def _refuse(table: str, verb: str, why: str, *, when: str = "1", name: str = "") -> str:
    return (
        f"CREATE TRIGGER {table}_refuses_{name or verb} BEFORE {verb.upper()} ON {table} WHEN {when} "
        f"BEGIN SELECT RAISE(ABORT, '{table}: {why}'); END"
    )
