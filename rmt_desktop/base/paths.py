"""Where files live on each platform, from source and from the built package."""

import os
import sys
from pathlib import Path

APP_FOLDER = "RMT Desktop"


def resources() -> Path:
    """Return the folder of packaged resources."""
    return Path(__file__).resolve().parent.parent / "resources"


def guide() -> Path:
    """Return the folder of the user guide: beside the resources in the built package, in docs from source."""
    bundled = resources() / "guide"
    return bundled if bundled.is_dir() else resources().parent.parent / "docs" / "guide"


def _home_of(windows: str, mac: str, xdg: str, fallback: str) -> Path:
    if sys.platform == "win32":
        return Path(os.environ.get(windows, str(Path.home())))
    if sys.platform == "darwin":
        return Path.home() / "Library" / mac
    return Path(os.environ.get(xdg) or Path.home() / fallback)


def data_folder() -> Path:
    """Return the folder for vaults: what must be backed up."""
    return _home_of("LOCALAPPDATA", "Application Support", "XDG_DATA_HOME", ".local/share") / APP_FOLDER


def config_folder() -> Path:
    """Return the folder for machine preferences: nothing about a client, ever."""
    return _home_of("APPDATA", "Preferences", "XDG_CONFIG_HOME", ".config") / APP_FOLDER


def log_folder() -> Path:
    """Return the folder for logs: nothing about a client, ever."""
    return _home_of("LOCALAPPDATA", "Logs", "XDG_STATE_HOME", ".local/state") / APP_FOLDER / "logs"
