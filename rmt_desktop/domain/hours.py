"""Times of day as people type them."""

import re
from datetime import time

_TYPED = re.compile(r"(\d{1,2})(?:(?: ?[:h.] ?|)([0-5]\d)| ?h)? ?(?:([ap])(?: ?\.? ?m\.?)?)?", re.ASCII)
_AFTERNOON = range(1, 7)  # what a bare hour means on a clock of 12 hours: nobody books a massage for 2:30 at night


def parse_time(text: str, *, hour24: bool = True) -> time | None:
    """Return the time of day that was typed, or None if it is not one.

    Read are ``14:30``, ``14h30``, ``14 h 30``, ``14.30``, ``1430``, ``14`` and ``2:30 pm``, ``2 p.m.``, ``2p``,
    whichever clock the computer shows. Only a bare ``2:30`` depends on it: with ``hour24`` it is at night; on a clock
    of 12 hours 1 to 6 is the afternoon, 7 to 11 the morning, and 12 is noon.
    """
    match = _TYPED.fullmatch(re.sub(r"\s+", " ", text).strip().casefold())
    if match is None:
        return None
    hour, minute, half = int(match[1]), int(match[2] or 0), match[3]
    if half:
        if not 1 <= hour <= 12 and not (half == "p" and 12 < hour < 24):
            return None
        hour = hour % 12 + (12 if half == "p" else 0)
    elif not hour24 and hour in _AFTERNOON:
        hour += 12
    return time(hour, minute) if hour < 24 else None
