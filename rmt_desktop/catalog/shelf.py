"""A table that is read when it is first looked at: the program starts without the tables its first page needs not."""

from collections.abc import Callable, Iterator, Sequence
from typing import Generic, TypeVar, overload

T = TypeVar("T")


class Shelf(Sequence[T], Generic[T]):
    """A read-only sequence filled by ``read`` at the first look, once."""

    __slots__ = ("_entries", "_read")

    def __init__(self, read: Callable[[], tuple[T, ...]]) -> None:
        self._read = read
        self._entries: tuple[T, ...] | None = None

    @overload
    def __getitem__(self, index: int) -> T: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[T, ...]: ...
    def __getitem__(self, index: int | slice) -> T | tuple[T, ...]:
        return self._all()[index]

    def __len__(self) -> int:
        return len(self._all())

    def __iter__(self) -> Iterator[T]:
        return iter(self._all())

    def _all(self) -> tuple[T, ...]:
        if self._entries is None:
            self._entries = self._read()
        return self._entries
