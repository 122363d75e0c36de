"""The client: who is treated. Facts of Ontario's record keeping (domain facts 2.2, item 1)."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum

from rmt_desktop.base.errors import NotAllowed, Problem, refuse
from rmt_desktop.base.i18n import N_
from rmt_desktop.domain.figure_choice import BY_AGE, figure_for
from rmt_desktop.domain.ids import ClientId
from rmt_desktop.domain.people import (
    Address,
    Contact,
    Phone,
    birth_date_problems,
    email_problems,
    name_problems,
    phone_problems,
)


class AlertKind(StrEnum):
    """What an alert is about: an allergy (a product to avoid), a caution in treatment, or a note for the desk."""

    ALLERGY = "allergy"
    CAUTION = "caution"
    DESK = "desk"


@dataclass(frozen=True, slots=True, kw_only=True)
class Alert:
    """A chip shown wherever the client is."""

    kind: AlertKind
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Payer:
    """Who may reimburse the client, asked only if she wants help with a claim (domain facts 4.1)."""

    insurer: str = ""
    policy: str = ""
    member_id: str = ""
    relation: str = ""
    claim_number: str = ""
    referred_by: str = ""
    referral_date: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Client:
    """One person in the clinic's care.

    ``number`` is the clinic's own client number, given once and never reused. ``figure`` is the body her charts are
    drawn on, empty until somebody chooses one (see ``drawn``); it is no statement about the person. ``language`` is
    that of the client's papers.
    """

    id: ClientId
    version: int = 0
    number: int = 0
    first_name: str
    last_name: str
    preferred_name: str = ""
    former_names: str = ""
    pronouns: str = ""
    birth_date: date | None = None
    figure: str = BY_AGE
    phones: tuple[Phone, ...] = ()
    email: str = ""
    address: Address = Address()
    occupation: str = ""
    emergency: Contact = Contact()
    guardian: Contact = Contact()
    physician: Contact = Contact()
    payer: Payer = Payer()
    language: str = "en"
    alerts: tuple[Alert, ...] = ()
    created_at: datetime | None = None
    archived_at: datetime | None = None
    archived_reason: str = ""

    @property
    def legal_name(self) -> str:
        """First and last name as they stand on a receipt."""
        return f"{self.first_name} {self.last_name}".strip()

    @property
    def shown_name(self) -> str:
        """The name to call her by: preferred first, then the family name."""
        return f"{self.preferred_name or self.first_name} {self.last_name}".strip()

    @property
    def is_archived(self) -> bool:
        """Whether the client is out of the daily lists."""
        return self.archived_at is not None

    def drawn(self, *, on: date, otherwise: str) -> "Client":
        """Return the client with a figure for her charts: the one chosen, or by her age, or else the clinic's."""
        figure = figure_for(self.figure, born=self.birth_date, on=on, otherwise=otherwise)
        return replace(self, figure=figure)

    def archived(self, *, at: datetime, reason: str) -> "Client":
        """Return the client taken out of the daily lists; the record stays. Raises NotAllowed without a reason."""
        if not reason.strip():
            raise NotAllowed(N_("Please say why this client is archived; the reason stays in the record."))
        return replace(self, archived_at=at, archived_reason=reason.strip())

    def restored(self) -> "Client":
        """Return the client back in the daily lists."""
        return replace(self, archived_at=None, archived_reason="")

    def problems(self, *, today: date) -> Iterator[Problem]:
        """Yield everything that keeps this client from being saved."""
        yield from name_problems("first_name", self.first_name, required=not self.last_name.strip())
        yield from name_problems("last_name", self.last_name, required=not self.first_name.strip())
        yield from name_problems("preferred_name", self.preferred_name, required=False)
        yield from birth_date_problems("birth_date", self.birth_date, today)
        for index, phone in enumerate(self.phones):
            yield from phone_problems(f"phones.{index}", phone.number)
        for field in ("emergency", "guardian", "physician"):
            yield from phone_problems(f"{field}.phone", getattr(self, field).phone)
        yield from email_problems("email", self.email)

    def checked(self, *, today: date) -> "Client":
        """Return the client itself, or raise InvalidInput naming every field that is wrong."""
        refuse(self.problems(today=today))
        return self


@dataclass(frozen=True, slots=True, kw_only=True)
class ClientSummary:
    """One row of a list of clients. ``phone`` is the first of ``phones``."""

    id: ClientId
    number: int
    name: str
    legal_name: str
    birth_date: date | None
    phone: str
    is_archived: bool
    last_visit: datetime | None = None
    phones: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Likeness:
    """An existing client who may be the one being entered, and the message id that says why."""

    client: ClientSummary
    reason: str
