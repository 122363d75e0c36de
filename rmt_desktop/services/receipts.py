"""Receipts: draft, issue, void, replace, and take a later payment."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from rmt_desktop.base.errors import NotAllowed, Problem, refuse
from rmt_desktop.base.i18n import N_
from rmt_desktop.domain.audit import Act, AuditEvent, Kind
from rmt_desktop.domain.catalog import Catalog
from rmt_desktop.domain.ids import ClientId, ReceiptId, VisitId
from rmt_desktop.domain.receipts import (
    Charge,
    Method,
    Payment,
    Receipt,
    ReceiptDraft,
    ReceiptFile,
    ReceiptVoid,
    draft_problems,
    issued,
    taxes_on,
)
from rmt_desktop.domain.search import query_terms
from rmt_desktop.domain.treatments import minutes_of
from rmt_desktop.domain.visits import Visit
from rmt_desktop.services.actor import Desk, May
from rmt_desktop.services.changes import Changes, Done
from rmt_desktop.services.ports import Unit, Units

CLIENTS_FOUND = 20


@dataclass(frozen=True, slots=True)
class Proposal:
    """A receipt as it would be: what the preview shows, and what still keeps it from being issued.

    ``noted_minutes`` is how many minutes of treatment the note says, 0 where nothing was timed.
    """

    receipt: Receipt
    posted_cents: int
    problems: tuple[Problem, ...]
    noted_minutes: int = 0


@dataclass(frozen=True, slots=True)
class Receipts:
    """Receipts for treatments given."""

    units: Units
    desk: Desk
    catalog: Catalog

    def first_charge(self, visit_id: VisitId) -> Charge:
        """Return the charge as the fee list and the client's language suggest it."""
        self.desk.actor.must(May.DESK)
        with self.units(reading=True) as unit:
            visit = unit.visits.get(visit_id)
            return Charge(
                fee_cents=unit.clinic.service(visit.service_id).price_cents,
                method=Method.DEBIT,
                language=unit.clients.get(visit.client_id).language,
                service=visit.service_id,
                minutes=visit.minutes,
            )

    def propose(self, visit_id: VisitId, charge: Charge) -> Proposal:
        """Return the receipt this charge would make, with every rule it breaks. Raises NoTaxRate."""
        self.desk.actor.must(May.DESK)
        with self.units(reading=True) as unit:
            draft = self._draft(unit, visit_id, charge)
            receipt = self._made(draft, number=self._next(unit, draft), id=ReceiptId("preview"))
            note = unit.notes.of_visit(visit_id)
            noted = minutes_of(note.treatment) if note is not None else 0
            return Proposal(receipt, draft.service.price_cents, tuple(self._problems(unit, draft)), noted)

    def issue(self, visit_id: VisitId, charge: Charge) -> Done[Receipt]:
        """Give the receipt its number and keep it for good. Raises InvalidInput, NotAllowed or NoTaxRate."""
        self.desk.actor.must(May.DESK)
        self.desk.time.trusted_now()
        with self.units() as unit:
            if unit.receipts.of_visit(visit_id) is not None:
                raise NotAllowed(N_("This visit has a receipt already. Print it again, or void and replace it."))
            receipt = self._issue(unit, self._draft(unit, visit_id, replace(charge, received=())))
            unit.commit()
        return Done(receipt, _changes(receipt))

    def void(self, receipt_id: ReceiptId, *, reason: str) -> Done[ReceiptVoid]:
        """Declare a receipt void; its number stays used. Raises NotAllowed without a reason or if void already."""
        self.desk.actor.must(May.DESK)
        with self.units() as unit:
            receipt = self._voidable(unit, receipt_id, reason)
            void = self._void(unit, receipt, reason, replaced_by="")
            unit.commit()
        return Done(void, _changes(receipt))

    def replace(self, receipt_id: ReceiptId, charge: Charge, *, reason: str) -> Done[Receipt]:
        """Void a receipt and issue its replacement in one step; each names the other.

        What came in on the old one stands on the new one with its days. Raises InvalidInput, NotAllowed or NoTaxRate.
        """
        self.desk.actor.must(May.DESK)
        self.desk.time.trusted_now()
        with self.units() as unit:
            old = self._voidable(unit, receipt_id, reason)
            charge = _with_received(charge, unit.receipts.file(receipt_id))
            draft = replace(self._draft(unit, old.visit_id, charge), replaces=old.label)
            new = self._issue(unit, draft)
            self._void(unit, old, reason, replaced_by=new.label)
            unit.commit()
        return Done(new, _changes(new))

    def pay(self, receipt_id: ReceiptId, method: Method) -> Done[Payment]:
        """Record that the open balance came in today, or that what was too much was given back.

        Raises NotAllowed when nothing is owed.
        """
        self.desk.actor.must(May.DESK)
        with self.units() as unit:
            file = unit.receipts.file(receipt_id)
            if file.void is not None or file.balance_cents == 0 or method is Method.UNPAID:
                raise NotAllowed(N_("Nothing is owed on this receipt."))
            payment = Payment(cents=file.balance_cents, method=method, on=self.desk.time.today())
            unit.receipts.add_payment(receipt_id, payment)
            self._log(unit, Act.ADDED, file.receipt, f"payment {method}")
            unit.commit()
        return Done(payment, _changes(file.receipt))

    def file(self, receipt_id: ReceiptId) -> ReceiptFile:
        """Return a receipt with all that happened to it; the view is logged. Raises NotFound."""
        self.desk.actor.must(May.DESK, May.READ_RECORD)
        with self.units() as unit:
            file = unit.receipts.file(receipt_id)
            self._log(unit, Act.VIEWED, file.receipt, file.receipt.label)
            unit.commit()
            return file

    def of_visit(self, visit_id: VisitId) -> ReceiptFile | None:
        """Return the receipt of a visit that is in force, or None."""
        self.desk.actor.must(May.DESK, May.READ_RECORD)
        with self.units(reading=True) as unit:
            return unit.receipts.of_visit(visit_id)

    def of_client(self, client_id: ClientId) -> tuple[ReceiptFile, ...]:
        """Return a client's receipts, newest first."""
        self.desk.actor.must(May.DESK, May.READ_RECORD)
        with self.units(reading=True) as unit:
            return unit.receipts.of_client(client_id)

    def recent(
        self, *, limit: int = 200, unpaid_only: bool = False, since: date | None = None
    ) -> tuple[ReceiptFile, ...]:
        """Return the newest receipts of the clinic: all, only those owed, or those issued since a day."""
        self.desk.actor.must(May.DESK, May.READ_RECORD)
        with self.units(reading=True) as unit:
            return unit.receipts.recent(limit=limit, unpaid_only=unpaid_only, since=since)

    def find(self, text: str, *, limit: int = 200) -> tuple[ReceiptFile, ...]:
        """Return receipts by the beginning of a number, or by a client's name, former name or phone, newest first.

        A number may carry the clinic's prefix and the zeros it is printed with.
        """
        self.desk.actor.must(May.DESK, May.READ_RECORD)
        number = re.search(r"([0-9]+)\s*$", text)
        with self.units(reading=True) as unit:
            files: dict[ReceiptId, ReceiptFile] = {}
            if number is not None and (digits := number[1].lstrip("0")):
                files |= {file.receipt.id: file for file in unit.receipts.recent(limit=limit, number=digits)}
            terms = query_terms(text)
            for archived in (False, True) if terms else ():
                for client in unit.clients.find(terms, limit=CLIENTS_FOUND, archived=archived):
                    files |= {file.receipt.id: file for file in unit.receipts.of_client(client.id)}
        return tuple(sorted(files.values(), key=lambda file: file.receipt.number, reverse=True)[:limit])

    def _draft(self, unit: Unit, visit_id: VisitId, charge: Charge) -> ReceiptDraft:
        visit = unit.visits.get(visit_id)
        clinic = unit.clinic.clinic()
        if clinic is None:
            raise NotAllowed(N_("The clinic is not set up yet."))
        return ReceiptDraft(
            client=unit.clients.get(visit.client_id),
            therapist=unit.clinic.therapist(visit.therapist_id),
            clinic=clinic,
            service=unit.clinic.service(charge.service or visit.service_id),
            visit_id=visit_id,
            service_date=self._day_of_service(unit, visit),
            minutes=visit.minutes if charge.minutes is None else charge.minutes,
            charge=charge,
        )

    def _issue(self, unit: Unit, draft: ReceiptDraft) -> Receipt:
        refuse(self._problems(unit, draft))
        receipt = self._made(draft, number=self._next(unit, draft), id=ReceiptId(self.desk.new_id()))
        unit.receipts.add(receipt)
        self._log(unit, Act.CREATED, receipt, receipt.label)
        return receipt

    def _made(self, draft: ReceiptDraft, *, number: int, id: ReceiptId) -> Receipt:
        return issued(
            draft,
            id=id,
            number=number,
            taxes=taxes_on(
                draft.charge.fee_cents, clinic=draft.clinic, table=self.catalog.taxes, day=draft.service_date
            ),
            at=self.desk.time.now(),
            today=self.desk.time.today(),
            by=self.desk.actor.name,
        )

    def _day_of_service(self, unit: Unit, visit: Visit) -> date:
        """Return the day of a treatment: the one its note has had since it was begun, so that both papers agree.

        A visit itself is kept as a moment without a zone. Until its note is begun (a preview; nothing is issued
        before the note is signed) its day is that of the clinic's present zone, and moves if the zone is changed.
        """
        note = unit.notes.of_visit(visit.id)
        return note.service_date if note is not None else self.desk.time.day_of(visit.starts_at)

    def _next(self, unit: Unit, draft: ReceiptDraft) -> int:
        return unit.receipts.next_number(draft.clinic.first_receipt_number)

    def _problems(self, unit: Unit, draft: ReceiptDraft) -> Iterator[Problem]:
        note = unit.notes.of_visit(draft.visit_id)
        return draft_problems(
            draft,
            today=self.desk.time.today(),
            treated=note is not None and note.is_signed,
            in_error=note is not None and unit.notes.is_in_error(note.id),
        )

    def _voidable(self, unit: Unit, receipt_id: ReceiptId, reason: str) -> Receipt:
        file = unit.receipts.file(receipt_id)
        if file.void is not None:
            raise NotAllowed(N_("This receipt is void already."))
        if not reason.strip():
            raise NotAllowed(N_("Please say why the receipt is void; the reason stays in the record."))
        return file.receipt

    def _void(self, unit: Unit, receipt: Receipt, reason: str, *, replaced_by: str) -> ReceiptVoid:
        void = ReceiptVoid(
            receipt_id=receipt.id,
            reason=reason.strip(),
            at=self.desk.time.trusted_now(),
            by=self.desk.actor.name,
            replaced_by=replaced_by,
        )
        unit.receipts.add_void(void)
        self._log(unit, Act.VOIDED, receipt, receipt.label)
        return void

    def _log(self, unit: Unit, act: Act, receipt: Receipt, detail: str) -> None:
        self.desk.log(
            unit,
            AuditEvent(act=act, kind=Kind.RECEIPT, record=receipt.id, client=receipt.client_id, detail=detail),
        )


def _with_received(charge: Charge, file: ReceiptFile) -> Charge:
    """Return the charge with all that came in; what it did not know of yet stands there as it was recorded."""
    if not file.received or charge.received == file.received:
        return charge
    return replace(charge, received=file.received, method=file.received[-1].method)


def _changes(receipt: Receipt) -> Changes:
    return Changes.of((Kind.RECEIPT, receipt.id), (Kind.VISIT, receipt.visit_id), (Kind.CLIENT, receipt.client_id))
