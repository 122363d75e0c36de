"""Dates, times and money as people in Canada write them, in English and in French.

Two languages and six formats: a locale library would cost a tenth of a second at start for these few lines.
Nothing here reads the system's locale; the language is a parameter, because paper and screen may differ.
"""

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

_MONTHS = {
    "en": ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"),
    "fr": ("janv.", "févr.", "mars", "avr.", "mai", "juin", "juill.", "août", "sept.", "oct.", "nov.", "déc."),
}
_MONTHS_LONG = {
    "en": ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
           "November", "December"),
    "fr": ("janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre",
           "novembre", "décembre"),
}  # fmt: skip
_DAYS = {
    "en": ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"),
    "fr": ("lun.", "mar.", "mer.", "jeu.", "ven.", "sam.", "dim."),
}

NBSP = "\u00a0"


def _language(language: str) -> str:
    return "fr" if language.startswith("fr") else "en"


def short_date(day: date, language: str) -> str:
    """Return ``23 Nov 2026`` or ``23 nov. 2026``."""
    return f"{day.day} {_MONTHS[_language(language)][day.month - 1]} {day.year}"


def day_date(day: date, language: str) -> str:
    """Return ``Mon 23 Nov 2026`` or ``lun. 23 nov. 2026``."""
    return f"{_DAYS[_language(language)][day.weekday()]} {short_date(day, language)}"


def long_date(day: date, language: str) -> str:
    """Return ``23 November 2026`` or ``23 novembre 2026`` (``1er`` for the first), as papers write it."""
    language = _language(language)
    number = "1er" if language == "fr" and day.day == 1 else str(day.day)
    return f"{number} {_MONTHS_LONG[language][day.month - 1]} {day.year}"


def clock_time(moment: datetime, zone: ZoneInfo, *, hour24: bool = True, seconds: bool = False) -> str:
    """Return the local time of day, ``14:02`` or ``2:02 pm``."""
    return time_of_day(moment.astimezone(zone).time(), hour24=hour24, seconds=seconds)


def time_of_day(clock: time, *, hour24: bool = True, seconds: bool = False) -> str:
    """Return ``14:02`` or ``2:02 pm``."""
    tail = f":{clock.second:02d}" if seconds else ""
    if hour24:
        return f"{clock.hour:02d}:{clock.minute:02d}{tail}"
    return f"{clock.hour % 12 or 12}:{clock.minute:02d}{tail}{NBSP}{'am' if clock.hour < 12 else 'pm'}"


def money(cents: int, language: str) -> str:
    """Return ``$1,105.00`` or ``1 105,00 $`` for an amount in cents; negative amounts carry a minus sign."""
    sign = "−" if cents < 0 else ""
    dollars, rest = divmod(abs(cents), 100)
    if _language(language) == "fr":
        return f"{sign}{dollars:,}".replace(",", NBSP) + f",{rest:02d}{NBSP}$"
    return f"{sign}${dollars:,}.{rest:02d}"


def percent(parts_per_100000: int, language: str) -> str:
    """Return ``13%`` or ``13 %``, ``9.975%`` or ``9,975 %`` for a rate in parts per 100 000."""
    text = f"{parts_per_100000 / 1000:.3f}".rstrip("0").rstrip(".")
    if _language(language) == "fr":
        return text.replace(".", ",") + f"{NBSP}%"
    return f"{text}%"


def decimal(value: float, language: str, *, places: int = 1) -> str:
    """Return ``3.1`` or ``3,1``, always with so many places."""
    text = f"{value:.{places}f}"
    return text.replace(".", ",") if _language(language) == "fr" else text
