"""The database itself refuses to change what was signed, issued or logged, whatever the program would do."""

from contextlib import contextmanager

import pytest
from sqlalchemy import func, select, text
from sqlalchemy.exc import IntegrityError

from rmt_desktop.db import triggers
from rmt_desktop.db.rows import metadata
from rmt_desktop.db.rows.audit import audit
from rmt_desktop.db.rows.notes import notes
from rmt_desktop.db.rows.receipts import receipts
from rmt_desktop.domain.chart.kinds import ClinicKind
from rmt_desktop.domain.ids import KindId, ReceiptId
from rmt_desktop.domain.receipts import ReceiptPrint
from tests.support.builders import (
    NOW,
    TODAY,
    a_consent,
    a_consent_change,
    a_note,
    a_payment,
    a_plan,
    a_receipt,
    a_review,
    a_signed_form,
    a_signing,
    a_visit,
    a_void,
    an_addendum,
    an_event,
)

REWRITTEN = {"client_terms"}  # the search index is no record


@pytest.fixture
def full(furnished):
    """Return a vault that has a row in every table."""
    with furnished.unit() as unit:
        unit.forms.save(a_signed_form())
        unit.forms.add_review(a_review())
        unit.consents.add(a_consent())
        unit.consents.add_change(a_consent_change())
        unit.notes.save(a_note(signing=a_signing()))
        unit.notes.add_addendum(an_addendum())
        unit.receipts.add(a_receipt())
        unit.receipts.add_void(a_void())
        unit.receipts.add_print(ReceiptPrint(receipt_id=ReceiptId("receipt-1"), at=NOW, on=TODAY, by="Anna"))
        unit.receipts.add_payment(ReceiptId("receipt-1"), a_payment())
        unit.clinic.save_mark_kind(ClinicKind(id=KindId("kind-1"), name="Ganglion"))
        unit.plans.save(a_plan(given_at=NOW, given_by="Anna Roy"))
        unit.log(an_event(), at=NOW, user="u", user_name="Anna Roy")
        unit.commit()
    return furnished


def run(vault, statement):
    """Run a statement as a tool from outside would, and commit it."""
    with vault.unit() as unit:
        unit.connection.execute(statement)
        unit.commit()


@contextmanager
def elsewhere(vault):
    """Give a unit in which ``OR REPLACE`` takes rows away without asking, as it does in any other program."""
    with vault.unit() as unit:
        unit.connection.exec_driver_sql("PRAGMA recursive_triggers = OFF")
        assert unit.connection.exec_driver_sql("PRAGMA recursive_triggers").scalar() == 0
        yield unit


def count(vault, table):
    """Return the number of rows."""
    with vault.unit(reading=True) as unit:
        return unit.connection.execute(select(func.count()).select_from(table)).scalar_one()


def test_every_table_is_kept_from_deletion_or_is_known_to_be_no_record():
    assert set(triggers.ADDED_ONLY) | set(triggers.KEPT) | set(triggers.OF_NOTES) == set(metadata.tables) - REWRITTEN


@pytest.mark.parametrize("name", [*triggers.ADDED_ONLY, *triggers.KEPT])
def test_no_row_is_ever_deleted(full, name):
    table = metadata.tables[name]
    assert count(full, table) > 0
    with pytest.raises(IntegrityError, match="ever deleted"):
        run(full, table.delete())


@pytest.mark.parametrize("name", [*triggers.ADDED_ONLY, *triggers.KEPT])
def test_no_row_is_replaced_by_way_of_an_insert(full, name):
    table = metadata.tables[name]
    itself = table.insert().prefix_with("OR REPLACE").from_select(list(table.columns), select(table))
    with pytest.raises(IntegrityError, match=r"takes the place|no gaps|a chain"):
        run(full, itself)


@pytest.mark.parametrize("name", [*triggers.ADDED_ONLY, *triggers.KEPT])
def test_no_row_is_replaced_by_a_tool_that_has_the_triggers_against_deleting_switched_off(full, name):
    table = metadata.tables[name]
    itself = table.insert().prefix_with("OR REPLACE").from_select(list(table.columns), select(table))
    with elsewhere(full) as unit, pytest.raises(IntegrityError, match=r"takes the place|no gaps|a chain"):
        unit.connection.execute(itself)


def test_a_receipt_does_not_give_way_to_one_with_the_next_number(full):
    forged = [text("2") if column.name == "number" else column for column in receipts.columns]
    itself = receipts.insert().prefix_with("OR REPLACE").from_select(list(receipts.columns), select(*forged))
    with elsewhere(full) as unit, pytest.raises(IntegrityError, match="takes the place"):
        unit.connection.execute(itself)


def test_a_signed_note_does_not_give_way_to_a_new_note_of_its_visit(full):
    forged = [text("'forged'") if column.name == "id" else column for column in notes.columns]
    itself = notes.insert().prefix_with("OR REPLACE").from_select(list(notes.columns), select(*forged))
    with elsewhere(full) as unit, pytest.raises(IntegrityError, match="takes the place"):
        unit.connection.execute(itself)


def test_a_signed_note_does_not_give_way_to_a_draft_that_is_moved_to_its_visit(full):
    with elsewhere(full) as unit:
        unit.visits.save(a_visit(id="visit-2"))
        unit.notes.save(a_note(id="note-2", visit_id="visit-2"))
        draft = notes.update().prefix_with("OR REPLACE").where(notes.c.id == "note-2").values(visit_id="visit-1")
        with pytest.raises(IntegrityError, match="takes the place"):
            unit.connection.execute(draft)


def test_what_is_unique_is_known_to_the_triggers():
    for name in (*triggers.ADDED_ONLY, *triggers.KEPT):
        table = metadata.tables[name]
        unique = {column.name for column in table.columns if column.primary_key or column.unique}
        assert set(triggers.KEYS.get(name, ("id",))) == unique
        assert not [one for one in table.indexes if one.unique]


@pytest.mark.parametrize("name", triggers.ADDED_ONLY)
def test_no_row_that_is_only_added_is_ever_changed(full, name):
    table = metadata.tables[name]
    column = next(column for column in table.columns if not column.primary_key)
    with pytest.raises(IntegrityError, match="ever changed"):
        run(full, table.update().values({column: column}))


@pytest.mark.parametrize("name", triggers.FROZEN_BY)
def test_what_is_signed_or_given_is_not_changed(full, name):
    table = metadata.tables[name]
    with pytest.raises(IntegrityError, match="frozen"):
        run(full, table.update().values(version=table.c.version + 1))


@pytest.mark.parametrize(("name", "column"), triggers.FROZEN_BY.items())
def test_a_signature_is_not_taken_back(full, name, column):
    with pytest.raises(IntegrityError, match="frozen"):
        run(full, metadata.tables[name].update().values({column: None}))


@pytest.mark.parametrize("number", [1, 3, 100])
def test_a_receipt_number_is_neither_repeated_nor_left_out(full, number):
    with full.unit() as unit, pytest.raises(IntegrityError, match="no gaps"):
        unit.receipts.add(a_receipt(id=ReceiptId("receipt-2"), number=number))


def test_the_next_receipt_number_is_taken(full):
    with full.unit() as unit:
        unit.receipts.add(a_receipt(id=ReceiptId("receipt-2"), number=2))
        assert unit.receipts.next_number(1) == 3


@pytest.mark.parametrize("change", [{"seq": 3}, {"seq": 0}, {"previous": "not the hash of the entry before"}])
def test_an_entry_that_does_not_follow_the_last_one_is_refused(full, change):
    with full.unit(reading=True) as unit:
        last = unit.connection.execute(select(audit)).one()._asdict()
    following = last | {"seq": 2, "previous": last["hash"]}
    with pytest.raises(IntegrityError, match="chain"):
        run(full, audit.insert().values(following | change))
    run(full, audit.insert().values(following))


def test_a_receipt_is_voided_once(full):
    with full.unit() as unit, pytest.raises(IntegrityError):
        unit.receipts.add_void(a_void())
