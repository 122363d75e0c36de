"""The log: everything is in it, nothing in it can be changed unseen, and each reader finds her part."""

import pytest

from rmt_desktop.domain.audit import FIRST_HASH, Act, Kind, first_break
from rmt_desktop.domain.notes import Objective
from rmt_desktop.services.audit_log import CHUNK, AuditLog
from tests.support.builders import NOW, an_event
from tests.support.vaults import PASSPHRASE


@pytest.fixture
def log(practice) -> AuditLog:
    return practice.services.audit_log


def tamper(practice, statement):
    """Change the log as somebody would who has the key and no scruples."""
    with practice.vault.unit() as unit:
        for trigger in ("audit_refuses_update", "audit_refuses_delete", "audit_refuses_insert"):
            unit.connection.exec_driver_sql(f"DROP TRIGGER {trigger}")
        unit.connection.exec_driver_sql(statement)
        unit.commit()


def test_the_chain_of_a_whole_visit_holds(practice, log):
    practice.receipt()
    verdict = log.verify()
    assert verdict.broken_at is None
    assert verdict.entries >= 8
    assert log.search(limit=1).entries[0].event.act is Act.VERIFIED


@pytest.mark.parametrize(
    ("statement", "broken_at"),
    [
        ("UPDATE audit SET user_name = 'Somebody else' WHERE seq = 5", 5),
        ("UPDATE audit SET at = '2020-01-01T00:00:00.000000Z' WHERE seq = 4", 4),
        ("UPDATE audit SET detail = 'x' WHERE seq = 2", 2),
        ("UPDATE audit SET act = 'viewed' WHERE seq = 1", 1),
        ("DELETE FROM audit WHERE seq = 3", 3),
        ("DELETE FROM audit WHERE seq = 1", 1),
        ("UPDATE audit SET hash = (SELECT hash FROM audit WHERE seq = 2) WHERE seq = 3", 3),
        ("UPDATE audit SET seq = 100 WHERE seq = 6", 6),
    ],
)
def test_any_change_of_the_log_is_found_where_it_was_made(practice, log, statement, broken_at):
    practice.receipt()
    tamper(practice, statement)
    assert log.verify().broken_at == broken_at


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE notes SET assessment = 'forged'",
        "UPDATE notes SET service_date = '2020-01-01'",
        "UPDATE notes SET objective = replace(objective, 'tender', 'painless')",
        "UPDATE notes SET signed_at = NULL",
        "UPDATE notes SET client_id = 'somebody else'",
    ],
)
def test_a_signed_note_that_is_altered_from_outside_is_found_by_the_log(practice, log, change):
    note = practice.signed_note(objective=Objective(written={}, palpation="Left levator: tender"))
    assert log.verify().altered_at is None
    with practice.vault.unit() as unit:
        for trigger in ("notes_refuses_update", "notes_refuses_move"):
            unit.connection.exec_driver_sql(f"DROP TRIGGER {trigger}")
        unit.connection.exec_driver_sql("PRAGMA defer_foreign_keys = ON")
        unit.connection.exec_driver_sql(change)
        verdict = log._verdict(unit)
        (signed,) = [one for one in unit.audit.chain() if (one.event.act, one.event.record) == (Act.SIGNED, note.id)]
    assert (verdict.broken_at, verdict.altered_at) == (None, signed.seq)


def test_what_a_check_finds_altered_is_logged(practice, log):
    practice.signed_note()
    with practice.vault.unit() as unit:
        unit.connection.exec_driver_sql("DROP TRIGGER notes_refuses_update")
        unit.connection.exec_driver_sql("UPDATE notes SET assessment = 'forged'")
        unit.commit()
    verdict = log.verify()
    assert log.search(limit=1).entries[0].event.detail == f"{verdict.entries} altered at {verdict.altered_at}"


def test_a_log_longer_than_is_read_at_once_is_one_chain(practice, log):
    with practice.vault.unit() as unit:
        for _ in range(CHUNK + 5):
            unit.log(an_event(), at=NOW, user="u", user_name="Anna Roy")
        unit.commit()
    assert log.verify().entries > CHUNK
    assert CHUNK == 2000
    tamper(practice, "UPDATE audit SET detail = 'x' WHERE seq = 2002")
    assert log.verify().broken_at == 2002


def test_unlocking_is_logged_with_the_attempts_that_failed(log):
    log.note_unlock(0)
    assert log.search(limit=1).entries[0].event.act is Act.UNLOCKED
    log.note_unlock(3)
    newest, before = log.search(limit=2).entries
    assert (newest.event.act, before.event.act, before.event.detail) == (
        Act.UNLOCKED, Act.REFUSED, "failed attempts=3",
    )  # fmt: skip


def test_locking_and_new_secrets_are_logged(practice, log):
    log.note_lock("idle")
    log.note_secret("recovery code")
    newest, before = log.search(limit=2).entries
    assert (newest.event.act, newest.event.detail) == (Act.SECRET_CHANGED, "recovery code")
    assert (before.event.act, before.event.detail, before.event.kind) == (Act.LOCKED, "idle", Kind.VAULT)
    assert newest.user_name == practice.vault.user.name


def test_entries_are_read_newest_first_page_by_page_and_by_client(practice, log):
    maya, zoe = practice.client(), practice.client(first_name="Zoe")
    practice.visit(zoe)
    everything = log.search(limit=500).entries
    assert [entry.seq for entry in everything] == list(range(len(everything), 0, -1))
    assert log.search(limit=3).entries + log.search(limit=500, before_seq=everything[2].seq).entries == everything
    assert {entry.event.client for entry in log.search(client=zoe.id).entries} == {zoe.id}
    assert len(log.search(client=maya.id).entries) == 1


def test_rare_acts_are_searched_for_through_the_whole_log(practice, log):
    practice.receipt()
    for _ in range(5):
        log.note_lock("asked")
    page = log.search(acts=frozenset({Act.SIGNED}))
    assert {entry.event.kind for entry in page.entries} == {Kind.CONSENT, Kind.NOTE}
    assert page.go_on_before is None


def test_the_log_goes_on_as_one_chain_after_the_vault_was_closed(practice, wiring):
    practice.client()
    practice.vault.close()
    vault, _ = wiring.vaults.unlock(practice.vault.folder, PASSPHRASE)
    services = wiring.services(vault)
    services.audit_log.note_unlock(0)
    with vault.unit(reading=True) as unit:
        assert first_break(unit.audit.chain(), previous=FIRST_HASH) is None
    assert services.audit_log.verify().broken_at is None
    vault.close()
