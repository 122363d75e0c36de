"""Escape at any moment: what is untouched closes, what is typed is asked about first, and no way loses it silently."""

from collections.abc import Callable
from dataclasses import dataclass, replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QPlainTextEdit

from rmt_desktop.domain.ids import ClientId, VisitId
from rmt_desktop.ui.context import Route
from rmt_desktop.ui.dialogs import QuestionDialog
from tests.support.builders import NECK, an_area_consent
from tests.support.journey import Journey

WORDS = "Words that took a while"


@dataclass(frozen=True)
class Desk:
    """A journey with somebody at the desk to open dialogs about."""

    journey: Journey
    client: ClientId
    visit: VisitId

    def edit_therapist(self) -> None:
        """Open a therapist's details, as the button in the settings does."""
        self.journey.go.to(Route("settings", "", "therapists"))
        self.journey.hand.click("Edit: Anna Roy")

    def decide(self) -> None:
        """Open the decision about a flag that was raised in the note."""
        notes = self.journey.services.notes
        note = notes.start(self.visit).value
        notes.keep(replace(note, raised=("cauda_equina",)))
        self.journey.open_note(self.visit)
        self.journey.hand.click("Record the decision: Cauda equina")

    def look_for_client(self) -> None:
        """Open the search for the client of a new sheet."""
        self.journey.go.to(Route("homecare"))
        self.journey.hand.click("New sheet for a client")

    def raise_flag(self) -> None:
        """Open the list of red flags in the note."""
        self.journey.open_note(self.visit)
        self.journey.hand.click("Raise a red flag")

    def change_consent(self) -> None:
        """Open the change of a consent given before."""
        self.journey.go.consent_changed(self.visit)


@pytest.fixture
def desk(arrive: Callable[..., Journey]) -> Desk:
    """Maya has arrived and agreed to the treatment of one area; questions are asked by real dialogs."""
    journey = arrive(has_real_questions=True).unlock()
    visit = journey.a_visit()
    journey.agree(visit, an_area_consent(area=NECK))
    return Desk(journey, journey.services.visits.get(visit).client_id, visit)


UNTOUCHED: dict[str, Callable[[Desk], object]] = {
    "new client": lambda desk: desk.journey.go.new_client(),
    "client": lambda desk: desk.journey.go.edit_client(desk.client),
    "book": lambda desk: desk.journey.go.book(desk.client),
    "intake": lambda desk: desk.journey.go.intake(desk.client),
    "consent": lambda desk: desk.journey.go.consent(desk.visit),
    "consent changed": Desk.change_consent,
    "therapist": Desk.edit_therapist,
    "decision": Desk.decide,
    "red flag": Desk.raise_flag,
    "client of a sheet": Desk.look_for_client,
    "guide": lambda desk: desk.journey.go.help(),
    "apology": lambda desk: desk.journey.program.apologise("a report"),
}
TYPED: dict[str, str] = {
    "new client": "First name",
    "client": "Occupation",
    "book": "Reason for the visit",
    "consent": "Name in full",
    "consent changed": "What was done about it?",
    "therapist": "Registration number",
    "decision": "What was said and done",
}


@pytest.mark.parametrize("name", UNTOUCHED)
def test_escape_closes_a_dialog_in_which_nothing_was_typed(desk: Desk, name: str) -> None:
    desk.journey.in_dialog(lambda: UNTOUCHED[name](desk), lambda: desk.journey.hand.key(Qt.Key.Key_Escape))
    assert QApplication.activeModalWidget() is None


@pytest.mark.parametrize("name", TYPED)
def test_escape_asks_before_typed_words_are_lost_and_escape_there_keeps_them(desk: Desk, name: str) -> None:
    hand = desk.journey.hand

    def escape_twice() -> None:
        hand.write(TYPED[name], WORDS)
        hand.key(Qt.Key.Key_Escape)
        assert _text(desk, TYPED[name]) == WORDS
        hand.key(Qt.Key.Key_Escape)

    def stay() -> None:
        assert isinstance(QApplication.activeModalWidget(), QuestionDialog)
        hand.key(Qt.Key.Key_Escape)

    def lose() -> None:
        hand.find(QAbstractButton, "Close without ").click()

    desk.journey.in_dialog(lambda: UNTOUCHED[name](desk), escape_twice, stay, lose)
    assert QApplication.activeModalWidget() is None


def test_escape_from_a_half_answered_history_keeps_the_answers(desk: Desk) -> None:
    hand = desk.journey.hand
    form = desk.journey.services.intake.form("minimal")
    (reasons,) = (field.label for field in form.fields() if field.key == "reasons")

    def answer() -> None:
        hand.click("Start")
        while not hand.has(QPlainTextEdit, reasons):
            hand.click("Next")
        hand.write(reasons, WORDS)
        hand.key(Qt.Key.Key_Escape)

    def look() -> None:
        assert _text(desk, reasons) == WORDS
        hand.key(Qt.Key.Key_Escape)

    desk.journey.in_dialog(lambda: desk.journey.go.intake(desk.client), answer)
    desk.journey.in_dialog(lambda: desk.journey.go.intake(desk.client), look)


def _text(desk: Desk, name: str) -> str:
    field = desk.journey.hand._field(name)
    if isinstance(field, QLineEdit):
        return field.text()
    assert isinstance(field, QPlainTextEdit)
    return field.toPlainText()
