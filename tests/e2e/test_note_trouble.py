"""The note in hard times: the window is closed over it, the clock goes back, the text is enormous, a flag blocks."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLabel

from rmt_desktop.base.i18n import translator
from rmt_desktop.base.settings import Preferences
from rmt_desktop.domain.screening import Decision
from tests.support.clock import FrozenClock
from tests.support.journey import CONCERN, Journey

CONTROL = Qt.KeyboardModifier.ControlModifier


def test_closing_the_window_over_an_open_note_keeps_the_last_letter(
    journey: Journey, arrive: Callable[..., Journey]
) -> None:
    visit = journey.a_visit()
    page = journey.open_note(visit)
    journey.hand.write(CONCERN, "Stiff since Monday")
    assert page.note.version == journey.stored(visit).version
    assert journey.program.window.close()
    assert not journey.program.is_open
    again = arrive().unlock()
    assert again.stored(visit).subjective.concern == "Stiff since Monday"
    assert again.open_note(visit).note.subjective.concern == "Stiff since Monday"


def test_a_clock_set_back_keeps_the_draft_and_refuses_the_signature_until_it_is_right(
    journey: Journey, clock: FrozenClock
) -> None:
    visit = journey.a_visit()
    page = journey.open_note(visit)
    clock.forward(days=-2)
    journey.hand.write(CONCERN, "Stiff since Monday")
    journey.hand.key(Qt.Key.Key_Return, CONTROL)
    journey.hand.click("Sign anyway")
    assert "This computer's clock says 2026-11-21 14:02, but the record already has entries" in page.banner.text
    assert "Your work is saved." in page.banner.text
    assert "the owner of the clinic confirms that under Settings, This computer." in page.banner.text
    assert not journey.stored(visit).is_signed
    assert journey.stored(visit).subjective.concern == "Stiff since Monday"
    clock.forward(days=2)
    journey.hand.click("Sign anyway")
    journey.hand.wait(lambda: page.note.is_signed, "the signature")
    signed = journey.stored(visit)
    assert signed.signing is not None
    assert signed.signing.at >= signed.started_at


def test_a_clock_set_back_between_two_starts_is_noticed(arrive: Callable[..., Journey], clock: FrozenClock) -> None:
    journey = arrive().unlock()
    visit = journey.a_visit()
    journey.program.window.close()
    clock.forward(hours=-3)
    again = arrive().unlock()
    page = again.open_note(visit)
    again.hand.key(Qt.Key.Key_Return, CONTROL)
    again.hand.click("Sign anyway")
    assert "This computer's clock says" in page.banner.text
    assert not again.stored(visit).is_signed


def test_a_note_of_ten_thousand_characters_is_kept_signed_and_printed_whole(journey: Journey) -> None:
    words = [f"word{number:04d}" for number in range(1, 1112)]
    text = " ".join(words)
    assert len(text) > 9_990
    visit = journey.a_visit()
    journey.open_note(visit)
    journey.paste(CONCERN, text)
    journey.hand.wait(lambda: journey.stored(visit).subjective.concern == text, "the note to be saved")
    journey.hand.key(Qt.Key.Key_Return, CONTROL)
    journey.hand.click("Sign anyway")
    journey.hand.wait(lambda: journey.stored(visit).is_signed, "the signature")
    journey.answers.paths = [journey.home / "note.pdf"]
    journey.hand.click("Save as PDF…")
    printed = journey.paper("note.pdf").split()
    assert [word for word in words if word not in printed] == []


@pytest.mark.parametrize("language", ["en", "fr"])
def test_a_red_flag_is_found_by_every_word_the_field_suggests(arrive: Callable[..., Journey], language: str) -> None:
    journey = arrive(preferences=Preferences(language=language)).unlock()
    page = journey.open_note(journey.a_visit())
    tr = translator(language)
    suggested = tr("Type a word: dizziness, calf, headache…").partition(":")[2].strip(" …\u00a0\u202f").split(", ")
    assert len(suggested) == 3

    def raise_it(word: str) -> None:
        journey.hand.pick(tr("Red flag"), word)
        journey.hand.click(tr("Raise this flag"))

    for word in suggested:
        journey.in_dialog(lambda: journey.hand.click(tr("Raise a red flag")), partial(raise_it, word))
    assert len(page.note.raised) >= 2


def test_an_urgent_flag_keeps_the_note_from_being_signed_until_something_is_decided(journey: Journey) -> None:
    visit = journey.a_visit()
    notes = journey.services.notes
    notes.keep(replace(notes.start(visit).value, raised=("cauda_equina",)))
    page = journey.open_note(visit)
    journey.hand.key(Qt.Key.Key_Return, CONTROL)
    assert journey.hand.has(QLabel, "Before you can sign")
    assert not journey.hand.has(QAbstractButton, "Sign anyway")
    journey.hand.key(Qt.Key.Key_Return, CONTROL)
    assert not page.note.is_signed

    def decide() -> None:
        journey.hand.click("Record the decision")
        assert journey.hand.banner() == "Please choose what was decided."
        journey.hand.click("What was decided: ")
        journey.hand.click("Record the decision")
        assert journey.hand.banner() == "Please write in a few words what was said and done."
        journey.hand.write("What was said and done", "Sent to the emergency department at 14:05")
        journey.hand.click("Record the decision")

    journey.in_dialog(lambda: journey.hand.click("Record the decision: Cauda equina"), decide)
    assert [one.text for one in page.note.dispositions] == ["Sent to the emergency department at 14:05"]
    assert page.note.dispositions[0].decision in Decision
    assert not journey.hand.has(QLabel, "Before you can sign")
    journey.hand.click("Sign anyway")
    journey.hand.wait(lambda: journey.stored(visit).is_signed, "the signature")
