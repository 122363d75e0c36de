"""Finding clients: by any word, without accents, the most telling first; and those who may be the same person."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rmt_desktop.domain.clients import Client
from rmt_desktop.domain.ids import ClientId, VisitId
from rmt_desktop.domain.people import Phone
from rmt_desktop.domain.search import query_terms, terms_of
from rmt_desktop.domain.visits import VisitStatus
from tests.support.builders import NOW, a_client, a_service, a_therapist, a_visit


def enter(vault, *clients: Client):
    """Save clients under ids and numbers of their own."""
    with vault.unit() as unit:
        for client in clients:
            number = unit.clients.next_number()
            unit.clients.save(replace(client, id=ClientId(f"c{number}"), number=number))
        unit.commit()


def person(first, last, **more):
    """Return a client of whom only the name is known."""
    return a_client(first_name=first, last_name=last, **({"phones": (), "email": "", "birth_date": None} | more))


def found(vault, text, *, limit=50, archived=False):
    """Return the names a front desk sees when it types ``text``."""
    with vault.unit(reading=True) as unit:
        return [one.name for one in unit.clients.find(query_terms(text), limit=limit, archived=archived)]


@pytest.mark.parametrize(
    "typed",
    ["hé", "helene", "HÉL", "cote", "Côté", "h côt", "côté hél", "lulu", "gagnon", "5550199", "416 555 01", "(613)",
     "hcote", "1", "  hélène   côté ", "cote-h"],
)  # fmt: skip
def test_a_client_is_found_by_any_of_her_words(vault, typed):
    phones = (Phone(number="613-555-0199"), Phone(number="+1 416 555 0101"))
    enter(
        vault,
        person("Hélène", "Côté", preferred_name="Lulu", former_names="Gagnon", phones=phones, email="hcote@example.ca"),
        person("Bob", "Ng"),
    )
    assert found(vault, typed) == ["Lulu Côté"]


@pytest.mark.parametrize("typed", ["zz", "helene roy", "555 777", "côté 613", "x" * 10_000])
def test_what_matches_nobody_finds_nobody(vault, typed):
    enter(vault, person("Hélène", "Côté"))
    assert found(vault, typed) == []


@pytest.mark.parametrize("typed", ["%", "_", "'", "🙂", "\x00", "--", '";'])
def test_signs_alone_are_no_words_and_show_the_usual_list(vault, typed):
    enter(vault, person("Hélène", "Côté"))
    assert found(vault, typed) == ["Hélène Côté"]


def test_more_words_than_anybody_types_are_no_trouble(vault):
    enter(vault, person("Hélène", "Côté"))
    assert found(vault, "côté " * 500) == ["Hélène Côté"]


def test_a_family_name_comes_before_a_first_name_and_that_before_a_former_one(vault):
    enter(
        vault,
        person("Zoe", "Former", former_names="Roy"),
        person("Roy", "Anders"),
        person("Ann", "Prefers", preferred_name="Roy"),
        person("Ann", "Roy"),
    )
    assert found(vault, "roy") == ["Ann Roy", "Roy Prefers", "Roy Anders", "Zoe Former"]


def test_within_a_rank_the_whole_word_comes_first_and_then_the_alphabet(vault):
    enter(vault, person("Bo", "Lima"), person("Al", "Li"), person("Zed", "Lee"), person("Abe", "Lima"))
    assert found(vault, "li") == ["Al Li", "Abe Lima", "Bo Lima"]


def test_somebody_with_many_words_of_one_beginning_is_listed_once(vault):
    enter(vault, person("Jean-Jacques", "Jolicoeur-Jean", preferred_name="JJ"), person("Jo", "Ng"))
    assert found(vault, "j") == ["JJ Jolicoeur-Jean", "Jo Ng"]


def test_the_list_ends_at_its_limit(vault):
    enter(vault, *(person("Ann", f"Roy{number}") for number in range(9)))
    assert found(vault, "roy", limit=4) == ["Ann Roy0", "Ann Roy1", "Ann Roy2", "Ann Roy3"]
    assert len(found(vault, "", limit=3)) == 3


def test_a_changed_name_is_found_and_the_old_one_no_longer(vault):
    enter(vault, person("Ann", "Roy"))
    with vault.unit() as unit:
        unit.clients.save(replace(unit.clients.get(ClientId("c1")), last_name="Singh"))
        unit.commit()
    assert found(vault, "singh") == ["Ann Singh"]
    assert found(vault, "roy") == []


def test_an_archived_client_is_in_the_other_list(vault):
    enter(vault, person("Ann", "Roy"), person("Bo", "Roy"))
    with vault.unit() as unit:
        unit.clients.save(unit.clients.get(ClientId("c1")).archived(at=NOW, reason="moved away"))
        unit.commit()
        assert (unit.clients.count(archived=False), unit.clients.count(archived=True)) == (1, 1)
    assert found(vault, "roy") == found(vault, "") == ["Bo Roy"]
    assert found(vault, "roy", archived=True) == found(vault, "", archived=True) == ["Ann Roy"]
    with vault.unit() as unit:
        unit.clients.save(unit.clients.get(ClientId("c1")).restored())
        unit.commit()
    assert found(vault, "roy") == ["Ann Roy", "Bo Roy"]


def test_without_words_those_seen_last_come_first_and_then_the_alphabet(vault):
    enter(vault, person("Ann", "Zed"), person("Bo", "Young"), person("Cy", "Abel"), person("Di", "Baker"))
    with vault.unit() as unit:
        unit.clinic.save_therapist(a_therapist())
        unit.clinic.save_service(a_service())
        days = {"c1": -3, "c2": -1}
        for client, day in days.items():
            visit = a_visit(id=VisitId(client), client_id=ClientId(client), starts_at=NOW + timedelta(days=day))
            unit.visits.save(visit)
        unit.commit()
    assert found(vault, "") == ["Bo Young", "Ann Zed", "Cy Abel", "Di Baker"]


@pytest.mark.parametrize(
    ("status", "counts"),
    [("booked", False), ("cancelled", False), ("no_show", False), ("arrived", True), ("started", True), ("done", True)],
)
def test_a_client_was_seen_when_she_came_and_not_when_she_only_booked(furnished, status, counts):
    with furnished.unit() as unit:
        visit = unit.visits.get(VisitId("visit-1"))
        unit.visits.save(replace(visit, status=VisitStatus(status)))
        (summary,) = unit.clients.find(("tremblay",), limit=1, archived=False)
    assert summary.last_visit == (NOW if counts else None)


def test_a_summary_says_what_a_row_shows(vault):
    enter(vault, person("Maya", "Roy", preferred_name="May", birth_date=date(1990, 1, 2), phones=(Phone(number="1"),)))
    with vault.unit(reading=True) as unit:
        (one,) = unit.clients.find(("roy",), limit=5, archived=False)
    assert (one.name, one.legal_name, one.birth_date, one.phone, one.number, one.is_archived) == (
        "May Roy", "Maya Roy", date(1990, 1, 2), "1", 1, False,
    )  # fmt: skip


NAMES = st.text(st.sampled_from("abéÉ -'zß"), max_size=6)


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(people=st.lists(st.tuples(NAMES, NAMES, NAMES), max_size=8), typed=NAMES)
def test_search_finds_exactly_those_each_of_whose_words_begins_one_of_theirs(
    vault_template, tmp_path_factory, people, typed
):
    from tests.support.vaults import a_vault

    vault = a_vault(tmp_path_factory.mktemp("search") / "vault", vault_template)
    clients = [
        person(first, last, preferred_name=preferred, id=ClientId(f"c{number}"), number=number)
        for number, (first, last, preferred) in enumerate(people, start=1)
    ]
    enter(vault, *clients)
    terms = query_terms(typed)
    expected = {
        client.id
        for client in clients
        if all(any(own.text.startswith(term) for own in terms_of(client)) for term in terms)
    }
    with vault.unit(reading=True) as unit:
        assert {one.id for one in unit.clients.find(terms, limit=50, archived=False)} == expected
    vault.close()


def alike(vault, client):
    """Return the names of those who may be the client being entered."""
    with vault.unit(reading=True) as unit:
        return {one.name for one in unit.clients.candidates(client)}


def test_candidates_share_the_birth_date_a_phone_or_the_beginning_of_the_family_name(vault):
    enter(
        vault,
        person("Zoe", "Ng", birth_date=date(1988, 4, 30)),
        person("Yan", "Wu", phones=(Phone(number="+1 (416) 555-0187"),)),
        person("May", "Trembley"),
        person("Bob", "Smith", birth_date=date(1990, 1, 1), phones=(Phone(number="416 555 9999"),)),
    )
    assert alike(vault, a_client()) == {"Zoe Ng", "Yan Wu", "May Trembley"}


def test_an_archived_client_is_a_candidate_too(vault):
    enter(vault, person("Maya", "Tremblay", archived_at=NOW, archived_reason="moved"))
    assert alike(vault, a_client()) == {"Maya Tremblay"}


def test_a_client_about_whom_nothing_is_known_has_no_candidates(vault):
    enter(vault, person("Maya", "Tremblay"))
    assert alike(vault, person("", "")) == set()
