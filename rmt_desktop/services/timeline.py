"""A client's timeline: everything that happened, newest first."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from rmt_desktop.domain.audit import Kind
from rmt_desktop.domain.chart.chart import Chart
from rmt_desktop.domain.ids import ClientId
from rmt_desktop.domain.visits import Visit, VisitStatus
from rmt_desktop.services.actor import Desk, May
from rmt_desktop.services.ports import Unit, Units


@dataclass(frozen=True, slots=True, kw_only=True)
class Happening:
    """One line of the timeline. ``record`` is the id of the note, form, receipt, sheet or visit it opens.

    ``state`` is a short machine word the page turns into text: ``signed``, ``draft``, ``void``, ``given``, a visit
    status. ``label`` is a receipt number or the reason for a visit; ``chart`` the picture of a visit; ``visit`` the id
    of the visit a note belongs to.
    """

    kind: Kind
    record: str
    at: datetime
    state: str
    label: str = ""
    cents: int | None = None
    chart: Chart = Chart()
    visit: str = ""


@dataclass(frozen=True, slots=True)
class Timelines:
    """Gathers what happened with a client."""

    units: Units
    desk: Desk

    def of(self, client_id: ClientId) -> tuple[Happening, ...]:
        """Return everything about a client, newest first; the desk sees no clinical notes."""
        self.desk.actor.must(May.DESK)
        with self.units(reading=True) as unit:
            return tuple(sorted(self._gather(unit, client_id), key=lambda one: one.at, reverse=True))

    def _gather(self, unit: Unit, client_id: ClientId) -> Iterator[Happening]:
        visits = {visit.id: visit for visit in unit.visits.of_client(client_id)}
        is_clinical = self.desk.actor.may(May.READ_RECORD)
        noted = set()
        for note in unit.notes.of_client(client_id) if is_clinical else ():
            noted.add(note.visit_id)
            yield Happening(
                kind=Kind.NOTE,
                record=note.id,
                at=_start(visits.get(note.visit_id), note.started_at),
                state="signed" if note.is_signed else "draft",
                label=visits[note.visit_id].reason if note.visit_id in visits else "",
                chart=note.chart,
                visit=note.visit_id,
            )
        for visit in visits.values():
            if visit.id not in noted:
                yield Happening(
                    kind=Kind.VISIT, record=visit.id, at=visit.starts_at, state=visit.status, label=visit.reason
                )
        for form in unit.forms.of_client(client_id):
            yield Happening(
                kind=Kind.FORM,
                record=form.id,
                at=form.signed_at or form.started_at,
                state="signed" if form.signed_at else "draft",
                chart=form.chart if is_clinical else Chart(),
            )
        for file in unit.receipts.of_client(client_id):
            yield Happening(
                kind=Kind.RECEIPT,
                record=file.receipt.id,
                at=file.receipt.issued_at,
                state="void" if file.void else "issued",
                label=file.receipt.label,
                cents=file.receipt.total_cents,
            )
        for plan in unit.plans.of_client(client_id):
            yield Happening(
                kind=Kind.PLAN,
                record=plan.id,
                at=plan.given_at or plan.created_at,
                state="given" if plan.given_at else "draft",
                label=", ".join(item.name for item in plan.items),
            )


def _start(visit: Visit | None, otherwise: datetime) -> datetime:
    return visit.starts_at if visit is not None and visit.status is not VisitStatus.CANCELLED else otherwise
