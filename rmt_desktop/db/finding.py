"""Finding a client by a few letters, and those who may be the same person.

``client_terms`` has the key (archived, rank, term, name): the answer to a prefix is one range per rank that is already
in order, and only as much of it is read as is shown.
"""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Any

from sqlalchemy import Connection, Executable, Select, select, text

from rmt_desktop.db.queries import SUMMARY, summary
from rmt_desktop.db.rows.clients import client_terms, clients
from rmt_desktop.domain.clients import Client, ClientSummary
from rmt_desktop.domain.people import digits
from rmt_desktop.domain.search import Rank, words

AFTER_EVERY_LETTER = "\U0010ffff"
WORDS_LOOKED_AT = 6
ALIKE_LETTERS = 4
SHORTEST_PHONE = 7
MANY = 1000


def find_clients(
    connection: Connection, terms: Sequence[str], *, limit: int, archived: bool
) -> tuple[ClientSummary, ...]:
    """Return clients each of whose terms is begun by one of ``terms``; without terms, those seen last.

    One word leads, the rarest: those whose family name it begins come first, then the other ranks, and within a rank
    the order is that of the word found and then of the name.
    """
    if not terms:
        return _seen_last(connection, limit=limit, archived=archived)
    lead, *others = _rarest_first(connection, terms, archived=archived)
    spans = {"archived": archived} | _span("", lead)
    for number, term in enumerate(others):
        spans |= _span(str(number), term)
    found: dict[str, ClientSummary] = {}
    for rank in Rank:
        reading = {"yield_per": limit}  # the driver would otherwise fetch the whole range
        with connection.execute(_hits(len(others)), spans | {"rank": rank.value}, execution_options=reading) as hits:
            for row in hits:
                if row[0] not in found:
                    found[row[0]] = summary(row)
                if len(found) == limit:
                    return tuple(found.values())
    return tuple(found.values())


@lru_cache(maxsize=WORDS_LOOKED_AT)
def _hits(others: int) -> Executable:
    """Return the query for the clients of one rank who have a term for the leading word and for so many other words.

    Written out, because building it from parts on each key stroke takes longer than answering it. It has no limit: its
    answer is read until enough different clients were found, and the database does no more than is read.
    """
    also = "".join(
        " AND EXISTS (SELECT 1 FROM client_terms o WHERE o.client_id = t.client_id"  # noqa: S608 - no input
        f" AND o.term >= :low{number} AND o.term < :high{number})"
        for number in range(others)
    )
    columns = ", ".join(f"clients.{column.name}" for column in SUMMARY)
    return text(
        f"SELECT {columns} FROM client_terms t JOIN clients ON clients.id = t.client_id"  # noqa: S608 - no input
        f" WHERE t.is_archived = :archived AND t.rank = :rank AND t.term >= :low AND t.term < :high{also}"
        " ORDER BY t.term, t.sort_name, t.client_id"
    ).columns(*SUMMARY)


_RARITY = text(
    "SELECT count(*) FROM (SELECT 1 FROM client_terms WHERE is_archived = :archived AND rank IN (0, 1, 2, 3, 4, 5, 6)"
    " AND term >= :low AND term < :high LIMIT :many) hits"
)


def _rarest_first(connection: Connection, terms: Sequence[str], *, archived: bool) -> list[str]:
    """Return the words, the one that leaves the fewest clients to look at first; beyond ``MANY`` all are alike."""
    longest = sorted(terms, key=len, reverse=True)[:WORDS_LOOKED_AT]
    if len(longest) == 1:
        return longest
    known = {"archived": archived, "many": MANY}
    return sorted(longest, key=lambda term: connection.execute(_RARITY, known | _span("", term)).scalar_one())


def _span(name: str, term: str) -> dict[str, str]:
    return {f"low{name}": term, f"high{name}": term + AFTER_EVERY_LETTER}


def _seen_last(connection: Connection, *, limit: int, archived: bool) -> tuple[ClientSummary, ...]:
    own = select(*SUMMARY).where(clients.c.is_archived == archived)
    seen = own.where(clients.c.last_visit_at.is_not(None)).order_by(clients.c.last_visit_at.desc(), clients.c.sort_name)
    found = connection.execute(seen.limit(limit)).all()
    if len(found) < limit:
        never = own.where(clients.c.last_visit_at.is_(None)).order_by(clients.c.sort_name)
        found = [*found, *connection.execute(never.limit(limit - len(found)))]
    return tuple(summary(row) for row in found)


def alike_clients(connection: Connection, client: Client) -> tuple[ClientSummary, ...]:
    """Return clients with the same birth date, a shared phone number, or a family name beginning alike.

    For somebody who has but one name, that name counts.
    """
    found: dict[str, None] = {}
    for query in _alike_queries(client):
        found.update(dict.fromkeys(connection.execute(query.limit(MANY)).scalars()))
    return _summaries(connection, list(found))


def _alike_queries(client: Client) -> Iterator[Select[Any]]:
    if client.birth_date is not None:
        yield select(clients.c.id).where(clients.c.birth_date == client.birth_date)
    found, order = client_terms.c, (client_terms.c.term, client_terms.c.sort_name)
    everybody = select(found.client_id).where(found.is_archived.in_((False, True)))
    for phone in client.phones:
        if len(number := digits(phone.number)[-10:]) >= SHORTEST_PHONE:
            yield everybody.where(found.rank == Rank.PHONE, found.term == number)
    rank, name = (
        (Rank.FAMILY_NAME, client.last_name) if words(client.last_name) else (Rank.FIRST_NAME, client.first_name)
    )
    for word in words(name):
        start = word[:ALIKE_LETTERS]
        begins_alike = everybody.where(found.rank == rank, found.term >= start)
        yield begins_alike.where(found.term < start + AFTER_EVERY_LETTER).order_by(*order)


def _summaries(connection: Connection, ids: Sequence[str]) -> tuple[ClientSummary, ...]:
    """Return summaries in the order of the ids."""
    if not ids:
        return ()
    rows = {row.id: row for row in connection.execute(select(*SUMMARY).where(clients.c.id.in_(ids)))}
    return tuple(summary(rows[one]) for one in ids)
