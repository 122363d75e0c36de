"""Looks for words on a disk, as somebody who found the computer would: in names of files and in their bytes."""

from collections.abc import Iterable
from pathlib import Path

ENCODINGS = ("utf-8", "utf-16-le", "utf-16-be")


def found_in(folders: Iterable[Path], words: Iterable[str]) -> list[str]:
    """Return ``word in file`` for every word that stands in a file or in its name below the folders.

    Short words are found in encrypted bytes by chance; seven letters are enough.
    """
    found = []
    forms = [(word, {word.encode(encoding) for encoding in ENCODINGS}) for word in words]
    for path in _files(folders):
        content = _content(path)
        found += [
            f"{word} in {path.name}"
            for word, spellings in forms
            if word in path.name or any(spelling in content for spelling in spellings)
        ]
    return found


def _files(folders: Iterable[Path]) -> Iterable[Path]:
    return (path for folder in folders for path in sorted(folder.rglob("*")) if path.is_file())


def _content(path: Path) -> bytes:
    """Return a file's bytes; one that was deleted while we looked has none."""
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return b""
