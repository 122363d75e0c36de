"""Filled forms and the reviews of the health history."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Select, or_, select

from rmt_desktop.db.mapping import AnyRow
from rmt_desktop.db.maps import FORMS, REVIEWS
from rmt_desktop.db.queries import due_clients
from rmt_desktop.db.rows.clients import clients
from rmt_desktop.db.rows.forms import forms, reviews
from rmt_desktop.db.stores.images import Images
from rmt_desktop.db.stores.signatures import with_image, without_image
from rmt_desktop.db.stores.versioned import VersionedRows, missing
from rmt_desktop.domain.audit import Kind
from rmt_desktop.domain.clients import ClientSummary
from rmt_desktop.domain.forms.answers import FilledForm, HistoryReview
from rmt_desktop.domain.ids import ClientId, FormId

_SELECT = select(*FORMS.columns, forms.c.signature_image)


class FormRows:
    """The ``FormStore`` of the use cases."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._images = Images(connection)
        self._rows = VersionedRows(connection, FORMS, Kind.FORM, frozen_by="signed_at")

    def get(self, id: FormId, /) -> FilledForm:
        """Return one form. Raises NotFound."""
        if found := self._read(_SELECT.where(forms.c.id == id)):
            return found[0]
        raise missing(Kind.FORM)

    def save(self, form: FilledForm) -> FilledForm:
        """Keep a draft or close it with its signature. Raises StaleRecord, or NotAllowed when it is closed already."""
        image = self._images.keep(form.signature.image) if form.signature else None
        version = self._rows.put(replace(form, signature=without_image(form.signature)), signature_image=image)
        if form.signed_at is not None:
            self._note_history(form.client_id, form.signed_at)
        return replace(form, version=version)

    def of_client(self, client: ClientId) -> tuple[FilledForm, ...]:
        """Return all forms of a client, newest first."""
        return self._read(_SELECT.where(forms.c.client_id == client).order_by(forms.c.started_at.desc()))

    def latest_signed(self, client: ClientId) -> FilledForm | None:
        """Return the form that was signed last, or None."""
        query = _SELECT.where(forms.c.client_id == client, forms.c.signed_at.is_not(None))
        return next(iter(self._read(query.order_by(forms.c.signed_at.desc()).limit(1))), None)

    def draft(self, client: ClientId) -> FilledForm | None:
        """Return the open draft, or None."""
        query = _SELECT.where(forms.c.client_id == client, forms.c.signed_at.is_(None))
        return next(iter(self._read(query.order_by(forms.c.started_at.desc()).limit(1))), None)

    def add_review(self, review: HistoryReview) -> None:
        """Add the answer to "anything changed?"."""
        self._connection.execute(reviews.insert(), REVIEWS.row(review))
        self._note_history(review.client_id, review.at)

    def reviews(self, client: ClientId) -> tuple[HistoryReview, ...]:
        """Return the reviews, newest first."""
        rows = self._connection.execute(
            REVIEWS.select().where(reviews.c.client_id == client).order_by(reviews.c.at.desc())
        )
        return tuple(REVIEWS.read(row) for row in rows)

    def due(self, before: datetime, *, limit: int) -> tuple[ClientSummary, ...]:
        """Return clients in care whose history was last signed or reviewed before a moment."""
        return due_clients(self._connection, before, limit=limit)

    def _read(self, query: Select[Any]) -> tuple[FilledForm, ...]:
        rows = self._connection.execute(query).all()
        return tuple(self._whole(rows))

    def _whole(self, rows: Iterable[AnyRow]) -> Iterable[FilledForm]:
        rows = list(rows)
        images = self._images.named(row.signature_image for row in rows)
        for row in rows:
            form = FORMS.read(row)
            yield replace(form, signature=with_image(form.signature, images[row.signature_image]))

    def _note_history(self, client: ClientId, at: datetime) -> None:
        older = or_(clients.c.history_at.is_(None), clients.c.history_at < at)
        self._connection.execute(clients.update().where(clients.c.id == client, older).values(history_at=at))
