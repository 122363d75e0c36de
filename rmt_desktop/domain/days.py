"""Days as people type them."""

import re
from datetime import date

_MONTHS = {
    "jan": 1, "feb": 2, "fev": 2, "fév": 2, "mar": 3, "apr": 4, "avr": 4, "may": 5, "mai": 5, "jun": 6, "juin": 6,
    "jul": 7, "juil": 7, "aug": 8, "aou": 8, "aoû": 8, "sep": 9, "oct": 10, "nov": 11, "dec": 12, "déc": 12,
}  # fmt: skip


def parse_day(text: str) -> date | None:
    """Return the day that was typed, or None if it is not one.

    Read are ``1988-04-30``, ``1988/4/30``, ``30 Apr 1988``, ``April 30 1988``, ``30 avril 1988``, ``19880430``, and
    ``30/04/1988`` or ``04/30/1988`` where only one reading is possible. ``03/04/1988`` could be either and is refused:
    a birth date must not be guessed.
    """
    text = text.strip().lower().replace(",", " ").replace(".", " ")
    if match := re.fullmatch(r"(\d{4})[-/ ](\d{1,2})[-/ ](\d{1,2})", text) or re.fullmatch(
        r"(\d{4})(\d{2})(\d{2})", text
    ):
        return _day(*(int(part) for part in match.groups()))
    if match := re.fullmatch(r"(\d{1,2})[-/ ](\d{1,2})[-/ ](\d{4})", text):
        first, second, year = (int(part) for part in match.groups())
        readings = {_day(year, second, first), _day(year, first, second)} - {None}
        return readings.pop() if len(readings) == 1 else None
    return _named(text.split())


def _named(words: list[str]) -> date | None:
    words = [word for word in words if word not in ("de", "le", "of", "mon", "tue", "wed", "thu", "fri", "sat", "sun")]
    if len(words) != 3:
        return None
    for month_at in (0, 1):
        month = next((number for name, number in _MONTHS.items() if words[month_at].startswith(name)), None)
        rest = [re.sub(r"(st|nd|rd|th|er)$", "", word) for index, word in enumerate(words) if index != month_at]
        if month and all(word.isdecimal() for word in rest):
            day, year = (int(word) for word in rest)
            return _day(year, month, day) if year > 31 else None
    return None


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day) if year >= 1000 else None
    except ValueError:
        return None
