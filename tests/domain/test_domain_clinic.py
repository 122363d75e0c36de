"""Who the person at the computer is among the therapists."""

from dataclasses import replace

import pytest

from rmt_desktop.domain.clinic import therapist_of
from rmt_desktop.domain.ids import TherapistId, UserId
from tests.support.builders import a_therapist

ANNA = replace(a_therapist(), id=TherapistId("user-1"), name="Anna Roy")
AARON = replace(a_therapist(), id=TherapistId("t-2"), name="Aaron Zed")
USER = UserId("user-1")


@pytest.mark.parametrize("therapists", [(ANNA,), (AARON, ANNA), (AARON, replace(ANNA, name="Anna Roy-Diaz"))])
def test_she_is_the_therapist_with_her_id_whatever_the_names(therapists):
    found = therapist_of(USER, "Anna Roy", therapists)
    assert found is not None
    assert found.id == ANNA.id


def test_in_a_record_of_before_she_is_found_by_her_name():
    old = replace(ANNA, id=TherapistId("first"))
    assert therapist_of(USER, "anna roy", (AARON, old)) == old


def test_the_only_one_who_treats_is_her():
    retired = replace(AARON, id=TherapistId("t-3"), is_active=False)
    assert therapist_of(USER, "Front desk", (retired, AARON)) == AARON


@pytest.mark.parametrize("therapists", [(), (AARON, replace(AARON, id=TherapistId("t-3"), name="Bo"))])
def test_among_strangers_she_is_nobody(therapists):
    assert therapist_of(USER, "Anna Roy", therapists) is None
