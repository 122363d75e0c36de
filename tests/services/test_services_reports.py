"""What the reports read: the log by act and client, names without opening records, and every open note."""

from datetime import timedelta

import pytest

from rmt_desktop.base.errors import NotFound
from rmt_desktop.domain.audit import Act, Kind
from rmt_desktop.domain.ids import ClientId, FormId
from rmt_desktop.services.audit_log import AuditLog, LogPage
from tests.support.services import Practice


def everything(log: AuditLog, *, limit: int, **filters: object) -> list[int]:
    """Return the numbers of all entries, read page by page."""
    found: list[int] = []
    before: int | None = None
    while True:
        page: LogPage = log.search(before_seq=before, limit=limit, **filters)  # type: ignore[arg-type]
        found.extend(entry.seq for entry in page.entries)
        before = page.go_on_before
        if before is None:
            return found


def test_reading_page_by_page_gives_every_entry_once(practice: Practice) -> None:
    practice.signed_note()
    log = practice.services.audit_log
    whole = [entry.seq for entry in log.search(limit=1000).entries]
    assert len(whole) >= 8
    for limit in (1, 3, len(whole), 1000):
        assert everything(log, limit=limit) == whole


def test_a_page_that_ends_with_the_first_entry_is_the_last_one(practice: Practice) -> None:
    practice.signed_note()
    log = practice.services.audit_log
    count = len(log.search(limit=1000).entries)
    assert log.search(limit=count).go_on_before is None
    assert log.search(limit=count - 1).go_on_before == 2
    assert log.search(acts=frozenset(Act), limit=count).go_on_before is None


def test_the_log_is_searched_by_act_and_by_client(practice: Practice) -> None:
    maya = practice.client()
    practice.client(first_name="Noor")
    practice.signed_note(practice.visit(maya))
    log = practice.services.audit_log
    signed = log.search(acts=frozenset({Act.SIGNED})).entries
    assert {entry.event.act for entry in signed} == {Act.SIGNED}
    assert {entry.event.kind for entry in signed} == {Kind.CONSENT, Kind.NOTE}
    of_maya = log.search(client=maya.id, acts=frozenset({Act.CREATED})).entries
    assert {entry.event.client for entry in of_maya} == {maya.id}
    assert everything(log, limit=1, client=maya.id, acts=frozenset({Act.SIGNED})) == [entry.seq for entry in signed]


def test_a_rare_act_is_found_behind_many_others(practice: Practice) -> None:
    log = practice.services.audit_log
    log.note_secret("passphrase")
    for _ in range(12):
        log.note_lock("asked")
    page = log.search(acts=frozenset({Act.SECRET_CHANGED}), limit=5)
    assert [entry.event.detail for entry in page.entries] == ["passphrase"]
    assert page.go_on_before is None


def test_names_come_without_opening_anybodys_record(practice: Practice) -> None:
    maya = practice.client(preferred_name="May")
    before = len(practice.services.audit_log.search(limit=1000).entries)
    names = practice.services.clients.names([maya.id, maya.id, ClientId("nobody")])
    assert names == {maya.id: "May Tremblay"}
    assert len(practice.services.audit_log.search(limit=1000).entries) == before


def test_every_open_note_is_listed_from_its_first_minute(practice: Practice) -> None:
    ahead = practice.visit(starts_at=practice.clock.now() + timedelta(hours=2))
    notes = [practice.note(), practice.note(ahead)]
    open_ = [card.visit.id for card in practice.services.visits.unsigned()]
    assert open_ == [note.visit_id for note in notes]
    assert practice.services.visits.waiting().unsigned == ()


def test_a_signed_note_is_not_open(practice: Practice) -> None:
    practice.signed_note()
    assert practice.services.visits.unsigned() == ()


def test_reading_a_health_history_is_logged(practice: Practice) -> None:
    maya = practice.client()
    form = practice.history(maya)
    assert practice.services.intake.open(form.id) == form
    last = practice.services.audit_log.search(limit=1).entries[0].event
    assert (last.act, last.kind, last.record, last.client) == (Act.VIEWED, Kind.FORM, form.id, maya.id)
    with pytest.raises(NotFound):
        practice.services.intake.open(FormId("none"))


def test_a_note_on_the_timeline_knows_its_visit(practice: Practice) -> None:
    note = practice.note()
    [line] = [one for one in practice.services.timelines.of(note.client_id) if one.kind is Kind.NOTE]
    assert line.visit == note.visit_id


def test_a_secret_that_was_replaced_is_logged_without_its_content(practice: Practice) -> None:
    practice.services.audit_log.note_secret("recovery code")
    event = practice.services.audit_log.search(limit=1).entries[0].event
    assert (event.act, event.kind, event.detail) == (Act.SECRET_CHANGED, Kind.VAULT, "recovery code")
