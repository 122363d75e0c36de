"""What is looked at after a record was opened, and what is said when it does not hold."""

import pytest
from pytestqt.qtbot import QtBot

from rmt_desktop.app.program import Program
from rmt_desktop.app.record_check import BrokenLog, check_record
from rmt_desktop.base.i18n import translator
from rmt_desktop.domain.audit import Act
from tests.support.services import Practice


def tamper(practice: Practice) -> None:
    """Change the log as somebody would who has the key and no scruples."""
    with practice.vault.unit() as unit:
        unit.connection.exec_driver_sql("DROP TRIGGER audit_refuses_update")
        unit.connection.exec_driver_sql("UPDATE audit SET detail = 'x' WHERE seq = 2")
        unit.commit()


def last_act(practice: Practice) -> Act:
    with practice.vault.unit(reading=True) as unit:
        entry = unit.audit.last()
    assert entry is not None
    return entry.event.act


def test_a_record_that_holds_is_checked_without_a_word_and_the_check_is_logged(practice: Practice) -> None:
    practice.client()
    check_record(practice.vault, practice.services.audit_log)

    assert last_act(practice) is Act.VERIFIED


def test_an_altered_log_is_named_with_its_first_false_entry(practice: Practice) -> None:
    practice.client()
    tamper(practice)
    with pytest.raises(BrokenLog) as caught:
        check_record(practice.vault, practice.services.audit_log)

    assert "altered at entry 2" in caught.value.text(translator("en"))


def test_a_signed_note_that_was_altered_is_named_by_its_entry(practice: Practice) -> None:
    practice.signed_note()
    with practice.vault.unit() as unit:
        unit.connection.exec_driver_sql("DROP TRIGGER notes_refuses_update")
        unit.connection.exec_driver_sql("UPDATE notes SET assessment = 'forged'")
        unit.commit()
    with pytest.raises(BrokenLog, match="altered after it was signed"):
        check_record(practice.vault, practice.services.audit_log)


def test_the_user_is_told_on_the_page_she_is_on(practice: Practice, program: Program, qtbot: QtBot) -> None:
    practice.client()
    tamper(practice)
    program.adopt(practice.vault)
    assert program._checking.isActive()
    program._check_record()
    navigator = program.window.navigator
    assert navigator is not None

    qtbot.waitUntil(lambda: navigator.page is not None and "altered at entry 2" in navigator.page.banner.text)


def test_after_locking_nothing_is_looked_at(practice: Practice, program: Program) -> None:
    program.adopt(practice.vault)
    assert program.lock()

    assert not program._checking.isActive()
    program._check_record()
    assert not program.tasks.is_busy


def test_a_record_whose_clinic_cannot_be_read_is_locked_all_the_same(practice: Practice, program: Program) -> None:
    program.adopt(practice.vault)
    practice.vault._transactions._is_closed = True  # as with a folder on the network that is gone
    program.lock_when_idle()

    assert not program.is_open
