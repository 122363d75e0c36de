"""Fills a vault with an invented clinic."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from itertools import islice

from rmt_desktop.app.demo.history import Historian, Setting, days_of_visits
from rmt_desktop.app.demo.people import invented
from rmt_desktop.app.demo.stories import STORIES
from rmt_desktop.app.wiring import Wiring
from rmt_desktop.domain.audit import Act, AuditEvent, Kind
from rmt_desktop.domain.clients import Client
from rmt_desktop.domain.clinic import Clinic, Service, TaxRegistration, Therapist
from rmt_desktop.domain.forms.intake import intake_form
from rmt_desktop.domain.ids import ServiceId, TherapistId
from rmt_desktop.domain.people import Address
from rmt_desktop.domain.visits import VisitStatus
from rmt_desktop.services.ports import OpenedVault, Unit

AT_ONCE = 200  # clients written in one transaction
SERVICES = ((30, 6500), (45, 8500), (60, 10500), (90, 15000))
TODAY_HOURS = ((9, 0), (10, 15), (11, 30), (13, 30), (14, 45), (16, 0))


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """How large a clinic is wanted. ``signature`` is the therapist's, as PNG bytes."""

    clients: int
    visits: int
    seed: int
    signature: bytes
    language: str = "en"


def fill(
    vault: OpenedVault,
    wiring: Wiring,
    wanted: Wanted,
    progress: Callable[[int, int], object] = lambda _done, _all: None,
) -> None:
    """Write the clinic into an empty vault: clients, a year of visits for each, and a day under way.

    Records of the past are written as they would stand after it, through the stores and the log, without playing every
    step: a hundred thousand clients must be there in minutes. ``progress`` is told clients done and wanted.
    """
    now = wiring.clock.now()
    setting = _setting(wiring, wanted)
    today = now.astimezone(setting.zone).date()
    with vault.unit() as unit:
        unit.clinic.save_clinic(setting.clinic)
        unit.clinic.save_therapist(setting.therapist)
        for service in _services():
            unit.clinic.save_service(service)
        _log(unit, Kind.CLINIC, "clinic", "", _year_ago(now))
        unit.commit()
    number = 1
    people = invented(wanted.clients, seed=wanted.seed, now=now)
    done = 0
    while group := tuple(islice(people, AT_ONCE)):
        with vault.unit() as unit:
            for client in group:
                number = _write_client(unit, setting, client, wanted, today, number)
            unit.commit()
        done += len(group)
        progress(done, wanted.clients)
    _write_today(vault, setting, wanted, today, now)


def _write_client(unit: Unit, setting: Setting, client: Client, wanted: Wanted, today: date, number: int) -> int:
    """Write one client with her past; return the next receipt number."""
    story = STORIES[(client.number - 1) % len(STORIES)]
    historian = Historian(setting, client, story, seed=wanted.seed)
    unit.clients.save(client)
    days = days_of_visits(client, wanted.visits, today)
    past = historian.visits(days)
    first = past[0].visit.starts_at if past else _year_ago(datetime.combine(today, time(), UTC))
    _log(unit, Kind.CLIENT, client.id, client.id, first)
    if past:
        unit.forms.save(historian.history(first - timedelta(minutes=5)))
    for one in past:
        unit.visits.save(one.visit)
        unit.consents.add(one.consent)
        unit.notes.save(one.note)
        unit.receipts.add(one.receipt(number))
        _log(unit, Kind.NOTE, one.note.id, client.id, one.note.saved_at or first)
        number += 1
    if past:
        unit.plans.save(historian.sheet(past[-1].visit, past[-1].note.saved_at or first))
    return number


def _write_today(vault: OpenedVault, setting: Setting, wanted: Wanted, today: date, now: datetime) -> None:
    """Book the first clients for today, those before now already here."""
    with vault.unit() as unit:
        summaries = unit.clients.find((), limit=len(TODAY_HOURS), archived=False)
        for summary, (hour, minute) in zip(_clients(unit, summaries), TODAY_HOURS, strict=False):
            story = STORIES[(summary.number - 1) % len(STORIES)]
            visit = Historian(setting, summary, story, seed=wanted.seed + 1).booked(today, hour, minute)
            unit.visits.save(visit if visit.starts_at > now else visit.moved_to(VisitStatus.ARRIVED, at=now))
            _log(unit, Kind.VISIT, visit.id, summary.id, now)
        unit.commit()


def _clients(unit: Unit, summaries: tuple[object, ...]) -> Iterator[Client]:
    for summary in summaries:
        yield unit.clients.get(summary.id)  # type: ignore[attr-defined]


def _setting(wiring: Wiring, wanted: Wanted) -> Setting:
    services = _services()
    catalog = wiring.catalog
    clinic = Clinic(
        name="Maple Street Massage (demo)",
        address=Address(line1="12 Maple Street", city="Guelph", province="ON", postal_code="N1H 2A1"),
        phone="519 555-0100",
        email="hello@maplestreet.example",
        language=wanted.language,
        tax=TaxRegistration(registered_from=date(2020, 1, 1), gst_hst_number="123456789 RT0001"),
        is_demo=True,
    )
    therapist = Therapist(
        id=TherapistId("demo-therapist"),
        name="Robin Tremblay",
        regulator=catalog.province("ON").regulator.in_(wanted.language),
        registration="X000",
        signature=wanted.signature,
    )
    return Setting(
        clinic=clinic,
        therapist=therapist,
        service=services[2],
        catalog=catalog,
        figures=wiring.figures,
        form=intake_form(catalog.province("ON").collection, catalog.collection),
    )


def _services() -> tuple[Service, ...]:
    return tuple(
        Service(
            id=ServiceId(f"demo-{minutes}"),
            name=f"Massage therapy, {minutes} min",
            name_fr=f"Massothérapie, {minutes} min",
            minutes=minutes,
            price_cents=cents,
        )
        for minutes, cents in SERVICES
    )


def _log(unit: Unit, kind: Kind, record: str, client: str, at: datetime) -> None:
    event = AuditEvent(act=Act.CREATED, kind=kind, record=record, client=client, detail="demo")
    unit.log(event, at=at, user="demo", user_name="Demo")


def _year_ago(now: datetime) -> datetime:
    return now - timedelta(days=370)
