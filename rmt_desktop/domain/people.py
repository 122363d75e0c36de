"""Names, addresses, phones and birth dates, and what is plainly wrong with them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from rmt_desktop.base.errors import Problem
from rmt_desktop.base.i18n import N_

LONGEST_NAME = 120
LONGEST_LIFE_YEARS = 130
PHONE_DIGITS = range(7, 16)  # ITU-T E.164 allows at most 15 digits; 7 is a local number written without area code


@dataclass(frozen=True, slots=True, kw_only=True)
class Address:
    """A postal address as written on an envelope."""

    line1: str = ""
    line2: str = ""
    city: str = ""
    province: str = ""
    postal_code: str = ""

    def written(self) -> "Address":
        """Return the address with its postal code in the form it is printed in."""
        return replace(self, postal_code=written_postal_code(self.postal_code))

    def lines(self) -> tuple[str, ...]:
        """Return the address as it stands on paper, empty lines left out."""
        town = " ".join(part for part in (self.city, self.province, self.postal_code) if part)
        return tuple(line for line in (self.line1, self.line2, town) if line)


@dataclass(frozen=True, slots=True, kw_only=True)
class Phone:
    """A phone number in the form ``written_phone`` gives it, and its use.

    ``kind`` is ``mobile``, ``home``, ``work``, or the clinic's own word.
    """

    number: str
    kind: str = "mobile"


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact:
    """Another person of the client's: emergency contact, guardian, physician."""

    name: str = ""
    relation: str = ""
    phone: str = ""

    def __bool__(self) -> bool:
        return bool(self.name or self.phone)

    def written(self) -> "Contact":
        """Return the contact with the phone number in the form it is printed in."""
        return replace(self, phone=written_phone(self.phone))


def age_on(born: date, day: date) -> int:
    """Return the age in whole years on ``day``; somebody born on 29 February turns older on 1 March."""
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))


def digits(text: str) -> str:
    """Return only the ASCII digits of a phone number."""
    return "".join(character for character in text if character in "0123456789")


def birth_date_problems(field: str, born: date | None, today: date) -> Iterator[Problem]:
    """Yield what is wrong with a birth date: the future, or older than anybody."""
    if born is None:
        return
    if born > today:
        yield Problem(field=field, message=N_("The birth date is in the future. Please check the year."))
    elif age_on(born, today) > LONGEST_LIFE_YEARS:
        yield Problem(field=field, message=N_("The birth date is more than 130 years ago. Please check the year."))


def phone_problems(field: str, number: str) -> Iterator[Problem]:
    """Yield what is wrong with a phone number: too few or too many digits to be dialled."""
    if number and len(digits(number)) not in PHONE_DIGITS:
        yield Problem(
            field=field,
            message=N_("This phone number has {count} digits; a number that can be dialled has 7 to 15."),
            values={"count": len(digits(number))},
        )


_GAP = r"[\s./\u2010-\u2013-]*"
_NORTH_AMERICAN = re.compile(  # area code and exchange never begin with 0 or 1
    rf"(?:\+?1{_GAP})?\(?{_GAP}([2-9][0-9]{{2}}){_GAP}\)?{_GAP}([2-9][0-9]{{2}}){_GAP}([0-9]{{4}})"
    r"([\s,;]*(?:extension|ext\.?|x|poste|p\.|#)\s*[0-9]{1,6})?",
    re.IGNORECASE,
)
_POSTAL_CODE = re.compile(
    r"([ABCEGHJ-NPRSTVXY][0-9][ABCEGHJ-NPRSTV-Z])[\s-]*([0-9][ABCEGHJ-NPRSTV-Z][0-9])", re.IGNORECASE
)


def written_phone(number: str) -> str:
    """Return a number of the North American plan as ``416 555-0100``, its extension behind it as typed.

    Anything else comes back as it is: a number abroad, a local one, or one with words beside it. The form is the same
    in both languages; only what is certain is changed, so no digit but the country's 1 is ever lost.
    """
    found = _NORTH_AMERICAN.fullmatch(number.strip())
    if found is None:
        return number
    area, exchange, line, extension = found.groups(default="")
    return " ".join(part for part in (f"{area} {exchange}-{line}", extension.strip(" ,;\t")) if part)


def written_postal_code(code: str) -> str:
    """Return a Canadian postal code as ``K1A 0B1``; anything else comes back as it is.

    Canada Post uses no D, F, I, O, Q or U, and no W or Z in the first place.
    """
    found = _POSTAL_CODE.fullmatch(code.strip())
    return " ".join(found.groups()).upper() if found else code


_EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s.]+")


def email_problems(field: str, email: str) -> Iterator[Problem]:
    """Yield what is wrong with an e-mail address: no @, no dot behind it, or a space inside."""
    if email and not _EMAIL.fullmatch(email):
        yield Problem(field=field, message=N_("This e-mail address is not complete. It looks like name@example.ca."))


def name_problems(field: str, name: str, *, required: bool) -> Iterator[Problem]:
    """Yield what is wrong with a name: missing where it is needed, or longer than any paper can hold."""
    if required and not name.strip():
        yield Problem(field=field, message=N_("Please type a name."))
    elif len(name) > LONGEST_NAME:
        yield Problem(
            field=field,
            message=N_("This name is longer than {count} characters. Please shorten it."),
            values={"count": LONGEST_NAME},
        )


_JOINERS = "\u200c\u200d"


def clean_line(text: str) -> str:
    """Return one line of typed text without control characters, bidirectional overrides or surrounding space.

    Letters of every script and emoji stay, and the joiners without which Persian and Indic names are misspelt: a name
    is the client's own.
    """
    kept = (" " if c.isspace() else c for c in text if c.isspace() or c.isprintable() or c in _JOINERS)
    line = re.sub(r" {2,}", " ", "".join(kept)).strip()
    return line if line.strip(f"{_JOINERS} ") else ""
