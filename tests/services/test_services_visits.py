"""The appointment book: a visit goes from booked to done one step at a time, and what waits is seen."""

from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest

from rmt_desktop.base.errors import NotAllowed, NotFound
from rmt_desktop.domain.ids import ServiceId
from rmt_desktop.domain.receipts import Method
from rmt_desktop.domain.visits import NextStep, VisitStatus
from tests.support.builders import a_service


def card(practice, visit):
    """Return a visit's card of the clinic's day."""
    day = practice.services.desk.time.day_of(visit.starts_at)
    return next(one for one in practice.services.visits.day(day) if one.visit.id == visit.id)


def test_a_visit_takes_its_length_from_the_service(practice):
    practice.services.clinics.save_service(a_service(id=ServiceId("s90"), minutes=90))
    visit = practice.visit(arrived=False)
    assert (visit.minutes, visit.status) == (60, VisitStatus.BOOKED)
    longer = practice.services.visits.book(
        visit.client_id, therapist=visit.therapist_id, service=ServiceId("s90"), starts_at=visit.starts_at
    ).value
    assert longer.minutes == 90


def test_the_next_step_of_a_card_walks_through_the_visit(practice):
    client = practice.client()
    visit = practice.visit(client, arrived=False)
    assert card(practice, visit).next_step is NextStep.ARRIVED
    practice.services.visits.move(visit.id, VisitStatus.ARRIVED)
    assert card(practice, visit).next_step is NextStep.INTAKE
    practice.history(client)
    assert card(practice, visit).next_step is NextStep.START
    practice.note(visit)
    assert card(practice, visit).next_step is NextStep.FINISH_NOTE
    note = practice.services.notes.of_visit(visit.id)
    practice.services.notes.sign(note)
    assert card(practice, visit).next_step is NextStep.RECEIPT
    charge = practice.services.receipts.first_charge(visit.id)
    practice.services.receipts.issue(visit.id, charge)
    assert card(practice, visit).next_step is NextStep.DONE


def test_the_day_is_the_clinic_s_day_also_when_clocks_change(practice):
    toronto = ZoneInfo("America/Toronto")
    late = practice.clock.now().astimezone(toronto).replace(hour=23, minute=30)
    visit = practice.visit(starts_at=late)
    assert card(practice, visit).visit.id == visit.id
    assert practice.services.visits.day(late.date() + timedelta(days=1)) == ()
    short = late.replace(month=3, day=8, year=2026, hour=23)  # the day of 23 hours
    visit = practice.visit(practice.client(first_name="Zoe"), starts_at=short)
    assert card(practice, visit).visit.id == visit.id


def test_an_archived_client_gets_no_visit(practice):
    client = practice.client()
    practice.services.clients.archive(client.id, reason="moved")
    with pytest.raises(NotAllowed, match="archived"):
        practice.visit(client)


@pytest.mark.parametrize(
    ("steps", "last"),
    [
        ((VisitStatus.CANCELLED,), VisitStatus.STARTED),
        ((VisitStatus.STARTED,), VisitStatus.CANCELLED),
        ((VisitStatus.STARTED, VisitStatus.DONE), VisitStatus.BOOKED),
        ((VisitStatus.STARTED,), VisitStatus.NO_SHOW),
    ],
)
def test_a_step_that_makes_no_sense_is_refused(practice, steps, last):
    visit = practice.visit(arrived=False)
    for step in steps:
        practice.services.visits.move(visit.id, step)
    with pytest.raises(NotAllowed, match="any more"):
        practice.services.visits.move(visit.id, last)
    assert practice.services.visits.get(visit.id).status is steps[-1]


def test_a_cancelled_visit_can_be_booked_again(practice):
    visit = practice.visit(arrived=False)
    for step in (VisitStatus.CANCELLED, VisitStatus.BOOKED):
        practice.services.visits.move(visit.id, step)
    assert practice.services.visits.get(visit.id).status is VisitStatus.BOOKED


def test_what_waits_is_unsigned_unpaid_or_due(practice):
    client = practice.client()
    practice.history(client)
    practice.receipt(practice.visit(client), method=Method.UNPAID)
    unsigned = practice.note(practice.visit(client))
    waiting = practice.services.visits.waiting()
    assert (len(waiting.unsigned), len(waiting.unpaid), len(waiting.due)) == (0, 1, 0)
    practice.clock.forward(hours=25)
    assert [one.note_id for one in practice.services.visits.waiting().unsigned] == [unsigned.id]
    assert practice.services.visits.unsigned() == practice.services.visits.waiting().unsigned
    practice.clock.forward(days=366)
    assert [one.id for one in practice.services.visits.waiting().due] == [client.id]
    practice.services.intake.review(client.id)
    assert practice.services.visits.waiting().due == ()


def test_an_empty_clinic_has_nothing_waiting(services):
    waiting = services.visits.waiting()
    assert (waiting.unsigned, waiting.unpaid, waiting.due) == ((), (), ())
    assert services.visits.day(services.desk.time.today()) == ()


def test_an_unknown_visit_is_not_found(practice):
    with pytest.raises(NotFound):
        practice.services.visits.move("?", VisitStatus.ARRIVED)


def test_nobody_is_here_for_a_visit_of_tomorrow(practice):
    client = practice.client()
    tomorrow = practice.clock.now() + timedelta(days=1)
    visit = practice.visit(client, starts_at=tomorrow, arrived=False)

    with pytest.raises(NotAllowed, match="nobody can be here"):
        practice.services.visits.move(visit.id, VisitStatus.ARRIVED)
    with pytest.raises(NotAllowed, match="nobody can be here"):
        practice.visit(client, starts_at=tomorrow, arrived=True)
    practice.clock.forward(minutes=24 * 60)
    assert practice.services.visits.move(visit.id, VisitStatus.ARRIVED).value.status is VisitStatus.ARRIVED
