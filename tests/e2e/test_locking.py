"""Locking: by hand or because nobody was there, nothing typed is lost and nothing can be seen."""

from collections.abc import Callable

from PySide6.QtWidgets import QLabel

from rmt_desktop.domain.audit import Act
from tests.support.journey import CONCERN, Journey
from tests.support.vaults import PASSPHRASE

IDLE = "Locked because nobody used the computer for a while."


def test_locking_by_hand_keeps_the_open_note_and_comes_back_to_it(journey: Journey) -> None:
    visit = journey.a_visit()
    journey.open_note(visit)
    journey.hand.write(CONCERN, "Stiff since Monday")
    journey.hand.click("Lock")
    assert not journey.program.is_open
    assert not journey.hand.has(QLabel, "Maya")
    journey.unlock()
    assert journey.note.note.subjective.concern == "Stiff since Monday"
    assert journey.stored(visit).visit_id == visit


def test_idle_time_locks_an_open_note_without_a_question_and_without_a_loss(journey: Journey) -> None:
    visit = journey.a_visit()
    journey.open_note(visit)
    journey.hand.write(CONCERN, "Stiff since Monday")
    journey.is_alone(minutes=9)
    assert journey.program.is_open
    journey.is_alone(minutes=2)
    assert not journey.program.is_open
    assert journey.door.banner.text == IDLE
    journey.unlock()
    assert journey.note.note.subjective.concern == "Stiff since Monday"


def test_idle_time_covers_what_only_a_person_can_finish_and_keeps_it(journey: Journey) -> None:
    def half_typed() -> None:
        journey.hand.write("First name", "Marguerite")
        journey.is_alone(minutes=11)
        assert journey.program.is_open
        assert journey.program.is_covered
        assert not journey.hand.has(QLabel, "New client")
        journey.hand.write("Pass phrase", PASSPHRASE)
        journey.hand.click("Unlock")
        journey.hand.wait(lambda: not journey.program.is_covered, "the cover to be lifted")
        journey.hand.write("Last name", "Lindqvist")
        journey.hand.click("Save")

    journey.in_dialog(lambda: journey.hand.click("New client"), half_typed)
    assert [one.legal_name for one in journey.services.clients.find("Marguerite")] == ["Marguerite Lindqvist"]


def test_the_log_says_how_often_the_vault_was_locked_and_opened(arrive: Callable[..., Journey]) -> None:
    journey = arrive()
    journey.try_to_unlock("not the pass phrase")
    journey.unlock()
    journey.hand.click("Lock")
    journey.unlock()
    verdict = journey.services.audit_log.verify()
    assert verdict.broken_at is None
    acts = [entry.event.act for entry in reversed(journey.services.audit_log.search().entries)]
    ways = [act for act in acts if act in (Act.UNLOCKED, Act.REFUSED, Act.LOCKED)]
    assert ways == [Act.REFUSED, Act.UNLOCKED, Act.LOCKED, Act.UNLOCKED]
