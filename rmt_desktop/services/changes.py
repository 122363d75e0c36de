"""What a write touched, so that every open page can decide whether to read again."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Generic, TypeVar

from rmt_desktop.domain.audit import Kind

Value = TypeVar("Value", covariant=True)


@dataclass(frozen=True, slots=True)
class Changes:
    """The kinds and ids of the records a write touched."""

    touched: frozenset[tuple[Kind, str]] = frozenset()

    @classmethod
    def of(cls, *pairs: tuple[Kind, str]) -> "Changes":
        """Return the changes that touch these records."""
        return cls(frozenset(pairs))

    def touches(self, kind: Kind, record: str | None = None) -> bool:
        """Whether a record of this kind (or exactly this record) was touched."""
        return any(k is kind and (record is None or r == record) for k, r in self.touched)

    def __iter__(self) -> Iterator[tuple[Kind, str]]:
        return iter(self.touched)


@dataclass(frozen=True, slots=True)
class Done(Generic[Value]):
    """The result of a write: the value as it is stored now, and what was touched."""

    value: Value
    changes: Changes
