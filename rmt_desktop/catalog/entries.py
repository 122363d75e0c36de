"""Reading the packaged tables strictly: a misspelt key or a missing translation is an error that names its place."""

import csv
import tomllib
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from typing import TypeVar

from rmt_desktop.base.paths import resources
from rmt_desktop.domain.bilingual import Bilingual

T = TypeVar("T")


class BadTable(Exception):
    """A packaged table does not say what the program must know: a fault of the program, never of its user."""


class Entry:
    """One entry of a table, read key by key; what nobody read is a misspelt key."""

    def __init__(self, place: str, values: dict[str, object]) -> None:
        self._place = place
        self._values = values
        self._unread = set(values)

    def text(self, key: str, default: str | None = None) -> str:
        """Return a text. Raises BadTable when it is missing and there is no default."""
        value = self._get(key, default)
        if not isinstance(value, str):
            raise self.bad(key, "is not a text")
        return value

    def both(self, key: str) -> Bilingual:
        """Return a text in both languages. Raises BadTable when one is missing or empty."""
        found = self.maybe_both(key)
        if found is None:
            raise self.bad(key, "is missing")
        return found

    def maybe_both(self, key: str) -> Bilingual | None:
        """Return a text in both languages, or None where the entry has none. Raises BadTable when only one is there."""
        value = self._get(key, "")
        return None if value == "" else self._bilingual(key, value)

    def list_of_both(self, key: str) -> tuple[Bilingual, ...]:
        """Return a list of texts, each in both languages; empty when the key is missing."""
        return tuple(self._bilingual(key, item) for item in self._items(key))

    def texts(self, key: str) -> tuple[str, ...]:
        """Return a list of texts; empty when the key is missing."""
        items = self._items(key)
        if not all(isinstance(item, str) for item in items):
            raise self.bad(key, "is not a list of texts")
        return tuple(str(item) for item in items)

    def flag(self, key: str, *, default: bool = False) -> bool:
        """Return a yes or no; in CSV tables the word ``yes`` or nothing."""
        value = self._get(key, default)
        if value in ("yes", ""):
            return value == "yes"
        if not isinstance(value, bool):
            raise self.bad(key, "is neither yes nor no")
        return value

    def whole(self, key: str) -> int:
        """Return a whole number. Raises BadTable when it is missing."""
        found = self.maybe_whole(key)
        if found is None:
            raise self.bad(key, "is missing")
        return found

    def maybe_whole(self, key: str) -> int | None:
        """Return a whole number, or None where the entry has none."""
        value = self._get(key, "")
        if value == "":
            return None
        if isinstance(value, str) and value.isdecimal():
            return int(value)
        if isinstance(value, bool) or not isinstance(value, int):
            raise self.bad(key, "is not a whole number")
        return value

    def day(self, key: str) -> date:
        """Return a day. Raises BadTable when it is missing."""
        found = self.maybe_day(key)
        if found is None:
            raise self.bad(key, "is missing")
        return found

    def maybe_day(self, key: str) -> date | None:
        """Return a day, or None where the entry has none."""
        value = self._get(key, "")
        if value == "":
            return None
        if type(value) is not date:
            raise self.bad(key, "is not a day")
        return value

    def lists(self, key: str) -> tuple[tuple[tuple[str, ...], ...], ...]:
        """Return a list of lists of lists of texts, as the conditions of a rule are written."""
        found = []
        for group in self._items(key):
            if not isinstance(group, list) or not all(isinstance(clause, list) for clause in group):
                raise self.bad(key, "is not a list of groups of clauses")
            found.append(tuple(tuple(str(word) for word in clause) for clause in group))
        return tuple(found)

    def parts(self, key: str) -> Iterator["Entry"]:
        """Yield the entries written under this one."""
        for index, item in enumerate(self._items(key)):
            yield self._part(f"{key}.{index}", item)

    def part(self, key: str) -> "Entry":
        """Return the one entry written under this one; empty when the key is missing."""
        return self._part(key, self._get(key, {}))

    def all_read(self) -> None:
        """Raise BadTable when the entry says something nobody asked for."""
        if self._unread:
            raise self.bad(", ".join(sorted(self._unread)), "is not known")

    def bad(self, key: str, what: str) -> BadTable:
        """Return the error to raise about one key."""
        return BadTable(f"{self._place}: {key} {what}")

    def _get(self, key: str, default: object) -> object:
        self._unread.discard(key)
        return self._values.get(key, default)

    def _items(self, key: str) -> list[object]:
        value = self._get(key, [])
        if not isinstance(value, list):
            raise self.bad(key, "is not a list")
        return value

    def _part(self, key: str, value: object) -> "Entry":
        if not isinstance(value, dict):
            raise self.bad(key, "is not a table")
        return Entry(f"{self._place} {key}", value)

    def _bilingual(self, key: str, value: object) -> Bilingual:
        if not isinstance(value, dict) or set(value) != {"en", "fr"} or not all(value.values()):
            raise self.bad(key, "needs a text in English and one in French")
        return Bilingual(en=str(value["en"]), fr=str(value["fr"]))


def toml_table(file: str) -> Entry:
    """Return a whole TOML file of ``resources/catalog`` as one entry."""
    return Entry(file, tomllib.loads((resources() / "catalog" / file).read_text(encoding="utf-8")))


def from_toml(file: str, name: str, build: Callable[[Entry], T]) -> tuple[T, ...]:
    """Return what ``build`` makes of every ``[[name]]`` of a TOML file that holds nothing else. Raises BadTable."""
    whole = toml_table(file)
    found = built(whole.parts(name), build)
    whole.all_read()
    return found


def from_csv(file: str, build: Callable[[Entry], T]) -> tuple[T, ...]:
    """Return what ``build`` makes of every row of a CSV file; ``name_en`` and ``name_fr`` are read as one ``name``."""
    with (resources() / "catalog" / file).open(encoding="utf-8", newline="") as lines:
        rows = [Entry(f"{file}:{number}", _joined(row)) for number, row in enumerate(csv.DictReader(lines), start=2)]
    return built(rows, build)


def built(entries: Iterable[Entry], build: Callable[[Entry], T]) -> tuple[T, ...]:
    """Return what ``build`` makes of every entry, each read to its last key. Raises BadTable."""
    found = []
    for entry in entries:
        found.append(build(entry))
        entry.all_read()
    return tuple(found)


def _joined(row: dict[str, str]) -> dict[str, object]:
    values: dict[str, object] = {}
    for column, text in row.items():
        name, _, language = column.rpartition("_")
        if language not in ("en", "fr"):
            values[column] = text
        elif row[f"{name}_en"] or row[f"{name}_fr"]:
            values[name] = {"en": row[f"{name}_en"], "fr": row[f"{name}_fr"]}
    return values
