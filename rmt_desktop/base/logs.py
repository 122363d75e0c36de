"""Logs that never hold anything about a client: rotating file, and a filter that drops values above debug level."""

import logging
import logging.handlers
from pathlib import Path

_GUARDED = ("rmt_desktop.db", "rmt_desktop.services", "rmt_desktop.documents", "rmt_desktop.ui")


class NoClientData(logging.Filter):
    """Keep the literal message and the exception's type; drop arguments and texts that could hold client data."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Scrub ``record`` in place and let it pass."""
        if record.name.startswith(_GUARDED):
            record.args = ()
            record.msg = str(record.msg)
        if record.exc_info and record.exc_info[0] is not None:
            record.msg = f"{record.msg} [{record.exc_info[0].__name__}]"
            record.exc_info = None
            record.exc_text = None
        return True


def start_logging(folder: Path) -> None:
    """Send the program's log to a rotating file in ``folder``; on an unwritable folder log to nowhere."""
    root = logging.getLogger("rmt_desktop")
    root.setLevel(logging.INFO)
    handler: logging.Handler
    try:
        folder.mkdir(parents=True, exist_ok=True)
        handler = logging.handlers.RotatingFileHandler(
            folder / "rmt-desktop.log", maxBytes=500_000, backupCount=3, encoding="utf-8"
        )
    except OSError:
        handler = logging.NullHandler()
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s %(message)s"))
    handler.addFilter(NoClientData())
    root.addHandler(handler)
