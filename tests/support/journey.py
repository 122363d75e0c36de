"""A person's way through the real program: its window, an encrypted vault, a clock that is turned, scripted answers.

``hand`` presses and writes by accessible names, as in the self-test; preconditions are made through ``services``.
"""

import shutil
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path
from typing import Any

import pypdfium2
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication, QDialog, QPlainTextEdit

from rmt_desktop.app.preferences import KeptPreferences
from rmt_desktop.app.program import Parts, Program
from rmt_desktop.app.selftest.player import Player
from rmt_desktop.app.wiring import wire
from rmt_desktop.base.clock import Clock
from rmt_desktop.base.i18n import translator
from rmt_desktop.base.settings import Preferences, PreferencesFile
from rmt_desktop.db.opened import OpenVault
from rmt_desktop.domain.consent import AreaConsent
from rmt_desktop.domain.ids import ServiceId, TherapistId, VisitId
from rmt_desktop.domain.notes import TreatmentNote
from rmt_desktop.services.bundle import Services
from rmt_desktop.services.consents import ConsentTalk
from rmt_desktop.ui.dialogs import Ask, QtAsk
from rmt_desktop.ui.navigation import Navigator
from rmt_desktop.ui.pages.note import NotePage
from rmt_desktop.ui.pages.unlock import UnlockPage
from tests.support.builders import a_client, a_clinic, a_service, a_signature, a_therapist
from tests.support.clock import FrozenClock
from tests.support.ui import ScriptedAsk
from tests.support.vaults import CHEAP, PASSPHRASE, vault_files

CONCERN = "What the client says"


@dataclass
class Journey:
    """One program with a person in front of it. ``home`` is where preferences and papers go."""

    app: QApplication
    vault: Path
    home: Path
    clock: Clock
    ask: Ask = field(default_factory=ScriptedAsk)
    preferences: Preferences = Preferences(theme="light")
    has_real_questions: bool = False

    def __post_init__(self) -> None:
        """Build the program; nothing is shown yet."""
        self.home.mkdir(parents=True, exist_ok=True)
        kept = KeptPreferences(PreferencesFile(self.home / "preferences.json"))
        kept.change(self.preferences)
        self.program = Program(
            self.app,
            Parts(
                wiring=wire(clock=self.clock, kdf=CHEAP),
                preferences=kept,
                settings=QSettings(str(self.home / "window.ini"), QSettings.Format.IniFormat),
                folder=self.vault,
                ask=QtAsk if self.has_real_questions else lambda _tr: self.ask,
            ),
        )
        self.hand = Player(self.program.window, self.home)

    @property
    def services(self) -> Services:
        """The use cases of the open vault."""
        return self.program.services

    @property
    def door(self) -> UnlockPage:
        """The page that asks for the pass phrase."""
        return self.hand.find(UnlockPage, "")

    @property
    def go(self) -> Navigator:
        """The ways between pages."""
        navigator = self.program.window.navigator
        assert navigator is not None
        return navigator

    @property
    def note(self) -> NotePage:
        """The page of the note that is open."""
        return self.hand.find(NotePage, "")

    @property
    def answers(self) -> ScriptedAsk:
        """The scripted answers."""
        assert isinstance(self.ask, ScriptedAsk)
        return self.ask

    def start(self) -> "Journey":
        """Show the first window."""
        self.program.start()
        self.program.window.resize(1280, 800)
        return self

    def try_to_unlock(self, secret: str) -> str:
        """Type a pass phrase and press Unlock; return the sentence above it, empty when the vault opens."""
        door, tr = self.door, translator(self.preferences.language)
        door.banner.clear()
        self.hand.write(tr("Pass phrase"), secret)
        self.hand.click(tr("Unlock"))
        self.hand.wait(lambda: self.program.is_open or door.banner.text, "the vault or a sentence")
        return "" if self.program.is_open else door.banner.text

    def unlock(self) -> "Journey":
        """Open the vault."""
        assert self.try_to_unlock(PASSPHRASE) == ""
        return self

    def is_alone(self, *, minutes: float) -> None:
        """Let time pass in which nobody touches the computer. The clock is the test's own."""
        assert isinstance(self.clock, FrozenClock)
        self.clock.forward(minutes=minutes)
        self.program._idle.look()

    def close(self) -> None:
        """End the program, whatever is open."""
        self.program.window.close_now()
        self.program.window.deleteLater()
        self.hand.settle()

    def a_visit(self, *, starts_at: datetime | None = None, **client: Any) -> VisitId:
        """Enter a client, Maya unless said otherwise, who stands at the desk; return her visit."""
        blank = self.services.clients.blank(language="en")
        known = self.services.clients.save(replace(a_client(**client), id=blank.id)).value
        booked = self.services.visits.book(
            known.id,
            therapist=TherapistId("therapist-1"),
            service=ServiceId("service-60"),
            starts_at=starts_at or self.clock.now(),
            reason="Neck and shoulder pain",
            arrived=True,
        )
        return booked.value.id

    def agree(self, visit: VisitId, *areas: AreaConsent) -> None:
        """Record a consent in which everything was talked about."""
        wording = self.program._parts.wiring.catalog.consent_wording
        talk = ConsentTalk(
            visit_id=visit,
            language="en",
            elements=tuple(one.id for one in wording.elements),
            areas=areas,
            signature=a_signature(),
        )
        self.services.consents.record(talk)

    def a_signed_visit(self, **given: Any) -> VisitId:
        """Enter a visit whose note is signed."""
        visit = self.a_visit(**given)
        self.services.notes.sign(self.services.notes.start(visit).value)
        return visit

    def open_note(self, visit: VisitId) -> NotePage:
        """Open the note of a visit."""
        self.hand.open_note(visit)
        return self.note

    def stored(self, visit: VisitId) -> TreatmentNote:
        """Return the note as it is in the record."""
        note = self.services.notes.of_visit(visit)
        assert note is not None
        return note

    def paper(self, name: str) -> str:
        """Return the words of a paper that was saved at home."""
        document = pypdfium2.PdfDocument((self.home / name).read_bytes())
        text = " ".join(page.get_textpage().get_text_range() for page in document)
        document.close()
        return " ".join(text.split())

    def paste(self, name: str, text: str) -> None:
        """Put a long text into a field at once, as from the clipboard."""
        edit = self.hand.find(QPlainTextEdit, name)
        edit.setFocus()
        edit.insertPlainText(text)
        self.hand.settle()

    def in_dialog(self, opens: Callable[[], object], *plays: Callable[[], object]) -> None:
        """Do what opens dialogs, play one part in each, and see that each is closed by its part."""
        self.hand.in_dialogs(opens, *(_closing(play) for play in plays))


def _closing(play: Callable[[], object]) -> Callable[[], object]:
    def run() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, QDialog)
        play()
        assert not dialog.isVisible(), f"“{dialog.windowTitle()}” is still open"

    return run


def a_clinic_vault(folder: Path, template: Path, clock: Clock) -> Path:
    """Make a closed vault with a clinic, a therapist and a fee list in it."""
    shutil.copytree(template, folder)
    vault: OpenVault = vault_files(clock).unlock(folder, PASSPHRASE)
    wire(clock=clock, kdf=CHEAP).services(vault).clinics.set_up(a_clinic(), a_therapist(), (a_service(),))
    vault.close()
    return folder
