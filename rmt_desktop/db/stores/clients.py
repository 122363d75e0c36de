"""Clients, and the words under which they are found."""

from collections.abc import Sequence
from dataclasses import replace

from sqlalchemy import Connection, func, select

from rmt_desktop.db.finding import alike_clients, find_clients
from rmt_desktop.db.maps import CLIENTS
from rmt_desktop.db.rows.clients import client_terms, clients
from rmt_desktop.db.stores.versioned import VersionedRows
from rmt_desktop.domain.audit import Kind
from rmt_desktop.domain.clients import Client, ClientSummary
from rmt_desktop.domain.ids import ClientId
from rmt_desktop.domain.search import fold, terms_of


class ClientRows:
    """The ``ClientStore`` of the use cases."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._rows = VersionedRows(connection, CLIENTS, Kind.CLIENT)

    def get(self, id: ClientId, /) -> Client:
        """Return one client. Raises NotFound."""
        return self._rows.get(id)

    def save(self, client: Client) -> Client:
        """Keep a client and the words she is found by. Raises StaleRecord."""
        sort_name = fold(f"{client.last_name} {client.preferred_name or client.first_name}").strip()
        version = self._rows.put(client, is_archived=client.is_archived, sort_name=sort_name)
        self._index(client, sort_name)
        return replace(client, version=version)

    def next_number(self) -> int:
        """Return the next client number; one that was given is never given again."""
        return (self._connection.execute(select(func.max(clients.c.number))).scalar() or 0) + 1

    def find(self, terms: Sequence[str], *, limit: int, archived: bool) -> tuple[ClientSummary, ...]:
        """Return clients each of whose ``terms`` begins one of their search terms, best rank first."""
        return find_clients(self._connection, terms, limit=limit, archived=archived)

    def count(self, *, archived: bool) -> int:
        """Return how many clients are in the daily lists, or how many are archived."""
        query = select(func.count()).select_from(clients).where(clients.c.is_archived == archived)
        return self._connection.execute(query).scalar_one()

    def candidates(self, client: Client) -> tuple[ClientSummary, ...]:
        """Return clients who may be the same person."""
        return alike_clients(self._connection, client)

    def _index(self, client: Client, sort_name: str) -> None:
        terms = [
            {
                "is_archived": client.is_archived,
                "rank": term.rank.value,
                "term": term.text,
                "sort_name": sort_name,
                "client_id": client.id,
            }
            for term in terms_of(client)
        ]
        if client.version > 0:
            self._connection.execute(client_terms.delete().where(client_terms.c.client_id == client.id))
        if terms:
            self._connection.execute(client_terms.insert(), terms)
