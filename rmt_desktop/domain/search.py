"""Finding a client by a few letters: terms folded to plain lower-case letters and digits."""

import unicodedata
from dataclasses import dataclass

from rmt_desktop.domain.clients import Client
from rmt_desktop.domain.people import digits

_PLAIN = str.maketrans({"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ł": "l", "’": "'"})


@dataclass(frozen=True, slots=True)
class Term:
    """One word under which a client is found; ``rank`` 0 is her own name, higher is less telling."""

    text: str
    rank: int


def fold(text: str) -> str:
    """Return ``text`` in lower case without accents: ``Élodie`` becomes ``elodie``."""
    decomposed = unicodedata.normalize("NFKD", text.casefold().translate(_PLAIN))
    return "".join(character for character in decomposed if not unicodedata.combining(character))


def words(text: str) -> tuple[str, ...]:
    """Return the folded words of a text; hyphens, apostrophes and dots separate words and are not kept."""
    return tuple("".join(c if c.isalnum() else " " for c in fold(text)).split())


def query_terms(text: str) -> tuple[str, ...]:
    """Return what to look for: every word must begin a term of the client. Phone numbers are one word of digits."""
    number = digits(text)
    if len(number) >= 3 and not any(character.isalpha() for character in text):
        return (number,)
    return words(text)


def terms_of(client: Client) -> tuple[Term, ...]:
    """Return every term under which a client is found: names, former names, phone digits, e-mail, client number."""
    found: dict[str, int] = {}

    def add(term: str, rank: int) -> None:
        found[term] = min(rank, found.get(term, rank))

    for rank, text in enumerate((client.last_name, client.preferred_name, client.first_name, client.former_names)):
        for word in words(text):
            add(word, rank)
        if len(words(text)) > 1:
            add("".join(words(text)), rank)
    for phone in client.phones:
        number = digits(phone.number)
        for start in {0, max(0, len(number) - 10), max(0, len(number) - 7)}:
            if len(number) - start >= 3:
                add(number[start:], 4)
    if client.email:
        add(fold(client.email.split("@", maxsplit=1)[0]), 5)
    if client.number:
        add(str(client.number), 6)
    return tuple(Term(text, rank) for text, rank in found.items())
