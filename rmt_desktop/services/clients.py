"""Clients: find, open, enter, change, archive."""

from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass, fields, replace
from typing import Any, TypeVar

from rmt_desktop.base.errors import NotAllowed, NotFound
from rmt_desktop.base.i18n import N_
from rmt_desktop.domain.audit import Act, AuditEvent, Kind, changed_fields
from rmt_desktop.domain.clients import Client, ClientSummary, Likeness, Payer
from rmt_desktop.domain.ids import ClientId
from rmt_desktop.domain.people import Address, Contact, clean_line, digits, written_phone
from rmt_desktop.domain.search import fold, query_terms
from rmt_desktop.services.actor import VIEW_LOGGED_AGAIN_AFTER, Desk, May
from rmt_desktop.services.changes import Changes, Done
from rmt_desktop.services.ports import Unit, Units

Part = TypeVar("Part", Address, Contact, Payer)

ALIKE = 88  # per cent of letters two names share before they count as perhaps the same person
SAME = 100  # the same words, in whatever order


@dataclass(frozen=True, slots=True)
class Clients:
    """Everything the front desk does with clients."""

    units: Units
    desk: Desk

    def find(self, text: str, *, limit: int = 50, archived: bool = False) -> tuple[ClientSummary, ...]:
        """Return clients whose names, phone digits or former names begin with what was typed, best first."""
        self.desk.actor.must(May.DESK, May.READ_RECORD)
        with self.units(reading=True) as unit:
            return unit.clients.find(query_terms(text), limit=limit, archived=archived)

    def count(self, *, archived: bool = False) -> int:
        """Return how many clients there are."""
        self.desk.actor.must(May.DESK, May.READ_RECORD)
        with self.units(reading=True) as unit:
            return unit.clients.count(archived=archived)

    def open(self, client_id: ClientId) -> Client:
        """Return a client whose record is opened; the view is logged. Raises NotFound."""
        self.desk.actor.must(May.DESK, May.READ_RECORD)
        with self.units() as unit:
            client = unit.clients.get(client_id)
            seen = AuditEvent(act=Act.VIEWED, kind=Kind.CLIENT, record=client_id, client=client_id)
            if self.desk.log_now_and_then(unit, seen, every=VIEW_LOGGED_AGAIN_AFTER):
                unit.commit()
            return client

    def names(self, ids: Iterable[ClientId]) -> dict[ClientId, str]:
        """Return the names of clients by id, as a list shows them; a list of names is no view of a record."""
        self.desk.actor.must(May.DESK, May.READ_RECORD)
        found = {}
        with self.units(reading=True) as unit:
            for client_id in dict.fromkeys(ids):
                with suppress(NotFound):
                    found[client_id] = unit.clients.get(client_id).shown_name
        return found

    def blank(self, *, language: str) -> Client:
        """Return a new client who is not saved yet."""
        return Client(id=ClientId(self.desk.new_id()), first_name="", last_name="", language=language)

    def alike(self, client: Client) -> tuple[Likeness, ...]:
        """Return existing clients who may be the one being entered, the likeliest first."""
        self.desk.actor.must(May.DESK, May.READ_RECORD)
        from rapidfuzz import fuzz

        with self.units(reading=True) as unit:
            candidates = unit.clients.candidates(client)
        found = []
        name = fold(client.legal_name)
        for candidate in candidates:
            if candidate.id == client.id:
                continue
            share = max(fuzz.token_sort_ratio(name, fold(other)) for other in (candidate.name, candidate.legal_name))
            if known := _likeness(client, candidate, share):
                found.append((known[0], Likeness(client=candidate, reason=known[1])))
        return tuple(likeness for _, likeness in sorted(found, key=lambda one: -one[0]))

    def save(self, client: Client) -> Done[Client]:
        """Keep a new or changed client. Raises InvalidInput, or StaleRecord when somebody else was faster."""
        self.desk.actor.must(May.DESK)
        client = _cleaned(client).checked(today=self.desk.time.today())
        with self.units() as unit:
            if client.version == 0:
                client = replace(client, number=unit.clients.next_number(), created_at=self.desk.time.now())
                before = None
            else:
                before = unit.clients.get(client.id)
            saved = unit.clients.save(client)
            self.desk.log(
                unit,
                AuditEvent(
                    act=Act.CHANGED if before else Act.CREATED,
                    kind=Kind.CLIENT,
                    record=client.id,
                    client=client.id,
                    detail=" ".join(changed_fields(before, saved)),
                ),
            )
            unit.commit()
        return Done(saved, Changes.of((Kind.CLIENT, client.id)))

    def archive(self, client_id: ClientId, *, reason: str) -> Done[Client]:
        """Take a client out of the daily lists. Raises NotAllowed without a reason or with a visit under way."""
        self.desk.actor.must(May.DESK)
        with self.units() as unit:
            if any(visit.status in ("arrived", "started") for visit in unit.visits.of_client(client_id)):
                raise NotAllowed(N_("This client has a visit under way. Finish it before archiving."))
            saved = unit.clients.save(unit.clients.get(client_id).archived(at=self.desk.time.now(), reason=reason))
            self._log_archive(unit, client_id, "archived")
            unit.commit()
        return Done(saved, Changes.of((Kind.CLIENT, client_id)))

    def restore(self, client_id: ClientId) -> Done[Client]:
        """Bring an archived client back into the daily lists."""
        self.desk.actor.must(May.DESK)
        with self.units() as unit:
            saved = unit.clients.save(unit.clients.get(client_id).restored())
            self._log_archive(unit, client_id, "restored")
            unit.commit()
        return Done(saved, Changes.of((Kind.CLIENT, client_id)))

    def _log_archive(self, unit: Unit, client_id: ClientId, detail: str) -> None:
        self.desk.log(
            unit, AuditEvent(act=Act.ARCHIVED, kind=Kind.CLIENT, record=client_id, client=client_id, detail=detail)
        )


def _likeness(client: Client, candidate: ClientSummary, share: float) -> tuple[float, str] | None:
    """Return how likely two clients are the same person and why, or None; ``share`` is how alike their names are."""
    born, known = client.birth_date, candidate.birth_date
    if born is not None and born == known and share >= ALIKE - 20:
        return 100 + share, N_("Same birth date and a similar name")
    if share >= ALIKE and (born is None or known is None):
        return share, N_("A similar name")
    if share >= SAME and born is not None and known is not None:
        if (born.year, born.month, born.day) == (known.year, known.day, known.month):
            return 99 + share, N_("The same name, and a birth date with day and month the other way round")
        return 90, N_("The same name, but another birth date")
    if _numbers(phone.number for phone in client.phones) & _numbers(candidate.phones):
        return 50, N_("The same phone number")
    return None


def _numbers(phones: Iterable[str]) -> frozenset[str]:
    return frozenset(digits(phone)[-10:] for phone in phones) - {""}


def _cleaned(client: Client) -> Client:
    """Return the client with stray spaces and invisible characters gone from every one-line text.

    Phone numbers and postal codes take the form they are shown and printed in, where there is no doubt about them.
    """
    return replace(
        client,
        first_name=clean_line(client.first_name),
        last_name=clean_line(client.last_name),
        preferred_name=clean_line(client.preferred_name),
        former_names=clean_line(client.former_names),
        pronouns=clean_line(client.pronouns),
        email=clean_line(client.email),
        occupation=clean_line(client.occupation),
        phones=tuple(
            replace(phone, number=written_phone(clean_line(phone.number)))
            for phone in client.phones
            if phone.number.strip()
        ),
        alerts=tuple(alert for alert in client.alerts if alert.text.strip()),
        address=_lines_cleaned(client.address).written(),
        emergency=_lines_cleaned(client.emergency).written(),
        guardian=_lines_cleaned(client.guardian).written(),
        physician=_lines_cleaned(client.physician).written(),
        payer=_lines_cleaned(client.payer),
    )


def _lines_cleaned(part: Part) -> Part:
    """Return a part of the client with each of its texts cleaned."""
    values: dict[str, Any] = {field.name: getattr(part, field.name) for field in fields(part)}
    values |= {name: clean_line(text) for name, text in values.items() if isinstance(text, str)}
    return replace(part, **values)
