"""Finding a client by a few letters: terms folded to plain lower-case letters and digits."""

import unicodedata
from dataclasses import dataclass
from enum import IntEnum

from rmt_desktop.domain.clients import Client
from rmt_desktop.domain.people import digits

_PLAIN = str.maketrans({"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ł": "l", "’": "'"})


class Rank(IntEnum):
    """How telling a word is that finds a client; the most telling first."""

    FAMILY_NAME = 0
    PREFERRED_NAME = 1
    FIRST_NAME = 2
    FORMER_NAME = 3
    PHONE = 4
    EMAIL = 5
    NUMBER = 6


@dataclass(frozen=True, slots=True)
class Term:
    """One word under which a client is found, and how telling it is."""

    text: str
    rank: Rank


def fold(text: str) -> str:
    """Return ``text`` in lower case without accents: ``Élodie`` becomes ``elodie``."""
    plain = unicodedata.normalize("NFKD", text).casefold().translate(_PLAIN)  # taken apart, a sign may be a capital
    decomposed = unicodedata.normalize("NFKD", plain)
    return "".join(character for character in decomposed if not unicodedata.combining(character))


def words(text: str) -> tuple[str, ...]:
    """Return the folded words of a text; hyphens, apostrophes and dots separate words and are not kept."""
    return tuple("".join(c if c.isalnum() else " " for c in fold(text)).split())


def query_terms(text: str) -> tuple[str, ...]:
    """Return what to look for: every word must begin a term of the client.

    A phone number is one word of digits; of an e-mail address the part before the @ is looked for.
    """
    text = text.split("@", maxsplit=1)[0] or text
    number = digits(text)
    if len(number) >= 3 and not any(character.isalpha() for character in text):
        return (number,)
    return words(text)


def terms_of(client: Client) -> tuple[Term, ...]:
    """Return every term under which a client is found: names, former names, phone digits, e-mail, client number."""
    found: dict[str, Rank] = {}

    def add(term: str, rank: Rank) -> None:
        found[term] = min(rank, found.get(term, rank))

    texts = {
        Rank.FAMILY_NAME: client.last_name,
        Rank.PREFERRED_NAME: client.preferred_name,
        Rank.FIRST_NAME: client.first_name,
        Rank.FORMER_NAME: client.former_names,
        Rank.EMAIL: client.email.split("@", maxsplit=1)[0],
    }
    for rank, text in texts.items():
        for word in words(text):
            add(word, rank)
        if len(words(text)) > 1:
            add("".join(words(text)), rank)
    for phone in client.phones:
        number = digits(phone.number)
        for start in {0, max(0, len(number) - 10), max(0, len(number) - 7)}:
            if len(number) - start >= 3:
                add(number[start:], Rank.PHONE)
    if client.number:
        add(str(client.number), Rank.NUMBER)
    return tuple(Term(text, rank) for text, rank in found.items())
