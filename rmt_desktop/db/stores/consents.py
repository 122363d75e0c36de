"""Consents and their changes: only ever added."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from sqlalchemy import ColumnElement, Connection, select

from rmt_desktop.db.maps import CONSENT_CHANGES, CONSENTS
from rmt_desktop.db.rows.consents import consent_changes, consents
from rmt_desktop.db.stores.images import Images
from rmt_desktop.db.stores.signatures import with_image, without_image
from rmt_desktop.domain.consent import Consent, ConsentChange
from rmt_desktop.domain.ids import ClientId, VisitId


class ConsentRows:
    """The ``ConsentStore`` of the use cases."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._images = Images(connection)

    def add(self, consent: Consent) -> None:
        """Add a consent."""
        image = self._images.keep(consent.signature.image) if consent.signature else None
        row = CONSENTS.row(replace(consent, signature=without_image(consent.signature)))
        self._connection.execute(consents.insert(), row | {"signature_image": image})

    def add_change(self, change: ConsentChange) -> None:
        """Add a withdrawal or change."""
        self._connection.execute(consent_changes.insert(), CONSENT_CHANGES.row(change))

    def of_visit(self, visit: VisitId) -> tuple[tuple[Consent, ...], tuple[ConsentChange, ...]]:
        """Return the consents and changes of a visit, oldest first."""
        return self._where(consents.c.visit_id == visit, consent_changes.c.visit_id == visit)

    def of_client(self, client: ClientId) -> tuple[tuple[Consent, ...], tuple[ConsentChange, ...]]:
        """Return the consents and changes of a client, oldest first."""
        return self._where(consents.c.client_id == client, consent_changes.c.client_id == client)

    def _where(
        self, of_consent: ColumnElement[bool], of_change: ColumnElement[bool]
    ) -> tuple[tuple[Consent, ...], tuple[ConsentChange, ...]]:
        rows = self._connection.execute(
            CONSENT_CHANGES.select().where(of_change).order_by(consent_changes.c.at, consent_changes.c.id)
        )
        return tuple(self._consents(of_consent)), tuple(CONSENT_CHANGES.read(row) for row in rows)

    def _consents(self, condition: ColumnElement[bool]) -> Iterator[Consent]:
        query = select(*CONSENTS.columns, consents.c.signature_image).where(condition)
        rows: list[Any] = list(self._connection.execute(query.order_by(consents.c.obtained_at, consents.c.id)))
        images = self._images.named(row.signature_image for row in rows)
        for row in rows:
            consent = CONSENTS.read(row)
            yield replace(consent, signature=with_image(consent.signature, images[row.signature_image]))
