"""Receipts: what a client hands to her insurer, made once and never changed.

Contents and rules are those of domain facts 3.1 and 3.2 (S11, S52, S53 and GK where marked there): the person treated,
the day of treatment, the therapist who treated with signature, registration number and regulator, fee, tax line and
number for registrants, how it was paid. A wrong receipt is voided and replaced, a reprint is marked DUPLICATE.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum

from rmt_desktop.base.errors import Problem
from rmt_desktop.base.i18n import N_
from rmt_desktop.domain.clients import Client
from rmt_desktop.domain.clinic import QST_SENTENCE, Clinic, Service, Therapist, fee_problems
from rmt_desktop.domain.ids import ClientId, ReceiptId, ServiceId, VisitId
from rmt_desktop.domain.money import TaxLine, TaxTable, tax_cents


class Method(StrEnum):
    """How money came in."""

    CASH = "cash"
    DEBIT = "debit"
    CREDIT = "credit"
    TRANSFER = "transfer"
    CHEQUE = "cheque"
    UNPAID = "unpaid"


METHOD_NAMES = {
    Method.CASH: N_("Cash"),
    Method.DEBIT: N_("Debit card"),
    Method.CREDIT: N_("Credit card"),
    Method.TRANSFER: N_("E-transfer"),
    Method.CHEQUE: N_("Cheque"),
    Method.UNPAID: N_("Not paid yet"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Payment:
    """Money received: how much, how, and on which day. Less than nothing is money given back."""

    cents: int
    method: Method
    on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Issuer:
    """The clinic and therapist as they were on the day of issue; a later change of address leaves old paper alone."""

    clinic_name: str
    clinic_lines: tuple[str, ...]
    clinic_phone: str
    clinic_email: str
    logo: bytes
    therapist: str
    designation: str
    regulator: str
    registration: str
    signature: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Receipt:
    """One receipt as issued.

    ``number`` counts gap-free per clinic and is shown with ``prefix``; ``minutes`` is the length of the treatment.
    ``fee_reason`` says why the fee differs from the posted one, with the client's agreement. ``paid_by`` names another
    payer for the clinic's own eyes and never stands on the paper. ``replaces`` is the number of a voided receipt.
    """

    id: ReceiptId
    prefix: str
    number: int
    client_id: ClientId
    visit_id: VisitId
    client_name: str
    service_date: date
    service: str
    service_fr: str
    minutes: int
    fee_cents: int
    taxes: tuple[TaxLine, ...]
    payments: tuple[Payment, ...]
    issuer: Issuer
    language: str
    issued_at: datetime
    issued_on: date
    issued_by: str
    fee_reason: str = ""
    paid_by: str = ""
    replaces: str = ""

    @property
    def label(self) -> str:
        """The number as printed."""
        return receipt_label(self.prefix, self.number)

    @property
    def total_cents(self) -> int:
        """Fee and taxes together."""
        return self.fee_cents + sum(tax.cents for tax in self.taxes)

    @property
    def paid_cents(self) -> int:
        """What has been received."""
        return sum(payment.cents for payment in self.payments if payment.method is not Method.UNPAID)

    @property
    def balance_cents(self) -> int:
        """What is still owed."""
        return self.total_cents - self.paid_cents


def receipt_label(prefix: str, number: int) -> str:
    """Return the number of a receipt as it is printed: ``2026-00042`` for the prefix ``2026-``."""
    return f"{prefix}{number:05d}"


@dataclass(frozen=True, slots=True, kw_only=True)
class ReceiptVoid:
    """A receipt declared void, by whom, when and why; ``replaced_by`` is the label of its replacement, if any."""

    receipt_id: ReceiptId
    reason: str
    at: datetime
    by: str
    replaced_by: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReceiptPrint:
    """One time the receipt went on paper or into a file. The first is the original, the rest are duplicates."""

    receipt_id: ReceiptId
    at: datetime
    on: date
    by: str


class Standing(StrEnum):
    """How a receipt stands: paid, something is still owed, or void."""

    PAID = "paid"
    OWED = "owed"
    VOID = "void"


STANDING_NAMES = {Standing.PAID: N_("Paid"), Standing.OWED: N_("Not paid"), Standing.VOID: N_("Void")}


@dataclass(frozen=True, slots=True, kw_only=True)
class ReceiptFile:
    """A receipt with all that happened to it since."""

    receipt: Receipt
    void: ReceiptVoid | None = None
    prints: tuple[ReceiptPrint, ...] = ()
    paid_since: tuple[Payment, ...] = ()

    @property
    def received(self) -> tuple[Payment, ...]:
        """Everything that came in, when the receipt was made and since."""
        return tuple(one for one in (*self.receipt.payments, *self.paid_since) if one.method is not Method.UNPAID)

    @property
    def balance_cents(self) -> int:
        """What is still owed; nothing on a void receipt."""
        if self.void is not None:
            return 0
        return self.receipt.balance_cents - sum(payment.cents for payment in self.paid_since)

    @property
    def standing(self) -> Standing:
        """How the receipt stands now."""
        if self.void is not None:
            return Standing.VOID
        return Standing.OWED if self.balance_cents > 0 else Standing.PAID


@dataclass(frozen=True, slots=True, kw_only=True)
class Charge:
    """What the desk confirms before a receipt is made. ``client_agreed`` belongs to a fee other than the posted one.

    ``received`` is what came in on a receipt that is replaced: it keeps its days. ``method`` is how the money came in,
    on a replacement how the last of ``received`` did. ``rest_method`` is how the difference to a new total was settled
    today, paid or given back; it stays open until somebody says so. ``service`` and ``minutes`` are the treatment as it
    was given; None is what was booked.
    """

    fee_cents: int
    method: Method
    language: str
    fee_reason: str = ""
    client_agreed: bool = False
    paid_by: str = ""
    received: tuple[Payment, ...] = ()
    rest_method: Method = Method.UNPAID
    service: ServiceId | None = None
    minutes: int | None = None

    @property
    def kept(self) -> tuple[Payment, ...]:
        """What came in on the replaced receipt, the last of it as ``method`` says: not at all when that is unpaid."""
        if self.method is Method.UNPAID or not self.received:
            return self.received[:-1]
        return (*self.received[:-1], replace(self.received[-1], method=self.method))

    def rest_of(self, total_cents: int) -> int:
        """Return what is missing from a total after what came in already, less than nothing when that was too much.

        It is nothing where nothing came in: then ``method`` speaks of the whole.
        """
        return total_cents - sum(payment.cents for payment in self.kept) if self.kept else 0

    def payments(self, total_cents: int, *, today: date) -> tuple[Payment, ...]:
        """Return what has come in on a receipt of this total; a difference given back counts less than nothing."""
        if not self.received:
            unpaid = self.method is Method.UNPAID
            return () if unpaid else (Payment(cents=total_cents, method=self.method, on=today),)
        rest = self.rest_of(total_cents)
        if not rest or self.rest_method is Method.UNPAID:
            return self.kept
        return (*self.kept, Payment(cents=rest, method=self.rest_method, on=today))


def charge_of(file: ReceiptFile) -> Charge:
    """Return the charge a receipt was made from, with all that came in on it, to begin its replacement with."""
    receipt, received = file.receipt, file.received
    return Charge(
        fee_cents=receipt.fee_cents,
        method=received[-1].method if received else Method.UNPAID,
        received=received,
        language=receipt.language,
        minutes=receipt.minutes,
        fee_reason=receipt.fee_reason,
        client_agreed=bool(receipt.fee_reason),
        paid_by=receipt.paid_by,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class ReceiptDraft:
    """A receipt that has no number yet: everything the preview shows."""

    client: Client
    therapist: Therapist
    clinic: Clinic
    service: Service
    visit_id: VisitId
    service_date: date
    minutes: int
    charge: Charge
    replaces: str = ""


def taxes_on(cents: int, *, clinic: Clinic, table: TaxTable, day: date) -> tuple[TaxLine, ...]:
    """Return the tax lines for a fee, none for a small supplier. Raises NoTaxRate when the table has no rate."""
    if not clinic.tax.applies_on(day):
        return ()
    return tuple(
        TaxLine(
            name=component.name,
            name_fr=component.name_fr,
            rate=component.rate,
            cents=tax_cents(cents, component.rate),
            number=clinic.tax.qst_number if component.name == "QST" else clinic.tax.gst_hst_number,
        )
        for component in table.components(clinic.province, day)
    )


def draft_problems(draft: ReceiptDraft, *, today: date, treated: bool, in_error: bool = False) -> Iterator[Problem]:
    """Yield every rule this receipt would break.

    ``treated`` says whether the note of the visit is signed, ``in_error`` whether it was declared entered in error.
    """
    therapist, charge = draft.therapist, draft.charge
    if draft.service_date > today:
        yield Problem(
            field="service_date", message=N_("A receipt is made on or after the day of treatment, not before.")
        )
    if not treated:
        yield Problem(
            field="visit",
            message=N_("A receipt is made only for a treatment given. Sign the note of this visit first."),
        )
    if in_error:
        yield Problem(
            field="visit",
            message=N_("The note of this visit was entered in error, so there is no treatment to make a receipt for."),
        )
    if not draft.client.legal_name:
        yield Problem(field="client", message=N_("The receipt needs the full name of the person who was treated."))
    if not therapist.registration.strip() or not therapist.regulator.strip():
        yield Problem(
            field="therapist",
            message=N_("{name} has no registration number yet. Add it under Settings, Therapists."),
            values={"name": therapist.name},
        )
    if therapist.valid_until is not None and therapist.valid_until < draft.service_date:
        yield Problem(
            field="therapist",
            message=N_(
                "The registration of {name} ended on {day}, before this treatment. If it was renewed, correct the date "
                "under Settings, Therapists."
            ),
            values={"name": therapist.name, "day": therapist.valid_until.isoformat()},
        )
    if not therapist.signature:
        yield Problem(
            field="therapist",
            message=N_("{name} has no signature yet. Draw or import it under Settings, Therapists."),
            values={"name": therapist.name},
        )
    if draft.clinic.lacks_qst_number and draft.clinic.tax.applies_on(draft.service_date):
        yield Problem(field="clinic", message=QST_SENTENCE)
    yield from fee_problems("fee_cents", charge.fee_cents)
    if charge.fee_cents != draft.service.price_cents:
        if not charge.fee_reason.strip():
            yield Problem(
                field="fee_reason", message=N_("The fee differs from the posted one. Please write the reason.")
            )
        if not charge.client_agreed:
            yield Problem(
                field="client_agreed",
                message=N_("The fee differs from the posted one. Confirm that the client agreed beforehand."),
            )


def issued(
    draft: ReceiptDraft,
    *,
    id: ReceiptId,
    number: int,
    taxes: Sequence[TaxLine],
    at: datetime,
    today: date,
    by: str,
) -> Receipt:
    """Return the receipt with its number: a copy of everything the paper says."""
    clinic, therapist, charge = draft.clinic, draft.therapist, draft.charge
    total = charge.fee_cents + sum(tax.cents for tax in taxes)
    return Receipt(
        id=id,
        prefix=clinic.receipt_prefix,
        number=number,
        client_id=draft.client.id,
        visit_id=draft.visit_id,
        client_name=draft.client.legal_name,
        service_date=draft.service_date,
        service=draft.service.name,
        service_fr=draft.service.name_fr or draft.service.name,
        minutes=draft.minutes,
        fee_cents=charge.fee_cents,
        taxes=tuple(taxes),
        payments=charge.payments(total, today=today),
        issuer=Issuer(
            clinic_name=clinic.name,
            clinic_lines=clinic.address.lines(),
            clinic_phone=clinic.phone,
            clinic_email=clinic.email,
            logo=clinic.logo,
            therapist=therapist.name,
            designation=therapist.designation,
            regulator=therapist.regulator,
            registration=therapist.registration,
            signature=therapist.signature,
        ),
        language=charge.language,
        issued_at=at,
        issued_on=today,
        issued_by=by,
        fee_reason=charge.fee_reason.strip(),
        paid_by=charge.paid_by.strip(),
        replaces=draft.replaces,
    )
