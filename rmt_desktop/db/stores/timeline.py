"""The lines of a client's timeline, read from the few columns they show: a record of 200 visits opens at once."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from sqlalchemy import Column, ColumnElement, Connection, String, func, select, type_coerce

from rmt_desktop.db.rows.forms import forms
from rmt_desktop.db.rows.notes import IN_ERROR, notes
from rmt_desktop.db.rows.plans import plans
from rmt_desktop.db.rows.receipts import receipts, voids
from rmt_desktop.db.rows.visits import visits
from rmt_desktop.db.stores.versioned import missing
from rmt_desktop.domain.audit import Kind
from rmt_desktop.domain.chart.chart import Chart
from rmt_desktop.domain.ids import ClientId
from rmt_desktop.domain.receipts import receipt_label
from rmt_desktop.domain.timeline import Happening
from rmt_desktop.domain.visits import VisitStatus


class TimelineRows:
    """The ``TimelineStore`` of the use cases."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def of_client(self, client: ClientId, *, clinical: bool) -> tuple[Happening, ...]:
        """Return what happened with a client, in no order; without ``clinical`` no notes and no drawings."""
        return (
            *self._visits(client, with_notes=clinical),
            *self._forms(client, with_charts=clinical),
            *self._receipts(client),
            *self._plans(client),
        )

    def chart(self, happening: Happening, /) -> Chart:
        """Return the body chart of a note or a health history. Raises NotFound."""
        table = notes if happening.kind is Kind.NOTE else forms
        found = self._connection.execute(select(table.c.chart).where(table.c.id == happening.record)).first()
        if found is None:
            raise missing(happening.kind)
        chart: Chart = found.chart
        return chart

    def _visits(self, client: ClientId, *, with_notes: bool) -> Iterator[Happening]:
        seen = visits.c
        columns = (seen.id, seen.starts_at, seen.status, seen.reason)
        if not with_notes:
            only = select(*columns).where(seen.client_id == client)
            for visit, starts_at, status, reason in self._connection.execute(only):
                yield Happening(kind=Kind.VISIT, record=visit, at=starts_at, state=status, label=reason)
            return
        noted = notes.c
        query = select(*columns, noted.id, noted.started_at, noted.signed_at, _findings(noted.chart), IN_ERROR)
        both = visits.outerjoin(notes, noted.visit_id == seen.id)
        rows = self._connection.execute(query.select_from(both).where(seen.client_id == client))
        for visit, starts_at, status, reason, note, started_at, signed_at, findings, in_error in rows:
            if note is None:
                yield Happening(kind=Kind.VISIT, record=visit, at=starts_at, state=status, label=reason)
            else:
                yield Happening(
                    kind=Kind.NOTE,
                    record=note,
                    at=started_at if status is VisitStatus.CANCELLED else starts_at,
                    state="in_error" if in_error else _state("signed", signed_at),
                    label=reason,
                    findings=findings,
                    visit=visit,
                    signed_at=signed_at,
                )

    def _forms(self, client: ClientId, *, with_charts: bool) -> Iterator[Happening]:
        form = forms.c
        query = select(form.id, form.started_at, form.signed_at, _findings(form.chart)).where(form.client_id == client)
        for record, started_at, signed_at, findings in self._connection.execute(query):
            yield Happening(
                kind=Kind.FORM,
                record=record,
                at=signed_at or started_at,
                state=_state("signed", signed_at),
                findings=findings if with_charts else 0,
            )

    def _receipts(self, client: ClientId) -> Iterator[Happening]:
        paper = receipts.c
        query = (
            select(
                paper.id, paper.prefix, paper.number, paper.issued_at, paper.fee_cents, paper.taxes, voids.c.receipt_id
            )
            .select_from(receipts.outerjoin(voids, voids.c.receipt_id == paper.id))
            .where(paper.client_id == client)
        )
        for record, prefix, number, issued_at, fee_cents, taxes, void in self._connection.execute(query):
            yield Happening(
                kind=Kind.RECEIPT,
                record=record,
                at=issued_at,
                state="issued" if void is None else "void",
                label=receipt_label(prefix, number),
                cents=fee_cents + sum(tax.cents for tax in taxes),
            )

    def _plans(self, client: ClientId) -> Iterator[Happening]:
        sheet = plans.c
        query = select(sheet.id, sheet.created_at, sheet.given_at, sheet["items"]).where(sheet.client_id == client)
        for record, created_at, given_at, items in self._connection.execute(query):
            yield Happening(
                kind=Kind.PLAN,
                record=record,
                at=given_at or created_at,
                state=_state("given", given_at),
                label=", ".join(item.name for item in items),
            )


def _findings(chart: Column[Any]) -> ColumnElement[int]:
    """Return how many marks a stored chart has, counted where it lies: to read two hundred charts takes its time."""
    return func.coalesce(func.json_array_length(type_coerce(chart, String), "$.marks"), 0)


def _state(done: str, at: datetime | None) -> str:
    return "draft" if at is None else done
