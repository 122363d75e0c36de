"""The clinic's own settings: kept by the first run in one go, changed by one person at a time, logged."""

from dataclasses import replace
from datetime import date
from zoneinfo import ZoneInfo

import pytest

from rmt_desktop.base.errors import InvalidInput, NotFound, StaleRecord
from rmt_desktop.domain.audit import Act, Kind
from rmt_desktop.domain.clinic import TaxRegistration
from rmt_desktop.domain.ids import ServiceId, TherapistId
from rmt_desktop.domain.people import Address
from tests.support.builders import PIXEL, a_clinic, a_service, a_therapist


def test_a_new_vault_is_not_set_up(services):
    assert not services.clinics.is_set_up()
    assert services.clinics.zone() == ZoneInfo("UTC")
    with pytest.raises(NotFound, match="not set up"):
        services.clinics.clinic()


def test_the_first_run_keeps_everything_or_nothing(services):
    with pytest.raises(InvalidInput):
        services.clinics.set_up(a_clinic(), a_therapist(), (a_service(), a_service(id=ServiceId("s"), minutes=1)))
    assert not services.clinics.is_set_up()
    services.clinics.set_up(a_clinic(logo=PIXEL), a_therapist(), (a_service(),))
    assert services.clinics.clinic() == a_clinic(version=1, logo=PIXEL)
    assert services.clinics.therapists() == (a_therapist(version=1),)
    assert services.clinics.services() == (a_service(version=1),)


def test_phone_and_postal_code_of_the_clinic_are_kept_as_they_are_printed(services):
    typed = a_clinic(phone="(416)5550142", address=Address(city="Toronto", province="ON", postal_code="m5v2t6"))
    services.clinics.set_up(typed, a_therapist(), (a_service(),))
    kept = services.clinics.clinic()
    assert (kept.phone, kept.address.postal_code) == ("416 555-0142", "M5V 2T6")

    services.clinics.save_clinic(replace(kept, phone="416.555.0143"))

    assert services.clinics.clinic().phone == "416 555-0143"


def test_the_zone_follows_the_clinic_at_once(practice):
    clinics = practice.services.clinics
    assert clinics.zone() == ZoneInfo("America/Toronto")
    clinics.save_clinic(replace(clinics.clinic(), zone="America/Vancouver"))
    assert clinics.zone() == ZoneInfo("America/Vancouver")
    assert practice.services.desk.time.today() == date(2026, 11, 23)


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"name": " "}, "name"),
        ({"phone": "12"}, "phone"),
        ({"email": "x"}, "email"),
        ({"tax": TaxRegistration(registered_from=date(2020, 1, 1))}, "tax.gst_hst_number"),
        ({"first_receipt_number": 0}, "first_receipt_number"),
    ],
)
def test_what_a_clinic_may_not_be_is_named(practice, changes, field):
    clinics = practice.services.clinics
    with pytest.raises(InvalidInput) as refused:
        clinics.save_clinic(replace(clinics.clinic(), **changes))
    assert [problem.field for problem in refused.value.problems] == [field]
    assert clinics.clinic().version == 1


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"minutes": 4}, "minutes"),
        ({"minutes": 481}, "minutes"),
        ({"price_cents": -1}, "price_cents"),
        ({"price_cents": 1_000_001}, "price_cents"),
        ({"name": ""}, "name"),
    ],
)
def test_what_a_service_may_not_be_is_named(practice, changes, field):
    with pytest.raises(InvalidInput) as refused:
        practice.services.clinics.save_service(a_service(version=1, **changes))
    assert [problem.field for problem in refused.value.problems] == [field]


@pytest.mark.parametrize(("changes", "field"), [({"name": ""}, "name"), ({"registration": "1" * 21}, "registration")])
def test_what_a_therapist_may_not_be_is_named(practice, changes, field):
    with pytest.raises(InvalidInput) as refused:
        practice.services.clinics.save_therapist(a_therapist(version=1, **changes))
    assert [problem.field for problem in refused.value.problems] == [field]


def test_a_service_out_of_use_is_only_in_the_whole_list(practice):
    clinics = practice.services.clinics
    clinics.save_service(replace(clinics.service(ServiceId("service-60")), is_active=False))
    assert clinics.services() == ()
    assert len(clinics.services(active_only=False)) == 1


def test_a_stale_save_of_settings_is_refused(practice):
    clinics = practice.services.clinics
    before = clinics.clinic()
    clinics.save_clinic(replace(before, name="New"))
    with pytest.raises(StaleRecord):
        clinics.save_clinic(replace(before, name="Old"))


def test_settings_are_logged_by_the_names_of_what_changed(practice):
    clinics = practice.services.clinics
    clinics.save_clinic(replace(clinics.clinic(), name="New", email="new@example.ca"))
    clinics.save_therapist(replace(clinics.therapist(TherapistId("therapist-1")), signature=b""))
    clinics.save_therapist(a_therapist(id=TherapistId("t2"), name="Ben"))
    entries = [one.event for one in reversed(practice.services.audit_log.search(limit=3).entries)]
    assert [(one.act, one.kind, one.detail) for one in entries] == [
        (Act.CHANGED, Kind.CLINIC, "name email"),
        (Act.CHANGED, Kind.THERAPIST, "signature"),
        (Act.CREATED, Kind.THERAPIST, ""),
    ]


def test_a_fee_list_is_kept_whole_or_not_at_all(practice):
    clinics = practice.services.clinics
    kept = clinics.save_service(a_service(id=ServiceId("s90"), minutes=90)).value
    dearer = replace(clinics.service(ServiceId("service-60")), price_cents=11_000)
    with pytest.raises(StaleRecord):
        clinics.save_services((dearer, replace(kept, version=7)))
    assert clinics.service(dearer.id).price_cents == 10_500
    done = clinics.save_services((dearer, replace(kept, name="An hour and a half")))
    assert done.value == (clinics.service(dearer.id), clinics.service(kept.id))
    assert done.changes.touches(Kind.SERVICE, dearer.id)
    assert done.changes.touches(Kind.SERVICE, kept.id)
