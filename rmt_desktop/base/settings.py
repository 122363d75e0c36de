"""Machine preferences: how this computer shows the program. Clinic settings are records and live in the vault."""

import json
import os
import tempfile
from dataclasses import asdict, dataclass, fields, replace
from pathlib import Path


@dataclass(frozen=True, slots=True, kw_only=True)
class Preferences:
    """What this computer remembers between starts. Never anything about a client.

    ``theme`` is ``system``, ``light``, ``dark`` or ``contrast``; ``auto_lock_minutes`` is 1 to 60, with 10 as the
    longest an Ontario record system should wait by default (domain facts 2.6, acceptance criterion 2).
    ``printer`` names the last printer used; ``text_scale`` is a percentage from 100 to 200.
    """

    language: str = "en"
    theme: str = "system"
    last_vault: str = ""
    auto_lock_minutes: int = 10
    hour24: bool = True
    printer: str = ""
    text_scale: int = 100

    def looks_like(self, other: "Preferences") -> bool:
        """Whether nothing that is seen differs; another look builds all windows anew."""
        return all(getattr(self, name) == getattr(other, name) for name in _LOOKS)


_LOOKS = ("language", "theme", "text_scale", "hour24")
_USUAL = Preferences()


class PreferencesFile:
    """Keeps :class:`Preferences` in one JSON file; a crash leaves the old file or the new one."""

    def __init__(self, path: Path, first: Preferences = _USUAL) -> None:
        """Keep the file's place; ``first`` holds where nothing is kept yet."""
        self._path = path
        self._first = first

    def load(self) -> Preferences:
        """Return the saved preferences; anything unreadable or unknown falls back to its default."""
        try:
            saved = json.loads(self._path.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return self._first
        if not isinstance(saved, dict):
            return self._first
        defaults = self._first
        fitting = {
            f.name: saved[f.name]
            for f in fields(Preferences)
            if type(saved.get(f.name)) is type(getattr(defaults, f.name))
        }
        return replace(defaults, **fitting)

    def save(self, preferences: Preferences) -> None:
        """Replace the file. Preferences are a convenience: a full disk must not stop the visit, so errors are quiet."""
        try:
            replace_atomically(self._path, json.dumps(asdict(preferences), indent=2).encode())
        except OSError:
            return


def replace_atomically(path: Path, data: bytes) -> None:
    """Write ``data`` to ``path`` so that a reader sees the old bytes or the new ones, never a mixture.

    The file is readable by its owner only. Raises ``OSError`` when the folder cannot be written; the old file stays.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "wb") as out:
            out.write(data)
            out.flush()
            os.fsync(out.fileno())
        Path(name).replace(path)
        sync_folder(path.parent)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def sync_folder(folder: Path) -> None:
    """Make a new name in a folder survive a power cut. Windows does that by itself and cannot be asked to."""
    if os.name != "posix":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
