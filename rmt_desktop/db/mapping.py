"""Rows and values, both ways, by the name of the field.

A table has one column per field of its value and, marked with ``OWN``, columns that only the store needs: what lists
are sorted and searched by. A parity test fails when a field of the domain has no column.
"""

from collections.abc import Sequence
from dataclasses import fields
from typing import Any, Generic, TypeAlias, TypeVar

from sqlalchemy import Row, Select, Table, select

from rmt_desktop.db.types import sound

Value = TypeVar("Value")

# A row of whatever columns.
AnyRow: TypeAlias = Row[*tuple[Any, ...]]

OWN = {"own": True}


class RowMap(Generic[Value]):
    """How the values of one class lie in one table."""

    def __init__(self, table: Table, value: type[Value]) -> None:
        self.table = table
        self.value = value
        self.names = tuple(f.name for f in fields(value))  # type: ignore[arg-type]
        self.columns = tuple(table.c[name] for name in self.names)

    def select(self) -> Select[Any]:
        """Return a query for whole values."""
        return select(*self.columns)

    def row(self, value: Value) -> dict[str, Any]:
        """Return the columns of a value."""
        row = {name: getattr(value, name) for name in self.names}
        return {name: sound(field) if type(field) is str else field for name, field in row.items()}

    def read(self, row: Sequence[Any]) -> Value:
        """Return the value of a row that begins with the columns of ``select``; others may follow."""
        return self.value(**dict(zip(self.names, row, strict=False)))
