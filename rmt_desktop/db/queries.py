"""What lists show beside the search: read-only projections, never whole records."""

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import ColumnElement, Connection, Select, exists, or_, select, union

from rmt_desktop.db.mapping import AnyRow
from rmt_desktop.db.maps import VISITS
from rmt_desktop.db.rows.clients import clients
from rmt_desktop.db.rows.clinic import clinic, services
from rmt_desktop.db.rows.forms import reviews
from rmt_desktop.db.rows.notes import IN_ERROR, notes
from rmt_desktop.db.rows.receipts import receipts, voids
from rmt_desktop.db.rows.visits import visits
from rmt_desktop.domain.clients import ClientSummary
from rmt_desktop.domain.ids import NoteId, ReceiptId
from rmt_desktop.domain.visits import VisitCard, VisitStatus

SUMMARY: tuple[ColumnElement[Any], ...] = (
    clients.c.id,
    clients.c.number,
    clients.c.first_name,
    clients.c.last_name,
    clients.c.preferred_name,
    clients.c.birth_date,
    clients.c.phones,
    clients.c.is_archived,
    clients.c.last_visit_at,
)


def summary(row: AnyRow) -> ClientSummary:
    """Return the summary of a row that has the columns of ``SUMMARY``."""
    client, number, first, last, preferred, born, phones, archived, seen = row
    return ClientSummary(
        id=client,
        number=number,
        name=f"{preferred or first} {last}".strip(),
        legal_name=f"{first} {last}".strip(),
        birth_date=born,
        phone=phones[0].number if phones else "",
        is_archived=archived,
        last_visit=seen,
        phones=tuple(phone.number for phone in phones),
    )


def due_clients(connection: Connection, before: datetime, *, limit: int) -> tuple[ClientSummary, ...]:
    """Return clients in care whose history was last looked at before a moment, those seen last first.

    In care means not archived. A client without a signed history is not due for a review of it.
    """
    query = (
        select(*SUMMARY)
        .where(clients.c.is_archived.is_(False), clients.c.history_at < before)
        .order_by(clients.c.last_visit_at.desc().nulls_last(), clients.c.sort_name)
    )
    return tuple(summary(row) for row in connection.execute(query.limit(limit)))


_IN_FORCE = (
    select(receipts.c.id)
    .where(receipts.c.visit_id == visits.c.id, ~exists().where(voids.c.receipt_id == receipts.c.id))
    .order_by(receipts.c.number.desc())
    .limit(1)
    .scalar_subquery()
)

_UNCHANGED = (  # the word that the history was last looked at with, where it was "nothing changed"
    select(reviews.c.by)
    .where(reviews.c.client_id == visits.c.client_id, reviews.c.at == clients.c.history_at, reviews.c.changes == "")
    .limit(1)
    .scalar_subquery()
)

_CARD = (
    select(
        *VISITS.columns,
        clients.c.first_name,
        clients.c.last_name,
        clients.c.preferred_name,
        clients.c.history_at,
        services.c.name.label("service_name"),
        services.c.name_fr.label("service_name_fr"),
        notes.c.id.label("note_id"),
        notes.c.signed_at,
        IN_ERROR.label("in_error"),
        _IN_FORCE.label("receipt_id"),
        _UNCHANGED.label("unchanged_by"),
    )
    .join_from(visits, clients, visits.c.client_id == clients.c.id)
    .join(services, visits.c.service_id == services.c.id)
    .outerjoin(notes, notes.c.visit_id == visits.c.id)
)


def cards_between(connection: Connection, start: datetime, end: datetime) -> tuple[VisitCard, ...]:
    """Return the cards of visits that begin in the half-open span, in the order of the day."""
    query = _CARD.where(visits.c.starts_at >= start, visits.c.starts_at < end)
    return _cards(connection, query.order_by(visits.c.starts_at, clients.c.sort_name))


def unsigned_cards(connection: Connection, before: datetime) -> tuple[VisitCard, ...]:
    """Return the cards of visits before a moment whose note was begun, or should have been, and is not signed."""
    unfinished = union(
        select(notes.c.visit_id).where(notes.c.signed_at.is_(None)),
        select(visits.c.id).where(visits.c.status == VisitStatus.STARTED, visits.c.starts_at < before),
    )
    query = _CARD.where(
        visits.c.id.in_(unfinished), visits.c.starts_at < before, or_(notes.c.id.is_(None), notes.c.signed_at.is_(None))
    )
    return _cards(connection, query.order_by(visits.c.starts_at))


def _cards(connection: Connection, query: Select[Any]) -> tuple[VisitCard, ...]:
    zone = ZoneInfo(connection.execute(select(clinic.c.zone)).scalar() or "UTC")
    return tuple(_card(row, zone) for row in connection.execute(query))


def _card(row: AnyRow, zone: ZoneInfo) -> VisitCard:
    return VisitCard(
        visit=VISITS.read(row),
        client_name=f"{row.preferred_name or row.first_name} {row.last_name}".strip(),
        service_name=row.service_name,
        service_name_fr=row.service_name_fr,
        note_id=None if row.note_id is None else NoteId(row.note_id),
        note_is_signed=row.signed_at is not None,
        note_in_error=row.in_error,
        receipt_id=None if row.receipt_id is None else ReceiptId(row.receipt_id),
        history_reviewed_on=None if row.history_at is None else row.history_at.astimezone(zone).date(),
        unchanged_said_by=row.unchanged_by or "",
    )
