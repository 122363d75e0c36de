"""Clients: entered once, found, opened with a trace, changed by one person at a time, archived and not deleted."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from rmt_desktop.base.errors import InvalidInput, NotAllowed, NotFound, StaleRecord
from rmt_desktop.domain.audit import Act
from rmt_desktop.domain.clients import Alert, AlertKind, Payer
from rmt_desktop.domain.ids import ClientId
from rmt_desktop.domain.people import Address, Contact, Phone
from rmt_desktop.domain.visits import VisitStatus
from tests.support.builders import TODAY


def acts(practice, client):
    """Return what the log says was done with a client's own record, oldest first."""
    entries = practice.services.audit_log.search(client=client.id).entries
    return [entry.event.act for entry in reversed(entries) if entry.event.record == client.id]


def test_a_new_client_gets_the_next_number_and_the_time(practice):
    first, second = practice.client(), practice.client(first_name="Zoe")
    assert (first.number, second.number, first.version) == (1, 2, 1)
    assert first.created_at == practice.clock.now()
    assert practice.services.clients.open(first.id) == first


def test_typed_spaces_and_empty_lines_are_gone(practice):
    client = practice.client(
        first_name="  Maya \t Ann ",
        last_name="Tremblay\u202e",
        phones=(Phone(number=" 416 555 0187 "), Phone(number="  ")),
        alerts=(Alert(kind=AlertKind.ALLERGY, text=" "), Alert(kind=AlertKind.CAUTION, text="Stairs")),
    )
    assert (client.first_name, client.last_name) == ("Maya Ann", "Tremblay")
    assert [phone.number for phone in client.phones] == ["416 555-0187"]
    assert [alert.text for alert in client.alerts] == ["Stairs"]


def test_the_parts_of_a_client_are_cleaned_as_her_name_is(practice):
    client = practice.client(
        address=Address(line1=" 1 Front\u202e ", line2="\x07", city="Ottawa\n"),
        emergency=Contact(name="  Bob \u202e  Ng ", relation="\tbrother", phone=" 416 555 0100 "),
        guardian=Contact(name="Ann\u200b"),
        physician=Contact(name="Dr\u00a0Roy\u2066"),
        payer=Payer(insurer=" Sun  Life ", policy="12\x0034", referral_date=TODAY),
    )
    assert client.address == Address(line1="1 Front", city="Ottawa")
    assert client.emergency == Contact(name="Bob Ng", relation="brother", phone="416 555-0100")
    assert client.guardian == Contact(name="Ann")
    assert client.payer == Payer(insurer="Sun Life", policy="1234", referral_date=TODAY)


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"birth_date": TODAY + timedelta(days=1)}, "birth_date"),
        ({"birth_date": date(1850, 1, 1)}, "birth_date"),
        ({"phones": (Phone(number="4" * 40),)}, "phones.0"),
        ({"email": "maya.example.ca"}, "email"),
        ({"first_name": " ", "last_name": "\n"}, "first_name"),
        ({"last_name": "x" * 121}, "last_name"),
    ],
)
def test_bad_input_is_named_by_its_field_and_nothing_is_kept(practice, changes, field):
    with pytest.raises(InvalidInput) as refused:
        practice.client(**changes)
    assert refused.value.problems[0].field == field
    assert practice.services.clients.count() == 0


@pytest.mark.parametrize(
    "name", ["مايا تريمبلاي", "علی\u200cرضا", "क्\u200dष", "马雅", "🙂 Maya", "O'Neill-Śmigły", "x"]
)
def test_a_name_is_the_client_s_own_in_any_script(practice, name):
    client = practice.client(first_name=name, last_name="")
    assert practice.services.clients.open(client.id).first_name == name


def test_a_change_is_logged_by_the_names_of_the_fields_and_never_their_content(practice):
    client = practice.client()
    practice.services.clients.save(replace(client, email="new@example.ca", occupation="Pilot"))
    entry = practice.services.audit_log.search(limit=1).entries[0].event
    assert (entry.act, entry.detail) == (Act.CHANGED, "email occupation")


def test_a_save_that_is_not_the_newest_is_refused(practice):
    client = practice.client()
    practice.services.clients.save(replace(client, email="first@example.ca"))
    with pytest.raises(StaleRecord) as refused:
        practice.services.clients.save(replace(client, email="second@example.ca"))
    assert refused.value.values["name"] == "Anna Roy"
    assert practice.services.clients.open(client.id).email == "first@example.ca"


def test_opening_a_record_is_logged_once_in_ten_minutes(practice):
    client = practice.client()
    for _ in range(5):
        practice.services.clients.open(client.id)
        practice.clock.forward(minutes=4)
    assert acts(practice, client) == [Act.CREATED, Act.VIEWED, Act.VIEWED]


def test_opening_somebody_unknown_is_not_found(practice):
    with pytest.raises(NotFound):
        practice.services.clients.open(ClientId("?"))


def test_archiving_takes_a_client_out_of_the_lists_and_keeps_her(practice):
    client = practice.client()
    archived = practice.services.clients.archive(client.id, reason=" moved ").value
    assert (archived.archived_at, archived.archived_reason) == (practice.clock.now(), "moved")
    assert practice.services.clients.find("tremblay") == ()
    assert practice.services.clients.find("tremblay", archived=True)[0].is_archived
    assert practice.services.clients.restore(client.id).value.archived_at is None
    assert practice.services.clients.find("tremblay")
    assert acts(practice, client).count(Act.ARCHIVED) == 2


def test_archiving_needs_a_reason(practice):
    client = practice.client()
    with pytest.raises(NotAllowed, match="why"):
        practice.services.clients.archive(client.id, reason=" ")
    assert not practice.services.clients.open(client.id).is_archived


@pytest.mark.parametrize("status", [VisitStatus.ARRIVED, VisitStatus.STARTED])
def test_a_client_with_a_visit_under_way_is_not_archived(practice, status):
    visit = practice.visit()
    practice.services.visits.move(visit.id, status)
    with pytest.raises(NotAllowed, match="under way"):
        practice.services.clients.archive(visit.client_id, reason="moved")


def likely(practice, **changes):
    """Return name and reason of those who may be the client being entered."""
    blank = practice.services.clients.blank(language="en")
    entered = replace(blank, **({"first_name": "Maya", "last_name": "Tremblay"} | changes))
    return [(one.client.name, one.reason) for one in practice.services.clients.alike(entered)]


def test_the_same_birth_date_and_a_similar_name_come_first(practice):
    practice.client(first_name="Maia", last_name="Tremblay")
    practice.client(first_name="Maya", last_name="Tremblay", birth_date=None)
    found = likely(practice, birth_date=date(1988, 4, 30))
    assert found == [("Maia Tremblay", "Same birth date and a similar name"), ("Maya Tremblay", "A similar name")]


def test_a_shared_phone_number_alone_is_said_so(practice):
    practice.client(first_name="Bob", last_name="Ng", birth_date=date(1960, 1, 1))
    found = likely(practice, phones=(Phone(number="+1 (416) 555-0187"),), birth_date=date(1988, 4, 30))
    assert found == [("Bob Ng", "The same phone number")]


def test_a_second_phone_number_that_is_shared_is_noticed(practice):
    phones = (Phone(number="416 555 0100"), Phone(number="647 555 0199"))
    practice.client(first_name="Bob", last_name="Ng", birth_date=date(1960, 1, 1), phones=phones)
    own = (Phone(number="613 555 0000"), Phone(number="1-647-555-0199"))
    assert likely(practice, phones=own) == [("Bob Ng", "The same phone number")]


def test_the_same_name_is_noticed_whatever_the_birth_date_and_first_where_day_and_month_are_swapped(practice):
    practice.client(birth_date=date(1990, 1, 1), phones=())
    practice.client(birth_date=date(1988, 4, 3), preferred_name="May", phones=())
    assert likely(practice, birth_date=date(1988, 3, 4)) == [
        ("May Tremblay", "The same name, and a birth date with day and month the other way round"),
        ("Maya Tremblay", "The same name, but another birth date"),
    ]


def test_somebody_with_one_name_only_is_noticed(practice):
    practice.client(first_name="Sukarno", last_name="", birth_date=None, phones=())
    assert likely(practice, first_name="Sukarno", last_name="") == [("Sukarno", "A similar name")]


def test_another_birth_date_and_another_name_is_another_person(practice):
    practice.client(first_name="Maia", birth_date=date(1990, 1, 1), phones=())
    practice.client(first_name="Zoe", last_name="Ng", phones=())
    assert likely(practice, birth_date=date(1988, 4, 30)) == []


def test_a_preferred_name_is_compared_too(practice):
    practice.client(first_name="Marguerite", preferred_name="Maya", birth_date=None, phones=())
    assert likely(practice) == [("Maya Tremblay", "A similar name")]


def test_nobody_is_like_herself(practice):
    client = practice.client()
    assert practice.services.clients.alike(client) == ()


def test_names_are_given_by_id_and_unknown_ids_left_out(practice):
    client = practice.client(preferred_name="May")
    assert practice.services.clients.names([client.id, ClientId("?"), client.id]) == {client.id: "May Tremblay"}
