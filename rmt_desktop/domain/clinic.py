"""The clinic, its therapists, its services with their fees, and its tax registration."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from rmt_desktop.base.errors import Problem, refuse
from rmt_desktop.base.i18n import N_
from rmt_desktop.domain.chart.looks import Look
from rmt_desktop.domain.figure_choice import NEUTRAL
from rmt_desktop.domain.ids import ServiceId, TherapistId, UserId
from rmt_desktop.domain.money import LARGEST_FEE_CENTS
from rmt_desktop.domain.people import Address, email_problems, name_problems, phone_problems, written_phone

HAS_QST = "QC"  # the province whose own tax has a number of its own (domain facts 3.3)
QST_FIELD = "tax.qst_number"
QST_SENTENCE = N_("A registered clinic in Quebec also shows its QST number on receipts. Please type it under Taxes.")

_GST_HST_NUMBER = re.compile(r"\s*(\d[ -]?){9}RT[ -]?\d{4}\s*", re.IGNORECASE)
"""The business number and the account of the tax (Canada Revenue Agency, business number registration, as of 2026)."""


class PaperSize(StrEnum):
    """The paper in the clinic's printer."""

    LETTER = "letter"
    A4 = "a4"


@dataclass(frozen=True, slots=True, kw_only=True)
class TaxRegistration:
    """The clinic's standing with the tax office.

    ``registered_from`` None is a small supplier: no tax line and no number on any receipt (domain facts 3.3).
    A visit before that day carries no tax either.
    """

    registered_from: date | None = None
    gst_hst_number: str = ""
    qst_number: str = ""

    def applies_on(self, day: date) -> bool:
        """Whether tax is charged for a service given on ``day``."""
        return self.registered_from is not None and day >= self.registered_from


@dataclass(frozen=True, slots=True, kw_only=True)
class Clinic:
    """The practice whose name stands on the papers. There is exactly one in a vault.

    ``province`` is the two-letter code of ``resources/catalog/provinces.toml``; ``zone`` an IANA time-zone name;
    ``logo`` a PNG or JPEG picture, empty for none. ``review_months`` is how long a health history counts as reviewed.
    ``figure`` is the body drawn for clients for whom none was chosen, ``look`` how the skin of every figure is drawn.
    ``is_demo`` marks a throw-away clinic of invented people on every screen and paper.
    """

    version: int = 0
    name: str
    address: Address = Address()
    phone: str = ""
    email: str = ""
    province: str = "ON"
    zone: str = "America/Toronto"
    paper: PaperSize = PaperSize.LETTER
    language: str = "en"
    logo: bytes = b""
    tax: TaxRegistration = TaxRegistration()
    receipt_prefix: str = ""
    first_receipt_number: int = 1
    review_months: int = 12
    figure: str = NEUTRAL
    look: Look = Look.GHOST
    is_demo: bool = False

    @property
    def lacks_qst_number(self) -> bool:
        """Whether the clinic is registered for taxes in Quebec and has no number for Quebec's own."""
        return self.tax.registered_from is not None and self.province == HAS_QST and not self.tax.qst_number.strip()

    def written(self) -> "Clinic":
        """Return the clinic with its phone number and postal code in the form they are printed in."""
        return replace(self, phone=written_phone(self.phone), address=self.address.written())

    def problems(self) -> Iterator[Problem]:
        """Yield everything that keeps the clinic from being saved."""
        yield from name_problems("name", self.name, required=True)
        yield from phone_problems("phone", self.phone)
        yield from email_problems("email", self.email)
        if self.tax.registered_from is not None and not self.tax.gst_hst_number.strip():
            yield Problem(
                field="tax.gst_hst_number",
                message=N_("A registered clinic shows its GST/HST number on receipts. Please type it."),
            )
        elif self.tax.registered_from is not None and not _GST_HST_NUMBER.fullmatch(self.tax.gst_hst_number):
            yield Problem(
                field="tax.gst_hst_number",
                message=N_("A GST/HST number has nine digits, then RT and four digits: 123456789 RT0001."),
            )
        if self.lacks_qst_number:
            yield Problem(field=QST_FIELD, message=QST_SENTENCE)
        if self.first_receipt_number < 1:
            yield Problem(field="first_receipt_number", message=N_("Receipt numbers start at 1 or higher."))

    def checked(self) -> "Clinic":
        """Return the clinic itself, or raise InvalidInput."""
        refuse(self.problems())
        return self


@dataclass(frozen=True, slots=True, kw_only=True)
class Therapist:
    """A massage therapist who treats and signs.

    ``designation`` is the title on paper (``RMT``); ``regulator`` the college or association that gave ``registration``
    (free text of at most 20 characters: formats differ, domain facts 1). ``signature`` is a PNG with transparent
    ground, empty until drawn or imported.
    """

    id: TherapistId
    version: int = 0
    name: str
    designation: str = "RMT"
    regulator: str = ""
    registration: str = ""
    valid_until: date | None = None
    signature: bytes = b""
    is_active: bool = True

    def problems(self) -> Iterator[Problem]:
        """Yield everything that keeps the therapist from being saved."""
        yield from name_problems("name", self.name, required=True)
        if len(self.registration) > 20:
            yield Problem(field="registration", message=N_("A registration number has at most 20 characters."))

    def checked(self) -> "Therapist":
        """Return the therapist herself, or raise InvalidInput."""
        refuse(self.problems())
        return self


def therapist_of(user: UserId, name: str, therapists: Iterable[Therapist]) -> Therapist | None:
    """Return which therapist the person at the computer is, or None when that cannot be said for certain.

    It is the one with her id (the wizard gives it), else the one with her name, else the only one who treats.
    """
    known = tuple(therapists)
    active = tuple(one for one in known if one.is_active)
    by_id = (one for one in known if one.id == TherapistId(user))
    by_name = (one for one in known if one.name.casefold() == name.casefold())
    return next(by_id, None) or next(by_name, None) or (active[0] if len(active) == 1 else None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Service:
    """A line of the posted fee list: a treatment of so many minutes at so many cents before tax."""

    id: ServiceId
    version: int = 0
    name: str
    name_fr: str = ""
    minutes: int
    price_cents: int
    is_active: bool = True

    def problems(self) -> Iterator[Problem]:
        """Yield everything that keeps the service from being saved."""
        yield from name_problems("name", self.name, required=True)
        if not 5 <= self.minutes <= 480:
            yield Problem(field="minutes", message=N_("A treatment lasts between 5 and 480 minutes."))
        yield from fee_problems("price_cents", self.price_cents)

    def checked(self) -> "Service":
        """Return the service itself, or raise InvalidInput."""
        refuse(self.problems())
        return self


def fee_problems(field: str, cents: int) -> Iterator[Problem]:
    """Yield what is wrong with a fee: negative (a refund is a document of its own) or absurdly large."""
    if cents < 0:
        yield Problem(field=field, message=N_("A fee cannot be negative. To give money back, void the receipt."))
    elif cents > LARGEST_FEE_CENTS:
        yield Problem(field=field, message=N_("This fee is above $10,000. Please check the amount."))
