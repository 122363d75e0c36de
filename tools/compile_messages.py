"""Turn the French ``.po`` into the ``.mo`` the program reads, with the standard library alone.

``dev.py run`` must work with nothing but the run-time packages, and Babel is not one of them. Only what our catalogue
uses is read: ``msgid``, ``msgid_plural``, ``msgstr``, comments. Fuzzy and untranslated entries are left out, so that
the English text shows instead of a guess.
"""

import ast
import re
import struct
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LOCALE = ROOT / "rmt_desktop" / "resources" / "locale"

_KEYWORD = re.compile(r"(msgid_plural|msgid|msgstr)(?:\[(\d)\])?\s+(\".*\")$")
_MAGIC = 0x950412DE


@dataclass
class Entry:
    """One message of a ``.po``: ids (singular, and plural if it has one), translations by plural form, flags."""

    ids: list[str] = field(default_factory=list)
    texts: dict[int, str] = field(default_factory=dict)
    flags: set[str] = field(default_factory=set)

    @property
    def is_usable(self) -> bool:
        """Whether every form is translated and none is a guess."""
        return bool(self.texts) and all(self.texts.values()) and "fuzzy" not in self.flags


def entries(lines: Iterable[str]) -> Iterator[Entry]:
    """Yield the messages of a ``.po``. Raises ValueError naming the line that cannot be read."""
    entry = Entry()
    target = ("", 0)
    for number, raw in enumerate(lines, start=1):
        line = raw.strip()
        if line.startswith("#"):
            if entry.ids:
                yield entry
                entry = Entry()
            if line.startswith("#,"):
                entry.flags |= {flag.strip() for flag in line[2:].split(",")}
        elif found := _KEYWORD.match(line):
            word, form, text = found.groups()
            if word == "msgid" and entry.ids:
                yield entry
                entry = Entry()
            target = (word, int(form or 0))
            _append(entry, target, text, new=True)
        elif line.startswith('"'):
            _append(entry, target, line, new=False)
        elif line:
            raise ValueError(f"line {number} is neither a comment nor a message: {line[:60]}")
    if entry.ids:
        yield entry


def _append(entry: Entry, target: tuple[str, int], quoted: str, *, new: bool) -> None:
    text = str(ast.literal_eval(quoted))
    word, form = target
    if word == "msgstr":
        entry.texts[form] = entry.texts.get(form, "") + text
    elif new:
        entry.ids.append(text)
    else:
        entry.ids[-1] += text


def compiled(messages: Iterable[Entry]) -> bytes:
    """Return the messages as a ``.mo`` file, in the layout ``gettext`` documents, sorted by id."""
    pairs = sorted(
        ("\0".join(entry.ids).encode(), "\0".join(text for _, text in sorted(entry.texts.items())).encode())
        for entry in messages
        if entry.is_usable
    )
    count = len(pairs)
    ids_at, texts_at = 28, 28 + 8 * count
    place = 28 + 16 * count
    tables: list[bytes] = []
    for column in (0, 1):
        for pair in pairs:
            tables.append(struct.pack("<II", len(pair[column]), place))
            place += len(pair[column]) + 1
    header = struct.pack("<IIIIIII", _MAGIC, 0, count, ids_at, texts_at, 0, 28 + 16 * count)
    return header + b"".join(tables) + b"".join(pair[column] + b"\0" for column in (0, 1) for pair in pairs)


def compile_stale(locale: Path = LOCALE) -> list[Path]:
    """Write every ``.mo`` that is missing or older than its ``.po``; return the ones that were written."""
    written = []
    for source in sorted(locale.glob("*/LC_MESSAGES/*.po")):
        target = source.with_suffix(".mo")
        if target.exists() and target.stat().st_mtime_ns >= source.stat().st_mtime_ns:
            continue
        with source.open(encoding="utf-8") as lines:
            data = compiled(entries(lines))
        part = target.with_name(f".{target.name}.part")
        part.write_bytes(data)
        part.replace(target)
        written.append(target)
    return written


if __name__ == "__main__":
    for path in compile_stale():
        print(f"compiled {path.relative_to(ROOT)}")
