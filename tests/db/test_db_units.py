"""Transactions: all or nothing, one inside another, and two threads at once."""

import threading
from concurrent.futures import ThreadPoolExecutor, wait
from dataclasses import replace
from datetime import UTC
from zoneinfo import ZoneInfo

import pytest

from rmt_desktop.base.errors import StaleRecord, VaultTrouble
from rmt_desktop.db.troubles import VaultIsLocked
from rmt_desktop.domain.audit import FIRST_HASH, first_break
from rmt_desktop.domain.ids import ClientId
from tests.support.builders import NOW, a_client, an_event


def names(vault):
    """Return the first names of all clients."""
    with vault.unit(reading=True) as unit:
        return {one.name.split()[0] for one in unit.clients.find((), limit=100, archived=False)}


def add(unit, name, number):
    """Save a client."""
    unit.clients.save(a_client(id=ClientId(name), first_name=name, number=number))


def test_what_is_committed_is_there(vault):
    with vault.unit() as unit:
        add(unit, "Maya", 1)
        unit.commit()
    assert names(vault) == {"Maya"}


def test_what_is_not_committed_never_was(vault):
    with vault.unit() as unit:
        add(unit, "Maya", 1)
    assert names(vault) == set()


def test_an_error_undoes_everything_since_the_last_commit(vault):
    def fail():
        with vault.unit() as unit:
            add(unit, "Maya", 1)
            unit.commit()
            add(unit, "Zoe", 2)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    assert names(vault) == {"Maya"}


def test_a_unit_can_be_read_and_written_after_its_commit(vault):
    with vault.unit() as unit:
        add(unit, "Maya", 1)
        unit.commit()
        add(unit, "Zoe", unit.clients.next_number())
        unit.commit()
    assert names(vault) == {"Maya", "Zoe"}


def test_an_inner_unit_sees_what_the_outer_one_wrote(vault):
    with vault.unit() as outer:
        add(outer, "Maya", 1)
        with vault.unit(reading=True) as inner:
            assert inner.clients.count(archived=False) == 1


def test_an_inner_commit_holds_only_if_the_outer_one_commits(vault):
    with vault.unit(), vault.unit() as inner:
        add(inner, "Maya", 1)
        inner.commit()
    assert names(vault) == set()


def test_an_inner_unit_without_commit_is_undone_alone(vault):
    with vault.unit() as outer:
        add(outer, "Maya", 1)
        with vault.unit() as inner:
            add(inner, "Zoe", 2)
        outer.commit()
    assert names(vault) == {"Maya"}


def test_three_units_inside_one_another_are_one_transaction(vault):
    with vault.unit() as first:
        with vault.unit() as second:
            with vault.unit() as third:
                add(third, "Maya", 1)
                third.commit()
            second.commit()
        first.commit()
    assert names(vault) == {"Maya"}


def test_a_unit_that_writes_inside_one_that_only_reads_is_a_mistake(vault):
    with vault.unit(reading=True), pytest.raises(RuntimeError, match="only reads"), vault.unit():
        pass


def test_a_unit_that_only_reads_cannot_commit(vault):
    with vault.unit(reading=True) as unit, pytest.raises(RuntimeError, match="nothing to commit"):
        unit.commit()


def test_writes_counts_commits_and_nothing_else(vault):
    before = vault.writes
    names(vault)
    with vault.unit() as unit:
        add(unit, "Maya", 1)
    assert vault.writes == before
    with vault.unit() as unit:
        add(unit, "Maya", 1)
        unit.commit()
    assert vault.writes == before + 1


def test_a_reader_does_not_wait_for_a_writer_and_sees_only_what_is_committed(vault):
    with vault.unit() as unit, ThreadPoolExecutor(1) as worker:
        add(unit, "Maya", 1)
        assert worker.submit(names, vault).result(timeout=2) == set()
        unit.commit()
        assert worker.submit(names, vault).result(timeout=2) == {"Maya"}


def test_a_reader_sees_one_moment_however_long_it_looks(vault):
    with vault.unit(reading=True) as unit, ThreadPoolExecutor(1) as worker:
        assert unit.clients.count(archived=False) == 0

        def write():
            with vault.unit() as other:
                add(other, "Maya", 1)
                other.commit()

        worker.submit(write).result(timeout=2)
        assert unit.clients.count(archived=False) == 0
    assert names(vault) == {"Maya"}


def test_many_threads_number_their_clients_without_gap_or_repetition(vault):
    start = threading.Barrier(4)

    def enter(name):
        start.wait()
        for step in range(10):
            with vault.unit() as unit:
                add(unit, f"{name}{step}", unit.clients.next_number())
                unit.commit()

    with ThreadPoolExecutor(4) as workers:
        list(workers.map(enter, "abcd"))
    with vault.unit(reading=True) as unit:
        numbers = [one.number for one in unit.clients.find((), limit=100, archived=False)]
    assert sorted(numbers) == list(range(1, 41))


def test_the_log_stays_one_chain_when_two_threads_write_it(vault):
    def write(user):
        for _ in range(20):
            with vault.unit() as unit:
                unit.log(an_event(), at=NOW, user=user, user_name=user)
                unit.commit()

    with ThreadPoolExecutor(2) as workers:
        list(workers.map(write, ("a", "b")))
    with vault.unit(reading=True) as unit:
        chain = unit.audit.chain()
    assert len(chain) == 40
    assert first_break(chain, previous=FIRST_HASH) is None


def test_the_chain_holds_also_for_a_moment_given_in_local_time(vault):
    local = NOW.astimezone(ZoneInfo("America/Toronto"))
    with vault.unit() as unit:
        unit.log(an_event(), at=local, user="u", user_name="Anna Roy")
        unit.commit()
        (entry,) = unit.audit.chain()
    assert (entry.at, entry.at.tzinfo) == (local, UTC)
    assert first_break([entry]) is None


def test_of_two_threads_that_change_one_record_the_slower_is_told(vault):
    with vault.unit() as unit:
        add(unit, "Maya", 1)
        unit.commit()
    both_have_read = threading.Barrier(2)

    def change(email):
        with vault.unit(reading=True) as unit:
            client = unit.clients.get(ClientId("Maya"))
        both_have_read.wait()
        try:
            with vault.unit() as unit:
                unit.clients.save(replace(client, email=email))
                unit.commit()
        except StaleRecord:
            return "told"
        return "saved"

    with ThreadPoolExecutor(2) as workers:
        assert sorted(workers.map(change, ("a@b.ca", "c@d.ca"))) == ["saved", "told"]


def test_a_closed_vault_refuses_every_use(vault):
    vault.close()
    with pytest.raises(VaultIsLocked, match="locked"), vault.unit():
        pass
    with pytest.raises(VaultTrouble):
        names(vault)


def test_closing_waits_until_another_thread_has_finished_what_it_writes(vault):
    begun, may_end = threading.Event(), threading.Event()

    def write():
        with vault.unit() as unit:
            begun.set()
            may_end.wait(timeout=5)
            add(unit, "Maya", 1)
            unit.commit()

    with ThreadPoolExecutor(2) as workers:
        writing = workers.submit(write)
        begun.wait(timeout=5)
        closing = workers.submit(vault.close)
        assert wait([closing], timeout=0.1).not_done
        may_end.set()
        assert not wait([writing, closing], timeout=5).not_done
        assert writing.exception() is None


def test_a_vault_may_be_closed_twice(vault):
    vault.close()
    vault.close()
    assert not (vault.folder / "vault.db-wal").exists()
