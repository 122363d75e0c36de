"""The clinic of the guide: invented clients, Maya's last visits, and a day under way, in English or in French."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from itertools import islice

from rmt_desktop.app.demo.history import Historian, Past, Setting
from rmt_desktop.app.demo.people import invented
from rmt_desktop.app.demo.stories import STORIES, Done, Story
from rmt_desktop.app.wiring import Wiring
from rmt_desktop.domain.audit import Act, AuditEvent, Kind
from rmt_desktop.domain.clients import Client
from rmt_desktop.domain.clinic import Clinic, Service, TaxRegistration, Therapist
from rmt_desktop.domain.forms.intake import intake_form
from rmt_desktop.domain.ids import ServiceId, TherapistId
from rmt_desktop.domain.people import Address
from rmt_desktop.domain.sides import Side
from rmt_desktop.domain.treatments import Pressure
from rmt_desktop.domain.visits import VisitStatus
from rmt_desktop.services.ports import OpenedVault, Unit
from tools.guide_scenes.words import Say

SEED = 7
CLIENTS = 14
MAYA = 1  # her client number
OWES = 5
THERAPIST = "Robin Tremblay"
FIRST_RECEIPT = 1041
SERVICES = ((30, 6500), (45, 8500), (60, 10500), (90, 15000))
VISITS_OF_MAYA = (63, 49, 35, 21)  # days before today
YESTERDAY = (9, -1, 15, 0, VisitStatus.ARRIVED)
DAY = (
    YESTERDAY,
    (3, 0, 9, 0, VisitStatus.ARRIVED),
    (4, 0, 10, 15, VisitStatus.ARRIVED),
    (MAYA, 0, 11, 30, VisitStatus.ARRIVED),
    (6, 0, 13, 30, VisitStatus.BOOKED),
    (7, 0, 14, 45, VisitStatus.BOOKED),
    (8, 0, 16, 0, VisitStatus.CANCELLED),
)
"""Visits of today: client number, days from today, hour, minute, and how far the visit is."""

WORK_FOR_MAYA = (
    Done(technique="effleurage", areas=(("neck", Side.MIDLINE),), minutes=6, pressure=Pressure.LIGHT),
    Done(
        technique="deep_tissue",
        areas=(("upper_shoulder", Side.LEFT), ("shoulder_blade", Side.LEFT)),
        minutes=12,
        pressure=Pressure.MODERATE,
    ),
    Done(technique="joint_mobilisation", areas=(("neck", Side.MIDLINE),), minutes=5, grade="II"),
)

Historians = dict[int, tuple[Client, Historian]]


def fill(vault: OpenedVault, wiring: Wiring, say: Say, signature: bytes) -> None:
    """Write the clinic into an empty vault. ``signature`` is the therapist's, as PNG bytes."""
    now = wiring.clock.now()
    setting = _setting(wiring, say, signature)
    today = now.astimezone(setting.zone).date()
    historians = _historians(setting, say, now)
    pasts: list[tuple[Client, Past]] = []
    with vault.unit() as unit:
        _write_clinic(unit, setting, now)
        for client, historian in historians.values():
            unit.clients.save(client)
            days = VISITS_OF_MAYA if client.number == MAYA else (28 + client.number, 7 + client.number)
            past = historian.visits([_workday(today, ago) for ago in days])
            unit.forms.save(historian.history(past[0].visit.starts_at - timedelta(minutes=5)))
            pasts.extend((client, _translated(one, say)) for one in past)
        pasts.sort(key=lambda pair: pair[1].visit.starts_at)
        for number, (client, one) in enumerate(pasts, start=FIRST_RECEIPT):
            _write_past(unit, client, one, number)
        _write_day(unit, historians, today, now)
        unit.commit()


def _write_clinic(unit: Unit, setting: Setting, now: datetime) -> None:
    unit.clinic.save_clinic(setting.clinic)
    unit.clinic.save_therapist(setting.therapist)
    for service in _services():
        unit.clinic.save_service(service)
    event = AuditEvent(act=Act.CREATED, kind=Kind.CLINIC, record="clinic", client="")
    unit.log(event, at=now - timedelta(days=90), user="robin", user_name=THERAPIST)


def _write_past(unit: Unit, client: Client, past: Past, number: int) -> None:
    receipt = past.receipt(number)
    unit.visits.save(past.visit)
    unit.consents.add(past.consent)
    unit.notes.save(past.note)
    unit.receipts.add(replace(receipt, payments=()) if client.number == OWES else receipt)
    for act, kind, record in ((Act.SIGNED, Kind.NOTE, past.note.id), (Act.CREATED, Kind.RECEIPT, receipt.id)):
        event = AuditEvent(act=act, kind=kind, record=record, client=client.id)
        unit.log(event, at=past.note.saved_at or past.visit.starts_at, user="robin", user_name=THERAPIST)


def _write_day(unit: Unit, historians: Historians, today: date, now: datetime) -> None:
    for number, ahead, hour, minute, status in DAY:
        _, historian = historians[number]
        visit = historian.booked(today + timedelta(days=ahead), hour, minute)
        unit.visits.save(visit.moved_to(status, at=min(now, visit.starts_at)))


def _historians(setting: Setting, say: Say, now: datetime) -> Historians:
    """Return the invented clients by number, Maya first; each speaks the language of the guide on her papers."""
    people = islice(invented(CLIENTS, seed=SEED, now=now), CLIENTS)
    speaking = (replace(one, language=say.language) for one in people)
    return {
        one.number: (_translated_client(one, say), Historian(setting, one, _story(one, say), seed=SEED))
        for one in speaking
    }


def _translated_client(client: Client, say: Say) -> Client:
    return replace(
        client,
        pronouns=say(client.pronouns),
        occupation=say(client.occupation),
        alerts=tuple(replace(alert, text=say(alert.text)) for alert in client.alerts),
        emergency=replace(client.emergency, relation=say(client.emergency.relation)),
    )


def _story(client: Client, say: Say) -> Story:
    story = STORIES[(client.number - 1) % len(STORIES)]
    told = replace(
        story,
        reason=say(story.reason),
        concern=say(story.concern),
        impression=say(story.impression),
        plan=say(story.plan),
        goal=say(story.goal),
        home_care=say(story.home_care),
    )
    if client.number != MAYA:
        return told
    return replace(told, motion=("cervical_rotation", Side.LEFT, 45, 62), pain=(7, 4), done=WORK_FOR_MAYA)


def _translated(past: Past, say: Say) -> Past:
    """Return a past visit whose note speaks the language of the guide throughout."""
    note = past.note
    told = replace(
        note,
        subjective=replace(note.subjective, concern=say(note.subjective.concern)),
        plan=replace(note.plan, frequency=say(note.plan.frequency)),
        response=replace(note.response, text=say(note.response.text)),
        next_visit=say(note.next_visit),
    )
    return replace(past, note=told)


def _setting(wiring: Wiring, say: Say, signature: bytes) -> Setting:
    catalog = wiring.catalog
    province = catalog.province("ON")
    address = Address(line1=say("12 Maple Street"), city="Guelph", province="ON", postal_code="N1H 2A1")
    return Setting(
        clinic=Clinic(
            name=say("Maple Street Massage"),
            address=address,
            phone="519 555-0100",
            email="hello@maplestreet.example",
            language=say.language,
            tax=TaxRegistration(registered_from=date(2020, 1, 1), gst_hst_number="123456789 RT0001"),
        ),
        therapist=Therapist(
            id=TherapistId("robin"),
            name=THERAPIST,
            regulator=province.regulator.in_(say.language),
            registration="X000",
            signature=signature,
        ),
        service=_services()[2],
        catalog=catalog,
        figures=wiring.figures,
        form=intake_form(province.collection, catalog.collection),
    )


def _services() -> tuple[Service, ...]:
    return tuple(
        Service(
            id=ServiceId(f"minutes-{minutes}"),
            name=f"Massage therapy, {minutes} min",
            name_fr=f"Massothérapie, {minutes} min",
            minutes=minutes,
            price_cents=cents,
        )
        for minutes, cents in SERVICES
    )


def _workday(today: date, ago: int) -> date:
    day = today - timedelta(days=ago)
    return day - timedelta(days=day.weekday() == 6)
